#!/bin/sh
# Lint, types, import contracts, packs; translations, templates and generated files are house tests.
set -eu
bin=.venv/bin
echo "lint";              $bin/ruff check -q .
echo "format";            $bin/ruff format -q --check .
echo "types";             $bin/mypy
echo "import contracts";  PYTHONPATH=src $bin/lint-imports --no-logo 2>/dev/null || PYTHONPATH=src $bin/lint-imports
echo "packs";             DARCHA_ENV=development $bin/darcha pack check
echo "templates";         $bin/djlint --quiet --lint src
[ "${1-}" = "after-tests" ] || { echo "house"; $bin/pytest -q -p no:randomly tests/house; }
