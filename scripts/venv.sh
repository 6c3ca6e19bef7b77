#!/bin/sh
# Makes the virtual environment; installs Debian's venv module when it is missing and we may. One that was left half made
# is made anew, one with its pip is kept.
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
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Making $venv"
    "$python" -m venv --clear "$venv"
fi
"$venv/bin/python" -m pip install -q --disable-pip-version-check 'setuptools>=75' wheel
