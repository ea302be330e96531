#!/usr/bin/env bash
# All of it: add-on, domain, deployment group, settings, application, instances. Run it again after any change; what is right
# stays as it is, and instances are restarted one after another if they have to be.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/add-on.sh"
"$here/create-domain.sh"
"$here/create-group.sh"
"$here/create-instances.sh"
"$here/configure.sh"
"$here/deploy.sh"
"$here/start-instances.sh"
"$here/restart-instances.sh"
