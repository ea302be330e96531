#!/usr/bin/env bash
# Puts a backup in the place of what there is, while no node runs: restore.sh FOLDER
source "$(dirname "${BASH_SOURCE[0]}")/stores.sh"

(($# == 1)) || die "restore.sh FOLDER: a folder that backup.sh has made"
backup=$1

told() { sed -n "s/^$1 //p" "$backup/$manifest"; }

check_backup() {
    [[ -r $backup/$manifest && $(head -n 1 "$backup/$manifest") == "parley-backup 1" ]] ||
        die "$backup: not a backup of Parley that this release can read"
    [[ $(told history) == "$PARLEY_HISTORY_STORE" ]] ||
        die "$backup: its history is in $(told history), that of this installation in $PARLEY_HISTORY_STORE"
    local files=("$database") file
    in_mongo && files+=("$archive")
    for file in "${files[@]}"; do
        [[ -r $backup/$file ]] || die "$backup: $file is missing"
        [[ $(told sha256 | grep -F " $file") == "$(checksum "$backup/$file") $file" ]] || die "$backup: $file is damaged"
    done
}

check_release() {
    local newest
    newest=$(find "$PARLEY_MIGRATIONS" -name 'V*__*.sql' | sed -E 's,.*/V([0-9.]+)__.*,\1,' | sort -V | tail -n 1)
    [[ -n $newest ]] || die "PARLEY_MIGRATIONS=$PARLEY_MIGRATIONS: no migrations in there"
    [[ $(printf '%s\n' "$(told schema)" "$newest" | sort -V | tail -n 1) == "$newest" ]] ||
        die "$backup: made by a later release (schema $(told schema); this release knows $newest)"
}

check_database() {
    local tables
    tables=$(sql --command "select count(*), count(*) filter (where tablename = 'flyway_schema_history')
        from pg_tables where schemaname = 'public'")
    [[ $tables == "0|0" || $tables == *"|1" ]] || die "the database $PGDATABASE is not Parley's: it has tables, and no migrations"
}

leases() {
    if in_mongo; then
        mongo leases
    elif [[ -n $(sql --command "select to_regclass('public.publish_lease')") ]]; then
        sql --command 'select id, beat from public.publish_lease order by id'
    fi
}

# A node renews its lease as long as it lives; one that is frozen keeps its connections.
check_nodes() {
    local before connections
    before=$(leases)
    if [[ -n $before ]]; then
        say "Watching the nodes' leases for $PARLEY_LEASE_SECONDS s"
        sleep "$PARLEY_LEASE_SECONDS"
        [[ $(leases) == "$before" ]] || die "a node is running: it renews its lease. Stop all nodes first"
    fi
    connections=$(sql --command 'select count(*) from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()')
    ((connections == 0)) || die "somebody is connected to the database $PGDATABASE as $PGUSER: a node that hangs? End it first"
}

heads() {
    say 'create temporary table head (room uuid primary key, last_offset bigint not null, messages bigint not null);'
    if in_mongo; then
        say 'copy pg_temp.head from stdin;'
        cat "$work/heads" || return
        say '\.'
    else
        say 'insert into pg_temp.head select room, last_offset, messages from public.room_head;'
    fi
}

# One transaction, which is committed only when all of this could be said.
statements() {
    say 'begin;' && cat "$here/clear.sql" &&
        pg_restore --no-owner --no-privileges --file=- "$backup/$database" &&
        heads && cat "$here/settle.sql" && say 'commit;'
}

check_backup
check_release
check_database
check_nodes

if in_mongo; then
    say "Restoring the history"
    mongorestore --quiet --config "$work/mongo.yaml" --drop --oplogReplay --gzip --archive="$backup/$archive"
    mongo forgetEpoch
    mongo heads >"$work/heads"
fi
say "Restoring the database $PGDATABASE"
statements | sql >"$work/answers" || die "Not restored: the database $PGDATABASE is as it was"
say "Restored to $(told begun); the nodes may be started"
