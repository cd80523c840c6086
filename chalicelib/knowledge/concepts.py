"""The concepts that a text speaks of: phrases of seven languages, German compounds, names, and what is left as stems. Pure.

The phrases are data, in `lexicon/`. Every reader here is one pass over at most `LONGEST` characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

from chalicelib.text.folding import folded

LEXICON = Path(__file__).with_name("lexicon")
LANGUAGES = ("en", "es", "de", "fr", "pt", "it", "nl")
JAPANESE = "ja"
"""Has no spaces between words: what stands for a concept is looked for anywhere."""
COMPOUNDING = frozenset({"de", "nl"})
LONGEST = 1_500
"""Characters of an ask or an answer that are read."""
LONGEST_TOKEN = 60
LEAST_PART = 4
"""Letters of a compound's part."""
WEIGHTS = {"subjects": 1.0, "things": 0.65, "frames": 0.4}
"""By the file that a concept stands in."""
OWN_WEIGHTS = {
    "how_long": 0.6, "which": 0.15, "several": 0.02, "possible": 0.02, "onsite": 0.35, "concurrent": 0.7, "without": 0.5, "how_many": 0.25, "who": 0.3, "where": 0.35, "when": 0.35, "security": 0.5,
    "increase": 0.5, "reduce": 0.5, "included": 0.7, "single_use": 0.6, "volume_pack": 0.6, "learn": 0.3, "visit": 0.4,
    "small": 0.2, "name": 0.2, "device": 0.4, "employee": 0.35, "sites": 0.4, "workspace": 0.4, "certificate_doc": 0.5,
    "product_range": 0.3, "what_do": 0.6, "live": 0.5, "support": 0.8, "report": 0.8, "failure": 0.7, "order": 0.6,
    "how_often": 0.5, "contract": 0.5, "begin": 0.3, "zone": 0.5, "company_about": 0.5, "correction": 0.7, "private": 0.7, "results": 0.5, "office": 0.8,
    "requirements": 0.9, "install": 0.8, "law_driver": 0.4, "duration_day": 0.4, "first_time": 0.5,
}  # fmt: skip
"""Of concepts that tell less, or more, than the others of their file."""
STEM_WEIGHT = 0.5
LONGEST_STEM = 7
ALIKE = (
    ("ph", "f"),
    ("th", "t"),
    ("k", "c"),
    ("z", "c"),
    ("y", "i"),
    ("w", "v"),
    ("cc", "c"),
    ("ss", "s"),
    ("ll", "l"),
)
"""Spellings of the same sounds, in this order."""
KIN = (
    frozenset({"contract", "contract_term", "cancel", "renewal"}), frozenset({"warranty", "replacement", "repair", "failure"}),
    frozenset({"setup", "install"}), frozenset({"minimum", "small"}), frozenset({"sla", "support", "failure"}),
    frozenset({"price", "quote", "volume_pack"}), frozenset({"report", "learn", "pipeline", "results"}), frozenset({"contract", "terms"}), frozenset({"contract_term", "how_long"}),
    frozenset({"certification", "certificate_doc"}), frozenset({"maintenance", "calibration"}), frozenset({"import", "export"}),
    frozenset({"company_about", "company_facts"}), frozenset({"pickup_return", "delivery"}), frozenset({"seats", "permissions"}),
    frozenset({"privacy_law", "data_held", "erasure", "data_source"}), frozenset({"sso", "login"}), frozenset({"integration", "crm", "erp"}), frozenset({"encryption", "security"}),
    frozenset({"seats", "maximum"}), frozenset({"setup", "requirements"}), frozenset({"invoice", "tax"}),
)  # fmt: skip
"""Concepts that an answer often serves together: one is half an answer to another."""
DERIVED = (
    (frozenset({"hosting", "how_long"}), "hosting", "retention"),
    (frozenset({"retention", "on_premises"}), "retention", "on_premises"),
    (frozenset({"hosting", "on_premises"}), "hosting", "on_premises"),
    (frozenset({"retention", "where"}), "retention", "hosting"),
)
"""(concepts that stand together, which of them is then something else, and what): how long data is stored is no place."""
_TOKEN = re.compile(r"[^\W_]+")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ers",
    "ed",
    "es",
    "er",
    "en",
    "em",
    "s",
    "e",
    "n",
)
Kind = str


@dataclass(frozen=True)
class Phrase:
    """Tokens in a row that mean a concept; a token with `*` stands for every word that begins with it."""

    rest: tuple[tuple[str, bool], ...]
    concept: str
    literal: int
    """Letters of the first token."""


@dataclass
class Words:
    """The phrases of one language by their first token."""

    exact: dict[str, list[Phrase]] = field(default_factory=dict)
    begins: dict[str, list[Phrase]] = field(default_factory=dict)


@dataclass(frozen=True)
class Meaning:
    """What a text speaks of. `names` by kind: product, standard, language, or "" for what is only written like a name."""

    concepts: frozenset[str]
    stems: frozenset[str]
    names: Mapping[str, frozenset[str]]
    tokens: frozenset[str]
    """Every word, folded: for looking whether a name is there."""

    @property
    def nameless(self) -> Meaning:
        """The same without its names."""
        return Meaning(self.concepts, self.stems, {}, self.tokens)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Concepts, and stems marked as such."""
        return self.concepts | frozenset(f"~{stem}" for stem in self.stems)


def meaning(text: str, language: str) -> Meaning:
    """What a text in that language speaks of; English words count in every language."""
    raw = _TOKEN.findall(text[:LONGEST])
    tokens = [folded(token[:LONGEST_TOKEN]) for token in raw]
    languages = tuple(dict.fromkeys((language, "en"))) if language in LANGUAGES else LANGUAGES
    concepts: set[str] = set()
    left: list[int] = []
    at = 0
    while at < len(tokens):
        length, matched = _longest(tokens, at, languages)
        concepts |= matched
        if not length:
            left.append(at)
        at += length or 1
    names = _names(raw, tokens)
    named = {word for name in names.values() for phrase in name for word in phrase.split()}
    stems = {stem(tokens[at]) for at in left if _tells(tokens[at], languages) and tokens[at] not in named}
    if names.get("product") and not any(_files()[concept] == "subjects" for concept in concepts):
        concepts.add("integration")  # whoever only names a product asks whether we work with it
    if language == JAPANESE:
        concepts |= {concept for concept, words in _japanese() if any(word in text[:LONGEST] for word in words)}
    return Meaning(_derived(concepts), frozenset(stems), names, frozenset(tokens))


@cache
def kin(concept: str) -> frozenset[str]:
    """The concepts that are related to one, itself left out."""
    return frozenset().union(*(group for group in KIN if concept in group)) - {concept}


@lru_cache(maxsize=10_000)
def weight(term: str) -> float:
    """How much a term tells of what is asked, apart from how common it is in a pack."""
    if term.startswith("~"):
        return STEM_WEIGHT
    return OWN_WEIGHTS.get(term) or WEIGHTS[_files()[term]]


@lru_cache(maxsize=10_000)
def is_subject(term: str) -> bool:
    """Whether a term says what is asked about, rather than how or of whom."""
    return not term.startswith("~") and _files()[term] == "subjects"


def stem(token: str) -> str:
    """A word's beginning, spelled alike in all languages and without its ending: a microscope is a Mikroskop."""
    for spelled, alike in ALIKE:
        token = token.replace(spelled, alike)
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            token = token[: -len(ending)]
            break
    return token[:LONGEST_STEM]


def _longest(tokens: list[str], at: int, languages: tuple[str, ...]) -> tuple[int, set[str]]:
    """How many tokens the longest phrases at a place take, and their concepts, those of a compound's parts included."""
    longest, concepts, literal = 0, set[str](), 0
    for language in languages:
        if language == "en" and len(languages) == 2 and (concepts or _is_generic(tokens[at], languages[:1])):
            continue  # a word of their own language is no English one
        for phrase in _beginning(tokens[at], language):
            length = 1 + len(phrase.rest)
            if length < longest or not _follows(tokens, at + 1, phrase.rest):
                continue
            if length > longest:
                longest, concepts = length, set()
            concepts.add(phrase.concept)
            literal = max(literal, phrase.literal)
    if longest <= 1:
        for language in COMPOUNDING.intersection(languages):
            concepts |= _parts(tokens[at], language, literal)
    return longest or int(bool(concepts)), concepts


def _derived(concepts: set[str]) -> frozenset[str]:
    for together, concept, instead in DERIVED:
        if together <= concepts and not ("how_long" in concepts and instead == "hosting"):
            return frozenset(concepts - {concept} | {instead})
    return frozenset(concepts)


def _follows(tokens: list[str], at: int, rest: tuple[tuple[str, bool], ...]) -> bool:
    if at + len(rest) > len(tokens):
        return False
    return all(
        token.startswith(word) if begins else token in (word, f"{word}s")
        for token, (word, begins) in zip(tokens[at:], rest, strict=False)
    )


@lru_cache(maxsize=20_000)
def _beginning(token: str, language: str) -> tuple[Phrase, ...]:
    """The phrases whose first word a token is."""
    words = _lexicon()[language]
    found = list(words.exact.get(token, ()))
    if token.endswith("s") and len(token) > LEAST_PART:
        found += words.exact.get(token[:-1], ())
    for end in range(2, len(token) + 1):
        found += words.begins.get(token[:end], ())
    return tuple(found)


def _parts(token: str, language: str, begun: int) -> set[str]:
    """Concepts of the later parts of a compound, e.g. of "list" in a German guest list."""
    if len(token) < 2 * LEAST_PART or begun * 5 >= len(token) * 3:
        return set()
    return {
        phrase.concept
        for start in range(max(begun, 3), len(token) - LEAST_PART + 1)
        for phrase in _beginning(token[start:], language)
        if not phrase.rest and phrase.literal >= LEAST_PART
    }


def _names(raw: list[str], tokens: list[str]) -> dict[str, frozenset[str]]:
    known, first_words = _known_names(), _first_words_of_names()
    found: dict[str, set[str]] = {}
    for at, token in enumerate(tokens):
        for length in (4, 3, 2, 1) if token in first_words else ():
            kind = known.get(" ".join(tokens[at : at + length]))
            if kind and (length > 1 or len(token) > 3 or raw[at].isupper()):
                found.setdefault(kind, set()).add(" ".join(tokens[at : at + length]))
                break
        else:
            if _written_like_a_name(raw[at]):
                found.setdefault("", set()).add(token)
    return {kind: frozenset(names) for kind, names in found.items()}


def _written_like_a_name(word: str) -> bool:
    """Capitals within a word, or a word of capitals alone."""
    return len(word) > 2 and any(char.isupper() for char in word[1:]) and not word.isdigit()


def _tells(token: str, languages: Iterable[str]) -> bool:
    return len(token) > 2 and not token.isdigit() and not _is_generic(token, languages)


def _is_generic(token: str, languages: Iterable[str]) -> bool:
    generic = _generic()
    return any(token in generic[language] for language in languages)


@cache
def _lexicon() -> Mapping[str, Words]:
    made = {language: Words() for language in LANGUAGES}
    for name in WEIGHTS:
        for concept, columns in _rows(name):
            for language, column in zip(LANGUAGES, columns, strict=True):
                for phrase in column.split(","):
                    _add(made[language], phrase, concept)
    return made


def _add(words: Words, phrase: str, concept: str) -> None:
    tokens = [(folded(token.rstrip("*")), token.endswith("*")) for token in _split(phrase)]
    if tokens:
        (first, begins), rest = tokens[0], tuple(tokens[1:])
        index = words.begins if begins else words.exact
        index.setdefault(first, []).append(Phrase(rest, concept, len(first)))


def _split(phrase: str) -> list[str]:
    """Tokens of a phrase as `meaning` would cut them, with their star."""
    return re.findall(r"[^\W_]+\*?", phrase)


@cache
def _japanese() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((concept, tuple(words.split(", "))) for concept, (words,) in _rows("japanese"))


@cache
def _files() -> Mapping[str, Kind]:
    return {concept: name for name in WEIGHTS for concept, _ in _rows(name)}


@cache
def _known_names() -> Mapping[str, str]:
    rows = ((kind, name) for kind, (names,) in _rows("names") for name in names.split(","))
    return {" ".join(_TOKEN.findall(folded(name))): kind for kind, name in rows}


@cache
def _first_words_of_names() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _known_names())


@cache
def _generic() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(_TOKEN.findall(folded(words))) for language, (words,) in _rows("generic")}


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (LEXICON / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, rest = line.partition(": ")
            yield key, [column.strip() for column in rest.split("|")]
