"""What Gmail, Calendar and Drive answer alike: errors, pages, and the `fields` mask of a partial response."""

from __future__ import annotations

import base64
import binascii
import copy
import json
import re
from collections.abc import Mapping
from typing import Any

from infra.emulators.http import ApiError, Emulator, Handler, Json, Request, Response

STATUS = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 409: "ALREADY_EXISTS",
    410: "FAILED_PRECONDITION", 413: "FAILED_PRECONDITION", 429: "RESOURCE_EXHAUSTED", 503: "UNAVAILABLE",
}  # fmt: skip
MASK_TOKEN = re.compile(r"\s*([\w*]+|[(),/])")

Mask = Mapping[str, Any]
"""Wanted field to the mask inside it; an empty mask wants all."""


def google_error(status: int, what: str, reason: str, domain: str = "global") -> ApiError:
    """An error of Google's shape, to be raised."""
    errors = [{"domain": domain, "reason": reason, "message": what}]
    named = STATUS.get(status, "UNKNOWN")
    return ApiError(status, {"error": {"code": status, "message": what, "errors": errors, "status": named}})


def missing(what: str = "Requested entity was not found.") -> ApiError:
    """404, also for what the caller may not see."""
    return google_error(404, what, "notFound")


def body_of(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises ApiError 400 when it is none."""
    try:
        given = json.loads(request.body or b"{}")
    except ValueError as error:
        raise google_error(400, f"Parse Error: {error}", "parseError") from error
    if not isinstance(given, dict):
        raise google_error(400, "Invalid JSON payload received.", "badRequest")
    return given


def number_of(request: Request, name: str, usual: int, most: int) -> int:
    """A query parameter from 1 to `most`. Raises ApiError 400 for anything else."""
    text = request.first(name, str(usual)) or str(usual)
    if not re.fullmatch(r"\d{1,9}", text) or not 1 <= int(text) <= most:
        raise google_error(
            400, f"Invalid value for {name}: {text}. It must be within 1 and {most}.", "invalidParameter"
        )
    return int(text)


def flag_of(request: Request, name: str) -> bool:
    """A query parameter that is true or false; false when absent."""
    return request.first(name).lower() == "true"


def page_of(found: list[Any], request: Request, size: int) -> tuple[list[Any], dict[str, str]]:
    """The asked page of a list, and `nextPageToken` where there is more. Raises ApiError 400 for a bad token."""
    start = _start(request.first("pageToken"))
    rest = start + size
    more = {"nextPageToken": base64.urlsafe_b64encode(f"from {rest}".encode()).decode()} if rest < len(found) else {}
    return found[start:rest], more


def _start(token: str) -> int:
    if not token:
        return 0
    try:
        word, number = base64.urlsafe_b64decode(token).decode("ascii").split(" ")
        if word == "from":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise google_error(400, "Invalid pageToken.", "invalidPageToken")


def route(emulator: Emulator, method: str, template: str, fields: str = "") -> Any:
    """Register a handler whose answer is cut to the caller's `fields`, else to these (empty: all of it).

    The answer is a copy: it is written to the wire after the lock is given back, while others change the state.
    """

    def register(handler: Handler) -> Handler:
        def answer(request: Request) -> Response:
            mask = mask_of(request.first("fields") or fields)
            response = handler(request)
            if not isinstance(response.body, dict):
                return response
            return Response(response.status, copy.deepcopy(selected(response.body, mask)), response.headers)

        emulator.route(method, template)(answer)
        return handler

    return register


def mask_of(text: str) -> Mask:
    """A mask such as ``nextPageToken,files(id,owners/emailAddress)``. Raises ApiError 400 when it is malformed."""
    tokens = MASK_TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text):
        raise _bad_mask(text)
    if not tokens:
        return {}
    mask, at = _mask(tokens, 0, text)
    if at != len(tokens):
        raise _bad_mask(text)
    return mask


def _mask(tokens: list[str], at: int, text: str) -> tuple[dict[str, Any], int]:
    mask: dict[str, Any] = {}
    while True:
        inside = mask
        while True:
            if at >= len(tokens) or tokens[at] in "(),/":
                raise _bad_mask(text)
            inside, at = inside.setdefault(tokens[at], {}), at + 1
            if at >= len(tokens) or tokens[at] != "/":
                break
            at += 1
        if at < len(tokens) and tokens[at] == "(":
            inner, at = _mask(tokens, at + 1, text)
            inside.update(inner)
            if at >= len(tokens) or tokens[at] != ")":
                raise _bad_mask(text)
            at += 1
        if at >= len(tokens) or tokens[at] != ",":
            return mask, at
        at += 1


def selected(value: Json, mask: Mask) -> Json:
    """The wanted part of an answer."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [selected(one, mask) for one in value]
    if isinstance(value, dict):
        return {name: selected(value[name], inner) for name, inner in mask.items() if name in value}
    return value


def _bad_mask(text: str) -> ApiError:
    return google_error(400, f"Invalid field selection {text}", "invalidParameter")
