"""Drive as it is read: all that lies below a folder, with who may open it, in few calls, and never more."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.connectors.drive import MOST_FILES, MOST_LEVELS, Drive, DriveFile, escaped
from chalicelib.errors import AskAPerson, FixInput, RetryLater
from infra.emulators import drive as emulated
from infra.emulators.gmail import google_error
from infra.emulators.google_world import OPEN_RESOURCES, SALES_LIBRARY
from infra.emulators.http import Fault, Running
from tests.contract.google_side import ANA, MARIA, calls, google_at, tell


@pytest.fixture
def drive(google: Running) -> Drive:
    return Drive(google_at(google))


def seed(google: Running, *files: dict[str, Any]) -> None:
    tell(google, "seed", {"files": list(files)})


def folder(folder_id: str, parent: str = "") -> dict[str, Any]:
    return {"id": folder_id, "name": folder_id, "mimeType": emulated.FOLDER, "parents": [parent] if parent else []}


def by_id(files: tuple[DriveFile, ...]) -> dict[str, DriveFile]:
    return {one.file_id: one for one in files}


def test_a_tree_is_every_file_below_with_the_folders_between(drive: Drive) -> None:
    files = by_id(drive.tree(ANA, OPEN_RESOURCES, "Open resources"))
    assert files["f-overview"].path == ("Open resources",)
    assert files["f-checklist-pilot"].path == ("Open resources", "Checklists")
    assert files["f-checklist-pilot"].name == "Pilot 'first event' checklist.pdf"
    assert files["f-case-japan"].name.startswith("事例紹介")
    assert len(files) == 14


def test_folders_trash_and_what_lies_elsewhere_are_no_files(drive: Drive) -> None:
    files = by_id(drive.tree(ANA, OPEN_RESOURCES, "Open resources"))
    assert not {"f-trashed", "folder-cases", "f-proposal-volcan", OPEN_RESOURCES} & set(files)


def test_a_file_tells_its_link_kind_and_time(drive: Drive) -> None:
    one = by_id(drive.tree(ANA, SALES_LIBRARY, "Sales library"))["f-roadshow-plan"]
    assert one.link == "https://drive.google.com/file/d/f-roadshow-plan/view"
    assert one.mime_type.endswith("spreadsheet")
    assert one.modified_at is not None
    assert one.modified_at.tzinfo is not None


def test_a_file_tells_who_may_open_it(google: Running, drive: Drive) -> None:
    person = {"type": "user", "role": "reader", "emailAddress": MARIA.upper()}
    seed(google, {"id": "mixed", "name": "Mixed", "parents": [OPEN_RESOURCES], "permissions": [
        {"type": "anyone", "role": "reader"}, {"type": "domain", "role": "reader", "domain": "Brightpath.example"}, person,
    ]})  # fmt: skip
    grants = by_id(drive.tree(ANA, OPEN_RESOURCES, ""))["mixed"].grants
    assert [(one.kind, one.address, one.domain) for one in grants] == [
        ("anyone", "", ""), ("domain", "", "brightpath.example"), ("user", MARIA, ""),
        ("user", emulated.LIBRARIAN, ""),
    ]  # fmt: skip


def test_a_file_whose_permissions_we_may_not_see_lets_nobody_in(google: Running, drive: Drive) -> None:
    page = {
        "files": [{"id": "f1", "name": "Shared drive file", "mimeType": "application/pdf", "parents": [OPEN_RESOURCES]}]
    }
    google.emulator.faults.append(Fault(kind="status", path="/drive/v3/files", status=200, body=page))
    assert drive.tree(ANA, OPEN_RESOURCES, "")[0].grants == ()


def test_a_shortcut_opens_nothing_whatever_it_grants(drive: Drive) -> None:
    assert by_id(drive.tree(ANA, OPEN_RESOURCES, ""))["f-shortcut"].grants == ()


def test_an_empty_folder_has_no_files(google: Running, drive: Drive) -> None:
    seed(google, folder("empty"))
    assert drive.tree(ANA, "empty", "Empty") == ()


def test_a_level_of_folders_is_one_call(google: Running, drive: Drive) -> None:
    drive.tree(ANA, OPEN_RESOURCES, "Open resources")
    asked = calls(google)
    assert [one["method"] for one in asked] == ["GET", "GET"]
    for call in asked:
        assert call["query"]["supportsAllDrives"] == call["query"]["includeItemsFromAllDrives"] == ["true"]


def test_many_folders_are_asked_for_in_groups(google: Running, drive: Drive) -> None:
    seed(google, folder("wide"), *(folder(f"w{n}", "wide") for n in range(65)))
    seed(google, *({"id": f"wf{n}", "name": f"File {n}", "parents": [f"w{n}"]} for n in range(65)))
    assert set(by_id(drive.tree(ANA, "wide", ""))) == {f"wf{n}" for n in range(65)}
    assert len(calls(google)) == 1 + 3


def test_pages_are_read_to_the_end(google: Running, drive: Drive) -> None:
    seed(google, folder("paged"), *(folder(f"p{n}", "paged") for n in range(600)))
    seed(google, *({"id": f"pf{n}", "name": f"File {n}", "parents": ["paged"]} for n in range(700)))
    assert len(drive.tree(ANA, "paged", "")) == 700


def test_a_huge_folder_is_read_up_to_a_bound_and_no_further(google: Running, drive: Drive) -> None:
    seed(google, folder("huge"), *({"id": f"h{n}", "name": f"File {n}", "parents": ["huge"]} for n in range(3_500)))
    assert len(drive.tree(ANA, "huge", "")) == MOST_FILES
    assert len(calls(google)) <= 2


def test_deep_folders_are_left_at_a_bound(google: Running, drive: Drive) -> None:
    seed(google, folder("d0"), *(folder(f"d{n}", f"d{n - 1}") for n in range(1, 10)))
    seed(google, *({"id": f"df{n}", "name": f"File {n}", "parents": [f"d{n}"]} for n in range(10)))
    assert set(by_id(drive.tree(ANA, "d0", ""))) == {f"df{n}" for n in range(MOST_LEVELS)}


def test_a_folder_within_itself_ends(google: Running, drive: Drive) -> None:
    seed(google, folder("loop", "loop"), {"id": "lf", "name": "File", "parents": ["loop"]})
    assert {one.file_id for one in drive.tree(ANA, "loop", "")} == {"lf"}
    assert len(calls(google)) <= MOST_LEVELS


HOSTILE = ("' in parents or 'a' = 'a", "x' or trashed=true or 'x", "\\", "\\'", "x\\", "') or (name contains '")


@pytest.mark.parametrize("folder_id", HOSTILE)
def test_a_folder_id_does_not_break_out_of_the_query(drive: Drive, folder_id: str) -> None:
    assert drive.tree(ANA, folder_id, "") == ()


@given(
    st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="ab'\\ ()=", max_size=12)),
    st.text(alphabet="ab'\\", max_size=3),
)
@settings(max_examples=300, deadline=None)
def test_an_escaped_id_means_itself_and_nothing_else(folder_id: str, other: str) -> None:
    test = emulated.parse(f"('{escaped(folder_id)}' in parents) and trashed=false")
    assert test({"parents": [folder_id], "trashed": False})
    assert not test({"parents": [folder_id], "trashed": True})
    assert test({"parents": [other], "trashed": False}) == (other == folder_id)


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (404, "notFound", FixInput),
        (403, "insufficientFilePermissions", AskAPerson),
        (403, "rateLimitExceeded", RetryLater),
        (429, "rateLimitExceeded", RetryLater),
        (500, "backendError", RetryLater),
    ],
)
@pytest.mark.parametrize("times_before", [0, 1])
def test_a_tree_that_cannot_be_read_whole_is_not_read_at_all(
    google: Running, drive: Drive, status: int, reason: str, error: type[Exception], times_before: int
) -> None:
    body = google_error(status, "No.", reason).response.body
    if times_before:
        google.emulator.faults.append(Fault(kind="delay", path="/drive/", seconds=0.0))
    google.emulator.faults.append(Fault(kind="status", path="/drive/", times=None, status=status, body=body))
    with pytest.raises(error):
        drive.tree(ANA, OPEN_RESOURCES, "")


def test_a_dead_line_is_tried_again_later(google: Running, drive: Drive) -> None:
    google.emulator.faults.append(Fault(kind="drop", path="/drive/", times=None))
    with pytest.raises(RetryLater):
        drive.tree(ANA, OPEN_RESOURCES, "")


def test_reading_shares_nothing(google: Running, drive: Drive) -> None:
    drive.tree(ANA, SALES_LIBRARY, "")
    assert {one["method"] for one in calls(google)} == {"GET"}
