#!/bin/sh
# Every test, on every core, in random order; then what else `make check` checks.
set -eu
.venv/bin/pytest -q -n auto --dist loadgroup "$@"
sh scripts/check.sh after-tests
