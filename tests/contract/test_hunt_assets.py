"""Step 7 against a Drive: what is offered to whom, what never is, and how seldom Drive is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.findings import AssetsFound
from chalicelib.domain.submission import AssetRoot, FormRule
from chalicelib.errors import FixInput, RetryLater
from chalicelib.pipeline.context import Result
from chalicelib.pipeline.steps import hunt_assets
from chalicelib.store.tables import Tables
from infra.emulators.gmail import google_error
from infra.emulators.google_world import OPEN_RESOURCES, SALES_LIBRARY
from infra.emulators.http import Fault, Running
from infra.emulators.world import CONTACTS
from tests.conftest import fresh_tables
from tests.contract.google_side import ANA, MARIA, TOM, calls, company_of, context, google_at, inquiry, tell

ROOTS = (
    AssetRoot(
        folder_id=SALES_LIBRARY, name="Sales library", include=("Proposals 2026", "Client reports"), exclude=("Closed",)
    ),
    AssetRoot(folder_id=OPEN_RESOURCES, name="Open resources"),
)
FORM = FormRule(portal_id="4242", form_id="f", asset_roots=ROOTS)
CLOSED_TO_ALL = {"Closed clients - food importer contract.pdf", "Food tastings draft.pdf"}


@pytest.fixture
def tables(store_endpoint: str) -> Tables:
    return fresh_tables(store_endpoint)


def hunt(google: Running, tables: Tables, email: str = MARIA, **given: Any) -> Result:
    """The step for a lead of the small world."""
    asked = given.pop("inquiry", None) or inquiry(email)
    known = [asked, company_of(asked.business_domain)] if given.pop("company", True) else [asked]
    return hunt_assets.run(context(google_at(google), tables, known, **({"form": FORM} | given)))


def found(result: Result) -> AssetsFound:
    assert isinstance(result.output, AssetsFound)
    return result.output


def names(result: Result) -> list[str]:
    return [one.name for one in found(result).assets]


def test_a_lead_is_offered_what_fits_their_industry_and_their_words(google: Running, tables: Tables) -> None:
    result = hunt(google, tables)
    assert "Food and beverage tastings one-pager.pdf" in names(result)
    best = found(result).assets[0]
    assert best.link.startswith("https://drive.google.com/")
    assert best.access
    assert best.name in result.note


def test_a_proposal_is_offered_to_the_one_it_was_shared_with(google: Running, tables: Tables) -> None:
    asked = inquiry(message="Could you send the Volcan Coffee proposal again?")
    one = found(hunt(google, tables, inquiry=asked)).assets[0]
    assert (one.name, one.access) == ("Proposal Volcan Coffee.pdf", "it is shared with them")
    assert "it is shared" not in str(found(hunt(google, tables, "pedro@volcancoffee.example")).assets)


@pytest.mark.parametrize("email", [one.email for one in CONTACTS])
def test_no_lead_is_offered_what_is_closed_excluded_or_in_the_bin(google: Running, tables: Tables, email: str) -> None:
    asked = inquiry(email, message="Food importer contract, closed clients, tastings draft, proposal, customer day?")
    state = google.emulator.inspect["state"]()["files"]
    for one in found(hunt(google, tables, inquiry=asked)).assets:
        assert one.name not in CLOSED_TO_ALL
        grants = state[one.file_id]["permissions"]
        assert any(p["type"] == "anyone" or p.get("emailAddress") == email for p in grants)


def test_a_fit_that_they_could_not_open_is_told_to_the_reviewer(google: Running, tables: Tables) -> None:
    jonas = inquiry("jonas.linde@linde-logistik.example", message="We plan a customer day. Is there a proposal?")
    result = hunt(google, tables, inquiry=jonas, rep=TOM)
    assert "Proposal Linde Logistik customer day.pdf" in found(result).closed
    assert "Linde customer day (shortcut)" not in names(result)
    assert "Logistics customer days one-pager.pdf" in names(result)


def test_a_lead_of_whom_nothing_is_known_is_offered_nothing(google: Running, tables: Tables) -> None:
    result = hunt(google, tables, inquiry=inquiry("x@unknown.example", message="", company=""))
    assert (result.status, names(result)) == ("nothing", [])
    assert "0 files" not in result.note


def test_the_company_may_be_unknown(google: Running, tables: Tables) -> None:
    asked = inquiry(message="Is there a roadshow checklist?")
    assert "Roadshow checklist.pdf" in names(hunt(google, tables, inquiry=asked, company=False))


@pytest.mark.parametrize("form", [None, FormRule(portal_id="4242", form_id="f")])
def test_without_folders_drive_is_not_asked_and_the_note_says_so(google: Running, tables: Tables, form: Any) -> None:
    result = hunt(google, tables, form=form)
    assert (result.status, found(result)) == ("nothing", AssetsFound())
    assert "No asset folder is configured" in result.note
    assert calls(google) == []


def test_the_next_lead_costs_no_call(google: Running, tables: Tables) -> None:
    first = hunt(google, tables)
    cold = len(calls(google))
    assert found(hunt(google, tables)) == found(first)
    hunt(google, tables, "lucia.paz@quetzaltel.example")
    assert (cold, len(calls(google))) == (4, 4)


def test_folders_are_looked_through_again_after_a_quarter_of_an_hour(google: Running, tables: Tables) -> None:
    hunt(google, tables)
    hunt(google, tables, clock=lambda: datetime.now(UTC) + timedelta(minutes=14))
    assert len(calls(google)) == 4
    hunt(google, tables, clock=lambda: datetime.now(UTC) + timedelta(minutes=16))
    assert len(calls(google)) == 8


def test_each_rep_sees_with_their_own_eyes(google: Running, tables: Tables) -> None:
    hunt(google, tables, rep=ANA)
    hunt(google, tables, rep=TOM)
    assert len(calls(google)) == 8


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="status", path="/drive/", times=None, status=503), RetryLater),
        (Fault(kind="drop", path="/drive/", times=None), RetryLater),
        (
            Fault(kind="status", path="/drive/", status=404, body=google_error(404, "No.", "notFound").response.body),
            FixInput,
        ),
    ],
)
def test_a_drive_that_cannot_be_read_is_not_an_empty_one(
    google: Running, tables: Tables, fault: Fault, error: type[Exception]
) -> None:
    google.emulator.faults.append(fault)
    with pytest.raises(error):
        hunt(google, tables)
    google.emulator.faults.clear()
    assert names(hunt(google, tables))


def test_a_file_that_two_folders_lead_to_is_offered_once(google: Running, tables: Tables) -> None:
    roots = (*ROOTS, AssetRoot(folder_id="folder-one-pagers", name="One-pagers"))
    offered = names(hunt(google, tables, form=FORM.model_copy(update={"asset_roots": roots})))
    assert len(offered) == len(set(offered))


def test_a_company_share_opens_for_that_domain_only(google: Running, tables: Tables) -> None:
    share = {"type": "domain", "role": "reader", "domain": "volcancoffee.example"}
    tell(google, "seed", {"files": [
        {"id": "shared", "name": "Beverage plan.pdf", "parents": [OPEN_RESOURCES], "permissions": [share]}
    ]})  # fmt: skip
    asked = {"message": "Where is the beverage plan?", "business_domain": "volcancoffee.example"}
    assert "Beverage plan.pdf" in names(hunt(google, tables, inquiry=inquiry(**asked)))
    elsewhere = inquiry("pedro@shops.volcancoffee.example", **asked)
    result = hunt(google, tables, inquiry=elsewhere)
    assert "Beverage plan.pdf" not in names(result)
    assert "Beverage plan.pdf" in found(result).closed


def test_words_of_a_lead_never_reach_drives_query(google: Running, tables: Tables) -> None:
    message = "x') or fullText contains 'salary"
    hunt(google, tables, inquiry=inquiry(message=message, company="' or name contains 'x"))
    asked = " ".join(one["query"]["q"][0] for one in calls(google))
    assert "salary" not in asked
    assert "contains" not in asked


def test_hunting_shares_nothing(google: Running, tables: Tables) -> None:
    hunt(google, tables)
    assert {one["method"] for one in calls(google)} == {"GET"}
