"""What a message says, structured: who writes, why, each ask, wishes for a meeting, language, tone, deadlines.

Made once a run, and the only reading that scoring, slots, plan, writer, and reviewer go by. Each part carries the words
of the message that it rests on. It says nothing of what records know about the person.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from pydantic import BaseModel

SenderKind = Literal[
    "prospect", "customer", "partner", "vendor", "job_seeker", "student", "competitor", "press", "private_person"
]
Purpose = Literal[
    "demo", "call", "pricing", "quote", "question", "information", "file_request", "follow_up", "referral", "not_now",
    "security_review", "tender", "complaint", "support", "billing", "contract_change", "partnership", "careers",
    "free_use", "press", "vendor_pitch", "competitor_research", "unsubscribe", "erasure", "access_request", "misdirected",
]  # fmt: skip
Tone = Literal["neutral", "friendly", "formal", "curt", "casual", "sceptical", "annoyed", "angry", "urgent"]
Desk = Literal["none", "support", "billing", "privacy", "partner", "careers", "ignore"]
"""Who takes a lead from sales. `ignore`: nobody needs to."""
ZoneSource = Literal["", "named", "city", "country"]
DateFault = Literal["no_such_date", "wrong_weekday", "past"]


class Evidence(BaseModel, frozen=True):
    """One value that was read, and the words of the message that it rests on (verbatim)."""

    value: str
    words: str = ""


class Ask(BaseModel, frozen=True):
    """One thing that the reply must answer, give, or defer by name. The wish to meet is no ask.

    `text` says what is asked as a clause that can follow "whether", "what", "how" and the like, in the message's own
    language; `words` are the message's own.
    """

    topic: str
    """A word or two in English: price, setup time, integration."""
    text: str
    words: str
    kind: Literal["question", "request", "file"] = "question"


class Proposal(BaseModel, frozen=True):
    """An exact time that they propose, on their own clock (no zone attached)."""

    start: datetime
    words: str


class FaultyDate(BaseModel, frozen=True):
    """A date that cannot be meant as it stands, with the days that may be meant instead."""

    words: str
    fault: DateFault
    candidates: tuple[date, ...] = ()
    at: time | None = None
    """The time of day that they name beside it."""


class MeetingWish(BaseModel, frozen=True):
    """When and how they would like to meet, on their own clock. Empty fields mean no wish.

    `first` and `last` are inclusive. Several ranges in `between` are alternatives; a meeting must lie inside one of them,
    and outside of each in `not_between`. A wish rules out; an `exact` proposal is one time that they name.
    """

    first: date | None = None
    last: date | None = None
    weekdays: tuple[int, ...] = ()
    """0 is Monday; sorted."""
    not_weekdays: tuple[int, ...] = ()
    not_dates: tuple[date, ...] = ()
    between: tuple[tuple[time, time], ...] = ()
    not_between: tuple[tuple[time, time], ...] = ()
    exact: tuple[Proposal, ...] = ()
    faulty: tuple[FaultyDate, ...] = ()
    or_else: tuple[MeetingWish, ...] = ()
    """What they name as a second choice, best first."""
    zone: str = ""
    """IANA name, where the message or the form tells."""
    zone_source: ZoneSource = ""
    minutes: int | None = None
    people: int | None = None
    people_note: str = ""
    """Where they contradict themselves: "three by their count, four by the names"."""
    companions: tuple[str, ...] = ()
    """Names of those who would join on their side."""
    channel: Literal["", "phone", "video", "in_person"] = ""
    no_meeting: bool = False
    """They say that they do not want one."""
    words: tuple[str, ...] = ()
    """The words that the wish rests on, verbatim, in order."""

    @property
    def about_time(self) -> bool:
        """Whether they say anything about when."""
        return any(
            (self.first, self.last, self.weekdays, self.not_weekdays, self.not_dates, self.between, self.not_between,
             self.exact, self.faulty)
        )  # fmt: skip


class Reading(BaseModel, frozen=True):
    """What the message alone says, before any record is looked up. `body` is the message without quotes, signature, and
    legal footer: what was read."""

    body: str = ""
    sender_kind: SenderKind = "prospect"
    sender_words: str = ""
    purposes: tuple[Purpose, ...] = ()
    """Most important first."""
    purpose_words: tuple[str, ...] = ()
    """For each purpose, the words it rests on; empty text where it follows from the absence of others."""
    asks: tuple[Ask, ...] = ()
    """In the order of the message."""
    wish: MeetingWish = MeetingWish()
    language: str = "en"
    """ISO 639-1."""
    language_certain: bool = True
    formal_address: bool | None = None
    """Whether they address us formally (Sie, usted, vous); None where the language or the message does not show it."""
    tone: Tone = "neutral"
    tone_words: str = ""
    deadlines: tuple[Evidence, ...] = ()
    """`value` says what is due when, in the message's own words."""
    contact_preference: str = ""
    """phone, email, no meetings, no phone, portal; empty when they do not say. Joined by ", "."""
    people: tuple[str, ...] = ()
    """People named in the message, the sender apart."""
    companies: tuple[str, ...] = ()
    claimed_agreements: tuple[Evidence, ...] = ()
    """What they say was agreed with us or promised by us."""
    machine_orders: tuple[Evidence, ...] = ()
    """Text aimed at a machine that reads it, in whatever field it stands; never followed. `value` names the field."""
    legal_terms: tuple[Evidence, ...] = ()
    """Words of law and contract that a person must weigh: statute, notice, liability, non-disclosure."""
    handover: Desk = "none"
    handover_words: str = ""
    by: Literal["rules", "model"] = "rules"
