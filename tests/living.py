"""A whole product against emulators, for tests that follow a submission through: real SDKs, real HTTP, a real store."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib import wiring
from chalicelib.domain.run import RunView
from chalicelib.settings import Settings
from chalicelib.store.tables import bind, create
from chalicelib.world import World
from infra.emulators.google import google_emulator
from infra.emulators.http import Running, serve
from infra.emulators.hubspot import hubspot_emulator
from infra.emulators.llm import llm_emulator
from infra.local import keys
from infra.local.team import load_emulated
from infra.local.writer import write

AUDIT_KEY = "a key that only tests sign with, 40 long"
DRAFTS_CREATE = re.compile(r"POST /gmail/v1/users/[^/]+/drafts")


@dataclass
class Clock:
    """The real time, moved forward by hand: what a lease or an hour needs."""

    ahead: timedelta = timedelta()
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def advance(self, **by: float) -> None:
        """Let time pass, e.g. `advance(minutes=5)`."""
        with self.lock:
            self.ahead += timedelta(**by)


@dataclass
class Outside:
    """The emulated outside. All that is written to it while only drafts are allowed is looked at, in every test."""

    hubspot: Running
    google: Running
    llm: Running
    draft_only: set[bool] = field(default_factory=set)
    """The flag of every product that was pointed at it since the last reset."""

    def all(self) -> tuple[Running, ...]:
        """All three."""
        return self.hubspot, self.google, self.llm

    def reset(self) -> None:
        """Back to the seeded world."""
        try:
            self.hold_to_the_flag()
        finally:
            self.draft_only.clear()
            for one in self.all():
                one.emulator.reset()

    def hold_to_the_flag(self) -> None:
        """No write but `drafts.create`, where every product that wrote had DRAFT_ONLY on."""
        if self.draft_only == {True}:
            others = [one for one in self.writes() if not DRAFTS_CREATE.fullmatch(one)]
            assert not others, f"written although DRAFT_ONLY is on: {others[:5]}"

    def writes(self) -> list[str]:
        """Every write that was asked for, as "METHOD path", from the emulators' own logs."""
        reading = ("/search", "/batch/read", "/freeBusy", "/token", "/v1/chat/completions", "/v1/responses")
        return [
            f"{call['method']} {call['path']}"
            for one in self.all()
            for call in one.emulator.calls
            if call["method"] != "GET" and not call["path"].endswith(reading) and "/submissions/v3/" not in call["path"]
        ]

    def state(self) -> tuple[Any, Any]:
        """What HubSpot and Google hold now."""
        return get(f"{self.hubspot.url}/_emulator/state"), get(f"{self.google.url}/_emulator/state")


@contextmanager
def outside() -> Iterator[Outside]:
    """Three emulators on free ports."""
    made = Outside(serve(hubspot_emulator()), serve(google_emulator()), serve(llm_emulator(writer=write)))
    try:
        yield made
        made.hold_to_the_flag()
    finally:
        for one in made.all():
            one.stop()


def settings_for(out: Outside, store: str, **given: Any) -> Settings:
    """Settings that point at emulators and at fresh tables of a store."""
    name = uuid.uuid4().hex[:12]
    made = Settings(
        hubspot_access_token="test",
        hubspot_base_url=out.hubspot.url,
        google_service_account_json=json.dumps(keys.service_account(out.google.url)),
        google_base_url=out.google.url,
        openai_base_url=f"{out.llm.url}/v1",
        state_table=f"state-{name}",
        audit_table=f"audit-{name}",
        dynamodb_endpoint=store,
        audit_keys=(AUDIT_KEY,),
        backoff_s=0.01,
    )
    settings = replace(made, **given)
    out.draft_only.add(settings.draft_only)
    return settings


def world_for(settings: Settings, clock: Clock) -> World:
    """A world as wired in production, with the test's clock. Its tables are made and its team is known."""
    world = wiring.build(settings)
    create(bind(settings.state_table, settings.audit_table, endpoint=settings.dynamodb_endpoint))
    world = with_clock(world, clock)
    load_emulated(world.records.team)
    return world


def with_clock(world: World, clock: Clock) -> World:
    """The same world on another clock."""
    return replace(world, clock=clock, ledger=replace(world.ledger, clock=clock))


def get(url: str) -> Any:
    """JSON from a URL."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


def post(url: str, body: Any) -> Any:
    """JSON to a URL."""
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def submission_payload(email: str, message: str = "Could you show us a demo next week?", **more: Any) -> dict[str, Any]:
    """A form submission as the poll brings it."""
    fields = {"email": email, "firstname": "Ada", "lastname": "Byron", "company": "Engines", "message": message, **more}
    return {
        "portalId": "4242",
        "formId": "demo-request",
        "conversionId": more.pop("conversion_id", str(uuid.uuid4())),
        "values": [{"name": name, "value": value} for name, value in fields.items() if name != "conversion_id"],
    }


def only_run(world: World) -> RunView:
    """The one run there is."""
    rows, _ = world.runs.page(None, "", 10)
    assert len(rows) == 1, rows
    view = world.runs.view(rows[0].run_id)
    assert view
    return view
