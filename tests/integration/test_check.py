"""`make check` asks every service it names, says "ok" only of what answered, and names what has to be mended."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.errors import RetryLater
from chalicelib.operations import roster, stopping
from chalicelib.operations.check import Finding, survey
from chalicelib.world import World
from tests.living import Clock, Outside, post, settings_for, world_for

ANA = "ana.morales@brightpath.example"


@pytest.fixture
def world(out: Outside, store_endpoint: str) -> World:
    return world_for(settings_for(out, store_endpoint, openai_api_key="test", hubspot_webhook_keys=("k",)), Clock())


def checked(world: World, **more: Any) -> dict[str, Finding]:
    return {finding.service: finding for finding in survey(world, lambda: "0 messages wait", **more)}


def test_what_answers_is_ok_and_every_service_has_a_line(world: World, out: Outside) -> None:
    found = checked(world)
    assert [one for one in found.values() if one.failed] == []
    kinds = {service.split()[0] for service, one in found.items() if one.state == "ok"}
    assert kinds == {"state", "audit", "suppressions", "reps", "forms", "queue", "HubSpot", "form", "mailbox", "labels",
                     "calendar", "folder", "model"}  # fmt: skip
    assert len([one for one in found if one.startswith("mailbox ")]) == 3
    assert "DRAFT_ONLY is on" in found["mode"].text
    assert out.writes() == [], "nothing is written"


@pytest.mark.parametrize(
    ("system", "path", "status", "fails", "said"),
    [
        ("hubspot", "/crm/v3/owners", 403, "HubSpot owners", "scopes"),
        ("hubspot", "/crm/v3/objects/contacts", 401, "HubSpot contacts", "token"),
        ("hubspot", "/crm/v3/objects/companies", 403, "HubSpot companies", "scopes"),
        ("hubspot", "/form-integrations/", 403, "form demo-request", "scopes"),
        ("google", "/gmail/v1/users/me/profile", 403, f"mailbox {ANA}", "403"),
        ("google", "/calendar/v3/freeBusy", 403, f"calendar {ANA}", "403"),
        ("google", "/drive/v3/files/", 404, "folder Sales library", "Share the folder"),
        ("llm", "/v1/", 401, "model", "key"),
    ],
)
def test_what_refuses_is_named_with_what_to_do(
    world: World, out: Outside, system: str, path: str, status: int, fails: str, said: str
) -> None:
    url = getattr(out, system).url
    post(f"{url}/_emulator/faults", {"kind": "status", "status": status, "path": path, "times": None})
    found = checked(world)
    assert found[fails].failed
    assert said in found[fails].text
    others = [one for one in found.values() if one.failed and one.service.split()[0] != fails.split()[0]]
    assert {one.service.split()[0] for one in others} <= ({"labels"} if fails.startswith("mailbox") else set())


def test_what_is_not_configured_is_never_called_ok(out: Outside, store_endpoint: str) -> None:
    given = settings_for(out, store_endpoint, hubspot_access_token="", google_service_account_json="")
    found = checked(world_for(given, Clock()))
    assert {found[one].state for one in ("HubSpot", "Google", "model", "webhooks")} == {"off"}
    assert [one for one in ("HubSpot", "Google", "model", "webhooks") if found[one].failed] == ["HubSpot", "Google"]
    assert not [one for one in found if one.startswith(("HubSpot ", "form ", "mailbox ", "folder "))]


def test_a_broken_key_is_broken_and_not_configured(world: World) -> None:
    key = {**json.loads(world.settings.google_service_account_json), "private_key": "-----BEGIN PRIVATE KEY-----\nx"}
    broken = wiring.build(replace(world.settings, google_service_account_json=json.dumps(key)))
    found = checked(broken)
    assert found[f"mailbox {ANA}"].failed
    assert "key is broken" in found[f"mailbox {ANA}"].text


def test_what_hangs_is_given_up_and_the_others_are_told(world: World) -> None:
    never = threading.Event()
    found = {one.service: one for one in survey(world, lambda: str(never.wait(30)), limit_s=3.0)}
    assert found["queue"].text == "no answer within 3 seconds"
    assert found["HubSpot owners"].state == "ok"
    never.set()


def test_a_queue_or_a_table_that_is_away_fails_and_the_rest_is_still_asked(world: World) -> None:
    def away() -> str:
        raise RetryLater("The queue does not answer.")

    assert {one.service for one in survey(world, away) if one.failed} == {"queue"}
    lost = wiring.build(replace(world.settings, audit_table="not-there"))
    found = checked(lost)
    assert found["audit table"].failed
    assert found["HubSpot owners"].state == "ok"


def test_a_stop_a_team_without_reps_and_a_missing_form_are_told(world: World) -> None:
    stopping.stop(world, "wrong template", "jane")
    for rep in world.records.team.reps():
        roster.set_rep_active(world, rep.email, False, "ops", "")
    roster.set_form_active(world, "4242", "demo-request", False, "ops", "")
    found = checked(world)
    assert "by jane: wrong template" in found["stop"].text
    assert not found["stop"].failed
    assert found["reps"].failed
    assert found["forms"].failed
