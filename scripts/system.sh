#!/bin/sh
# What only tests need from the system: a browser and a second opinion on PDF signatures.
set -eu
missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -x /usr/bin/pdfsig ] || missing="$missing poppler-utils"
[ -d /usr/share/fonts/truetype/noto ] || missing="$missing fonts-noto-core"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    echo "Installing$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The tests need system packages: apt install$missing" >&2
    exit 2
fi
