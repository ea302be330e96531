#!/usr/bin/env bash
# Runs the application on Payara Micro, beside a Parley that ./parley run --integrations erp has started, with a database of its own
# in the same PostgreSQL. Ctrl-C ends it.
#
#   ORDERS_ROOM=01a2... examples/jakarta-ee/run.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=examples/jakarta-ee

die() {
    printf 'run.sh: %s\n' "$*" >&2
    exit 1
}

[[ -n ${ORDERS_ROOM:-} ]] || die "ORDERS_ROOM: the id of a room that erp belongs to"
[[ -r $here/target/orders.war ]] || die "build it first: mvn -q -f $here/pom.xml package"
data=${PARLEY_DEV_DATA:-data}
[[ -r $data/secrets.properties ]] || die "$data/secrets.properties: cannot be read; start ./parley run first"
secret() { sed -n "s/^$1=//p" "$data/secrets.properties"; }

umask 077
own=$data/orders
mkdir -p "$own/tmp"
[[ -s $own/password ]] || od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$own/password"

ERP_PASSWORD=$(secret integration.erp)
[[ -n $ERP_PASSWORD ]] || die "there is no integration erp; start ./parley run --integrations erp"
ORDERS_DATABASE_PASSWORD=$(<"$own/password")
export ORDERS_ROOM ERP_PASSWORD ORDERS_DATABASE_PASSWORD
export ERP_BROKER_HOST=${ERP_BROKER_HOST:-127.0.0.1} ERP_BROKER_PORT=${ERP_BROKER_PORT:-61717}
export ERP_RESOURCE_ADAPTER=$PWD/artemis/target/artemis.rar
export ORDERS_DATABASE_HOST=${ORDERS_DATABASE_HOST:-127.0.0.1} ORDERS_DATABASE_PORT=${ORDERS_DATABASE_PORT:-15432}
export ORDERS_HTTP_ADDRESS=${ORDERS_HTTP_ADDRESS:-127.0.0.1}

POSTGRES_PASSWORD=$(secret postgresql.administrator) java -cp "chat-dev/target/lib/*" $here/CreateDatabase.java
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m "-Djava.io.tmpdir=$own/tmp" -jar chat-dev/target/servers/payara-micro.jar \
    --nohazelcast --disablephonehome --port "${ORDERS_PORT:-8090}" --rootdir "$own/payara" \
    --prebootcommandfile $here/pre-boot.asadmin --postbootcommandfile $here/post-boot.asadmin \
    --addlibs chat-dev/target/lib/postgresql-*.jar --deploy $here/target/orders.war --contextroot /orders
