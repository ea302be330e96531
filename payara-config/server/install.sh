#!/usr/bin/env bash
# All of it: add-on, domain, settings, broker connection, application. Run it again after any change; what is right stays as it is.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/add-on.sh"
"$here/create-domain.sh"
"$here/configure.sh"
"$here/deploy.sh"
