"""Steps 2, 3 and 12 against HubSpot: who they are, who answers, and what the rep is asked to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from chalicelib.connectors.hubspot import HubSpot
from chalicelib.domain.action import ActionKind, CreateNote, CreateTask, UpsertContact
from chalicelib.domain.draft import Draft, DraftCreated, Plan, TaskPlanned
from chalicelib.domain.lead import CompanyFound, Contact, ContactFound, Rep
from chalicelib.domain.run import StepRecord
from chalicelib.domain.submission import FormRule, Inquiry
from chalicelib.errors import AskAPerson, RetryLater
from chalicelib.gate.effects import Effects
from chalicelib.gate.effects.clients import Clients
from chalicelib.pipeline.context import Context, Result
from chalicelib.pipeline.steps import create_task, resolve_company, resolve_contact
from chalicelib.store.tables import Tables
from chalicelib.team.store import Team
from infra.emulators.http import Fault, Running, serve
from infra.emulators.hubspot import hubspot_emulator
from infra.emulators.world import REPS
from tests.conftest import fresh_tables
from tests.contract.google_side import ANA, GRACE, MARIA, TOM, company_of, context, google_at, inquiry
from tests.living import get, post

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)  # a Friday
TEAM = tuple(
    Rep(email=one.email, name=f"{one.first_name} {one.last_name}", owner_id=one.owner_id, timezone=one.timezone)
    for one in REPS
)
NOBODYS = "ada@newco.example"


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
def tables(store_endpoint: str) -> Tables:
    return fresh_tables(store_endpoint)


class Step:
    """Runs steps as a run would, with a team in the store."""

    def __init__(self, emulated: Running, tables: Tables) -> None:
        self.emulated, self.tables = emulated, tables
        self.save(TEAM)

    def save(self, reps: tuple[Rep, ...]) -> None:
        Team(self.tables.state, lambda: NOW).save(reps, ())

    def at(self, *outputs: BaseModel, form: FormRule | None = None) -> Context:
        return context(
            google_at(self.emulated), self.tables, outputs, form=form, clock=lambda: NOW,
            hubspot=HubSpot("token", self.emulated.url),
        )  # fmt: skip

    def contact(self, email: str, form: FormRule | None = None, **fields: Any) -> Result:
        return resolve_contact.run(self.at(inquiry(email, **fields), form=form))

    def company(self, contact: Contact | None, email: str, **fields: Any) -> Result:
        found = ContactFound(contact=contact, rep=TEAM[0], rep_reason="a test")
        return resolve_company.run(self.at(found, inquiry(email, **fields)))


@pytest.fixture
def step(emulated: Running, tables: Tables) -> Step:
    return Step(emulated, tables)


def found(result: Result) -> ContactFound:
    assert isinstance(result.output, ContactFound)
    return result.output


def of(result: Result) -> CompanyFound:
    assert isinstance(result.output, CompanyFound)
    return result.output


# Step 2


def test_whom_hubspot_knows_is_left_as_they_are_and_their_owner_answers(step: Step) -> None:
    result = step.contact(MARIA, last_name="Other", company="Other")
    assert (result.status, result.actions) == ("done", ())
    assert (found(result).rep.email, found(result).rep_reason) == (ANA, "owns the contact in HubSpot")
    assert found(result).contact is not None


def test_whom_hubspot_does_not_know_becomes_an_upsert_of_what_they_told(step: Step) -> None:
    result = step.contact(NOBODYS, first_name="Ada", title="COO", phone="")
    (upsert,) = result.actions
    assert result.status == "nothing"
    assert upsert.kind == ActionKind.UPSERT_CONTACT
    assert upsert.payload == UpsertContact(
        email=NOBODYS, properties={"firstname": "Ada", "jobtitle": "COO", "lifecyclestage": "lead"}
    )


def test_leads_that_nobody_owns_go_round_the_reps_of_the_form_evenly(step: Step) -> None:
    form = FormRule(portal_id="4242", form_id="f", pool=(TOM, GRACE))
    turns = Counter(found(step.contact(f"new{n}@newco.example", form)).rep.email for n in range(10))
    assert turns == {TOM: 5, GRACE: 5}


def test_the_reason_tells_an_owner_who_left_from_no_owner_at_all(step: Step) -> None:
    nobody = found(step.contact(NOBODYS)).rep_reason
    step.save(tuple(rep.model_copy(update={"active": rep.email != ANA}) for rep in TEAM))
    left = found(step.contact(MARIA))
    assert left.rep.email != ANA
    assert "not an active rep" in left.rep_reason
    assert "nobody owns" in nobody


def test_without_an_active_rep_a_person_is_asked(step: Step) -> None:
    step.save(tuple(rep.model_copy(update={"active": False}) for rep in TEAM))
    with pytest.raises(AskAPerson, match="No active rep"):
        step.contact(NOBODYS)


def test_a_contact_that_could_not_be_looked_up_is_nobody_new(step: Step, emulated: Running) -> None:
    emulated.emulator.faults.append(Fault(kind="status", status=503, times=None))
    with pytest.raises(RetryLater):
        step.contact(MARIA)


# Step 3


def test_the_associated_company_comes_before_the_domain(step: Step) -> None:
    known = Contact(contact_id="501", company_id="9002")
    assert (of(step.company(known, MARIA)).how, of(step.company(known, MARIA)).company) == (
        "association",
        HubSpot("token", step.emulated.url).company("9002"),
    )


def test_a_company_that_was_deleted_is_looked_for_by_domain(step: Step) -> None:
    result = of(step.company(Contact(contact_id="501", company_id="99999"), MARIA))
    assert result.company is not None
    assert (result.how, result.company.name) == ("domain", "Volcan Coffee")


def test_an_exact_name_is_enough_when_only_one_company_bears_it(step: Step) -> None:
    named = of(step.company(None, "someone@gmail.com", company="harbor health"))
    assert named.how in ("name", "")
    exact = of(step.company(None, "someone@gmail.com", company="Harbor Health"))
    assert exact.company is not None
    assert (exact.how, exact.company.domain) == ("name", "harborhealth.example")
    post(f"{step.emulated.url}/_emulator/seed", {"companies": [{"id": "77", "name": "Harbor Health"}]})
    assert of(step.company(None, "someone@gmail.com", company="Harbor Health")).company is None


def test_a_free_mail_domain_is_never_looked_up(step: Step) -> None:
    result = step.company(None, "someone@gmail.com", company="")
    assert (result.status, of(result).company) == ("nothing", None)
    assert step.emulated.emulator.calls == []


def test_a_search_that_failed_is_not_an_unknown_company(step: Step) -> None:
    step.emulated.emulator.faults.append(Fault(kind="status", status=429, path="search", times=None))
    with pytest.raises(RetryLater):
        step.company(None, MARIA)


# Step 12


def planned(step: Step, **given: Any) -> Result:
    usual: dict[str, Any] = {"score": 80, "next_step": "book", "reason": "they ask for a demo", "intent": "demo"}
    plan = Plan(parts=(), **(usual | {k: v for k, v in given.items() if k in Plan.model_fields}))
    contact = given.get("contact", Contact(contact_id="501", email=MARIA))
    outputs: list[BaseModel] = [
        ContactFound(contact=contact, rep=TEAM[0], rep_reason="a test"),
        given.get("inquiry", inquiry(MARIA, last_name="López", company="Volcan Coffee")),
        company_of("volcancoffee.example"),
        plan,
        Draft(
            subject="Hello",
            body="Hello",
            writer="composer",
            confidence=70,
            warnings=("The calendar could not be read.",),
        ),
        given.get("created", DraftCreated(mailbox=ANA, digest="d", rfc_message_id="<m@x>")),
    ]
    made = step.at(*outputs)
    steps = {
        "search_threads": StepRecord(
            name="search_threads", status="done", started_at=NOW, finished_at=NOW, note="2 threads <b>found</b>."
        )
    }
    return create_task.run(replace(made, steps=steps))


def payloads(result: Result) -> tuple[CreateTask, CreateNote]:
    task, note = (wanted.payload for wanted in result.actions)
    assert isinstance(task, CreateTask)
    assert isinstance(note, CreateNote)
    return task, note


def test_the_task_and_the_note_are_the_contacts_and_the_reps(step: Step) -> None:
    task, note = payloads(planned(step))
    for payload in (task, note):
        assert (payload.email, payload.contact_id, payload.company_id, payload.owner_id) == (
            MARIA,
            "501",
            "9001",
            "101",
        )
        assert payload.marker in payload.body_html
    assert task.subject == "Review reply to María López (Volcan Coffee)"
    for said in ("they ask for a demo", "Score 80", "Confidence 70", "calendar could not be read", "/runs/"):
        assert said in task.body_html
    assert "2 threads &lt;b&gt;found" in note.body_html


def test_the_task_is_due_in_two_business_days(step: Step) -> None:
    result = planned(step)
    assert isinstance(result.output, TaskPlanned)
    due = datetime.fromisoformat(result.output.due_at)
    assert due.astimezone(UTC).strftime("%a") == "Tue", "from a Friday, past the weekend"
    assert payloads(result)[0].due_at == result.output.due_at


@pytest.mark.parametrize(("urgency", "priority"), [("high", "HIGH"), ("medium", "MEDIUM"), ("low", "LOW")])
def test_the_urgency_is_the_tasks_priority(step: Step, urgency: str, priority: str) -> None:
    assert payloads(planned(step, urgency=urgency))[0].priority == priority


def test_no_draft_is_said_and_not_promised(step: Step) -> None:
    body = payloads(planned(step, next_step="disqualify", created=DraftCreated(mailbox=ANA)))[0].body_html
    assert "No reply was drafted" in body
    assert "waits as a draft" not in body


@given(name=st.text(max_size=40), company=st.text(max_size=40), reason=st.text(max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_strangers_wrote_is_markup_in_hubspot(step: Step, name: str, company: str, reason: str) -> None:
    hostile = Inquiry(verdict="accepted", email=MARIA, first_name=f"<img src=x>{name}", company=f"<a>{company}")
    for payload in payloads(planned(step, inquiry=hostile, reason=f"<script>{reason}")):
        text = payload.body_html.replace("<br>", "")
        assert "<" not in text
        assert ">" not in text


def test_what_is_planned_is_what_hubspot_then_holds(step: Step) -> None:
    effects = Effects(Clients(google_at(step.emulated), "token", step.emulated.url))
    for one in planned(step).actions:
        effects.perform(one)
    state = get(f"{step.emulated.url}/_emulator/state")
    (task,), (note,) = state["tasks"], state["notes"]
    assert task["properties"]["hubspot_owner_id"] == "101"
    assert task["properties"]["hs_task_status"] == "NOT_STARTED"
    assert "Form lead processed." in note["properties"]["hs_note_body"]
