"""People and companies that a message names, the sender apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.reading.sentences import Message
from chalicelib.text.cues import word_set
from chalicelib.text.folding import folded

MOST = 10
_FORMS = word_set("gmbh ag ltd llc inc corp plc sa srl sarl sas bv ab oy kg lda ltda spa aps kft")
_TITLES = word_set(
    "mr mrs ms dr herr frau herrn senor senora sr sra monsieur madame mme mlle m senhor senhora dona don signor signora"
)
_INTRODUCE = word_set(
    "colleague named called ask contact boss director manager with kollege kollegin colega jefe jefa collegue chefe collega"
)
_CAPITALIZED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}")


def people(message: Message, sender: Sequence[str]) -> tuple[str, ...]:
    """Names of people: after a title, or two or more capitalised words that are no company."""
    own = {word for name in sender for word in folded(name).split()}
    named = [run for run in _runs(message) if _is_person(run, message.language)]
    names = (" ".join(words) for words, _ in named)
    return tuple(name for name in dict.fromkeys(names) if not set(folded(name).split()) & own)[:MOST]


def companies(message: Message) -> tuple[str, ...]:
    """Names of companies: capitalised words with a legal form."""
    runs = (words for words, _ in _runs(message))
    return tuple(
        dict.fromkeys(" ".join(words) for words in runs if folded(words[-1].strip(".")) in _FORMS and len(words) > 1)
    )[:MOST]


def _runs(message: Message) -> list[tuple[list[str], str]]:
    """Runs of capitalised words within a sentence, its first word apart, each with the word before it."""
    runs: list[tuple[list[str], str]] = []
    current: list[str] = []
    before = previous = ""
    for token in message.read.tokens:
        word = message.read.text[token.start : token.end]
        capital = bool(_CAPITALIZED.fullmatch(word)) and (token.gap < 2 or token.word in _TITLES) and len(word) > 1
        if current and (not capital or token.gap):
            runs.append((current, before))
            current = []
        if capital:
            before = before if current else previous
            current.append(word)
        previous = token.word
    return [*runs, (current, before)] if current else runs


def _is_person(run: tuple[list[str], str], language: str) -> bool:
    words, before = run
    if folded(words[-1].strip(".")) in _FORMS or any(word.isupper() for word in words):
        return False
    titled = folded(words[0]) in _TITLES or before in _TITLES
    if titled and len(words) + (before in _TITLES) > 1:
        return True
    if language == "de":  # every noun has a capital letter
        return False
    return before in _INTRODUCE and len(words) <= 3
