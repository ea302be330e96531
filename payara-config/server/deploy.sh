#!/usr/bin/env bash
# Gives the deployment group the EAR, unless it has precisely this one. Instances that run go on with the one they have;
# restart-instances.sh brings them the new one, one after another.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

[[ -r $PARLEY_EAR ]] || die "PARLEY_EAR=$PARLEY_EAR: cannot be read"
read_state
# Payara's own words for it are "bound must be positive".
has "deployment-groups.deployment-group.$PAYARA_GROUP.dg-server-ref." ||
    die "The deployment group $PAYARA_GROUP has no instance yet: run create-instances.sh first, on a machine that has one"
deploy_archive parley "$PARLEY_EAR" "deployment-groups.deployment-group.$PAYARA_GROUP"
say "$(realpath "$PARLEY_EAR") is deployed"
