"""Reps and forms: read from a team file, admitted, changed, listed, retired and brought back, demo data removed.

Every change is made only if nobody else has changed the same record since it was read, is read back, and is audited.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.errors import FixInput, RetryLater
from chalicelib.operations.record import record
from chalicelib.team.roster import read_team
from chalicelib.team.rules import form_problems
from chalicelib.team.store import A_TRANSACTION, Roster
from chalicelib.world import World

Changed = Rep | FormRule


@dataclass(frozen=True)
class Change:
    """A rep or form before and after; None where there is none."""

    before: Changed | None
    after: Changed | None

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        about = self.after or self.before
        if isinstance(about, Rep):
            return f"rep {about.email}"
        assert about
        return f"form {about.form_id} of portal {about.portal_id}"

    def fields(self) -> tuple[tuple[str, Any, Any], ...]:
        """(field, before, after) of what differs; a voice's fields as voice.<field>."""
        before, after = _flat(self.before), _flat(self.after)
        names = dict.fromkeys((*before, *after))
        return tuple((name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name))


@dataclass(frozen=True)
class RosterChange:
    """What was changed, or with `dry_run` would be. `roster` is the team as it is now, read back."""

    changes: tuple[Change, ...]
    roster: Roster
    dry_run: bool = False
    warnings: tuple[str, ...] = ()
    in_parts: bool = field(default=False)
    """More records than DynamoDB changes at once were written, so a reader may have seen some before the others."""


def take_team_file(
    world: World, text: str, who: str, why: str, *, dry_run: bool = False, demo_forms: Collection[str] = ()
) -> RosterChange:
    """Bring reps and forms to what a file says; those that it does not name stay. Raises FixInput with every fault."""
    seen = world.records.team.roster()
    file = read_team(text, seen.reps, seen.forms, demo_forms)
    if file.faults:
        raise FixInput("\n".join(file.faults), todo="Nothing was changed.", code="bad_team_file")
    changes = [Change(seen.rep(rep.email), rep) for rep in file.reps]
    changes += [Change(seen.form(form.portal_id, form.form_id), form) for form in file.forms]
    return _apply(world, seen, changes, "team.changed", who, why, dry_run=dry_run)


def admit(
    world: World, portal_id: str, form_id: str, settings: Mapping[str, Any], who: str, why: str,
    *, demo_forms: Collection[str] = (),
) -> RosterChange:  # fmt: skip
    """Admit a form, or change one that is; what `settings` (fields of FormRule) leave out stays as it is.

    Submissions made before a form is admitted (again) are not answered by themselves. Raises FixInput for ids that
    cannot be HubSpot's and for a pool that names no rep.
    """
    seen = world.records.team.roster()
    before = seen.form(portal_id, form_id)
    kept = before.model_dump() if before else {"portal_id": portal_id, "form_id": form_id}
    after = FormRule.model_validate({**kept, **settings, "active": True})
    problems = [f"{name}: {what}." for name, what in form_problems(after, {rep.email for rep in seen.reps}, demo_forms)]
    if problems:
        raise FixInput("\n".join(problems), todo="Nothing was changed.", code="bad_form")
    if before and not before.active:
        world.records.marks.mark_read(after, world.clock())  # else the sweep would answer all since it was retired
    return _apply(world, seen, [Change(before, after)], "form.admitted", who, why)


def set_form_active(world: World, portal_id: str, form_id: str, active: bool, who: str, why: str) -> RosterChange:
    """Retire a form: its submissions are rejected, its settings stay. `admit` brings it back."""
    seen = world.records.team.roster()
    form = seen.form(portal_id, form_id)
    if form is None:
        raise FixInput(
            f"There is no form {form_id} of portal {portal_id}.", todo="`make forms` lists them.", code="not_found"
        )
    changed = form.model_copy(update={"active": active})
    return _apply(world, seen, [Change(form, changed)], "form.retired", who, why)


def set_rep_active(world: World, email: str, active: bool, who: str, why: str) -> RosterChange:
    """Retire a rep, who then gets no leads, or bring one back. The record, and what was drafted, stay."""
    seen = world.records.team.roster()
    rep = seen.rep(email.strip().lower())
    if rep is None:
        raise FixInput(f"There is no rep {email}.", todo="`make reps` lists them.", code="not_found")
    changed = rep.model_copy(update={"active": active})
    what = "rep.reinstated" if active else "rep.retired"
    return _apply(world, seen, [Change(rep, changed)], what, who, why)


def remove(world: World, reps: Collection[str], forms: Collection[tuple[str, str]], who: str, why: str) -> RosterChange:
    """Remove reps (addresses) and forms (portal and form id) for good, and take the reps out of every pool.

    Meant for demo data: whoever answered real leads is retired instead.
    """
    seen = world.records.team.roster()
    gone = [Change(rep, None) for rep in seen.reps if rep.email in reps]
    gone += [Change(form, None) for form in seen.forms if (form.portal_id, form.form_id) in forms]
    left = [form for form in seen.forms if (form.portal_id, form.form_id) not in forms]
    for form in left:
        pool = tuple(address for address in form.pool if address not in reps)
        gone.append(Change(form, form.model_copy(update={"pool": pool})))
    return _apply(world, seen, gone, "team.removed", who, why)


def _apply(
    world: World, seen: Roster, changes: Sequence[Change], what: str, who: str, why: str, *, dry_run: bool = False
) -> RosterChange:
    real = tuple(change for change in changes if change.before != change.after)
    if dry_run or not real:
        return RosterChange(real, seen, dry_run, _warnings(_previewed(seen, real)))
    kept = [change.after for change in real if change.after]
    removed = [change.before for change in real if change.before and not change.after]
    done = world.records.team.replace(
        seen,
        [one for one in kept if isinstance(one, Rep)],
        [one for one in kept if isinstance(one, FormRule)],
        removed,
    )
    now = world.records.team.roster()
    if not done or not all(_in_force(now, change) for change in real):
        todo = "Look at `make reps` and `make forms`, then run the command again."
        raise RetryLater("Somebody else changed the team at the same moment.", todo=todo, code="changed_meanwhile")
    for change in real:
        record(world, what, who, why, _json(change.before), _json(change.after))
    return RosterChange(real, now, warnings=_warnings(now), in_parts=len(real) > A_TRANSACTION)


def _in_force(roster: Roster, change: Change) -> bool:
    about = change.after or change.before
    if isinstance(about, Rep):
        return roster.rep(about.email) == change.after
    assert about
    return roster.form(about.portal_id, about.form_id) == change.after


def _previewed(seen: Roster, changes: Sequence[Change]) -> Roster:
    """The roster as it would be."""
    reps = {rep.email: rep for rep in seen.reps}
    forms = {(form.portal_id, form.form_id): form for form in seen.forms}
    for change in changes:
        if isinstance(change.after, Rep):
            reps[change.after.email] = change.after
        elif change.after:
            forms[change.after.portal_id, change.after.form_id] = change.after
    return Roster(tuple(reps.values()), tuple(forms.values()), seen.read_at)


def _warnings(roster: Roster) -> tuple[str, ...]:
    """What would make leads wait for a person."""
    active = {rep.email for rep in roster.reps if rep.active}
    warnings = [] if active else ["No rep is active: every lead will be parked until one is."]
    for form in roster.forms:
        if active and form.active and form.pool and not active & set(form.pool):
            warnings.append(
                f"No rep in the pool of form {form.form_id} is active: its leads that nobody owns will be parked."
            )
    return tuple(warnings)


def _flat(about: Changed | None) -> dict[str, Any]:
    if about is None:
        return {}
    values = about.model_dump(mode="json")
    voice = values.pop("voice", {})
    return {**values, **{f"voice.{name}": value for name, value in voice.items()}}


def _json(about: Changed | None) -> dict[str, Any] | None:
    return about.model_dump(mode="json", exclude_defaults=True) if about else None
