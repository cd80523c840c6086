"""Scores that a sales leader would not laugh at: who may be sold to is ranked, and who may not has no score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.reading import Evidence
from chalicelib.drafting.planning import plan
from tests.unit import writing as w

NOT_LEADS = (
    w.says("erasure"), w.says("unsubscribe"), w.says("access_request"), w.says("complaint", sender_kind="customer"),
    w.says("tender"), w.says("careers"), w.says("vendor_pitch"), w.says("competitor_research"), w.says("misdirected"),
)  # fmt: skip


def score(**given_: object) -> int:
    return plan(w.findings(**given_)).score


@pytest.mark.parametrize("given_", NOT_LEADS, ids=lambda given_: given_["inquiry"].reading.purposes[0])
def test_what_is_no_lead_has_no_score_and_says_so(given_: dict[str, object]) -> None:
    decided = plan(w.findings(**given_, company_found=w.company(), slots_found=w.slots()))
    assert decided.score == 0
    assert decided.parts[0].reason.startswith("not scored as a lead")


def test_leads_are_ranked_as_a_sales_leader_would() -> None:
    ranked = [
        score(
            **w.says("quote", "demo", asks=("price", "setup"), deadlines=(Evidence(value="Friday"),)),
            company_found=w.company(),
        ),
        score(**w.says("demo", asks=("price",))),
        score(**w.says("information")),
        score(**w.says("not_now")),
        score(**w.says("free_use", sender_kind="student")),
    ]
    assert ranked == sorted(ranked, reverse=True)
    assert ranked[0] >= 80
    assert ranked[-1] <= 10


def test_what_is_not_known_does_not_count_against_a_lead() -> None:
    plain = w.says("demo")
    known = score(**plain, company_found=w.company(employees=4))
    assert score(**plain) >= known
    untitled = {**plain, "inquiry": plain["inquiry"].model_copy(update={"title": ""})}
    junior = {**plain, "inquiry": plain["inquiry"].model_copy(update={"title": "Intern"})}
    nobody = w.found_by(w.rep())
    assert score(**untitled, contact_found=nobody) > score(**junior, contact_found=nobody)


@given(
    purpose=st.sampled_from(["demo", "pricing", "question", "information", "not_now", "free_use", "quote"]),
    title=st.sampled_from(["CEO", "Head of Events", "intern", "", "Wizard"]),
    employees=st.sampled_from([None, 1, 30, 200, 5000]),
    free=st.booleans(),
    stage=st.sampled_from(["", "lead", "customer"]),
)
def test_the_score_is_the_sum_of_its_parts_within_its_bounds(
    purpose: str, title: str, employees: int | None, free: bool, stage: str
) -> None:
    about = w.reading(purpose)
    decided = plan(
        w.findings(
            inquiry=w.inquiry(reading=about, title=title, free_mail=free),
            company_found=w.company(employees=employees),
            contact_found=w.found_by(w.rep(), w.contact(lifecycle_stage=stage)),
        )
    )
    assert decided.score == max(0, min(100, sum(part.points for part in decided.parts)))
    assert all(part.reason and part.points for part in decided.parts)
