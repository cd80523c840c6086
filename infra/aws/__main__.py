"""`python -m infra.aws COMMAND`: build, deploy, roll back, switch DRAFT_ONLY, clean up. The Makefile wraps each."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.errors import FixInput
from chalicelib.store.records import UPGRADES, version_of
from infra import env
from infra.aws import build, grants, ship
from infra.aws.artefact import MIB, Unfit
from infra.aws.gate_words import will_begin

CENTRAL = ("HubSpot owners", "HubSpot contacts", "model")
"""Checks whose failure means that a key is wrong for every run."""
STAGES = ("dev", "staging", "prod")


def main() -> int:
    """Run a command; gives the exit code."""
    given = _parser().parse_args()
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        env.load()
        return run(given)
    except (FixInput, Unfit, ship.Refused, subprocess.CalledProcessError, BotoCoreError, ClientError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.aws", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text)
        made.set_defaults(run=run)
        if name != "policies":
            made.add_argument("--stage", choices=STAGES, required=True)
        return made

    package = command("package", _package, "build a stage's artefact and template")
    package.add_argument("--architecture", choices=build.ARCHITECTURES, default="x86_64")
    command("policies", _policies, "write the functions' policy files to .chalice/")
    deploy = command("deploy", _deploy, "deploy the package that was built")
    deploy.add_argument("--yes", action="store_true", help="do not ask")
    deploy.add_argument("--alarm-email", default="", help="who gets the alarms")
    rollback = command("rollback", _rollback, "go back to the previous release")
    rollback.add_argument("--to", default="", help="the first digits of a release's digest")
    rollback.add_argument("--yes", action="store_true", help="do not ask")
    command("live", _live, "turn DRAFT_ONLY off, after listing what will start to happen")
    command("draft-only", _draft_only, "turn DRAFT_ONLY on")
    command("redrive", _redrive, "move dead letters back to the queue")
    migrate = command("migrate", _migrate, "rewrite stored records of earlier versions")
    migrate.add_argument("--dry-run", action="store_true", help="count only")
    migrate.add_argument("--per-second", type=float, default=50.0, help="most records read and written per second")
    refill = command("refill", _refill, "copy what a stage's tables lack from a restored backup")
    refill.add_argument("--state", default="", help="the table restored from a backup of the state table")
    refill.add_argument("--audit", default="", help="the table restored from a backup of the audit table")
    refill.add_argument("--per-second", type=float, default=200.0, help="most items per second")
    return parser


def _package(given: argparse.Namespace) -> int:
    made = build.package(given.stage, given.architecture)
    print(f"{made.zip.relative_to(build.ROOT)}: Python {made.python}, {made.architecture}")
    print(
        f"{made.sizes.zipped / MIB:.1f} MiB zipped, {made.sizes.unzipped / MIB:.1f} MiB unzipped; see sizes.txt beside it"
    )
    return 0


def _policies(_given: argparse.Namespace) -> int:
    grants.write(build.ROOT / ".chalice")
    return 0


def _deploy(given: argparse.Namespace) -> int:
    stage, package = ship.at(given.stage), build.WORK / given.stage
    if not (package / "artefact.json").exists():
        raise ship.Refused(f"There is no package; run: make package STAGE={given.stage}")
    for line in _preflight(stage):
        print(line)
    ship.deploy(stage, package, datetime.now(UTC), tell=print, ask=_ask(given.yes), alarm_email=given.alarm_email)
    return _smoke(stage)


def _rollback(given: argparse.Namespace) -> int:
    stage = ship.at(given.stage)
    ship.rollback(stage, tell=print, ask=_ask(given.yes), to=given.to)
    return _smoke(stage)


def _live(given: argparse.Namespace) -> int:
    ship.set_gate(ship.at(given.stage), draft_only=False, will_begin=will_begin(), tell=print, ask=input)
    return 0


def _draft_only(given: argparse.Namespace) -> int:
    ship.set_gate(ship.at(given.stage), draft_only=True, will_begin=(), tell=print, ask=input)
    return 0


def _redrive(given: argparse.Namespace) -> int:
    from infra.aws.letters import redrive

    stage = ship.at(given.stage)
    outputs = stage.outputs()
    moved = redrive(stage.client("sqs"), outputs["DeadLettersUrl"], outputs["LeadsQueueUrl"])
    print(f"{moved} messages are back on the queue.")
    return 0


def _migrate(given: argparse.Namespace) -> int:
    from chalicelib.store.tables import bind
    from infra.aws.migrate import migrate

    stage = ship.at(given.stage)
    outputs = stage.outputs()
    tables = bind(outputs["StateTableName"], outputs["AuditTableName"], region=stage.region)
    done = migrate(tables.state, dry_run=given.dry_run, per_second=given.per_second, tell=print)
    for kind, number in sorted(done.items()):
        print(f"{number} {kind} {'to rewrite' if given.dry_run else 'rewritten'}")
    return 0


def _refill(given: argparse.Namespace) -> int:
    from infra.aws.refill import refill

    stage = ship.at(given.stage)
    outputs = stage.outputs()
    for source, target in ((given.state, outputs["StateTableName"]), (given.audit, outputs["AuditTableName"])):
        if source:
            copied, kept = refill(stage.client("dynamodb"), source, target, per_second=given.per_second)
            print(f"{target}: {copied} items copied from {source}; {kept} were already there")
    return 0


def _preflight(stage: ship.Stage) -> list[str]:
    """What can be said before anything changes. Raises Refused when the deployed keys can't work."""
    lines = [
        f"records: {kind} is written as version {version_of(kind)}; older versions can still be read"
        for kind in UPGRADES
    ]
    resources = stage.resources()
    if "Secret" not in resources:
        return [*lines, "keys: this stage is new; fill its secret once it exists (see docs/deploying.md)"]
    from chalicelib import wiring
    from chalicelib.operations.check import survey
    from infra.operate.place import stage_settings

    given, faults = stage_settings(stage, resources)
    found = survey(wiring.build(given, aws_region=stage.region), lambda: "")
    lines += [f"settings: {fault}" for fault in faults] + [f"{one.service}: {one.text}" for one in found if one.text]
    # What no deploy mends must not keep a deploy back: a rep's closed calendar, a folder, a form.
    if any(one.state == "fails" and one.service in CENTRAL for one in found):
        raise ship.Refused("\n".join([*lines, "Runs would fail with these keys."]))
    return lines


def _smoke(stage: ship.Stage) -> int:
    wrong = ship.smoke(stage.outputs()["EndpointURL"].rstrip("/"))
    for line in wrong:
        print(f"!! {line}")
    print("the stage does not respond as it should; go back with the command above" if wrong else "the stage answers")
    return 1 if wrong else 0


def _ask(yes: bool) -> ship.Ask:
    return (lambda _question: "yes") if yes else input


if __name__ == "__main__":
    sys.exit(main())
