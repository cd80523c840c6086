"""Who opts out is suppressed at once and stays so: in the store, in a run, by HubSpot's word, and over the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from chalice.app import Request

from chalicelib.console import suppressions as api
from chalicelib.console.routes import Desk
from chalicelib.contacts.suppressions import Suppressions
from chalicelib.contacts.targets import Target, of_address, of_domain
from chalicelib.errors import AskAPerson, FixInput
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.operations.record import STREAM
from chalicelib.operations.replay import replay
from chalicelib.pipeline import engine
from chalicelib.store.digests import digest
from chalicelib.store.tables import State, Tables
from chalicelib.world import World
from tests.conftest import fresh_tables
from tests.integration.test_runs import KNOWN, deliver
from tests.living import Clock, Outside, only_run, settings_for, submission_payload, world_for

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANN = "ann@engines.example"
NEWCOMER = "ada@engines.example"


@pytest.fixture
def world(out: Outside, store_endpoint: str) -> Iterator[World]:
    made = world_for(settings_for(out, store_endpoint), Clock())
    yield made
    made.pool.shutdown(wait=True)


def suppress(suppressions: Suppressions, target: Target, why: str = "asked", at: datetime = NOW) -> None:
    suppressions.suppress(target, who="ops", why=why, at=at)


def why_not(suppressions: Suppressions, email: str) -> str:
    seen = suppressions.find(email, email.partition("@")[2])
    return seen.reason if seen else ""


def test_an_address_or_a_domain_with_all_below_it_is_suppressed(tables: Tables) -> None:
    suppressions = Suppressions(tables.state, ["key"])
    suppress(suppressions, of_domain("rival.example"), "competitor")
    suppress(suppressions, of_address("x@good.example"))
    assert why_not(suppressions, "a@rival.example") == "competitor"
    assert why_not(suppressions, "a@mail.rival.example") == "competitor"
    assert why_not(suppressions, "X+y@good.example") == "asked"
    assert why_not(suppressions, "y@good.example") == ""
    assert why_not(suppressions, "a@notrival.example") == ""


def test_lifting_keeps_the_history_and_may_be_taken_back(tables: Tables) -> None:
    suppressions, target = Suppressions(tables.state, ["key"]), of_address(ANN)
    suppress(suppressions, target, "first")
    suppress(suppressions, target, "again", NOW + timedelta(days=1))
    suppressions.lift(target, who="eva", why="they asked us back", at=NOW + timedelta(days=2))
    assert why_not(suppressions, ANN) == ""
    suppress(suppressions, target, "left for good", NOW + timedelta(days=3))
    known = suppressions.of(target)
    assert known
    assert [(one.event, one.why) for one in known.changes] == [
        ("suppressed", "first"), ("lifted", "they asked us back"), ("suppressed", "left for good"),
    ]  # fmt: skip
    assert known.since == NOW + timedelta(days=3)


def test_what_is_not_suppressed_itself_cannot_be_lifted(tables: Tables) -> None:
    suppressions = Suppressions(tables.state)
    suppress(suppressions, of_domain("engines.example"))
    with pytest.raises(FixInput):
        suppressions.lift(of_address(ANN), who="eva", why="wrong", at=NOW)
    assert why_not(suppressions, ANN) == "asked"


def test_the_store_holds_no_address_and_no_plain_hash_of_one(tables: Tables) -> None:
    suppressions = Suppressions(tables.state, ["key"])
    suppress(suppressions, of_address(ANN))
    suppressions.link("4242", "77", ANN)
    assert not list(tables.state.query(f"SUPPRESSED#{digest(ANN)}"))
    for target in (of_address(ANN),):
        (item,) = tables.state.query(f"SUPPRESSED#{suppressions.named(target)}")
        assert ANN not in repr(item.serialize())


def test_what_the_first_release_suppressed_stays_suppressed_and_can_be_lifted(tables: Tables) -> None:
    for what in ("old+tag@engines.example", "rival.example"):
        tables.state(f"SUPPRESSED#{digest(what)}", "-", reason="long ago").save()
    suppressions = Suppressions(tables.state, ["key"])
    assert why_not(suppressions, "old+tag@engines.example") == "long ago"
    assert why_not(suppressions, "a@rival.example") == "long ago"
    suppressions.lift(of_domain("rival.example"), who="eva", why="merged with us", at=NOW)
    assert why_not(suppressions, "a@rival.example") == ""


def test_keys_are_rotated_without_forgetting_anybody(tables: Tables) -> None:
    suppress(Suppressions(tables.state, ["one"]), of_address(ANN))
    rotated = Suppressions(tables.state, ["two", "one"])
    suppress(rotated, of_address("bob@engines.example"))
    for person in (ANN, "bob@engines.example"):
        assert why_not(Suppressions(tables.state, ["two", "one"]), person) == "asked"


@pytest.mark.parametrize("keys", [[], ["two"]])
def test_a_missing_key_stops_every_decision(tables: Tables, keys: Sequence[str]) -> None:
    suppress(Suppressions(tables.state, ["one"]), of_address(ANN))
    with pytest.raises(AskAPerson):
        why_not(Suppressions(tables.state, keys), ANN)


def test_many_at_once_make_one_suppression(store_state: type[State]) -> None:
    suppressions, target = Suppressions(store_state, ["key"]), of_address(ANN)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: suppress(suppressions, target, f"{n}"), range(4)))
    known = suppressions.of(target)
    assert known
    assert len(known.changes) == 1


@pytest.fixture
def store_state(store_endpoint: str) -> type[State]:
    return fresh_tables(store_endpoint).state


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Please take me off your list.", "asks not to be contacted"),
        ("Löschen Sie meine Daten. Was kostet das Basispaket?", "asks for their data to be erased"),
        ("Me opongo al tratamiento de mis datos.", "objects to the use of their data"),
    ],
)
def test_an_opt_out_suppresses_at_once_writes_nothing_and_tells_the_reviewer(
    world: World, out: Outside, words: str, says: str
) -> None:
    deliver(world, submission_payload(NEWCOMER, words))
    view = only_run(world)
    assert (view.run.status, says in view.run.reason, "suppressed" in view.run.reason) == ("rejected", True, True)
    assert view.run.reason.count(words) == 0
    assert "They wrote" in view.steps[0].note
    assert "They wrote" not in repr(world.audit.events(view.run.run_id))
    assert out.writes() == []
    assert says in why_not(world.records.suppressions, NEWCOMER)


def test_who_opted_out_is_not_drafted_to_later(world: World, out: Outside) -> None:
    deliver(world, submission_payload(NEWCOMER, "Unsubscribe"))
    deliver(world, submission_payload(NEWCOMER, "Could you show us a demo?"))
    rows, _ = world.runs.page(None, "", 10)
    assert [row.status for row in rows] == ["rejected", "rejected"]
    assert out.writes() == []


def test_an_opt_out_after_a_first_message_names_the_run_whose_draft_waits(world: World, out: Outside) -> None:
    deliver(world, submission_payload(NEWCOMER))
    first = only_run(world).run.run_id
    deliver(world, submission_payload(NEWCOMER, "Stop emailing me"))
    rows, _ = world.runs.page("rejected", "", 10)
    assert first in rows[0].reason


def test_a_wrong_opt_out_is_lifted_and_its_run_goes_on(world: World, out: Outside) -> None:
    deliver(world, submission_payload(NEWCOMER, "Please take me off your list."))
    run = only_run(world).run
    world.records.suppressions.lift(of_address(NEWCOMER), who="eva", why="they meant a guest list", at=world.clock())
    replayed = replay(world, run.run_id, "eva", "")
    engine.go_on(world, replayed.run)
    view = only_run(world)
    assert view.run.status in ("done", "degraded")
    assert why_not(world.records.suppressions, NEWCOMER) == ""


def test_somebody_elses_address_is_for_the_reviewer(world: World, out: Outside) -> None:
    deliver(world, submission_payload(NEWCOMER, "Please remove bob@engines.example from your list. We want a demo."))
    view = only_run(world)
    assert view.run.status in ("done", "degraded")
    assert why_not(world.records.suppressions, "bob@engines.example") == ""
    assert why_not(world.records.suppressions, NEWCOMER) == ""
    step = next(one for one in view.steps if one.name == "validate")
    assert any("bob@engines.example" in hint for hint in (step.output or {})["hints"])


def deleted(contact_id: str) -> dict[str, Any]:
    return {"portalId": 4242, "subscriptionType": "contact.privacyDeletion", "objectId": contact_id, "occurredAt": 1}


def test_hubspots_privacy_deletion_suppresses_the_address_that_we_knew(world: World, out: Outside) -> None:
    deliver(world, submission_payload(KNOWN))
    contact = world.reads.hubspot.contact_by_email(KNOWN)
    assert contact
    writes = out.writes()
    for _ in range(2):
        work.handle(world, message("app", deleted(contact.contact_id), world.clock()))
    assert why_not(world.records.suppressions, KNOWN) == "HubSpot deleted the contact for privacy"
    assert out.writes() == writes
    assert "suppression.added" in {event.what for event in world.audit.events(STREAM)}


def test_a_contact_that_we_never_met_is_suppressed_by_its_id(world: World, out: Outside) -> None:
    contact = world.reads.hubspot.contact_by_email(KNOWN)
    assert contact
    work.handle(world, message("app", deleted(contact.contact_id), world.clock()))
    deliver(world, submission_payload(KNOWN))
    view = only_run(world)
    draft = next(one for one in view.steps if one.name == "create_draft")
    assert "No draft" in draft.note
    assert out.writes() == []


def desk(world: World, *, query: dict[str, str] | None = None, body: object = None) -> Desk:
    event = {
        "requestContext": {"httpMethod": "POST", "resourcePath": "/", "identity": {}}, "headers": {}, "pathParameters": {},
        "multiValueQueryStringParameters": {name: [value] for name, value in (query or {}).items()} or None,
        "body": body if isinstance(body, str) else json.dumps(body), "isBase64Encoded": False, "stageVariables": None,
    }  # fmt: skip
    return Desk(Request(event, None), world.settings, lambda: world)


def test_the_api_suppresses_looks_up_and_lifts(world: World, out: Outside) -> None:
    asked = {"address": "Ann+x@engines.example", "reason": "called us"}
    said = api.suppress(desk(world, body=asked)).body
    assert (said["suppressed"], said["reason"]) == (True, "called us")
    found = api.look_up(desk(world, query={"address": ANN})).body
    assert (found["suppressed"], found["reason"], found["since"]) == (True, "called us", said["since"])
    lifted = api.lift(desk(world, body={"address": ANN, "reason": "a mistake"})).body
    assert (lifted["suppressed"], [one["event"] for one in lifted["history"]]) == (False, ["suppressed", "lifted"])
    nothing = api.look_up(desk(world, query={"domain": "engines.example"})).body
    assert (nothing["suppressed"], nothing["reason"], nothing["since"]) == (False, None, None)
    events = world.audit.events(STREAM)
    assert [event.what for event in events] == ["suppression.added", "suppression.lifted"]
    assert ANN not in repr(events)


@pytest.mark.parametrize(
    "body",
    ["{", "[]", {}, {"address": ANN}, {"address": ANN, "domain": "x.example", "reason": "r"}, {"address": "no", "reason": "r"},
     {"address": 5, "reason": "r"}, {"domain": "co.uk", "reason": "r"}, "[" * 100_000],
    ids=lambda body: repr(body)[:40],
)  # fmt: skip
def test_a_bad_request_is_told_and_changes_nothing(world: World, body: object) -> None:
    with pytest.raises(FixInput):
        api.suppress(desk(world, body=body))
    assert world.audit.events(STREAM) == ()
