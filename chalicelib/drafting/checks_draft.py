"""A draft under check, with all that it is checked against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chalicelib.domain.draft import Claim, Plan
from chalicelib.domain.findings import Brief
from chalicelib.drafting import checks_sources
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks_piece import Bench, Standing
from chalicelib.drafting.checks_statements import Source
from chalicelib.drafting.checks_support import standing
from chalicelib.text import spoken_time
from chalicelib.text.quoting import one_line

MOST_CHARS = 3_000
"""Of a body whose sentences are weighed one by one; a mail is half of it."""
QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,300})[”\"]")
_TELLING_WORDS = {
    "en": "the and you your we our is are with for would that this of to it have can one",
    "de": "der die das und sie ihnen ihre wir ist sind mit fur für nicht ein eine zu auf von ich den dem gern",
    "es": "el los las y usted su sus nos es son con para por que una del al le se no un",
    "fr": "le les et vous votre nous est sont avec pour que une des du au ce je ne pas un",
    "pt": "o os e você voce seu sua nós é são sao com para por que uma do da não nao um ao",
}
TELLING_WORDS = {name: frozenset(words.split()) for name, words in _TELLING_WORDS.items()}
"""By language: everyday words that tell it from the others, as far as any word does."""


class Problem(NamedTuple):
    """One thing wrong. `code` is stable; `what` says it to the writer and to people."""

    code: str
    what: str


@dataclass(frozen=True)
class Written:
    """A draft under check, with what it is checked against."""

    subject: str
    body: str
    claims: tuple[Claim, ...]
    plan: Plan
    brief: Brief
    findings: Findings
    fixed_subject: str = ""
    """The subject of the thread that this replies to: it is to stay as it is."""
    by_model: bool = False
    """Whether a model wrote it: then every sentence must stand on a fact, whatever the model says of it."""
    our_lines: tuple[str, ...] = ()
    """Lines of a model's letter that we wrote ourselves: the times."""
    sells_less: bool = False
    """Whether the writer chose, with a reason, to sell less than the plan says."""

    @cached_property
    def own(self) -> str:
        """Subject and body without what is rightly quoted: the writer's own words."""
        subject = "" if self.fixed_subject else self.subject
        composed = () if self.by_model else self.claims
        approved = [claim.text for claim in composed if {source[:1] for source in claim.sources} <= {"K", "P"}]
        return _without_exempt(blanked(f"{subject}\n{self.body}", approved), self.known, self.findings)

    @cached_property
    def known(self) -> str:
        """All that the Brief and the approved answers say, on one line."""
        facts = (fact.text for fact in self.brief.facts)
        return one_line(" ".join([*facts, *(source.text for source in self.sources)]))

    @cached_property
    def language(self) -> str:
        """The language that the body is written in, ISO 639-1, as far as everyday words tell."""
        return language_of(self.body)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All that is ours to say."""
        return checks_sources.sources(self.brief, self.plan, self.findings)

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """What each sentence of the body stands on; nothing for a body that is too long for a mail."""
        if len(self.body) > MOST_CHARS:
            return ()
        lead = checks_sources.lead(self.brief, self.plan, self.findings, self.language)
        return standing(self.body, Bench(self.sources, lead, self.language))


def language_of(text: str) -> str:
    """The one of the five languages whose everyday words a text uses most; English where none does."""
    words = re.findall(r"[^\W\d_]+", text[:10_000].casefold())
    counts = {name: sum(word in telling for word in words) for name, telling in TELLING_WORDS.items()}
    return max(counts, key=lambda name: counts[name])


def blanked(text: str, parts: Iterable[str]) -> str:
    """The text without these parts; one too short to be a name would take words apart, and stays."""
    for part in sorted(parts, key=len, reverse=True):
        if len(part) >= 4:
            text = text.replace(part, " ")
    return text


def links_offered(written: Written) -> tuple[str, ...]:
    """The links of files and of the rep's booking page."""
    return tuple(fact.link for fact in written.brief.facts if fact.link and fact.fact_id[0] in "AV")


def zones(findings: Findings) -> str:
    """The zones of the slots, by name."""
    named = {zone for slot in findings.slots for zone in (slot.lead_timezone, slot.rep_timezone)}
    return " ".join(spoken_time.zone_name(zone, findings.slots) for zone in named)


def blocks_of(written: Written) -> Iterator[str]:
    """The paragraphs between the greeting and the sign-off."""
    voice, rep = written.findings.rep.voice, written.findings.rep
    blocks = [block for block in written.body.split("\n\n") if block.strip()]
    last = [n for n, block in enumerate(blocks) if block.strip().split("\n")[-1] in {rep.first_name, rep.name}]
    end = last[-1] if last else len(blocks)
    yield from (block for block in blocks[1:end] if not block.startswith(("P.S.", voice.sign_off)))


def _without_exempt(text: str, known: str, findings: Findings) -> str:
    known = known.casefold()
    for quoted in QUOTED.findall(text):
        if one_line(quoted).casefold().rstrip(".,?!") in known:
            text = text.replace(quoted, " ")
    offsets: Sequence[str] = re.findall(r"UTC[+-]\d+(?::\d+)?", zones(findings))
    return blanked(text, (findings.rep.voice.ps, *(one_line(asset.name) for asset in findings.assets), *offsets))
