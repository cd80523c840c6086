"""HubSpot is read through its own SDK over HTTP: what is there, what is not, and what could not be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.connectors.hubspot import FormSubmission, HubSpot
from chalicelib.errors import AgentError, AskAPerson, FixInput, RetryLater
from infra.emulators.http import Running, serve
from infra.emulators.hubspot import hubspot_emulator
from tests.living import get, post

SECRET = "pat-na1-never-shown"
MARIA = "maria.lopez@volcancoffee.example"
ERROR = {"status": "error", "message": "no", "correlationId": "3f0b9a52-7f2c-4d0e-9c1c-0a6d1b7e5f11"}
READS = {
    "contact": lambda hubspot: hubspot.contact_by_email(MARIA),
    "company": lambda hubspot: hubspot.companies_by_domain("volcancoffee.example"),
    "owners": lambda hubspot: hubspot.owners(),
    "submissions": lambda hubspot: hubspot.submissions("demo-request"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = serve(hubspot_emulator())
    yield running
    running.stop()


@pytest.fixture
def emulated(server: Running) -> Running:
    post(f"{server.url}/_emulator/reset", {})
    return server


@pytest.fixture
def hubspot(emulated: Running) -> HubSpot:
    return HubSpot(SECRET, emulated.url)


def fail(emulated: Running, **fault: Any) -> None:
    post(f"{emulated.url}/_emulator/faults", {"times": None, **fault})


def asked(emulated: Running) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = get(f"{emulated.url}/_emulator/calls")["calls"]
    return calls


def test_a_contact_comes_with_its_owner_and_primary_company_in_one_call(emulated: Running, hubspot: HubSpot) -> None:
    found = hubspot.contact_by_email(MARIA)
    assert found
    assert (found.email, found.first_name, found.owner_id) == (MARIA, "María", "101")
    assert found.company_id
    assert hubspot.contact(found.contact_id) == found
    assert len(asked(emulated)) == 2


def test_nobody_of_that_address_is_not_an_error(hubspot: HubSpot) -> None:
    assert hubspot.contact_by_email("nobody@nowhere.example") is None
    assert hubspot.contact("99999999") is None
    assert hubspot.companies_by_domain("nowhere.example") == ()


def test_a_company_is_found_by_domain_and_by_its_name_whatever_the_case(hubspot: HubSpot) -> None:
    (by_domain,) = hubspot.companies_by_domain("volcancoffee.example")
    assert hubspot.companies_by_name(by_domain.name.upper()) in ((), (by_domain,))
    assert hubspot.companies_by_name(by_domain.name) == (by_domain,)


def test_a_company_just_made_is_found_once_search_has_caught_up(emulated: Running, hubspot: HubSpot) -> None:
    post(f"{emulated.url}/_emulator/seed", {"search_lag_s": 60})
    made = {"properties": {"name": "Late", "domain": "late.example"}, "associations": []}
    hubspot.client.companies.create(simple_public_object_input_for_create=made)
    assert hubspot.companies_by_domain("late.example") == ()
    post(f"{emulated.url}/_emulator/seed", {"search_lag_s": 0})
    assert [one.name for one in hubspot.companies_by_domain("late.example")] == ["Late"]


def test_every_owner_is_read_and_kept(emulated: Running, hubspot: HubSpot) -> None:
    more = [{"id": str(1000 + n), "email": f"owner{n}@brightpath.example"} for n in range(230)]
    post(f"{emulated.url}/_emulator/seed", {"owners": more})
    assert len(hubspot.owners()) == 233
    assert len({one.owner_id for one in hubspot.owners()}) == 233
    assert len(asked(emulated)) == 3


def test_submissions_are_read_page_by_page_newest_first(emulated: Running, hubspot: HubSpot) -> None:
    seeded = [{"form_id": "f", "email": f"a{n}@b.example", "days_ago": n} for n in range(120)]
    post(f"{emulated.url}/_emulator/seed", {"submissions": seeded})
    read: list[FormSubmission] = []
    after = ""
    while True:
        page = hubspot.submissions("f", after=after)
        read += page.submissions
        after = page.after
        if not after:
            break
    assert [dict(one.values)["email"] for one in read] == [f"a{n}@b.example" for n in range(120)]
    assert len(asked(emulated)) == 3


@pytest.mark.parametrize("read", READS.values(), ids=READS)
@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        ({"kind": "status", "status": 429, "body": {**ERROR, "policyName": "SECONDLY"}}, RetryLater, "hubspot_busy"),
        ({"kind": "status", "status": 429, "body": {**ERROR, "policyName": "DAILY"}}, RetryLater, "hubspot_busy"),
        ({"kind": "status", "status": 477, "body": ERROR}, RetryLater, "hubspot_moving"),
        ({"kind": "status", "status": 423, "body": ERROR}, RetryLater, "hubspot_locked"),
        ({"kind": "status", "status": 500, "body": ERROR}, RetryLater, "retry_later"),
        ({"kind": "status", "status": 503, "body": "<html>gateway</html>"}, RetryLater, "retry_later"),
        ({"kind": "status", "status": 401, "body": ERROR}, AskAPerson, "hubspot_refused"),
        ({"kind": "status", "status": 403, "body": ERROR}, AskAPerson, "hubspot_refused"),
        ({"kind": "status", "status": 400, "body": ERROR}, FixInput, "hubspot_refused"),
        ({"kind": "status", "status": 200, "body": "<html>gateway</html>"}, RetryLater, "hubspot_unreadable"),
        ({"kind": "drop"}, RetryLater, "retry_later"),
    ],
    ids=lambda one: str(one.get("status", one["kind"])) if isinstance(one, dict) else None,
)
def test_what_could_not_be_looked_at_is_told_apart_and_asked_once(
    emulated: Running, hubspot: HubSpot, read: Any, fault: dict[str, Any], error: type[AgentError], code: str
) -> None:
    fail(emulated, **fault)
    with pytest.raises(error) as told:
        read(hubspot)
    assert type(told.value) is error
    assert told.value.code == code
    assert len(asked(emulated)) <= 1, "retrying is the engine's business"
    assert SECRET not in str(told.value)
    emulated.emulator.faults.clear()
    read(hubspot)


def test_a_silent_hubspot_is_not_waited_for_for_ever(
    emulated: Running, hubspot: HubSpot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        __import__("chalicelib.connectors.hubspot", fromlist=["CALL"]).CALL, "_request_timeout", (1, 0.3)
    )
    fail(emulated, kind="delay", seconds=5, times=1)
    with pytest.raises(RetryLater, match="no response"):
        hubspot.contact_by_email(MARIA)


def test_api_objects_are_made_once(hubspot: HubSpot) -> None:
    assert hubspot.client is hubspot.client
    assert hubspot.client.contacts is hubspot.client.contacts


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip("./ ") != ""))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_or_address_breaks_out_of_a_query(hubspot: HubSpot, text: str) -> None:
    try:
        assert hubspot.contact_by_email(f"{text}@x.example") is None
        assert hubspot.companies_by_domain(text) == ()
        assert hubspot.companies_by_name(text) == ()
    except FixInput:
        return  # refused as it stands, which is as good


def test_a_mebibyte_for_a_name_finds_nobody(hubspot: HubSpot) -> None:
    try:
        assert hubspot.companies_by_name("x" * 1024 * 1024) == ()
    except AgentError:
        return
