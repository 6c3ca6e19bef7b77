#!/bin/sh
# Makes the virtual environment; installs Debian's venv module when it is missing and we may.
set -eu
python=$1
venv=$2
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "Python's venv module is missing: apt install python3-venv" >&2
        exit 2
    fi
fi
echo "Making $venv"
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install -q --disable-pip-version-check 'setuptools>=75' wheel
