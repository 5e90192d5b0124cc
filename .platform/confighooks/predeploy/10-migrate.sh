#!/bin/bash
# A change of the configuration may name another database, and it restarts containers as a deployment does.
exec bash .platform/hooks/predeploy/10-migrate.sh
