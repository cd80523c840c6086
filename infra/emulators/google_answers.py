"""What Google's three APIs have in common: the shape of an error, of a page, and of a body that is refused."""

from __future__ import annotations

import json
import re
from typing import Any

from infra.emulators.http import ApiError, Json, Request

STATUSES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    409: "ALREADY_EXISTS", 410: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE",
}  # fmt: skip
KINDS = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object"}
WHOLE_NUMBER = re.compile(r"[0-9]{1,18}\Z")


def google_error(status: int, what: str, reason: str, *, domain: str = "global", parameter: str = "") -> ApiError:
    """An error of Google's shape."""
    where = {"locationType": "parameter", "location": parameter} if parameter else {}
    errors = [{"domain": domain, "reason": reason, "message": what, **where}]
    told = {"code": status, "message": what, "errors": errors, "status": STATUSES.get(status, "UNKNOWN")}
    return ApiError(status, {"error": told})


def missing() -> ApiError:
    """404."""
    return google_error(404, "Requested entity was not found.", "notFound")


def bad_parameter(request: Request, name: str) -> ApiError:
    """A query parameter that cannot be used; Gmail says it in other words than Calendar and Drive."""
    if request.path.startswith("/gmail/"):
        return google_error(400, f"Invalid {name}", "invalidArgument")
    return google_error(400, "Invalid Value", "invalid", parameter=name)


def whole_number(request: Request, name: str, usual: int) -> int:
    """A query parameter as a number from 0; `usual` where it is not given. Raises ApiError 400."""
    text = request.first(name)
    if text and not WHOLE_NUMBER.match(text):
        raise bad_parameter(request, name)
    return int(text) if text else usual


def paged(
    name: str, rows: list[Any], request: Request, *, size: str = "maxResults", usual: int = 100, most: int = 500
) -> Json:
    """A page of a list, and the token of the next. Raises ApiError 400 for a token or a size that is none."""
    start = whole_number(request, "pageToken", 0)
    end = start + (min(whole_number(request, size, usual), most) or usual)
    page = rows[start:end]
    return {**({name: page} if page else {}), **({"nextPageToken": str(end)} if end < len(rows) else {})}


def body_of(request: Request, **kinds: type) -> dict[str, Json]:
    """The body as an object whose named fields, where given, have these types. Raises ApiError 400."""
    try:
        given = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as error:
        raise google_error(400, "Parse Error", "parseError") from error
    return checked(given, "body", **kinds)


def checked(given: Json, where: str, **kinds: type) -> dict[str, Json]:
    """The same for an object inside a body."""
    if not isinstance(given, dict):
        raise google_error(400, f"Invalid value at '{where}' (object)", "invalid")
    for name, kind in kinds.items():
        if name in given and not isinstance(given[name], kind):
            raise google_error(400, f"Invalid value at '{where}.{name}' ({KINDS[kind]})", "invalid")
    return given
