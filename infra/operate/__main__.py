"""`python -m infra.operate COMMAND [--stage prod]`: the operators' commands. The Makefile names them for people.

Each says first where it acts. Exit code 0: done, and read back. 1: not done, with the reason.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.domain.run import STATUSES
from chalicelib.errors import AgentError, AskAPerson, FixInput, RetryLater
from chalicelib.operations import check as checking
from chalicelib.operations import knowledge as knowing
from chalicelib.operations import release as releasing
from chalicelib.operations import replay, roster, stopping, suppressions
from chalicelib.settings import BadSettings
from infra import env
from infra.aws.ship import Refused
from infra.emulators import world as demo
from infra.local.service import NotStarted
from infra.operate import folder, words
from infra.operate.place import Place, place

SHOWN = 50
Lines = Iterable[str]
Command = Callable[[Place, argparse.Namespace], Lines]


def check(at: Place, _given: argparse.Namespace) -> Lines:
    """Ask every service."""
    settings = [checking.Finding("settings", "fails", fault) for fault in at.faults]
    findings = (*settings, *map(at.as_here, checking.survey(at.world, at.ask_queue)))
    yield from words.findings(findings)
    failed = [finding for finding in findings if finding.failed]
    if failed:
        raise AskAPerson(
            f"{len(failed)} of {len(findings)} checks failed.", todo="Each line marked !! says what to do."
        )


def stop(at: Place, given: argparse.Namespace) -> Lines:
    """Hold every outside write from now on."""
    return words.mode(stopping.stop(at.world, given.why, at.who))


def resume(at: Place, given: argparse.Namespace) -> Lines:
    """Lift the stop."""
    return words.mode(stopping.resume(at.world, at.who, given.why))


def admit(at: Place, given: argparse.Namespace) -> Lines:
    """Admit a form, or change an admitted one."""
    settings: dict[str, Any] = {}
    if given.name:
        settings["name"] = given.name
    if given.industry:
        settings["industry_hint"] = given.industry
    if given.pool:
        settings["pool"] = tuple(part.strip().lower() for part in given.pool.split(",") if part.strip())
    if given.folders:
        ids = [part.strip() for part in given.folders.split(",") if part.strip()]
        settings["asset_roots"] = tuple({"folder_id": folder_id} for folder_id in ids)
    portal, form = given.portal.strip(), given.form.strip().lower()
    result = roster.admit(at.world, portal, form, settings, at.who, given.why, demo_forms=at.demo_forms)
    yield from words.roster_change(result)
    if result.changes and result.changes[0].before is None:
        yield "What was rejected before stays rejected: make replay ALL=rejected REASON='unknown form' shows it."


def forms(at: Place, _given: argparse.Namespace) -> Lines:
    """List the forms."""
    return words.forms(at.world.records.team.roster())


def reps(at: Place, _given: argparse.Namespace) -> Lines:
    """List the reps."""
    return words.reps(at.world.records.team.roster())


def team(at: Place, given: argparse.Namespace) -> Lines:
    """Bring reps and forms to what a file says."""
    try:
        text = given.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FixInput(
            f"{given.file} cannot be read ({type(error).__name__}).", todo="FILE= takes a JSON file."
        ) from error
    why = given.why or f"team file {given.file.name}"
    result = roster.take_team_file(
        at.world, text, at.who, why, dry_run=given.dry_run, demo_forms=at.demo_forms
    )  # fmt: skip
    return words.roster_change(result)


def knowledge(at: Place, given: argparse.Namespace) -> Lines:
    """Make the team's knowledge what a folder says."""
    why = given.why or f"knowledge folder {given.dir.name}"
    result = knowing.take_folder(at.world, folder.read(given.dir), at.who, why, dry_run=given.dry_run)
    return words.knowledge(result)


def retire(at: Place, given: argparse.Namespace) -> Lines:
    """Retire a rep or a form."""
    if bool(given.rep) == bool(given.form):
        raise FixInput("Say which rep or which form.", todo="make retire REP=... or make retire PORTAL=... FORM=...")
    if given.rep:
        return words.roster_change(roster.set_rep_active(at.world, given.rep, False, at.who, given.why))
    result = roster.set_form_active(at.world, given.portal, given.form.strip().lower(), False, at.who, given.why)
    return words.roster_change(result)


def reinstate(at: Place, given: argparse.Namespace) -> Lines:
    """Bring a retired rep back."""
    if not given.rep:
        raise FixInput("Say which rep.", todo="make reinstate REP=...")
    return words.roster_change(roster.set_rep_active(at.world, given.rep, True, at.who, given.why))


def remove_demo(at: Place, given: argparse.Namespace) -> Lines:
    """Remove the demo's reps and its form."""
    addresses, form = [seed.email for seed in demo.REPS], (str(demo.PORTAL_ID), demo.FORM_ID)
    return words.roster_change(roster.remove(at.world, addresses, [form], at.who, given.why))


def runs(at: Place, given: argparse.Namespace) -> Lines:
    """List the newest runs, or those of a status."""
    if given.status and given.status not in STATUSES:
        raise FixInput(f"{given.status} is not a status.", todo=f"Use one of {', '.join(STATUSES)}.")
    rows, cursor = at.world.runs.page(given.status or None, "", SHOWN)
    return words.runs(rows, bool(cursor))


def held(at: Place, _given: argparse.Namespace) -> Lines:
    """List held actions, with what releasing each would do."""
    previews, more = releasing.held(at.world, "", releasing.MOST)
    yield from words.held(previews, draft_only=at.world.settings.draft_only)
    if more:
        yield f"Only the {releasing.MOST} that expire last are shown."


def release(at: Place, given: argparse.Namespace) -> Lines:
    """Release one held action, or after a preview several or all of a run."""
    keys = [key.strip() for key in given.key.split(",") if key.strip()]
    if bool(keys) == bool(given.run):
        raise FixInput("Say which action or which run.", todo="make release KEY=... or make release RUN=...")
    previews = releasing.preview(at.world, keys) if keys else releasing.of_run(at.world, given.run)
    yield from words.held(previews, draft_only=at.world.settings.draft_only)
    if not previews:
        return
    if not (given.yes or len(keys) == 1):
        yield "Nothing was released: this is a preview. Add YES=1 to release them."
        return
    if not at.reaches_outside:
        raise FixInput(
            "The local run is not running, so nothing outside can be written.", todo="Start `make run` first."
        )
    outcomes = releasing.release(at.world, previews, at.who, given.why or "no reason given")
    yield from words.released(outcomes)
    left = [outcome for outcome in outcomes if outcome.state != "performed"]
    if left:
        raise FixInput(f"{len(left)} of {len(outcomes)} were not released.", todo="Each line above says why.")


def suppress(at: Place, given: argparse.Namespace) -> Lines:
    """Never write to an address or a domain."""
    suppressions.suppress(at.world, address=given.address, domain=given.domain, who=at.who, why=given.why)
    found = suppressions.look_up(at.world, address=given.address, domain=given.domain)
    if found.covering is None:
        raise RetryLater("The suppression is not in force: somebody lifted it at the same moment.")
    return words.looked_up(given.address or given.domain, found)


def suppressed(at: Place, given: argparse.Namespace) -> Lines:
    """Look up whether an address or a domain may be written to."""
    found = suppressions.look_up(at.world, address=given.address, domain=given.domain)
    return words.looked_up(given.address or given.domain, found)


def unsuppress(at: Place, given: argparse.Namespace) -> Lines:
    """Let an address or a domain be written to again."""
    suppressions.lift(at.world, address=given.address, domain=given.domain, who=at.who, why=given.why)
    found = suppressions.look_up(at.world, address=given.address, domain=given.domain)
    return words.looked_up(given.address or given.domain, found)


def replay_runs(at: Place, given: argparse.Namespace) -> Lines:
    """Replay one run, or all parked or rejected ones that match."""
    if bool(given.run) == bool(given.all):
        raise FixInput("Say which run, or ALL=parked.", todo="make replay RUN=... or make replay ALL=parked SINCE=2h")
    if given.run:
        result = replay.replay(at.world, given.run, at.who, given.why, from_step=given.from_step)
        return words.replayed(result, at.takes_up)
    batch = replay.Batch(given.all, since(given.since, at.world.clock()), given.code, given.reason)
    done = replay.replay_all(
        at.world, batch, at.who, given.why, dry_run=not given.yes, per_minute=given.per_minute
    )  # fmt: skip
    return words.batch(done, at.takes_up)


def since(text: str, now: datetime) -> datetime | None:
    """A moment: 90m, 2h or 3d ago, or an ISO 8601 date or time (UTC where it names no zone). None for no text."""
    if not text:
        return None
    units = {"m": "minutes", "h": "hours", "d": "days"}
    if text[:-1].isdigit() and text[-1] in units:
        return now - timedelta(**{units[text[-1]]: int(text[:-1])})
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        todo = "Use e.g. 90m, 2h, 3d, 2026-11-24 or 2026-11-24T10:00."
        raise FixInput(f"SINCE={text} is not a time.", todo=todo) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """A command: its name, what runs, what it is for, the options that it takes, and its flags."""

    name: str
    run: Command
    sentence: str
    options: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    outside: bool = False
    """Whether it writes to HubSpot or Google, or asks them."""


ROWS = (
    Row("check", check, "ask every service that the product needs", outside=True),
    Row("stop", stop, "hold every outside write from now on"),
    Row("resume", resume, "lift the stop"),
    Row("admit", admit, "admit a form, or change one", ("portal", "form", "name", "pool", "folders", "industry")),
    Row("forms", forms, "list the forms"),
    Row("team", team, "bring reps and forms to what a JSON file says", ("file",), ("dry-run",)),
    Row("knowledge", knowledge, "make the team's knowledge what a folder says", ("dir",), ("dry-run",)),
    Row("reps", reps, "list the reps"),
    Row("retire", retire, "retire a rep or a form", ("rep", "portal", "form")),
    Row("reinstate", reinstate, "bring a retired rep back", ("rep",)),
    Row("remove-demo", remove_demo, "remove the demo's reps and form"),
    Row("runs", runs, "list the newest runs, with their ids", ("status",)),
    Row("held", held, "list held actions, and what releasing each would do"),
    Row("release", release, "release held actions", ("key", "run"), ("yes",), outside=True),
    Row("suppress", suppress, "never write to an address or a domain", ("address", "domain")),
    Row("suppressed", suppressed, "whether an address or a domain may be written to", ("address", "domain")),
    Row("unsuppress", unsuppress, "let an address or a domain be written to again", ("address", "domain")),
    Row("replay", replay_runs, "let parked or rejected runs go on",
        ("run", "from-step", "all", "since", "code", "reason", "per-minute"), ("yes",)),
)  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "file": {"type": Path, "required": True},
    "dir": {"type": Path, "required": True},
    "all": {"choices": ("parked", "rejected"), "default": None},
    "per-minute": {"type": int, "default": replay.PER_MINUTE},
}


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    made = argparse.ArgumentParser(prog="python -m infra.operate", description=__doc__)
    commands = made.add_subparsers(dest="command", required=True)
    for row in ROWS:
        sub = commands.add_parser(row.name, help=row.sentence)
        sub.set_defaults(row=row)
        sub.add_argument("--stage", default=os.environ.get("STAGE", ""), help="a deployed stage; else the local run")
        for option in (*row.options, "why"):
            sub.add_argument(f"--{option}", **{"default": "", **SPECIAL.get(option, {})})
        for flag in row.flags:
            sub.add_argument(f"--{flag}", action="store_true")
    return made


def main() -> int:
    """Run a command; gives the exit code."""
    try:
        env.load()
        given = parser().parse_args()
        row: Row = given.row
        with place(given.stage, outside=row.outside) as at:
            print(at.heading, flush=True)
            for fault in at.faults:
                print(f"warning: {fault}")
            for line in row.run(at, given):
                print(line)
    except (AgentError, BadSettings, NotStarted, Refused, RuntimeError, BotoCoreError, ClientError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
