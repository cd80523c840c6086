"""What an operator reads after a command: results of use cases as lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.operations.replay import BatchReplayed, Replayed
from chalicelib.operations.roster import Change, RosterChange
from chalicelib.operations.stopping import ModeChange
from chalicelib.team.store import Roster

WITHIN = "Workers that run already take it up within a minute."


def roster_change(result: RosterChange) -> Iterator[str]:
    """Each change by field, then what is in force."""
    if not result.changes:
        yield "Nothing to change: everything is stored like this already."
    for change in result.changes:
        yield from _change(change)
    for warning in result.warnings:
        yield f"warning: {warning}"
    if result.dry_run:
        yield "Nothing was changed: this is a preview."
    elif result.changes:
        parts = " They were written in parts of 100." if result.in_parts else ""
        yield f"Stored and read back: {_counts(result.roster)}.{parts} {WITHIN}"


def reps(roster: Roster) -> Iterator[str]:
    """One line a rep."""
    for rep in roster.reps:
        yield _rep(rep)
    yield f"{_counts(roster)}."


def forms(roster: Roster) -> Iterator[str]:
    """One line a form."""
    for form in roster.forms:
        yield _form(form)
    yield f"{_counts(roster)}."


def replayed(result: Replayed, takes_up: str) -> Iterator[str]:
    """What goes on, from where, and when."""
    if result.spam_overruled:
        yield "The spam verdict is overruled; this is on the run's audit trail."
    yield f"Run {result.run.run_id} goes on from {result.from_step}; {takes_up} takes it up within a minute."


def batch(result: BatchReplayed, takes_up: str) -> Iterator[str]:
    """The preview, or what goes on and until when."""
    yield f"{result.matching} {'run matches' if result.matching == 1 else 'runs match'}."
    for reason, number in result.reasons:
        yield f"  {number:>5} x {reason or '(no reason recorded)'}"
    for run_id, why in result.refused:
        yield f"warning: {run_id} stays as it is: {why}"
    if result.dry_run:
        if result.matching:
            yield "Nothing was replayed: this is a preview. Add YES=1 to replay them."
    elif result.last_due_at:
        until = f"{result.last_due_at:%H:%M} UTC"
        yield f"{result.replayed} go on, {result.per_minute} a minute; {takes_up} takes up the last one at about {until}."
    else:
        yield "Nothing was replayed."


def mode(result: ModeChange) -> Iterator[str]:
    """What is in force now."""
    deployed = "DRAFT_ONLY is on: only Gmail drafts are written." if result.draft_only else "DRAFT_ONLY is off."
    if result.now:
        since = f"{result.now.at:%Y-%m-%d %H:%M} UTC"
        yield f"Stopped since {since} by {result.now.by}: {result.now.reason}"
        yield "Every outside write is held, Gmail drafts included. `make resume` lifts it."
    elif result.before:
        yield f"The stop by {result.before.by} is lifted. {deployed}"
    else:
        yield f"No stop was in force. {deployed}"


def _change(change: Change) -> Iterator[str]:
    doing = "add" if change.before is None else "remove" if change.after is None else "change"
    yield f"  {doing} {change.subject}"
    for name, before, after in change.fields() if change.after else ():
        yield f"    {name}: {_shown(before)} -> {_shown(after)}" if change.before else f"    {name}: {_shown(after)}"


def _counts(roster: Roster) -> str:
    active_reps = sum(rep.active for rep in roster.reps)
    active_forms = sum(form.active for form in roster.forms)
    retired = len(roster.reps) + len(roster.forms) - active_reps - active_forms
    return f"{_many(active_reps, 'active rep')}, {_many(active_forms, 'admitted form')}, {retired} retired"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _rep(rep: Rep) -> str:
    owner = f"owner {rep.owner_id}" if rep.owner_id else "no owner id"
    hours = f"{rep.work_start:%H:%M}-{rep.work_end:%H:%M} {rep.timezone}"
    return f"{'active ' if rep.active else 'retired'} {rep.email}  {rep.name}  {owner}  {hours} {rep.country}".rstrip()


def _form(form: FormRule) -> str:
    pool = ", ".join(form.pool) or "every rep"
    state = "admitted" if form.active else "retired "
    return (
        f"{state} portal {form.portal_id} form {form.form_id}  {form.name or '(no name)'}  "
        f"pool: {pool}  asset folders: {len(form.asset_roots)}"
    )


def _shown(value: Any) -> str:
    if value in (None, "", [], ()):
        return "(empty)"
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
