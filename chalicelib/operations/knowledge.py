"""The team's knowledge: a folder's files taken as the next version of the pack, with what that changes, answer by answer.

A change is made only if nobody else has changed the pack since it was read, is read back, and is audited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.knowledge import Answer, Knowledge, Profile, Refused
from chalicelib.errors import FixInput, RetryLater
from chalicelib.knowledge.pack import PROFILE, read_pack
from chalicelib.knowledge.rules import expired, expiring
from chalicelib.operations.record import record
from chalicelib.world import World


@dataclass(frozen=True)
class AnswerChange:
    """An answer before and after; None where there is none."""

    before: Answer | None
    after: Answer | None

    @property
    def answer_id(self) -> str:
        """The answer's id: `file.md#Heading`."""
        about = self.after or self.before
        assert about
        return about.answer_id

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, where there is an answer before and after."""
        if not (self.before and self.after):
            return ()
        before, after = self.before.model_dump(), self.after.model_dump()
        return tuple(name for name in before if before[name] != after[name])


@dataclass(frozen=True)
class KnowledgeChange:
    """What a folder changed, or with `dry_run` would change. `now` is the pack as it is now, read back."""

    changes: tuple[AnswerChange, ...]
    profile_fields: tuple[str, ...]
    """Fields of the profile that differ."""
    refused: tuple[Refused, ...]
    expired: tuple[Answer, ...]
    """Answers of the folder that may not be used any more."""
    expiring: tuple[Answer, ...]
    """Answers of the folder whose last day is within 30 days."""
    now: Knowledge
    dry_run: bool = False

    @property
    def changed(self) -> bool:
        """Whether there is a new version, or would be."""
        return bool(self.changes or self.profile_fields)


def take_folder(
    world: World, files: Mapping[str, bytes], who: str, why: str, *, dry_run: bool = False
) -> KnowledgeChange:  # fmt: skip
    """Make the pack what a folder's files say, by name; what it does not hold any more is retired.

    Raises FixInput, and changes nothing, when the profile is missing or refused. A refused topic file is left out whole.
    """
    pack = read_pack(files)
    if pack.profile is None:
        told = "\n".join(map(fault, pack.refused))
        todo = f"Nothing was changed: without a readable {PROFILE} no pack is taken."
        raise FixInput(told, todo=todo, code="bad_profile")
    seen, today = world.records.knowledge.newest(), world.clock().date()
    result = KnowledgeChange(
        tuple(_changes(seen.answers, pack.answers)), _profile_fields(seen.profile, pack.profile), pack.refused,
        expired(pack.answers, today), expiring(pack.answers, today), seen, dry_run,
    )  # fmt: skip
    if dry_run or not result.changed:
        return result
    return _stored(world, seen, pack, result, who, why)


def fault(refused: Refused) -> str:
    """A refused file in words, as editors and compilers name a place."""
    return f"{refused.file}{f':{refused.line}' if refused.line else ''}: {refused.what}"


def _stored(
    world: World, seen: Knowledge, pack: Knowledge, result: KnowledgeChange, who: str, why: str
) -> KnowledgeChange:  # fmt: skip
    made = world.records.knowledge.replace(seen, pack)
    now = world.records.knowledge.newest()
    if made is None or now != made:
        todo = "Run the command again."
        raise RetryLater("Somebody else changed the knowledge at the same moment.", todo=todo, code="changed_meanwhile")
    record(world, "knowledge.changed", who, why, _audited(seen), {**_audited(now), **_names(result)})
    return KnowledgeChange(
        result.changes, result.profile_fields, result.refused, result.expired, result.expiring, now
    )  # fmt: skip


def _changes(before: Sequence[Answer], after: Sequence[Answer]) -> Iterator[AnswerChange]:
    """New and changed answers in the folder's order, then retired ones."""
    old, new = ({answer.answer_id: answer for answer in answers} for answers in (before, after))
    for answer_id, answer in new.items():
        if old.get(answer_id) != answer:
            yield AnswerChange(old.get(answer_id), answer)
    for answer_id, answer in old.items():
        if answer_id not in new:
            yield AnswerChange(answer, None)


def _profile_fields(before: Profile | None, after: Profile) -> tuple[str, ...]:
    old, new = before.model_dump() if before else {}, after.model_dump()
    return tuple(name for name, value in new.items() if old.get(name, type(value)()) != value)


def _audited(pack: Knowledge) -> dict[str, Any]:
    company = pack.profile.company if pack.profile else ""
    return {"version": pack.version, "company": company, "answers": len(pack.answers)}


def _names(result: KnowledgeChange) -> dict[str, Any]:
    """Ids, not texts: what an answer said is in its version."""
    changes = result.changes
    return {
        "new": [change.answer_id for change in changes if not change.before],
        "changed": [change.answer_id for change in changes if change.before and change.after],
        "retired": [change.answer_id for change in changes if not change.after],
        "profile": list(result.profile_fields),
        "refused": list(map(fault, result.refused)),
    }
