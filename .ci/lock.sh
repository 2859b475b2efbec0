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
for file in tests/exits/requirements-*.in; do
  if [ -f "$file" ]; then compile "$file" --output-file "${file%.in}.txt"; fi
done

echo "── lock: npm"
PATH="$PWD/.venv/bin:$PATH" npm install --package-lock-only --ignore-scripts
