#!/usr/bin/env bash
# Starts the instances of this machine that do not run, all at once, and returns when each of them serves.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"
source "$here/instances.sh"

read_instances
starting=()
for entry in $PAYARA_INSTANCES; do
    runs "${entry%%:*}" && continue
    start "${entry%%:*}" &
    starting+=($!)
done
for job in "${starting[@]}"; do
    wait "$job"
done
for entry in $PAYARA_INSTANCES; do
    IFS=: read -r name http _ <<<"$entry"
    await_ready "$name" "$http"
done
