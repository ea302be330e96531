# shellcheck shell=bash
# Starting and stopping the instances of this machine, for the scripts of this folder. Sourced after domain.sh.
command -v curl >/dev/null || die "curl is missing"

instance() {
    local command=$1 name=$2
    shift 2
    asadmin "$command-local-instance" --nodedir "$PAYARA_INSTANCES_FOLDER" --node "$PAYARA_MACHINE" "$@" "$name"
}

# Writes what the administration server sees of each instance of the domain, a line each, to $work/instances.
read_instances() {
    asadmin list-instances --nostatus=false >"$work/instances" ||
        die "the domain $PAYARA_DOMAIN does not answer on $admin_host:$PAYARA_ADMIN_PORT"
}

runs() { grep -qE "^$1 +running" "$work/instances"; }

must_restart() { grep -qE "^$1 +running; +requires restart" "$work/instances"; }

log_of() { say "$PAYARA_INSTANCES_FOLDER/$PAYARA_MACHINE/$1/logs/server.log"; }

start() {
    say "Starting $1"
    instance start "$1" --timeout "$PAYARA_START_PATIENCE" >"$work/$1.started" 2>&1 ||
        { cat "$work/$1.started" >&2; die "$1 did not start; see $(log_of "$1")"; }
}

ready_page() { say "http://$(callable "$PAYARA_HTTP_ADDRESS"):$1/health/ready"; }

# Whether Parley is there, ready or not, and does not drain. Payara alone answers 200, without a check, when the application
# could not be started.
serves() { [[ $(curl -s --max-time 5 "$(ready_page "$1")") == *'"serving"'* ]]; }

await_ready() {
    local name=$1 page answer='' deadline=$((SECONDS + PAYARA_START_PATIENCE))
    page=$(ready_page "$2")
    until answer=$(curl -sf --max-time 5 "$page") && [[ $answer == *'"serving"'* ]]; do
        ((SECONDS < deadline)) || die "$name is not ready after $PAYARA_START_PATIENCE s; see $page and $(log_of "$name")"
        sleep 1
    done
    say "$name serves on ${page%health/ready}"
}
