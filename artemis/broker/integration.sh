#!/usr/bin/env bash
# Another corporate system's account at this broker: its user, its addresses, and rights to these alone. A running broker knows of it
# within seconds. Run at the broker that is the home of integrations (parley.broker.integrations), and at its backup.
#
#   integration.sh add NAME     makes it, or gives it another password, which is read from standard input: as text, or as the hash that
#                               `artemis mask --hash` makes, written ENC(hash)
#   integration.sh remove NAME  ends its rights; what waits at its addresses stays
#   integration.sh list
#
# The files are in the folder PARLEY_BROKER_USERS (this script's own, if nothing is said). ARTEMIS is the broker's own command, which
# hashes the password (../bin/artemis).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${PARLEY_BROKER_USERS:-$here}
users=$folder/integration-users.properties
roles=$folder/integration-roles.properties
rights=$folder/integrations

die() {
    printf 'integration.sh: %s\n' "$*" >&2
    exit 1
}

# Whole or not at all: the broker may read at this moment.
write() {
    cat >"$1.new"
    mv "$1.new" "$1"
}

without() {
    grep -v "^$name = " "$1" || true
}

hashed() {
    local password
    IFS= read -r password || [[ -n $password ]] || die "no password on standard input"
    if [[ $password != ENC\(*\) ]]; then
        # As a file of arguments, since everybody can read a command line.
        [[ $password != *[[:space:]\"\'\\#]* ]] || die "the password has a space, a quotation mark, a backslash or a # in it"
        password=$("${ARTEMIS:-$here/../bin/artemis}" mask --hash @/dev/stdin <<<"\"$password\"" | sed -n 's/^result: //p')
        [[ -n $password ]] || die "artemis mask made no hash"
        password="ENC($password)"
    fi
    printf '%s\n' "$password"
}

# address, role, rights
grant() {
    local right
    for right in "${@:3}"; do
        printf 'securityRoles."%s".%s.%s = true\n' "$1" "$2" "$right"
    done
}

queue() {
    printf 'addressConfigurations."%s".routingTypes = ANYCAST\n' "$1"
    printf 'addressConfigurations."%s".queueConfigs."%s".routingType = ANYCAST\n' "$1" "$1"
}

# The rights to an address replace those that broker.xml gives to all addresses; so the nodes and operators have theirs here as well.
account() {
    local events=parley.events.$name commands=parley.commands.$name replies=parley.replies.$name rejected=parley.rejected.$name
    printf 'addressConfigurations."%s".routingTypes = MULTICAST\n' "$events"
    queue "$commands"
    queue "$replies"
    queue "$rejected"

    grant "$events" parley send
    grant "$events" "$name" consume browse createDurableQueue deleteDurableQueue createNonDurableQueue deleteNonDurableQueue
    grant "$commands" "$name" send
    grant "$commands" parley send consume
    grant "$replies" parley send
    grant "$replies" "$name" consume browse
    grant "$rejected" parley send consume browse
    grant "$rejected" "$name" consume browse
    for address in "$events" "$commands" "$replies" "$rejected"; do
        grant "$address" operator consume browse deleteDurableQueue deleteAddress view edit
    done
}

# The nodes alone know which broker is the home of integrations: a word where it may be another.
at_home() {
    local profile=$folder/artemis.profile
    if grep -Eqs 'parley\.broker\.peers=[1-9]' "$profile"; then
        printf '%s: %s\n' "$name" "added at this broker, one of several. Nodes and $name find it here only if parley.broker.integrations names this one." >&2
    fi
}

umask 077
mkdir -p "$rights"
touch "$users" "$roles"
name=${2:-}
case ${1:-} in
    add | remove)
        [[ $name =~ ^[a-z0-9][a-z0-9-]{2,31}$ ]] ||
            die "the name must be of 3 to 32 characters, a to z, 0 to 9 and dash, the first no dash; it is '$name'"
        [[ ! $name =~ ^(parley|operator|cluster)$ ]] || die "$name: the broker has a user or role of that name"
        ;;
esac
case ${1:-} in
    add)
        password=$(hashed)
        { without "$users" && printf '%s = %s\n' "$name" "$password"; } | write "$users"
        { without "$roles" && printf '%s = %s\n' "$name" "$name"; } | write "$roles"
        account | write "$rights/$name.properties"
        at_home
        ;;
    remove)
        without "$users" | write "$users"
        without "$roles" | write "$roles"
        rm -f "$rights/$name.properties"
        ;;
    list)
        sed 's/ = .*//' "$users"
        ;;
    *)
        die "usage: integration.sh add NAME <password-file | remove NAME | list"
        ;;
esac
