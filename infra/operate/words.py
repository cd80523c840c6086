"""What an operator reads after a command: results of use cases as lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chalicelib.contacts.records import Suppression
from chalicelib.domain.lead import Rep
from chalicelib.domain.run import RunRow
from chalicelib.domain.submission import FormRule
from chalicelib.gate.words import release_hint
from chalicelib.operations.check import Finding
from chalicelib.operations.knowledge import AnswerChange, KnowledgeChange, fault
from chalicelib.operations.release import Outcome, Preview
from chalicelib.operations.replay import BatchReplayed, Replayed
from chalicelib.operations.roster import Change, RosterChange
from chalicelib.operations.stopping import ModeChange
from chalicelib.operations.suppressions import Found
from chalicelib.team.store import Roster

MARKS = {"ok": "ok", "off": "--", "note": "  ", "fails": "! "}
WOULD = {"perform": "be performed", "hold": "stay held", "refuse": "be refused"}
WITHIN = "Running workers pick it up within a minute."


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


def knowledge(result: KnowledgeChange) -> Iterator[str]:
    """Each answer that is new, changed, or retired; each that has expired or soon will; each file that was refused."""
    if not result.changed:
        yield "Nothing to change: the pack is stored like this already."
    if result.profile_fields:
        yield f"  change profile: {', '.join(result.profile_fields)}"
    yield from map(_answer_change, result.changes)
    for answer in result.expired:
        yield f"expired: {answer.answer_id} since {answer.review_by:%Y-%m-%d}, owner {answer.owner}; it is not used"
    for answer in result.expiring:
        yield f"expires soon: {answer.answer_id} on {answer.review_by:%Y-%m-%d}, owner {answer.owner}"
    for refused in result.refused:
        yield f"refused: {fault(refused)}; the file is left out whole"
    if result.dry_run:
        yield "Nothing was changed: this is a preview."
    elif result.changed:
        yield f"Stored and read back: version {result.now.version}, {_many(len(result.now.answers), 'answer')}. {WITHIN}"


def _answer_change(change: AnswerChange) -> str:
    doing = "new" if change.before is None else "changed" if change.after else "retired"
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return f"  {doing} {change.answer_id}{fields}"


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
    yield f"Run {result.run.run_id} resumes from {result.from_step}; {takes_up} picks it up within a minute."


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
        yield f"{result.replayed} resume, {result.per_minute} a minute; {takes_up} picks up the last one at about {until}."
    else:
        yield "Nothing was replayed."


def findings(found: Sequence[Finding]) -> Iterator[str]:
    """A line each, and what the marks mean."""
    width = min(40, max(len(finding.service) for finding in found))
    for finding in found:
        mark = "!!" if finding.failed else MARKS[finding.state]
        yield f"{mark} {finding.service:<{width}} {finding.text}"
    yield "(!! must be fixed; ! doesn't work, but isn't needed now; -- is not set up)"


def runs(rows: Sequence[RunRow], more: bool) -> Iterator[str]:
    """One line a run, newest first: when it began, its id, its state, and why. Addresses stay in the store."""
    if not rows:
        yield "No run."
    for row in rows:
        yield f"  {row.started_at:%Y-%m-%d %H:%M} UTC  {row.run_id}  {row.status:<9} {row.reason}".rstrip()
    if more:
        yield f"Only the newest {len(rows)} are shown."


def held(previews: Sequence[Preview], *, draft_only: bool) -> Iterator[str]:
    """Each held action, until when it can be released, and what releasing it would do now."""
    if not previews:
        yield "No action is held."
    for preview in previews:
        action = preview.record.action
        yield f"  {action.key}: {action.why}"
        yield f"    {release_hint(preview.record, draft_only=draft_only)}"
        yield f"    Released now, it would {WOULD[preview.decision.verdict]}: {preview.decision.reason}"


def released(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What came of each."""
    for outcome in outcomes:
        yield f"  {outcome.key}: {outcome.state}. {outcome.reason}"


def suppression(asked: str, made: Suppression) -> Iterator[str]:
    """Since when nobody writes there."""
    since = f" since {made.since:%Y-%m-%d %H:%M} UTC" if made.since else ""
    yield f"{asked} is suppressed{since}: {made.reason}. Nothing is written to it, whatever the mode."


def looked_up(asked: str, found: Found) -> Iterator[str]:
    """Whether it may be written to, and its history."""
    if found.covering:
        yield from suppression(asked, found.covering)
    else:
        yield f"{asked} is not suppressed."
    for change in found.history.changes if found.history else ():
        at = f"{change.at:%Y-%m-%d %H:%M} UTC " if change.at else ""
        yield f"  {at}{change.event} by {change.who or '(unknown)'}: {change.why}"


def mode(result: ModeChange) -> Iterator[str]:
    """What is in force now."""
    deployed = "DRAFT_ONLY is on: only Gmail drafts are written." if result.draft_only else "DRAFT_ONLY is off."
    if result.now:
        since = f"{result.now.at:%Y-%m-%d %H:%M} UTC"
        yield f"Stopped since {since} by {result.now.by}: {result.now.reason}"
        yield "Every outside write is held, Gmail drafts included. `make resume` lifts it."
    elif result.before:
        yield f"The stop by {result.before.by} is lifted. {deployed}"
        yield "Leads that waited for this go on within minutes; what DRAFT_ONLY holds stays held until it is released."
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
