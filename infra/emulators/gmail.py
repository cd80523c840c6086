"""Gmail's paths for mail that is there: threads, messages, attachments, and their labels."""

from __future__ import annotations

from collections.abc import Callable

from infra.emulators.gmail_account import account
from infra.emulators.gmail_answers import (
    FORMATS,
    PREFIX,
    THREAD_FORMATS,
    BoxOf,
    brief,
    composed,
    listing,
    matching,
    relabel,
    shown,
    thread_brief,
)
from infra.emulators.gmail_drafts import drafts
from infra.emulators.gmail_labels import labels
from infra.emulators.gmail_mailbox import Mail, Mailbox, Message
from infra.emulators.gmail_mime import attachment, encoded, snippet
from infra.emulators.gmail_post import PostOffice
from infra.emulators.google_answers import body_of, google_error, missing
from infra.emulators.http import Emulator, Request, Response

__all__ = ["google_error", "routes"]

MOST_AT_ONCE = 1000
"""Messages of one batchModify."""


def routes(emulator: Emulator, mail: Mail, post: PostOffice, caller: Callable[[Request], str]) -> None:
    """All of Gmail. `caller` gives the mailbox that a request acts as."""

    def box_of(request: Request) -> Mailbox:
        me = caller(request)
        if request.args["user"] not in ("me", me):
            raise google_error(403, "Delegation denied", "forbidden")
        return mail.box(me)

    _threads(emulator, mail, box_of)
    _messages(emulator, mail, post, box_of)
    _labels_of_messages(emulator, mail, box_of)
    drafts(emulator, mail, post, box_of)
    labels(emulator, mail, box_of)
    account(emulator, mail, box_of)


def _threads(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/threads")
    def threads(request: Request) -> Response:
        box = box_of(request)
        newest: dict[str, Message] = {}
        for message in matching(mail, box, request):
            newest.setdefault(message.thread_id, message)
        rows = [
            {"id": thread_id, "snippet": snippet(message.searched.body), "historyId": str(box.threads[thread_id])}
            for thread_id, message in newest.items()
        ]
        return Response(200, listing("threads", rows, request))

    @emulator.route("GET", f"{PREFIX}/threads/{{id}}")
    def thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = [shown(message, request, THREAD_FORMATS) for message in box.thread(thread_id)]
        return Response(200, {"id": thread_id, "historyId": str(box.threads[thread_id]), "messages": messages})

    @emulator.route("POST", f"{PREFIX}/threads/{{id}}/modify")
    def modify_thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = box.thread(thread_id)
        relabel(mail, box, messages, request)
        return Response(200, thread_brief(thread_id, messages))

    @emulator.route("POST", f"{PREFIX}/threads/{{id}}/trash")
    def trash_thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = box.thread(thread_id)
        mail.moved(box, messages, {"TRASH"}, {"INBOX"})
        return Response(200, thread_brief(thread_id, messages))

    @emulator.route("POST", f"{PREFIX}/threads/{{id}}/untrash")
    def untrash_thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = box.thread(thread_id)
        mail.moved(box, messages, set(), {"TRASH"})
        return Response(200, thread_brief(thread_id, messages))


def _messages(emulator: Emulator, mail: Mail, post: PostOffice, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/messages")
    def messages(request: Request) -> Response:
        matches = matching(mail, box_of(request), request)
        rows = [{"id": message.message_id, "threadId": message.thread_id} for message in matches]
        return Response(200, listing("messages", rows, request))

    @emulator.route("POST", f"{PREFIX}/messages/send")
    def send(request: Request) -> Response:
        box = box_of(request)
        return Response(200, brief(post.send(box, *composed(box, body_of(request)))))

    @emulator.route("GET", f"{PREFIX}/messages/{{id}}")
    def message(request: Request) -> Response:
        return Response(200, shown(box_of(request).message(request.args["id"]), request, FORMATS))

    @emulator.route("GET", f"{PREFIX}/messages/{{message}}/attachments/{{id}}")
    def attached(request: Request) -> Response:
        content = attachment(box_of(request).message(request.args["message"]).mime, request.args["id"])
        if content is None:
            raise google_error(400, "Invalid attachment token", "invalidArgument")
        return Response(200, {"size": len(content), "data": encoded(content)})


def _labels_of_messages(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("POST", f"{PREFIX}/messages/{{id}}/modify")
    def modify(request: Request) -> Response:
        box = box_of(request)
        message = box.message(request.args["id"])
        relabel(mail, box, [message], request)
        return Response(200, brief(message))

    @emulator.route("POST", f"{PREFIX}/messages/batchModify")
    def batch_modify(request: Request) -> Response:
        box, ids = box_of(request), body_of(request, ids=list).get("ids", [])
        if not ids or len(ids) > MOST_AT_ONCE or not all(isinstance(message_id, str) for message_id in ids):
            raise google_error(400, "Invalid ids", "invalidArgument")
        if not set(ids) <= box.messages.keys():
            raise missing()
        relabel(mail, box, [box.messages[message_id] for message_id in dict.fromkeys(ids)], request)
        return Response(204)

    @emulator.route("POST", f"{PREFIX}/messages/{{id}}/trash")
    def trash(request: Request) -> Response:
        box = box_of(request)
        message = box.message(request.args["id"])
        mail.moved(box, [message], {"TRASH"}, {"INBOX"})
        return Response(200, brief(message))

    @emulator.route("POST", f"{PREFIX}/messages/{{id}}/untrash")
    def untrash(request: Request) -> Response:
        box = box_of(request)
        message = box.message(request.args["id"])
        mail.moved(box, [message], set(), {"TRASH"})
        return Response(200, brief(message))
