"""A team file: each fault is named by row and field, all at once, and a wrong file gives nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.team.roster import TeamFile, read_team

GUID = "6c6f2ab1-3c2f-4b7e-9d57-0d7c53b6f3a1"
ANA: dict[str, Any] = {
    "email": "ana@team.example",
    "name": "Ana",
    "owner_id": "101",
    "timezone": "Europe/Berlin",
    "country": "DE",
}
FORM: dict[str, Any] = {"portal_id": "62515", "form_id": GUID}


def read(reps: list[Any], forms: list[Any] | None = None, known: Sequence[Rep | FormRule] = ()) -> TeamFile:
    known_reps = [one for one in known if isinstance(one, Rep)]
    known_forms = [one for one in known if isinstance(one, FormRule)]
    return read_team(json.dumps({"reps": reps, "forms": forms or []}), known_reps, known_forms)


def test_the_example_in_the_docs_is_a_valid_team_file() -> None:
    text = (Path(__file__).parents[2] / "docs" / "team.example.json").read_text("utf-8")
    team = read_team(text, (), ())
    assert team.faults == ()
    assert team.reps
    assert team.forms[0].pool == tuple(rep.email for rep in team.reps)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"timezone": "Europe/Nowhere"}, "reps[0].timezone: 'Europe/Nowhere' is not an IANA time zone, e.g. Europe/Berlin"),
        ({"timezone": None}, "reps[0].timezone: None cannot be used: input should be a valid string"),
        ({"country": "Germany"}, "reps[0].country: 'Germany' is not an ISO 3166 code of two capital letters, e.g. DE"),
        ({"owner_id": "Ana"}, "reps[0].owner_id: 'Ana' is not a HubSpot owner id, which has digits only, e.g. 101"),
        ({"email": "ana"}, "reps[0].email: 'ana' is not an e-mail address"),
        ({"name": " "}, "reps[0].name: is empty; drafts are signed with it"),
        ({"work_start": "17:00", "work_end": "09:00"}, "reps[0].work_end: 09:00 is not after work_start, 17:00"),
        ({"work_days": [1, 7]}, "reps[0].work_days: [1, 7] must be one or more days from 0 (Monday) to 6 (Sunday)"),
        ({"work_days": []}, "reps[0].work_days: [] must be one or more days from 0 (Monday) to 6 (Sunday)"),
        ({"slot_minutes": 0}, "reps[0].slot_minutes: 0 must be from 5 to 480"),
        ({"time_zone": "Europe/Rome"}, "reps[0].time_zone: there is no such field; did you mean timezone?"),
        ({"voice": {"opener": "shout"}}, "reps[0].voice.opener: 'shout' must be one of question, observation, challenge, story"),
        ({"voice": {"signatur": "x"}}, "reps[0].voice.signatur: there is no such field; did you mean signature?"),
        ({"voice": {"booking_link": "cal.com/a"}}, "reps[0].voice.booking_link: 'cal.com/a' must begin with https://"),
    ],
)  # fmt: skip
def test_a_wrong_field_of_a_rep_is_named_in_a_sentence(change: dict[str, Any], fault: str) -> None:
    assert read([{**ANA, **change}]).faults == (fault,)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"portal_id": "acme"}, "forms[0].portal_id: 'acme' is not a HubSpot portal id, which has digits only, e.g. 62515"),
        ({"form_id": "demo-request"}, f"forms[0].form_id: 'demo-request' is not a HubSpot form id, which is a GUID, e.g. {GUID}"),
        ({"pool": ["ana@team.example", "bob@team.example"]}, "forms[0].pool[1]: 'bob@team.example' is not a rep of this team; add the rep first"),
        ({"asset_roots": [{"folder_id": "a/b"}]}, "forms[0].asset_roots[0].folder_id: 'a/b' is not a Drive folder id (the last part of its URL)"),
        ({"asset_roots": [{"folder": "1AbCdEf"}]}, "forms[0].asset_roots[0].folder: there is no such field; did you mean folder_id?"),
    ],
)  # fmt: skip
def test_a_wrong_field_of_a_form_is_named_in_a_sentence(change: dict[str, Any], fault: str) -> None:
    assert fault in read([ANA], [{**FORM, **change}]).faults


def test_all_faults_are_told_at_once_and_no_row_is_taken() -> None:
    wrong = [
        ANA,
        {"email": "b@team.example"},
        "row",
        {**ANA, "email": "c@team.example", "owner_id": "9", "timezone": "Mars"},
    ]
    team = read(wrong, [{"portal_id": "1"}])
    assert [fault.split(":")[0] for fault in team.faults] == [
        "reps[1].name", "reps[1].timezone", "reps[2]", "reps[3].timezone", "forms[0].form_id",
    ]  # fmt: skip
    assert (team.reps, team.forms) == ((), ())


def test_a_rep_or_an_owner_twice_is_refused() -> None:
    assert read([ANA, {**ANA, "owner_id": "102"}]).faults == (
        "reps[0].email: 'ana@team.example' is in the file 2 times",
        "reps[1].email: 'ana@team.example' is in the file 2 times",
    )
    assert "owner_id: '101' is in the file 2 times" in read([ANA, {**ANA, "email": "b@team.example"}]).faults[0]
    stored = Rep.model_validate({**ANA, "email": "old@team.example"})
    assert read([ANA], known=[stored]).faults == ("reps[0].owner_id: '101' belongs to old@team.example already",)


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"reps": {}}', '{"people": []}', "[" * 20_000])
def test_what_is_no_team_file_says_so_in_a_sentence(text: str) -> None:
    (fault,) = read_team(text, (), ()).faults
    assert fault.startswith("The file ")
    assert len(fault) < 120


def test_what_a_row_leaves_out_stays_as_it_is_stored() -> None:
    stored = Rep.model_validate({**ANA, "active": False, "voice": {"signature": "Sales", "questions": 3}})
    form = FormRule(portal_id="62515", form_id=GUID, name="Demo", pool=("ana@team.example",))
    team = read(
        [{"email": "Ana@Team.example", "voice": {"questions": 1}}], [{**FORM, "portal_id": 62515}],
        [stored, form],
    )  # fmt: skip
    (rep,) = team.reps
    assert (rep.active, rep.timezone, rep.voice.signature, rep.voice.questions) == (False, "Europe/Berlin", "Sales", 1)
    assert team.forms == (form,)


def test_an_unknown_section_beside_known_ones_is_named() -> None:
    assert read_team(json.dumps({"reps": [ANA], "form": []}), (), ()).faults == (
        "form: there is no such field; did you mean forms?",
    )
