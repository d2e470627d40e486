#!/bin/sh
# Compiles requirements.in into requirements.lock for every Python and system at once, then environment.yml from both.
# Versions stay as they are where they still fit; `make lock ARGS=--upgrade` takes the newest. Hashes are kept, hosts are not.

set -eu
cd "$(dirname "$0")/.."
if ! command -v uv >/dev/null; then
    echo "uv is missing: pip install uv · brew install uv · conda install -c conda-forge uv" >&2
    exit 1
fi
uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
    --quiet --output-file requirements.lock "$@" requirements.in >/dev/null
python3 bootstrap/write_conda.py
