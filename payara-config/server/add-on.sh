#!/usr/bin/env bash
# Puts Parley's asadmin commands and its page of the admin console into Payara itself, unless precisely these are there.
# All domains of PAYARA_HOME have them. A server finds them when it starts.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

[[ -r $PARLEY_CONSOLE ]] || die "PARLEY_CONSOLE=$PARLEY_CONSOLE: cannot be read"
modules=$PAYARA_HOME/glassfish/modules
if cmp -s "$PARLEY_CONSOLE" "$modules/parley-console.jar"; then
    say "Payara has Parley's commands and page"
    exit
fi
say "Adding Parley's commands and page to $PAYARA_HOME"
# whole or not at all: a server may start at this moment
cp "$PARLEY_CONSOLE" "$modules/parley-console.new"
mv "$modules/parley-console.new" "$modules/parley-console.jar"
if running; then
    say "They are new: restart the domain (asadmin restart-domain $PAYARA_DOMAIN)"
fi
