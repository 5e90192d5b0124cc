#!/bin/bash
# Where clicks wait for the database (CLICK_SPOOL), for the user of the image.
set -euo pipefail
install --directory --owner=1000 --group=1000 --mode=700 /var/spool/ogrom
