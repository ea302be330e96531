#!/usr/bin/env bash
# Makes the running domain log JSON, a line each, with the node's name; from its next start on. An argument names another
# configuration than that of the administration server.
source "$(dirname "${BASH_SOURCE[0]}")/domain.sh"

target=${1:-server-config}
[[ -r $PARLEY_LOG_JAR ]] || die "PARLEY_LOG_JAR=$PARLEY_LOG_JAR: cannot be read"
jar=$(cd "$(dirname "$PARLEY_LOG_JAR")" && pwd)/$(basename "$PARLEY_LOG_JAR")
handler=com.sun.enterprise.server.logging.GFFileHandler
wanted=(
    "handlers=org.parley.log.NodeTag,java.util.logging.ConsoleHandler"
    "$handler.formatter=fish.payara.enterprise.server.logging.JSONLogFormatter"
    # Standard output and error too come as records of the log.
    "$handler.logStandardStreams=true"
)

asadmin list-jvm-options --target "$target" >"$work/options"
grep -qF -- "-Xbootclasspath/a:$jar" "$work/options" ||
    add create-jvm-options --target "$target" "\"-Xbootclasspath/a\\:$jar\""
asadmin list-log-attributes "$target" | tr -s '\t ' ' ' >"$work/attributes"
for attribute in "${wanted[@]}"; do
    grep -qE "^${attribute%%=*} <?${attribute#*=}>? *$" "$work/attributes" ||
        add set-log-attributes --target "$target" "\"$attribute\""
done
if [[ -s $work/commands ]]; then
    run_commands
    say "$target logs JSON from its next start on"
else
    say "$target logs JSON"
fi
