"""`python -m infra.aws COMMAND`: package, policies. The Makefile names them."""

from __future__ import annotations

import argparse
import subprocess
import sys

from infra.aws import build, grants
from infra.aws.artefact import MIB, Unfit

STAGES = ("dev", "staging", "prod")


def main() -> int:
    """Run a command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m infra.aws", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    package = commands.add_parser("package", help="build a stage's artefact and template")
    package.add_argument("--stage", choices=STAGES, required=True)
    package.add_argument("--architecture", choices=build.ARCHITECTURES, default="x86_64")
    commands.add_parser("policies", help="write the functions' policy files to .chalice/")
    given = parser.parse_args()
    try:
        return _package(given.stage, given.architecture) if given.command == "package" else _policies()
    except (Unfit, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _package(stage: str, architecture: str) -> int:
    made = build.package(stage, architecture)
    print(f"{made.zip.relative_to(build.ROOT)}: Python {made.python}, {made.architecture}")
    print(
        f"{made.sizes.zipped / MIB:.1f} MiB zipped, {made.sizes.unzipped / MIB:.1f} MiB unzipped; see sizes.txt beside it"
    )
    return 0


def _policies() -> int:
    grants.write(build.ROOT / ".chalice")
    return 0


if __name__ == "__main__":
    sys.exit(main())
