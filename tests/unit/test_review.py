"""What the reviewer is told of the lead: only what may change how they answer."""

from __future__ import annotations

import pytest

from chalicelib.domain.lead import Company, CompanyFound
from chalicelib.drafting.planning import plan
from chalicelib.drafting.review import warnings
from tests.unit import writing as w


def told(typed: str, known: Company | None) -> str:
    found = w.findings(inquiry=w.inquiry(company=typed), company_found=CompanyFound(company=known))
    return "\n".join(warnings(found, plan(found), w.brief_of(found), by_model=False, model_failed="", left=()))


@pytest.mark.parametrize(
    ("typed", "name", "domain"),
    [
        ("Volcan Coffee", "Quetzal Telecom", "quetzaltel.example"),
        ("Acme Group", "Harbor Group", "harborhealth.example"),
        ("ACME, Inc.", "Foo Inc", "foo.example"),
        ("株式会社アクメ", "Sakura Robotics", "sakura-robotics.example"),
    ],
)
def test_two_companies_in_one_lead_are_shown_to_the_reviewer(typed: str, name: str, domain: str) -> None:
    assert f"say they are from {typed}; HubSpot knows their company as {name}" in told(
        typed, Company(company_id="1", name=name, domain=domain)
    )


@pytest.mark.parametrize(
    ("typed", "name", "domain"),
    [
        ("Volcan Coffee", "Volcan Coffee", "volcancoffee.example"),
        ("volcan", "Volcan Coffee S.A.", "volcancoffee.example"),
        ("The Quetzal Telecom Company", "Quetzal Telecom", "quetzaltel.example"),
        ("Café Volcán", "Volcan Cafe", "vc.example"),
        ("IBM", "International Business Machines", "ibm.example"),
        ("", "Quetzal Telecom", "quetzaltel.example"),
        ("Volcan Coffee", "", "volcancoffee.example"),
        ("& Co.", "Quetzal Telecom", "quetzaltel.example"),
    ],
)
def test_one_company_in_two_spellings_is_not(typed: str, name: str, domain: str) -> None:
    assert "HubSpot knows" not in told(typed, Company(company_id="1", name=name, domain=domain))


def test_a_company_that_hubspot_does_not_know_is_no_contradiction() -> None:
    assert "HubSpot knows" not in told("Volcan Coffee", None)
