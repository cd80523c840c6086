"""Makes the Brief: facts with fixed ids, each with where it came from, and gaps for what is not there.

Ids say the source: F form, H HubSpot, V the rep's own settings, P our profile, K approved answers, T mail threads, A assets,
S slots, R earlier runs. The same kind of fact has the same id in every run, so that a claim can be read without looking it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from chalicelib.domain.findings import (
    Asset,
    AssetsFound,
    Brief,
    Conversation,
    Fact,
    Gap,
    Mail,
    PatternsFound,
    Slot,
    SlotsFound,
    ThreadRead,
)
from chalicelib.domain.knowledge import KnowledgeMatched
from chalicelib.domain.lead import Company, Contact, ContactFound, Rep
from chalicelib.domain.outputs import Outputs, needed
from chalicelib.domain.run import StepRecord
from chalicelib.domain.submission import Inquiry, Submission
from chalicelib.drafting.offer import offer_facts, open_asks
from chalicelib.text import spoken_time
from chalicelib.text.quoting import one_line

MESSAGE_CHARS = 2_000
MAIL_CHARS = 600
MAILS_PER_THREAD = 3
OWES = {
    "us": "we owe them an answer",
    "them": "they owe us an answer",
    "nobody": "nobody owes an answer",
}


@dataclass(frozen=True)
class Findings:
    """What the steps found about a lead, as planning and writing see it; `steps` say which of them could not look."""

    submission: Submission
    outputs: Outputs
    steps: Mapping[str, StepRecord]

    @property
    def inquiry(self) -> Inquiry:
        """What they wrote in the form. Raises AskAPerson when it is missing."""
        return needed(self.outputs.inquiry, "inquiry")

    @property
    def contact_found(self) -> ContactFound:
        """The person in HubSpot, and who answers. Raises AskAPerson when it is missing."""
        return needed(self.outputs.contact_found, "contact")

    @property
    def rep(self) -> Rep:
        """Who answers."""
        return self.contact_found.rep

    @property
    def contact(self) -> Contact | None:
        """The person as HubSpot knows them."""
        return self.contact_found.contact

    @property
    def company(self) -> Company | None:
        """The company as HubSpot knows it."""
        return self.outputs.company_found.company if self.outputs.company_found else None

    @property
    def conversation(self) -> Conversation | None:
        """Earlier mail with them; None when it could not be read."""
        return self.outputs.conversation

    @property
    def thread(self) -> ThreadRead | None:
        """The thread that the reply belongs in; None for a new one."""
        conversation = self.conversation or Conversation()
        return next((one for one in conversation.threads if one.thread_id == conversation.reply_to), None)

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Files that fit, best first."""
        return self.outputs.assets_found.assets if self.outputs.assets_found else ()

    @property
    def slots_found(self) -> SlotsFound | None:
        """What was found out about times; None when the calendar could not be read."""
        return self.outputs.slots_found

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Free slots, as many as the rep's voice offers."""
        return self.slots_found.slots[: self.rep.voice.slot_count] if self.slots_found else ()


def brief(findings: Findings, matched: KnowledgeMatched | None = None) -> Brief:
    """The Brief: what the steps gave as facts, what they did not find and what they could not look at as gaps.

    `matched` is what the approved answers have for the asks, as the plan holds it.
    """
    outputs, portal_id = findings.outputs, findings.submission.portal_id
    matched = matched or (outputs.plan.matched if outputs.plan else KnowledgeMatched())
    facts = (
        *_form_facts(findings.submission, findings.inquiry),
        *_people_facts(portal_id, findings.contact_found),
        *_company_facts(portal_id, findings.company),
        *offer_facts(matched, findings.inquiry.reading.language),
        *_thread_facts(findings.rep.email, findings.conversation or Conversation()),
        *_asset_facts(findings.assets),
        *_slot_facts(outputs.slots_found or SlotsFound()),
        *_pattern_facts(outputs.patterns_found or PatternsFound()),
    )
    gaps = (
        *_missing_fields(findings.inquiry),
        *_nothing_there(outputs),
        *_could_not_look(findings.steps),
        *_guessed_zone(outputs.slots_found),
        *open_asks(matched),
    )
    return Brief(facts=facts, gaps=gaps)


def _form_facts(submission: Submission, inquiry: Inquiry) -> Iterator[Fact]:
    name = one_line(f"{inquiry.first_name} {inquiry.last_name}")
    message = " ".join(inquiry.message.split())
    texts = {
        "F1": f"The person calls themselves {name}." if name else "",
        "F2": f"They work at {one_line(inquiry.company)}." if inquiry.company else "",
        "F3": f"Their role is {one_line(inquiry.title)}." if inquiry.title else "",
        "F4": f"They are in {one_line(inquiry.country)}." if inquiry.country else "",
        "F5": f"They wrote: {message[:MESSAGE_CHARS]}" if message else "",
        "F6": f"They filled in the form on {one_line(submission.page_title)}." if submission.page_title else "",
    }
    where = f"form {submission.form_id}"
    yield from (Fact(fact_id=key, text=text, system="form", where=where) for key, text in texts.items() if text)


def _people_facts(portal_id: str, found: ContactFound) -> Iterator[Fact]:
    rep, contact = found.rep, found.contact
    if contact:
        name = one_line(f"{contact.first_name} {contact.last_name}")
        known = [name] if name else []
        known += [f"a contact in HubSpot{f', stage {contact.lifecycle_stage}' if contact.lifecycle_stage else ''}"]
        known += [f"role {one_line(contact.title)}"] if contact.title else []
        known += ["opted out of marketing mail"] if contact.opted_out else []
        link = _record(portal_id, "0-1", contact.contact_id)
        yield _hubspot("H1", f"They are {', '.join(known)}.", f"contact {contact.contact_id}", link)
    answers = f"{one_line(rep.name)} answers ({found.rep_reason})." if found.rep_reason else f"{rep.name} answers."
    yield _hubspot("H2", answers, "owners and the form's pool")
    if rep.voice.booking_link:
        text = f"{rep.first_name} has a page for booking a time."
        yield Fact(fact_id="V1", text=text, system="team", where="the rep's settings", link=rep.voice.booking_link)


def _company_facts(portal_id: str, company: Company | None) -> Iterator[Fact]:
    if company is None:
        return
    known = [f"in {company.industry.replace('_', ' ').lower()}"] if company.industry else []
    known += [f"with {company.employees} employees"] if company.employees else []
    place = ", ".join(part for part in (company.city, company.country) if part)
    known += [f"based in {place}"] if place else []
    text = f"Their company is {one_line(company.name) or company.domain}{', ' if known else ''}{', '.join(known)}."
    yield _hubspot("H3", text, f"company {company.company_id}", _record(portal_id, "0-2", company.company_id))


def _thread_facts(mailbox: str, conversation: Conversation) -> Iterator[Fact]:
    for number, thread in enumerate(conversation.threads, start=1):
        where = f"thread {one_line(thread.subject) or thread.thread_id}"
        link = f"https://mail.google.com/mail/?authuser={quote(mailbox)}#all/{thread.thread_id}"
        yield Fact(fact_id=f"T{number}", text=_thread_text(thread), system="gmail", where=where, link=link)
        # What a colleague wrote is not for this person: only that there is a thread.
        for nth, mail in enumerate(_said_in(thread) if thread.with_person else (), start=1):
            text = (
                f"{'We' if mail.from_us else 'They'} wrote on {_on(mail)}: {' '.join(mail.text.split())[:MAIL_CHARS]}"
            )
            yield Fact(fact_id=f"T{number}.{nth}", text=text, system="gmail", where=where, link=link)


def _thread_text(thread: ThreadRead) -> str:
    last = last_said(thread)
    when = f", last mail on {_on(last)} from {'us' if last.from_us else 'them'}" if last else ""
    if not thread.with_person:
        return f"There is a thread with a colleague of theirs{when}; not to be quoted."
    asked = f" Open questions: {'; '.join(map(one_line, thread.open_questions))}." if thread.open_questions else ""
    return f"We have a thread with them, {one_line(thread.subject)}{when}; {OWES[thread.owes]}.{asked}"


def last_said(thread: ThreadRead) -> Mail | None:
    """The last message that a person wrote; None when there are only automatic ones."""
    said = _said_in(thread)
    return said[-1] if said else None


def _said_in(thread: ThreadRead) -> tuple[Mail, ...]:
    return tuple(mail for mail in thread.messages if not mail.automatic)[-MAILS_PER_THREAD:]


def _asset_facts(assets: tuple[Asset, ...]) -> Iterator[Fact]:
    for number, asset in enumerate(assets, start=1):
        text = f"{one_line(asset.name)} is a {asset.kind} file that fits ({asset.reason}); {asset.access}."
        yield Fact(fact_id=f"A{number}", text=text, system="drive", where=asset.path or asset.name, link=asset.link)


def _slot_facts(found: SlotsFound) -> Iterator[Fact]:
    if found.wishes:
        kept = {"open": "", "kept": ", which the slots keep to"}.get(found.outcome, ", which could not be kept in full")
        text = f"Their wishes for a time{kept}: {one_line(', '.join(found.wishes))}."
        yield Fact(fact_id="F7", text=text, system="form", where="their message")
    if found.reaches:
        text = f"The rep's calendar can be asked about up to {spoken_time.day(found.reaches)}."
        yield Fact(fact_id="S0", text=text, system="calendar", where="the rep's calendar, free and busy times")
    for number, slot in enumerate(found.slots, start=1):
        minutes = int((slot.end - slot.start).total_seconds() // 60)
        zone = spoken_time.zone_name(slot.lead_timezone, [slot])
        theirs = spoken_time.local(slot.start, slot.rep_timezone)
        ours = f"{theirs:%H:%M} for the rep in {slot.rep_timezone}"
        text = f"The rep is free on {spoken_time.slot_line(slot)}, {zone}; {ours}; {minutes} minutes."
        yield Fact(fact_id=f"S{number}", text=text, system="calendar", where="the rep's calendar, free and busy times")


def _pattern_facts(found: PatternsFound) -> Iterator[Fact]:
    if found.alike:
        where = ", ".join(pattern.run_id for pattern in found.patterns)
        yield Fact(fact_id="R1", text=f"Comparable leads of our own: {found.summary}.", system="runs", where=where)


def _missing_fields(inquiry: Inquiry) -> Iterator[Gap]:
    asked = {"a message": inquiry.message, "their company": inquiry.company, "their role": inquiry.title}
    for what, text in asked.items():
        if not text:
            yield Gap(what=what, kind="nothing", detail="not in the form")


def _nothing_there(outputs: Outputs) -> Iterator[Gap]:
    contact, company, mail = outputs.contact_found, outputs.company_found, outputs.conversation
    patterns, assets, slots = outputs.patterns_found, outputs.assets_found, outputs.slots_found
    looked = (
        ("the person in HubSpot", contact, contact and contact.contact, ""),
        ("the company in HubSpot", company, company and company.company, ""),
        ("earlier mail with them", mail, mail and mail.threads, ""),
        ("comparable leads of our own", patterns, patterns and patterns.alike, ""),
        ("a file to send", assets, assets and assets.assets, _closed(assets)),
        ("a free slot", slots, slots and slots.slots, slots.reason if slots else ""),
    )
    for what, output, there, detail in looked:
        if output is not None and not there:
            yield Gap(what=what, kind="nothing", detail=detail)


UNSEEN = {
    "resolve_company": "the company in HubSpot",
    "search_threads": "earlier mail with them",
    "read_threads": "what earlier mail says",
    "recall_patterns": "comparable leads of our own",
    "hunt_assets": "a file to send",
    "propose_slots": "a free slot",
}


def _could_not_look(steps: Mapping[str, StepRecord]) -> Iterator[Gap]:
    for name, what in UNSEEN.items():
        record = steps.get(name)
        if record and record.status in {"degraded", "failed"}:
            error_id = record.error.error_id if record.error else ""
            yield Gap(what=what, kind="could_not_look", detail=record.note, error_id=error_id)


def _guessed_zone(slots: SlotsFound | None) -> Iterator[Gap]:
    if slots and slots.slots and not slots.timezone_certain:
        detail = f"taken to be {slots.lead_timezone}: {slots.timezone_reason or 'a guess'}"
        yield Gap(what="their time zone for certain", kind="nothing", detail=detail)


def _closed(assets: AssetsFound | None) -> str:
    if assets is None or not assets.closed:
        return ""
    return f"they may not open {', '.join(assets.closed)}"


def _hubspot(fact_id: str, text: str, where: str, link: str = "") -> Fact:
    return Fact(fact_id=fact_id, text=text, system="hubspot", where=where, link=link)


def _record(portal_id: str, kind: str, record_id: str) -> str:
    return f"https://app.hubspot.com/contacts/{quote(portal_id)}/record/{kind}/{quote(record_id)}"


def _on(mail: Mail) -> str:
    return spoken_time.day(mail.sent_at.date())
