"""How well an answer fits an ask: what of the ask it covers, what of its heading was asked, and what rules it out. Pure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from chalicelib.domain.knowledge import Answer
from chalicelib.knowledge.concepts import Meaning, is_subject, kin, meaning, weight

IN_TEXT = 0.55
"""What it counts that only the answer's text speaks of something, and not its heading."""
ONLY_IN_TEXT = 0.3
"""What it counts toward being common that only an answer's text has a term."""
KINDRED = 0.4
"""The same of something related, in the heading."""
UNHEARD = 0.3
"""What a word of the ask counts against an answer when no answer of the pack has it: it is mostly about the asker."""
LEAST_SHARED = 0.4
"""Of what is asked about, weighed, that an answer must speak of at all."""
LEAST_TELLING = 0.22
"""The same, weighed by how uncommon it is in the pack as well."""
FOR_ONE = 0.6
"""What remains of an answer about a single one when they ask about several."""
WEIGHTY = 0.6
"""From which weight on a thing is told apart from the setting."""
NAMED = 1.0
"""What a name that they name counts."""
NAMES_WHAT_IS_NAMED = 0.75
"""How well a heading fits at least when the answer names what they name."""
RARE = 0.8
"""From which value of `Entry.common` on few answers speak of a concept."""
OWN_WORD = 0.5
"""What a word that is no known concept counts among what is asked about."""
TOPIC = 0.4
"""What the reader's short name for an ask counts beside the ask's own words."""
MISSED, UNASKED = 0.5, 0.25
PARTICULAR = frozenset({"how_long", "how_often", "when", "place_uk", "place_usa"})
ALSO_PRICED = frozenset({"single_use", "volume_pack", "included"})
"""Whoever asks for a price in general is told these prices as well."""
NAMED_ABOUT = frozenset({"integration", "import", "export", "crm", "erp", "api", "sso", "email_tool", "booking_tool"})
STANDARD_ABOUT = frozenset({"certification", "privacy_law", "hosting", "pentest", "security", "law_driver"})


@dataclass(frozen=True)
class Entry:
    """An answer with what its heading and its text speak of. `common` is shared by the entries of a pack."""

    answer: Answer
    heading: Meaning
    text: Meaning
    common: Mapping[str, float]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What the heading is about."""
        return frozenset(filter(is_subject, self.heading.concepts))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of heading and text."""
        return self.heading.tokens | self.text.tokens

    def weight(self, term: str) -> float:
        """Of a term within this pack: what many answers speak of tells little."""
        return weight(term) * self.common.get(term, 1.0)


@dataclass(frozen=True)
class Asked:
    """An ask as it is compared. `topic` holds concepts of the reader's short name for it and of the words before it, which
    say what "that" is; `language` is its own."""

    meaning: Meaning
    topic: frozenset[str]
    language: str


_approved = lru_cache(maxsize=4_000)(meaning)
"""What our own texts speak of, kept between leads."""


def entries(answers: Sequence[Answer], ours: str) -> tuple[Entry, ...]:
    """The answers of a pack, made ready. `ours` are the seller's own names, which tell nothing."""
    own = meaning(ours, "en").tokens
    made = [(answer, *_spoken_of(answer, own)) for answer in answers]
    counts: dict[str, float] = defaultdict(float)
    for _, heading, text in made:
        for term in heading.terms | text.terms:
            counts[term] += 1.0 if term in heading.terms else ONLY_IN_TEXT
    common = _common(counts, len(made))
    return tuple(Entry(answer, heading, text, common) for answer, heading, text in made)


def fit(asked: Asked, entry: Entry) -> float:
    """0 to 100. Half is how much of the ask the answer covers, half how much of the answer's heading was asked; less for
    what is asked about and missing, and for what the heading is about and was not asked."""
    heading, text = entry.heading.terms, entry.text.terms
    wanted = {term: _wanted(asked, entry, term) for term in asked.meaning.terms}
    wanted |= {term: TOPIC * entry.weight(term) for term in asked.topic - asked.meaning.concepts}
    covered = {term: _evidence(term, heading, text) for term in wanted}
    asked_for = asked.meaning.terms | (frozenset() if _is_telling(asked.meaning) else asked.topic)
    shared = sum(weight(term) * covered[term] for term in asked_for if _is_topical(term))
    telling = sum(value * covered[term] for term, value in wanted.items() if _is_topical(term))
    names = named(asked.meaning)
    known = NAMED * sum(_names(entry, name) for name in names)
    if shared + known < LEAST_SHARED or telling + known < LEAST_TELLING or _names_another(asked.meaning, entry):
        return 0.0
    whole = sum(wanted.values()) + NAMED * len(names)
    of_ask = (sum(value * covered[term] for term, value in wanted.items()) + known) / whole if whole else 0.0
    offered = sum(entry.weight(term) for term in heading)
    of_heading = sum(entry.weight(term) for term in heading if term in wanted) / offered if offered else of_ask
    if known:
        of_heading = max(of_heading, NAMES_WHAT_IS_NAMED)
    scale = 50 * (FOR_ONE if _is_for_one(asked, entry) else 1.0)
    return scale * (of_ask + of_heading) * (1 - MISSED * missed(asked, entry)) * (1 - UNASKED * _unasked(asked, entry))


def named_elsewhere(asked: Asked, entry: Entry) -> bool:
    """Whether all that speaks against the answer is that the ask names something the answer does not."""
    return _names_another(asked.meaning, entry)


def named(spoken: Meaning) -> frozenset[str]:
    """The products and standards that an ask names."""
    return spoken.names.get("product", frozenset()) | spoken.names.get("standard", frozenset())


def _is_telling(spoken: Meaning) -> bool:
    """Whether a text says by itself what it is about."""
    return any(_is_topical(concept) for concept in spoken.concepts)


def missed(asked: Asked, entry: Entry) -> float:
    """The share of what is asked about, weighed, that the answer does not speak of at all."""
    heading, text = entry.heading.terms, entry.text.terms
    values = {term: entry.weight(term) * (OWN_WORD if term.startswith("~") else 1.0) for term in _about(asked, heading)}
    lacking = sum(value for term, value in values.items() if not _evidence(term, heading, text))
    return lacking / sum(values.values()) if values else 0.0


def _about(asked: Asked, heading: frozenset[str]) -> set[str]:
    """What an ask is about: its subjects; where none is known its things, and its own words unless they point back or the
    heading has two of the things."""
    subjects = {term for term in asked.meaning.concepts if is_subject(term)}
    if subjects:
        return subjects
    things = {concept for concept in asked.meaning.concepts if _is_topical(concept)}
    clear = bool(asked.topic) or len(things & heading) > 1
    return things if clear else things | {f"~{stem}" for stem in asked.meaning.stems}


def lacks_thing(asked: Asked, entry: Entry) -> bool:
    """Whether they speak of a thing that the answer does not: it may be what they ask about."""
    heading, text = entry.heading.terms, entry.text.terms
    things = (concept for concept in asked.meaning.concepts if _is_topical(concept) and not is_subject(concept))
    return any(not _evidence(thing, heading, text) and weight(thing) >= WEIGHTY for thing in things)


def only_there(asked: Asked, entry: Entry) -> bool:
    """Whether all that is asked about is rare in the pack and this answer speaks of it, if only in its text."""
    about = {term for term in asked.meaning.concepts if is_subject(term)}
    spoken = entry.heading.concepts | entry.text.concepts
    rare = {term for term in about if entry.common.get(term, 1.0) >= RARE}
    others = all(term in spoken or kin(term) & entry.heading.concepts for term in about - rare)
    return bool(rare) and rare <= spoken and others and not _names_another(asked.meaning, entry)


def beyond(asked: Asked, entry: Entry) -> frozenset[str]:
    """What the answer's heading is about that was not asked: why it is no second answer beside a better one."""
    heading = {term for term in entry.heading.concepts if is_subject(term) or term in PARTICULAR}
    wanted = asked.meaning.concepts | asked.topic
    return frozenset(heading - wanted - (ALSO_PRICED if "price" in wanted else frozenset()))


def _is_for_one(asked: Asked, entry: Entry) -> bool:
    """Whether the answer is about one alone, and they speak of several."""
    concepts = asked.meaning.concepts | asked.topic
    several = "several" in concepts or any(word.isdigit() and word != "1" for word in asked.meaning.tokens)
    return several and "single_use" in entry.heading.concepts - concepts


def _unasked(asked: Asked, entry: Entry) -> float:
    """The share of the heading's subjects, weighed, that was not asked about."""
    subjects = {term: entry.weight(term) for term in entry.heading.concepts if is_subject(term)}
    extra = sum(subjects[term] for term in beyond(asked, entry) if term in subjects)
    return extra / sum(subjects.values()) if subjects else 0.0


def _wanted(asked: Asked, entry: Entry, term: str) -> float:
    value = entry.weight(term)
    if term in entry.common:
        return value
    if term.startswith("~"):
        same_language = asked.language == entry.answer.language or asked.language in entry.answer.wordings
        return value * UNHEARD * (1.0 if same_language else 0.5)
    return value if is_subject(term) else value * 0.6


def _evidence(term: str, heading: frozenset[str], text: frozenset[str]) -> float:
    if term in heading:
        return 1.0
    if term in text:
        return IN_TEXT
    return KINDRED if kin(term) & heading else 0.0


def _is_topical(term: str) -> bool:
    return weight(term) >= 0.5 or term in ("device", "sites", "workspace", "visit")


def _names_another(asked: Meaning, entry: Entry) -> bool:
    """Whether the ask is about something that has a name, and the answer does not name it."""
    about = asked.concepts | entry.heading.concepts
    names = set(asked.names.get("product", ())) if about & NAMED_ABOUT else set()
    if about & STANDARD_ABOUT:
        names |= asked.names.get("standard", frozenset())
    if about & (NAMED_ABOUT | STANDARD_ABOUT):
        names |= {name for name in asked.names.get("", ()) if name not in entry.tokens and not _is_known_concept(name)}
    return any(not _names(entry, name) for name in names)


@lru_cache(maxsize=1_000)
def _is_known_concept(name: str) -> bool:
    return bool(meaning(name, "").concepts)


def _names(entry: Entry, name: str) -> bool:
    """A name of several words is named when its last word is: the first ones are often a maker's."""
    return name.split()[-1] in entry.tokens and set(name.split()) & entry.tokens != set()


def _spoken_of(answer: Answer, own: frozenset[str]) -> tuple[Meaning, Meaning]:
    heading = _heading(_without(_approved(answer.heading, answer.language), own))
    texts = [(answer.text, answer.language), *((text, code) for code, text in answer.wordings.items())]
    spoken = [_without(_approved(text, code), own) for text, code in texts]
    return heading, Meaning(
        frozenset().union(*(one.concepts for one in spoken)), frozenset().union(*(one.stems for one in spoken)),
        {}, frozenset().union(*(one.tokens for one in spoken)),
    )  # fmt: skip


def _heading(spoken: Meaning) -> Meaning:
    """A heading that names nothing but ourselves asks what we do."""
    return spoken if spoken.terms else Meaning(frozenset({"what_do"}), frozenset(), spoken.names, spoken.tokens)


def _without(spoken: Meaning, own: frozenset[str]) -> Meaning:
    return Meaning(
        spoken.concepts, frozenset(stem for stem in spoken.stems if stem not in own), spoken.names, spoken.tokens
    )


def _common(counts: Mapping[str, float], answers: int) -> Mapping[str, float]:
    """From 1 for what one answer speaks of down to 0.2 for what all do."""
    scale = math.log(answers + 1)
    return {term: max(0.2, 1 - math.log(max(count, 1.0)) / scale) if scale else 1.0 for term, count in counts.items()}
