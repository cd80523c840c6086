"""Writes to Gmail: drafts and labels."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from chalicelib.connectors import google
from chalicelib.domain.action import CreateDraft, LabelThread
from chalicelib.gate.effects.clients import Clients

COMPOSE = ("https://www.googleapis.com/auth/gmail.compose",)
MODIFY = ("https://www.googleapis.com/auth/gmail.modify",)


def create_draft(clients: Clients, draft: CreateDraft) -> dict[str, str]:
    """Create the draft; returns draft_id, message_id and thread_id."""
    message = {"raw": urlsafe_b64encode(draft.mime.encode("ascii")).decode("ascii")}
    message |= {"threadId": draft.thread_id} if draft.thread_id else {}
    gmail = clients.google.service("gmail", draft.mailbox, COMPOSE)
    with google.translated("gmail", writing=True):
        created = gmail.users().drafts().create(userId="me", body={"message": message}).execute()
    return _ids(created)


def find_draft(clients: Clients, draft: CreateDraft) -> dict[str, str] | None:
    """The draft that carries our Message-ID."""
    gmail = clients.google.service("gmail", draft.mailbox, COMPOSE)
    query = f"rfc822msgid:{draft.rfc_message_id.strip('<>')}"
    with google.translated("gmail"):
        matches = gmail.users().drafts().list(userId="me", q=query).execute().get("drafts", [])
    return _ids(matches[0]) if matches else None


def label_thread(clients: Clients, label: LabelThread) -> dict[str, str]:
    """Label the thread; returns label_id and thread_id. Labelling twice is labelling once."""
    gmail = clients.google.service("gmail", label.mailbox, MODIFY)
    with google.translated("gmail", writing=True):
        label_id = _label_id(gmail, label.label)
        body = {"addLabelIds": [label_id]}
        gmail.users().threads().modify(userId="me", id=label.thread_id, body=body).execute()
    return {"label_id": label_id, "thread_id": label.thread_id}


def _ids(draft: dict[str, Any]) -> dict[str, str]:
    message = draft["message"]
    return {"draft_id": draft["id"], "message_id": message["id"], "thread_id": message["threadId"]}


def _label_id(gmail: Any, name: str) -> str:
    labels = gmail.users().labels().list(userId="me").execute().get("labels", [])
    ids = {label["name"]: label["id"] for label in labels}
    if name not in ids:
        body = {"name": name, "labelListVisibility": "labelShow", "messageListVisibility": "show"}
        ids[name] = gmail.users().labels().create(userId="me", body=body).execute()["id"]
    return str(ids[name])
