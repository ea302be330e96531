#!/usr/bin/env bash
# Writes a backup of a running Parley into a new folder under PARLEY_BACKUPS: the history first, then the accounts.
source "$(dirname "${BASH_SOURCE[0]}")/stores.sh"

mkdir -p "$PARLEY_BACKUPS"
begun=$(date -u +%Y%m%dT%H%M%SZ)
target=$PARLEY_BACKUPS/parley-$begun
[[ ! -e $target ]] || die "$target exists"
# It has its name when it is whole.
unfinished=$(mktemp -d "$PARLEY_BACKUPS/.unfinished-XXXXXX")
trap 'rm -rf "$work" "$unfinished"' EXIT

if in_mongo; then
    [[ $(mongo isReplicaSet) == true ]] || die "MongoDB is no replica set: without an oplog its backup has no one moment"
    say "Backing up the history"
    mongodump --quiet --config "$work/mongo.yaml" --oplog --gzip --archive="$unfinished/$archive"
fi

say "Backing up the database $PGDATABASE"
pg_dump --no-password --format=custom --no-owner --no-privileges --file="$unfinished/$database"
schema=$(schema_of "$unfinished/$database")
[[ -n $schema ]] || die "the database $PGDATABASE is not Parley's: it has no migrations"

{
    say "parley-backup 1"
    say "begun $begun"
    say "history $PARLEY_HISTORY_STORE"
    say "schema $schema"
    for file in "$unfinished"/*; do
        say "sha256 $(checksum "$file") ${file##*/}"
    done
} >"$work/$manifest"
mv "$work/$manifest" "$unfinished/$manifest"
sync "$unfinished"/* "$unfinished"
mv -T "$unfinished" "$target"
say "$target"
