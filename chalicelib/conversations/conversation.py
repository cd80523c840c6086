"""What earlier mail says: who owes whom an answer, what is open, which thread a reply belongs in. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.domain.findings import Conversation, Mail, ThreadRead, Whose
from chalicelib.text import address
from chalicelib.text.mail_text import dates, reply_text
from chalicelib.text.mailboxes import Mailbox, mailboxes
from chalicelib.text.quoting import questions

LAST_MESSAGES = 3
UNSENT = frozenset({"DRAFT", "TRASH", "SPAM"})
MOST_REFERENCES = 20
MOST_OPEN = 3
REPLY_WITHIN = timedelta(days=180)
"""A thread older than this is history, not a conversation to go on with."""

AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:automatic reply|auto(?:matic)?[- ]?response|out of (?:the )?office|respuesta autom[aá]tica|"
    r"fuera de (?:la )?oficina|abwesenheitsnotiz|automatische antwort)\b",
    re.I,
)
AUTOMATIC_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-auto-reply",
    "x-failed-recipients",
    "list-id",
    "list-unsubscribe",
)
AUTOMATIC_SENDER = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@", re.I)


class Letter(Protocol):
    """A message as a mailbox holds it; header names are lower case."""

    @property
    def message_id(self) -> str:
        """The mailbox's own id."""

    @property
    def labels(self) -> tuple[str, ...]:
        """DRAFT, SENT, INBOX and so on."""

    @property
    def headers(self) -> dict[str, str]:
        """By lower-case name."""

    @property
    def sent_at(self) -> datetime:
        """UTC."""

    @property
    def text(self) -> str:
        """The plain text."""

    @property
    def html(self) -> str:
        """The HTML."""


def automatic(headers: Mapping[str, str]) -> bool:
    """Whether a machine wrote this: RFC 3834 and what mail systems add; such a mail is never an answer.

    `X-Auto-Response-Suppress` only asks not to be answered automatically; people's mail programs set it too.
    """
    if headers.get("auto-submitted", "no").lower().strip() != "no":
        return True
    if headers.get("precedence", "").lower().strip() in {"bulk", "junk", "list", "auto_reply"}:
        return True
    if any(name in headers for name in AUTOMATIC_HEADERS) or headers.get("return-path", "").strip() == "<>":
        return True
    if headers.get("content-type", "").lower().startswith("multipart/report"):
        return True
    sender = next((one.address for one in mailboxes(headers.get("from", ""))), "")
    return bool(AUTOMATIC_SENDER.match(sender) or AUTOMATIC_SUBJECT.match(headers.get("subject", "")))


def thread_read(thread_id: str, letters: Sequence[Letter], *, mailbox: str, person: str) -> ThreadRead:
    """One thread, read: what was sent between us and them.

    Left out are drafts, what was thrown away, and asides among ourselves. The last three messages of people are kept;
    of a thread that machines alone wrote in, the last three of theirs.
    """
    ours = Ours.of(mailbox)
    sent = [one for one in letters if not UNSENT & set(one.labels) and not ours.aside(one)]
    mails = [_mail(one, ours) for one in sent]
    human = [mail for mail in mails if not mail.automatic]
    last = human[-1] if human else None
    theirs = last.text if last and not last.from_us else ""
    return ThreadRead(
        thread_id=thread_id,
        subject=next((one.headers.get("subject", "") for one in sent), ""),
        with_person=any(person in _everyone(one) for one in sent),
        messages=tuple((human or mails)[-LAST_MESSAGES:]),
        owes=_owes(last),
        open_questions=questions(theirs, MOST_OPEN),
        dates_mentioned=dates(theirs),
        references=_references(sent),
        has_our_draft=any(map(_is_our_draft, letters)),
    )


def _references(sent: Sequence[Letter]) -> tuple[str, ...]:
    """The ids of a thread's messages, oldest first, as many as a reply names."""
    ids = (one.headers.get("message-id", "").strip() for one in sent)
    return tuple(filter(None, ids))[-MOST_REFERENCES:]


def _is_our_draft(one: Letter) -> bool:
    return "DRAFT" in one.labels and "x-sales-agent-run" in one.headers


def concerns(letters: Sequence[Letter], person: str, business_domain: str) -> bool:
    """Whether the person, or anyone at their business domain, takes part by address; a name proves nothing."""
    everyone = {one for letter in letters for one in _everyone(letter)}
    return person in everyone or any(_within(one, business_domain) for one in everyone)


@dataclass(frozen=True)
class Ours:
    """Which addresses are ours: the rep's own, and all of the rep's company where that is no free-mail domain."""

    mailbox: str
    domain: str

    @classmethod
    def of(cls, mailbox: str) -> Ours:
        """What the rep's mailbox says of it."""
        read = address.read(mailbox)
        return cls(mailbox.lower(), "" if isinstance(read, str) else read.business_domain)

    def __contains__(self, sender: str) -> bool:
        return sender.lower() == self.mailbox or _within(sender.lower(), self.domain)

    def aside(self, one: Letter) -> bool:
        """Whether nobody but us wrote and read it."""
        return all(member in self for member in _everyone(one))


def _within(member: str, domain: str) -> bool:
    return bool(domain) and member.endswith((f"@{domain}", f".{domain}"))


def conversation(threads: Sequence[ThreadRead], now: datetime) -> Conversation:
    """All threads together. A reply belongs in the newest human thread with the person themselves."""
    newest = sorted((one for one in threads if one.messages), key=lambda one: one.messages[-1].sent_at, reverse=True)
    fitting = (
        one
        for one in newest
        if one.with_person
        and any(not mail.automatic for mail in one.messages)
        and now - one.messages[-1].sent_at <= REPLY_WITHIN
    )
    reply_to = next((one.thread_id for one in fitting), "")
    return Conversation(threads=tuple(newest), reply_to=reply_to, summary=_summary(newest))


def _summary(threads: Sequence[ThreadRead]) -> str:
    if not threads:
        return "no earlier mail"
    ours = [one for one in threads if one.with_person]
    last = threads[0].messages[-1].sent_at
    owed = next((one for one in ours if one.owes == "us"), None)
    waits = (
        "; they wait for our answer" if owed else "; we wait for theirs" if any(t.owes == "them" for t in ours) else ""
    )
    colleagues = len(threads) - len(ours)
    also = f", {colleagues} with colleagues" if colleagues else ""
    return f"{len(ours)} with the person{also}, last {last:%d %b %Y}{waits}"


def _owes(last: Mail | None) -> Whose:
    if last is None:
        return "nobody"
    asks = bool(questions(last.text))
    if last.from_us:
        return "them" if asks else "nobody"
    return "us" if asks else "nobody"


def _mail(one: Letter, ours: Ours) -> Mail:
    name, sender = next(iter(mailboxes(one.headers.get("from", ""))), Mailbox("", ""))
    return Mail(
        message_id=one.message_id,
        rfc_message_id=one.headers.get("message-id", "").strip(),
        sender=sender.lower(),
        sender_name=name,
        recipients=_addresses(one, "to", "cc"),
        sent_at=one.sent_at,
        text=reply_text(one.text, one.html),
        from_us=sender in ours or "SENT" in one.labels,
        automatic=automatic(one.headers),
    )


def _everyone(one: Letter) -> set[str]:
    return set(_addresses(one, "from", "to", "cc", "bcc"))


def _addresses(one: Letter, *headers: str) -> tuple[str, ...]:
    """The addresses in some headers, in lower case; a header that is none at all has none."""
    return tuple(found.address for name in headers for found in mailboxes(one.headers.get(name, "")))
