"""Mail on its way: what a mailbox sends, what arrives from outside, and what a person does to a draft by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

from infra.emulators.gmail_mailbox import Mail, Mailbox, Message, read
from infra.emulators.gmail_mime import WRITING, addresses, encoded, parsed, with_header
from infra.emulators.gmail_threading import joins, thread_of
from infra.emulators.google_answers import google_error
from infra.emulators.http import Json

RECIPIENTS = ("To", "Cc", "Bcc")
ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+\Z")


@dataclass
class PostOffice:
    """Sends, delivers, edits. `sent` is what left, oldest first, as `GET /_emulator/sent` tells it.

    `keep_own_headers`: whether a program's own headers of a draft outlive an edit by a person.
    """

    mail: Mail
    sent: list[Json] = field(default_factory=list)
    keep_own_headers: bool = True

    def clear(self) -> None:
        """Forget what was sent, and how it was told to behave."""
        self.sent.clear()
        self.keep_own_headers = True

    def send(self, box: Mailbox, raw: bytes, thread_id: str = "", *, was_draft: bool = False) -> Message:
        """Send a mail, in the thread that it names if it fits there. Raises ApiError 400 where nobody is to get it.

        `was_draft`: it stays in the draft's thread, which was decided when the draft was made.
        """
        deliverable(raw)
        raw = self.mail.identified(self._from_itself(box, raw))
        envelope = read(raw).envelope
        others = [message.read.envelope for message in box.thread(thread_id)] if thread_id and not was_draft else []
        in_thread = was_draft or joins(envelope, others)
        recipients = addresses(parsed(raw), *RECIPIENTS)
        to_itself = {"INBOX", "UNREAD"} if box.address in {one.lower() for one in recipients} else set()
        message = self.mail.put(box, raw, {"SENT"} | to_itself, thread_id if in_thread else "")
        left = with_header(raw, "Bcc", None)
        self._record(box, message, left)
        for name in dict.fromkeys(address.lower() for address in recipients):
            if name in self.mail.boxes and name != box.address:
                self.arrive(self.mail.boxes[name], left)
        return message

    def send_draft(self, box: Mailbox, draft_id: str, raw: bytes = b"") -> Message:
        """Send a draft as it is, or with other content; it is gone then. Raises ApiError 400 and 404, and it stays."""
        draft = box.draft(draft_id)
        deliverable(raw or draft.raw)
        self.mail.remove(box, draft)
        del box.drafts[draft_id]
        return self.send(box, raw or draft.raw, draft.thread_id, was_draft=True)

    def arrive(self, box: Mailbox, raw: bytes) -> Message:
        """A mail into a mailbox as if from outside, threaded as Gmail threads what arrives."""
        sender = next(iter(addresses(parsed(raw), "From")), "").lower()
        thread_id = thread_of(read(raw).envelope, self.mail.clock(), sender, box.neighbors())
        return self.mail.put(box, raw, {"INBOX", "UNREAD", category(raw)}, thread_id)

    def edit(self, box: Mailbox, draft_id: str, change: Callable[[EmailMessage], None]) -> Message:
        """Change a draft as a person does in Gmail: its message is a new one, its draft id stays."""
        mime = parsed(box.draft(draft_id).raw)
        if not self.keep_own_headers:
            for name in [name for name in mime if name.lower().startswith("x-")]:
                del mime[name]
        change(mime)
        self.mail.draft(box, mime.as_bytes(policy=WRITING), "", draft_id)
        return box.draft(draft_id)

    def _from_itself(self, box: Mailbox, raw: bytes) -> bytes:
        """From an address that is not the mailbox's, Gmail sends as the mailbox, under the name that was given."""
        named = getaddresses([str(value) for value in parsed(raw).get_all("From", [])])
        accepted = {address for address, alias in box.aliases.items() if alias["verificationStatus"] == "accepted"}
        if len(named) == 1 and named[0][1].lower() in {box.address, *accepted}:
            return raw
        name = named[0][0] if named else ""
        return with_header(raw, "From", _mailbox(name, box.address))

    def _record(self, box: Mailbox, message: Message, left: bytes) -> None:
        to = ", ".join(addresses(message.mime, "To"))
        at = datetime.fromtimestamp(message.at, UTC).isoformat(timespec="milliseconds")
        shown = {"mailbox": box.address, "to": to, "subject": message.searched.subject, "raw": encoded(left), "at": at}
        self.sent.append({**shown, "id": message.message_id, "threadId": message.thread_id})


def deliverable(raw: bytes) -> None:
    """Raises ApiError 400 for a mail without a recipient, or with one that is no address."""
    readable(raw)
    if not addresses(parsed(raw), *RECIPIENTS):
        raise google_error(400, "Recipient address required", "invalidArgument")


def readable(raw: bytes) -> None:
    """Raises ApiError 400 for a recipient that is no address; Gmail refuses a draft for it too."""
    for name in RECIPIENTS:
        if any(not ADDRESS.match(address) for address in addresses(parsed(raw), name)):
            raise google_error(400, f"Invalid {name} header", "invalidArgument")


def category(raw: bytes) -> str:
    """The tab of the inbox: mail to many is a promotion, mail of a list a forum's, of a machine an update."""
    headers = {name.lower(): value.lower() for name, value in read(raw).headers.items()}
    if "list-unsubscribe" in headers:
        return "CATEGORY_PROMOTIONS"
    if "list-id" in headers:
        return "CATEGORY_FORUMS"
    automatic = headers.get("auto-submitted", "no") == "auto-generated" or headers.get("precedence") == "bulk"
    return "CATEGORY_UPDATES" if automatic else "CATEGORY_PERSONAL"


def _mailbox(name: str, address: str) -> str:
    """A name and an address for a header line, in ASCII."""
    header = EmailMessage(policy=WRITING)
    try:
        header["From"] = Address(name, addr_spec=address)
    except (ValueError, IndexError):
        return address
    return header.as_bytes().partition(b": ")[2].splitlines()[0].decode("ascii", "replace")
