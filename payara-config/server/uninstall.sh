#!/usr/bin/env bash
# Takes away what install.sh has made on this machine: the instances, this machine as a node of the domain, and, where the
# administration server is, the domain. Leaves the add-on, which is Payara's, and all that other servers keep.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"
source "$here/instances.sh"

machine_folder=$PAYARA_INSTANCES_FOLDER/$PAYARA_MACHINE

processes_of() { pgrep -f -- "-instancedir $machine_folder/$1( |\$)"; }

# Payara says of an instance that is just starting that it does not run, so it is told to stop until it has.
end() {
    local name=$1 deadline=$((SECONDS + PAYARA_START_PATIENCE + PAYARA_STOP_PATIENCE))
    while processes_of "$name" >/dev/null; do
        ((SECONDS < deadline)) || die "$name does not stop; see $(log_of "$name"), and kill process $(processes_of "$name")"
        instance stop "$name" --timeout "$PAYARA_STOP_PATIENCE" >"$work/stopped" 2>&1 || true
        sleep 1
    done
}

delete_instances() {
    local name
    for name in $(sed -nE "s/^servers\.server\.([^.]+)\.node-ref=$PAYARA_MACHINE\$/\1/p" "$work/state"); do
        say "Stopping $name"
        end "$name"
        instance delete "$name" >"$work/deleted" 2>&1 || { cat "$work/deleted" >&2; die "$name could not be deleted"; }
        say "$name is gone"
    done
    ! has_line "nodes.node.$PAYARA_MACHINE.name=$PAYARA_MACHINE" || add delete-node-config "$PAYARA_MACHINE"
    run_commands
    rm -rf "${machine_folder:?}"
}

refuse_while_others_have_instances() {
    local elsewhere
    elsewhere=$(sed -nE 's/^servers\.server\.[^.]+\.node-ref=(.+)$/\1/p' "$work/state" |
        awk -v here="$PAYARA_MACHINE" -v domain="localhost-$PAYARA_DOMAIN" \
            '$0 != here && $0 != domain && !seen[$0]++' | paste -sd, -)
    [[ -z $elsewhere ]] || die "The domain $PAYARA_DOMAIN has instances on $elsewhere: run uninstall.sh there first"
}

delete_domain() {
    say "Deleting the domain $PAYARA_DOMAIN"
    {
        asadmin stop-domain --domaindir "$PAYARA_DOMAINS" "$PAYARA_DOMAIN" &&
            asadmin delete-domain --domaindir "$PAYARA_DOMAINS" "$PAYARA_DOMAIN"
    } >"$work/deleted" 2>&1 || { cat "$work/deleted" >&2; die "The domain $PAYARA_DOMAIN could not be deleted"; }
}

if [[ -f $domain_folder/config/domain.xml ]]; then
    "$here/create-domain.sh"
    read_state
    refuse_while_others_have_instances
    delete_instances
    delete_domain
elif [[ -d $machine_folder ]]; then
    read_state
    delete_instances
fi
say "Nothing of the domain $PAYARA_DOMAIN is on this machine"
