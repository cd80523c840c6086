"""Gmail's paths: mail, threads, drafts, labels and history of the mailbox that a token acts as."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from infra.emulators.gmail_mailbox import SYSTEM_LABELS, Change, Kind, Mail, Mailbox, Message
from infra.emulators.gmail_mime import decoded, encoded, part_shown, snippet
from infra.emulators.google_answers import bad_parameter, body_of, checked, google_error, missing, paged
from infra.emulators.http import Emulator, Json, Request, Response

__all__ = ["google_error", "routes"]

PREFIX = "/gmail/v1/users/{user}"
MOST_GROUPS = 200
THREAD_FORMATS = ("full", "metadata", "minimal")
FORMATS = (*THREAD_FORMATS, "raw")
RECORDS = {
    "messageAdded": "messagesAdded", "messageDeleted": "messagesDeleted",
    "labelAdded": "labelsAdded", "labelRemoved": "labelsRemoved",
}  # fmt: skip
BoxOf = Callable[[Request], Mailbox]


def routes(emulator: Emulator, mail: Mail, caller: Callable[[Request], str]) -> None:
    """All of Gmail. `caller` gives the mailbox that a request acts as."""

    def box_of(request: Request) -> Mailbox:
        me = caller(request)
        if request.args["user"] not in ("me", me):
            raise google_error(403, "Delegation denied", "forbidden")
        return mail.box(me)

    _threads(emulator, mail, box_of)
    _messages(emulator, mail, box_of)
    _drafts(emulator, mail, box_of)
    _labels(emulator, mail, box_of)
    _whole_box(emulator, box_of)


def _threads(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/threads")
    def threads(request: Request) -> Response:
        box = box_of(request)
        seen: dict[str, Message] = {}
        for one in found(mail, box, request):
            seen.setdefault(one.thread_id, one)
        rows = [
            {"id": thread_id, "snippet": snippet(one.searched.body), "historyId": str(box.threads[thread_id])}
            for thread_id, one in seen.items()
        ]
        return Response(200, listing("threads", rows, request))

    @emulator.route("GET", f"{PREFIX}/threads/{{id}}")
    def thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = [shown(one, request, THREAD_FORMATS) for one in box.thread(thread_id)]
        return Response(200, {"id": thread_id, "historyId": str(box.threads[thread_id]), "messages": messages})

    @emulator.route("POST", f"{PREFIX}/threads/{{id}}/modify")
    def modify_thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = box.thread(thread_id)
        relabel(mail, box, messages, request)
        return Response(200, {"id": thread_id, "messages": [brief(one) for one in messages]})


def _messages(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/messages")
    def messages(request: Request) -> Response:
        rows = [{"id": one.message_id, "threadId": one.thread_id} for one in found(mail, box_of(request), request)]
        return Response(200, listing("messages", rows, request))

    @emulator.route("POST", f"{PREFIX}/messages/send")
    def send(request: Request) -> Response:
        box = box_of(request)
        raw, thread_id = composed(box, body_of(request))
        sent = mail.put(box, raw, {"SENT"}, thread_id)
        mail.deliver(sent, box)
        return Response(200, brief(sent))

    @emulator.route("GET", f"{PREFIX}/messages/{{id}}")
    def message(request: Request) -> Response:
        return Response(200, shown(box_of(request).message(request.args["id"]), request, FORMATS))

    @emulator.route("POST", f"{PREFIX}/messages/{{id}}/modify")
    def modify(request: Request) -> Response:
        box = box_of(request)
        one = box.message(request.args["id"])
        relabel(mail, box, [one], request)
        return Response(200, brief(one))


def _drafts(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    def answered(box: Mailbox, draft_id: str) -> Response:
        return Response(200, {"id": draft_id, "message": brief(box.draft(draft_id))})

    @emulator.route("POST", f"{PREFIX}/drafts")
    def create_draft(request: Request) -> Response:
        box = box_of(request)
        return answered(box, mail.draft(box, *composed(box, message_in(request))))

    @emulator.route("GET", f"{PREFIX}/drafts")
    def drafts(request: Request) -> Response:
        box = box_of(request)
        ids = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
        rows = [
            {"id": ids[one.message_id], "message": {"id": one.message_id, "threadId": one.thread_id}}
            for one in found(mail, box, request)
            if one.message_id in ids
        ]
        return Response(200, listing("drafts", rows, request))

    @emulator.route("POST", f"{PREFIX}/drafts/send")
    def send_draft(request: Request) -> Response:
        box, draft_id = box_of(request), body_of(request, id=str).get("id", "")
        one = box.draft(draft_id)
        mail.remove(box, one)
        del box.drafts[draft_id]
        sent = mail.put(box, one.raw, {"SENT"}, one.thread_id)
        mail.deliver(sent, box)
        return Response(200, brief(sent))

    @emulator.route("GET", f"{PREFIX}/drafts/{{id}}")
    def draft(request: Request) -> Response:
        one = box_of(request).draft(request.args["id"])
        return Response(200, {"id": request.args["id"], "message": shown(one, request, FORMATS)})

    @emulator.route("PUT", f"{PREFIX}/drafts/{{id}}")
    def update_draft(request: Request) -> Response:
        box, draft_id = box_of(request), request.args["id"]
        old = box.draft(draft_id)
        raw, thread_id = composed(box, message_in(request))
        return answered(box, mail.draft(box, raw, thread_id or old.thread_id, draft_id))

    @emulator.route("DELETE", f"{PREFIX}/drafts/{{id}}")
    def delete_draft(request: Request) -> Response:
        box = box_of(request)
        mail.remove(box, box.draft(request.args["id"]))
        del box.drafts[request.args["id"]]
        return Response(204)


def _labels(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/labels")
    def labels(request: Request) -> Response:
        box = box_of(request)
        return Response(200, {"labels": [label_shown(box, one) for one in (*SYSTEM_LABELS, *box.labels)]})

    @emulator.route("POST", f"{PREFIX}/labels")
    def create_label(request: Request) -> Response:
        box, name = box_of(request), body_of(request, name=str).get("name", "")
        if not name:
            raise google_error(400, "Invalid label name", "invalidArgument")
        if name in {*box.labels.values(), *SYSTEM_LABELS}:
            raise google_error(409, "Label name exists or conflicts", "aborted")
        return Response(200, label_shown(box, mail.label(box, name)))

    @emulator.route("GET", f"{PREFIX}/labels/{{id}}")
    def label(request: Request) -> Response:
        box, label_id = box_of(request), request.args["id"]
        if label_id not in (*SYSTEM_LABELS, *box.labels):
            raise missing()
        return Response(200, {**label_shown(box, label_id), **counted(box, label_id)})


def _whole_box(emulator: Emulator, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/profile")
    def profile(request: Request) -> Response:
        box = box_of(request)
        threads = len({one.thread_id for one in box.messages.values()})
        body = {"emailAddress": box.address, "messagesTotal": len(box.messages), "threadsTotal": threads}
        return Response(200, {**body, "historyId": str(box.history_id)})

    @emulator.route("GET", f"{PREFIX}/history")
    def history(request: Request) -> Response:
        box, start = box_of(request), request.first("startHistoryId")
        if not re.fullmatch(r"[0-9]{1,20}", start):
            raise bad_parameter(request, "startHistoryId")
        if int(start) < box.first_history:
            raise missing()
        kinds = set(request.query.get("historyTypes", get_args(Kind)))
        if not kinds <= set(get_args(Kind)):
            raise bad_parameter(request, "historyTypes")
        wanted = box.known_labels(request.query.get("labelId", [])[:1])
        rows = [
            record_shown(one)
            for one in box.history
            if one.history_id > int(start) and one.kind in kinds and wanted <= one.labels | one.moved
        ]
        return Response(200, {**paged("history", rows, request), "historyId": str(box.history_id)})


def found(mail: Mail, box: Mailbox, request: Request) -> list[Message]:
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
    if thread_id:
        box.thread(thread_id)
    return raw, thread_id


def relabel(mail: Mail, box: Mailbox, messages: list[Message], request: Request) -> None:
    """What a modify asks for, for all of the messages or for none."""
    asked = body_of(request, addLabelIds=list, removeLabelIds=list)
    mail.relabel(box, messages, asked.get("addLabelIds", []), asked.get("removeLabelIds", []))


def shown(one: Message, request: Request, formats: tuple[str, ...]) -> Json:
    """A message in the format that is asked for."""
    how = request.first("format", "full").lower()
    if how not in formats:
        raise bad_parameter(request, "format")
    if how == "minimal":
        return brief(one)
    if how == "raw":
        return brief(one) | {"raw": encoded(one.raw)}
    names = frozenset(name.lower() for name in request.query.get("metadataHeaders", []) if how == "metadata")
    return brief(one) | {"payload": part_shown(one.mime, whole=how == "full", names=names)}


def brief(one: Message) -> Json:
    """A message without its content."""
    return {
        "id": one.message_id, "threadId": one.thread_id, "labelIds": sorted(one.labels),
        "snippet": snippet(one.searched.body), "historyId": str(one.history_id),
        "internalDate": str(int(one.at * 1000)), "sizeEstimate": len(one.raw),
    }  # fmt: skip


def record_shown(one: Change) -> Json:
    """A record of history."""
    message = {"id": one.message_id, "threadId": one.thread_id}
    moved = {"labelIds": sorted(one.moved)} if one.moved else {}
    change = {"message": {**message, "labelIds": sorted(one.labels)}, **moved}
    return {"id": str(one.history_id), "messages": [message], RECORDS[one.kind]: [change]}


def label_shown(box: Mailbox, label_id: str) -> Json:
    """A label, Gmail's or the user's own."""
    name = box.labels.get(label_id, label_id)
    return {"id": label_id, "name": name, "type": "user" if label_id in box.labels else "system"}


def counted(box: Mailbox, label_id: str) -> Json:
    """How much mail bears a label."""
    mail = [one for one in box.messages.values() if label_id in one.labels]
    unread = [one for one in mail if "UNREAD" in one.labels]
    return {
        "messagesTotal": len(mail), "threadsTotal": len({one.thread_id for one in mail}),
        "messagesUnread": len(unread), "threadsUnread": len({one.thread_id for one in unread}),
    }  # fmt: skip
