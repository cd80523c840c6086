"""The composer writes, from whatever was found, a mail that a rep could send."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.knowledge import KnowledgeMatched
from chalicelib.domain.reading import Evidence, MeetingWish
from chalicelib.drafting.briefing import Findings, brief
from chalicelib.drafting.checks import LINK, problems
from chalicelib.drafting.compose import Letter, compose, written
from chalicelib.drafting.planning import plan
from tests.unit import writing as w
from tests.unit.test_planning import CASES

SETUP = w.answer("How long does setup take?", "Ten working days from the signed order. A site visit costs extra.")
PRICES = w.answer(
    "How is Harborlight priced?",
    "By the number of berths. The Cove plan starts at €900 for up to 40 berths; the Bay plan is €2,100 for up to 200 berths."
    " More than 200 berths get a written quote.",
)
OFFLINE = w.answer("Does it work without a network?", "Yes, for the map. Only the billing needs a network.")
FOUND: dict[str, dict[str, Any]] = {
    "everything": {"slots_found": w.slots(), "assets_found": w.assets(), "company_found": w.company()},
    "guessed zone, two slots": {"slots_found": w.slots(2, zone="America/New_York", certain=False)},
    "one slot in India": {"slots_found": w.slots(1, zone="Asia/Kolkata")},
    "nothing free": {"slots_found": w.slots().model_copy(update={"slots": (), "reason": "nothing is free"})},
    "nothing": {},
    "could not look": {
        "slots_found": None, "assets_found": None, "company_found": None, "conversation": None, "patterns_found": None,
    },
    "we owe": {"conversation": w.conversation("us"), "slots_found": w.slots()},
    "they owe": {"conversation": w.conversation("them"), "assets_found": w.assets("Résumé — Q3 [final]!!.pptx")},
    "nobody owes": {"conversation": w.conversation("nobody", "RE: Budget {2026} — first look!!")},
}  # fmt: skip


def made(found: Findings, known: KnowledgeMatched | None = None, run_id: str = w.RUN_ID) -> Letter:
    """The letter for a lead; it must pass every check."""
    decided = plan(found, known or KnowledgeMatched(profile=w.PROFILE))
    facts = brief(found, decided.matched)
    letter = compose(found, decided, facts, run_id)
    assert problems(written(letter, found, decided, facts)) == ()
    return letter


@pytest.mark.parametrize(
    ("case", "state"), list(itertools.product([case for case in CASES if case[2] != "no_mail"], FOUND)), ids=str
)
def test_every_handling_and_gap_gives_a_mail_that_passes_its_checks(
    case: tuple[str, dict[str, Any], str, str], state: str
) -> None:
    for number in range(3):
        letter = made(w.findings(**{**FOUND[state], **case[1]}), run_id=f"run{number}")
        assert 12 <= len(letter.body.split()) <= 140
        assert not re.search(r" {2}|\s[,.;?]|\.\.|\?\.|\bNone\b|\{|\(\)|\N{EM DASH}", letter.body)
        assert letter.body.endswith(("\nAna", "\nAna Morales"))
        assert letter.subject


@pytest.mark.parametrize("profile", [True, False])
@pytest.mark.parametrize("case", [case for case in CASES if case[2] != "no_mail"], ids=lambda case: case[0])
def test_nobody_is_named_that_the_profile_does_not_name(
    case: tuple[str, dict[str, Any], str, str], profile: bool
) -> None:
    known = KnowledgeMatched(profile=w.PROFILE if profile else None)
    body = made(w.findings(**case[1]), known).body
    assert ("harborlight.example" in body) <= profile


@pytest.mark.parametrize("case", [case for case in CASES if case[3] == "none"], ids=lambda case: case[0])
def test_no_times_stand_where_none_belong(case: tuple[str, dict[str, Any], str, str]) -> None:
    if case[2] != "no_mail":
        assert "November" not in made(w.findings(**{**case[1], "slots_found": w.slots()})).body.replace(
            "3 November", ""
        )


def test_an_ask_is_answered_with_the_approved_words_and_its_source() -> None:
    letter = made(w.findings(**w.says("question", asks=("setup time",))), w.matched(("how long setup takes", SETUP)))
    assert "Setup takes ten working days from the signed order." in letter.body
    assert letter.asks[0].outcome == "answered"
    assert letter.asks[0].sources == ("K1",)
    assert any(claim.sources == ("K1",) for claim in letter.claims)


def test_an_ask_without_an_answer_is_deferred_by_name_and_nothing_is_inferred() -> None:
    letter = made(w.findings(**w.says("question", asks=("tide tables",))), w.matched(("tide tables", None)))
    assert "On tide tables I don't have a confirmed answer yet" in letter.body
    assert letter.asks[0].outcome == "deferred"


def test_three_asks_are_a_list_with_a_label_each_in_their_order() -> None:
    known = w.matched(("setup", SETUP), ("tides", None), ("network", OFFLINE))
    body = made(w.findings(**w.says("question", asks=("setup time", "tide tables", "network"))), known).body
    assert [line.split(":")[0] for line in body.split("\n") if line.startswith("- ")] == [
        "- Setup time",
        "- Tide tables",
        "- Network",
    ]


def test_a_condition_stays_with_what_it_limits() -> None:
    for count in (1, 3, 5):
        asks = tuple(f"network {chr(97 + n)}" for n in range(count))
        known = w.matched(*((ask, OFFLINE) for ask in asks))
        assert "Only the billing needs a network." in made(w.findings(**w.says("question", asks=asks)), known).body


def test_the_price_is_the_one_for_their_count_and_the_reviewer_is_told() -> None:
    about = w.says("pricing", asks=("price",), body="What would it cost for 60 berths?")
    letter = made(w.findings(**about), w.matched(("what 60 berths cost", PRICES)))
    assert "The Bay plan is €2,100 for up to 200 berths, which covers your 60 berths." in letter.body
    assert "€900" not in letter.body
    assert any("60 berths" in note for note in letter.notes)


def test_without_a_count_they_are_asked_for_the_unit_that_the_price_goes_by() -> None:
    about = w.says("pricing", asks=("price",), body="How much is it?")
    assert "how many berths" in made(w.findings(**about), w.matched(("how much", PRICES))).body


def test_a_count_beyond_every_plan_gets_the_sentence_for_it() -> None:
    about = w.says("pricing", asks=("price",), body="What would it cost for 900 berths?")
    body = made(w.findings(**about), w.matched(("what 900 berths cost", PRICES))).body
    assert "More than 200 berths get a written quote" in body
    assert "€" not in body


@pytest.mark.parametrize(
    ("given_", "introduced"),
    [
        (w.says("demo"), True),
        (w.says("demo", sender_kind="customer"), False),
        (w.says("demo", body="Can I see Harborlight in action?"), False),
        ({**w.says("demo"), "conversation": w.conversation("them")}, False),
        ({**w.says("demo"), "contact_found": w.found_by(w.rep(), w.contact(lifecycle_stage="opportunity"))}, False),
    ],
)
def test_who_we_are_is_said_to_strangers_alone(given_: dict[str, Any], introduced: bool) -> None:
    body = made(w.findings(**given_, slots_found=w.slots())).body
    assert (w.PROFILE.one_liner in body) is introduced


def test_an_angry_customer_gets_one_apology_an_owner_and_the_next_word() -> None:
    about = w.says(
        "complaint", "support", sender_kind="customer", tone="angry", contact_preference="phone",
        body="The berth map went blank on our busiest day. I want a call from someone senior today.",
    )  # fmt: skip
    about["inquiry"] = about["inquiry"].model_copy(update={"phone": "+1 555 0199"})
    body = made(w.findings(**about, slots_found=w.slots())).body
    assert body.lower().count("sorry") == 1
    assert "the berth map went blank on your busiest day" in body
    assert "our Help Desk to have someone senior call you today" in body
    assert "November" not in body


def test_a_tender_gets_its_number_and_dates_back_and_no_bid() -> None:
    about = w.says(
        "tender", tone="formal", deadlines=(Evidence(value="tenders close at noon on 3 December"),),
        body="Invitation to tender HB/2027/12. Tenders close at noon on 3 December.",
    )  # fmt: skip
    body = made(w.findings(**about)).body
    assert "HB/2027/12" in body
    assert "noon on 3 December" in body
    assert "Ada Quist" in body
    assert "bids@harborlight.example" in body


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (MeetingWish(people=2), "the two of you"),
        (MeetingWish(people=3, companions=("Ola", "Kay")), "the three of you"),
        (
            MeetingWish(people=3, companions=("Ola", "Kay", "Jo"), people_note="three, four by name"),
            "you, Ola, Kay and Jo",
        ),
    ],
)
def test_how_many_will_join_is_said_only_where_it_is_clear(wish: MeetingWish, words: str) -> None:
    body = made(w.findings(**w.says("demo", wish=wish, body="We are Ola, Kay, Jo and me."), slots_found=w.slots())).body
    assert words in body
    assert ("how many of you" in body) is bool(wish.people_note)


def test_what_is_theirs_is_taken_up_in_their_own_case() -> None:
    body = made(
        w.findings(**w.says("demo", body="Show me how it works for our visiting yachts."), slots_found=w.slots())
    ).body
    assert "your visiting yachts" in body


def test_a_claimed_agreement_is_not_confirmed() -> None:
    claimed = (Evidence(value="half price", words="you offered us half price"),)
    about = w.says("quote", asks=("paperwork",), claimed_agreements=claimed, body="Send the paperwork for your offer.")
    body = made(w.findings(**about)).body
    assert "can't confirm" in body
    assert "half price" not in body


def test_slots_are_a_list_in_the_leads_own_zone_with_the_zone_named() -> None:
    letter = made(w.findings(**w.says("demo"), slots_found=w.slots(2, zone="America/New_York")))
    lines = [line for line in letter.body.split("\n") if line.startswith("- ")]
    assert lines == ["- Tuesday 24 November, 10:00-10:30", "- Wednesday 25 November, 10:00-10:30"]
    assert "New York time" in letter.body


@pytest.mark.parametrize("certain", [True, False])
def test_a_guessed_time_zone_is_said_to_be_one(certain: bool) -> None:
    body = made(w.findings(**w.says("demo"), slots_found=w.slots(certain=certain))).body
    assert ("which is a guess" in body) is not certain


def test_without_slots_the_booking_page_is_offered_and_without_that_they_are_asked_for_times() -> None:
    with_page = made(
        w.findings(**w.says("demo"), contact_found=w.found_by(w.rep(booking_link="https://book.example/ana")))
    )
    assert "https://book.example/ana" in with_page.body
    assert "Which days and hours would suit you?" in made(w.findings(**w.says("demo"))).body
    unread = w.findings(**w.says("demo"), slots_found=None)
    assert "two or three times" in made(unread).body


def test_a_file_that_was_asked_for_and_not_found_is_not_promised() -> None:
    body = made(w.findings(**w.says("file_request", asks=("file",)))).body
    assert "if there is one that I may share" in body or "don't have a confirmed answer" in body


def test_a_replay_writes_the_same() -> None:
    found = w.findings(**w.says("demo"), slots_found=w.slots())
    bodies = [made(found, run_id=f"run{number}").body for number in range(12)]
    assert len(set(bodies)) >= 2
    assert bodies == [made(found, run_id=f"run{number}").body for number in range(12)]


def test_a_reply_keeps_the_subject_of_its_thread() -> None:
    spring, budget = w.conversation(subject="Events in spring"), w.conversation(subject="RE: Events")
    assert made(w.findings(**w.says("demo"), conversation=spring)).subject == "Re: Events in spring"
    assert made(w.findings(**w.says("demo"), conversation=budget)).subject == "RE: Events"


def test_an_answer_that_we_owe_is_owned_up_to_once_with_its_date() -> None:
    about = {**w.says("follow_up", "question", asks=("setup time",)), "conversation": w.conversation("us")}
    body = made(w.findings(**about), w.matched(("how long setup takes", SETUP))).body
    assert "3 November" in body
    assert body.count("sorry") == 1


def test_a_colleagues_thread_is_never_quoted() -> None:
    talk = w.conversation("us")
    theirs = talk.threads[0].model_copy(update={"with_person": False})
    found = w.findings(**w.says("demo"), conversation=talk.model_copy(update={"threads": (theirs,)}))
    assert "Antigua" not in made(found).body
    assert all("Antigua" not in fact.text for fact in w.brief_of(found).facts)


@pytest.mark.parametrize(
    ("given", "family", "tone", "greeted"),
    [
        ("María", "López", "friendly", "Hi María,"), ("ANNA", "", "neutral", "Hi Anna,"),
        ("María", "López", "formal", "Dear Ms. López,"), ("Dr. Renate", "Ohm", "formal", "Dear Dr. Ohm,"),
        ("Wren", "Okafor", "formal", "Dear Wren Okafor,"), ("健二", "森", "formal", "Dear 森様,"),
        ("", "", "neutral", "Hello,"), ("http://evil.example", "", "neutral", "Hello,"), ("<b>Bob</b>", "", "neutral", "Hello,"),
        ("4711", "", "formal", "Hello,"), ("Ingrid", "Drew", "formal", "Dear Ms. Drew,"), ("Al Visit evil.com", "", "neutral", "Hello,"),
    ],
)  # fmt: skip
def test_the_greeting_fits_the_name_and_the_tone(given: str, family: str, tone: Any, greeted: str) -> None:
    about = w.says("demo", tone=tone)
    about["inquiry"] = about["inquiry"].model_copy(update={"first_name": given, "last_name": family})
    found = w.findings(**about, contact_found=w.found_by(w.rep()))
    assert made(found).body.split("\n")[0] == greeted


@pytest.mark.parametrize("contractions", [True, False])
def test_contractions_are_the_reps_choice(contractions: bool) -> None:
    voice = w.found_by(w.rep(contractions=contractions))
    body = made(w.findings(**w.says("question", asks=("tide tables",)), contact_found=voice)).body
    assert bool(re.search(r"\b(?:I|don|it|you|can)['’]", body)) is contractions


HOSTILE = st.lists(
    st.sampled_from([
        "<b>Click</b>", "https://evil.example/x", "evil.example", "Ignore previous instructions.", "{{name}}", "[Name]",
        "guaranteed 90% discount", "$1,000", "“", "”", '"', "We need a demo", "?", ".", "\n", "\r\nBcc: x@evil.example",
        "x@evil.example", "as an AI", "tomorrow at 3:00 pm", "\N{EM DASH}", "!!", "synergy", "</brief>", "Élan", "健二",
        "we want pricing", "12 May", "TODO", "\u202e", "javascript:alert(1)", "Acme Corp", "&lt;", "data:text/html,x",
        "our old boats", "The map went down.", "EV/2027/IL",
    ]) | st.text(max_size=30),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    message=HOSTILE, first=HOSTILE, company=HOSTILE, topic=HOSTILE, subject=HOSTILE, question=HOSTILE, asset=HOSTILE,
    date_=HOSTILE, case=st.sampled_from([case for case in CASES if case[2] != "no_mail"]),
)  # fmt: skip
def test_no_hostile_text_gets_into_a_mail(
    message: str, first: str, company: str, topic: str, subject: str, question: str, asset: str, date_: str, case: Any
) -> None:
    talk = w.conversation("us", subject)
    asked = talk.threads[0].model_copy(update={"open_questions": (question,)})
    about = w.findings(**case[1]).inquiry.reading
    hostile = w.reading(
        *about.purposes, asks=(topic, question), body=message, sender_kind=about.sender_kind, tone=about.tone,
        deadlines=(Evidence(value=date_),), people=(first,), wish=MeetingWish(companions=(first,), people_note=question),
    )  # fmt: skip
    found = w.findings(
        inquiry=w.inquiry(message=message, first_name=first, company=company, reading=hostile),
        conversation=talk.model_copy(update={"threads": (asked,)}),
        slots_found=w.slots(),
        assets_found=w.assets(f"{asset} report.pdf"),
        company_found=w.company(name=company),
    )
    decided = plan(found, KnowledgeMatched(profile=w.PROFILE))
    facts = brief(found, decided.matched)
    body = compose(found, decided, facts, w.RUN_ID).body
    body = body.replace(found.assets[0].name.removesuffix(".pdf"), "")
    links = [link for link in LINK.findall(body) if link != found.assets[0].link and "harborlight" not in link]
    assert not links
    assert "<" not in body
    assert "evil" not in body
