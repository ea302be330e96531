#!/usr/bin/env bash
# Gives the running domain Parley's settings, which all instances obey, and the connection to the broker. Changes only what
# differs.
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

# The settings, in the configuration that all instances share: of a property of the domain those that run do not hear.
restart=
while IFS= read -r line; do
    [[ $line =~ ^parley\.[a-z.-]+= ]] || continue
    key=${line%%=*} value=${line#*=}
    holders=("$config")
    # The administration server pings the broker.
    [[ $key != parley.broker.* ]] || holders+=(server-config)
    for holder in "${holders[@]}"; do
        property=configs.config.$holder.property.payara.microprofile.$key
        if ! has_line "$property=$value"; then
            has "$property=" && restart=yes
            add "set-config-property --source=config --sourceName=$holder --target=$holder --propertyName=$key" \
                "\"--propertyValue=$value\""
        fi
    done
done <"$PARLEY_PROPERTIES"
secrets=$(cd "$PARLEY_SECRETS" && pwd)
for holder in server-config "$config"; do
    has_line "configs.config.$holder.microprofile-config.secret-dir=$secrets" ||
        add "set-config-dir \"--directory=$secrets\" --target $holder"
    # For how long Payara remembers a setting before it looks again: 60 seconds if nothing is said.
    add_setting "configs.config.$holder.microprofile-config.cache-duration-seconds" 2
    # The folder of secrets is watched by threads that Payara has three of, and by which the administration server sees
    # that an instance has started: without more, a start from the console or by start-instance lasts until it times out.
    add_setting "configs.config.$holder.payara-executor-service-configuration.scheduled-thread-pool-executor-core-pool-size" 8
done
run_commands

# The broker: resource adapter, pool of connections, and its name. The nodes do not use it among themselves: it is for
# queues and transactions. The adapter reads host and account from the settings above each time it starts.
account='UserName=${MPCONFIG\\=parley.broker.user}:Password=${MPCONFIG\\=parley.broker.password}'
has resources.resource-adapter-config.artemis.property.ConnectionParameters= ||
    add 'create-resource-adapter-config --property' \
        '"ConnectionParameters=host\\=${MPCONFIG\\=parley.broker.host};port\\=${MPCONFIG\\=parley.broker.port}:'"$account\"" artemis
# Its connections for sending do not inherit the account, so the pool names it too.
group=deployment-groups.deployment-group.$PAYARA_GROUP
run_commands
deploy_archive artemis "$PARLEY_RAR" servers.server.server "$group"
has_line resources.connector-connection-pool.jms/parleyPool.name=jms/parleyPool ||
    add create-connector-connection-pool --raname artemis --connectiondefinition jakarta.jms.ConnectionFactory \
        --transactionsupport XATransaction --steadypoolsize 1 --maxpoolsize 32 --poolresize 1 --isconnectvalidatereq=false \
        "--property \"$account\"" jms/parleyPool
has_line resources.connector-resource.jms/parley.jndi-name=jms/parley ||
    add create-connector-resource --poolname jms/parleyPool --target "$PAYARA_GROUP" jms/parley
# Given a deployment group, Payara makes the resource and forgets the reference.
has_line "$group.resource-ref.jms/parley.ref=jms/parley" ||
    add create-resource-ref --target "$PAYARA_GROUP" jms/parley
run_commands

asadmin ping-connection-pool jms/parleyPool >"$work/ping" 2>&1 || {
    cat "$work/ping" >&2
    die "parley.broker.host, parley.broker.port, parley.broker.user, parley.broker.password: no connection to the broker"
}
say "The domain $PAYARA_DOMAIN is configured, and the broker answers"
[[ -z $restart ]] || say "A setting has another value than before: unless it obeys at once, ./restart-instances.sh --all"
