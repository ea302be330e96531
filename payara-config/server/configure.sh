#!/usr/bin/env bash
# Gives the running domain Parley's settings and its connection to the broker. Changes only what differs.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

[[ -r $PARLEY_PROPERTIES ]] || die "PARLEY_PROPERTIES=$PARLEY_PROPERTIES: cannot be read"
[[ -d $PARLEY_SECRETS ]] || die "PARLEY_SECRETS=$PARLEY_SECRETS: no such folder; it holds a file for each secret"
[[ -r $PARLEY_RAR ]] || die "PARLEY_RAR=$PARLEY_RAR: cannot be read"
for key in parley.broker.host parley.broker.port parley.broker.user; do
    grep -q "^$key=." "$PARLEY_PROPERTIES" || die "$key: missing in $PARLEY_PROPERTIES"
done
for key in parley.database.password parley.broker.password; do
    [[ -s $PARLEY_SECRETS/$key ]] || die "$key: missing in $PARLEY_SECRETS"
done

read_state

# The settings.
restart=
while IFS= read -r line; do
    [[ $line =~ ^parley\.[a-z.-]+= ]] || continue
    key=${line%%=*} value=${line#*=}
    if ! has_line "property.payara.microprofile.$key=$value"; then
        has "property.payara.microprofile.$key=" && restart=yes
        add "set-config-property --source=domain --propertyName=$key \"--propertyValue=$value\""
    fi
done <"$PARLEY_PROPERTIES"
secrets=$(cd "$PARLEY_SECRETS" && pwd)
has_line "configs.config.server-config.microprofile-config.secret-dir=$secrets" || add "set-config-dir \"--directory=$secrets\""
# For how long Payara remembers a setting before it looks again: 60 seconds if nothing is said.
add_setting configs.config.server-config.microprofile-config.cache-duration-seconds 2
run_commands

# The broker: resource adapter, pool of connections, and its name. The nodes do not use it among themselves: it is for
# queues and transactions. The adapter reads host and account from the settings above each time it starts.
account='UserName=${MPCONFIG\\=parley.broker.user}:Password=${MPCONFIG\\=parley.broker.password}'
has resources.resource-adapter-config.artemis.property.ConnectionParameters= ||
    add 'create-resource-adapter-config --property' \
        '"ConnectionParameters=host\\=${MPCONFIG\\=parley.broker.host};port\\=${MPCONFIG\\=parley.broker.port}:'"$account\"" artemis
# Its connections for sending do not inherit the account, so the pool names it too.
adapter=$(checksum "$PARLEY_RAR")
has_line "applications.application.artemis.property.parley-sha256=$adapter" ||
    add "deploy --name artemis --force=true --properties parley-sha256=$adapter \"$PARLEY_RAR\""
has_line resources.connector-connection-pool.jms/parleyPool.name=jms/parleyPool ||
    add create-connector-connection-pool --raname artemis --connectiondefinition jakarta.jms.ConnectionFactory \
        --transactionsupport XATransaction --steadypoolsize 1 --maxpoolsize 32 --poolresize 1 --isconnectvalidatereq=false \
        "--property \"$account\"" jms/parleyPool
has_line resources.connector-resource.jms/parley.jndi-name=jms/parley ||
    add create-connector-resource --poolname jms/parleyPool jms/parley
run_commands

asadmin ping-connection-pool jms/parleyPool >"$work/ping" 2>&1 || {
    cat "$work/ping" >&2
    die "parley.broker.host, parley.broker.port, parley.broker.user, parley.broker.password: no connection to the broker"
}
say "The domain $PAYARA_DOMAIN is configured, and the broker answers"
[[ -z $restart ]] || say "A setting has another value than before: restart the domain (asadmin restart-domain $PAYARA_DOMAIN)"
