"""A team file read strictly: every fault is named by row and field, and a wrong file gives nothing. Pure.

The file is `{"reps": [...], "forms": [...]}`, each row a `Rep` or a `FormRule`. What a row leaves out stays as it is
stored; in a row that is new it has its default.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.domain.lead import Rep, VoiceProfile
from chalicelib.domain.submission import AssetRoot, FormRule
from chalicelib.team.rules import Problem, form_problems, rep_problems

Record = TypeVar("Record", Rep, FormRule)
SECTIONS = ("reps", "forms")
NESTED: Mapping[str, type[BaseModel]] = {"voice": VoiceProfile, "asset_roots": AssetRoot}
IDS = ("portal_id", "form_id", "owner_id")


@dataclass(frozen=True)
class TeamFile:
    """The rows of a file, completed by what is stored; or `faults`, each a sentence, and then no rows."""

    reps: tuple[Rep, ...] = ()
    forms: tuple[FormRule, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass
class _Section(Generic[Record]):
    """The rows of one list that could be read, by their number, and the faults of all."""

    name: str
    records: dict[int, Record] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def fault(self, number: int, problem: Problem) -> None:
        where, what = problem
        self.faults.append(f"{self.name}[{number}]{f'.{where}' if where else ''}: {what}")


def read_team(text: str, reps: Sequence[Rep], forms: Sequence[FormRule], demo_forms: Collection[str] = ()) -> TeamFile:
    """The team that a file asks for. `reps` and `forms` are those stored; `demo_forms` are ids that need not be GUIDs."""
    file, fault = _parsed(text)
    if fault:
        return TeamFile(faults=(fault,))
    faults = [_unknown(name, SECTIONS, name) for name in file if name not in SECTIONS]
    known_reps = {rep.email: rep for rep in reps}
    known_forms = {(form.portal_id, form.form_id): form for form in forms}
    rep_rows = _section("reps", file, Rep, lambda row: known_reps.get(row.get("email", "")))
    form_rows = _section(
        "forms", file, FormRule, lambda row: known_forms.get((row.get("portal_id", ""), row.get("form_id", "")))
    )
    for number, rep in rep_rows.records.items():
        for problem in rep_problems(rep):
            rep_rows.fault(number, problem)
    addresses = {*known_reps, *(rep.email for rep in rep_rows.records.values()), *_addresses(file)}
    for number, form in form_rows.records.items():
        for problem in form_problems(form, addresses, demo_forms):
            form_rows.fault(number, problem)
    _twice(rep_rows, "email", lambda rep: rep.email)
    _twice(rep_rows, "owner_id", lambda rep: rep.owner_id)
    _twice(form_rows, "form_id", lambda form: f"{form.portal_id}/{form.form_id}")
    faults += rep_rows.faults + form_rows.faults + _owners_taken(rep_rows, reps)
    if faults:
        return TeamFile(faults=tuple(faults))
    return TeamFile(tuple(rep_rows.records.values()), tuple(form_rows.records.values()))


def _parsed(text: str) -> tuple[dict[str, Any], str]:
    try:
        file = json.loads(text)
    except json.JSONDecodeError as error:
        return {}, f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
    except RecursionError:
        return {}, "The file is not a team file: it is nested too deeply."
    lists = isinstance(file, dict) and [file[name] for name in SECTIONS if name in file]
    if not lists or not all(isinstance(rows, list) for rows in lists):
        return {}, 'The file must be one JSON object with a list "reps", a list "forms", or both.'
    return file, ""


def _section(
    name: str, file: Mapping[str, Any], kind: type[Record], stored: Callable[[Mapping[str, Any]], Record | None]
) -> _Section[Record]:
    section: _Section[Record] = _Section(name)
    for number, row in enumerate(file.get(name, [])):
        if not isinstance(row, dict):
            section.fault(number, ("", f"must be an object with the fields of a {name[:-1]}"))
            continue
        for problem in _unknown_keys(row, kind):
            section.fault(number, problem)
        _read_row(section, number, _normal(row), kind, stored)
    return section


def _read_row(
    section: _Section[Record], number: int, row: dict[str, Any], kind: type[Record],
    stored: Callable[[Mapping[str, Any]], Record | None],
) -> None:  # fmt: skip
    known = stored(row)
    try:
        section.records[number] = kind.model_validate(_completed(row, known) if known else row)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            section.fault(number, (_path(problem["loc"]), _in_words(problem)))


def _completed(row: Mapping[str, Any], known: BaseModel) -> dict[str, Any]:
    """What is stored, with what the row says over it; a voice is completed in the same way."""
    stored = known.model_dump(mode="json")
    voice = row.get("voice")
    merged = {"voice": {**stored["voice"], **voice}} if isinstance(voice, dict) and "voice" in stored else {}
    return {**stored, **row, **merged}


def _normal(row: Mapping[str, Any]) -> dict[str, Any]:
    """Ids may be written as numbers; addresses and form ids are compared in lower case."""
    normal = dict(row)
    for name in IDS:
        if type(normal.get(name)) is int:
            normal[name] = str(normal[name])
    for name in ("email", "form_id"):
        if isinstance(normal.get(name), str):
            normal[name] = normal[name].strip().lower()
    if isinstance(normal.get("pool"), list):
        normal["pool"] = [one.strip().lower() if isinstance(one, str) else one for one in normal["pool"]]
    return normal


def _unknown_keys(row: Mapping[str, Any], kind: type[BaseModel], prefix: str = "") -> Iterator[Problem]:
    for name, value in row.items():
        if name not in kind.model_fields:
            yield f"{prefix}{name}", _unknown(name, tuple(kind.model_fields))
        elif name in NESTED:
            for number, inner in enumerate(value if isinstance(value, list) else [value]):
                place = f"{prefix}{name}[{number}]." if isinstance(value, list) else f"{prefix}{name}."
                if isinstance(inner, dict):
                    yield from _unknown_keys(inner, NESTED[name], place)


def _unknown(name: str, known: Sequence[str], where: str = "") -> str:
    close = get_close_matches(name, known, 1)
    hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
    return f"{where + ': ' if where else ''}there is no such field; {hint}"


def _twice(section: _Section[Record], name: str, identity: Callable[[Record], str]) -> None:
    counts = Counter(identity(record) for record in section.records.values())
    for number, record in section.records.items():
        if identity(record) and counts[identity(record)] > 1:
            section.fault(number, (name, f"{identity(record)!r} is in the file {counts[identity(record)]} times"))


def _owners_taken(section: _Section[Rep], stored: Sequence[Rep]) -> list[str]:
    """A HubSpot owner is one rep: also against those that the file does not name."""
    named = {rep.email for rep in section.records.values()}
    taken = {rep.owner_id: rep.email for rep in stored if rep.owner_id and rep.active and rep.email not in named}
    return [
        f"reps[{number}].owner_id: {rep.owner_id!r} belongs to {taken[rep.owner_id]} already"
        for number, rep in section.records.items()
        if rep.active and rep.owner_id in taken
    ]


def _addresses(file: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of rows that have faults of their own: a pool that names them is not at fault as well."""
    for row in file.get("reps", []):
        if isinstance(row, dict) and isinstance(row.get("email"), str):
            yield row["email"].strip().lower()


def _path(places: tuple[int | str, ...]) -> str:
    parts = [f"[{place}]" if isinstance(place, int) else f".{place}" for place in places]
    return "".join(parts).removeprefix(".")


def _in_words(problem: Any) -> str:
    if problem["type"] == "missing":
        return "is missing"
    shown = repr(problem["input"])
    cut = shown if len(shown) <= 60 else f"{shown[:57]}..."
    return f"{cut} cannot be used: {problem['msg'][0].lower()}{problem['msg'][1:]}"
