"""Gmail, Calendar and Drive on one port, and the sign-in that gives their tokens.

An access token ``rep:<address>`` acts as that mailbox. ``POST /token`` gives one for a service account's assertion
(its `sub`) and for a refresh token ``refresh:<address>``; `revoked` is refused.

Seed: ``threads`` (``{mailbox, subject, messages: [{from, to, text, html, days_ago, headers}]}``), ``events``
(``{calendar, event}``), ``files`` (Drive's own fields), ``busy_errors`` (``{calendar: reason}``).
``GET /_emulator/state`` shows mailboxes, events and files.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from urllib.parse import parse_qs

from infra.emulators import drive, gcalendar, gmail, google_world
from infra.emulators.gmail import Mail, Mailbox, google_error, text_of
from infra.emulators.http import ApiError, Emulator, Json, Request, Response

TOKEN_PREFIX = "rep:"  # what a token of ours begins with


def google_emulator(*, clock: Callable[[], float] = time.time) -> Emulator:
    """Google, seeded."""
    mail, calendars, files = Mail(clock), gcalendar.Calendars(clock), drive.Files()

    def reset() -> None:
        for one in (mail, calendars, files):
            one.clear()
        google_world.seed_mail(mail)
        google_world.seed_calendars(calendars)
        google_world.seed_files(files, clock())

    def seed(given: Json) -> None:
        for thread in given.get("threads", []):
            google_world.add_thread(mail, thread["mailbox"], thread["subject"], thread["messages"])
        for one in given.get("events", []):
            calendars.add(one["calendar"], one["event"])
        for file in given.get("files", []):
            files.add(file)
        calendars.unreadable |= given.get("busy_errors", {})

    reset()
    emulator = Emulator("google", reset, seed)
    emulator.unauthorized = _unauthorized
    emulator.route("POST", "/token")(_token)
    gmail.routes(emulator, mail, caller)
    gcalendar.routes(emulator, calendars, caller)
    drive.routes(emulator, files, caller)
    emulator.inspect["state"] = lambda: {
        "mailboxes": {address: _mailbox(mail, box) for address, box in mail.boxes.items()},
        "events": calendars.events,
        "files": files.files,
    }
    return emulator


def caller(request: Request) -> str:
    """Whose token this is."""
    return request.headers.get("authorization", "").removeprefix("Bearer ").removeprefix(TOKEN_PREFIX).lower()


def _unauthorized(request: Request) -> Response | None:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    if request.path == "/token" or (token.startswith(TOKEN_PREFIX) and "@" in token):
        return None
    return google_error(401, "Request had invalid authentication credentials.", "authError").response


def _token(request: Request) -> Response:
    form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    refresh = form.get("refresh_token", "")
    if "assertion" in form:
        claims = form["assertion"].split(".")[1]
        mailbox = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))).get("sub", "")
    else:
        mailbox = refresh.removeprefix("refresh:") if refresh.startswith("refresh:") else ""
    if "@" not in mailbox:
        raise ApiError(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
    return Response(200, {"access_token": f"{TOKEN_PREFIX}{mailbox}", "token_type": "Bearer", "expires_in": 3599})


def _mailbox(mail: Mail, box: Mailbox) -> Json:
    drafts = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
    shown = []
    for one in box.messages.values():
        mime = one.mime
        shown.append(
            {
                "id": one.message_id,
                "thread_id": one.thread_id,
                "labels": sorted(box.labels.get(label, label) for label in one.labels),
                "headers": {name: str(value) for name, value in mime.items()},
                "text": text_of(mime),
                "draft_id": drafts.get(one.message_id, ""),
                "threaded_for_recipient": mail.threaded(box, one),
            }
        )
    return {"messages": shown, "drafts": [one for one in shown if one["draft_id"]], "labels": box.labels}
