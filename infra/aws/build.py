"""`make package`: the newest Python that Lambda, Chalice and this machine share; `chalice package`; then our own artefact.

What it makes, in `.local/package/<stage>/`: `deployment.zip`, `template.json`, `sizes.txt`, and `artefact.json`, which says
for which Python and processor it is, from which commit, and its SHA-256.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.aws import artefact, grants
from infra.aws.template import extras

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".local" / "package"
RUNTIMES = ("3.14", "3.13", "3.12", "3.11")
"""Newest first: what Lambda offers and Chalice packages for."""
ARCHITECTURES = ("x86_64", "arm64")
SHIPPED = ("app.py", "chalicelib", "requirements.txt", ".chalice")
DEVELOPMENT = ROOT / "requirements-dev.txt"
BUILDER = Path(__file__).with_name("builder.txt")


@dataclass(frozen=True)
class Package:
    """What was built."""

    folder: Path
    python: str
    architecture: str
    sizes: artefact.Sizes

    @property
    def zip(self) -> Path:
        """The artefact."""
        return self.folder / "deployment.zip"

    @property
    def unpacked(self) -> Path:
        """What is in the artefact, as files."""
        return self.folder.with_name(f"unpacked-{self.folder.name}")

    @property
    def template(self) -> Path:
        """The CloudFormation template."""
        return self.folder / "template.json"


def package(stage: str, architecture: str = "x86_64", work: Path = WORK) -> Package:
    """Build a stage's package in `work`; the tools for it are kept in WORK. Raises artefact.Unfit, or CalledProcessError with what a tool said."""
    python, interpreter = newest_python()
    builder = _builder(python, interpreter)
    source = work / f"source-{stage}"
    _lay_out(source, architecture)
    merge = source / ".chalice" / "extras.json"
    merge.write_text(json.dumps(extras(stage)))
    program = [str(builder.with_name("chalice")), "package", "--stage", stage, "--merge-template", str(merge), "out"]
    environment = {"AWS_DEFAULT_REGION": "us-east-1", **os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(program, cwd=source, env=environment, check=True, stdout=subprocess.DEVNULL)
    folder, unpacked = _fresh(work / stage), _fresh(work / f"unpacked-{stage}")
    made = artefact.build(source / "out" / "deployment.zip", folder / "deployment.zip", unpacked, builder)
    package = Package(folder, python, architecture, made)
    translate = [str(builder), "-m", "infra.aws.plain", str(source / "out" / "sam.json")]
    ran = subprocess.run(translate, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    _write(package, ran.stdout)
    artefact.check(package.zip, package.sizes)
    return package


def newest_python() -> tuple[str, Path]:
    """(version, interpreter): PACKAGE_PYTHON when set, else the newest on this machine that can be shipped to."""
    wanted = os.environ.get("PACKAGE_PYTHON")
    for name in [wanted] if wanted else [*_interpreters(), sys.executable]:
        found = shutil.which(name)
        version = _version(found) if found else ""
        if found and version in RUNTIMES:
            return version, Path(found)
    raise SystemExit(f"error: none of Python {', '.join(RUNTIMES)} was found; set PACKAGE_PYTHON to one of them.")


def _interpreters() -> Iterator[str]:
    """Newest first: on the PATH, else among those that pyenv keeps beside it."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in RUNTIMES:
        yield f"python{version}"
        yield from (str(found) for found in sorted(kept.glob(f"{version}.*/bin/python{version}"), reverse=True))


def _version(interpreter: str) -> str:
    asked = [interpreter, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def _builder(python: str, interpreter: Path) -> Path:
    """An environment with what builds alone, kept from build to build; gives its interpreter."""
    folder = WORK / f"builder-{python}"
    made = folder / "bin" / "python"
    stamp = folder / "built-from"
    with _alone():
        _install(interpreter, folder, made, stamp)
    return made


@contextmanager
def _alone() -> Iterator[None]:
    """Two builds at once would otherwise make the same environment over each other."""
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install(interpreter: Path, folder: Path, made: Path, stamp: Path) -> None:
    if not stamp.exists() or stamp.read_text() != BUILDER.read_text():
        subprocess.run([interpreter, "-m", "venv", "--clear", folder], check=True)
        install = [str(made), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(BUILDER)], check=True)
        stamp.write_text(BUILDER.read_text())


def _lay_out(source: Path, architecture: str) -> None:
    """Copy what ships into a folder of its own, with the policies and the processor that were asked for."""
    _fresh(source)
    for name in SHIPPED:
        given = ROOT / name
        if given.is_dir():
            shutil.copytree(
                given, source / name, ignore=shutil.ignore_patterns("__pycache__", "deployments", "deployed")
            )
        else:
            shutil.copy(given, source / name)
    grants.write(source / ".chalice")
    settings = source / ".chalice" / "config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"lambda_architecture": architecture}))


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _write(package: Package, template: str) -> None:
    package.template.write_text(template)
    (package.folder / "sizes.txt").write_text(package.sizes.report())
    told = {
        "python": package.python,
        "architecture": package.architecture,
        "commit": _commit(),
        "sha256": hashlib.sha256(package.zip.read_bytes()).hexdigest(),
        "zipped": package.sizes.zipped,
        "unzipped": package.sizes.unzipped,
    }
    (package.folder / "artefact.json").write_text(json.dumps(told, indent=1) + "\n")


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def runtime_client(made: Package) -> tuple[Path, Path]:
    """(interpreter, folder of AWS's runtime client) to run a package with; the client is fetched once."""
    builder = WORK / f"builder-{made.python}" / "bin" / "python"
    pinned = next(line.split()[0] for line in DEVELOPMENT.read_text().splitlines() if line.startswith("awslambdaric"))
    folder = WORK / f"runtime-{made.python}-{pinned}"
    with _alone():
        if not folder.exists():
            install = [str(builder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*install, "--target", str(folder), pinned], check=True)
    return builder.resolve(), folder
