"""A stateful Google Drive: a tree of files with permissions, and the query language of files.list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from infra.emulators.google_answers import body_of, google_error, missing, paged
from infra.emulators.http import Emulator, Json, Request, Response

TOKEN = re.compile(r"\s*(?:'((?:[^'\\]|\\.)*)'|(!=|<=|>=|=|<|>)|([()])|([A-Za-z][\w.]*)|(\S))")
MOST_TOKENS = 800
"""A longer query than Drive takes; none is so deep that it cannot be read."""
FOLDER = "application/vnd.google-apps.folder"

Test = Callable[[Json], bool]


class Files:
    """All files, by id."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.numbers = numbers
        self.files: dict[str, Json] = {}

    def clear(self) -> None:
        """Forget everything."""
        self.files.clear()

    def add(self, file: Json) -> Json:
        """A file; what is not said is made up as Drive would."""
        file_id = file.get("id") or f"file{next(self.numbers)}"
        made = {
            "kind": "drive#file", "name": "Untitled", "mimeType": "application/pdf", "trashed": False, "permissions": [], "parents": [],
            "modifiedTime": "2026-01-01T00:00:00.000Z", "webViewLink": f"https://drive.google.com/file/d/{file_id}/view",
            **file, "id": file_id,
        }  # fmt: skip
        for at, permission in enumerate(made["permissions"], start=1):
            permission.setdefault("id", f"{file_id}-p{at}")
            permission.setdefault("kind", "drive#permission")
        self.files[file_id] = made
        return made


def routes(emulator: Emulator, files: Files, caller: Callable[[Request], str]) -> None:
    """Drive's paths."""

    def file_of(request: Request) -> Json:
        caller(request)
        if request.args["id"] not in files.files:
            raise google_error(404, f"File not found: {request.args['id']}.", "notFound")
        return files.files[request.args["id"]]

    @emulator.route("GET", "/drive/v3/files")
    def listed(request: Request) -> Response:
        caller(request)
        test = parse(request.first("q")) if request.first("q") else _always
        found = [_shown(one) for one in files.files.values() if test(one)]
        page = paged("files", found, request, size="pageSize", most=1000)
        answer = {"kind": "drive#fileList", "files": [], "incompleteSearch": False, **page}
        return Response(200, answer)

    @emulator.route("GET", "/drive/v3/files/{id}")
    def get(request: Request) -> Response:
        file = file_of(request)
        if request.first("alt") == "media":
            return Response(200, file.get("content", "").encode(), {"Content-Type": file["mimeType"]})
        return Response(200, _shown(file))

    @emulator.route("GET", "/drive/v3/files/{id}/export")
    def export(request: Request) -> Response:
        return Response(200, file_of(request).get("content", "").encode(), {"Content-Type": request.first("mimeType")})

    @emulator.route("GET", "/drive/v3/files/{id}/permissions")
    def permissions(request: Request) -> Response:
        page = paged("permissions", file_of(request)["permissions"], request, size="pageSize", most=100)
        return Response(200, {"kind": "drive#permissionList", "permissions": [], **page})

    @emulator.route("POST", "/drive/v3/files/{id}/permissions")
    def share(request: Request) -> Response:
        file, given = file_of(request), body_of(request, type=str, role=str)
        if given.get("type") not in ("user", "group", "domain", "anyone") or not given.get("role"):
            raise google_error(400, "The permission type field is required.", "required")
        made = {**given, "kind": "drive#permission", "id": f"{file['id']}-p{len(file['permissions']) + 1}"}
        file["permissions"].append(made)
        return Response(200, made)

    @emulator.route("GET", "/drive/v3/files/{id}/permissions/{permission}")
    def permission(request: Request) -> Response:
        found = [one for one in file_of(request)["permissions"] if one["id"] == request.args["permission"]]
        if not found:
            raise missing()
        return Response(200, found[0])


def _shown(file: Json) -> Json:
    """A file without what is in it."""
    return {name: value for name, value in file.items() if name != "content"}


def parse(query: str) -> Test:
    """A query as a test of one file. Raises ApiError 400 for a malformed one."""
    tokens = [found.groups() for found in TOKEN.finditer(query)]
    if len(tokens) > MOST_TOKENS:
        raise _malformed()
    test, at = _either(tokens, 0)
    if at != len(tokens):
        raise _malformed()
    return test


def _either(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    first, at = _both(tokens, at)
    tests = [first]
    while at < len(tokens) and tokens[at][3] == "or":
        test, at = _both(tokens, at + 1)
        tests.append(test)
    return (lambda file: any(test(file) for test in tests)), at


def _both(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    first, at = _one(tokens, at)
    tests = [first]
    while at < len(tokens) and tokens[at][3] == "and":
        test, at = _one(tokens, at + 1)
        tests.append(test)
    return (lambda file: all(test(file) for test in tests)), at


def _one(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    if at >= len(tokens):
        raise _malformed()
    if tokens[at][3] == "not":
        test, at = _one(tokens, at + 1)
        return (lambda file: not test(file)), at
    if tokens[at][2] == "(":
        test, at = _either(tokens, at + 1)
        if at >= len(tokens) or tokens[at][2] != ")":
            raise _malformed()
        return test, at + 1
    return _term(tokens[at : at + 3]), at + 3


def _term(tokens: list[tuple[str, ...]]) -> Test:
    if len(tokens) < 3:
        raise _malformed()
    (value, _, _, name, _), (_, sign, _, word, _), (other, _, _, boolean, _) = tokens
    if value is not None and word == "in" and boolean == "parents":
        folder = _unescaped(value)
        return lambda file: folder in file["parents"]
    wanted = boolean if other is None else _unescaped(other)
    operator = sign or word
    if not name or not operator or wanted is None:
        raise _malformed()
    if operator == "contains":
        return _contains(name, wanted.lower())
    if name == "trashed":
        return lambda file: (str(file["trashed"]).lower() == wanted) == (operator == "=")
    return _compared(name, operator, wanted)


def _contains(name: str, wanted: str) -> Test:
    if name == "name":  # Drive matches from the beginning of words
        return lambda file: re.search(rf"(?:^|[^\w]){re.escape(wanted)}", file["name"].lower()) is not None
    if name == "fullText":
        return lambda file: wanted in f"{file['name']}\n{file.get('content', '')}".lower()
    raise _malformed()


def _compared(name: str, operator: str, wanted: str) -> Test:
    tests: dict[str, Callable[[str], bool]] = {
        "=": lambda value: value == wanted,
        "!=": lambda value: value != wanted,
        ">": lambda value: value > wanted,
        ">=": lambda value: value >= wanted,
        "<": lambda value: value < wanted,
        "<=": lambda value: value <= wanted,
    }
    if operator not in tests or name not in ("name", "mimeType", "modifiedTime", "createdTime"):
        raise _malformed()
    return lambda file: tests[operator](str(file.get(name, "")))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _malformed() -> Any:
    return google_error(400, "Invalid Value", "invalid")


def _always(_file: Json) -> bool:
    return True
