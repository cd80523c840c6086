"""What every part of a letter is written from: the findings, the plan, the facts, and the wording of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import ModuleType
from typing import NamedTuple

from chalicelib.domain.draft import AskOutcome, Claim, Plan
from chalicelib.domain.findings import Brief
from chalicelib.domain.knowledge import Answer, Contact, Profile
from chalicelib.domain.reading import Reading
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.letters import english, french, german, portuguese, spanish
from chalicelib.drafting.offer import answer_fact, contact_fact

TABLES: Mapping[str, ModuleType] = {"en": english, "de": german, "es": spanish, "fr": french, "pt": portuguese}
"""By language: its wording. A letter in any other language is written in English, and the reviewer is told."""
KNOWN_STAGES = frozenset({"customer", "opportunity", "evangelist", "salesqualifiedlead"})


TEAM_WORDS = frozenset(
    ["team", "desk", "office", "care", "department", "service", "services", "accounts", "support", "people", "partner", "partners", "press", "legal", "security", "privacy", "billing", "finance", "customer", "relations", "group", "unit", "center", "centre", "help", "protection", "data", "operations", "sales"]
)  # fmt: skip


class Line(NamedTuple):
    """A sentence or a list item, with the facts it rests on; none where it asserts nothing."""

    text: str
    sources: tuple[str, ...] = ()


Paragraph = tuple[Line, ...]


class Letter(NamedTuple):
    """A composed mail: plain text from greeting to sign-off, its claims, what became of each ask, notes for the reviewer."""

    subject: str
    body: str
    claims: tuple[Claim, ...] = ()
    asks: tuple[AskOutcome, ...] = ()
    language: str = "en"
    twin: str = ""
    notes: tuple[str, ...] = ()


class Desk(NamedTuple):
    """`language` is the letter's; `spared` names what it is to leave out to pass its checks."""

    findings: Findings
    plan: Plan
    brief: Brief
    run_id: str
    language: str
    spared: frozenset[str] = frozenset()

    @property
    def reading(self) -> Reading:
        """What the message says."""
        return self.findings.inquiry.reading

    @property
    def profile(self) -> Profile | None:
        """Who we are, as approved."""
        return self.plan.matched.profile

    @property
    def table(self) -> ModuleType:
        """The wording."""
        return TABLES[self.language]

    @property
    def familiar(self) -> bool:
        """Whether the letter says tú: they did, and the language has wording for it."""
        return self.reading.formal_address is False and hasattr(self.table, "INFORMAL")

    @property
    def variant(self) -> Mapping[str, tuple[str, ...]]:
        """What is said otherwise to them: to who writes tú, or in Portugal."""
        informal = getattr(self.table, "INFORMAL", {}) if self.familiar else {}
        portugal = self.findings.inquiry.country.casefold() == "portugal"
        return getattr(self.table, "PORTUGAL", {}) if portugal else informal

    @property
    def stranger(self) -> bool:
        """Whether they may not know who we are: no mail between us, no deal, and our name is not in what they wrote."""
        contact, thread = self.findings.contact, self.findings.thread
        known = (contact is not None and contact.lifecycle_stage in KNOWN_STAGES) or (thread and thread.with_person)
        named = self.profile is not None and self.profile.company.casefold() in self.reading.body.casefold()
        return not known and not named and self.reading.sender_kind != "customer"

    def say(self, key: str, /, **values: str) -> str:
        """One of the wordings for this, the same for the same run, filled in, with contractions as the rep writes."""
        options: Sequence[str] = self.variant.get(key) or self.table.PHRASES[key]
        digest = sha256(f"{self.run_id}/{key}".encode()).digest()
        return as_the_rep_writes(self, options[int.from_bytes(digest[:4], "big") % len(options)]).format(**values)

    def line(self, key: str, /, *sources: str, **values: str) -> Line:
        """The wording as a line that rests on these facts, as far as the Brief holds them."""
        text = self.say(key, **values)
        return Line(text[:1].upper() + text[1:], self.known(*sources))

    def known(self, *fact_ids: str) -> tuple[str, ...]:
        """Those of the facts that the Brief holds."""
        return tuple(fact_id for fact_id in fact_ids if fact_id and self.brief.fact(fact_id))

    def wording(self, answer: Answer) -> str:
        """An approved answer in the letter's language; empty where nobody approved one."""
        return answer.wordings.get(self.language) or (answer.text if answer.language == self.language else "")

    def fact_of(self, answer: Answer) -> str:
        """The fact that holds an answer in the letter's language."""
        return answer_fact(self.plan.matched, answer, self.language)

    def who(self, desk: str) -> tuple[str, str, tuple[str, ...]]:
        """Who takes over at a desk: the name (or what the desk is for), how to reach them, and the fact."""
        contact = self.plan.contact if desk == self.plan.desk else None
        if contact is None:
            return self.say(f"desk_{desk}"), "", ()
        return self.called(contact), reached(contact), self.contact_fact(contact)

    def called(self, contact: Contact) -> str:
        """A contact as a sentence names it: a person by name, a desk as ours."""
        return contact.name if is_person(contact) else self.say("our", name=contact.name)

    def contact_fact(self, contact: Contact) -> tuple[str, ...]:
        """The fact that names a contact."""
        return self.known(contact_fact(self.profile, contact)) if self.profile else ()

    def joined(self, parts: Iterable[str]) -> str:
        """`a, b and c` in the letter's language."""
        listed = list(parts)
        return (
            listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])}{self.table.AND}{listed[-1]}" if listed else ""
        )


def is_person(contact: Contact) -> bool:
    """Whether a contact's name is a person's, and not a desk's."""
    words = [word.strip(".,").casefold() for word in contact.name.split()]
    return len(words) > 1 and not TEAM_WORDS & set(words)


def as_the_rep_writes(desk: Desk, text: str) -> str:
    """The wording with its contractions expanded where the rep makes none."""
    for short, long in () if desk.findings.rep.voice.contractions else getattr(desk.table, "EXPANSIONS", ()):
        text = text.replace(short, long)
    return text


def reached(contact: Contact) -> str:
    """How to reach a contact, as it stands in a mail: the address, else the page, and a phone number where there is one."""
    return ", ".join(filter(None, (contact.email or contact.url, contact.phone)))
