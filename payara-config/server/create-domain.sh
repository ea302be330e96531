#!/usr/bin/env bash
# Makes the domain unless it exists, and starts its administration server unless it runs. From its first moment that listens
# only where domain.env says, and talks only TLS; Payara's own defaults are every address of the machine, and plain HTTP.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

create() {
    say "Creating the domain $PAYARA_DOMAIN in $PAYARA_DOMAINS"
    mkdir -p "$PAYARA_DOMAINS"
    asadmin create-domain --domaindir "$PAYARA_DOMAINS" --checkports=false --adminport "$PAYARA_ADMIN_PORT" \
        --domainproperties "domain.jmxPort=$PAYARA_JMX_PORT" "$PAYARA_DOMAIN" >"$work/created" 2>&1 ||
        { cat "$work/created" >&2; die "The domain could not be created"; }
}

# What asadmin cannot change before the server has run once: the heap, and the message broker inside Payara, which would
# open a port on every address during the very first start. server-config comes first in the file.
edit_stopped_domain() {
    local file=$domain_folder/config/domain.xml
    sed -E "0,/<jvm-options>-Xmx[^<]*</s//<jvm-options>-Xmx$PAYARA_ADMIN_HEAP</" "$file" >"$work/domain.xml"
    if ! grep -qE '<jms-service[^>]*type="DISABLED"' "$work/domain.xml"; then
        sed -i '0,/<connector-service/s//<jms-service type="DISABLED"><\/jms-service>\n            <connector-service/' "$work/domain.xml"
    fi
    cmp -s "$work/domain.xml" "$file" || cat "$work/domain.xml" >"$file"
}

# Run by the server before it opens a port.
write_pre_boot_commands() {
    local server=configs.config.server-config listener
    local listeners=$server.network-config.network-listeners.network-listener
    {
        # Nothing is deployed here, and Parley has no remote EJBs.
        for listener in "$listeners.http-listener-1" "$listeners.http-listener-2" \
            "$server.iiop-service.iiop-listener."{orb-listener-1,SSL,SSL_MUTUALAUTH}; do
            say "set $listener.enabled=false"
        done
        say "set $listeners.admin-listener.address=$PAYARA_ADMIN_ADDRESS"
        say "set $listeners.admin-listener.port=$PAYARA_ADMIN_PORT"
        say "set $server.admin-service.jmx-connector.system.address=$PAYARA_JMX_ADDRESS"
        say "set $server.admin-service.jmx-connector.system.port=$PAYARA_JMX_PORT"
        # Parley shares nothing between nodes through Payara: no data grid, and no timers in a database.
        say "set $server.hazelcast-config-specific-configuration.enabled=false"
        say "set $server.ejb-container.ejb-timer-service.ejb-timer-service=Dummy"
        grep -qE '<secure-admin [^>]*enabled="true"' "$domain_folder/config/domain.xml" || say enable-secure-admin
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
