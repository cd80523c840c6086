"""Gmail, Calendar and Drive on one port, and the sign-in that gives their tokens.

An access token ``rep:<address>`` acts as that mailbox. ``POST /token`` gives one for a service account's assertion
(its `sub`) and for a refresh token ``refresh:<address>``; `revoked` is refused.

Seed: ``threads`` (``{mailbox, subject, messages: [{from, to, text, html, days_ago, headers}]}``), ``events``
(``{calendar, event}``), ``files`` (Drive's own fields), ``busy_errors`` (``{calendar: reason}``), ``calendar_shares``
(``{calendar, with, role}``: an address or a domain, and freeBusyReader, reader or writer).
``GET /_emulator/state`` shows mailboxes, events and files.
"""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Callable
from itertools import count
from urllib.parse import parse_qs

from infra.emulators import drive, gcalendar, gmail, gmail_world, google_world
from infra.emulators.gmail_mailbox import Mail, Mailbox
from infra.emulators.google_answers import google_error
from infra.emulators.http import ApiError, Emulator, Json, Request, Response

TOKEN_PREFIX, REFRESH_PREFIX = "rep:", "refresh:"  # what tokens of ours begin with
GRANTS = {"refresh_token": "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer": "assertion"}
"""The ways to sign in, and the parameter that each needs."""
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\Z")


def google_emulator(*, clock: Callable[[], float] = time.time) -> Emulator:
    """Google, seeded."""
    # Ids go on where an earlier process stopped, as long as none makes more than a million a second.
    numbers = count(time.time_ns() // 1_000)
    mail, calendars, files = Mail(clock, numbers), gcalendar.Calendars(clock, numbers), drive.Files(numbers)

    def reset() -> None:
        for one in (mail, calendars, files):
            one.clear()
        gmail_world.seed_mail(mail)
        google_world.seed_calendars(calendars)
        google_world.seed_files(files, clock())

    def seed(given: Json) -> None:
        for thread in given.get("threads", []):
            gmail_world.add_thread(mail, thread["mailbox"], thread["subject"], thread["messages"])
        for one in given.get("events", []):
            calendars.add(one["calendar"], one["event"])
        for file in given.get("files", []):
            files.add(file)
        calendars.unreadable |= given.get("busy_errors", {})
        for share in given.get("calendar_shares", []):
            calendars.shares.setdefault(share["calendar"], {})[share["with"].lower()] = share["role"]

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
    form = {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
    grant = form.get("grant_type", "")
    if grant not in GRANTS:
        raise _refused("unsupported_grant_type", f"Invalid grant_type: {grant}")
    given = form.get(GRANTS[grant], "")
    if not given:
        raise _refused("invalid_request", f"Missing required parameter: {GRANTS[grant]}")
    if grant == "refresh_token":
        mailbox, why = given.removeprefix(REFRESH_PREFIX), "Token has been expired or revoked."
        known = given.startswith(REFRESH_PREFIX)
    else:
        mailbox, why = _subject(given), "Not a valid email or user ID."
        known = True
    if not known or not ADDRESS.match(mailbox):
        raise _refused("invalid_grant", why)
    return Response(200, {"access_token": f"{TOKEN_PREFIX}{mailbox}", "token_type": "Bearer", "expires_in": 3599})


def _subject(assertion: str) -> str:
    """Whom a signed assertion acts as; "" when it names nobody. Raises ApiError 400 when it is no JWT."""
    parts = assertion.split(".")
    try:
        _header, claims = (json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts[:2])
        subject = claims.get("sub", "")
    except (ValueError, AttributeError, RecursionError) as error:
        raise _refused("invalid_grant", "Invalid JWT.") from error
    if len(parts) != 3 or not parts[2]:
        raise _refused("invalid_grant", "Invalid JWT Signature.")
    return subject if isinstance(subject, str) else ""


def _refused(error: str, why: str) -> ApiError:
    """400 in the shape of OAuth 2.0 (RFC 6749, section 5.2)."""
    return ApiError(400, {"error": error, "error_description": why})


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
                "text": one.searched.body,
                "draft_id": drafts.get(one.message_id, ""),
                "threaded_for_recipient": mail.threaded(box, one),
            }
        )
    return {"messages": shown, "drafts": [one for one in shown if one["draft_id"]], "labels": box.labels}
