"""A stateful Gmail: mailboxes with threads, drafts, labels and history; messages are real MIME."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from itertools import count
from typing import Any, cast

from infra.emulators.gmail_search import Searched, parse
from infra.emulators.http import ApiError, Emulator, Json, Request, Response

SYSTEM_LABELS = ("INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "TRASH", "SPAM", "IMPORTANT")
LARGEST = 36_700_160


@dataclass
class Message:
    """A message in one mailbox."""

    message_id: str
    thread_id: str
    labels: set[str]
    at: float
    raw: bytes
    history_id: int

    @property
    def mime(self) -> EmailMessage:
        """The message, parsed."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)


@dataclass
class Mailbox:
    """One person's mail."""

    address: str
    messages: dict[str, Message] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    """Draft id to message id."""
    labels: dict[str, str] = field(default_factory=dict)
    """Own labels: id to name."""
    history: list[tuple[int, str, str]] = field(default_factory=list)
    first_history: int = 1


class Mail:
    """All mailboxes. Callers hold the emulator's lock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.boxes: dict[str, Mailbox] = {}
        self._numbers = count(1)

    def clear(self) -> None:
        """Forget everything."""
        self.boxes.clear()
        self._numbers = count(1)

    def box(self, address: str) -> Mailbox:
        """A mailbox by its address, made on first use."""
        return self.boxes.setdefault(address.lower(), Mailbox(address.lower()))

    def put(self, box: Mailbox, raw: bytes, labels: set[str], thread_id: str = "", at: float | None = None) -> Message:
        """A message into a mailbox, in a thread of its own unless one is named."""
        number = next(self._numbers)
        made = f"{0x190000000000000 + number:x}"
        message = Message(made, thread_id or made, labels, self.clock() if at is None else at, raw, number)
        box.messages[made] = message
        box.history.append((number, "messagesAdded", made))
        return message

    def thread(self, box: Mailbox, thread_id: str) -> list[Message]:
        """A thread's messages, oldest first. Raises ApiError 404."""
        found = [one for one in box.messages.values() if one.thread_id == thread_id]
        if not found:
            raise missing()
        return sorted(found, key=lambda one: (one.at, one.history_id))

    def find(self, box: Mailbox, query: str) -> list[Message]:
        """Messages that match a search, newest first; trash and spam only where asked for."""
        test, anywhere = parse(query, self.clock()), "in:anywhere" in query or "in:trash" in query
        found = [
            one
            for one in box.messages.values()
            if (anywhere or not one.labels & {"TRASH", "SPAM"}) and test(searched(box, one))
        ]
        return sorted(found, key=lambda one: (-one.at, -one.history_id))

    def deliver(self, sent: Message, sender: Mailbox) -> None:
        """Into the mailboxes of recipients who are emulated too, in the thread that the headers name."""
        mime = sent.mime
        for _, address in getaddresses([*mime.get_all("To", []), *mime.get_all("Cc", [])]):
            box = self.boxes.get(address.lower())
            if box is None or box is sender:
                continue
            named = set(" ".join([*mime.get_all("References", []), *mime.get_all("In-Reply-To", [])]).split())
            known = (one for one in box.messages.values() if one.mime.get("Message-ID", "") in named)
            self.put(box, sent.raw, {"INBOX", "UNREAD"}, next((one.thread_id for one in known), ""))

    def threaded(self, box: Mailbox, message: Message) -> bool:
        """Whether its recipient's client would keep it in the thread: headers that fit and the same subject."""
        mime = message.mime
        others = [one for one in self.thread(box, message.thread_id) if one is not message]
        ids = {one.mime.get("Message-ID", "") for one in others}
        named = set(" ".join([*mime.get_all("References", []), *mime.get_all("In-Reply-To", [])]).split())
        subjects = {plain_subject(one.mime.get("Subject", "")) for one in others}
        return not others or bool(ids & named and plain_subject(mime.get("Subject", "")) in subjects)


def routes(emulator: Emulator, mail: Mail, caller: Callable[[Request], str]) -> None:
    """Gmail's paths. `caller` gives the mailbox that a request acts as."""
    prefix = "/gmail/v1/users/{user}"

    def box_of(request: Request) -> Mailbox:
        me = caller(request)
        if request.args["user"] not in ("me", me):
            raise google_error(403, "Delegation denied", "forbidden")
        return mail.box(me)

    @emulator.route("GET", f"{prefix}/profile")
    def profile(request: Request) -> Response:
        box = box_of(request)
        threads = len({one.thread_id for one in box.messages.values()})
        body = {"emailAddress": box.address, "messagesTotal": len(box.messages), "threadsTotal": threads}
        return Response(200, {**body, "historyId": str(newest(box))})

    @emulator.route("GET", f"{prefix}/threads")
    def threads(request: Request) -> Response:
        box = box_of(request)
        seen: dict[str, Message] = {}
        for one in mail.find(box, request.first("q")):
            seen.setdefault(one.thread_id, one)
        shown = [
            {"id": thread_id, "snippet": snippet(one), "historyId": str(thread_history(box, thread_id))}
            for thread_id, one in seen.items()
        ]
        return Response(200, paged("threads", shown, request))

    @emulator.route("GET", f"{prefix}/threads/{{id}}")
    def thread(request: Request) -> Response:
        box, thread_id = box_of(request), request.args["id"]
        messages = [shown(one, request.first("format", "full")) for one in mail.thread(box, thread_id)]
        history = str(thread_history(box, thread_id))
        return Response(200, {"id": thread_id, "historyId": history, "messages": messages})

    @emulator.route("POST", f"{prefix}/threads/{{id}}/modify")
    def modify_thread(request: Request) -> Response:
        box, asked = box_of(request), request.json()
        messages = mail.thread(box, request.args["id"])
        for one in messages:
            relabel(box, one, asked)
        return Response(200, {"id": request.args["id"], "messages": [shown(one, "minimal") for one in messages]})

    @emulator.route("GET", f"{prefix}/messages")
    def messages(request: Request) -> Response:
        box = box_of(request)
        shown = [{"id": one.message_id, "threadId": one.thread_id} for one in mail.find(box, request.first("q"))]
        return Response(200, paged("messages", shown, request))

    @emulator.route("POST", f"{prefix}/messages/send")
    def send(request: Request) -> Response:
        box, asked = box_of(request), request.json()
        sent = mail.put(box, decoded(asked.get("raw", "")), {"SENT"}, known_thread(mail, box, asked))
        mail.deliver(sent, box)
        return Response(200, shown(sent, "minimal"))

    @emulator.route("GET", f"{prefix}/messages/{{id}}")
    def message(request: Request) -> Response:
        box = box_of(request)
        return Response(200, shown(message_of(box, request.args["id"]), request.first("format", "full")))

    @emulator.route("POST", f"{prefix}/messages/{{id}}/modify")
    def modify(request: Request) -> Response:
        box = box_of(request)
        one = message_of(box, request.args["id"])
        relabel(box, one, request.json())
        return Response(200, shown(one, "minimal"))

    @emulator.route("POST", f"{prefix}/drafts")
    def create_draft(request: Request) -> Response:
        box, asked = box_of(request), request.json().get("message", {})
        one = mail.put(box, decoded(asked.get("raw", "")), {"DRAFT"}, known_thread(mail, box, asked))
        draft_id = f"r{one.history_id:019}"
        box.drafts[draft_id] = one.message_id
        return Response(200, {"id": draft_id, "message": shown(one, "minimal")})

    @emulator.route("GET", f"{prefix}/drafts")
    def drafts(request: Request) -> Response:
        box = box_of(request)
        ids = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
        found = [one for one in mail.find(box, request.first("q")) if one.message_id in ids]
        shown = [
            {"id": ids[one.message_id], "message": {"id": one.message_id, "threadId": one.thread_id}} for one in found
        ]
        return Response(200, paged("drafts", shown, request))

    @emulator.route("POST", f"{prefix}/drafts/send")
    def send_draft(request: Request) -> Response:
        box, draft_id = box_of(request), request.json().get("id", "")
        one = box.messages.pop(draft_of(box, draft_id))
        del box.drafts[draft_id]
        sent = mail.put(box, one.raw, {"SENT"}, one.thread_id)
        mail.deliver(sent, box)
        return Response(200, shown(sent, "minimal"))

    @emulator.route("GET", f"{prefix}/drafts/{{id}}")
    def draft(request: Request) -> Response:
        box = box_of(request)
        one = message_of(box, draft_of(box, request.args["id"]))
        return Response(200, {"id": request.args["id"], "message": shown(one, request.first("format", "full"))})

    @emulator.route("PUT", f"{prefix}/drafts/{{id}}")
    def update_draft(request: Request) -> Response:
        box, draft_id = box_of(request), request.args["id"]
        old = box.messages.pop(draft_of(box, draft_id))
        one = mail.put(box, decoded(request.json()["message"].get("raw", "")), {"DRAFT"}, old.thread_id)
        box.drafts[draft_id] = one.message_id
        return Response(200, {"id": draft_id, "message": shown(one, "minimal")})

    @emulator.route("DELETE", f"{prefix}/drafts/{{id}}")
    def delete_draft(request: Request) -> Response:
        box = box_of(request)
        box.messages.pop(draft_of(box, request.args["id"]))
        del box.drafts[request.args["id"]]
        return Response(204)

    @emulator.route("GET", f"{prefix}/labels")
    def labels(request: Request) -> Response:
        box = box_of(request)
        system = [{"id": name, "name": name, "type": "system"} for name in SYSTEM_LABELS]
        return Response(200, {"labels": [*system, *(user_label(*one) for one in box.labels.items())]})

    @emulator.route("POST", f"{prefix}/labels")
    def create_label(request: Request) -> Response:
        box, name = box_of(request), request.json().get("name", "")
        if not name:
            raise google_error(400, "Invalid label name", "invalidArgument")
        if name in {*box.labels.values(), *SYSTEM_LABELS}:
            raise google_error(409, "Label name exists or conflicts", "aborted")
        label_id = f"Label_{len(box.labels) + 1}"
        box.labels[label_id] = name
        return Response(200, user_label(label_id, name))

    @emulator.route("GET", f"{prefix}/history")
    def history(request: Request) -> Response:
        box, start = box_of(request), int(request.first("startHistoryId", "0"))
        if start < box.first_history:
            raise google_error(404, "Requested entity was not found.", "notFound")
        records = [
            {"id": str(number), kind: [{"message": {"id": one, "threadId": box.messages[one].thread_id}}]}
            for number, kind, one in box.history
            if number > start and one in box.messages
        ]
        return Response(200, {**paged("history", records, request), "historyId": str(newest(box))})


def shown(one: Message, how: str) -> Json:
    """A message as Gmail answers it."""
    body: dict[str, Json] = {
        "id": one.message_id, "threadId": one.thread_id, "labelIds": sorted(one.labels), "snippet": snippet(one),
        "historyId": str(one.history_id), "internalDate": str(int(one.at * 1000)), "sizeEstimate": len(one.raw),
    }  # fmt: skip
    if how == "raw":
        return body | {"raw": encoded(one.raw)}
    if how == "minimal":
        return body
    return body | {"payload": part_shown(one.mime, "", whole=how == "full")}


def part_shown(part: EmailMessage, part_id: str, *, whole: bool) -> Json:
    """A MIME part, with its parts."""
    headers = [{"name": name, "value": str(value)} for name, value in part.items()]
    made: dict[str, Json] = {
        "partId": part_id, "mimeType": part.get_content_type(), "filename": part.get_filename() or "", "headers": headers,
    }  # fmt: skip
    if not whole:
        return made
    if part.is_multipart():
        subparts = cast(list[EmailMessage], list(part.iter_parts()))
        dot = f"{part_id}." if part_id else ""
        parts = [part_shown(one, f"{dot}{number}", whole=True) for number, one in enumerate(subparts)]
        return made | {"body": {"size": 0}, "parts": parts}
    content = cast(bytes, part.get_payload(decode=True) or b"")
    if part.get_content_maintype() == "text":
        # Gmail gives text as UTF-8, whatever its charset was.
        content = str(part.get_content()).encode()
    if part.get_filename():
        return made | {"body": {"attachmentId": f"att{part_id}", "size": len(content)}}
    return made | {"body": {"size": len(content), "data": encoded(content)}}


def searched(box: Mailbox, one: Message) -> Searched:
    """A message as the search sees it."""
    mime = one.mime
    names = frozenset({*one.labels, *(box.labels.get(label, label) for label in one.labels)})
    return Searched(
        str(mime.get("From", "")), str(mime.get("To", "")), str(mime.get("Cc", "")), str(mime.get("Subject", "")),
        text_of(mime), names, str(mime.get("Message-ID", "")), one.at, any(p.get_filename() for p in mime.walk()),
    )  # fmt: skip


def text_of(mime: EmailMessage) -> str:
    """The plain text, else the HTML as it stands."""
    part = mime.get_body(("plain", "html"))
    return str(part.get_content()) if part else ""


def snippet(one: Message) -> str:
    """The first words."""
    return " ".join(text_of(one.mime).split())[:180]


def plain_subject(subject: str) -> str:
    """Without Re: and Fwd:, as Gmail compares them."""
    words = subject.strip().lower()
    while words.startswith(("re:", "fwd:", "fw:", "aw:")):
        words = words.split(":", 1)[1].strip()
    return words


def relabel(box: Mailbox, one: Message, asked: Json) -> None:
    """Add and remove labels by id. Raises ApiError 400 for an unknown one."""
    unknown = [name for name in asked.get("addLabelIds", []) if name not in (*SYSTEM_LABELS, *box.labels)]
    if unknown:
        raise google_error(400, f"Invalid label: {unknown[0]}", "invalidArgument")
    one.labels |= set(asked.get("addLabelIds", []))
    one.labels -= set(asked.get("removeLabelIds", []))


def known_thread(mail: Mail, box: Mailbox, asked: Json) -> str:
    """The thread that a new message names, which must exist."""
    thread_id = str(asked.get("threadId") or "")
    if thread_id:
        mail.thread(box, thread_id)
    return thread_id


def message_of(box: Mailbox, message_id: str) -> Message:
    """A message by id. Raises ApiError 404."""
    if message_id not in box.messages:
        raise missing()
    return box.messages[message_id]


def draft_of(box: Mailbox, draft_id: str) -> str:
    """A draft's message id. Raises ApiError 404."""
    if draft_id not in box.drafts:
        raise missing()
    return box.drafts[draft_id]


def decoded(raw: str) -> bytes:
    """base64url to bytes. Raises ApiError 400 when it is none, or when there is no recipient header at all."""
    try:
        content = base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))
    except (binascii.Error, ValueError) as error:
        raise google_error(400, "Invalid value for ByteString", "invalidArgument") from error
    if not content or len(content) > LARGEST:
        raise google_error(400, "'raw' RFC822 payload message string is required", "invalidArgument")
    return content


def encoded(content: bytes) -> str:
    """base64url without padding, as Gmail gives it."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def thread_history(box: Mailbox, thread_id: str) -> int:
    """The newest change of a thread."""
    return max(one.history_id for one in box.messages.values() if one.thread_id == thread_id)


def newest(box: Mailbox) -> int:
    """The newest change of a mailbox."""
    return box.history[-1][0] if box.history else box.first_history


def user_label(label_id: str, name: str) -> Json:
    """A label of the user's own."""
    return {"id": label_id, "name": name, "type": "user"}


def paged(name: str, found: list[Any], request: Request) -> Json:
    """A page of a list, and the token of the next."""
    start, size = int(request.first("pageToken", "0") or 0), int(request.first("maxResults", "100") or 100)
    page = found[start : start + size]
    more = {"nextPageToken": str(start + size)} if start + size < len(found) else {}
    return {**({name: page} if page else {}), **more, "resultSizeEstimate": len(found)}


def google_error(status: int, what: str, reason: str) -> ApiError:
    """An error of Google's shape."""
    errors = [{"domain": "global", "reason": reason, "message": what}]
    return ApiError(status, {"error": {"code": status, "message": what, "errors": errors, "status": reason}})


def missing() -> ApiError:
    """404."""
    return google_error(404, "Requested entity was not found.", "notFound")


def date_of(raw: bytes, otherwise: float) -> float:
    """The Date header as epoch seconds."""
    stamp = email.message_from_bytes(raw, policy=email.policy.default).get("Date")
    return parsedate_to_datetime(str(stamp)).timestamp() if stamp else otherwise
