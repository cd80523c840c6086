"""What the reading steps found, and what they looked for and did not find: the writer's only source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel

from chalicelib.domain.reading import FaultyDate

Whose = Literal["us", "them", "nobody"]
SlotsOutcome = Literal["open", "kept", "proposal_free", "proposal_taken", "relaxed", "beyond", "ask_back", "none"]
"""How the offered slots answer the wish for a time. `open`: there was no wish. `beyond`: it lies further ahead than the
calendar reaches. `ask_back`: it names a date that cannot be meant, so they are asked. `none`: nothing can be offered."""
Relaxed = Literal["hours", "weekdays", "days", "part"]
"""What of a wish had to give: the hours within the day, the days of the week, the range of days, one of several."""
WhyNot = Literal["", "taken", "too_soon", "past", "outside_hours", "day_off"]
"""Why a proposed time cannot be had: the calendar, the rep's notice, the clock, the rep's working hours or days."""


class ThreadRef(BaseModel, frozen=True):
    """A Gmail thread that step 4 found; whether it is with the person or a colleague shows when it is read."""

    thread_id: str
    history_id: str = ""


class ThreadsFound(BaseModel, frozen=True):
    """What step 4 gives: newest first, of the rep's own mailbox."""

    mailbox: str
    query: str
    threads: tuple[ThreadRef, ...] = ()


class Mail(BaseModel, frozen=True):
    """One message of a thread, quotes and signature cut. `text` is at most 4,000 characters."""

    message_id: str
    rfc_message_id: str = ""
    sender: str
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    sent_at: datetime
    text: str
    from_us: bool
    automatic: bool = False
    """An out-of-office or another auto-reply: never counts as an answer."""


class ThreadRead(BaseModel, frozen=True):
    """A thread as read in step 5: its last messages, oldest first."""

    thread_id: str
    subject: str
    with_person: bool
    messages: tuple[Mail, ...]
    owes: Whose = "nobody"
    """Who owes whom an answer, by the last human message."""
    open_questions: tuple[str, ...] = ()
    dates_mentioned: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """RFC Message-IDs of the thread, oldest first: what a reply must name."""
    has_our_draft: bool = False


class Conversation(BaseModel, frozen=True):
    """What step 5 gives. `reply_to` is the thread that a reply belongs in; empty means a new one."""

    threads: tuple[ThreadRead, ...] = ()
    reply_to: str = ""
    summary: str = ""


class Pattern(BaseModel, frozen=True):
    """How a comparable earlier lead of ours went: abstractions only, nobody's words.

    `outcome` is what truly happened so far: drafted, sent, replied, meeting, none.
    """

    run_id: str
    form_id: str
    industry: str = ""
    role: str = ""
    intent: str = ""
    approach: str = ""
    outcome: str = "drafted"
    at: datetime


class PatternsFound(BaseModel, frozen=True):
    """What step 6 gives. `alike` counts the comparable runs, `patterns` are the closest of them."""

    alike: int = 0
    patterns: tuple[Pattern, ...] = ()
    summary: str = "nothing comparable yet"


class Asset(BaseModel, frozen=True):
    """A Drive file that fits and that this recipient may open."""

    file_id: str
    name: str
    link: str
    kind: str
    """pdf, presentation, spreadsheet, document or other."""
    path: str
    """Folder path below its root, for the reviewer."""
    fit: int
    """0-100."""
    reason: str
    access: str
    """Why the recipient may open it: anyone with the link, shared with the domain, shared with the person."""
    modified_at: datetime | None = None


class AssetsFound(BaseModel, frozen=True):
    """What step 7 gives: at most 3, best first. `closed` names fits that the recipient could not open."""

    assets: tuple[Asset, ...] = ()
    closed: tuple[str, ...] = ()
    looked_at: int = 0


@dataclass(frozen=True)
class Interval:
    """A span of time, UTC; the end is exclusive."""

    start: datetime
    end: datetime


class Slot(BaseModel, frozen=True):
    """A free time of the rep's. Instants in UTC; the zones are IANA names."""

    start: datetime
    end: datetime
    rep_timezone: str
    lead_timezone: str
    keeps_wish: bool = True
    """Whether it lies within what they wish for; false for one that is offered beside it."""


class SlotsFound(BaseModel, frozen=True):
    """What step 8 gives. `timezone_certain` false: the lead's zone is a guess and is said to be one."""

    slots: tuple[Slot, ...] = ()
    lead_timezone: str = ""
    timezone_reason: str = ""
    timezone_certain: bool = False
    wishes: tuple[str, ...] = ()
    """What the message asked for and was honoured: next week, mornings, after 12 May."""
    window: tuple[date, date] | None = None
    reason: str = ""
    """Why there are none, or fewer than wanted."""
    outcome: SlotsOutcome = "open"
    relaxed: tuple[Relaxed, ...] = ()
    """What had to give for `relaxed` and `proposal_taken`, in the order in which it gave."""
    proposal: Slot | None = None
    """The time they proposed, where `outcome` is about one; taken or free."""
    reaches: date | None = None
    """For `beyond`: the last day that the calendar could be asked about."""
    faulty: FaultyDate | None = None
    """For `ask_back`: the date that cannot be meant."""
    why_not: WhyNot = ""
    """For `proposal_taken`: what stands against the proposed time."""
    second_choice: bool = False
    """Whether the slots answer what they named as a second choice, the first being taken."""
    off_hours: bool = False
    """Whether a slot begins before 8:30 or ends after 18:00 on their clock without their having asked for it."""


class Fact(BaseModel, frozen=True):
    """One thing known, with where it came from. A claim cites `fact_id`."""

    fact_id: str
    text: str
    system: str
    """form, hubspot, gmail, drive, calendar or runs."""
    where: str
    """The record, thread or file, as a person would find it."""
    link: str = ""


class Gap(BaseModel, frozen=True):
    """Something looked for and not there (`nothing`), or not looked for because a source failed (`could_not_look`)."""

    what: str
    kind: Literal["nothing", "could_not_look"]
    detail: str = ""
    error_id: str = ""


class Brief(BaseModel, frozen=True):
    """Facts and gaps of a run, in reading order."""

    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...]

    def fact(self, fact_id: str) -> Fact | None:
        """A fact by id; None when there is none such."""
        return next((fact for fact in self.facts if fact.fact_id == fact_id), None)
