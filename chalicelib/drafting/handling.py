"""What to do with a lead, before how to say it: one table from reading, records, and knowledge. The first row that applies wins.

Rows stand in the order of what outranks what: who wants out, who is in trouble, who belongs to another desk, who must not be
sold to, and only then who may be sold to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from chalicelib.domain.draft import NextStep
from chalicelib.domain.knowledge import Contact as DeskContact
from chalicelib.domain.knowledge import KnowledgeMatched
from chalicelib.domain.reading import Purpose, Reading
from chalicelib.drafting.briefing import Findings

Times = Literal["offer", "mention", "none"]
BUYING: frozenset[Purpose] = frozenset(
    {"demo", "call", "pricing", "quote", "question", "information", "file_request", "referral"}
)
MEETING: frozenset[Purpose] = frozenset({"demo", "call", "referral"})
CUSTOMER_STAGES = frozenset({"customer", "evangelist"})
DESK_KEYS: Mapping[str, tuple[str, ...]] = {
    "support": ("support", "care", "customer_care"), "billing": ("billing", "accounts", "invoices"),
    "privacy": ("privacy", "data_protection", "dpo"), "careers": ("careers", "jobs", "people"),
    "partners": ("partners", "partner", "partnerships", "channel"), "security": ("security",),
    "bids": ("bids", "tenders", "tender", "procurement", "rfp"), "press": ("press", "media", "pr"),
    "legal": ("legal",),
}  # fmt: skip
"""By desk: the keys under which a profile may keep its contact, best first."""


class Case(NamedTuple):
    """What the table looks at."""

    reading: Reading
    findings: Findings
    matched: KnowledgeMatched

    def has(self, *purposes: Purpose) -> bool:
        """Whether they write for one of these, among whatever else."""
        return any(purpose in self.reading.purposes for purpose in purposes)

    @property
    def main(self) -> str:
        """Why they write, above all; empty when the message says nothing."""
        return self.reading.purposes[0] if self.reading.purposes else ""

    @property
    def customer(self) -> bool:
        """Whether they buy from us already, by their own words or by HubSpot."""
        stage = self.findings.contact.lifecycle_stage if self.findings.contact else ""
        return self.reading.sender_kind == "customer" or stage in CUSTOMER_STAGES

    @property
    def by_mail_only(self) -> bool:
        """Whether they say that they want no meeting or call."""
        return self.reading.wish.no_meeting or "no meeting" in self.reading.contact_preference

    @property
    def asks_something(self) -> bool:
        """Whether there is something to answer, in the form or in the thread."""
        return bool(self.reading.asks) or self.has("pricing", "quote", "question")

    @property
    def we_owe(self) -> bool:
        """Whether the thread waits for our answer."""
        return bool(self.findings.thread and self.findings.thread.owes == "us")


class Handling(NamedTuple):
    """A row: when it applies, what follows, and why. `within` is how soon the desk, or the rep, must know."""

    name: str
    applies: Callable[[Case], bool]
    next_step: NextStep
    times: Times
    reason: str
    desk: str = ""
    within: str = ""


def _wants_out(case: Case) -> bool:
    return case.main == "unsubscribe" or (case.has("unsubscribe") and not case.has(*BUYING))


def _in_trouble(case: Case) -> bool:
    told = case.has("support") and (case.customer or case.reading.sender_kind != "prospect")
    return case.reading.handover == "support" or case.has("complaint") or told or case.main == "support"


def _billing(case: Case) -> bool:
    buying = case.has("pricing", "quote", "demo", "call") and not case.customer
    return (case.reading.handover == "billing" or case.has("billing", "contract_change")) and not buying


def _pitch(case: Case) -> bool:
    return case.main == "vendor_pitch" or (case.has("vendor_pitch") and not case.has(*BUYING))


def _urgent(case: Case) -> bool:
    pressed = case.reading.tone == "urgent" or "call" in case.reading.contact_preference
    return pressed and bool(case.reading.deadlines) and case.asks_something


def _answers_first(case: Case) -> bool:
    return "email" in case.reading.contact_preference and bool(case.reading.asks)


def _wants_to_meet(case: Case) -> bool:
    """A time in the message alone may be of anything: an inspection, an opening, a holiday."""
    return case.has(*MEETING) or bool(case.reading.wish.exact)


TABLE = (
    Handling("opted out", lambda c: bool(c.findings.contact and c.findings.contact.opted_out), "no_mail", "none",
             "They opted out of our mail, so nobody writes to them before a person has looked."),
    Handling("unsubscribe", _wants_out, "no_mail", "none", "They ask not to be written to.", "privacy", "today"),
    Handling("erasure", lambda c: c.has("erasure"), "hand_over", "none",
             "They ask us to delete what we hold on them; nothing is sold to them.", "privacy", "today"),
    Handling("access request", lambda c: c.has("access_request"), "hand_over", "none",
             "They ask what we hold on them; the people for privacy answer that.", "privacy", "today"),
    Handling("complaint", lambda c: _in_trouble(c) and (c.has("complaint") or c.reading.tone in {"angry", "annoyed"}),
             "hand_over", "none", "A customer is in trouble and angry: an owner and the next word, no sale.", "support",
             "within the hour"),
    Handling("support", _in_trouble, "hand_over", "none", "They need help with what they have.", "support",
             "within the hour"),
    Handling("billing", _billing, "hand_over", "none", "An invoice or a contract is theirs to change, not sales'.",
             "billing", "today"),
    Handling("tender", lambda c: c.has("tender"), "answer", "none",
             "A tender: its dates and the contact for bids go back, and no bid is promised.", "bids", "today"),
    Handling("application", lambda c: c.has("careers") or c.reading.handover == "careers", "hand_over", "none",
             "They are looking for work, not for what we sell.", "careers"),
    Handling("press", lambda c: c.has("press"), "hand_over", "none",
             "They write for the press; only the contact for the press speaks to them.", "press", "today"),
    Handling("partnership", lambda c: c.main == "partnership" or c.reading.handover == "partner", "hand_over", "none",
             "They offer to work with us; the contact for partners takes it on.", "partners", "today"),
    Handling("pitch", _pitch, "disqualify", "none", "They are selling something to us."),
    Handling("competitor", lambda c: c.has("competitor_research") or c.reading.sender_kind == "competitor", "disqualify",
             "none", "A competitor looks at how we work; nothing is given away."),
    Handling("misdirected", lambda c: c.has("misdirected"), "disqualify", "none", "They meant to reach another company."),
    Handling("free use", lambda c: not c.has("demo", "call") and (c.has("free_use") or c.reading.sender_kind == "student"),
             "answer", "none", "They ask for something free and are far from buying."),
    Handling("security review", lambda c: c.has("security_review"), "answer", "none",
             "Their security review comes before any sale.", "security", "today"),
    Handling("later", lambda c: c.has("not_now"), "nurture", "none", "They say that now is not the time; the door stays open."),
    Handling("no meeting", lambda c: c.by_mail_only, "answer", "none", "They want an answer by email and no meeting."),
    Handling("file", lambda c: c.main == "file_request" and not c.has("demo", "call") and bool(c.findings.assets),
             "send_asset", "none", "They ask for something to read, and there is a file that fits and that they may open."),
    Handling("answers first", lambda c: _answers_first(c) and not c.reading.wish.about_time, "answer", "mention",
             "They want their answers by email first."),
    Handling("meeting", _wants_to_meet, "book", "offer", "They want to meet."),
    Handling("urgent", _urgent, "answer", "offer", "They need a decision soon; a short call gets them there in time."),
    Handling("chasing us", lambda c: c.we_owe or c.main == "follow_up", "answer", "mention",
             "We owe them an answer in a thread that is open; that comes first."),
    Handling("question", lambda c: c.asks_something or c.has("file_request"), "answer", "mention",
             "They asked a direct question; the answer comes before any offer."),
    Handling("no message", lambda c: not c.reading.body.strip(), "answer", "mention",
             "The form arrived without a message; they are asked what they need."),
    Handling("stranger", lambda c: c.reading.sender_kind in {"private_person"}, "nurture", "none",
             "A private person, and nothing that speaks of buying."),
    Handling("interested", lambda _c: True, "book", "offer", "They are interested, and nothing speaks against a meeting."),
)  # fmt: skip


def handling_of(case: Case) -> Handling:
    """The row that decides."""
    return next(row for row in TABLE if row.applies(case))


def contact_of(desk: str, matched: KnowledgeMatched) -> DeskContact | None:
    """Who takes over at a desk, where the profile names somebody; never guessed."""
    contacts = matched.profile.contacts if matched.profile else {}
    return next((contacts[key] for key in DESK_KEYS.get(desk, ()) if key in contacts), None)


def told(row: Handling, contact: DeskContact | None) -> str:
    """Who on our side must know, and within what time; empty where nobody must."""
    if not row.within:
        return ""
    who = f"{contact.name}{f' ({contact.email})' if contact.email else ''}" if contact else f"the desk for {row.desk}"
    return f"Tell {who} {row.within}: {row.reason}"
