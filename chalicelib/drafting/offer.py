"""What the team approved to be said about itself, as facts of the Brief: the profile as P1.., approved answers as K1..

`P1` says who we are, `P2` and on what we sell and whom to turn to. `K1` is an approved answer with its heading, whole;
`K1.1` its approved wording in the lead's language, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.domain.findings import Fact, Gap
from chalicelib.domain.knowledge import Answer, Contact, KnowledgeMatched, Profile

DEFERRED = frozenset({"deferred", "expired", "internal", "contradictory"})


def answers_of(matched: KnowledgeMatched) -> tuple[Answer, ...]:
    """Every answer that may be used, once, in the order of the asks: the n-th is fact `K{n}`."""
    every = (answer for ask in matched.asks for answer in ask.answers)
    return tuple({answer.answer_id: answer for answer in every}.values())


def answer_fact(matched: KnowledgeMatched, answer: Answer, language: str) -> str:
    """The id of the fact that holds an answer: in its own language, or its wording in that one."""
    number = answers_of(matched).index(answer) + 1
    return f"K{number}.1" if language != answer.language and language in answer.wordings else f"K{number}"


def contact_fact(profile: Profile, contact: Contact) -> str:
    """The id of the fact that names a contact; empty when the profile does not."""
    known = list(profile.contacts.values())
    return f"P{2 + len(profile.products) + known.index(contact)}" if contact in known else ""


def offer_facts(matched: KnowledgeMatched, language: str) -> Iterator[Fact]:
    """The facts about us that a letter may rest on."""
    if matched.profile:
        yield from _profile_facts(matched.profile, language)
    for number, answer in enumerate(answers_of(matched), start=1):
        where = f"{answer.file}, {answer.heading}; {answer.owner}, until {answer.review_by.isoformat()}"
        yield Fact(fact_id=f"K{number}", text=f"{answer.heading} {answer.text}", system="knowledge", where=where)
        if answer.language != language and (wording := answer.wordings.get(language)):
            text = f"Approved wording in {language}: {wording}"
            yield Fact(fact_id=f"K{number}.1", text=text, system="knowledge", where=where)


def open_asks(matched: KnowledgeMatched) -> Iterator[Gap]:
    """What no approved answer covers, or covers no longer."""
    for ask in matched.asks:
        if ask.status in DEFERRED:
            yield Gap(what=f"an approved answer: {ask.question}", kind="nothing", detail=_whose(ask.owner))


def _whose(owner: str) -> str:
    return f"{owner} answers for it" if owner else ""


def _profile_facts(profile: Profile, language: str) -> Iterator[Fact]:
    def fact(number: int, text: str, part: str = "") -> Fact:
        return Fact(fact_id=f"P{number}{part}", text=text, system="knowledge", where="profile")

    yield fact(1, f"We are {profile.company}. {profile.one_liner}")
    if wording := profile.wordings.get(language):
        yield fact(1, f"Approved wording in {language}: {wording}", ".1")
    for number, product in enumerate(profile.products, start=2):
        yield fact(number, f"We sell {product.name}. {product.summary}".strip())
    for number, (key, contact) in enumerate(profile.contacts.items(), start=2 + len(profile.products)):
        yield fact(number, f"For {key.replace('_', ' ')}, our contact is {_reached(contact)}.")


def _reached(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email, contact.phone, contact.url, contact.hours)))
