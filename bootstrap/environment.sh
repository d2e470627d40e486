#!/bin/sh
# Finds a Python that is new enough and hands over to environment.py, which checks the machine and makes .venv.
# Plain sh, because there may be no Python at all. A pyenv shim that has no version to run counts as not there.
# The Python of a .venv that is there comes before the shell's, so that another shell does not make .venv anew.

here=$(dirname "$0")
newer= found=

# prints 311 for Python 3.11; fails without a word if the command is not there or does not run
version_of() {
    "$1" -c 'import sys; sys.stdout.write("%d%02d" % tuple(sys.version_info[:2]))' 2>/dev/null </dev/null
}

for name in ${PYTHON:+"$PYTHON"} "$here/../.venv/bin/python" python3 python3.13 python3.12 python3.11 python; do
    version=$(version_of "$name") || continue
    case $version in
        311 | 312 | 313) exec "$name" "$here/environment.py" ;;
        2?? | 30? | 310) found="$found, $name is $(echo "$version" | sed 's/^\(.\)0*/\1./')" ;;
        *) newer=${newer:-$name} ;;
    esac
done

# newer than what the tests run on: taken only where there is nothing else
if [ -n "$newer" ]; then
    exec "$newer" "$here/environment.py"
fi

debian="apt install python3 python3-venv"
if [ -n "$found" ]; then
    debian="apt install python3.11 python3.11-venv"
    found=" (${found#, })"
fi
echo "Python 3.11 or newer is missing$found: $debian · dnf install python3.11 · brew install python@3.13 · conda install -c conda-forge python=3.13" >&2
exit 1
