"""Writes to Gmail: drafts and labels."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

from chalicelib.connectors import google
from chalicelib.connectors.gmail import term
from chalicelib.connectors.google import COMPOSE, MODIFY
from chalicelib.domain.action import CreateDraft, LabelThread
from chalicelib.domain.ids import DRAFT_HEADER
from chalicelib.gate.effects.clients import Clients

LOOKED_BACK_DAYS, MOST_MAILS = 30, 100
"""Longer than an action is held, and more mails than a rep drafts or sends to one person in that time."""


def create_draft(clients: Clients, draft: CreateDraft) -> dict[str, str]:
    """Create the draft; returns draft_id, message_id and thread_id, which may be another than the payload's.

    Gmail's answer does not carry the Message-ID that it chose, and a call to ask for it would make every draft slower:
    whoever needs it reads it.
    """
    message = {"raw": urlsafe_b64encode(draft.mime.encode("ascii")).decode("ascii")}
    message |= {"threadId": draft.thread_id} if draft.thread_id else {}
    gmail = clients.google.service("gmail", draft.mailbox, COMPOSE)
    with google.translated("gmail", writing=True):
        created = gmail.users().drafts().create(userId="me", body={"message": message}).execute()
    return _ids(created["id"], created["message"])


def find_draft(clients: Clients, draft: CreateDraft) -> dict[str, str] | None:
    """The draft that an earlier try created, or the mail a person has sent from it since (then its `draft_id` is empty).

    Our own header tells, because Gmail may replace the Message-ID, and every id but the draft's moves with an edit.
    Headers cannot be searched, so recent drafts and sent mail to this person, and the thread, are read for them.
    """
    gmail = clients.google.service("gmail", draft.mailbox, google.READ_SCOPES["gmail"]).users()
    query = f"{{in:drafts in:sent}} {term('to', draft.to)} newer_than:{LOOKED_BACK_DAYS}d"
    with google.translated("gmail"):
        mails = _candidates(gmail, query, draft.thread_id)
        ours = next((mail for mail in mails if draft.rfc_message_id in _marks(mail)), None)
        if ours is None:
            return None
        draft_ids = {row["message"]["id"]: row["id"] for row in _rows(gmail.drafts(), "drafts")}
    return _ids(draft_ids.get(ours["id"], ""), ours) | {"rfc_message_id": _headers(ours).get("message-id", "")}


def label_thread(clients: Clients, label: LabelThread) -> dict[str, str]:
    """Label the thread; returns label_id and thread_id. Labelling twice is labelling once."""
    gmail = clients.google.service("gmail", label.mailbox, MODIFY)
    with google.translated("gmail", writing=True):
        label_id = _label_id(gmail, label.label)
        body = {"addLabelIds": [label_id]}
        gmail.users().threads().modify(userId="me", id=label.thread_id, body=body).execute()
    return {"label_id": label_id, "thread_id": label.thread_id}


def _ids(draft_id: str, message: dict[str, Any]) -> dict[str, str]:
    return {"draft_id": draft_id, "message_id": message["id"], "thread_id": message["threadId"]}


def _candidates(gmail: Any, query: str, thread_id: str) -> Iterator[dict[str, Any]]:
    """Mails that may be the draft, with the two headers that tell; one request each, and one for the whole thread."""
    fields = {"userId": "me", "format": "metadata", "metadataHeaders": [DRAFT_HEADER, "Message-ID"]}
    for row in _rows(gmail.messages(), "messages", q=query):
        yield gmail.messages().get(id=row["id"], **fields).execute()
    if thread_id:
        yield from gmail.threads().get(id=thread_id, **fields).execute().get("messages", [])


def _rows(resource: Any, name: str, **query: str) -> Iterator[dict[str, Any]]:
    """Rows of a list, newest first, over its pages; at most MOST_MAILS."""
    request, count = resource.list(userId="me", maxResults=MOST_MAILS, **query), 0
    while request is not None and count < MOST_MAILS:
        page = request.execute()
        rows = page.get(name, [])[: MOST_MAILS - count]
        count += len(rows)
        yield from rows
        request = resource.list_next(request, page)


def _marks(mail: dict[str, Any]) -> tuple[str | None, str | None]:
    """What may identify a mail as ours: our header, or the Message-ID where Gmail kept it."""
    headers = _headers(mail)
    return headers.get(DRAFT_HEADER.lower()), headers.get("message-id")


def _headers(mail: dict[str, Any]) -> dict[str, str]:
    return {header["name"].lower(): header["value"] for header in mail.get("payload", {}).get("headers", [])}


def _label_id(gmail: Any, name: str) -> str:
    labels = gmail.users().labels().list(userId="me").execute().get("labels", [])
    ids = {label["name"]: label["id"] for label in labels}
    if name not in ids:
        body = {"name": name, "labelListVisibility": "labelShow", "messageListVisibility": "show"}
        ids[name] = gmail.users().labels().create(userId="me", body=body).execute()["id"]
    return str(ids[name])
