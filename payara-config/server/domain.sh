# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=domain.env
source "${PARLEY_DOMAIN_ENV:-$here/domain.env}"

domain_folder=$PAYARA_DOMAINS/$PAYARA_DOMAIN
config=$PAYARA_GROUP-config
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
callable() {
    if [[ $1 == 0.0.0.0 || $1 == :: ]]; then say 127.0.0.1; else say "$1"; fi
}

admin_host=$(callable "$PAYARA_ADMIN_HOST")

# asadmin list-domains has several words for it, "running, restart required" among them, and says "not running" of one that
# is too busy to answer. To start a second one would take the first its password.
running() { pgrep -f -- "-domaindir $(realpath -m "$domain_folder") " >/dev/null; }

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

# Runs what was collected. asadmin's exit code says nothing about the single command, so its words are counted. It calls
# failed, too, what an instance did not hear of, because it does not run or is not to hear yet, and takes when it starts.
run_commands() {
    local wanted done_
    wanted=$(wc -l <"$work/commands")
    ((wanted > 0)) || return 0
    asadmin multimode --file "$work/commands" >"$work/answers" 2>&1 || true
    done_=$(awk '
        /^(Warning|WARNING): .* was not replicated to / { unheard = 1 }
        tolower($0) ~ /failure: / { failure = 1 }
        /^Command .* (executed successfully|completed with warnings|failed)\.$/ {
            if (!/failed\.$/ || unheard && !failure) done++
            unheard = failure = 0
        }
        END { print done + 0 }' "$work/answers")
    # One more: multimode itself.
    if ((done_ < wanted + 1)); then
        sed 's/^/    /' "$work/answers" >&2
        die "asadmin refused a command of these: $(cut -d' ' -f1,2 "$work/commands" | paste -sd, -)"
    fi
    : >"$work/commands"
}

# Whether instances that run hear of changes at once.
live() {
    asadmin set "configs.config.$config.dynamic-reconfiguration-enabled=$1" >"$work/live" 2>&1 ||
        { cat "$work/live" >&2; die "The configuration $config cannot be changed"; }
}

# Runs a function of ours whose changes instances that run do not hear of: they take them when they start again, and until
# then the administration server says that they require a restart.
for_next_start() {
    local status=0
    live false
    ("$@") || status=$?
    live true
    return "$status"
}

checksum() { sha256sum "$1" | cut -d' ' -f1; }

# Not one of the collected commands: that instances do not hear of it is a warning, which multimode takes for a failure.
deploy() {
    asadmin deploy --force=true --target domain "$@" >"$work/deployed" 2>&1 || true
    grep -qE '^Command deploy (executed successfully|completed with warnings)\.$' "$work/deployed" || {
        cat "$work/deployed" >&2
        # Payara takes the former one away before it looks at the new one.
        say "Instances that run go on with the former one, which the domain has lost: deploy that before any restarts." >&2
        die "It was not deployed; see $domain_folder/logs/server.log"
    }
}

# Gives targets an archive, unless the domain has precisely this one.
deploy_archive() {
    local name=$1 archive=$2 sum target
    shift 2
    sum=$(checksum "$archive")
    if ! has_line "applications.application.$name.property.parley-sha256=$sum"; then
        jar --list --file "$archive" >"$work/content" 2>&1 || die "$archive: jar cannot read it, it is damaged. Nothing has been changed"
        say "Deploying $(realpath "$archive")"
        for_next_start deploy --name "$name" --properties "parley-sha256=$sum" "$archive"
    fi
    for target; do
        has_line "$target.application-ref.$name.ref=$name" || add create-application-ref --target "${target##*.}" "$name"
    done
    run_commands
}
