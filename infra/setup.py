"""Makes the virtual environment: `python -m infra.setup run` for what runs, `dev` for what tests and checks it too.

Standard library only, and run by the system's own Python. What a run needs is pinned to the last dependency, so nothing
is resolved; bytecode is made when a module is first imported; and the installers' own words are shown only when they
fail.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from infra.aws.artefact import DISCOVERY, rule_for
from infra.local import dynamo

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
RUN, DEV = Path("requirements-local.txt"), Path("requirements-dev.txt")
INSTALL = ("install", "--quiet", "--no-compile", "--disable-pip-version-check", "--no-input")
PIP_CAN_REACH_OUT = (22, 3)
"""Since when pip installs into an environment that has no pip of its own, which saves the time and space of one."""


class Failed(Exception):
    """A tool did not do its work; its own words are the message."""


def main() -> int:
    """Set up, telling each part as it begins; gives the exit code."""
    try:
        dev() if sys.argv[1:] == ["dev"] else run()
    except Failed as error:
        print(f"{error}\nerror: the environment is not complete; the lines above say why. Run the command again.")
        return 1
    return 0


def run() -> None:
    """What `make run` needs. Raises Failed."""
    pinned = pins(RUN)
    _tell(f"installing 1 of 3: environment for Python {platform.python_version()} in {VENV}/")
    if not PYTHON.exists():
        _call([sys.executable, "-m", "venv", *(["--without-pip"] if _reaches_out() else []), str(VENV)])
    _tell(f"installing 2 of 3: {len(pinned)} packages")
    with ThreadPoolExecutor() as aside:
        # The binary and both halves of the packages have their own files; two processes take half the time of one.
        fetched = aside.submit(dynamo.fetch)
        for done in [aside.submit(_install_pinned, half) for half in halves(pinned)]:
            done.result()
        prune(next(VENV.glob("lib/python*/site-packages")))
        _tell("installing 3 of 3: embedded DynamoDB")
        problem = fetched.result()
    if problem:
        _tell(f"{problem}. Installing moto instead: it keeps state in memory, and nothing will survive a restart.")
        _pip([next(line.split()[0] for line in DEV.read_text().splitlines() if line.startswith("moto"))])


def dev() -> None:
    """What tests, checks and measures it, on top of what runs. Raises Failed."""
    _tell("installing tests and checkers (once)")
    _pip(["-r", str(DEV)])


def pins(file: Path) -> list[str]:
    """Every `name==version` of a requirements file and of those it includes."""
    lines = [line.split("#")[0].strip() for line in file.read_text().splitlines()]
    included = [pin for line in lines if line.startswith("-r ") for pin in pins(file.with_name(line[3:].strip()))]
    return [*included, *(line for line in lines if line and not line.startswith("-"))]


def halves(pinned: Sequence[str]) -> tuple[list[str], list[str]]:
    """About half of the installer's work each. What shares the folder `google` stays together."""
    first = [pin for pin in pinned if pin.startswith(("google", "proto", "hubspot", "boto", "py", "openai"))]
    return first, [pin for pin in pinned if pin not in first]


def prune(packages: Path) -> None:
    """Take away the descriptions of Google APIs that are not called: a third of all that is installed."""
    for file in packages.glob(f"{DISCOVERY}*"):
        if rule_for(file.relative_to(packages).as_posix()):
            file.unlink()


def _install_pinned(pinned: Sequence[str]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.write("\n".join(pinned))
        listed.flush()
        _pip(["--no-deps", "-r", listed.name])


def _pip(arguments: Sequence[str]) -> None:
    own = [str(PYTHON), "-m", "pip"]
    outer = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    _call([*(own if next(VENV.glob("lib/python*/site-packages/pip"), None) else outer), *INSTALL, *arguments])


def _reaches_out() -> bool:
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    version = asked.stdout.split()[1].split(".") if asked.returncode == 0 else ["0", "0"]
    return tuple(int(part) for part in version[:2] if part.isdigit()) >= PIP_CAN_REACH_OUT


def _call(program: Sequence[str]) -> None:
    ran = subprocess.run(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        raise Failed(ran.stdout.strip())


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
