"""What API Gateway answers by itself, before any function of ours is called: in the shape and words of all our errors."""

from __future__ import annotations

import json
from typing import Any

from chalicelib.console import answers

Told = tuple[str, str, str]
"""Code, what happened, what to do."""
SLOW_DOWN: Told = ("too_many", "Too many requests at once.", "Send them more slowly.")
RESPONSES: dict[str, tuple[int | None, Told]] = {
    "MISSING_AUTHENTICATION_TOKEN": (404, answers.FRAMEWORK[404]),  # its word for a path or method that is not there
    "RESOURCE_NOT_FOUND": (404, answers.FRAMEWORK[404]),
    "REQUEST_TOO_LARGE": (413, answers.FRAMEWORK[413]),
    "UNSUPPORTED_MEDIA_TYPE": (415, answers.FRAMEWORK[415]),
    "THROTTLED": (429, SLOW_DOWN),
    "QUOTA_EXCEEDED": (429, SLOW_DOWN),
    "DEFAULT_4XX": (None, answers.FRAMEWORK[400]),
    "DEFAULT_5XX": (None, answers.OUR_FAULT),
}
"""By API Gateway's own name of the case: the status (None: as it is), and what is told."""
HEADERS = (
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Resource-Policy",
    "Cache-Control",
)
"""Of `answers.HEADERS`. The content policy is left out: it holds quotes, which stand for something else here."""


def responses() -> dict[str, Any]:
    """The part of the API's definition that says so. The error's id is the request's, which the access log has."""
    return {"x-amazon-apigateway-gateway-responses": {name: _response(*row) for name, row in RESPONSES.items()}}


def _response(status: int | None, told: Told) -> dict[str, Any]:
    code, what, todo = told
    body = {"error": {"code": code, "message": what, "what_to_do": todo}, "error_id": "$context.requestId"}
    return {
        **({"statusCode": status} if status else {}),
        "responseParameters": {f"gatewayresponse.header.{name}": f"'{answers.HEADERS[name]}'" for name in HEADERS},
        "responseTemplates": {answers.JSON: json.dumps(body)},
    }
