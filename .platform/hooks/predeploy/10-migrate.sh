#!/bin/bash
# A safety net. The pipeline migrates before it deploys (`deploy/aws/main.mjs migrate`), because a migration that fails
# must stop a release before an instance has changed, and because `leader_only` and this hook run when Beanstalk
# thinks so: not on instances that scaling adds. Where the pipeline was passed by, a deployment still does not start
# without its schema. Migrations only expand, so the old release goes on beside it; a lock in the database keeps two
# that migrate at once apart. One that is done already costs a second.
set -euo pipefail

[ "${EB_IS_COMMAND_LEADER:-false}" = true ] || exit 0

image=$(python3 -c 'import json; print(json.load(open("Dockerrun.aws.json"))["Image"]["Name"])')
registry=${image%%/*}
if ! docker image inspect "$image" >/dev/null 2>&1; then
  region=$(cut -d. -f4 <<<"$registry")
  aws ecr get-login-password --region "$region" | docker login --username AWS --password-stdin "$registry"
fi
# By name, not by value: what is a secret must not stand in the list of processes.
# 1 is: up to date but for what only a later release may take away.
timeout 540 docker run --rm --read-only --env NODE_ENV --env DATABASE_URL --env ELASTICSEARCH_URL "$image" ogrom migrate --expand-only \
  || [ $? -eq 1 ]
