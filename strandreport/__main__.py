"""Starts a verb of ``strandreport/verbs.py``; outside the environment it says in one line how to get there."""

import shlex
import sys

from strandreport.model.environment import missing_parts

if __name__ == "__main__":
    missing = missing_parts(shlex.join(["python", "-m", "strandreport", *sys.argv[1:]]))
    if missing:
        sys.stderr.write(f"{missing}\n")
        sys.exit(1)
    # imported here, where its packages are known to be there
    from strandreport.verbs import main

    sys.exit(main(sys.argv[1:]))
