"""Reading the reps' mailboxes: searches and threads, as plain records."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from chalicelib.connectors.google import READ_SCOPES, Google, translated


class ThreadHit(BaseModel, frozen=True):
    """A thread that a search found. `history_id` changes whenever the thread does."""

    thread_id: str
    history_id: str


class RawMail(BaseModel, frozen=True):
    """A message as it is in the mailbox. Header names are lower case; `text` is plain, `html` where there is no text."""

    message_id: str
    labels: tuple[str, ...]
    headers: dict[str, str]
    sent_at: datetime
    text: str
    html: str = ""


class RawThread(BaseModel, frozen=True):
    """A thread's messages, oldest first."""

    thread_id: str
    messages: tuple[RawMail, ...]


@dataclass(frozen=True)
class Gmail:
    """Gmail, for reading."""

    google: Google

    def address(self, mailbox: str, scopes: tuple[str, ...] = READ_SCOPES["gmail"]) -> str:
        """The mailbox's own address, asked with just these scopes: whether they are granted for it."""
        with translated("gmail"):
            profile = self.google.service("gmail", mailbox, scopes).users().getProfile(userId="me").execute()
        return str(profile["emailAddress"])

    def search(self, mailbox: str, query: str, *, limit: int = 10) -> tuple[ThreadHit, ...]:
        """Threads that match, newest first. Empty: there are none."""
        with translated("gmail"):
            asked = self._service(mailbox).users().threads().list(userId="me", q=query, maxResults=limit)
            found = asked.execute().get("threads", [])
        return tuple(ThreadHit(thread_id=one["id"], history_id=one.get("historyId", "")) for one in found)

    def thread(self, mailbox: str, thread_id: str) -> RawThread:
        """A whole thread; 40 units of Gmail's quota."""
        with translated("gmail"):
            asked = self._service(mailbox).users().threads().get(userId="me", id=thread_id, format="full")
            given = asked.execute()
        messages = tuple(_mail(one) for one in given.get("messages", []))
        return RawThread(thread_id=thread_id, messages=messages)

    def ping(self, mailbox: str) -> None:
        """The cheapest call there is (1 unit): whether Gmail and its sign-in answer for a mailbox."""
        with translated("gmail"):
            self._service(mailbox).users().getProfile(userId="me", fields="historyId").execute()

    def _service(self, mailbox: str) -> Any:
        return self.google.service("gmail", mailbox, READ_SCOPES["gmail"])


def term(field: str, value: str) -> str:
    """A search term for an address or domain that a stranger wrote: quoted, with nothing in it that ends the quote."""
    safe = "".join(sign for sign in value if sign.isalnum() or sign in "@.+-_'=&~!#$%*/?^`|{}")
    return f'{field}:"{safe}"'


def _mail(given: dict[str, Any]) -> RawMail:
    payload = given.get("payload", {})
    return RawMail(
        message_id=given["id"],
        labels=tuple(given.get("labelIds", ())),
        headers={one["name"].lower(): one["value"] for one in payload.get("headers", [])},
        sent_at=datetime.fromtimestamp(int(given.get("internalDate", 0)) / 1000, UTC),
        text=_text(payload, "text/plain"),
        html=_text(payload, "text/html"),
    )


def _text(part: dict[str, Any], kind: str) -> str:
    """The text of all parts of a kind, attachments left out."""
    if part.get("filename"):
        return ""
    if part.get("mimeType") == kind:
        return _decoded(part.get("body", {}).get("data", ""))
    return "\n".join(filter(None, (_text(inner, kind) for inner in part.get("parts", []))))


def _decoded(data: str) -> str:
    try:
        return base64.urlsafe_b64decode(data + "=" * (-len(data) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
