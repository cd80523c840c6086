"""What a reviewer is told beside a draft: how sure it is, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import Brief
from chalicelib.domain.lead import Company
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks import RESIDUE, Problem
from chalicelib.drafting.planning import asked, wants_asset
from chalicelib.text.language import NAMES, language_of
from chalicelib.text.quoting import one_line
from chalicelib.text.words import words

LEAST = 10
COST = {"could_not_look": 15, "nothing": 3}
REPAIRED = 10
MODEL_FAILED = 10
DOUBT = 15
_OF_ANY_COMPANY = frozenset({"company", "corp", "gmbh", "group", "inc", "llc", "ltd"})


def confidence(brief: Brief, *, repaired: bool, model_failed: bool, doubts: int = 0) -> int:
    """10-100: less for every gap in the Brief, for a repair, for a model that failed, for every doubt about the draft."""
    lost = sum(COST[gap.kind] for gap in brief.gaps) + REPAIRED * repaired + MODEL_FAILED * model_failed
    return max(LEAST, 100 - lost - DOUBT * doubts)


def doubts(findings: Findings, plan: Plan, *, by_model: bool) -> tuple[str, ...]:
    """Why the draft, true as it is, may not be what they need."""
    language = NAMES[language_of(findings.inquiry.message).code]
    foreign = [f"The message looks {language}; the draft is in English."] if language != "English" else []
    return (*_of_the_answer(findings, plan, by_model=by_model), *foreign)


def warnings(
    findings: Findings, plan: Plan, brief: Brief, *, by_model: bool, model_failed: str, left: tuple[Problem, ...]
) -> tuple[str, ...]:
    """What the reviewer should look at, gravest first. `left` are problems that no plainer wording could avoid."""
    return (
        *(f"Not sendable as it is: {problem.what}" for problem in left),
        *doubts(findings, plan, by_model=by_model),
        *_of_the_lead(findings),
        *(f"Could not look for {gap.what}: {gap.detail}" for gap in brief.gaps if gap.kind == "could_not_look"),
        *([f"The model did not write this: {model_failed}"] if model_failed else []),
    )


def _of_the_answer(findings: Findings, plan: Plan, *, by_model: bool) -> Iterator[str]:
    open_ones = len(asked(findings.inquiry.message)) + len(findings.thread.open_questions if findings.thread else ())
    to_answer = plan.next_step == "answer" or plan.intent == "not_now"
    if to_answer and open_ones and not by_model:
        yield "The draft does not answer what they asked: add the answer before it goes out."
    if wants_asset(findings) and not findings.assets and plan.wants_draft:
        yield "They ask for something to read, and no file was found that they may open: share or attach one."
    if findings.thread and findings.thread.has_our_draft:
        yield "A draft of ours already lies in this thread."


def _of_the_lead(findings: Findings) -> Iterator[str]:
    if RESIDUE.search(findings.inquiry.message):
        yield "The message holds text that reads like an order to a machine; it was not followed."
    if findings.inquiry.consent == "refused":
        yield "They did not consent to marketing mail."
    slots = findings.slots_found
    if slots and slots.slots and not slots.timezone_certain:
        yield f"Their time zone is a guess: {slots.timezone_reason or slots.lead_timezone}"
    yield from _of_the_company(findings.inquiry.company, findings.company)
    yield from findings.inquiry.hints


def _of_the_company(typed: str, known: Company | None) -> Iterator[str]:
    """Where form and HubSpot name two companies without a word in common: one of them is not whom the draft is for."""
    if known is None:
        return
    said, found = words(typed) - _OF_ANY_COMPANY, words(known.name) - _OF_ANY_COMPANY
    if said and found and not said & found and not any(word in known.domain.casefold() for word in said):
        yield f"They say they are from {one_line(typed)}; HubSpot knows their company as {one_line(known.name)}."
