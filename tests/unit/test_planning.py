"""One way to handle a lead, by a table that can be read; who must not be sold to comes first."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.draft import Plan
from chalicelib.domain.knowledge import Contact, KnowledgeMatched, Profile
from chalicelib.domain.reading import Desk, Evidence, MeetingWish, Purpose, SenderKind, Tone
from chalicelib.drafting.handling import TABLE
from chalicelib.drafting.planning import plan
from chalicelib.outcomes.recall import recalled
from chalicelib.text.roles import role_of
from tests.unit import writing as w

MEET = MeetingWish(weekdays=(1,))
CASES: list[tuple[str, dict[str, Any], str, str]] = [
    ("opted out", {"contact_found": w.found_by(w.rep(), w.contact(opted_out=True))}, "no_mail", "none"),
    ("unsubscribe", w.says("unsubscribe"), "no_mail", "none"),
    ("erasure", w.says("erasure", "demo"), "hand_over", "none"),
    ("access request", w.says("access_request", sender_kind="private_person"), "hand_over", "none"),
    ("complaint", w.says("complaint", "support", sender_kind="customer", tone="angry"), "hand_over", "none"),
    ("support", w.says("support", "demo", sender_kind="customer"), "hand_over", "none"),
    ("billing", w.says("contract_change", sender_kind="customer"), "hand_over", "none"),
    ("tender", w.says("tender", tone="formal"), "answer", "none"),
    ("application", w.says("careers", sender_kind="job_seeker"), "hand_over", "none"),
    ("press", w.says("press", sender_kind="press"), "hand_over", "none"),
    ("partnership", w.says("partnership", sender_kind="partner"), "hand_over", "none"),
    ("pitch", w.says("vendor_pitch", sender_kind="vendor"), "disqualify", "none"),
    ("competitor", w.says("competitor_research", sender_kind="competitor"), "disqualify", "none"),
    ("misdirected", w.says("misdirected", sender_kind="private_person"), "disqualify", "none"),
    ("free use", w.says("free_use", sender_kind="student"), "answer", "none"),
    ("security review", w.says("security_review", "demo"), "answer", "none"),
    ("later", w.says("not_now", "question"), "nurture", "none"),
    ("no meeting", w.says("pricing", wish=MeetingWish(no_meeting=True)), "answer", "none"),
    ("file", {**w.says("file_request"), "assets_found": w.assets()}, "send_asset", "none"),
    ("answers first", w.says("question", "demo", asks=("price",), contact_preference="email"), "answer", "mention"),
    ("meeting", w.says("question", "demo", asks=("price",)), "book", "offer"),
    (
        "urgent",
        w.says("question", asks=("setup time",), tone="urgent", deadlines=(Evidence(value="Friday"),)),
        "answer",
        "offer",
    ),
    ("chasing us", {**w.says("follow_up"), "conversation": w.conversation("us")}, "answer", "mention"),
    ("question", w.says("pricing", asks=("price",)), "answer", "mention"),
    ("no message", w.says(body=""), "answer", "mention"),
    ("stranger", w.says("information", sender_kind="private_person"), "nurture", "none"),
    ("interested", w.says("information"), "book", "offer"),
]


@pytest.mark.parametrize(("name", "given_", "next_step", "times"), CASES, ids=[case[0] for case in CASES])
def test_each_row_decides_its_case(name: str, given_: dict[str, Any], next_step: str, times: str) -> None:
    decided = plan(w.findings(**{"slots_found": w.slots(), **given_}))
    assert (decided.handling, decided.next_step, decided.times) == (name, next_step, times)
    assert decided.wants_draft == (next_step != "no_mail")


def test_every_row_has_a_case() -> None:
    assert [case[0] for case in CASES] == [row.name for row in TABLE]


NOT_SOLD_TO: tuple[Purpose, ...] = (
    "unsubscribe", "erasure", "access_request", "complaint", "tender", "careers", "press", "competitor_research", "misdirected",
)  # fmt: skip


@given(
    purposes=st.lists(st.sampled_from(get_args(Purpose)), max_size=4, unique=True),
    main=st.sampled_from(NOT_SOLD_TO),
    kind=st.sampled_from(get_args(SenderKind)),
    tone=st.sampled_from(get_args(Tone)),
    desk=st.sampled_from(get_args(Desk)),
)
def test_no_times_are_offered_to_those_who_must_not_be_sold_to(
    purposes: list[Purpose], main: Purpose, kind: SenderKind, tone: Tone, desk: Desk
) -> None:
    every = (main, *(one for one in purposes if one != main))
    found = w.findings(**w.says(*every, sender_kind=kind, tone=tone, handover=desk, wish=MEET), slots_found=w.slots())
    decided = plan(found)
    assert decided.times == "none"
    assert decided.next_step not in {"book", "send_asset", "nurture"}


def test_a_vendor_who_asks_to_buy_is_a_buyer() -> None:
    assert plan(w.findings(**w.says("demo", "vendor_pitch", sender_kind="vendor"))).next_step == "book"


def test_a_prospect_who_mentions_support_is_sold_to_and_a_customer_is_helped() -> None:
    asked = w.says("demo", "support")
    assert plan(w.findings(**asked)).next_step == "book"
    known = w.found_by(w.rep(), w.contact(lifecycle_stage="customer"))
    assert plan(w.findings(**asked, contact_found=known)).handling == "support"


def test_who_takes_over_is_named_by_the_profile_alone() -> None:
    care = Contact(name="Customer Care", email="care@seller.example")
    matched = KnowledgeMatched(profile=Profile(company="Seller", one_liner="We sell.", contacts={"support": care}))
    found = w.findings(**w.says("support", sender_kind="customer"))
    decided = plan(found, matched)
    assert (decided.desk, decided.contact) == ("support", care)
    assert decided.tell.startswith("Tell Customer Care (care@seller.example) within the hour")
    assert plan(found).contact is None
    assert plan(found).tell.startswith("Tell the desk for support")


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_row_that_hands_over_says_to_whom_and_none_of_them_sells(row: Any) -> None:
    if row.next_step == "hand_over":
        assert row.desk
    if row.next_step in {"hand_over", "disqualify", "no_mail", "nurture"}:
        assert row.times == "none"


@pytest.mark.parametrize(
    ("given_", "urgency"),
    [
        ({**w.says("demo", asks=("price",)), "company_found": w.company()}, "high"),
        ({**w.says("question"), "conversation": w.conversation("us")}, "high"),
        (w.says("question", tone="urgent"), "high"),
        (w.says("complaint", sender_kind="customer"), "high"),
        (w.says("information"), "medium"),
        (w.says("careers"), "low"),
        (w.says("not_now"), "low"),
    ],
)
def test_urgency_follows_what_is_asked_and_owed(given_: dict[str, Any], urgency: str) -> None:
    assert plan(w.findings(**given_)).urgency == urgency


def test_the_approach_is_an_abstraction_without_anybodys_words() -> None:
    decided = plan(w.findings(**w.says("file_request"), assets_found=w.assets(), conversation=w.conversation("them")))
    assert decided.approach == "send a file after file request in a known thread"


def test_a_plan_without_knowledge_keeps_what_was_matched_empty() -> None:
    decided: Plan = plan(w.findings(**w.says("demo")))
    assert decided.matched == KnowledgeMatched()


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
