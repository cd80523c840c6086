"""The ready page at `/`: a demo form that goes through the emulated HubSpot, as a prospect's would. Local only."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs

from chalicelib.console import trust
from chalicelib.intake.payload import submission_key
from infra.emulators.world import FORM_ID, PORTAL_ID
from infra.local.server import Answer, Request, as_json

HERE = Path(__file__).parent
LARGEST_FORM = 64 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page(request: Request) -> Answer | None:
    """The answer to a path that exists only here; None for all others."""
    answer = PAGES.get((request.method, request.path))
    return (refused(request) or answer(request)) if answer else None


def refused(request: Request) -> Answer | None:
    """The refusal of a caller who does not sit at this computer; None for one who does."""
    why = trust.foreign(request.method, request.client, request.headers, port=request.port, protocol=request.protocol)
    message = f"This page answers only at this computer. {why}"
    return as_json(403, {"error": {"code": "not_local", "message": message}}) if why else None


def _ready(_request: Request) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8", **HEADERS}, (HERE / "ready.html").read_bytes()


def _script(_request: Request) -> Answer:
    return 200, {"Content-Type": "text/javascript; charset=utf-8", **HEADERS}, (HERE / "demo.js").read_bytes()


def _posted(request: Request) -> Answer:
    if len(request.body) > LARGEST_FORM:
        return as_json(413, {"error": {"message": "The form is too large."}})
    fields = parse_qs(request.body.decode("utf-8", "replace"))
    try:
        conversion_id = submit(
            {name: values[-1] for name, values in fields.items()}, os.environ["HUBSPOT_EMULATOR_URL"]
        )
    except urllib.error.URLError as error:
        return as_json(502, {"error": {"message": f"The emulated HubSpot refused the form: {error}"}})
    key = submission_key(str(PORTAL_ID), FORM_ID, conversion_id)
    return as_json(200, {"submission_key": key})


def submit(fields: dict[str, str], hubspot_url: str) -> str:
    """Submit the demo form to the emulated HubSpot, as its embedded form does; gives the conversion id.

    Raises URLError; an HTTPError says in its body what HubSpot has against the form.
    """
    url = f"{hubspot_url}/submissions/v3/integration/submit/{PORTAL_ID}/{FORM_ID}"
    body = {
        "fields": [{"objectTypeId": "0-1", "name": name, "value": value} for name, value in fields.items()],
        "context": {"pageUri": "https://brightpath.example/demo", "pageName": "Request a demo"},
    }
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.headers["X-Conversion-Id"])


PAGES = {("GET", "/"): _ready, ("GET", "/demo.js"): _script, ("POST", "/demo"): _posted}
