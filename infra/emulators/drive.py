"""A stateful Google Drive: a tree of files with what is in them, and who may see, read and share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infra.emulators.drive_access import KINDS, ROLES, grantee, may, permission_id, permissions_of, role_of
from infra.emulators.drive_query import folders_named, parse
from infra.emulators.google_answers import body_of, google_error, missing, paged
from infra.emulators.http import ApiError, Emulator, Json, Request, Response
from infra.emulators.world import HOME_DOMAIN

__all__ = ["FOLDER", "Files", "parse", "routes"]

APPS = "application/vnd.google-apps."
FOLDER = f"{APPS}folder"
OFFICE = "application/vnd.openxmlformats-officedocument."
EXPORTS = {
    f"{APPS}document": ("text/plain", "text/html", "text/markdown", "application/pdf", f"{OFFICE}wordprocessingml.document"),
    f"{APPS}spreadsheet": ("text/csv", "application/pdf", f"{OFFICE}spreadsheetml.sheet"),
    f"{APPS}presentation": ("text/plain", "application/pdf", f"{OFFICE}presentationml.presentation"),
}  # fmt: skip
"""What Google's own kinds of files can be exported as."""
MOST_EXPORTED = 10 * 1024 * 1024
PERMISSION = ("type", "role", "emailAddress", "domain", "allowFileDiscovery", "expirationTime")
"""What may be said of a permission."""
ORDERS = ("name", "modifiedTime", "createdTime", "folder")
LIBRARIAN = f"library@{HOME_DOMAIN}"
"""Who owns what was seeded without an owner."""
TEAM = {"type": "domain", "role": "writer", "domain": HOME_DOMAIN}


class Files:
    """All files, by id, each with its own permissions; what its folders grant comes on top."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.numbers = numbers
        self.files: dict[str, Json] = {}

    def clear(self) -> None:
        """Forget everything."""
        self.files.clear()

    def add(self, file: Json) -> Json:
        """A file; what is not said is made up as Drive would. Without permissions and folder it is the whole team's."""
        file_id = file.get("id") or f"file{next(self.numbers)}"
        parents = file.get("parents", [])
        teams = [dict(TEAM)] if not any(parent in self.files for parent in parents) else []
        address = file.get("owner", LIBRARIAN).lower()
        owner = {"type": "user", "role": "owner", "emailAddress": address}
        made = {
            "kind": "drive#file", "name": "Untitled", "mimeType": "application/pdf", "trashed": False, "parents": [],
            "modifiedTime": "2026-01-01T00:00:00.000Z", "webViewLink": f"https://drive.google.com/file/d/{file_id}/view",
            **file, "id": file_id, "permissions": [],
            "owners": [{"kind": "drive#user", "displayName": address, "emailAddress": address}],
        }  # fmt: skip
        for permission in (*file.get("permissions", teams), owner):
            self.grant(made, permission)
        self.files[file_id] = made
        return made

    def grant(self, file: Json, given: Json) -> Json:
        """A permission; one for the same grantee takes the place of the one before, under the same id."""
        made = {**given, "kind": "drive#permission", "id": permission_id(given)}
        others = [one for one in file["permissions"] if grantee(one) != grantee(made)]
        file["permissions"] = [*others, made]
        return made

    def seen(self, file: Json, who: str) -> Json:
        """A file as somebody who may read it sees it; only who may share it is told with whom it is shared."""
        role, permissions = role_of(self.files, file, who), permissions_of(self.files, file)
        shown = {
            **file,
            "ownedByMe": may(role, "owner"), "shared": len(permissions) > 1, "permissions": permissions,
            "capabilities": {"canEdit": may(role, "writer"), "canShare": may(role, "writer"), "canDownload": True},
        }  # fmt: skip
        hidden = {"owner"} if may(role, "writer") else {"owner", "permissions"}
        return {name: value for name, value in shown.items() if name not in hidden}


def routes(emulator: Emulator, files: Files, caller: Callable[[Request], str]) -> None:
    """Drive's paths."""

    def file_of(request: Request, role: str = "reader") -> Json:
        file = files.files.get(request.args["id"])
        held = role_of(files.files, file, caller(request)) if file else ""
        if file is None or not held:
            raise google_error(404, f"File not found: {request.args['id']}.", "notFound")
        if not may(held, role):
            what = "The user does not have sufficient permissions for this file."
            raise google_error(403, what, "insufficientFilePermissions")
        return file

    _files(emulator, files, caller, file_of)
    _permissions(emulator, files, file_of)

    @emulator.route("GET", "/drive/v3/about")
    def about(request: Request) -> Response:
        if not request.first("fields"):
            what = "The 'fields' parameter is required for this method."
            raise google_error(400, what, "required", parameter="fields")
        user = {"kind": "drive#user", "displayName": caller(request), "emailAddress": caller(request), "me": True}
        return Response(200, {"kind": "drive#about", "user": user})


FileOf = Callable[..., Json]
"""The file that a request names. Raises ApiError 404 where the caller may not see it, 403 for too small a role."""


def _files(emulator: Emulator, files: Files, caller: Callable[[Request], str], file_of: FileOf) -> None:
    @emulator.route("GET", "/drive/v3/files")
    def listed(request: Request) -> Response:
        who, query = caller(request), request.first("q")
        test, folders = parse(query), folders_named(query)
        # Who only has the link finds a file in the folder that it lies in, and by no search.
        visible = [
            file
            for file in files.files.values()
            if test(file) and role_of(files.files, file, who, by_link=not folders.isdisjoint(file["parents"]))
        ]
        rows = [_shown(files.seen(file, who)) for file in _ordered(visible, request)]
        page = paged("files", rows, request, size="pageSize", most=1000)
        return Response(200, {"kind": "drive#fileList", "files": [], "incompleteSearch": False, **page})

    @emulator.route("GET", "/drive/v3/files/{id}")
    def get(request: Request) -> Response:
        file = file_of(request)
        if request.first("alt") != "media":
            return Response(200, _shown(files.seen(file, caller(request))))
        if file["mimeType"].startswith(APPS):
            what = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
            raise google_error(403, what, "fileNotDownloadable")
        return Response(200, file.get("content", "").encode(), {"Content-Type": file["mimeType"]})

    @emulator.route("GET", "/drive/v3/files/{id}/export")
    def export(request: Request) -> Response:
        file, kind = file_of(request), request.first("mimeType")
        content = file.get("content", "").encode()
        if file["mimeType"] not in EXPORTS:
            raise google_error(403, "Export only supports Docs Editors files.", "fileNotExportable")
        if kind not in EXPORTS[file["mimeType"]]:
            raise google_error(400, "The requested conversion is not supported.", "badRequest")
        if len(content) > MOST_EXPORTED:
            raise google_error(403, "This file is too large to be exported.", "exportSizeLimitExceeded")
        return Response(200, content, {"Content-Type": kind})


def _permissions(emulator: Emulator, files: Files, file_of: FileOf) -> None:
    def permission_of(request: Request) -> Json:
        """An own or inherited permission. Raises ApiError 404."""
        every = permissions_of(files.files, file_of(request, "writer"))
        known = {permission["id"]: permission for permission in every}
        if request.args["permission"] not in known:
            raise missing()
        return known[request.args["permission"]]

    @emulator.route("GET", "/drive/v3/files/{id}/permissions")
    def listed(request: Request) -> Response:
        rows = permissions_of(files.files, file_of(request, "writer"))
        page = paged("permissions", rows, request, size="pageSize", most=100)
        return Response(200, {"kind": "drive#permissionList", "permissions": [], **page})

    @emulator.route("POST", "/drive/v3/files/{id}/permissions")
    def share(request: Request) -> Response:
        file = file_of(request, "writer")
        return Response(
            200, files.grant(file, _wanted(body_of(request, type=str, role=str, emailAddress=str, domain=str)))
        )

    @emulator.route("GET", "/drive/v3/files/{id}/permissions/{permission}")
    def permission(request: Request) -> Response:
        return Response(200, permission_of(request))

    @emulator.route("PATCH", "/drive/v3/files/{id}/permissions/{permission}")
    def change(request: Request) -> Response:
        known, role = permission_of(request), body_of(request, role=str).get("role", "")
        return Response(200, files.grant(file_of(request, "writer"), _wanted({**known, "role": role or known["role"]})))

    @emulator.route("DELETE", "/drive/v3/files/{id}/permissions/{permission}")
    def unshare(request: Request) -> Response:
        file, known = file_of(request, "writer"), permission_of(request)
        if known["role"] == "owner" or known not in file["permissions"]:
            what = "The permission is inherited or the owner's and cannot be deleted here."
            raise google_error(403, what, "cannotDeletePermission")
        file["permissions"] = [one for one in file["permissions"] if one["id"] != known["id"]]
        return Response(204)


def _wanted(given: Json) -> Json:
    """A permission as it may be asked for. Raises ApiError 400."""
    if given.get("type") not in KINDS:
        raise _required("The permission type field is required.")
    if given.get("role") not in ROLES[1:]:
        raise _required("The permission role field is required.")
    if KINDS[given["type"]] and not given.get(KINDS[given["type"]]):
        raise _required(f"The {KINDS[given['type']]} field is required for this type of permission.")
    return {name: given[name] for name in PERMISSION if name in given}


def _required(what: str) -> ApiError:
    return google_error(400, what, "required")


def _shown(file: Json) -> Json:
    """A file without what is in it."""
    return {name: value for name, value in file.items() if name != "content"}


def _ordered(rows: list[Json], request: Request) -> list[Json]:
    """By what ``orderBy`` names, the first name first. Raises ApiError 400 for what no list is ordered by."""
    for part in reversed([part for part in request.first("orderBy").split(",") if part.strip()]):
        name, _, direction = part.strip().partition(" ")
        if name not in ORDERS or direction not in ("", "desc"):
            raise google_error(400, "Invalid Value", "invalid", parameter="orderBy")
        rows = sorted(rows, key=lambda file, name=name: _sort_key(file, name), reverse=bool(direction))  # type: ignore[misc]
    return rows


def _sort_key(file: Json, name: str) -> str:
    return str(file["mimeType"] != FOLDER) if name == "folder" else str(file.get(name, "")).lower()
