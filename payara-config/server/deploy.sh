#!/usr/bin/env bash
# Deploys the EAR, unless the domain has precisely this one.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

[[ -r $PARLEY_EAR ]] || die "PARLEY_EAR=$PARLEY_EAR: cannot be read"
read_state
application=$(checksum "$PARLEY_EAR")
if has_line "applications.application.parley.property.parley-sha256=$application"; then
    say "$PARLEY_EAR is deployed"
    exit
fi
say "Deploying $PARLEY_EAR"
asadmin deploy --name parley --force=true --properties "parley-sha256=$application" "$PARLEY_EAR" >"$work/deployed" 2>&1 ||
    { cat "$work/deployed" >&2; die "The application was not deployed; see $domain_folder/logs/server.log"; }
say "Parley serves on http://$PAYARA_HTTP_ADDRESS:$PAYARA_HTTP_PORT/"
