#!/bin/sh
# What only tests need from the system: a browser and a second opinion on PDF signatures. With "bench": a load maker.
set -eu
missing=""
if [ "${1-}" = bench ]; then
    [ -x /usr/bin/wrk ] || missing=" wrk"
    [ -z "$missing" ] || [ "$(id -u)" = 0 ] || exit 0 # the bench says itself what it does without
else
    [ -x /usr/bin/chromium ] || missing="$missing chromium"
    [ -x /usr/bin/pdfsig ] || missing="$missing poppler-utils"
    [ -d /usr/share/fonts/truetype/noto ] || missing="$missing fonts-noto-core"
fi
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    echo "Installing$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The tests need system packages: apt install$missing" >&2
    exit 2
fi
