"""The ready page at `/`: a demo form that goes through the emulated HubSpot, as a prospect's would. Local only."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs

from chalice.app import Response

from chalicelib.console import answers, render, trust
from chalicelib.intake.payload import submission_key
from infra.emulators.world import FORM_ID, PORTAL_ID
from infra.local.server import Answer, Request, answer_of

HERE = Path(__file__).parent
LARGEST_FORM = 64 * 1024


def page(request: Request) -> Answer | None:
    """The answer to a path that exists only here; None for all others."""
    methods = PAGES.get(request.path)
    if methods is None:
        return None
    answer = methods.get("GET" if request.method == "HEAD" else request.method)
    if answer is None:
        allowed = [*methods, "HEAD"] if "GET" in methods else [*methods]
        return _told(request, answers.refused(405, {"Allow": ", ".join(allowed)}))
    return refused(request) or answer(request)


def refused(request: Request) -> Answer | None:
    """The refusal of a caller who does not sit at this computer; None for one who does."""
    why = trust.foreign(request.method, request.client, request.headers, port=request.port, protocol=request.protocol)
    what = f"This page answers only at this computer. {why}"
    todo = f"Open http://127.0.0.1:{request.port}/ on the computer that it runs on."
    return _told(request, answers.problem(403, "not_local", what, todo)) if why else None


def _told(request: Request, response: Response) -> Answer:
    return answer_of(response, request.headers.get("accept", ""))


def _ready(request: Request) -> Answer:
    return _told(request, Response((HERE / "ready.html").read_text("utf-8"), {**render.PAGE_HEADERS}))


def _script(request: Request) -> Answer:
    return _told(request, Response((HERE / "demo.js").read_text("utf-8"), {"Content-Type": render.MEDIA[".js"]}))


def _posted(request: Request) -> Answer:
    if len(request.body) > LARGEST_FORM:
        return _told(request, answers.problem(413, "too_large", "The form is too large.", "Write a shorter message."))
    fields = parse_qs(request.body.decode("utf-8", "replace"))
    try:
        conversion_id = submit(
            {name: values[-1] for name, values in fields.items()}, os.environ["HUBSPOT_EMULATOR_URL"]
        )
    except urllib.error.URLError as error:
        what = f"The emulated HubSpot refused the form: {error}"
        return _told(request, answers.problem(502, "form_refused", what, "Correct the fields and send it again."))
    if answers.prefers_page(request.headers.get("accept", "")):  # a browser without our script
        return _told(request, Response("", {"Location": "/runs", "Content-Type": answers.PAGE}, 303))
    key = submission_key(str(PORTAL_ID), FORM_ID, conversion_id)
    return _told(request, Response({"submission_key": key}))


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


PAGES = {"/": {"GET": _ready}, "/demo.js": {"GET": _script}, "/demo": {"POST": _posted}}
"""By path and method; where there is GET there is HEAD."""
