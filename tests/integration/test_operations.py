"""What operators do is audited: one stream, whole under concurrent writers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.errors import FixInput
from chalicelib.operations import auditing, roster, stopping
from chalicelib.operations.record import STREAM, record
from chalicelib.team.routing import route
from chalicelib.world import World
from tests.living import Clock, Outside, outside, settings_for, world_for


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def world(out: Outside, store_endpoint: str, clock: Clock) -> World:
    return world_for(settings_for(out, store_endpoint), clock)


def test_many_operators_at_once_leave_one_unbroken_stream(world: World) -> None:
    def note(number: int) -> None:
        record(world, "form.admitted", f"operator{number}", "a new campaign", None, {"number": number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(note, range(24)))
    events = world.audit.events(STREAM)
    assert auditing.verify(world, STREAM).problem == ""
    assert sorted(event.detail["after"]["number"] for event in events) == list(range(24))
    assert {event.why for event in events} == {"a new campaign"}
    assert all(event.detail["before"] is None for event in events)


GUID = "6c6f2ab1-3c2f-4b7e-9d57-0d7c53b6f3a1"
TOM = "tom.becker@brightpath.example"


def admitted(world: World, **settings: Any) -> roster.RosterChange:
    return roster.admit(world, "62515", GUID, settings, "ops", "a campaign")


def last_event(world: World) -> Any:
    return world.audit.events(STREAM)[-1]


def test_admitting_an_admitted_form_keeps_its_settings(world: World) -> None:
    admitted(world, name="Demo", pool=(TOM,), asset_roots=({"folder_id": "1AbCdEfGh"},))
    again = admitted(world)
    assert again.changes == ()
    changed = admitted(world, name="Demo, EMEA")
    assert [change.fields() for change in changed.changes] == [(("name", "Demo", "Demo, EMEA"),)]
    form = world.records.team.form("62515", GUID)
    assert form
    assert (form.pool, form.asset_roots[0].folder_id) == ((TOM,), "1AbCdEfGh")
    event = last_event(world)
    assert (event.what, event.who, event.why) == ("form.admitted", "ops", "a campaign")
    assert (event.detail["before"]["name"], event.detail["after"]["name"]) == ("Demo", "Demo, EMEA")


@pytest.mark.parametrize(
    ("portal", "form", "field"),
    [("acme", GUID, "portal_id"), ("", GUID, "portal_id"), ("1", "contact-us", "form_id"), ("1", GUID[:-1], "form_id")],
)
def test_what_cannot_be_a_portal_or_form_id_is_refused(world: World, portal: str, form: str, field: str) -> None:
    with pytest.raises(FixInput, match=field):
        roster.admit(world, portal, form, {}, "ops", "")
    assert world.records.team.form(portal, form) is None


def test_a_retired_form_is_not_answered_and_comes_back_without_its_backlog(world: World, clock: Clock) -> None:
    admitted(world, name="Demo")
    roster.set_form_active(world, "62515", GUID, False, "ops", "campaign is over")
    assert world.records.team.form("62515", GUID) is None
    assert GUID not in {form.form_id for form in world.records.team.forms()}
    clock.advance(days=30)
    back = admitted(world)
    form = world.records.team.form("62515", GUID)
    assert form
    assert form.name == "Demo"
    assert [change.fields() for change in back.changes] == [(("active", False, True),)]
    assert world.records.marks.read_until(form) == pytest.approx(clock(), abs=timedelta(minutes=1))


def test_a_retired_rep_gets_no_leads(world: World) -> None:
    roster.set_rep_active(world, TOM, False, "ops", "left the company")
    reps = world.records.team.reps()
    form = world.records.team.forms()[0]
    for turn in range(1, 7):
        assert route("102", reps, form, lambda turn=turn: turn).rep.email != TOM  # type: ignore[misc]
    assert last_event(world).what == "rep.retired"
    roster.set_rep_active(world, TOM.upper(), True, "ops", "came back")
    assert route("102", world.records.team.reps(), form, lambda: 1).rep.email == TOM


def test_retiring_the_last_rep_warns_that_leads_will_wait(world: World) -> None:
    *_, last = [roster.set_rep_active(world, rep.email, False, "ops", "") for rep in world.records.team.reps()]
    assert any("No rep is active" in warning for warning in last.warnings)


def test_a_wrong_team_file_changes_nothing_and_a_preview_neither(world: World) -> None:
    before = world.records.team.roster().bodies
    good = {"email": "new@brightpath.example", "name": "New Rep", "timezone": "Europe/Rome"}
    text = json.dumps({"reps": [good, {"email": TOM, "timezone": "Europe/Nowhere"}]})
    with pytest.raises(FixInput, match=r"reps\[1\]\.timezone: 'Europe/Nowhere'"):
        roster.take_team_file(world, text, "ops", "")
    preview = roster.take_team_file(world, json.dumps({"reps": [good]}), "ops", "", dry_run=True)
    assert [change.subject for change in preview.changes] == ["rep new@brightpath.example"]
    assert world.records.team.roster().bodies == before
    assert world.audit.events(STREAM) == ()


def test_a_team_larger_than_one_transaction_is_stored_whole_and_said_to_be_in_parts(world: World) -> None:
    reps = [{"email": f"rep{n}@brightpath.example", "name": f"Rep {n}", "timezone": "UTC"} for n in range(130)]
    result = roster.take_team_file(world, json.dumps({"reps": reps}), "ops", "")
    assert result.in_parts
    assert len(world.records.team.roster().reps) == 133


def test_of_two_operators_who_change_one_rep_at_once_neither_is_overwritten_unseen(world: World) -> None:
    seen = world.records.team.roster()
    rep = seen.rep(TOM)
    assert rep
    assert world.records.team.replace(seen, [rep.model_copy(update={"name": "First"})], [])
    other = seen.rep("ana.morales@brightpath.example")
    assert other
    both = [other.model_copy(update={"name": "Ana M."}), rep.model_copy(update={"name": "Second"})]
    assert not world.records.team.replace(seen, both, [])
    names = {rep.name for rep in world.records.team.roster().reps}
    assert "First" in names
    assert not {"Second", "Ana M."} & names, "all or nothing"


def test_demo_reps_leave_every_pool_and_the_rest_stays(world: World) -> None:
    real = {"email": "jane@acme.example", "name": "Jane", "timezone": "UTC"}
    roster.take_team_file(world, json.dumps({"reps": [real]}), "ops", "")
    admitted(world, pool=(TOM, "jane@acme.example"))
    demo = [rep.email for rep in world.records.team.reps() if rep.email != "jane@acme.example"]
    roster.remove(world, demo, [("4242", "demo-request")], "ops", "go live")
    after = world.records.team.roster()
    assert [rep.email for rep in after.reps] == ["jane@acme.example"]
    assert [(form.form_id, form.pool) for form in after.forms] == [(GUID, ("jane@acme.example",))]


def test_a_stop_and_its_end_are_read_back_and_audited_with_who_and_why(world: World) -> None:
    pressed = stopping.stop(world, " wrong template ", "jane")
    assert pressed.now
    assert (pressed.now.by, pressed.now.reason) == ("jane", "wrong template")
    assert stopping.resume(world, "tom", "template is right again").now is None
    assert stopping.resume(world, "tom", "").before is None
    started, ended = world.audit.events(STREAM)
    assert (started.what, started.who, started.why) == ("stop.started", "jane", "wrong template")
    assert (ended.what, ended.who, ended.detail["before"]["by"]) == ("stop.ended", "tom", "jane")
    with pytest.raises(FixInput, match="A reason is required"):
        stopping.stop(world, "  ", "jane")
