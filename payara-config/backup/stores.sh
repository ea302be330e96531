# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=backup.env
source "${PARLEY_BACKUP_ENV:-$here/backup.env}"
export PGHOST PGPORT PGDATABASE PGUSER PGPASSFILE PARLEY_MONGO_URI_FILE PARLEY_MONGO_DATABASE
[[ -z $PARLEY_POSTGRES_BIN ]] || PATH=$PARLEY_POSTGRES_BIN:$PATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

database=database.dump
archive=history.archive.gz
manifest=MANIFEST

say() { printf '%s\n' "$*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

for tool in pg_dump pg_restore psql sha256sum; do
    command -v "$tool" >/dev/null || die "$tool is missing; PARLEY_POSTGRES_BIN names the folder of PostgreSQL's programs"
done
case $PARLEY_HISTORY_STORE in
postgresql) ;;
mongodb)
    for tool in mongodump mongorestore mongosh; do
        command -v "$tool" >/dev/null || die "$tool is missing"
    done
    [[ -s $PARLEY_MONGO_URI_FILE ]] || die "PARLEY_MONGO_URI_FILE=$PARLEY_MONGO_URI_FILE: cannot be read; it holds the connection string"
    # The only way to tell the tools a password that no other user of the machine sees.
    printf 'uri: "%s"\n' "$(<"$PARLEY_MONGO_URI_FILE")" >"$work/mongo.yaml"
    ;;
*) die "PARLEY_HISTORY_STORE=$PARLEY_HISTORY_STORE: mongodb or postgresql" ;;
esac

in_mongo() { [[ $PARLEY_HISTORY_STORE == mongodb ]]; }

sql() { psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }

mongo() { PARLEY_QUESTION=$1 mongosh --nodb --quiet --norc --file "$here/history.js"; }

checksum() { sha256sum "$1" | cut -d' ' -f1; }

# The version of the newest migration that a dump has seen.
schema_of() {
    pg_restore --data-only --table=flyway_schema_history --file=- "$1" |
        awk -F '\t' '$1 ~ /^[0-9]+$/ && $2 ~ /^[0-9.]+$/ { print $2 }' | sort -V | tail -n 1
}
