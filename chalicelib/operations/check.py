"""Asks every service that the product needs, side by side and each with a time limit, and says plainly what it found.

Nothing is written. Whether HubSpot's writing scopes are granted cannot be asked without a write, and is not claimed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Literal

from pydantic import BaseModel

from chalicelib.connectors.google import COMPOSE, MODIFY
from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.errors import AgentError, FixInput
from chalicelib.knowledge.rules import expired, expiring
from chalicelib.operations.record import STREAM
from chalicelib.team.store import Roster
from chalicelib.world import World

LIMIT_S = 15.0
"""Of one question: longer than every connector's own time-outs but the model's."""
AT_ONCE = 8
NOBODY = "nobody@example.invalid"
"""RFC 2606: never anybody's address."""

State = Literal["ok", "off", "note", "fails"]
"""ok: asked, and it answered as it should. off: not configured, so it was not asked. note: to be known. fails: does not work."""


@dataclass(frozen=True)
class Finding:
    """One line. `needed`: leads cannot be answered well without it."""

    service: str
    state: State
    text: str
    needed: bool = True

    @property
    def failed(self) -> bool:
        """Whether a person has to do something before the product works."""
        return self.needed and self.state in ("off", "fails")


@dataclass(frozen=True)
class Question:
    """A service and how it is asked: gives what it said, or raises AgentError."""

    service: str
    ask: Callable[[], str]
    needed: bool = True


class Pong(BaseModel, frozen=True):
    """The smallest answer that a model can give."""

    ok: bool


def survey(world: World, queue: Callable[[], str], *, limit_s: float = LIMIT_S) -> tuple[Finding, ...]:
    """Every finding, in a fixed order. `queue` asks the leads queue. Never raises for what a service does."""
    tables = _asked(_tables(world), limit_s)
    if any(finding.state == "fails" for finding in tables):
        rest = [Question("queue", queue), *_hubspot(world, ()), *_model(world)]
        return (*tables, *_asked(rest, limit_s), *_unconfigured(world))
    roster = world.records.team.roster()
    reps = tuple(rep for rep in roster.reps if rep.active)
    forms = tuple(form for form in roster.forms if form.active)
    own = [Question("queue", queue), Question("suppressions", partial(_suppressions, world))]
    questions = [*own, *_hubspot(world, forms), *_google(world, reps, forms), *_model(world)]
    return (
        *_mode(world), *tables, *_team(roster, reps, forms), *_knowledge(world), *_asked(questions, limit_s), *_unconfigured(world),
    )  # fmt: skip


def _tables(world: World) -> list[Question]:
    return [
        Question("state table", partial(_state_table, world)),
        Question("audit table", partial(_audit_table, world)),
    ]


def _state_table(world: World) -> str:
    rows, _ = world.runs.page(None, "", 1)
    newest = f"newest run of {rows[0].started_at:%Y-%m-%d %H:%M} UTC" if rows else "no run yet"
    return f"{world.settings.state_table} answers; {newest}"


def _audit_table(world: World) -> str:
    world.audit.newest(STREAM)
    return f"{world.settings.audit_table} answers"


def _suppressions(world: World) -> str:
    world.records.suppressions.find(NOBODY, "example.invalid")
    return "the list can be read with the keys that are set"


def _mode(world: World) -> Iterator[Finding]:
    try:
        stop = world.ledger.switches.stopped()
    except AgentError as error:
        yield Finding("stop", "fails", str(error))
        return
    if stop:
        text = f"IN FORCE since {stop.at:%Y-%m-%d %H:%M} UTC by {stop.by}: {stop.reason}; every outside write is held"
        yield Finding("stop", "note", text, needed=False)
    on = "DRAFT_ONLY is on: only Gmail drafts are written"
    yield Finding(
        "mode", "note", on if world.settings.draft_only else "DRAFT_ONLY is OFF: writes are made", needed=False
    )


def _team(roster: Roster, reps: Sequence[Rep], forms: Sequence[FormRule]) -> Iterator[Finding]:
    retired = len(roster.reps) - len(reps), len(roster.forms) - len(forms)
    text = f"{len(reps)} active, {retired[0]} retired"
    yield Finding(
        "reps", "ok" if reps else "off", text if reps else f"none is active; `make team FILE=` adds some ({text})"
    )
    text = f"{len(forms)} admitted, {retired[1]} retired"
    yield Finding(
        "forms", "ok" if forms else "off", text if forms else f"none is admitted; `make admit` does it ({text})"
    )


def _knowledge(world: World) -> Iterator[Finding]:
    """What the drafts may say about us. Without it they answer nothing, which is honest and no fault."""
    try:
        pack = world.records.knowledge.newest()
    except AgentError as error:
        yield Finding("knowledge", "fails", str(error))
        return
    if pack.profile is None:
        yield Finding("knowledge", "off", "none yet, so drafts answer no question: `make knowledge DIR=`", needed=False)
        return
    today = world.clock().date()
    over, soon = len(expired(pack.answers, today)), len(expiring(pack.answers, today))
    aged = f"; {over} expired, {soon} expire within 30 days" if over or soon else ""
    text = f"version {pack.version} of {pack.profile.company}, {len(pack.answers)} answers{aged}"
    yield Finding("knowledge", "note" if aged else "ok", text, needed=False)


def _hubspot(world: World, forms: Sequence[FormRule]) -> Iterator[Question]:
    if not world.settings.hubspot_access_token:
        return
    read = world.reads.hubspot
    yield Question("HubSpot owners", lambda: f"{len(read.owners())} owners (scope crm.objects.owners.read)")
    yield Question("HubSpot contacts", lambda: _scope(read.contact_by_email(NOBODY), "crm.objects.contacts.read"))
    yield Question(
        "HubSpot companies", lambda: _scope(read.companies_by_domain("example.invalid"), "crm.objects.companies.read")
    )
    for form in forms:
        yield Question(f"form {form.form_id}", partial(_submissions, world, form))


def _scope(_answer: object, scope: str) -> str:
    return f"answers (scope {scope})"


def _submissions(world: World, form: FormRule) -> str:
    page = world.reads.hubspot.submissions(form.form_id, limit=1)
    newest = f"newest of {page.submissions[0].submitted_at:%Y-%m-%d %H:%M} UTC" if page.submissions else "none yet"
    return f"submissions can be read (scope forms); {newest}"


def _google(world: World, reps: Sequence[Rep], forms: Sequence[FormRule]) -> Iterator[Question]:
    if not _google_configured(world):
        return
    for rep in reps:
        yield Question(f"mailbox {rep.email}", partial(_mailbox, world, rep.email))
        yield Question(f"labels {rep.email}", partial(_modify, world, rep.email), needed=not world.settings.draft_only)
        yield Question(f"calendar {rep.email}", partial(_calendar, world, rep.email))
    for form in forms:
        for root in form.asset_roots:
            pool = [rep.email for rep in reps if not form.pool or rep.email in form.pool]
            yield Question(f"folder {root.name or root.folder_id}", partial(_folder, world, root.folder_id, pool))


def _mailbox(world: World, email: str) -> str:
    for scopes in ((), COMPOSE):
        address = world.reads.gmail.address(email, *([scopes] if scopes else []))
        if address.lower() != email:
            todo = "Use the mailbox's own address in the team file."
            raise FixInput(f"the mailbox calls itself {address}.", todo=todo)
    return "can be read, and drafts can be written (scopes gmail.readonly, gmail.compose)"


def _modify(world: World, email: str) -> str:
    world.reads.gmail.address(email, MODIFY)
    return "threads can be labeled (scope gmail.modify)"


def _calendar(world: World, email: str) -> str:
    now = world.clock()
    world.reads.calendar.busy(email, now, now + timedelta(hours=1))
    return "free and busy times can be read (scope calendar.freebusy)"


def _folder(world: World, folder_id: str, reps: Sequence[str]) -> str:
    name = ""
    for email in reps:
        try:
            name = world.reads.drive.folder(email, folder_id)
        except FixInput as error:
            raise FixInput(f"{email} cannot see it.", todo="Share the folder with the rep.", code=error.code) from error
    return f"{name!r} is seen by {len(reps)} reps" if reps else "no rep to see it with"


def _model(world: World) -> Iterator[Question]:
    if world.reads.model is not None:
        yield Question("model", partial(_pong, world))


def _pong(world: World) -> str:
    model = world.reads.model
    assert model is not None
    answer = model.write(
        instructions="Answer with ok set to true.", brief="ping", schema=Pong, cache_key="check", deadline_s=LIMIT_S
    )
    return f"{answer.model} answers at {model.base_url} ({model.api})"


def _unconfigured(world: World) -> Iterator[Finding]:
    given = world.settings
    if not given.hubspot_access_token:
        yield Finding("HubSpot", "off", "HUBSPOT_ACCESS_TOKEN is not set")
    if not _google_configured(world):
        todo = "set GOOGLE_SERVICE_ACCOUNT_JSON, or GOOGLE_OAUTH_CLIENT_JSON and GOOGLE_REFRESH_TOKENS_JSON"
        yield Finding("Google", "off", todo)
    if world.reads.model is None:
        yield Finding("model", "off", "OPENAI_API_KEY is not set: the built-in composer writes", needed=False)
    if not (given.hubspot_client_secrets or given.hubspot_webhook_keys):
        text = "neither HUBSPOT_CLIENT_SECRET nor HUBSPOT_WEBHOOK_KEY is set: every webhook is refused, only polling brings leads"
        yield Finding("webhooks", "off", text, needed=False)


def _google_configured(world: World) -> bool:
    given = world.settings
    return bool(given.google_service_account_json or given.google_refresh_tokens_json)


def _asked(questions: Sequence[Question], limit_s: float) -> list[Finding]:
    """The findings of questions asked side by side."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="check") as pool:
        return list(pool.map(partial(_finding, limit_s), questions))


def _finding(limit_s: float, question: Question) -> Finding:
    answer: Future[str] = Future()

    def ask() -> None:
        try:
            answer.set_result(question.ask())
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            answer.set_exception(error)

    # Its own thread, for a call that hangs cannot be ended, only left behind.
    threading.Thread(target=ask, name="check", daemon=True).start()
    try:
        return Finding(question.service, "ok", answer.result(limit_s), question.needed)
    except TimeoutError:
        return Finding(question.service, "fails", f"no answer within {limit_s:g} seconds", question.needed)
    except AgentError as error:
        return Finding(question.service, "fails", str(error), question.needed)
