"""What reaches us poorly is looked up, and a rejection shuts out nothing that arrives later with more in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.domain.submission import FormRule
from chalicelib.errors import RetryLater
from chalicelib.intake.delivery import message
from chalicelib.intake.sweep import sweep
from chalicelib.jobs import work
from chalicelib.operations import auditing
from chalicelib.world import World
from tests.integration.test_runs import KNOWN, submitted
from tests.living import Clock, Outside, get, only_run, post, submission_payload


def deliver(world: World, payload: Any) -> None:
    work.handle(world, message("workflow", payload, world.clock()))


def contact_id(out: Outside, email: str) -> str:
    contacts = get(f"{out.hubspot.url}/_emulator/state")["contacts"]
    return next(str(contact["id"]) for contact in contacts if contact["properties"]["email"] == email)


def swept(world: World) -> list[str]:
    """What the sweep puts on the queue now; worked on."""
    queued: list[str] = []
    sweep(world, queued.extend)
    for text in queued:
        work.handle(world, text)
    return queued


def audited(world: World, run_id: str) -> list[str]:
    events = world.audit.events(run_id)
    assert auditing.verify(world, run_id).problem == ""
    return [event.what for event in events]


def test_a_body_that_names_only_the_contact_is_looked_up_and_answered(world: World, out: Outside) -> None:
    vid = int(contact_id(out, KNOWN))
    deliver(world, {"vid": vid, "portal-id": 4242, "properties": {"message": {"value": "A demo, please?"}}})
    run = only_run(world).run
    assert (run.status, run.submission.email) == ("done", KNOWN)
    assert run.submission.text("firstname")
    assert run.submission.text("message") == "A demo, please?"


def test_while_hubspot_is_away_such_a_body_waits_in_the_queue(world: World, out: Outside) -> None:
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 503, "path": "/contacts/", "times": 1})
    body = {"vid": int(contact_id(out, KNOWN)), "portal-id": 4242}
    with pytest.raises(RetryLater):
        deliver(world, body)
    deliver(world, body)
    assert only_run(world).run.submission.email == KNOWN


def test_a_contact_that_nobody_knows_is_a_rejection_that_says_so(world: World, out: Outside) -> None:
    deliver(world, {"vid": 999_999_999, "portal-id": 4242})
    run = only_run(world).run
    assert (run.status, run.rejection) == ("rejected", "unusable_address")
    assert out.writes() == []


def test_the_poll_brings_the_address_that_the_webhook_lacked_into_the_same_run(world: World, out: Outside) -> None:
    sweep(world, list[str]().extend)
    polled, _ = submitted(out, "ada@newco.example", "Could you show us a demo?")
    deliver(world, {"portalId": 4242, "formId": "demo-request", "conversionId": polled["conversionId"]})
    rejected = only_run(world).run
    assert rejected.status == "rejected"
    assert len(swept(world)) == 1
    view = only_run(world)
    assert (view.run.run_id, view.run.status) == (rejected.run_id, "done")
    assert view.run.submission.email == "ada@newco.example"
    assert view.run.rejection == view.run.reason == ""
    assert audited(world, view.run.run_id).count("run.replayed") == 1
    (event,) = [event for event in world.audit.events(view.run.run_id) if event.what == "run.replayed"]
    assert "by poll with more in it: email" in event.why
    assert swept(world) == [], "a run that ended well is left alone"


def test_a_rejection_that_nothing_is_added_to_stands_and_is_not_swept_again(world: World, out: Outside) -> None:
    sweep(world, list[str]().extend)
    submitted(out, "ada@newco.example", '<a href="http://x.example">win</a>')
    assert len(swept(world)) == 1
    assert only_run(world).run.rejection == "spam"
    assert swept(world) == []
    assert "run.replayed" not in audited(world, only_run(world).run.run_id)


def test_a_second_hearing_is_a_full_one(world: World, out: Outside) -> None:
    """More in it does not mean good: the same rules judge the whole."""
    payload = submission_payload("ada@newco.example", '<a href="http://x.example">win</a>', conversion_id="c-1")
    deliver(world, payload)
    deliver(world, {**payload, "values": [*payload["values"], {"name": "jobtitle", "value": "CTO"}]})
    run = only_run(world).run
    assert (run.status, run.rejection) == ("rejected", "spam")
    assert run.submission.text("jobtitle") == "CTO"
    assert audited(world, run.run_id).count("run.replayed") == 1
    assert out.writes() == []


def test_a_form_admitted_meanwhile_lets_the_next_delivery_in(world: World, out: Outside, clock: Clock) -> None:
    payload = {**submission_payload(KNOWN), "formId": "pricing"}
    deliver(world, payload)
    assert only_run(world).run.rejection == "unknown_form"
    deliver(world, payload)
    assert only_run(world).run.rejection == "unknown_form"
    world.records.team.save((), (FormRule(portal_id="4242", form_id="pricing"),))
    clock.advance(minutes=2)
    deliver(world, payload)
    run = only_run(world).run
    assert run.status == "done"
    assert audited(world, run.run_id).count("run.replayed") == 1


def test_two_workers_who_reopen_one_run_write_one_draft(world: World, out: Outside) -> None:
    payload = submission_payload(KNOWN, conversion_id="c-1")
    bare = {**payload, "values": [{"name": "message", "value": "A demo?"}]}
    deliver(world, bare)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: deliver(world, payload), range(4)))
    assert only_run(world).run.status == "done"
    assert len([write for write in out.writes() if write.endswith("/drafts")]) == 1
