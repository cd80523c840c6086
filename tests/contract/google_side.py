"""The emulated Google as the tests of reading see it: connectors signed in as reps, and a run's context around them."""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from pydantic import BaseModel

from chalicelib.connectors.calendar import Calendar
from chalicelib.connectors.drive import Drive
from chalicelib.connectors.gmail import Gmail
from chalicelib.connectors.google import Google
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.domain.lead import Company, CompanyFound, ContactFound, Rep
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import Run
from chalicelib.domain.submission import FormRule, Inquiry, Submission
from chalicelib.pipeline.context import Context
from chalicelib.settings import Settings
from chalicelib.store.tables import Tables
from chalicelib.world import Reads, Records
from infra.emulators.http import Running
from infra.emulators.world import COMPANIES, REPS

ANA, TOM, GRACE = (rep.email for rep in REPS)
MARIA = "maria.lopez@volcancoffee.example"
OAUTH = {"client_id": "x", "client_secret": "y"}

READERS = ThreadPoolExecutor(3)


def google_at(running: Running, timeout_s: float = 10.0, refresh: str = "refresh:") -> Google:
    """Google for all reps, by refresh tokens."""
    tokens = {rep.email: f"{refresh}{rep.email}" for rep in REPS}
    client = {**OAUTH, "token_uri": f"{running.url}/token"}
    return Google(oauth_client=client, refresh_tokens=tokens, base_url=running.url, timeout_s=timeout_s)


def calls(running: Running, path: str = "") -> list[dict[str, Any]]:
    """What was asked of Google so far, sign-in left out unless it is asked for."""
    return [one for one in running.emulator.calls if path in one["path"] and (path or one["path"] != "/token")]


def tell(running: Running, what: str, given: Any) -> Any:
    """Control the emulator."""
    return _post(f"{running.url}/_emulator/{what}", given, {})


def seed_thread(running: Running, mailbox: str, subject: str, *messages: dict[str, Any]) -> None:
    """A thread in a mailbox; messages as the emulator's seed takes them."""
    tell(running, "seed", {"threads": [{"mailbox": mailbox, "subject": subject, "messages": list(messages)}]})


def put_mail(running: Running, mailbox: str, mail: EmailMessage, *, draft: bool = False, thread_id: str = "") -> None:
    """A mail of the rep's own, sent or as a draft, as any mail program would put it there; in a thread it answers."""
    if thread_id:
        state = running.emulator.inspect["state"]()["mailboxes"][mailbox]["messages"]
        mail["In-Reply-To"] = [one for one in state if one["thread_id"] == thread_id][-1]["headers"]["Message-ID"]
    message = {"raw": base64.urlsafe_b64encode(mail.as_bytes()).decode()} | (
        {"threadId": thread_id} if thread_id else {}
    )
    path, body = ("drafts", {"message": message}) if draft else ("messages/send", message)
    _post(f"{running.url}/gmail/v1/users/me/{path}", body, {"Authorization": f"Bearer rep:{mailbox}"})


def _post(url: str, body: Any, headers: dict[str, str]) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def inquiry(email: str = MARIA, **given: Any) -> Inquiry:
    """What step 1 made of a form."""
    domain = email.rpartition("@")[2]
    free = domain == "gmail.com"
    usual = {
        "verdict": "accepted", "email": email, "domain": domain, "business_domain": "" if free else domain,
        "free_mail": free, "first_name": "María", "message": "We run tastings. Is there a report on what they bring?",
    }  # fmt: skip
    return Inquiry.model_validate(usual | given)


def company_of(domain: str) -> CompanyFound:
    """The company of the small world at a domain."""
    seed = next((one for one in COMPANIES if one.domain == domain), None)
    if seed is None:
        return CompanyFound()
    company = Company(company_id=seed.company_id, name=seed.name, domain=seed.domain, industry=seed.industry)
    return CompanyFound(company=company, how="domain")


def context(
    google: Google,
    tables: Tables,
    outputs: Sequence[BaseModel],
    *,
    rep: str = ANA,
    form: FormRule | None = None,
    hubspot: HubSpot | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Context:
    """A run at a step, with a real store behind the cache."""
    now = clock()
    submission = Submission(
        submission_key="k", content_key="c", source="poll", portal_id="4242", form_id="f", received_at=now
    )
    run = Run(
        run_id="r1", submission=submission, status="running", started_at=now, lease_until=now + timedelta(minutes=2)
    )
    found = ContactFound(rep=Rep(email=rep, name="Ana Morales", timezone="America/Guatemala"), rep_reason="owner")
    return Context(
        run=run,
        form=form,
        now=now,
        time_left_s=100.0,
        settings=Settings(),
        reads=Reads(hubspot or HubSpot("", ""), Gmail(google), Calendar(google), Drive(google), None, READERS),
        records=Records.of(tables.state, clock),
        outputs=Outputs().including(found, *outputs),
        steps={},
        actions={},
    )
