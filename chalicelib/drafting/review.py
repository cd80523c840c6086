"""What a reviewer is told beside a draft: how sure it is, and what the mail itself cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import Brief, SlotsFound, ThreadRead
from chalicelib.domain.knowledge import AskMatched
from chalicelib.domain.lead import Company
from chalicelib.domain.reading import Evidence, FaultyDate
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks import Problem
from chalicelib.drafting.planning import wants_asset
from chalicelib.drafting.promises import promise_kept_open, promised_in
from chalicelib.text import spoken_time
from chalicelib.text.quoting import one_line
from chalicelib.text.words import words

LEAST = 10
COULD_NOT_LOOK = 15
DEFERRED = 8
ASSUMED = 6
RELAXED = 5
REPAIRED = 10
MODEL_FAILED = 10
DOUBT = 15
SHOWN = 160
"""Characters of a stranger's words that a warning repeats."""
WHY_OPEN = {
    "deferred": "no approved answer covers it",
    "expired": "the answer's last day of use has passed",
    "internal": "the only answer is internal, and nothing of it may show",
    "contradictory": "two approved answers contradict each other",
}
FAULTS = {
    "no_such_date": "there is no such date",
    "wrong_weekday": "the day of the week does not fit the date",
    "past": "it has passed",
}
NAMES = {
    "nl": "Dutch",
    "it": "Italian",
    "ja": "Japanese",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
}
_OF_ANY_COMPANY = frozenset({"company", "corp", "gmbh", "group", "inc", "llc", "ltd"})


def confidence(
    plan: Plan, brief: Brief, findings: Findings, *, repaired: bool, model_failed: bool, notes: int = 0, doubts: int = 0
) -> int:
    """10-100: less for what was deferred, assumed, or relaxed, for what could not be looked at, for repair and failure."""
    unseen = sum(gap.kind == "could_not_look" for gap in brief.gaps)
    open_asks = sum(ask.status in WHY_OPEN for ask in plan.matched.asks)
    slots = findings.slots_found
    assumed = notes + bool(_guessed(plan, slots)) + (not findings.inquiry.reading.language_certain)
    relaxed = len(slots.relaxed) if slots and plan.times == "offer" else 0
    lost = COULD_NOT_LOOK * unseen + DEFERRED * open_asks + ASSUMED * assumed + RELAXED * relaxed
    return max(LEAST, 100 - lost - REPAIRED * repaired - MODEL_FAILED * model_failed - DOUBT * doubts)


def doubts(findings: Findings, plan: Plan, *, language: str) -> tuple[str, ...]:
    """Why the draft, true as it is, may not be what they need."""
    return (*_of_the_language(findings, language), *_of_the_answer(findings, plan))


def warnings(
    findings: Findings, plan: Plan, brief: Brief, *, language: str, model_failed: str, left: tuple[Problem, ...],
    notes: tuple[str, ...] = (),
) -> tuple[str, ...]:  # fmt: skip
    """What the reviewer should look at, gravest first. `left` are problems that no plainer wording could avoid."""
    every = (
        *(f"Not sendable as it is: {problem.what}" for problem in left),
        *([plan.tell] if plan.tell else []),
        *_of_the_message(findings),
        *doubts(findings, plan, language=language),
        *_open_asks(plan),
        *plan.matched.notices,
        *notes,
        *_of_the_thread(findings.thread),
        *_of_the_times(plan, findings.slots_found),
        *_of_the_lead(findings),
        *(f"Could not look for {gap.what}: {gap.detail}" for gap in brief.gaps if gap.kind == "could_not_look"),
        *([f"The model did not write this: {model_failed}"] if model_failed else []),
    )
    return tuple(dict.fromkeys(every))


def _of_the_language(findings: Findings, language: str) -> Iterator[str]:
    reading = findings.inquiry.reading
    if reading.language != language:
        name = NAMES.get(reading.language, f"language `{reading.language}`")
        yield f"They wrote in {name}; the letter is in English and should go out in their language."
    elif not reading.language_certain:
        yield f"The language was hard to tell; the letter is in {language}."


def _of_the_answer(findings: Findings, plan: Plan) -> Iterator[str]:
    if wants_asset(findings.inquiry.reading) and not findings.assets and plan.wants_draft:
        yield "They ask for something to read, and no file was found that they may open: share or attach one."
    if findings.thread and findings.thread.has_our_draft:
        yield "A draft of ours already lies in this thread."


def _of_the_message(findings: Findings) -> Iterator[str]:
    reading = findings.inquiry.reading
    for field in dict.fromkeys(order.value for order in reading.machine_orders):
        words_ = max((order.words for order in reading.machine_orders if order.value == field), key=len)
        where = f" in the field `{one_line(field)}`" if field else ""
        yield f"Text{where} reads like an order to a machine; it was not followed: “{_cut(words_ or field)}”"
    yield from _each(
        "They claim that something was agreed; check it, the letter confirms nothing", reading.claimed_agreements
    )
    if terms := list(dict.fromkeys(_cut(term.words or term.value) for term in reading.legal_terms)):
        yield f"Legal terms to weigh: {', '.join(f'“{term}”' for term in terms)}"
    yield from (_faulty(date) for date in reading.wish.faulty)
    if reading.deadlines:
        yield f"Their dates: {'; '.join(_cut(deadline.value) for deadline in reading.deadlines)}."
    if reading.wish.people_note:
        yield f"How many will join is not clear: {_cut(reading.wish.people_note)}."
    if reading.sender_kind == "competitor":
        yield "They say that they are a competitor of ours."
    if reading.companies:
        yield f"Other companies named in the message: {', '.join(_cut(name) for name in reading.companies)}."


def _each(what: str, found: tuple[Evidence, ...]) -> Iterator[str]:
    yield from (f"{what}: “{_cut(evidence.words or evidence.value)}”" for evidence in found)


def _faulty(date: FaultyDate) -> str:
    meant = " or ".join(f"{spoken_time.DAYS[day.weekday()]} {spoken_time.day(day)}" for day in date.candidates)
    return f"A date that cannot be meant, “{_cut(date.words)}”: {FAULTS[date.fault]}{f'; perhaps {meant}' if meant else ''}."


def _open_asks(plan: Plan) -> Iterator[str]:
    for ask in plan.matched.asks:
        if ask.status in WHY_OPEN and plan.next_step not in {"disqualify", "no_mail"}:
            yield f"Open: {_cut(ask.question)} ({WHY_OPEN[ask.status]}). {_whose(ask)}"


def _whose(ask: AskMatched) -> str:
    owner = ask.owner or (ask.contact.name if ask.contact else "")
    return f"{owner} answers for it." if owner else "Nobody is named for it."


def _of_the_thread(thread: ThreadRead | None) -> Iterator[str]:
    if mail := promise_kept_open(thread):
        yield f"We promised in the thread, and nothing followed: “{_cut(promised_in(mail))}”"


def _of_the_times(plan: Plan, slots: SlotsFound | None) -> Iterator[str]:
    if guessed := _guessed(plan, slots):
        yield guessed


def _guessed(plan: Plan, slots: SlotsFound | None) -> str:
    if plan.times != "offer" or not slots or not slots.slots or slots.timezone_certain:
        return ""
    return f"Their time zone is a guess: {slots.timezone_reason or slots.lead_timezone}"


def _of_the_lead(findings: Findings) -> Iterator[str]:
    if findings.inquiry.consent == "refused":
        yield "They did not consent to marketing mail."
    yield from _of_the_company(findings.inquiry.company, findings.company)
    yield from findings.inquiry.hints


def _of_the_company(typed: str, known: Company | None) -> Iterator[str]:
    """Where form and HubSpot name two companies without a word in common: one of them is not whom the draft is for."""
    if known is None:
        return
    said, found = words(typed) - _OF_ANY_COMPANY, words(known.name) - _OF_ANY_COMPANY
    if said and found and not said & found and not any(word in known.domain.casefold() for word in said):
        yield f"They say they are from {one_line(typed)}; HubSpot knows their company as {one_line(known.name)}."


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
