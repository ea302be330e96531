#!/usr/bin/env bash
# Gives the running domain the deployment group of Parley's instances, and the configuration that they all have.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

read_state
if ! has_line "configs.config.$config.name=$config"; then
    say "Creating the deployment group $PAYARA_GROUP"
    add copy-config default-config "$config"
    run_commands
    read_state
fi
has_line "deployment-groups.deployment-group.$PAYARA_GROUP.name=$PAYARA_GROUP" || add create-deployment-group "$PAYARA_GROUP"

group=configs.config.$config
listeners=$group.network-config.network-listeners.network-listener
http=$group.network-config.protocols.protocol.http-listener-1.http
tcp=$group.network-config.transports.transport.tcp

# Off for moments only, by the scripts that give instances something for their next start.
add_setting "$group.dynamic-reconfiguration-enabled" true
# Addresses, like ports, are system properties of each instance.
add_setting "$listeners.http-listener-1.address" '${HTTP_LISTENER_ADDRESS}'
add_setting "$listeners.admin-listener.address" '${ASADMIN_LISTENER_ADDRESS}'
add_setting "$group.admin-service.jmx-connector.system.address" '${JMX_SYSTEM_CONNECTOR_ADDRESS}'
# TLS ends at the load balancer, and Parley has no remote EJBs.
for listener in "$listeners.http-listener-2" "$group.iiop-service.iiop-listener."{orb-listener-1,SSL,SSL_MUTUALAUTH}; do
    add_setting "$listener.enabled" false
done
# Parley shares nothing between nodes through Payara: no data grid, no message broker inside, and no timers in a database.
add_setting "$group.hazelcast-config-specific-configuration.enabled" false
add_setting "$group.jms-service.type" DISABLED
add_setting "$group.ejb-container.ejb-timer-service.ejb-timer-service" Dummy

add_setting "$group.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size" "$PAYARA_HTTP_THREADS"
add_setting "$tcp.max-connections-count" "$PAYARA_HTTP_BACKLOG"
add_setting "$http.request-timeout-seconds" "$PAYARA_REQUEST_TIMEOUT"
add_setting "$http.timeout-seconds" "$PAYARA_KEEP_ALIVE"
# Whoever is let through by a load balancer to speak HTTP/2 without TLS (h2c) is past its rules.
add_setting "$http.http2-enabled" false
# Grizzly keeps up to 120 times this for a reader that does not read: 7.9 MB by default, 0.26 MB so.
add_setting "$tcp.socket-write-buffer-size" 65536
# Tyrus schedules an idle timer for each socket, Parley's too, which have none. With the context of the caller, which
# nothing in Parley needs there, that costs more than all else of a handshake.
add_setting resources.managed-scheduled-executor-service.concurrent/__defaultManagedScheduledExecutorService.context-info-enabled false

options=$(grep -F "$group.java-config.jvm-options=" "$work/state")
heap=$(grep -oE -- '-Xmx[^,]+' <<<"$options")
if [[ $heap != "-Xmx$PAYARA_HEAP" ]]; then
    add delete-jvm-options --target "$config" "$heap"
    add create-jvm-options --target "$config" "-Xmx$PAYARA_HEAP"
fi
[[ $options == *-Dparley.node.name=* ]] ||
    add create-jvm-options --target "$config" '-Dparley.node.name=${com.sun.aas.instanceName}'
# Payara starts its services by several threads, which now and then trip over each other on a busy machine; then the instance ends.
# https://github.com/payara/Payara/issues/6101
[[ $options == *-Dorg.glassfish.startupThreadPolicy=* ]] ||
    add create-jvm-options --target "$config" -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS

[[ ! -s $work/commands ]] || for_next_start run_commands
say "The deployment group $PAYARA_GROUP has its configuration"
