"""The state of the emulated Gmail: mailboxes with messages, drafts, labels, and the history of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from infra.emulators.gmail_mime import addresses, parsed, plain_subject, text_of, with_header
from infra.emulators.gmail_search import Searched, hidden_places, parse
from infra.emulators.gmail_threading import Envelope, Neighbor, joins
from infra.emulators.google_answers import google_error, missing
from infra.emulators.http import Json

CATEGORIES = tuple(f"CATEGORY_{name}" for name in ("PERSONAL", "SOCIAL", "PROMOTIONS", "UPDATES", "FORUMS"))
SYSTEM_LABELS = ("INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "TRASH", "SPAM", "IMPORTANT", "CHAT", *CATEGORIES)
PUT_BY_GMAIL = frozenset({"SENT", "DRAFT", "CHAT"})
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
        return read(self.raw)

    @cached_property
    def searched(self) -> Searched:
        """The message as the search sees it, without its labels."""
        return replace(self.read.searched, at=self.at)


class Read(NamedTuple):
    """A mail's headers as text, what its thread is decided by, and what the search sees of it (at no time)."""

    headers: dict[str, str]
    envelope: Envelope
    searched: Searched


@lru_cache(maxsize=1024)
def read(raw: bytes) -> Read:
    """Kept across mailboxes too, for most mail is seeded again and again."""
    mime = parsed(raw)
    filenames = tuple(name for part in mime.walk() if (name := part.get_filename()))
    sender, to, cc, bcc, subject, rfc_message_id = (
        str(mime.get(name, "")) for name in ("From", "To", "Cc", "Bcc", "Subject", "Message-ID")
    )
    searched = Searched(
        sender, to, cc, subject, text_of(mime), frozenset(), rfc_message_id, 0.0, bool(filenames), bcc, filenames,
        str(mime.get("List-Id", "")), len(raw),
    )  # fmt: skip
    answers = " ".join(str(value) for name in ("References", "In-Reply-To") for value in mime.get_all(name, [])).split()
    people = frozenset(address.lower() for address in addresses(mime, "From", "To", "Cc"))
    envelope = Envelope(rfc_message_id.strip(), frozenset(answers), plain_subject(subject), people)
    return Read({name: str(value) for name, value in mime.items()}, envelope, searched)


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
    label_looks: dict[str, Json] = field(default_factory=dict)
    """Own labels: id to visibility and color, as they were given."""
    history: list[Change] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=dict)
    """Thread id to the thread's newest change; a thread stays here when its last message is gone."""
    aliases: dict[str, Json] = field(default_factory=dict)
    """Addresses that it may send as besides its own, as Gmail's `SendAs`."""
    watch: Json = None
    """What was asked for with `watch`, and until when; None: nothing."""

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
        messages = [message for message in self.messages.values() if message.thread_id == thread_id]
        if not messages:
            raise missing()
        return sorted(messages, key=lambda message: (message.at, message.message_id))

    def neighbors(self) -> Iterator[Neighbor]:
        """What an arriving mail may be a part of the thread of; a draft is nobody's neighbor."""
        for message in self.messages.values():
            if "DRAFT" not in message.labels:
                yield Neighbor(message.thread_id, message.read.envelope, message.at)

    def known_labels(self, label_ids: list[str]) -> set[str]:
        """These labels. Raises ApiError 400 when one of them is none of this mailbox's."""
        for label_id in label_ids:
            if not isinstance(label_id, str) or label_id not in (*SYSTEM_LABELS, *self.labels):
                raise google_error(400, f"Invalid label: {label_id}", "invalidArgument")
        return set(label_ids)


class Mail:
    """All mailboxes. Callers hold the emulator's lock. `numbers` never come twice, so neither does an id.

    `keep_message_id`: whether Gmail keeps the Message-ID that a program chose. Both were seen of the real one; it makes
    one of its own unless told otherwise.
    """

    def __init__(self, clock: Callable[[], float], numbers: Iterator[int]) -> None:
        self.clock, self.numbers = clock, numbers
        self.boxes: dict[str, Mailbox] = {}
        self.keep_message_id = False
        self.on_change: Callable[[Mailbox, frozenset[str]], None] = lambda _box, _labels: None
        """Told of every change, with the labels of the message."""

    def clear(self) -> None:
        """Forget everything; ids go on from where they were."""
        self.boxes.clear()
        self.keep_message_id = False

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
        """A draft, new or in the place of another; gives its id. Its thread must fit by subject and references.

        The message's id moves with every edit, and so does the thread's when the subject no longer fits.
        """
        envelope, old = read(raw).envelope, box.draft(draft_id) if draft_id else None
        thread_id = thread_id or (old.thread_id if old else "")
        others = [other for other in box.thread(thread_id) if other is not old] if thread_id else []
        if others:
            fits = joins(envelope, (other.read.envelope for other in others))
        else:
            fits = old is not None and envelope.subject == old.read.envelope.subject
        if old:
            self.remove(box, old)
        draft_id = draft_id or f"r{next(self.numbers):019}"
        made = self.put(box, self.identified(raw), {"DRAFT"}, thread_id if fits else "")
        box.drafts[draft_id] = made.message_id
        return draft_id

    def identified(self, raw: bytes) -> bytes:
        """A mail under the Message-ID that Gmail gives it: its own choice, or the sender's where it keeps that."""
        if self.keep_message_id and read(raw).envelope.rfc_message_id:
            return raw
        return with_header(raw, "Message-ID", f"<CAE{next(self.numbers):x}@mail.gmail.com>")

    def remove(self, box: Mailbox, message: Message) -> None:
        """A message out of a mailbox."""
        del box.messages[message.message_id]
        self._changed(box, message, "messageDeleted")

    def relabel(self, box: Mailbox, messages: list[Message], add: list[str], remove: list[str]) -> None:
        """Labels onto and off messages. Raises ApiError 400, and does nothing, for one that may not be."""
        put_on, taken_off = box.known_labels(add), box.known_labels(remove)
        for label_id in sorted((put_on | taken_off) & PUT_BY_GMAIL):
            raise google_error(400, f"Invalid label: {label_id}", "invalidArgument")
        self.moved(box, messages, put_on, taken_off)

    def moved(self, box: Mailbox, messages: list[Message], put_on: set[str], taken_off: set[str]) -> None:
        """The same for labels that are known to be good; what changes nothing leaves no record."""
        for message in messages:
            added, removed = put_on - message.labels, (taken_off & message.labels) - put_on
            message.labels = (message.labels | added) - removed
            if added:
                self._changed(box, message, "labelAdded", frozenset(added))
            if removed:
                self._changed(box, message, "labelRemoved", frozenset(removed))

    def label(self, box: Mailbox, name: str, looks: Json = None) -> str:
        """A new label of the mailbox's own; gives its id."""
        label_id = f"Label_{next(self.numbers)}"
        box.labels[label_id], box.label_looks[label_id] = name, looks or {}
        return label_id

    def _changed(self, box: Mailbox, message: Message, kind: Kind, moved: frozenset[str] = frozenset()) -> None:
        number = next(self.numbers)
        message.history_id = box.history_id = box.threads[message.thread_id] = number
        labels = frozenset(message.labels)
        box.history.append(Change(number, kind, message.message_id, message.thread_id, labels, moved))
        self.on_change(box, labels | moved)

    def find(
        self, box: Mailbox, query: str = "", labels: frozenset[str] = frozenset(), *, everywhere: bool = False
    ) -> list[Message]:
        """Messages that match a search and have all labels, newest first; trash and spam only where asked for."""
        test = parse(query, self.clock(), box.address)
        hidden = frozenset() if everywhere else hidden_places(query) - labels
        messages = [
            message for message in box.messages.values() if labels <= message.labels and not message.labels & hidden
        ]
        matching = [message for message in messages if test(searched(box, message))]
        return sorted(matching, key=lambda message: (message.at, message.message_id), reverse=True)

    def threaded(self, box: Mailbox, message: Message) -> bool:
        """Whether its recipient's client would keep it in the thread: headers that fit and the same subject."""
        others = [other.read.envelope for other in box.thread(message.thread_id) if other is not message]
        return not others or joins(message.read.envelope, others)


def searched(box: Mailbox, message: Message) -> Searched:
    """A message as the search sees it, its labels by id and by name."""
    own = message.labels & box.labels.keys()
    names = {*message.labels, *(box.labels[label] for label in own)}
    return replace(message.searched, labels=frozenset(names), own_labels=bool(own))
