"""A submission followed through the whole product, against emulators over HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.connectors.hubspot import HubSpot
from chalicelib.console import api
from chalicelib.contacts.targets import of_address
from chalicelib.domain.draft import Draft
from chalicelib.domain.lead import Contact
from chalicelib.domain.run import RunView
from chalicelib.domain.submission import FormRule
from chalicelib.drafting import briefing
from chalicelib.drafting.briefing import Findings
from chalicelib.errors import FixInput, RetryLater
from chalicelib.intake.delivery import message
from chalicelib.intake.sweep import sweep
from chalicelib.jobs import work
from chalicelib.operations.replay import replay
from chalicelib.pipeline.table import outputs_of
from chalicelib.world import World
from tests.living import Clock, Outside, get, only_run, post, settings_for, submission_payload, world_for

KNOWN = "maria.lopez@volcancoffee.example"


def deliver(world: World, payload: Any, source: str = "workflow") -> None:
    work.handle(world, message(source, payload, world.clock()))


def viewed(world: World, email: str) -> RunView:
    rows, _ = world.runs.page(None, "", 50)
    (row,) = [row for row in rows if row.email == email]
    view = world.runs.view(row.run_id)
    assert view
    return view


def status(view: RunView) -> dict[str, str]:
    return {step.name: step.status for step in view.steps}


def draft_of(view: RunView) -> Draft:
    return Draft.model_validate(next(step.output for step in view.steps if step.name == "write_draft"))


def submitted(out: Outside, email: str, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A form submitted in HubSpot: the submission as polled, and the contact."""
    fields = [{"name": name, "value": value} for name, value in (("email", email), ("message", text))]
    post(f"{out.hubspot.url}/submissions/v3/integration/submit/4242/demo-request", {"fields": fields})
    state = get(f"{out.hubspot.url}/_emulator/state")
    polled = max(state["submissions"]["demo-request"], key=lambda one: one["submittedAt"])
    contact = next(one for one in state["contacts"] if one["properties"]["email"] == email)
    return polled, contact


def test_a_submission_makes_a_draft_in_the_right_thread_and_holds_the_rest(world: World, out: Outside) -> None:
    deliver(world, submission_payload(KNOWN, "Could you show us how you measure tastings?"))
    view = only_run(world)
    assert view.run.status == "done", view.run
    assert len(view.steps) == 13
    _, google = out.state()
    (draft,) = google["mailboxes"]["ana.morales@brightpath.example"]["drafts"]
    assert draft["threaded_for_recipient"]
    assert KNOWN in draft["headers"]["To"]
    held = {record.action.kind for record in view.actions if record.state == "held"}
    assert held == {"hubspot.create_task", "hubspot.create_note", "gmail.label_thread"}
    assert all(record.action.payload for record in view.actions)


def test_the_evidence_is_stored_with_the_draft_as_the_writer_saw_it(world: World) -> None:
    deliver(world, submission_payload(KNOWN, "Could you show us how you measure tastings?"))
    view = only_run(world)
    brief = draft_of(view).brief
    assert brief
    assert brief == briefing.brief(
        Findings(view.run.submission, outputs_of(view.steps), {s.name: s for s in view.steps})
    )
    shown = api.shown(view, draft_only=True)["draft"]
    assert set(shown) >= {"draft_id", "subject", "body", "language", "claims", "warnings", "brief"}
    assert {fact["fact_id"] for fact in shown["brief"]["facts"]} >= {"F5", "H1", "T1"}
    assert {source for claim in shown["claims"] for source in claim["sources"]} <= {
        one["fact_id"] for one in shown["brief"]["facts"]
    }


def test_while_draft_only_is_on_nothing_but_drafts_is_written(world: World, out: Outside) -> None:
    for email in (KNOWN, "new.person@unknown.example", "kenji.mori@sakura-robotics.example", "rosa.delgado@gmail.com"):
        deliver(world, submission_payload(email))
    assert out.writes()
    assert {path for path in out.writes() if not path.endswith("/drafts")} == set()


def test_with_draft_only_off_task_note_contact_and_label_are_written_once(
    out: Outside, store_endpoint: str, clock: Clock
) -> None:
    world = world_for(settings_for(out, store_endpoint, draft_only=False), clock)
    payload = submission_payload("new.person@quetzaltel.example")
    for _ in range(3):
        deliver(world, payload)
    hubspot, _ = out.state()
    assert len(hubspot["tasks"]) == len(hubspot["notes"]) == 1
    contact = next(one for one in hubspot["contacts"] if one["properties"]["email"] == "new.person@quetzaltel.example")
    linked = {(a, c) for a, b, c, d, _ in hubspot["associations"] if d == contact["id"]}
    assert {("tasks", "contacts"), ("notes", "contacts")} <= linked
    assert only_run(world).run.status == "done"


def test_three_ways_five_times_shuffled_make_one_run(world: World, out: Outside) -> None:
    polled, contact = submitted(out, "ada@newco.example", "We plan a conference for 300 guests.")
    poll = {"portalId": 4242, "formId": "demo-request", **polled}
    flat = {"email": "ADA@newco.example", "message": "We plan a conference for 300 guests."}
    event = {
        "portalId": 4242,
        "subscriptionType": "contact.propertyChange",
        "propertyName": "recent_conversion_date",
        "objectId": int(contact["id"]),
        "occurredAt": polled["submittedAt"],
    }
    ways = [("workflow", flat), ("app", event), ("poll", poll)] * 5
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(lambda way: deliver(world, way[1], way[0]), [ways[n * 7 % 15] for n in range(15)]))
    view = only_run(world)
    assert view.run.status in ("done", "degraded")
    assert len([path for path in out.writes() if path.endswith("/drafts")]) == 1


def test_the_same_webhook_fifty_times_at_once_makes_one_run_one_draft_one_task(
    out: Outside, store_endpoint: str, clock: Clock
) -> None:
    world = world_for(settings_for(out, store_endpoint, draft_only=False), clock)
    payload = {"email": "ada@newco.example", "firstname": "Ada", "message": "Please call me."}
    text = message("workflow", payload, world.clock())
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: work.handle(world, text), range(50)))
    only_run(world)
    hubspot, google = out.state()
    assert len(hubspot["tasks"]) == 1
    assert sum(len(box["drafts"]) for box in google["mailboxes"].values()) == 1


def test_an_unknown_form_is_recorded_calls_nothing_outside_and_can_be_admitted_later(
    world: World, out: Outside, clock: Clock
) -> None:
    deliver(world, {**submission_payload(KNOWN), "formId": "other-form"})
    rejected = only_run(world)
    assert rejected.run.status == "rejected"
    assert "not admitted" in rejected.run.reason
    assert [one.emulator.calls for one in out.all()] == [[], [], []]
    world.records.team.save([], [FormRule(portal_id="4242", form_id="other-form")])
    replay(world, rejected.run.run_id, "ops", "admitted since")
    found: list[str] = []
    sweep(world, found.extend)
    for text in found:
        work.handle(world, text)
    assert only_run(world).run.status in ("done", "degraded")


def test_a_second_message_within_the_hour_joins_and_is_shown(world: World, out: Outside, clock: Clock) -> None:
    deliver(world, submission_payload("ada@newco.example", "First words."))
    deliver(world, submission_payload("ada@newco.example", "And one thing more: parking?"))
    rows, _ = world.runs.page(None, "", 10)
    assert sorted(row.status for row in rows) == ["done", "merged"]
    first = world.runs.view(min(row.run_id for row in rows))
    assert first
    assert [(one.message, one.same_message) for one in first.joined] == [("And one thing more: parking?", False)]
    clock.advance(hours=2)
    deliver(world, submission_payload("ada@newco.example", "Two hours later."))
    assert len([path for path in out.writes() if path.endswith("/drafts")]) == 2


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("/crm/v3/objects/companies", "resolve_company"),
        ("/gmail/v1/users/me/threads$", "search_threads"),
        ("/gmail/v1/users/me/threads/", "read_threads"),
        ("/drive/", "hunt_assets"),
        ("/freeBusy", "propose_slots"),
    ],
)
@pytest.mark.parametrize(
    "fault", [{"kind": "status", "status": 503}, {"kind": "drop"}, {"kind": "status", "status": 403}]
)
def test_a_reading_step_that_cannot_look_is_named_and_the_draft_says_nothing_untrue(
    world: World, out: Outside, path: str, step: str, fault: dict[str, Any]
) -> None:
    for one in (out.hubspot, out.google):
        post(f"{one.url}/_emulator/faults", {**fault, "path": path, "times": None})
    deliver(world, submission_payload(KNOWN, "Could you show us how you measure tastings?"))
    view = only_run(world)
    assert view.run.status == "degraded"
    assert status(view)[step] == "degraded"
    record = next(one for one in view.steps if one.name == step)
    assert record.error
    assert record.error.error_id.startswith("e_")
    draft = draft_of(view)
    assert draft.confidence < 97
    assert any("Could not look" in warning for warning in draft.warnings)
    if step == "propose_slots":
        assert re.search(r"\d{1,2}:\d\d", draft.body) is None
    if step == "hunt_assets":
        assert "drive.google.com" not in draft.body


def test_the_engine_tries_again_after_a_passing_fault(world: World, out: Outside) -> None:
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 502, "path": "/contacts/", "times": 2})
    deliver(world, submission_payload(KNOWN))
    view = only_run(world)
    assert view.run.status == "done"
    assert next(step.attempts for step in view.steps if step.name == "resolve_contact") == 3


def test_a_dead_token_parks_the_run_visibly_and_a_replay_brings_it_home(world: World, out: Outside) -> None:
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 401, "path": "/contacts/", "times": None})
    deliver(world, submission_payload(KNOWN))
    parked = only_run(world)
    assert parked.run.status == "parked"
    assert parked.run.error
    assert "token" in parked.run.error.todo
    out.reset()
    replay(world, parked.run.run_id, "ops", "a rep was added")
    found: list[str] = []
    sweep(world, found.extend)
    for text in found:
        work.handle(world, text)
    assert only_run(world).run.status == "done"


def test_a_run_that_keeps_failing_is_parked_after_its_last_delivery(world: World, out: Outside, clock: Clock) -> None:
    post(f"{out.google.url}/_emulator/faults", {"kind": "status", "status": 429, "path": "/drafts", "times": None})
    payload = submission_payload(KNOWN)
    for _ in range(world.settings.max_deliveries - 1):
        with pytest.raises(RetryLater):
            deliver(world, payload)
        clock.advance(minutes=5)
    deliver(world, payload)
    parked = only_run(world)
    assert parked.run.status == "parked"
    assert parked.run.error
    assert parked.run.error.error_id in parked.run.error.todo
    out.google.emulator.faults.clear()
    replay(world, parked.run.run_id, "create_draft", "ops")
    deliver(world, payload)
    assert only_run(world).run.status == "done", "a replayed run has all its passages again"


class BuggyHubSpot(HubSpot):
    """A connector with a bug that has met a name."""

    def contact_by_email(self, email: str) -> Contact | None:
        return {"somebody else": None}[email]


def test_a_bug_parks_the_run_and_says_what_and_where_it_was(world: World) -> None:
    buggy = replace(
        world,
        reads=replace(world.reads, hubspot=BuggyHubSpot("", "")),
        settings=replace(world.settings, max_deliveries=1),
    )
    with pytest.raises(KeyError):
        deliver(buggy, submission_payload(KNOWN))
    run = only_run(world).run
    assert run.status == "parked"
    assert run.error
    assert "KeyError(str of 32)" in run.error.what
    assert "test_runs.py:" in run.error.what
    assert run.error.error_id in run.error.todo
    assert KNOWN not in f"{run.reason} {run.error.what}"


def test_what_is_already_in_gmail_is_not_done_again_by_a_replay(world: World, out: Outside, clock: Clock) -> None:
    settings = replace(world.settings, draft_only=False, max_deliveries=1)
    out.draft_only.add(False)
    live = world_for(settings, clock)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 400, "path": "/tasks$", "times": None})
    deliver(live, submission_payload(KNOWN))
    parked = only_run(live)
    assert parked.run.status == "parked"
    with pytest.raises(FixInput, match="already written"):
        replay(live, parked.run.run_id, "ops", "again", from_step="write_draft")
    replay(live, parked.run.run_id, "ops", "again", from_step="create_task")


def test_the_sweep_finds_what_no_webhook_brought_and_only_once(world: World, out: Outside, clock: Clock) -> None:
    found: list[str] = []
    sweep(world, found.extend)
    assert found == [], "the first sweep only sets its mark: nobody is written to for having written long ago"
    submitted(out, "ada@newco.example", "Did nobody call?")
    sweep(world, found.extend)
    assert len(found) == 1
    work.handle(world, found[0])
    clock.advance(minutes=1)
    again: list[str] = []
    sweep(world, again.extend)
    assert again == []
    assert only_run(world).run.submission.source == "poll"


def test_however_many_the_webhooks_missed_the_sweep_finds_them_all(world: World, out: Outside) -> None:
    sweep(world, list[str]().extend)
    many = [f"lead{number}@newco.example" for number in range(120)]
    for email in many:
        submitted(out, email, "Did nobody call?")
    found: list[str] = []
    with pytest.raises(ConnectionError):
        sweep(world, once(found))
    assert 0 < len(found) < len(many), "the queue went away half-way"
    sweep(world, found.extend)
    asked = {value for text in found for name, value in json.loads(text)["values"] if name == "email"}
    assert asked == set(many)


def once(found: list[str]) -> Callable[[Sequence[str]], None]:
    """A queue that takes one load and is gone."""

    def enqueue(messages: Sequence[str]) -> None:
        if found:
            raise ConnectionError
        found.extend(messages)

    return enqueue


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"email": "not an address"}, "unusable address"),
        ({"email": ""}, "unusable address"),
        ({"email": "a@b.example", "hp_field": "bot"}, "spam"),
        ({"email": "a@b.example", "message": '<a href="x">y</a>'}, "spam"),
        ({"email": "a@b.example", "consent": "no"}, "consent refused"),
    ],
)
def test_a_rejection_is_recorded_with_its_reason_and_touches_nobody(
    world: World, out: Outside, fields: dict[str, str], reason: str
) -> None:
    deliver(world, submission_payload(**{"email": "x@y.example", **fields}))
    view = only_run(world)
    assert view.run.status == "rejected"
    assert view.run.reason.startswith(reason)
    assert out.writes() == []


def test_a_suppressed_person_is_never_drafted_to(world: World, out: Outside) -> None:
    target = of_address(KNOWN)
    world.records.suppressions.suppress(target, who="ops", why="asked to be left alone", at=world.clock())
    deliver(world, submission_payload(KNOWN))
    assert only_run(world).run.reason == "suppressed: asked to be left alone"
    assert out.writes() == []


def test_contents_are_kept_so_that_a_warm_lead_asks_drive_nothing(world: World, out: Outside, clock: Clock) -> None:
    deliver(world, submission_payload(KNOWN))
    before = len(out.google.emulator.calls)
    clock.advance(minutes=5)
    deliver(world, submission_payload("lucia.paz@quetzaltel.example"))
    later = [call["path"] for call in out.google.emulator.calls[before:]]
    assert not [path for path in later if path.startswith("/drive/")]


def test_a_run_makes_few_calls_and_none_twice(world: World, out: Outside, clock: Clock) -> None:
    deliver(world, submission_payload(KNOWN))
    calls = [(c["method"], c["path"], str(c["query"]), str(c["body"])) for one in out.all() for c in one.emulator.calls]
    reads = [call for call in calls if call[1] != "/token"]
    assert len(reads) <= 12 + 1, reads  # the first sight of the asset folders walks two levels
    assert len(set(reads)) == len(reads)
