#!/usr/bin/env bash
# Restarts those instances of this machine that must, to take a new release or configuration, or because they run and do
# not serve; with --all, all of them. One after another: each sends its clients away, stops, starts, and serves again before
# the next one's turn. Those that do not serve come first: people are on the others.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"
source "$here/instances.sh"

all=
[[ ${1:-} != --all ]] || all=yes
read_instances
idle=() serving=()
for entry in $PAYARA_INSTANCES; do
    IFS=: read -r name http _ <<<"$entry"
    if serves "$http"; then
        if [[ -n $all ]] || must_restart "$name"; then serving+=("$entry"); fi
    elif [[ -n $all ]] || runs "$name"; then
        idle+=("$entry")
    fi
done

restarted=
for entry in "${idle[@]}" "${serving[@]}"; do
    IFS=: read -r name http _ <<<"$entry"
    [[ -z $restarted ]] || sleep "$PAYARA_RESTART_PAUSE"
    if runs "$name"; then
        say "Stopping $name"
        instance stop "$name" --timeout "$PAYARA_STOP_PATIENCE" >"$work/stopped" 2>&1 ||
            { cat "$work/stopped" >&2; die "$name did not stop; see $(log_of "$name")"; }
    fi
    start "$name"
    await_ready "$name" "$http"
    restarted=yes
done
[[ -n $restarted ]] || say "No instance has to be restarted"
