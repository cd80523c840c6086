"""Gmail, Calendar and Drive on one port, with the sign-in that gives their tokens.

Seed: ``threads`` (``{mailbox, subject, messages: [{from, to, text, html, days_ago, headers}]}``), ``aliases``
(``{mailbox, email, name, signature, verified}``), ``events`` (``{calendar, event}``), ``files`` (Drive's own fields),
``busy_errors`` (``{calendar: reason}``), ``calendar_shares`` (``{calendar, with, role}``: an address or a domain, and
freeBusyReader, reader or writer), ``push`` (see `google_push`). ``GET /_emulator/state`` shows mailboxes, events and
files; what else can be done to mail is in `gmail_controls`. What is faithful and what is not: README.md beside this.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

from infra.emulators import (
    drive,
    gcalendar,
    gmail,
    gmail_controls,
    gmail_world,
    google_fields,
    google_push,
    google_sign_in,
    google_world,
)
from infra.emulators.gcalendar_events import Calendars
from infra.emulators.gmail_account import seed_alias
from infra.emulators.gmail_mailbox import Mail, Mailbox
from infra.emulators.gmail_post import PostOffice
from infra.emulators.google_push import Pushes
from infra.emulators.google_sign_in import caller
from infra.emulators.http import Emulator, Json, Request, Response


def google_emulator(*, clock: Callable[[], float] = time.time) -> Emulator:
    """Google, seeded."""
    # Ids go on where an earlier process stopped, as long as none makes more than a million a second.
    numbers = count(time.time_ns() // 1_000)
    mail, calendars, files = Mail(clock, numbers), Calendars(clock, numbers), drive.Files(numbers)
    post, pushes = PostOffice(mail), Pushes(clock)
    mail.on_change = pushes.changed

    def reset() -> None:
        for state in (pushes, mail, post, calendars, files):
            state.clear()
        gmail_world.seed_mail(mail)
        google_world.seed_calendars(calendars)
        google_world.seed_files(files, clock())

    def seed(given: Json) -> None:
        for thread in given.get("threads", []):
            gmail_world.add_thread(mail, thread["mailbox"], thread["subject"], thread["messages"], clock())
        for alias in given.get("aliases", []):
            seed_alias(mail.box(alias["mailbox"]), alias)
        pushes.subscription = given.get("push", pushes.subscription)
        for planned in given.get("events", []):
            calendars.add(planned["calendar"], planned["event"])
        for file in given.get("files", []):
            files.add(file)
        calendars.unreadable |= given.get("busy_errors", {})
        for share in given.get("calendar_shares", []):
            calendars.shares.setdefault(share["calendar"], {})[share["with"].lower()] = share["role"]

    reset()
    emulator = Emulator("google", reset, seed)
    google_sign_in.routes(emulator)
    google_push.routes(emulator, pushes)
    gmail.routes(emulator, mail, post, caller)
    gmail_controls.controls(emulator, mail, post)
    gcalendar.routes(emulator, calendars, caller)
    drive.routes(emulator, files, caller)
    emulator.unauthorized, emulator.shaped = _checked, google_fields.shaped
    emulator.inspect["state"] = lambda: {
        "mailboxes": {address: _mailbox(mail, box) for address, box in mail.boxes.items()},
        "events": calendars.events,
        "files": files.files,
    }
    return emulator


def _checked(request: Request) -> Response | None:
    """What is refused before anything is done: a token that may not, a mask that no answer could follow."""
    refusal = google_sign_in.refused(request)
    if refusal is None:
        google_fields.asked(request)
    return refusal


def _mailbox(mail: Mail, box: Mailbox) -> Json:
    drafts = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
    shown = []
    for message in box.messages.values():
        shown.append(
            {
                "id": message.message_id,
                "thread_id": message.thread_id,
                "labels": sorted(box.labels.get(label, label) for label in message.labels),
                "headers": message.read.headers,
                "text": message.searched.body,
                "draft_id": drafts.get(message.message_id, ""),
                "threaded_for_recipient": mail.threaded(box, message),
            }
        )
    return {"messages": shown, "drafts": [row for row in shown if row["draft_id"]], "labels": box.labels}
