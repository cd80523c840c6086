"""The state of the emulated Gmail: mailboxes with messages, drafts, labels, and the history of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.utils import getaddresses
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from infra.emulators.gmail_mime import parsed, plain_subject, text_of
from infra.emulators.gmail_search import Searched, parse
from infra.emulators.google_answers import google_error, missing

SYSTEM_LABELS = ("INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "TRASH", "SPAM", "IMPORTANT")
PUT_BY_GMAIL = frozenset({"SENT", "DRAFT"})
Kind = Literal["messageAdded", "messageDeleted", "labelAdded", "labelRemoved"]


@dataclass
class Message:
    """A message in one mailbox. Ids of later messages are greater."""

    message_id: str
    thread_id: str
    labels: set[str]
    at: float
    raw: bytes
    history_id: int

    @property
    def mime(self) -> EmailMessage:
        """The message, parsed."""
        return parsed(self.raw)

    @cached_property
    def read(self) -> Read:
        """What is asked of it again and again; kept, for a mailbox is looked at a thousand times."""
        return _read(self.raw)

    @cached_property
    def searched(self) -> Searched:
        """The message as the search sees it, without its labels."""
        return replace(self.read.searched, at=self.at)


class Read(NamedTuple):
    """A mail's headers as text, the messages that it answers, and what the search sees of it (at no time)."""

    headers: dict[str, str]
    answers: frozenset[str]
    searched: Searched


@lru_cache(maxsize=1024)
def _read(raw: bytes) -> Read:
    """Kept across mailboxes too, for most mail is seeded again and again."""
    mime = parsed(raw)
    searched = Searched(
        str(mime.get("From", "")), str(mime.get("To", "")), str(mime.get("Cc", "")), str(mime.get("Subject", "")),
        text_of(mime), frozenset(), str(mime.get("Message-ID", "")), 0.0, any(part.get_filename() for part in mime.walk()),
    )  # fmt: skip
    answers = " ".join([*mime.get_all("References", []), *mime.get_all("In-Reply-To", [])]).split()
    return Read({name: str(value) for name, value in mime.items()}, frozenset(answers), searched)


@dataclass(frozen=True)
class Change:
    """One record of history. `labels` are the message's at that time, `moved` those that were put on or taken off."""

    history_id: int
    kind: Kind
    message_id: str
    thread_id: str
    labels: frozenset[str]
    moved: frozenset[str] = frozenset()


@dataclass
class Mailbox:
    """One person's mail. `history_id` is that of the newest change."""

    address: str
    first_history: int
    history_id: int
    messages: dict[str, Message] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    """Draft id to message id."""
    labels: dict[str, str] = field(default_factory=dict)
    """Own labels: id to name."""
    history: list[Change] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=dict)
    """Thread id to the thread's newest change; a thread stays here when its last message is gone."""

    def message(self, message_id: str) -> Message:
        """A message by id. Raises ApiError 404."""
        if message_id not in self.messages:
            raise missing()
        return self.messages[message_id]

    def draft(self, draft_id: str) -> Message:
        """A draft's message. Raises ApiError 404."""
        if draft_id not in self.drafts:
            raise missing()
        return self.messages[self.drafts[draft_id]]

    def thread(self, thread_id: str) -> list[Message]:
        """A thread's messages, oldest first. Raises ApiError 404."""
        found = [one for one in self.messages.values() if one.thread_id == thread_id]
        if not found:
            raise missing()
        return sorted(found, key=lambda one: (one.at, one.message_id))

    def known_labels(self, label_ids: list[str]) -> set[str]:
        """These labels. Raises ApiError 400 when one of them is none of this mailbox's."""
        for label_id in label_ids:
            if not isinstance(label_id, str) or label_id not in (*SYSTEM_LABELS, *self.labels):
                raise google_error(400, f"Invalid label: {label_id}", "invalidArgument")
        return set(label_ids)


class Mail:
    """All mailboxes. Callers hold the emulator's lock. `numbers` never come twice, so neither does an id."""

    def __init__(self, clock: Callable[[], float], numbers: Iterator[int]) -> None:
        self.clock, self.numbers = clock, numbers
        self.boxes: dict[str, Mailbox] = {}

    def clear(self) -> None:
        """Forget everything; ids go on from where they were."""
        self.boxes.clear()

    def box(self, address: str) -> Mailbox:
        """A mailbox by its address, made on first use."""
        name = address.lower()
        if name not in self.boxes:
            number = next(self.numbers)
            self.boxes[name] = Mailbox(name, number, number)
        return self.boxes[name]

    def put(self, box: Mailbox, raw: bytes, labels: set[str], thread_id: str = "", at: float | None = None) -> Message:
        """A message into a mailbox, in a thread of its own unless one is named."""
        made = f"{next(self.numbers) << 10:016x}"  # as long as Gmail's own
        message = Message(made, thread_id or made, set(labels), self.clock() if at is None else at, raw, 0)
        box.messages[made] = message
        self._changed(box, message, "messageAdded")
        return message

    def draft(self, box: Mailbox, raw: bytes, thread_id: str, draft_id: str = "") -> str:
        """A draft, new or in the place of another; gives its id."""
        if draft_id:
            self.remove(box, box.draft(draft_id))
        draft_id = draft_id or f"r{next(self.numbers):019}"
        box.drafts[draft_id] = self.put(box, raw, {"DRAFT"}, thread_id).message_id
        return draft_id

    def remove(self, box: Mailbox, message: Message) -> None:
        """A message out of a mailbox."""
        del box.messages[message.message_id]
        self._changed(box, message, "messageDeleted")

    def relabel(self, box: Mailbox, messages: list[Message], add: list[str], remove: list[str]) -> None:
        """Labels onto and off messages. Raises ApiError 400, and does nothing, for one that may not be."""
        put_on, taken_off = box.known_labels(add), box.known_labels(remove)
        for label_id in sorted((put_on | taken_off) & PUT_BY_GMAIL):
            raise google_error(400, f"Invalid label: {label_id}", "invalidArgument")
        for one in messages:
            added, removed = put_on - one.labels, (taken_off & one.labels) - put_on
            one.labels = (one.labels | added) - removed
            if added:
                self._changed(box, one, "labelAdded", frozenset(added))
            if removed:
                self._changed(box, one, "labelRemoved", frozenset(removed))

    def label(self, box: Mailbox, name: str) -> str:
        """A new label of the mailbox's own; gives its id."""
        label_id = f"Label_{next(self.numbers)}"
        box.labels[label_id] = name
        return label_id

    def _changed(self, box: Mailbox, one: Message, kind: Kind, moved: frozenset[str] = frozenset()) -> None:
        number = next(self.numbers)
        one.history_id = box.history_id = box.threads[one.thread_id] = number
        box.history.append(Change(number, kind, one.message_id, one.thread_id, frozenset(one.labels), moved))

    def find(
        self, box: Mailbox, query: str = "", labels: frozenset[str] = frozenset(), *, everywhere: bool = False
    ) -> list[Message]:
        """Messages that match a search and have all labels, newest first; trash and spam only where asked for."""
        test = parse(query, self.clock())
        places = {"TRASH", "SPAM"} - labels
        hidden = set() if everywhere or "in:anywhere" in query else places - {place_of(query)}
        found = [one for one in box.messages.values() if labels <= one.labels and not one.labels & hidden]
        matching = [one for one in found if test(searched(box, one))]
        return sorted(matching, key=lambda one: (one.at, one.message_id), reverse=True)

    def deliver(self, sent: Message, sender: Mailbox) -> None:
        """Into the mailboxes of recipients who are emulated too, in the thread that the headers name."""
        mime = sent.mime
        for _, address in getaddresses([*mime.get_all("To", []), *mime.get_all("Cc", [])]):
            box = self.boxes.get(address.lower())
            if box is None or box is sender:
                continue
            known = (one for one in box.messages.values() if one.searched.message_id in sent.read.answers)
            self.put(box, sent.raw, {"INBOX", "UNREAD"}, next((one.thread_id for one in known), ""))

    def threaded(self, box: Mailbox, message: Message) -> bool:
        """Whether its recipient's client would keep it in the thread: headers that fit and the same subject."""
        others = [one.searched for one in box.thread(message.thread_id) if one is not message]
        ids = {one.message_id for one in others}
        subjects = {plain_subject(one.subject) for one in others}
        return not others or bool(ids & message.read.answers and plain_subject(message.searched.subject) in subjects)


def searched(box: Mailbox, one: Message) -> Searched:
    """A message as the search sees it, its labels by id and by name."""
    return replace(
        one.searched, labels=frozenset({*one.labels, *(box.labels.get(label, label) for label in one.labels)})
    )


def place_of(query: str) -> str:
    """The hidden place that a search names."""
    return next((place for place in ("TRASH", "SPAM") if f"in:{place.lower()}" in query.lower()), "")
