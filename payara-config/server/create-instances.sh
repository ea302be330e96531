#!/usr/bin/env bash
# Makes the instances of this machine that are missing, and puts their ports where domain.env says.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"
source "$here/instances.sh"

read_state
machine=nodes.node.$PAYARA_MACHINE
if ! has_line "$machine.name=$PAYARA_MACHINE"; then
    add create-node-config --nodehost "$PAYARA_MACHINE_HOST" --nodedir "\"$PAYARA_INSTANCES_FOLDER\"" \
        --installdir "\"$PAYARA_HOME\"" "$PAYARA_MACHINE"
    run_commands
fi
mkdir -p "$PAYARA_INSTANCES_FOLDER"

for entry in $PAYARA_INSTANCES; do
    IFS=: read -r name http admin jmx <<<"$entry"
    properties=(HTTP_LISTENER_PORT="$http" HTTP_LISTENER_ADDRESS="$PAYARA_HTTP_ADDRESS"
        ASADMIN_LISTENER_PORT="$admin" ASADMIN_LISTENER_ADDRESS="$PAYARA_ADMIN_ADDRESS"
        JMX_SYSTEM_CONNECTOR_PORT="$jmx" JMX_SYSTEM_CONNECTOR_ADDRESS="$PAYARA_JMX_ADDRESS")
    if ! has_line "servers.server.$name.name=$name"; then
        say "Creating $name"
        instance create "$name" --config "$config" --checkports=false \
            --systemproperties "$(IFS=: && printf '%s' "${properties[*]//:/\\:}")" >"$work/created" 2>&1 ||
            { cat "$work/created" >&2; die "$name could not be created"; }
    else
        for property in "${properties[@]}"; do
            has_line "servers.server.$name.system-property.${property%%=*}.value=${property#*=}" ||
                add create-system-properties --target "$name" "${property//:/\\:}"
        done
    fi
    has_line "deployment-groups.deployment-group.$PAYARA_GROUP.dg-server-ref.$name.ref=$name" ||
        add add-instance-to-deployment-group --instance "$name" --deploymentgroup "$PAYARA_GROUP"
done
run_commands
say "The instances of this machine are in the deployment group $PAYARA_GROUP"
