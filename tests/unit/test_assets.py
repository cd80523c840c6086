"""Which files may be offered: allowlisted, fitting, and open to the one who gets the link. Nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.connectors.drive import DriveFile, Grant
from chalicelib.domain.submission import AssetRoot
from chalicelib.library.assets import FRESH, LEAST_FIT, MOST, Wanted, allowed, hunt, may_open
from chalicelib.text.words import words

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
MARIA = "maria.lopez@volcancoffee.example"
HOME = "brightpath.example"
ANYONE = Grant(kind="anyone")
CLOSED = Grant(kind="domain", domain=HOME)
WANTED = Wanted(
    recipient=MARIA, recipient_domain="volcancoffee.example", industry="FOOD_BEVERAGES", company="Volcan Coffee",
    message="We run 40 tastings a year. Do you have a report on what they bring?",
)  # fmt: skip
ROOT = AssetRoot(folder_id="r", name="Library", include=("Proposals", "Reports"), exclude=("Closed", "Draft"))


def file(
    name: str = "Food tastings.pdf", *folders: str, grants: tuple[Grant, ...] = (ANYONE,), **given: Any
) -> DriveFile:
    usual = {
        "file_id": name, "name": name, "mime_type": "application/pdf", "link": f"https://drive.google.com/file/d/{len(name)}/view",
        "path": ("Library", *folders), "grants": grants, "modified_at": NOW - timedelta(days=400),
    }  # fmt: skip
    return DriveFile(**(usual | given))


@pytest.mark.parametrize(
    ("name", "folders", "admitted"),
    [
        ("x.pdf", ("Proposals 2026",), True),
        ("x.pdf", ("proposals 2026", "deep", "deeper"), True),
        ("Reports of May.pdf", (), True),
        ("x.pdf", ("Other",), False),
        ("x.pdf", ("My Proposals",), False),
        ("x.pdf", (), False),
        ("x.pdf", ("Closed clients",), False),
        ("x.pdf", ("Proposals 2026", "CLOSED clients"), False),
        ("Draft of x.pdf", ("Proposals 2026",), False),
        ("Proposals x.pdf", ("Closed clients",), False),
    ],
)
def test_the_allowlist_admits_by_the_names_on_the_path(name: str, folders: tuple[str, ...], admitted: bool) -> None:
    assert allowed(file(name, *folders), ROOT) == admitted


def test_without_an_include_all_below_the_root_is_admitted_but_what_is_excluded() -> None:
    root = AssetRoot(folder_id="r", exclude=("Closed",))
    assert allowed(file("x.pdf", "Any"), root)
    assert not allowed(file("x.pdf", "Any", "Closed clients"), root)


def test_the_roots_own_name_admits_nothing() -> None:
    assert not allowed(file("x.pdf", path=("Proposals",)), ROOT)


NAMES = st.sampled_from(["Proposals", "Reports 26", "closed", "Closed clients", "Draft", "Other", "x.pdf"])


@given(st.lists(NAMES, max_size=5), NAMES)
def test_exclude_wins_wherever_it_stands_on_the_path(folders: list[str], name: str) -> None:
    if any(one.casefold().startswith(("closed", "draft")) for one in (*folders, name)):
        assert not allowed(file(name, *folders), ROOT)


@pytest.mark.parametrize(
    ("grants", "opens"),
    [
        ((ANYONE,), True),
        ((Grant(kind="user", address=MARIA),), True),
        ((Grant(kind="domain", domain="volcancoffee.example"),), True),
        ((CLOSED, ANYONE), True),
        ((), False),
        ((CLOSED,), False),
        ((Grant(kind="user", address=f"x{MARIA}"),), False),
        ((Grant(kind="user", address="pedro@volcancoffee.example"),), False),
        ((Grant(kind="group", address=MARIA),), False),
        ((Grant(kind="domain", domain="coffee.example"),), False),
        ((Grant(kind="domain", domain=""),), False),
        ((Grant(kind="user", address=""),), False),
    ],
)
def test_only_who_is_let_in_may_open(grants: tuple[Grant, ...], opens: bool) -> None:
    assert bool(may_open(file(grants=grants), WANTED)) == opens


def test_a_free_mailbox_belongs_to_no_company() -> None:
    wanted = Wanted("rosa@gmail.com", "", "", "", "")
    assert (
        may_open(file(grants=(Grant(kind="domain", domain=""), Grant(kind="domain", domain="gmail.com"))), wanted) == ""
    )


GRANTS = st.builds(
    Grant,
    kind=st.sampled_from(["anyone", "domain", "user", "group"]),
    address=st.sampled_from(["", MARIA, "pedro@volcancoffee.example"]),
    domain=st.sampled_from(["", HOME, "volcancoffee.example"]),
)
WORDS = ["food", "tastings", "report", "Volcan", "proposal", "beverage", "bank", "events", "2026", "Closed"]
FILES = st.builds(
    lambda names, grants, days, link: file(
        " ".join(names), grants=tuple(grants), modified_at=days and NOW - timedelta(days=days), link=link
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.lists(GRANTS, max_size=3),
    st.none() | st.integers(1, 900),
    st.sampled_from(["", "https://drive.google.com/x"]),
)


@given(st.lists(FILES, max_size=12, unique_by=lambda one: one.file_id))
@settings(max_examples=200, deadline=None)
def test_what_is_offered_fits_is_open_and_is_little(files: list[DriveFile]) -> None:
    found = hunt(files, WANTED, NOW)
    by_id = {one.file_id: one for one in files}
    assert len(found.assets) <= MOST
    assert len(found.closed) <= MOST
    assert found.looked_at == len(files)
    assert [one.fit for one in found.assets] == sorted((one.fit for one in found.assets), reverse=True)
    for one in found.assets:
        assert LEAST_FIT <= one.fit <= 100
        assert one.access == may_open(by_id[one.file_id], WANTED) != ""
        assert one.link == by_id[one.file_id].link != ""
        assert one.reason.startswith("fits ")
    assert not {by_id[one.file_id].name for one in found.assets} & set(found.closed)


def test_nothing_is_offered_just_because_it_exists() -> None:
    found = hunt([file("Lunch menu.pdf", modified_at=NOW), file("事例紹介.pdf")], WANTED, NOW)
    assert (found.assets, found.closed, found.looked_at) == ((), (), 2)


def test_nothing_fits_someone_of_whom_nothing_is_known() -> None:
    assert hunt([file("Food tastings.pdf")], Wanted(MARIA, "", "", "", ""), NOW).assets == ()


def test_a_fit_that_is_closed_to_them_is_named_and_not_offered() -> None:
    found = hunt([file("Food report.pdf", grants=(CLOSED,)), file("Beverage tastings.pdf")], WANTED, NOW)
    assert found.closed == ("Food report.pdf",)
    assert [one.name for one in found.assets] == ["Beverage tastings.pdf"]


def test_the_reason_names_what_fits() -> None:
    one = hunt([file("Food tastings report.pdf", modified_at=NOW)], WANTED, NOW).assets[0]
    assert one.reason == "fits their industry (food), what they wrote (report, tasting), recent"
    assert one.fit == 95


def test_what_was_changed_lately_goes_first_among_equals() -> None:
    old, new = file("Food tastings A.pdf", modified_at=NOW - FRESH * 2), file("Food tastings B.pdf", modified_at=NOW)
    assert [one.name for one in hunt([old, new], WANTED, NOW).assets] == [new.name, old.name]


def test_the_order_of_the_listing_changes_nothing() -> None:
    files = [file(f"Food tastings {n}.pdf") for n in range(6)]
    assert hunt(files, WANTED, NOW) == hunt(list(reversed(files)), WANTED, NOW)


@pytest.mark.parametrize(
    ("mime_type", "kind"),
    [
        ("application/pdf", "pdf"),
        ("application/vnd.google-apps.presentation", "presentation"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "presentation"),
        ("application/vnd.google-apps.spreadsheet", "spreadsheet"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet"),
        ("application/vnd.ms-excel", "spreadsheet"),
        ("application/vnd.google-apps.document", "document"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
        ("image/png", "other"),
    ],
)
def test_a_files_kind_is_told_in_a_word(mime_type: str, kind: str) -> None:
    assert hunt([file(mime_type=mime_type)], WANTED, NOW).assets[0].kind == kind


@given(st.text(max_size=80))
def test_words_are_told_apart_by_neither_case_nor_accents(text: str) -> None:
    assert words(text) == words(text.casefold())


def test_words_are_compared_without_accents_plurals_and_filler() -> None:
    assert words("The Cafés and PROPOSALS for 2026") == words("cafe proposal")
