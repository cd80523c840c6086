"""Gmail, Calendar and Drive on one port, with the sign-in that gives their tokens.

Seed: ``threads`` (``{mailbox, subject, messages: [{from, to, text, html, days_ago, headers}]}``), ``events``
(``{calendar, event}``), ``files`` (Drive's own fields), ``busy_errors`` (``{calendar: reason}``), ``calendar_shares``
(``{calendar, with, role}``: an address or a domain, and freeBusyReader, reader or writer).
``GET /_emulator/state`` shows mailboxes, events and files.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

from infra.emulators import drive, gcalendar, gmail, gmail_world, google_sign_in, google_world
from infra.emulators.gmail_mailbox import Mail, Mailbox
from infra.emulators.google_sign_in import caller
from infra.emulators.http import Emulator, Json


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
            gmail_world.add_thread(mail, thread["mailbox"], thread["subject"], thread["messages"], clock())
        for one in given.get("events", []):
            calendars.add(one["calendar"], one["event"])
        for file in given.get("files", []):
            files.add(file)
        calendars.unreadable |= given.get("busy_errors", {})
        for share in given.get("calendar_shares", []):
            calendars.shares.setdefault(share["calendar"], {})[share["with"].lower()] = share["role"]

    reset()
    emulator = Emulator("google", reset, seed)
    google_sign_in.routes(emulator)
    gmail.routes(emulator, mail, caller)
    gcalendar.routes(emulator, calendars, caller)
    drive.routes(emulator, files, caller)
    emulator.inspect["state"] = lambda: {
        "mailboxes": {address: _mailbox(mail, box) for address, box in mail.boxes.items()},
        "events": calendars.events,
        "files": files.files,
    }
    return emulator


def _mailbox(mail: Mail, box: Mailbox) -> Json:
    drafts = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
    shown = []
    for one in box.messages.values():
        shown.append(
            {
                "id": one.message_id,
                "thread_id": one.thread_id,
                "labels": sorted(box.labels.get(label, label) for label in one.labels),
                "headers": one.read.headers,
                "text": one.searched.body,
                "draft_id": drafts.get(one.message_id, ""),
                "threaded_for_recipient": mail.threaded(box, one),
            }
        )
    return {"messages": shown, "drafts": [one for one in shown if one["draft_id"]], "labels": box.labels}
