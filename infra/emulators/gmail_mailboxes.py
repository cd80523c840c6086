"""The state behind the emulated Gmail: mailboxes with messages, drafts, labels and a history of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

from infra.emulators import gmail_search
from infra.emulators.gmail_message import Message, complete, without_bcc
from infra.emulators.google_answers import google_error, missing

CATEGORIES = ("PERSONAL", "SOCIAL", "PROMOTIONS", "UPDATES", "FORUMS")
SYSTEM_LABELS = (
    "CHAT", "SENT", "INBOX", "IMPORTANT", "TRASH", "DRAFT", "SPAM", "STARRED", "UNREAD",
    *(f"CATEGORY_{name}" for name in CATEGORIES),
)  # fmt: skip
FIXED_LABELS = frozenset({"SENT", "DRAFT", "CHAT"})
"""Labels that Gmail alone sets."""


@dataclass(frozen=True)
class Change:
    """One line of a mailbox's history. `kind` is messagesAdded, messagesDeleted, labelsAdded or labelsRemoved."""

    number: int
    kind: str
    message_id: str
    thread_id: str
    labels: tuple[str, ...]
    """The message's labels then, or the ones added or removed."""


@dataclass
class Mailbox:
    """One person's mail."""

    address: str
    messages: dict[str, Message] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    """Draft id to message id."""
    labels: dict[str, str] = field(default_factory=dict)
    """Own labels: id to name."""
    label_shown: dict[str, dict[str, str]] = field(default_factory=dict)
    """Own labels: id to how it is shown in lists."""
    history: list[Change] = field(default_factory=list)
    oldest_history: int = 0
    """History before this is gone."""

    @property
    def newest_history(self) -> int:
        """The number of the last change."""
        return self.history[-1].number if self.history else self.oldest_history

    def message(self, message_id: str) -> Message:
        """A message by id. Raises ApiError 404."""
        if message_id not in self.messages:
            raise missing()
        return self.messages[message_id]

    def draft(self, draft_id: str) -> Message:
        """A draft's message. Raises ApiError 404: it was sent or deleted, or never was."""
        if draft_id not in self.drafts:
            raise missing()
        return self.messages[self.drafts[draft_id]]

    def thread(self, thread_id: str) -> list[Message]:
        """A thread's messages, oldest first. Raises ApiError 404."""
        found = [one for one in self.messages.values() if one.thread_id == thread_id]
        if not found:
            raise missing()
        return sorted(found, key=lambda one: (one.at, one.message_id))

    def thread_history(self, thread_id: str) -> int:
        """The number of the last change of a thread, deletions included."""
        changes = (one.number for one in reversed(self.history) if one.thread_id == thread_id)
        return next(changes, self.oldest_history)

    def label_names(self, one: Message) -> list[str]:
        """A message's labels by name."""
        return sorted(self.labels.get(label, label) for label in one.labels)


class Mail:
    """All mailboxes. Callers hold the emulator's lock.

    Numbers start at the clock and never start again, so that ids and history ids of one life of the emulator are not
    met again in the next: what a program has kept of the old is not mistaken for the new.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.boxes: dict[str, Mailbox] = {}
        self._numbers = count(int(clock()) * 1000)

    def clear(self) -> None:
        """Forget everything."""
        self.boxes.clear()

    def box(self, address: str) -> Mailbox:
        """A mailbox by its address, made on first use."""
        address = address.lower()
        if address not in self.boxes:
            self.boxes[address] = Mailbox(address, oldest_history=next(self._numbers))
        return self.boxes[address]

    def put(self, box: Mailbox, raw: bytes, labels: set[str], thread_id: str = "", at: float | None = None) -> Message:
        """A message into a mailbox, in a thread of its own unless one is named."""
        number, now = next(self._numbers), self.clock() if at is None else at
        made = f"{number:016x}"
        message = Message(made, thread_id or made, labels, now, complete(raw, box.address, now, number))
        box.messages[made] = message
        self._changed(box, "messagesAdded", message, labels)
        return message

    def remove(self, box: Mailbox, one: Message) -> None:
        """Take a message out for good."""
        del box.messages[one.message_id]
        self._changed(box, "messagesDeleted", one, one.labels)

    def draft(self, box: Mailbox, raw: bytes, thread_id: str) -> str:
        """A new draft; gives its id."""
        one = self.put(box, raw, {"DRAFT"}, self.joined(box, thread_id))
        draft_id = f"r{next(self._numbers)}"
        box.drafts[draft_id] = one.message_id
        return draft_id

    def redraft(self, box: Mailbox, draft_id: str, raw: bytes, thread_id: str) -> None:
        """Other content for a draft: a new message under the same draft id, in the same thread unless one is named."""
        old = box.draft(draft_id)
        thread_id = self.joined(box, thread_id) or old.thread_id
        self.remove(box, old)
        box.drafts[draft_id] = self.put(box, raw, {"DRAFT"}, thread_id).message_id

    def discard(self, box: Mailbox, draft_id: str) -> Message:
        """Delete a draft with its message. Raises ApiError 404."""
        one = box.draft(draft_id)
        self.remove(box, one)
        del box.drafts[draft_id]
        return one

    def send(self, box: Mailbox, raw: bytes, thread_id: str) -> Message:
        """Send and deliver. Raises ApiError 400 when nobody is to receive it."""
        if not Message("", "", set(), 0.0, raw).addresses("to", "cc", "bcc"):
            raise google_error(400, "Recipient address required", "invalidArgument")
        sent = self.put(box, raw, {"SENT"}, thread_id)
        self._deliver(sent, box)
        return sent

    def joined(self, box: Mailbox, thread_id: str) -> str:
        """A thread that a new message names, which must exist. Raises ApiError 404."""
        return box.thread(thread_id)[0].thread_id if thread_id else ""

    def find(self, box: Mailbox, query: str, *, labels: Iterable[str] = (), everywhere: bool = False) -> list[Message]:
        """Messages that match a search and carry all labels (ids), newest first; spam and trash only where asked for."""
        asked, wanted = gmail_search.parse(query, self.clock(), box.address), set(labels)
        hidden = set() if everywhere or asked.everywhere else {"TRASH", "SPAM"} - wanted
        found = [
            one
            for one in box.messages.values()
            if wanted <= one.labels and not one.labels & hidden and asked.test(_searched(box, one))
        ]
        return sorted(found, key=lambda one: (one.at, one.message_id), reverse=True)

    def relabel(self, box: Mailbox, one: Message, add: Iterable[str], remove: Iterable[str]) -> None:
        """Labels by id onto a message and off it. Raises ApiError 400 for one that nobody may set or that is unknown."""
        added, removed = set(add), set(remove)
        for label in sorted(added | removed):
            if label in FIXED_LABELS or label not in {*SYSTEM_LABELS, *box.labels}:
                raise google_error(400, f"Invalid label: {label}", "invalidArgument")
        added, removed = added - one.labels, removed & one.labels
        one.labels |= added
        one.labels -= removed
        if added:
            self._changed(box, "labelsAdded", one, added)
        if removed:
            self._changed(box, "labelsRemoved", one, removed)

    def label(self, box: Mailbox, name: str, shown_as: dict[str, str]) -> str:
        """A new label of the user's own; gives its id. Raises ApiError 400 without a name, 409 for a known one."""
        if not name.strip() or len(name) > 225:
            raise google_error(400, "Invalid label name", "invalidArgument")
        if name.lower() in {known.lower() for known in (*box.labels.values(), *SYSTEM_LABELS)}:
            raise google_error(409, "Label name exists or conflicts", "aborted")
        label_id = f"Label_{next(self._numbers)}"
        box.labels[label_id], box.label_shown[label_id] = name, shown_as
        return label_id

    def forget_history(self, box: Mailbox) -> None:
        """Make every history id of so far stale, as Gmail does after about a week."""
        box.oldest_history = next(self._numbers)

    def threaded(self, box: Mailbox, one: Message) -> bool:
        """Whether the recipient's client would keep it in its thread: headers that name a message of the thread, and
        the same subject (Gmail's discovery document, `Message.threadId`)."""
        others = [other for other in box.thread(one.thread_id) if other is not one and "DRAFT" not in other.labels]
        return not others or any(
            other.header("Message-ID") in one.named and other.subject == one.subject for other in others
        )

    def _deliver(self, sent: Message, sender: Mailbox) -> None:
        for address in sorted(sent.addresses("to", "cc", "bcc")):
            box = self.boxes.get(address)
            if box is sender:
                self.relabel(box, sent, ("INBOX", "UNREAD"), ())
            elif box is not None:
                raw = without_bcc(sent.raw)
                self.put(box, raw, {"INBOX", "UNREAD"}, _thread_for(box, sent))

    def _changed(self, box: Mailbox, kind: str, one: Message, labels: Iterable[str]) -> None:
        one.history_id = next(self._numbers)
        box.history.append(Change(one.history_id, kind, one.message_id, one.thread_id, tuple(sorted(labels))))


def _thread_for(box: Mailbox, sent: Message) -> str:
    """The thread of the message that a new one answers, if the subject is the same; else none."""
    for known in box.messages.values():
        if known.header("Message-ID") in sent.named and known.subject == sent.subject:
            return known.thread_id
    return ""


def _searched(box: Mailbox, one: Message) -> gmail_search.Searched:
    return gmail_search.Searched(one, frozenset(gmail_search.named(name) for name in box.label_names(one)))
