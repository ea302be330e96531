#!/usr/bin/env bash
# Starts the instances of this machine that do not run, all at once, and returns when each of them serves.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"
source "$here/instances.sh"

read_instances
starting=() jobs=()
for entry in $PAYARA_INSTANCES; do
    runs "${entry%%:*}" && continue
    start "${entry%%:*}" &
    jobs+=($!)
    starting+=("$entry")
done
for job in "${jobs[@]}"; do
    wait "$job"
done
for entry in "${starting[@]}"; do
    IFS=: read -r name http _ <<<"$entry"
    await_ready "$name" "$http"
done
[[ -n ${starting[*]} ]] || say "The instances of this machine run"
