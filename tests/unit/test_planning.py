"""One call to action per lead, by rules that can be read, and a score whose parts can be added up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.drafting.planning import RULES, plan
from chalicelib.outcomes.recall import recalled
from chalicelib.text.intents import intent_of
from chalicelib.text.roles import role_of
from tests.unit import writing as w


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("Please send me a demo", "demo"), ("Queremos una demostración", "demo"), ("Wir möchten eine Vorführung", "demo"),
        ("What does it cost?", "pricing"), ("¿Cuánto cuesta?", "pricing"), ("Was kostet das?", "pricing"),
        ("Not interested in pricing, just want a demo", "demo"), ("We do not need a demo. What is the price?", "pricing"),
        ("I'm not looking for a demo", "general"), ("Kein Angebot bitte", "general"),
        ("unsubscribe", "unsubscribe"), ("Please remove me from your list", "unsubscribe"), ("darme de baja", "unsubscribe"),
        ("How do you handle unsubscribe links?", "question"), ("Do not remove me, I like your mails", "general"),
        ("I attach my CV", "job"), ("We organise job fairs", "general"), ("guest post on your blog", "spam"),
        ("The demo account is not working", "support"),
        ("Your dashboard has been down since yesterday and nobody answers support tickets!!", "support"),
        ("Not now, but please get back to us in Q2 when we have budget.", "not_now"),
        ("We do not yet measure what our events bring next year", "general"), ("Attendance is down", "general"),
        ("Im Moment noch nicht so weit", "not_now"), ("We want to become a reseller", "partnership"),
        ("Is Antigua fine?", "question"), ("", "general"), ("democracy now", "general"),
    ],
)  # fmt: skip
def test_the_intent_is_what_is_said_and_not_denied(message: str, intent: str) -> None:
    assert intent_of(message) == intent


CASES: list[tuple[str, dict[str, Any], str, bool]] = [
    (
        "opted out",
        {"contact_found": w.found_by(w.rep(), w.contact(opted_out=True)), "slots_found": w.slots()},
        "disqualify",
        False,
    ),
    ("unsubscribe", {"inquiry": w.inquiry(message="Please remove me")}, "disqualify", False),
    ("application", {"inquiry": w.inquiry(message="I attach my CV")}, "disqualify", True),
    ("pitch", {"inquiry": w.inquiry(message="We offer SEO services")}, "disqualify", True),
    ("support", {"inquiry": w.inquiry(message="The export is not working"), "slots_found": w.slots()}, "answer", True),
    ("we owe", {"conversation": w.conversation("us"), "slots_found": w.slots()}, "answer", True),
    (
        "later",
        {"inquiry": w.inquiry(message="Could you get back to us in Q2?"), "slots_found": w.slots()},
        "nurture",
        True,
    ),
    ("asked", {"inquiry": w.inquiry(message="Do you integrate with SAP?"), "slots_found": w.slots()}, "answer", True),
    ("hot", {"inquiry": w.inquiry(message="What does it cost?"), "slots_found": w.slots()}, "book", True),
    ("file", {"inquiry": w.inquiry(message="Send me a brochure"), "assets_found": w.assets()}, "send_asset", True),
    ("early", {"inquiry": w.inquiry(message="Soy estudiante"), "slots_found": w.slots()}, "nurture", True),
    ("slots", {"inquiry": w.inquiry(message="Hello"), "slots_found": w.slots()}, "book", True),
    ("link", {"contact_found": w.found_by(w.rep(booking_link="https://book.example"))}, "book", True),
    ("ask", {}, "book", True),
]


@pytest.mark.parametrize(("name", "given_", "next_step", "wants_draft"), CASES, ids=[case[0] for case in CASES])
def test_each_rule_decides_its_case(name: str, given_: dict[str, Any], next_step: str, wants_draft: bool) -> None:
    decided = plan(w.findings(**given_))
    rule = next(rule for rule in RULES if rule.name == name)
    assert (decided.next_step, decided.wants_draft, decided.reason) == (next_step, wants_draft, rule.reason)


def test_every_rule_has_a_case() -> None:
    assert [case[0] for case in CASES] == [rule.name for rule in RULES]


def test_a_file_asked_for_that_is_not_there_is_not_promised() -> None:
    assert plan(w.findings(inquiry=w.inquiry(message="Send me a brochure"))).next_step == "book"


@given(
    message=st.text(max_size=80) | st.sampled_from([w.MESSAGE, "price?", "unsubscribe", "my CV"]),
    title=st.sampled_from(["CEO", "Head of Events", "intern", "", "Wizard"]),
    employees=st.sampled_from([None, 1, 30, 200, 5000]),
    free=st.booleans(),
    stage=st.sampled_from(["", "lead", "customer"]),
)
def test_the_score_is_the_sum_of_its_parts_within_its_bounds(
    message: str, title: str, employees: int | None, free: bool, stage: str
) -> None:
    found = w.findings(
        inquiry=w.inquiry(message=message, title=title, free_mail=free),
        company_found=w.company(employees=employees),
        contact_found=w.found_by(w.rep(), w.contact(lifecycle_stage=stage)),
    )
    decided = plan(found)
    assert decided.score == max(0, min(100, sum(part.points for part in decided.parts)))
    assert all(part.reason and part.points for part in decided.parts)


def test_a_better_lead_scores_higher() -> None:
    weak = w.findings(
        inquiry=w.inquiry(title="", message="hi", free_mail=True, business_domain=""), contact_found=w.found_by(w.rep())
    )
    strong = w.findings(company_found=w.company(), slots_found=w.slots())
    assert plan(weak).score < 30 < 60 < plan(strong).score


@pytest.mark.parametrize(
    ("given_", "urgency"),
    [
        ({"company_found": w.company(), "slots_found": w.slots()}, "high"),
        ({"conversation": w.conversation("us")}, "high"),
        ({"inquiry": w.inquiry(message="We need it this week")}, "high"),
        ({"inquiry": w.inquiry(message="Hello")}, "medium"),
        ({"inquiry": w.inquiry(message="I attach my CV, this is urgent")}, "low"),
    ],
)
def test_urgency_follows_what_is_asked_and_owed(given_: dict[str, Any], urgency: str) -> None:
    assert plan(w.findings(**given_)).urgency == urgency


def test_the_approach_is_an_abstraction_without_anybodys_words() -> None:
    decided = plan(w.findings(slots_found=w.slots(), conversation=w.conversation("them")))
    assert decided.approach == "book after a demo request in a known thread"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Head of Marketing", "marketing"), ("VP Demand Generation", "demand generation"), ("Events Manager", "events"),
        ("Geschäftsführer", "executive"), ("Directora de Eventos", "events"), ("CMO", "marketing"), ("Wizard", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_role_is_the_function_in_the_title(title: str, role: str) -> None:
    assert role_of(title) == role


def test_few_outcomes_are_counted_and_no_rate_is_made_of_them() -> None:
    assert recalled(()).summary == "nothing comparable yet"
    few = recalled([w.pattern("replied"), w.pattern("drafted"), w.pattern("replied")])
    assert few.summary == "of 3, 2 were answered, 1 were drafted, outcome unknown"
    many = recalled([w.pattern("replied")] * 4 + [w.pattern("none")] * 8)
    assert "4 (33 %) were answered" in many.summary
    assert len(many.patterns) == 3
