"""Find and ask veraPDF, the reference validator; nothing is installed here (docs/pdf.md says how to)."""

import os
import shlex
import shutil
import subprocess


def verapdf_command():
    """The command of the environment variable VERAPDF (a program, or the jar of its command line), or None."""
    given = os.environ.get("VERAPDF") or shutil.which("verapdf")
    if given and given.endswith(".jar"):
        return ["java", "-cp", given, "org.verapdf.apps.GreenfieldCliWrapper"]
    return shlex.split(given) if given else None


def failed_rules(command, flavour, paths):
    """The lines in which veraPDF names a file that fails and the rules it breaks; empty if all pass."""
    asked = [*command, "-f", flavour, "--format", "text", "-v", *map(str, paths)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=600)
    lines = [line for line in answer.stdout.splitlines() if line.strip()]
    passed = [line for line in lines if line.startswith("PASS")]
    if answer.returncode == 0 and len(passed) == len(paths):
        return []
    return [line for line in lines if line not in passed] or [f"exit code {answer.returncode}: {answer.stderr}"]
