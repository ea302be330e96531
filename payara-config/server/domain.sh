# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=domain.env
source "${PARLEY_DOMAIN_ENV:-$here/domain.env}"

domain_folder=$PAYARA_DOMAINS/$PAYARA_DOMAIN
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%s\n' "$*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

[[ -x $PAYARA_HOME/glassfish/bin/asadmin ]] || die "PAYARA_HOME=$PAYARA_HOME: no glassfish/bin/asadmin in there"
[[ -r $PAYARA_PASSWORD_FILE ]] || die "PAYARA_PASSWORD_FILE=$PAYARA_PASSWORD_FILE: cannot be read; it holds AS_ADMIN_PASSWORD=..."

asadmin() {
    "$PAYARA_HOME/glassfish/bin/asadmin" --interactive=false --host "$admin_host" --port "$PAYARA_ADMIN_PORT" \
        --user "$PAYARA_ADMIN_USER" --passwordfile "$PAYARA_PASSWORD_FILE" "$@"
}

# A server that listens on every address is called by loopback.
admin_host=$PAYARA_ADMIN_ADDRESS
[[ $admin_host == 0.0.0.0 || $admin_host == :: ]] && admin_host=127.0.0.1

running() {
    local domains
    domains=$(asadmin list-domains --domaindir "$PAYARA_DOMAINS") || return 1
    grep -qx "$PAYARA_DOMAIN running" <<<"$domains"
}

# Writes the whole configuration of the running domain, name=value, to $work/state.
read_state() {
    asadmin get '*' >"$work/state" || die "the domain $PAYARA_DOMAIN does not answer on $admin_host:$PAYARA_ADMIN_PORT"
}

has() { grep -qF -- "$1" "$work/state"; }

has_line() { grep -qxF -- "$1" "$work/state"; }

# Commands collect in $work/commands and are run by one asadmin: each start of it costs a second.
: >"$work/commands"

add() { printf '%s\n' "$*" >>"$work/commands"; }

# Adds a set command unless the domain has the value already.
add_setting() {
    has_line "$1=$2" || add "set \"$1=$2\""
}

# Runs what was collected. asadmin's exit code says nothing about the single command, so its words are counted.
run_commands() {
    local wanted done_
    wanted=$(wc -l <"$work/commands")
    ((wanted > 0)) || return 0
    asadmin multimode --file "$work/commands" >"$work/answers" 2>&1 || true
    done_=$(grep -cE '^Command .* executed successfully\.$' "$work/answers" || true)
    # One more: multimode itself.
    if ((done_ < wanted + 1)); then
        sed 's/^/    /' "$work/answers" >&2
        die "asadmin refused a command of these: $(cut -d' ' -f1,2 "$work/commands" | paste -sd, -)"
    fi
    : >"$work/commands"
}

checksum() { sha256sum "$1" | cut -d' ' -f1; }
