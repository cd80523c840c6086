"""How Gmail tells of messages, drafts, labels and changes, and what all its paths share."""

from __future__ import annotations

from collections.abc import Callable

from infra.emulators.gmail_mailbox import Change, Mail, Mailbox, Message
from infra.emulators.gmail_mime import decoded, encoded, part_shown, snippet
from infra.emulators.gmail_post import readable
from infra.emulators.google_answers import bad_parameter, body_of, checked, paged
from infra.emulators.http import Json, Request

PREFIX = "/gmail/v1/users/{user}"
MOST_GROUPS = 200
THREAD_FORMATS = ("full", "metadata", "minimal")
FORMATS = (*THREAD_FORMATS, "raw")
RECORDS = {
    "messageAdded": "messagesAdded", "messageDeleted": "messagesDeleted",
    "labelAdded": "labelsAdded", "labelRemoved": "labelsRemoved",
}  # fmt: skip
BoxOf = Callable[[Request], Mailbox]
"""The mailbox that a request acts on."""


def matching(mail: Mail, box: Mailbox, request: Request) -> list[Message]:
    """The messages that a list asks for. Raises ApiError 400 for an unknown label or an endless search."""
    labels, query = frozenset(box.known_labels(request.query.get("labelIds", []))), request.first("q")
    if query.count("(") + query.count("{") > MOST_GROUPS:
        raise bad_parameter(request, "q")
    return mail.find(box, query, labels, everywhere=request.first("includeSpamTrash") == "true")


def listing(name: str, rows: list[Json], request: Request) -> Json:
    """A page of a list."""
    return {**paged(name, rows, request), "resultSizeEstimate": len(rows)}


def message_in(request: Request) -> Json:
    """The message of a draft."""
    return body_of(request, message=dict).get("message", {})


def composed(box: Mailbox, given: Json) -> tuple[bytes, str]:
    """A new message's bytes, and the thread that it names, which must exist. Raises ApiError 400 and 404."""
    message = checked(given, "message", raw=str, threadId=str)
    raw, thread_id = decoded(message.get("raw", "")), message.get("threadId", "")
    readable(raw)
    if thread_id:
        box.thread(thread_id)
    return raw, thread_id


def relabel(mail: Mail, box: Mailbox, messages: list[Message], request: Request) -> None:
    """What a modify asks for, for all of the messages or for none."""
    asked = body_of(request, addLabelIds=list, removeLabelIds=list)
    mail.relabel(box, messages, asked.get("addLabelIds", []), asked.get("removeLabelIds", []))


def shown(message: Message, request: Request, formats: tuple[str, ...]) -> Json:
    """A message in the format that is asked for. Raises ApiError 400 for a format that is none of them."""
    how = request.first("format", "full").lower()
    if how not in formats:
        raise bad_parameter(request, "format")
    if how == "minimal":
        return brief(message)
    if how == "raw":
        return brief(message) | {"raw": encoded(message.raw)}
    names = frozenset(name.lower() for name in request.query.get("metadataHeaders", []) if how == "metadata")
    return brief(message) | {"payload": part_shown(message.mime, whole=how == "full", names=names)}


def brief(message: Message) -> Json:
    """A message without its content."""
    return {
        "id": message.message_id, "threadId": message.thread_id, "labelIds": sorted(message.labels),
        "snippet": snippet(message.searched.body), "historyId": str(message.history_id),
        "internalDate": str(int(message.at * 1000)), "sizeEstimate": len(message.raw),
    }  # fmt: skip


def record_shown(change: Change) -> Json:
    """A record of history."""
    message = {"id": change.message_id, "threadId": change.thread_id}
    moved = {"labelIds": sorted(change.moved)} if change.moved else {}
    record = {"message": {**message, "labelIds": sorted(change.labels)}, **moved}
    return {"id": str(change.history_id), "messages": [message], RECORDS[change.kind]: [record]}


def thread_brief(thread_id: str, messages: list[Message]) -> Json:
    """A thread after a change to it."""
    return {"id": thread_id, "messages": [brief(message) for message in messages]}
