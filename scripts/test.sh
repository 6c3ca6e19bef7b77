#!/bin/sh
# Every test, on every core, in random order; the law is covered branch by branch; then what else `make check` checks.
set -eu
[ $# -gt 0 ] || set -- --cov --cov-report=term
.venv/bin/pytest -q -n auto --dist loadgroup "$@"
sh scripts/check.sh after-tests
