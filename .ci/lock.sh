#!/bin/sh
# Locks again, with hashes and without addresses: requirements.txt, .ci/locks/, package-lock.json.
set -eu
cd "$(dirname "$0")/.."

.venv/bin/python -m pip install --quiet --require-hashes --requirement .ci/locks/lock.txt

# For every platform, and for the oldest Python we support. Versions already locked stay, unless
# UPGRADE=--upgrade asks for the newest ones.
compile() {
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command "make lock" ${UPGRADE:-} "$@"
}

echo "── lock: Python"
compile pyproject.toml --extra test --output-file requirements.txt
compile --group lock --output-file .ci/locks/lock.txt
compile --group node --output-file .ci/locks/node.txt
# The same versions as in our own build, so that a difference is the engine's.
for file in tests/exits/requirements-*.in; do
  compile "$file" --constraint requirements.txt --output-file "${file%.in}.txt"
done

echo "── lock: npm"
PATH="$PWD/.venv/bin:$PATH" npm install --package-lock-only --ignore-scripts
