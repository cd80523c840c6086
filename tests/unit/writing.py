"""Findings for the tests of planning and writing: a lead in every state that matters, made from few arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.domain.findings import (
    Asset,
    AssetsFound,
    Brief,
    Conversation,
    Mail,
    Pattern,
    PatternsFound,
    Slot,
    SlotsFound,
    ThreadRead,
)
from chalicelib.domain.knowledge import Answer, AskMatched, KnowledgeMatched, Product, Profile
from chalicelib.domain.knowledge import Contact as DeskContact
from chalicelib.domain.lead import Company, CompanyFound, Contact, ContactFound, Rep, VoiceProfile
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.reading import Ask, Reading
from chalicelib.domain.run import ErrorRecord, StepRecord
from chalicelib.domain.submission import Inquiry, Submission
from chalicelib.drafting.briefing import Findings, brief
from chalicelib.reading.reader import Form, read

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
RUN_ID = "01kadc2n5r0000000000000000"
HOME = "brightpath.example"
MESSAGE = (
    "Hi there. We run 40 customer events a year and cannot tell what they bring."
    " We would like a demo for the marketing team."
)

PROFILE = Profile(
    company="Harborlight", one_liner="Harborlight tells harbors which berths stand empty.",
    products=(Product(name="Berth Map", summary="Shows each berth."),),
    contacts={
        "support": DeskContact(name="Help Desk", email="help@harborlight.example", phone="+1 555 0100"),
        "billing": DeskContact(name="Accounts", email="accounts@harborlight.example"),
        "privacy": DeskContact(name="Data Protection Office", email="privacy@harborlight.example"),
        "bids": DeskContact(name="Ada Quist", email="bids@harborlight.example"),
        "press": DeskContact(name="Press desk", email="press@harborlight.example"),
    },
)  # fmt: skip
"""An invented seller."""


def submission(message: str = MESSAGE) -> Submission:
    return Submission(
        submission_key="k1", content_key="c1", source="workflow", portal_id="4242", form_id="demo-request",
        email="maria.lopez@volcancoffee.example", fields={"message": message}, received_at=NOW,
    )  # fmt: skip


def inquiry(**given: Any) -> Inquiry:
    usual = {
        "verdict": "accepted", "email": "maria.lopez@volcancoffee.example", "domain": "volcancoffee.example",
        "business_domain": "volcancoffee.example", "first_name": "María", "last_name": "López",
        "company": "Volcan Coffee", "title": "Head of Marketing", "country": "Guatemala", "message": MESSAGE,
    }  # fmt: skip
    made = Inquiry.model_validate(usual | given)
    form = Form(made.message, {"message": made.message, "company": made.company}, NOW.date(), made.country)
    return made if "reading" in given else made.model_copy(update={"reading": read(form)})


def rep(**voice: Any) -> Rep:
    return Rep(
        email=f"ana.morales@{HOME}", name="Ana Morales", owner_id="101", timezone="America/Guatemala", country="GT",
        voice=VoiceProfile(**({"signature": "Brightpath\nCustomer events that bring pipeline"} | voice)),
    )  # fmt: skip


def contact(**given: Any) -> Contact:
    usual = {"contact_id": "501", "email": "maria.lopez@volcancoffee.example", "first_name": "María"}
    return Contact(**(usual | {"last_name": "López", "title": "Head of Marketing", "company_id": "9001"} | given))


def slots(count: int = 3, *, zone: str = "Europe/Berlin", certain: bool = True) -> SlotsFound:
    starts = [datetime(2026, 11, 24 + n, 15, 0, tzinfo=UTC) for n in range(count)]
    found = [
        Slot(start=at, end=at + timedelta(minutes=30), rep_timezone="America/Guatemala", lead_timezone=zone)
        for at in starts
    ]
    return SlotsFound(slots=tuple(found), lead_timezone=zone, timezone_certain=certain)


def assets(name: str = "Client report 2026.pdf", fit: int = 80) -> AssetsFound:
    one = Asset(
        file_id="a1", name=name, link="https://drive.google.com/file/d/a1/view", kind="pdf", path="Client reports",
        fit=fit, reason="the same industry", access="anyone with the link",
    )  # fmt: skip
    return AssetsFound(assets=(one,), looked_at=7)


def conversation(owes: str = "us", subject: str = "Events in spring") -> Conversation:
    ours = owes == "them"
    mail = Mail(
        message_id="m1", rfc_message_id="<m1@volcancoffee.example>", sender="maria.lopez@volcancoffee.example",
        sent_at=datetime(2026, 11, 3, 16, tzinfo=UTC), text="Can you do it in Antigua?", from_us=ours,
    )  # fmt: skip
    thread = ThreadRead(
        thread_id="t1", subject=subject, with_person=True, messages=(mail,), owes=owes,
        open_questions=("Can you do it in Antigua?",) if owes == "us" else (),
        references=("<m1@volcancoffee.example>",),
    )  # fmt: skip
    return Conversation(threads=(thread,), reply_to="t1")


def findings(**given: Any) -> Findings:
    """A lead with nothing found beyond the form, but for what is given."""
    usual: dict[str, Any] = {
        "inquiry": inquiry(), "contact_found": found_by(rep(), contact()), "company_found": CompanyFound(),
        "conversation": Conversation(), "patterns_found": PatternsFound(), "assets_found": AssetsFound(),
        "slots_found": SlotsFound(),
    }  # fmt: skip
    outputs = Outputs(**(usual | given))
    assert outputs.inquiry
    return Findings(submission(outputs.inquiry.message), outputs, {})


def found_by(the_rep: Rep, person: Contact | None = None) -> ContactFound:
    return ContactFound(contact=person, rep=the_rep, rep_reason="owns the contact")


def company(**given: Any) -> CompanyFound:
    usual: dict[str, Any] = {
        "company_id": "9001", "name": "Volcan Coffee", "domain": "volcancoffee.example", "industry": "FOOD_BEVERAGES",
        "country": "Guatemala", "city": "Antigua", "employees": 120,
    }  # fmt: skip
    return CompanyFound(company=Company(**(usual | given)), how="association")


def brief_of(found: Findings, steps: dict[str, StepRecord] | None = None) -> Brief:
    return brief(replace(found, steps=steps or {}))


def step(name: str, status: str = "degraded") -> StepRecord:
    error = ErrorRecord(error_id="e_1", code="retry_later", what="no answer") if status == "degraded" else None
    note = "Could not look: no answer" if error else ""
    return StepRecord(name=name, status=status, note=note, started_at=NOW, finished_at=NOW, error=error)


def pattern(outcome: str) -> Pattern:
    return Pattern(run_id="r", form_id="demo-request", outcome=outcome, at=NOW)


def reading(*purposes: Any, asks: Sequence[str | Ask] = (), body: str = MESSAGE, **given: Any) -> Reading:
    """A reading for these purposes; an ask given as a word is a question on that topic."""
    made = [one if isinstance(one, Ask) else Ask(topic=one, text=f"about {one}", words=f"{one}?") for one in asks]
    return Reading(body=body, purposes=purposes, asks=tuple(made), **given)


def says(*purposes: Any, **given: Any) -> dict[str, Any]:
    """What `findings` takes for a message with this reading."""
    about = reading(*purposes, **given)
    return {"inquiry": inquiry(message=about.body, reading=about)}


def answer(heading: str, text: str, **given: Any) -> Answer:
    usual = {"file": "facts.md", "title": "Facts", "owner": "Ada", "review_by": date(2027, 12, 31), "language": "en"}
    return Answer(answer_id=f"facts.md#{heading}", heading=heading, text=text, **(usual | given))


def matched(*asks: tuple[str, Answer | None], profile: Profile | None = None) -> KnowledgeMatched:
    """What the knowledge has for each ask, in order: an answer, or none."""
    every = (
        AskMatched(
            ask=n, question=question, status="answered" if known else "deferred", answers=(known,) if known else ()
        )
        for n, (question, known) in enumerate(asks)
    )
    return KnowledgeMatched(version=1, profile=profile or PROFILE, asks=tuple(every))
