"""What a test, or a person beside the emulator, does to mail without Google's API.

- ``POST /_emulator/deliver`` ``{"mailbox", "raw"}``: a whole RFC 5322 message (as it is, or base64url) arrives from outside
- ``GET  /_emulator/sent``: ``{"sent": [{"mailbox", "to", "subject", "raw" (base64url), "at", ...}]}``, oldest first
- ``POST /_emulator/edit_draft`` ``{"mailbox", "draft_id", "subject"?, "text"?, "to"?}``: as a person edits in Gmail
- ``POST /_emulator/send_draft`` and ``/delete_draft`` ``{"mailbox", "draft_id"}``: the same for sending and throwing away
- ``POST /_emulator/behave`` ``{"keep_message_id": bool, "keep_own_headers": bool}``: what Gmail does to a program's
  Message-ID (replaces it, unless told) and to its own headers when a person edits (keeps them, unless told)
"""

from __future__ import annotations

import re
from email.message import EmailMessage

from infra.emulators.gmail_answers import brief
from infra.emulators.gmail_mailbox import Mail, Mailbox
from infra.emulators.gmail_mime import decoded
from infra.emulators.gmail_post import ADDRESS, PostOffice
from infra.emulators.google_answers import checked, google_error
from infra.emulators.http import Emulator, Json

BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}\s*\Z")


def controls(emulator: Emulator, mail: Mail, post: PostOffice) -> None:
    """Register them all."""
    _by_hand(emulator, mail, post)
    emulator.inspect["sent"] = lambda: {"sent": list(post.sent)}

    def deliver(body: Json) -> Json:
        asked = checked(body, "body", raw=str)
        return brief(post.arrive(_box(mail, asked), _whole(asked.get("raw", ""))))

    def behave(body: Json) -> Json:
        asked = checked(body, "body", keep_message_id=bool, keep_own_headers=bool)
        mail.keep_message_id = asked.get("keep_message_id", mail.keep_message_id)
        post.keep_own_headers = asked.get("keep_own_headers", post.keep_own_headers)
        return {"keep_message_id": mail.keep_message_id, "keep_own_headers": post.keep_own_headers}

    emulator.controls |= {"deliver": deliver, "behave": behave}


def _by_hand(emulator: Emulator, mail: Mail, post: PostOffice) -> None:
    def edit(body: Json) -> Json:
        asked = checked(body, "body", draft_id=str, subject=str, text=str, to=str)
        message = post.edit(_box(mail, asked), asked.get("draft_id", ""), lambda mime: _change(mime, asked))
        return {"draft_id": asked["draft_id"], "message": brief(message)}

    def send(body: Json) -> Json:
        asked = checked(body, "body", draft_id=str)
        return {"message": brief(post.send_draft(_box(mail, asked), asked.get("draft_id", "")))}

    def delete(body: Json) -> Json:
        asked = checked(body, "body", draft_id=str)
        box = _box(mail, asked)
        mail.remove(box, box.draft(asked.get("draft_id", "")))
        del box.drafts[asked["draft_id"]]
        return {}

    emulator.controls |= {"edit_draft": edit, "send_draft": send, "delete_draft": delete}


def _box(mail: Mail, asked: Json) -> Mailbox:
    address = asked.get("mailbox", "")
    if not isinstance(address, str) or not ADDRESS.match(address):
        raise google_error(400, "'mailbox' must be an address", "invalidArgument")
    return mail.box(address)


def _whole(raw: str) -> bytes:
    """A mail as it was given: no mail is base64url as a whole, for its headers have colons."""
    if not raw.strip():
        raise google_error(400, "'raw' must be a whole message", "invalidArgument")
    return decoded(raw.strip()) if BASE64.match(raw) else raw.encode("utf-8", "surrogateescape")


def _change(mime: EmailMessage, asked: Json) -> None:
    for name in ("subject", "to"):
        if name in asked:
            del mime[name]
            mime[name.title()] = asked[name]
    if "text" in asked:
        mime.clear_content()
        mime.set_content(asked["text"])
