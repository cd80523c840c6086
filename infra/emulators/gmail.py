"""A stateful Gmail: its paths, over the mailboxes of `gmail_mailboxes`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from infra.emulators.gmail_mailboxes import SYSTEM_LABELS, Change, Mail, Mailbox
from infra.emulators.gmail_message import Message, attachment_of, decoded, encoded, shown
from infra.emulators.google_answers import body_of, flag_of, google_error, missing, number_of, page_of, route
from infra.emulators.http import Emulator, Json, Request, Response

PREFIX = "/gmail/v1/users/{user}"
FORMATS = ("full", "metadata", "minimal", "raw")
WATCHED_S = 7 * 86_400
SHOWN_AS = ("messageListVisibility", "labelListVisibility")

BoxOf = Callable[[Request], Mailbox]


def routes(emulator: Emulator, mail: Mail, caller: Callable[[Request], str]) -> None:
    """Gmail's paths. `caller` gives the mailbox that a request acts as: nobody reads another's."""

    def box_of(request: Request) -> Mailbox:
        me, named = caller(request), request.args["user"].lower()
        if named not in ("me", me):
            raise google_error(403, f"Delegation denied for {me}", "forbidden")
        return mail.box(me)

    _messages(emulator, mail, box_of)
    _threads(emulator, mail, box_of)
    _drafts(emulator, mail, box_of)
    _labels(emulator, mail, box_of)
    _changes(emulator, mail, box_of)


def _messages(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @route(emulator, "GET", f"{PREFIX}/messages")
    def messages(request: Request) -> Response:
        found, size = _found(mail, box_of(request), request), number_of(request, "maxResults", 100, 500)
        page, more = page_of(found, request, size)
        return _list("messages", [_named(one) for one in page], more, len(found))

    @route(emulator, "POST", f"{PREFIX}/messages/send")
    def send(request: Request) -> Response:
        box, asked = box_of(request), body_of(request)
        raw, thread_id = decoded(asked.get("raw")), mail.joined(box, asked.get("threadId") or "")
        return Response(200, _brief(mail.send(box, raw, thread_id)))

    @route(emulator, "GET", f"{PREFIX}/messages/{{id}}")
    def message(request: Request) -> Response:
        one = box_of(request).message(request.args["id"])
        return Response(200, shown(one, _format(request, FORMATS), _headers(request)))

    @route(emulator, "POST", f"{PREFIX}/messages/{{id}}/modify")
    def modify(request: Request) -> Response:
        box, asked = box_of(request), body_of(request)
        one = box.message(request.args["id"])
        mail.relabel(box, one, asked.get("addLabelIds", ()), asked.get("removeLabelIds", ()))
        return Response(200, _brief(one))

    @route(emulator, "GET", f"{PREFIX}/messages/{{message}}/attachments/{{id}}")
    def attachment(request: Request) -> Response:
        content = attachment_of(box_of(request).message(request.args["message"]), request.args["id"])
        if content is None:
            raise google_error(400, "Invalid attachment token", "invalidArgument")
        return Response(200, {"size": len(content), "data": encoded(content)})


def _threads(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @route(emulator, "GET", f"{PREFIX}/threads")
    def threads(request: Request) -> Response:
        box = box_of(request)
        found = list(dict.fromkeys(one.thread_id for one in _found(mail, box, request)))
        page, more = page_of(found, request, number_of(request, "maxResults", 100, 500))
        rows = [
            {"id": one, "snippet": box.thread(one)[-1].snippet, "historyId": str(box.thread_history(one))}
            for one in page
        ]
        return _list("threads", rows, more, len(found))

    @route(emulator, "GET", f"{PREFIX}/threads/{{id}}")
    def thread(request: Request) -> Response:
        box, thread_id, how = box_of(request), request.args["id"], _format(request, FORMATS[:3])
        messages = [shown(one, how, _headers(request)) for one in box.thread(thread_id)]
        history = str(box.thread_history(thread_id))
        return Response(200, {"id": thread_id, "historyId": history, "messages": messages})

    @route(emulator, "POST", f"{PREFIX}/threads/{{id}}/modify")
    def modify_thread(request: Request) -> Response:
        box, asked = box_of(request), body_of(request)
        messages = box.thread(request.args["id"])
        for one in messages:
            mail.relabel(box, one, asked.get("addLabelIds", ()), asked.get("removeLabelIds", ()))
        return Response(200, {"id": request.args["id"], "messages": [_brief(one) for one in messages]})


def _drafts(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    def answer(box: Mailbox, draft_id: str) -> Response:
        return Response(200, {"id": draft_id, "message": _brief(box.draft(draft_id))})

    @route(emulator, "POST", f"{PREFIX}/drafts")
    def create(request: Request) -> Response:
        box, asked = box_of(request), body_of(request).get("message", {})
        return answer(box, mail.draft(box, decoded(asked.get("raw")), asked.get("threadId") or ""))

    @route(emulator, "GET", f"{PREFIX}/drafts")
    def drafts(request: Request) -> Response:
        box = box_of(request)
        ids = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
        found = [one for one in _found(mail, box, request) if one.message_id in ids]
        page, more = page_of(found, request, number_of(request, "maxResults", 100, 500))
        rows = [{"id": ids[one.message_id], "message": _named(one)} for one in page]
        return _list("drafts", rows, more, len(found))

    @route(emulator, "POST", f"{PREFIX}/drafts/send")
    def send(request: Request) -> Response:
        box, asked = box_of(request), body_of(request)
        draft_id, given = str(asked.get("id") or ""), asked.get("message", {})
        box.draft(draft_id)
        if given.get("raw"):
            mail.redraft(box, draft_id, decoded(given["raw"]), given.get("threadId") or "")
        one = box.draft(draft_id)
        sent = mail.send(box, one.raw, one.thread_id)
        mail.discard(box, draft_id)
        return Response(200, _brief(sent))

    @route(emulator, "GET", f"{PREFIX}/drafts/{{id}}")
    def draft(request: Request) -> Response:
        one = box_of(request).draft(request.args["id"])
        return Response(200, {"id": request.args["id"], "message": shown(one, _format(request, FORMATS))})

    @route(emulator, "PUT", f"{PREFIX}/drafts/{{id}}")
    def update(request: Request) -> Response:
        box, asked = box_of(request), body_of(request).get("message", {})
        mail.redraft(box, request.args["id"], decoded(asked.get("raw")), asked.get("threadId") or "")
        return answer(box, request.args["id"])

    @route(emulator, "DELETE", f"{PREFIX}/drafts/{{id}}")
    def delete(request: Request) -> Response:
        mail.discard(box_of(request), request.args["id"])
        return Response(204)


def _labels(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @route(emulator, "GET", f"{PREFIX}/labels")
    def labels(request: Request) -> Response:
        box = box_of(request)
        return Response(200, {"labels": [_label(box, one) for one in (*SYSTEM_LABELS, *box.labels)]})

    @route(emulator, "POST", f"{PREFIX}/labels")
    def create(request: Request) -> Response:
        box, asked = box_of(request), body_of(request)
        shown_as = {name: asked[name] for name in SHOWN_AS if name in asked}
        return Response(200, _label(box, mail.label(box, str(asked.get("name") or ""), shown_as)))

    @route(emulator, "GET", f"{PREFIX}/labels/{{id}}")
    def label(request: Request) -> Response:
        box, label_id = box_of(request), request.args["id"]
        if label_id not in {*SYSTEM_LABELS, *box.labels}:
            raise missing()
        return Response(200, _label(box, label_id) | _counts(box, label_id))


def _changes(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @route(emulator, "GET", f"{PREFIX}/profile")
    def profile(request: Request) -> Response:
        box = box_of(request)
        threads = len({one.thread_id for one in box.messages.values()})
        body = {"emailAddress": box.address, "messagesTotal": len(box.messages), "threadsTotal": threads}
        return Response(200, {**body, "historyId": str(box.newest_history)})

    @route(emulator, "GET", f"{PREFIX}/history")
    def history(request: Request) -> Response:
        box, start = box_of(request), request.first("startHistoryId")
        if not start.isdigit():
            raise google_error(400, "Invalid startHistoryId", "invalidArgument")
        if int(start) < box.oldest_history:  # the caller has to begin again from the whole mailbox
            raise missing()
        kinds, label = request.query.get("historyTypes", []), request.first("labelId")
        found = [one for one in box.history if one.number > int(start) and _wanted(one, kinds, label)]
        page, more = page_of(found, request, number_of(request, "maxResults", 100, 500))
        records = {"history": [_record(one) for one in page]} if page else {}
        return Response(200, {**records, **more, "historyId": str(box.newest_history)})

    @route(emulator, "POST", f"{PREFIX}/watch")
    def watch(request: Request) -> Response:
        box = box_of(request)
        if not body_of(request).get("topicName"):
            raise google_error(400, "Invalid topicName", "invalidArgument")
        expiration = str(int((mail.clock() + WATCHED_S) * 1000))
        return Response(200, {"historyId": str(box.newest_history), "expiration": expiration})


def _found(mail: Mail, box: Mailbox, request: Request) -> list[Message]:
    labels, everywhere = request.query.get("labelIds", ()), flag_of(request, "includeSpamTrash")
    return mail.find(box, request.first("q"), labels=labels, everywhere=everywhere)


def _format(request: Request, known: tuple[str, ...]) -> str:
    how = request.first("format", "full").lower()
    if how not in known:
        raise google_error(400, f"Invalid value for format: {how}", "invalidArgument")
    return how


def _headers(request: Request) -> tuple[str, ...]:
    return tuple(request.query.get("metadataHeaders", ()))


def _list(name: str, rows: list[Any], more: dict[str, str], estimate: int) -> Response:
    # Gmail leaves an empty list out.
    return Response(200, {**({name: rows} if rows else {}), **more, "resultSizeEstimate": estimate})


def _named(one: Message) -> Json:
    return {"id": one.message_id, "threadId": one.thread_id}


def _brief(one: Message) -> Json:
    return _named(one) | {"labelIds": sorted(one.labels)}


def _label(box: Mailbox, label_id: str) -> Json:
    if label_id in box.labels:
        return {"id": label_id, "name": box.labels[label_id], "type": "user", **box.label_shown.get(label_id, {})}
    return {"id": label_id, "name": label_id, "type": "system"}


def _counts(box: Mailbox, label_id: str) -> Json:
    found = [one for one in box.messages.values() if label_id in one.labels]
    unread = [one for one in found if "UNREAD" in one.labels]
    return {
        "messagesTotal": len(found), "messagesUnread": len(unread),
        "threadsTotal": len({one.thread_id for one in found}),
        "threadsUnread": len({one.thread_id for one in unread}),
    }  # fmt: skip


def _wanted(one: Change, kinds: list[str], label: str) -> bool:
    # The parameter says messageAdded and labelRemoved, the answer messagesAdded and labelsRemoved.
    kind = one.kind.replace("sAdded", "Added").replace("sRemoved", "Removed").replace("sDeleted", "Deleted")
    return (not kinds or kind in kinds) and (not label or label in one.labels)


def _record(one: Change) -> Json:
    message: Json = {"id": one.message_id, "threadId": one.thread_id}
    if one.kind.startswith("messages"):
        changed: Json = {"message": message | {"labelIds": list(one.labels)}}
    else:
        changed = {"message": message, "labelIds": list(one.labels)}
    return {"id": str(one.number), "messages": [message], one.kind: [changed]}
