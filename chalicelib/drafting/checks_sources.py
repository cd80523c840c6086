"""What may hold a sentence about us: approved answers, profile, calendar, files, our own mail, HubSpot, the rep's settings.

And what may not: the lead's own words, kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import Brief, Fact
from chalicelib.domain.knowledge import Answer, Profile
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks_piece import Lead
from chalicelib.drafting.checks_statements import Source, sentences, source
from chalicelib.drafting.checks_words import Token, concepts, even, tokens
from chalicelib.text.folding import folded

OURS = frozenset("PSAVH")
"""Facts read as they stand; approved answers are read from the plan, with the question that each answers."""
PROFILE = "P1"


def sources(brief: Brief, plan: Plan, findings: Findings) -> tuple[Source, ...]:
    """All that is ours to say, each under the fact that it stands in."""
    made: list[Source] = []
    for answer in _answers(plan):
        fact_id = _fact_of(answer, brief)
        made.append(source(fact_id, answer.text, answer.language, answer.heading))
        for language, text in answer.wordings.items():
            worded = f"{fact_id}.1" if brief.fact(f"{fact_id}.1") and text in _text(brief, f"{fact_id}.1") else fact_id
            made.append(source(worded, text, language, answer.heading))
    if profile := plan.matched.profile:
        made += _of_profile(profile, brief)
    made += [source(fact.fact_id, fact.text, "en") for fact in brief.facts if _is_ours(fact)]
    if times := _times(findings):
        made.append(source("S1", times, "en"))
    return tuple(made)


def lead(brief: Brief, plan: Plan, findings: Findings, language: str) -> Lead:
    """The lead's words, and the names that may be used."""
    stated: list[str] = []
    asked: list[str] = []
    for text in _their_texts(brief, findings):
        for sentence in sentences(even(text)):
            (asked if "?" in sentence else stated).append(sentence)
    return Lead(
        stated=_words(stated, language),
        asked=_words([*asked, *(ask.text for ask in findings.inquiry.reading.asks)], language),
        names=frozenset(_names(plan, findings)),
        minutes=frozenset(map(str, _lengths(findings))),
    )


def _words(texts: Iterable[str], language: str) -> tuple[Token, ...]:
    return tuple(token for text in texts for token in tokens(text, language))


def _answers(plan: Plan) -> tuple[Answer, ...]:
    every = (answer for ask in plan.matched.asks for answer in ask.answers)
    return tuple({answer.answer_id: answer for answer in every}.values())


def _fact_of(answer: Answer, brief: Brief) -> str:
    """The id under which the Brief has the answer; its own id where it has none."""
    return next(
        (fact.fact_id for fact in brief.facts if fact.where == answer.answer_id or answer.text in fact.text),
        answer.answer_id,
    )


def _text(brief: Brief, fact_id: str) -> str:
    fact = brief.fact(fact_id)
    return fact.text if fact else ""


def _is_ours(fact: Fact) -> bool:
    return (fact.fact_id[:1] in OURS and "." not in fact.fact_id) or (
        fact.fact_id[:1] == "T" and fact.text.startswith("We wrote")
    )


def _of_profile(profile: Profile, brief: Brief) -> Iterator[Source]:
    fact_id = next((fact.fact_id for fact in brief.facts if fact.fact_id.startswith("P")), PROFILE)
    yield source(fact_id, profile.one_liner, "en", f"What does {profile.company} do?")
    for language, text in profile.wordings.items():
        yield source(fact_id, text, language, f"What does {profile.company} do?")
    for product in profile.products:
        yield source(fact_id, product.summary or product.name, "en", product.name)
    for key, contact in profile.contacts.items():
        parts = (contact.name, contact.email, contact.phone, contact.url, contact.hours)
        yield source(fact_id, f"{key} support contact desk: {', '.join(part for part in parts if part)}", "en")


def _times(findings: Findings) -> str:
    """What may be said of the times: how long, and what became of the one they proposed."""
    return f"The demo call or meeting takes {' or '.join(f'{n} minutes' for n in sorted(_lengths(findings)))}."


def _lengths(findings: Findings) -> set[int]:
    minutes = {int((slot.end - slot.start).total_seconds() // 60) for slot in findings.slots} | {
        findings.rep.slot_minutes
    }
    if wished := findings.inquiry.reading.wish.minutes:
        minutes.add(wished)
    return minutes


def _their_texts(brief: Brief, findings: Findings) -> Iterator[str]:
    yield from (
        fact.text
        for fact in brief.facts
        if fact.fact_id[0] == "F" or (fact.fact_id[0] == "T" and fact.text.startswith("They wrote"))
    )
    yield from (mail.text for mail in (findings.thread.messages if findings.thread else ()) if not mail.from_us)


def _names(plan: Plan, findings: Findings) -> Iterator[str]:
    inquiry, rep = findings.inquiry, findings.rep
    texts = [
        inquiry.first_name,
        inquiry.last_name,
        inquiry.company,
        inquiry.title,
        inquiry.country,
        rep.name,
        *inquiry.reading.people,
    ]
    texts += inquiry.reading.wish.companions
    if findings.company:
        texts += [findings.company.name, findings.company.city, findings.company.country]
    if findings.contact:
        texts += [findings.contact.first_name, findings.contact.last_name]
    if profile := plan.matched.profile:
        texts += [profile.company, *(contact.name for contact in profile.contacts.values())]
    texts += [ask.contact.name for ask in plan.matched.asks if ask.contact]
    texts += [plan.contact.name] if plan.contact else []
    yield from (word for text in texts for word in re.findall(r"[^\W_]{2,}", folded(even(text))))
    things = [asset.name for asset in findings.assets] + [
        product.name for product in (profile.products if profile else ())
    ]
    yield from (
        word for text in things for word in re.findall(r"[^\W_]{2,}", folded(even(text))) if not concepts(word, "en")
    )
