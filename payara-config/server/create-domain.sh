#!/usr/bin/env bash
# Makes the domain unless it exists, and starts it unless it runs. From its first moment it listens only where
# domain.env says; Payara's own defaults are every address of the machine.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

create() {
    say "Creating the domain $PAYARA_DOMAIN in $PAYARA_DOMAINS"
    mkdir -p "$PAYARA_DOMAINS"
    local ports=domain.jmxPort=$PAYARA_JMX_PORT:orb.listener.port=$PAYARA_ORB_PORT
    ports+=:orb.ssl.port=$PAYARA_ORB_SSL_PORT:orb.mutualauth.port=$PAYARA_ORB_MUTUAL_SSL_PORT
    ports+=:http.ssl.port=$PAYARA_HTTPS_PORT
    asadmin create-domain --domaindir "$PAYARA_DOMAINS" --checkports=false --adminport "$PAYARA_ADMIN_PORT" \
        --instanceport "$PAYARA_HTTP_PORT" --domainproperties "$ports" "$PAYARA_DOMAIN" >"$work/created" 2>&1 ||
        { cat "$work/created" >&2; die "The domain could not be created"; }
}

# What asadmin cannot change before the server has run once: the heap, and the message broker inside Payara, which would
# open a port on every address during the very first start. server-config comes first in the file.
edit_stopped_domain() {
    local file=$domain_folder/config/domain.xml
    sed -E "0,/<jvm-options>-Xmx[^<]*</s//<jvm-options>-Xmx$PAYARA_HEAP</" "$file" >"$work/domain.xml"
    if ! grep -qE '<jms-service[^>]*type="DISABLED"' "$work/domain.xml"; then
        sed -i '0,/<connector-service/s//<jms-service type="DISABLED"><\/jms-service>\n            <connector-service/' "$work/domain.xml"
    fi
    cmp -s "$work/domain.xml" "$file" || cat "$work/domain.xml" >"$file"
}

# Run by the server before it opens a port.
write_pre_boot_commands() {
    local config=configs.config.server-config listener
    local http=$config.network-config.network-listeners.network-listener
    {
        for listener in http-listener-1:$PAYARA_HTTP_ADDRESS:$PAYARA_HTTP_PORT \
            http-listener-2:$PAYARA_HTTP_ADDRESS:$PAYARA_HTTPS_PORT admin-listener:$PAYARA_ADMIN_ADDRESS:$PAYARA_ADMIN_PORT; do
            IFS=: read -r name address port <<<"$listener"
            say "set $http.$name.address=$address"
            say "set $http.$name.port=$port"
        done
        for listener in orb-listener-1:$PAYARA_ORB_PORT SSL:$PAYARA_ORB_SSL_PORT SSL_MUTUALAUTH:$PAYARA_ORB_MUTUAL_SSL_PORT; do
            say "set $config.iiop-service.iiop-listener.${listener%:*}.address=$PAYARA_ORB_ADDRESS"
            say "set $config.iiop-service.iiop-listener.${listener%:*}.port=${listener#*:}"
        done
        say "set $config.admin-service.jmx-connector.system.address=$PAYARA_JMX_ADDRESS"
        say "set $config.admin-service.jmx-connector.system.port=$PAYARA_JMX_PORT"
        # Parley shares nothing between nodes through Payara: no data grid, and no timers in a database.
        say "set $config.hazelcast-config-specific-configuration.enabled=false"
        say "set $config.ejb-container.ejb-timer-service.ejb-timer-service=Dummy"
        # Grizzly keeps up to 120 times this for a reader that does not read: 7.9 MB by default, 0.26 MB so.
        say "set $config.network-config.transports.transport.tcp.socket-write-buffer-size=65536"
        say "set $config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=$PAYARA_HTTP_THREADS"
    } >"$work/pre-boot"
}

[[ -f $domain_folder/config/domain.xml ]] || create
if running; then
    say "The domain $PAYARA_DOMAIN runs"
else
    edit_stopped_domain
    write_pre_boot_commands
    say "Starting the domain $PAYARA_DOMAIN"
    asadmin start-domain --domaindir "$PAYARA_DOMAINS" --prebootcommandfile "$work/pre-boot" "$PAYARA_DOMAIN" >"$work/started" 2>&1 ||
        { cat "$work/started" >&2; die "The domain did not start; see $domain_folder/logs/server.log"; }
fi
