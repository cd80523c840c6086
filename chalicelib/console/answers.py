"""How every response leaves: errors in one shape, a page where the caller is a browser; safe headers on all of them.

Standard library and Chalice only, so that the webhooks' cold start pays for no template; a page of an error is imported
when one is shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from chalice.app import Request, Response

from chalicelib import observe

JSON = "application/json"
PAGE = "text/html; charset=utf-8"
CLOSED = "default-src 'none'; frame-ancestors 'none'"
OUR_FILES = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""What a page may load: our own static files, nothing inline, nothing from elsewhere."""
HEADERS = {
    "Content-Type": JSON,
    "Content-Security-Policy": CLOSED,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What a response carries unless it says otherwise."""

FRAMEWORK = {
    400: ("bad_input", "The request could not be read.", "Check the address and the headers."),
    404: ("not_found", "There is nothing at this address.", "Check the address, or start from the list of leads."),
    405: ("method_not_allowed", "This address does not take this method.", "Use one of the methods in the Allow header."),
    413: ("too_large", "The request is too large.", "Send less."),
    414: ("too_large", "The address is too long.", "Send less in the query."),
    415: ("not_json", "The content type is not JSON.", "Send Content-Type: application/json."),
    431: ("too_large", "The headers are too large.", "Send fewer or shorter headers."),
    501: ("method_not_allowed", "No address takes this method.", "Use GET, HEAD or POST."),
    505: ("bad_input", "This version of HTTP is not spoken here.", "Use HTTP/1.1."),
}  # fmt: skip
"""What is told where Chalice or the local server refuses a request before any page sees it."""
USUAL = {
    400: "Correct the request and send it again.",
    403: "Ask whoever runs the agent.",
    404: "Check the address, or start from the list of leads.",
    409: "Look at it again; it may have changed.",
    503: "Try again in a moment.",
}
"""What to do by status, where the error itself does not say."""
OUR_FAULT = ("internal", "Something went wrong on our side.", "Try again; if it happens again, look for the error id in the log.")  # fmt: skip


def problem(status: int, code: str, what: str, todo: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error: what happened and what to do, under an id that the log has too."""
    error_id = observe.failure("http.refused", status=status, code=code)
    return _error(status, code, what, todo or USUAL.get(status, ""), error_id, headers)


def refused(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """An error of which only the status is known."""
    told = FRAMEWORK.get(status, FRAMEWORK[400] if status < 500 else OUR_FAULT)
    return problem(status, *told, headers)


def finished(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """Chalice's middleware: every response, its own refusals included, in our shape and with our headers."""
    response = get_response(request)
    if isinstance(response.body, dict) and "Code" in response.body:  # Chalice's own shape of an error
        response = refused(response.status_code, {k: str(v) for k, v in response.headers.items()})
    return dressed(response, request.headers.get("accept", ""))


def dressed(response: Response, accept: str) -> Response:
    """A response with the headers that it lacks; an error becomes a page for a caller who would rather have one."""
    if response.status_code >= 400 and isinstance(response.body, dict) and prefers_page(accept):
        from chalicelib.console import render

        response = render.error(response)
    response.headers = {**HEADERS, **response.headers}
    return response


def content(response: Response) -> bytes:
    """The body as it goes over the wire."""
    body = response.body
    return body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()


def prefers_page(accept: str) -> bool:
    """Whether an Accept header ranks HTML above JSON. A tie goes to what is named outright, then to JSON."""
    ranks = dict(map(_ranked, accept[:1000].split(",")))
    page = max(ranks.get("text/html", 0.0), ranks.get("application/xhtml+xml", 0.0))
    anything = ranks.get("application/*", ranks.get("*/*", 0.0))
    plain = ranks.get(JSON, anything)
    return page > plain or (page == plain > 0 and JSON not in ranks)


def _ranked(part: str) -> tuple[str, float]:
    """A media range and its weight; what cannot be read weighs nothing."""
    media, *parameters = part.split(";")
    weights = [text.strip()[2:] for text in parameters if text.strip().startswith("q=")]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        weight = 0.0
    return media.strip().lower(), min(max(weight, 0.0), 1.0)


def crashed() -> Response:
    """The response to a request that met a bug; called while the bug's error is being handled."""
    return _error(500, *OUR_FAULT, observe.failure("http.crashed"))


def _error(
    status: int, code: str, what: str, todo: str, error_id: str, headers: Mapping[str, str] | None = None
) -> Response:
    body = {"error": {"code": code, "message": what, "what_to_do": todo}, "error_id": error_id}
    return Response(body, status_code=status, headers={"Content-Type": JSON, **(headers or {})})
