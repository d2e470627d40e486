"""Checks the machine, then makes .venv from requirements.lock: what `make` does before any package exists.

The environment is made again only when the lock or the Python changed. A stamp of their contents is written last, so an
interrupted creation bears none and is made anew. No system package is ever installed from here.
Standard library only, in the language of Python 3.6, so that an old Python says what is missing instead of failing.
"""

import os
import sys

import machine

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib may be missing

# published as source only: built with the locked setuptools. Of every other package a wheel is demanded
SOURCE_ONLY = "connection-pool"
BUILD_TOOL = "setuptools"

# settings that would send packages elsewhere or bring in others
DIVERTING = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_REQUIREMENT", "PIP_CONSTRAINT")


class UnfinishedError(Exception):
    """The environment could not be made; says why in one line."""


def main():
    """Prepare the checkout that this file lies in; returns the exit code."""
    missing = machine.missing_parts(ROOT)
    if missing:
        return complain(*missing)
    from pathlib import Path

    try:
        make_environment(Path(ROOT))
    except (OSError, UnfinishedError) as error:
        return complain(f"The Python environment in .venv could not be made: {error}")
    except KeyboardInterrupt:
        return complain("Stopped. The same command makes the environment anew.")
    return 0


def make_environment(root):
    """Make .venv unless the one that is there was made whole from this lock by this Python."""
    if is_current(root):
        return
    with (root / ".venv.lock").open("w") as turn:
        wait_for(turn)
        if is_current(root):
            return
        say("Making the Python environment in .venv: only once, a minute or two, needs the network ...")
        discard(root / ".venv")
        run([base_python(), "-m", "venv", str(root / ".venv")], "the venv module failed, see above")
        install(root)
        stamp(root).write_text(recipe(root), encoding="utf-8")
        say("The environment is ready.")


def is_current(root):
    """Whether .venv bears the stamp of this lock and this Python, and its own Python runs."""
    import subprocess

    if not stamp(root).is_file() or stamp(root).read_text(encoding="utf-8") != recipe(root):
        return False
    try:
        return subprocess.call([str(python_of(root)), "-I", "-c", ""], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def recipe(root):
    """What the environment is made of: the lock by content, the Python, and the folder (it cannot be moved)."""
    import hashlib

    lock = hashlib.sha256((root / "requirements.lock").read_bytes()).hexdigest()
    version = ".".join(str(number) for number in sys.version_info[:3])
    return f"lock {lock}\npython {version} {os.path.realpath(base_python())}\nfolder {root}\n"


def base_python():
    """The Python outside any virtual environment, also when this one runs inside .venv."""
    return getattr(sys, "_base_executable", None) or sys.executable


def stamp(root):
    """The file that is written when all else has succeeded."""
    return root / ".venv" / "made-from.txt"


def python_of(root):
    """The environment's own Python."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wait_for(turn):
    """Let one process at a time make the environment: the second one waits, then finds it made.

    What it starts holds the lock too, so that a pip that outlives a killed parent is waited for.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        return
    fcntl.flock(turn, fcntl.LOCK_EX)
    os.set_inheritable(turn.fileno(), True)


def discard(folder):
    """Remove an environment, or the link to one."""
    import shutil

    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(str(folder))


def install(root):
    """Install what the lock names and nothing else, each file checked against its hash."""
    blocks = locked_blocks((root / "requirements.lock").read_text(encoding="utf-8"))
    say(f"Installing {len(blocks)} packages ...")
    wheels = [name for name in (block.split("==")[0] for block in blocks) if name != SOURCE_ONLY]
    first = root / ".venv" / "build-tool.txt"
    first.write_text("".join(block for block in blocks if block.startswith(BUILD_TOOL + "==")), encoding="utf-8")
    pip_install(root, first, wheels)
    pip_install(root, root / "requirements.lock", wheels)


def locked_blocks(lock):
    r"""The lock cut into one text per package: its line and the indented lines after it.

    >>> locked_blocks("a==1 \\\n    --hash=sha256:00\n    # via b\nb==2\n")
    ['a==1 \\\n    --hash=sha256:00\n    # via b\n', 'b==2\n']
    """
    blocks = []
    for line in lock.splitlines(True):
        if not line[0].isspace() and not line.startswith("#"):
            blocks.append(line)
        elif blocks:
            blocks[-1] += line
    return blocks


def pip_install(root, requirements, wheels):
    """Install a hashed list of requirements into the environment."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    options += ["--no-build-isolation", "--use-pep517", "--only-binary=" + ",".join(wheels)]
    command = [str(python_of(root)), "-I", "-m", "pip", "install", *options, "-r", str(requirements)]
    run(command, "pip failed, see above. Is the network there? The same command begins anew")


def run(command, failure):
    """Run a command to its end."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in DIVERTING}
    environment["PIP_USER"] = "0"
    if subprocess.call(command, env=environment, close_fds=False) != 0:
        raise UnfinishedError(failure)


def say(line):
    """Show a line of progress at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(*lines):
    """Show one line per problem and return the exit code of a failure."""
    sys.stderr.write("".join(line + "\n" for line in lines))
    return 1


if __name__ == "__main__":
    sys.exit(main())
