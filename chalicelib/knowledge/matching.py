"""Which approved answers fit what a lead asks, and what is only near. Pure: no model, the same for the same pack and day.

In doubt an ask is deferred: a wrong answer has to be rewritten, a deferral is honest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.knowledge import (
    AskMatched,
    AskStatus,
    Contact,
    Knowledge,
    KnowledgeMatched,
    Match,
    Usable,
)
from chalicelib.domain.reading import Ask, Reading
from chalicelib.knowledge.concepts import Meaning, is_subject, meaning
from chalicelib.knowledge.desks import desk_for, desk_for_purpose, named_in
from chalicelib.knowledge.figures import contradict
from chalicelib.knowledge.fitting import (
    Asked,
    Entry,
    beyond,
    entries,
    fit,
    lacks_thing,
    missed,
    named_elsewhere,
    only_there,
)
from chalicelib.knowledge.rules import notices, standings
from chalicelib.text.folding import folded

FITS = 58.0
"""From which fit on an answer is one to the ask."""
BESIDE_BEST = 0.82
"""What share of the best fit another answer needs to be given as well."""
FITS_ALONE = 40.0
"""The same where no other answer comes near, and nothing that is asked about is missing from it."""
FITS_ONLY = 17.0
"""The same where it is the only one to speak of what is asked, and that is rare in the pack."""
ALONE = 0.85
"""Below which share of the best fit no other answer is near."""
NEAR = 34.0
"""From which fit on an answer is told to the reviewer as near."""
MOST_ANSWERS, MOST_NEAR = 3, 3
SHORT, BACK = 10, 300
"""Words of an ask that may point back, and characters before it that are read then."""
POINTERS = frozenset(
    [
        "that",
        "this",
        "it",
        "them",
        "these",
        "those",
        "one",
        "two",
        "eso",
        "esto",
        "esos",
        "lo",
        "los",
        "das",
        "dies",
        "dieses",
        "diese",
        "es",
        "sie",
        "ca",
        "cela",
        "celles",
        "ceux",
        "le",
        "la",
        "les",
        "isso",
        "isto",
        "eles",
        "elas",
        "questo",
        "quello",
        "dat",
        "dit",
        "deze",
        "die",
    ]
)
LONGEST_DOUBLE = 400
AND = {
    "en": "and|or", "es": "y|o|e", "de": "und|oder", "fr": "et|ou", "pt": "e|ou", "it": "e|o", "nl": "en|of",
}  # fmt: skip
_PARTS = {language: re.compile(rf"[,;?]| (?:{words}) ") for language, words in AND.items()}
_SENTENCE_END = re.compile(r"[.!?\n]")
SEVERAL = "several"
KINDS_OF_NAMES = ("product", "standard", "language")


@dataclass(frozen=True)
class Fitted:
    """An answer with how well it fits an ask, 0 to 100, and whether it may be used."""

    entry: Entry
    fit: float
    usable: Usable

    @property
    def match(self) -> Match:
        """The same, for the run."""
        return Match(answer_id=self.entry.answer.answer_id, fit=round(self.fit), usable=self.usable)


@dataclass(frozen=True)
class Bookshelf:
    """All that one lead's asks are matched against."""

    reading: Reading
    knowledge: Knowledge
    entries: Sequence[Entry]
    standing: dict[str, Usable]


def match(
    reading: Reading, knowledge: Knowledge, today: date, open_questions: Sequence[str] = ()
) -> KnowledgeMatched:  # fmt: skip
    """What the pack has for each ask, and for each question that is open in the thread. `today` is on the rep's clock."""
    shelf = Bookshelf(
        reading, knowledge, entries(knowledge.answers, _ours(knowledge)), dict(standings(knowledge.answers, today))
    )
    asks = [(number, ask) for number, ask in enumerate(reading.asks)]
    asks += [(-1 - number, Ask(topic="", text=text, words=text)) for number, text in enumerate(open_questions)]
    results = [_matched(number, ask, shelf) for number, ask in asks]
    told = dict.fromkeys(notice for _, told in results for notice in told)
    return KnowledgeMatched(
        version=knowledge.version, profile=knowledge.profile, asks=tuple(matched for matched, _ in results),
        notices=tuple(told),
    )  # fmt: skip


def _matched(number: int, ask: Ask, shelf: Bookshelf) -> tuple[AskMatched, tuple[str, ...]]:
    asked = _asked(ask, shelf.reading)
    fitted = _ranked(asked, shelf)
    by_part = _part_by_part(ask, shelf)
    chosen = _chosen(asked, fitted) if by_part is None else by_part
    given = tuple(one for one in chosen if one.usable == "usable")
    used = {_id(one.entry) for one in given}
    near = [one for one in fitted if _id(one.entry) not in used and one.fit >= NEAR][:MOST_NEAR]
    near += [one for one in _named_elsewhere(asked, shelf) if one not in near][: MOST_NEAR - len(near)]
    status, contact = _handled(ask, asked, given, chosen, shelf)
    if status == "withheld":
        near, given = [*given, *near], ()
    first = next(iter((*chosen, *near)), None)
    matched = AskMatched(
        ask=number, question=ask.text or ask.words, status=status, answers=tuple(one.entry.answer for one in given),
        near=tuple(one.match for one in near), contact=contact, owner=first.entry.answer.owner if first else "",
    )  # fmt: skip
    unusable = [one.entry.answer for one in chosen if one.usable != "usable"]
    return matched, tuple(notices(unusable, {one.entry.answer.answer_id: one.usable for one in chosen}))


def _handled(
    ask: Ask, asked: Asked, given: Sequence[Fitted], chosen: Sequence[Fitted], shelf: Bookshelf
) -> tuple[AskStatus, Contact | None]:  # fmt: skip
    """What the reply may do with the ask, and who handles it or will say."""
    profile, reading = shelf.knowledge.profile, shelf.reading
    if _is_rival(reading) or "our_notes" in asked.meaning.concepts:
        return "withheld", None
    if profile is None:
        return "file" if ask.kind == "file" else "deferred", None
    named = named_in((one.entry.answer for one in given), profile)
    whose = "who" in asked.meaning.concepts
    if given:
        hands_on = named is not None and (whose or ask.kind == "request" or "who" in given[0].entry.heading.concepts)
        return ("contact" if hands_on else "answered"), named
    desk = desk_for(_topical(asked), profile) or (desk_for_purpose(reading.purposes, profile) if whose else None)
    if chosen:
        return _unusable(chosen), desk
    if ask.kind == "file":
        return "file", desk
    handed_over = reading.handover not in ("none", "ignore")
    return ("contact" if desk and (whose or (handed_over and ask.kind == "request")) else "deferred"), desk


def _unusable(chosen: Sequence[Fitted]) -> AskStatus:
    match chosen[0].usable:
        case "internal":
            return "internal"
        case "expired":
            return "expired"
        case _:
            return "contradictory"


def _fitted(asked: Asked, shelf: Bookshelf) -> Iterator[Fitted]:
    for entry in shelf.entries:
        value = fit(asked, entry)
        if value >= FITS_ONLY:
            yield Fitted(entry, value, _usable(entry, shelf))


def _ranked(asked: Asked, shelf: Bookshelf) -> list[Fitted]:
    return sorted(_fitted(asked, shelf), key=lambda one: -one.fit)


def _usable(entry: Entry, shelf: Bookshelf) -> Usable:
    """An answer's standing; contradictory where another usable one says otherwise."""
    standing = shelf.standing[_id(entry)]
    if standing != "usable":
        return standing
    rivals = (other for other in shelf.entries if shelf.standing[_id(other)] == "usable")
    return "contradictory" if any(contradict(entry, other) for other in rivals) else "usable"


def _chosen(asked: Asked, fitted: Sequence[Fitted]) -> tuple[Fitted, ...]:
    """The answers to give, or why none may be: what is internal is as if it were not there while another answer is."""
    fitting = [one for one in fitted if one.fit >= FITS] or _alone(asked, fitted) or _only_there(asked, fitted)
    if any(one.usable == "usable" for one in fitting):
        fitting = [one for one in fitting if one.usable != "internal"]
    if fitting and fitting[0].usable != "usable":
        return (fitting[0],)
    also = (one for one in fitting[1:] if one.fit >= BESIDE_BEST * fitting[0].fit and _serves_too(asked, one))
    return (*fitting[:1], *also)[:MOST_ANSWERS]


def _only_there(asked: Asked, fitted: Sequence[Fitted]) -> list[Fitted]:
    """The one answer that speaks of something rare, whatever its heading calls it."""
    there = [one for one in fitted if only_there(asked, one.entry)]
    return there if len(there) == 1 else []


def _part_by_part(ask: Ask, shelf: Bookshelf) -> tuple[Fitted, ...] | None:
    """The best answer to each part of a double question, or none where a part has none that may be used: half an answer
    would pass the other half over. None where the ask is no double question."""
    parts = _parts(ask, shelf)
    if len(parts) < 2:
        return None
    chosen = [_chosen(part, _ranked(part, shelf))[:1] for part in parts]
    if not all(best and best[0].usable == "usable" for best in chosen):
        return ()
    return tuple({_id(one.entry): one for best in chosen for one in best}.values())[:MOST_ANSWERS]


def _parts(ask: Ask, shelf: Bookshelf) -> list[Asked]:
    """The parts of an ask that are each about something else; a part that only says more of an earlier one is none."""
    texts = _PARTS.get(shelf.reading.language, _PARTS["en"]).split((ask.text or ask.words)[:LONGEST_DOUBLE])
    parts = [_asked(ask.model_copy(update={"topic": "", "text": text, "words": ""}), shelf.reading) for text in texts]
    kept: list[Asked] = []
    for part in parts:
        subjects = {concept for concept in part.meaning.concepts if is_subject(concept)}
        if subjects and all(subjects.isdisjoint(earlier.meaning.concepts) for earlier in kept):
            kept.append(part)
    return kept


def _serves_too(asked: Asked, fitted: Fitted) -> bool:
    """Whether an answer belongs beside a better one: it may be used, leaves nothing out, and is about nothing else."""
    return fitted.usable == "usable" and not missed(asked, fitted.entry) and not beyond(asked, fitted.entry)


def _alone(asked: Asked, fitted: Sequence[Fitted]) -> list[Fitted]:
    """The best answer where it fits less well and stands out."""
    if (
        not fitted
        or fitted[0].fit < FITS_ALONE
        or missed(asked, fitted[0].entry)
        or lacks_thing(asked, fitted[0].entry)
    ):
        return []
    rival = fitted[1].fit if len(fitted) > 1 else 0.0
    return [fitted[0]] if rival <= ALONE * fitted[0].fit else []


def _named_elsewhere(asked: Asked, shelf: Bookshelf) -> Iterator[Fitted]:
    """What would be near if it named what they name."""
    for entry in shelf.entries:
        if named_elsewhere(asked, entry):
            unnamed = Asked(asked.meaning.nameless, asked.topic, asked.language)
            value = fit(unnamed, entry)
            if value >= FITS:
                yield Fitted(entry, NEAR, shelf.standing[_id(entry)])


def _asked(ask: Ask, reading: Reading) -> Asked:
    """An ask as it is compared; with its topic and the words before it where it does not say by itself what it is about."""
    language = reading.language if reading.language_certain else ""
    own = ask.text or ask.words
    spoken = meaning(own, language)
    before = meaning(_before(ask.words, reading.body), language)
    if any(is_subject(concept) for concept in spoken.concepts):
        several = before.concepts & {SEVERAL} or {SEVERAL for word in before.tokens if word.isdigit() and word != "1"}
        return Asked(spoken, frozenset(several if _points_back(own) else ()), language)
    names = {kind: spoken.names.get(kind, frozenset()) | before.names.get(kind, frozenset()) for kind in KINDS_OF_NAMES}
    told = Meaning(spoken.concepts, spoken.stems, names, spoken.tokens)
    return Asked(told, meaning(ask.topic, "en").concepts | before.concepts, language)


def _points_back(text: str) -> bool:
    """Whether a short ask is about what stands before it: "what would that cost"."""
    words = folded(text).split()
    return len(words) <= SHORT and not POINTERS.isdisjoint(words)


def _before(words: str, body: str) -> str:
    """The sentence before an ask, or the part of its own sentence before it; empty where the ask is not in the body."""
    at = body.find(words[:80]) if words else -1
    if at <= 0:
        return ""
    return next((part for part in reversed(_SENTENCE_END.split(body[max(0, at - BACK) : at])) if len(part) > 3), "")


def _topical(asked: Asked) -> frozenset[str]:
    return frozenset(concept for concept in asked.meaning.concepts | asked.topic if is_subject(concept)) | (
        asked.meaning.concepts & {"login", "security"}
    )


def _is_rival(reading: Reading) -> bool:
    return reading.sender_kind == "competitor" or "competitor_research" in reading.purposes


def _ours(knowledge: Knowledge) -> str:
    profile = knowledge.profile
    return " ".join([profile.company, *(product.name for product in profile.products)]) if profile else ""


def _id(entry: Entry) -> str:
    return entry.answer.answer_id
