"""Which thread a mail belongs to, as Gmail decides it. Pure.

A mail that names a thread joins it only if subject and references fit too (the API's `Message.threadId`). What arrives
is grouped by the rules of March 2019: https://workspaceupdates.googleblog.com/2019/03/threading-changes-in-gmail-conversation-view.html
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WITHIN_S = 7 * 86_400.0
"""How close a mail without references must follow one of the same subject and people."""


class Envelope(NamedTuple):
    """What threading looks at: `subject` without prefixes, `answers` the ids in References and In-Reply-To."""

    rfc_message_id: str
    answers: frozenset[str]
    subject: str
    people: frozenset[str]
    """Bare addresses in lower case: From, To, Cc."""


class Neighbor(NamedTuple):
    """A message of the mailbox that a new one may follow."""

    thread_id: str
    envelope: Envelope
    at: float


def joins(envelope: Envelope, others: Iterable[Envelope]) -> bool:
    """Whether a mail that names a thread may join what is there already: subject and references must both fit."""
    known = list(others)
    return any(other.rfc_message_id in envelope.answers for other in known) and any(
        other.subject == envelope.subject for other in known
    )


def thread_of(envelope: Envelope, at: float, sender: str, mailbox: Iterable[Neighbor]) -> str:
    """The thread that an arriving mail joins, the latest that fits; empty: one of its own."""
    fitting = [
        neighbor
        for neighbor in mailbox
        if neighbor.envelope.subject == envelope.subject and _follows(envelope, at, sender, neighbor)
    ]
    return max(fitting, key=lambda neighbor: neighbor.at).thread_id if fitting else ""


def _follows(envelope: Envelope, at: float, sender: str, neighbor: Neighbor) -> bool:
    """By reference, where there is one: to the message, or to what it refers to as well. Else by people and time."""
    before = neighbor.envelope
    if envelope.answers:
        return before.rfc_message_id in envelope.answers or bool(before.answers & envelope.answers)
    return bool(envelope.subject) and sender in before.people and abs(at - neighbor.at) <= WITHIN_S
