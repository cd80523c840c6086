"""The emulated Drive shows a person what they may see and no more, and lets them do what their role allows."""

from __future__ import annotations

from typing import Any

import pytest

from infra.emulators.drive import FOLDER, LIBRARIAN
from infra.emulators.http import Running
from infra.emulators.world import HOME_DOMAIN
from tests.contract.google_side import MARIA, tell
from tests.contract.test_google_emulator_api import ANA, GRACE, TOM, client, status
from tests.contract.test_google_emulator_files_and_times import described, misfits

DOCUMENT, SHEET = "application/vnd.google-apps.document", "application/vnd.google-apps.spreadsheet"


def drive(google: Running, who: str = ANA) -> Any:
    return client(google, "drive", who)


def user(address: str, role: str = "reader") -> dict[str, str]:
    return {"type": "user", "role": role, "emailAddress": address}


def listed(google: Running, who: str, query: str, **more: Any) -> list[str]:
    rows = drive(google, who).files().list(q=query, **more).execute()["files"]
    return [row["id"] for row in rows]


@pytest.fixture
def files(google: Running) -> None:
    """A folder that Tom alone may read, with files of different openness, and a public folder."""
    folder = {"name": "Folder", "mimeType": FOLDER}
    tell(google, "seed", {"files": [
        {**folder, "id": "toms", "permissions": [user(TOM)]},
        {"id": "plain", "name": "Plain", "parents": ["toms"], "permissions": []},
        {"id": "anas", "name": "Shared with Ana", "parents": ["toms"], "permissions": [user(ANA.upper(), "writer")]},
        {"id": "linked", "name": "Linked", "parents": ["toms"], "permissions": [{"type": "anyone", "role": "reader"}]},
        {**folder, "id": "inner", "parents": ["toms"], "permissions": []},
        {"id": "deep", "name": "Deep", "parents": ["inner"], "permissions": []},
        {**folder, "id": "public", "permissions": [{"type": "anyone", "role": "reader"}]},
        {"id": "leaflet", "name": "Leaflet", "parents": ["public"], "permissions": []},
    ]})  # fmt: skip


EVERY = ("plain", "anas", "linked", "inner", "deep", "leaflet")


@pytest.mark.parametrize(
    ("who", "may_read"),
    [
        (TOM, EVERY),
        (ANA, ("anas", "linked", "leaflet")),
        (GRACE, ("linked", "leaflet")),
        (MARIA, ("linked", "leaflet")),
        (LIBRARIAN, EVERY),
    ],
)
@pytest.mark.usefixtures("files")
def test_a_file_opens_for_whom_it_or_a_folder_above_is_shared_with(
    google: Running, who: str, may_read: tuple[str, ...]
) -> None:
    for file_id in EVERY:
        if file_id in may_read:
            assert drive(google, who).files().get(fileId=file_id).execute()["id"] == file_id
        else:
            assert status(drive(google, who).files().get(fileId=file_id).execute) == 404


@pytest.mark.usefixtures("files")
def test_a_list_holds_what_its_reader_may_open_and_links_only_in_their_folder(google: Running) -> None:
    children = "'toms' in parents and trashed = false"
    assert listed(google, TOM, children, orderBy="name") == ["inner", "linked", "plain", "anas"]
    assert listed(google, ANA, children) == ["anas", "linked"]
    assert listed(google, GRACE, children) == ["linked"]
    assert listed(google, GRACE, "name = 'Linked'") == []
    assert listed(google, ANA, "name contains 'shared'") == ["anas"]
    assert listed(google, MARIA, "'public' in parents") == ["leaflet"]
    assert listed(google, MARIA, "trashed = false and not name contains 'Proposal'") == []


def test_the_team_shares_one_library_and_nobody_else_sees_it(google: Running) -> None:
    every = [set(listed(google, who, "trashed = false")) for who in (ANA, TOM, GRACE)]
    assert every[0] == every[1] == every[2] > {"f-proposal-linde", "f-proposal-volcan", "f-overview"}
    assert listed(google, MARIA, "trashed = false") == ["f-proposal-volcan"]


@pytest.mark.usefixtures("files")
def test_only_who_may_share_a_file_is_told_with_whom_it_is_shared(google: Running) -> None:
    fields = "permissions(emailAddress,role),capabilities,ownedByMe,owners(emailAddress)"
    by_ana = drive(google).files().get(fileId="anas", fields=fields).execute()
    assert {(one.get("emailAddress", "").lower(), one["role"]) for one in by_ana["permissions"]} == {
        (ANA, "writer"), (TOM, "reader"), (LIBRARIAN, "owner"),
    }  # fmt: skip
    assert by_ana["capabilities"]["canShare"] is True
    by_tom = drive(google, TOM).files().get(fileId="anas", fields=fields).execute()
    assert "permissions" not in by_tom
    assert (by_tom["capabilities"]["canShare"], by_tom["owners"]) == (False, [{"emailAddress": LIBRARIAN}])
    permissions = drive(google, TOM).permissions()
    assert status(lambda: permissions.list(fileId="anas").execute()) == 403
    assert status(lambda: permissions.create(fileId="anas", body=user(MARIA)).execute()) == 403
    assert status(lambda: drive(google, GRACE).permissions().list(fileId="anas").execute()) == 404


@pytest.mark.usefixtures("files")
def test_sharing_opens_a_file_and_taking_it_back_closes_it(google: Running) -> None:
    permissions = drive(google).permissions()
    made = permissions.create(fileId="anas", body=user(MARIA), sendNotificationEmail=False).execute()
    assert drive(google, MARIA).files().get(fileId="anas").execute()["name"] == "Shared with Ana"
    again = permissions.create(fileId="anas", body=user(MARIA.upper(), "commenter")).execute()
    assert (again["id"], again["role"]) == (made["id"], "commenter")
    changed = permissions.update(fileId="anas", permissionId=made["id"], body={"role": "writer"}).execute()
    assert changed["role"] == "writer"
    assert drive(google, MARIA).permissions().list(fileId="anas").execute()["permissions"]
    permissions.delete(fileId="anas", permissionId=made["id"]).execute()
    assert status(lambda: drive(google, MARIA).files().get(fileId="anas").execute()) == 404
    inherited = next(one for one in every_permission(google) if one["emailAddress"] == TOM)
    assert status(lambda: permissions.delete(fileId="anas", permissionId=inherited["id"]).execute()) == 403


def every_permission(google: Running) -> list[dict[str, str]]:
    return list(drive(google).permissions().list(fileId="anas", fields="*").execute()["permissions"])


@pytest.mark.parametrize(
    "body",
    [
        {"type": "user", "role": "reader"}, {"type": "domain", "role": "reader"}, {"type": "anyone"},
        {"type": "anyone", "role": "god"}, {"type": "world", "role": "reader"}, {"role": "reader"},
    ],
)  # fmt: skip
def test_a_share_that_names_nobody_or_no_role_is_400(google: Running, body: Any) -> None:
    assert status(lambda: drive(google).permissions().create(fileId="f-overview", body=body).execute()) == 400


def test_answers_about_shares_are_as_google_describes_them(google: Running) -> None:
    schemas = described("drive")["schemas"]
    body = {"type": "domain", "role": "reader", "domain": "volcancoffee.example", "allowFileDiscovery": False}
    made = drive(google).permissions().create(fileId="f-overview", body=body, fields="*").execute()
    whole = drive(google).files().get(fileId="f-overview", fields="*").execute()
    about = drive(google).about().get(fields="*").execute()
    for schema, answer in (("Permission", made), ("File", whole), ("About", about)):
        assert misfits(schemas, {"$ref": schema}, answer, schema) == []
    assert about["user"]["emailAddress"] == ANA
    assert status(lambda: drive(google).about().get().execute()) == 400


# --- what is in a file


@pytest.fixture
def contents(google: Running) -> None:
    tell(google, "seed", {"files": [
        {"id": "text", "name": "notes.txt", "mimeType": "text/plain", "content": "Größe: 12"},
        {"id": "doc", "name": "Pricing", "mimeType": DOCUMENT, "content": "Three stops cost less than four."},
        {"id": "sheet", "name": "Figures", "mimeType": SHEET, "content": "a;1"},
        {"id": "big", "name": "Big", "mimeType": DOCUMENT, "content": "x" * (10 * 1024 * 1024 + 1)},
        {"id": "secret", "name": "Secret", "mimeType": "text/plain", "content": "x", "parents": ["p"], "permissions": []},
    ]})  # fmt: skip


@pytest.mark.usefixtures("contents")
def test_text_is_downloaded_and_googles_own_kinds_are_exported(google: Running) -> None:
    files = drive(google).files()
    assert files.get_media(fileId="text").execute() == "Größe: 12".encode()
    assert files.export(fileId="doc", mimeType="text/plain").execute() == b"Three stops cost less than four."
    assert files.export(fileId="sheet", mimeType="text/csv").execute() == b"a;1"


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (lambda files: files.get_media(fileId="doc"), 403),
        (lambda files: files.export(fileId="text", mimeType="text/plain"), 403),
        (lambda files: files.export(fileId="doc", mimeType="text/csv"), 400),
        (lambda files: files.export(fileId="big", mimeType="text/plain"), 403),
        (lambda files: files.get_media(fileId="secret"), 404),
        (lambda files: files.list(orderBy="color"), 400),
    ],
)
@pytest.mark.usefixtures("contents")
def test_what_cannot_be_read_so_says_why(google: Running, how: Any, code: int) -> None:
    assert status(how(drive(google).files()).execute) == code


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("fullText contains 'stops'", True),
        ("fullText contains 'stop'", False),
        ("fullText contains 'four stops'", True),
        ("fullText contains '\"three stops\"'", True),
        ("fullText contains '\"stops three\"'", False),
        ("name contains 'pri'", True),
        ("name contains 'cing'", False),
        (f"'{LIBRARIAN}' in owners", True),
        (f"'{ANA}' in owners", False),
    ],
)
@pytest.mark.usefixtures("contents")
def test_contents_are_searched_by_words_and_names_by_their_beginning(
    google: Running, query: str, matches: bool
) -> None:
    assert ("doc" in listed(google, ANA, query)) is matches


def test_the_home_domain_is_the_teams(google: Running) -> None:
    tell(google, "seed", {"files": [{"id": "new", "name": "New"}]})
    assert drive(google, f"new.rep@{HOME_DOMAIN}").files().get(fileId="new").execute()["id"] == "new"
    assert status(lambda: drive(google, MARIA).files().get(fileId="new").execute()) == 404
