"""The Brief names the source of each fact, and tells "nothing there" from "could not look"."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import AssetsFound, Brief, SlotsFound
from chalicelib.drafting.briefing import UNSEEN, Findings
from chalicelib.drafting.planning import plan
from chalicelib.drafting.review import confidence
from tests.unit import writing as w


def test_facts_say_where_they_come_from() -> None:
    found = w.findings(
        slots_found=w.slots(2), assets_found=w.assets(), company_found=w.company(), conversation=w.conversation()
    )
    facts = {fact.fact_id: fact for fact in w.brief_of(found).facts}
    assert list(facts) == ["F1", "F2", "F3", "F4", "F5", "H1", "H2", "H3", "T1", "T1.1", "A1", "S1", "S2"]
    assert facts["H1"].link == "https://app.hubspot.com/contacts/4242/record/0-1/501"
    assert facts["T1"].link.endswith("#all/t1")
    assert "we owe them an answer" in facts["T1"].text
    assert "16:00-16:30, Berlin time (UTC+1); 09:00 for the rep in America/Guatemala; 30 minutes" in facts["S1"].text
    assert all(fact.where and fact.system for fact in facts.values())


def test_a_fact_keeps_its_id_when_others_are_missing() -> None:
    bare = w.brief_of(w.findings(inquiry=w.inquiry(company="", title="", first_name="", last_name="", country="")))
    assert [fact.fact_id for fact in bare.facts] == ["F5", "H1", "H2"]


def test_nothing_there_and_could_not_look_are_different_gaps() -> None:
    looked = w.brief_of(w.findings(slots_found=SlotsFound(reason="the calendar is full")))
    failed = w.brief_of(w.findings(slots_found=None), {"propose_slots": w.step("propose_slots")})
    (nothing,) = [gap for gap in looked.gaps if gap.what == "a free slot"]
    (unseen,) = [gap for gap in failed.gaps if gap.what == "a free slot"]
    assert (nothing.kind, nothing.detail, nothing.error_id) == ("nothing", "the calendar is full", "")
    assert (unseen.kind, unseen.error_id) == ("could_not_look", "e_1")


def test_a_guessed_time_zone_is_a_gap_and_a_wish_for_a_time_is_a_fact() -> None:
    slots = w.slots(certain=False).model_copy(update={"wishes": ("next week", "mornings")})
    known = w.brief_of(w.findings(slots_found=slots))
    assert any("time zone" in gap.what for gap in known.gaps)
    assert any("next week, mornings" in fact.text for fact in known.facts)
    sure = w.brief_of(w.findings(slots_found=w.slots(certain=True)))
    assert not any("time zone" in gap.what for gap in sure.gaps)


@pytest.mark.parametrize("name", UNSEEN)
def test_every_reading_step_that_failed_is_named(name: str) -> None:
    gaps = w.brief_of(w.findings(), {name: w.step(name)}).gaps
    assert [gap.kind for gap in gaps if gap.what == UNSEEN[name]].count("could_not_look") == 1


def test_files_that_they_may_not_open_are_told_to_the_reviewer() -> None:
    gaps = w.brief_of(w.findings(assets_found=AssetsFound(closed=("Secret.pdf",)))).gaps
    assert any("Secret.pdf" in gap.detail for gap in gaps)


def test_the_leads_address_is_not_in_the_brief() -> None:
    found = w.findings(conversation=w.conversation(), company_found=w.company())
    assert "maria.lopez@" not in " ".join(fact.text for fact in w.brief_of(found).facts)


def test_what_could_not_be_looked_at_lowers_the_confidence_and_what_is_not_there_does_not_raise_it() -> None:
    full = w.brief_of(w.findings(slots_found=w.slots(), assets_found=w.assets(), company_found=w.company()))
    empty = w.brief_of(w.findings())
    blind = w.brief_of(w.findings(), {name: w.step(name) for name in UNSEEN})
    surest = [sure(one) for one in (full, empty, blind)]
    assert surest == sorted(surest, reverse=True)
    assert surest[2] < surest[1]
    for repaired, failed in itertools.product((True, False), repeat=2):
        assert 10 <= sure(blind, repaired=repaired, model_failed=failed) <= 100
    assert sure(full, repaired=True, model_failed=True) == sure(full) - 20


def test_what_was_deferred_assumed_or_relaxed_lowers_the_confidence() -> None:
    found = w.findings(slots_found=w.slots())
    guessed = w.findings(slots_found=w.slots(certain=False))
    relaxed = w.findings(slots_found=w.slots().model_copy(update={"relaxed": ("hours", "days")}))
    brief_, plan_ = w.brief_of(found), plan(found)
    surest = sure(brief_, plan_, found)
    assert sure(brief_, plan(guessed), guessed) < surest
    assert sure(brief_, plan(relaxed), relaxed) < surest
    assert sure(brief_, plan(found, w.matched(("tides", None), ("berths", None))), found) < surest
    assert sure(brief_, plan_, found, notes=1) < surest


def sure(brief_: Brief, plan_: Plan | None = None, found: Findings | None = None, **given: Any) -> int:
    found = found or w.findings()
    usual: dict[str, Any] = {"repaired": False, "model_failed": False}
    return confidence(plan_ or plan(found), brief_, found, **(usual | given))


def test_every_doubt_about_the_draft_lowers_the_confidence_and_never_below_ten() -> None:
    full = w.brief_of(w.findings(slots_found=w.slots(), assets_found=w.assets(), company_found=w.company()))
    told = [sure(full, doubts=number) for number in range(12)]
    assert told == sorted(told, reverse=True)
    assert told[0] > told[1] > told[2]
    assert told[-1] == 10
