"""Which language a text seems to be in, by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from chalicelib.text.folding import folded

LONGEST = 4_000
"""Characters looked at."""
STOPWORDS: dict[str, frozenset[str]] = {
    "English": frozenset(
        [
            "the",
            "and",
            "you",
            "we",
            "is",
            "are",
            "for",
            "with",
            "that",
            "this",
            "our",
            "have",
            "would",
            "like",
            "to",
            "of",
            "can",
            "please",
            "your",
            "i",
            "it",
            "in",
        ]
    ),
    "Spanish": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "que",
            "de",
            "una",
            "un",
            "para",
            "con",
            "por",
            "nos",
            "nuestra",
            "nuestro",
            "queremos",
            "somos",
            "es",
            "y",
            "en",
            "mi",
            "su",
            "del",
        ]
    ),
    "German": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "wir",
            "ist",
            "sind",
            "fur",
            "mit",
            "ein",
            "eine",
            "einen",
            "nicht",
            "bitte",
            "ich",
            "uns",
            "unsere",
            "auf",
            "zu",
            "von",
            "den",
        ]
    ),
    "French": frozenset(
        [
            "le",
            "les",
            "des",
            "est",
            "nous",
            "vous",
            "pour",
            "avec",
            "une",
            "dans",
            "et",
            "notre",
            "sur",
            "je",
            "du",
            "au",
            "souhaitons",
            "bonjour",
        ]
    ),
    "Portuguese": frozenset(
        [
            "o",
            "os",
            "as",
            "que",
            "de",
            "uma",
            "um",
            "para",
            "com",
            "por",
            "nos",
            "nossa",
            "nosso",
            "queremos",
            "somos",
            "e",
            "em",
            "do",
            "da",
            "voces",
        ]
    ),
    "Italian": frozenset(
        [
            "il",
            "lo",
            "gli",
            "che",
            "di",
            "una",
            "un",
            "per",
            "con",
            "siamo",
            "e",
            "nostra",
            "nostro",
            "vorremmo",
            "del",
            "della",
            "sono",
            "buongiorno",
        ]
    ),
}

SCRIPTS: tuple[tuple[str, int, int, int], ...] = (
    ("Greek", 0x0370, 0x03FF, 1), ("Russian or another Cyrillic language", 0x0400, 0x052F, 1), ("Hebrew", 0x0590, 0x05FF, 1),
    ("Arabic", 0x0600, 0x06FF, 1), ("Hindi", 0x0900, 0x097F, 1), ("Thai", 0x0E00, 0x0E7F, 1), ("kana", 0x3040, 0x30FF, 3),
    ("Chinese", 0x3400, 0x9FFF, 3), ("Korean", 0xAC00, 0xD7A3, 3),
)  # fmt: skip
"""Language, first and last character, and how many Latin letters a character of it is worth."""
LEAST_LETTERS = 5
"""Fewer are a name, or a word that was pasted."""


def language_of(message: str) -> str:
    """The language the message seems to be in, by script and small words; empty when too short to say.

    A fifth of a message in another script makes it of that language, whatever else it holds.
    """
    message = message[:LONGEST]
    script = "" if message.isascii() else _script_of(message)
    if script:
        return script
    counted = Counter(re.findall(r"\w+", folded(message)))
    counts = {name: sum(counted[word] for word in stop) for name, stop in STOPWORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    runner_up = max(count for name, count in counts.items() if name != best)
    return best if counts[best] >= 2 and counts[best] > runner_up else ""


def _script_of(message: str) -> str:
    letters = Counter(char for char in message if char.isalpha())
    scripts = {name: (_between(letters, first, last), worth) for name, first, last, worth in SCRIPTS}
    if scripts["kana"][0]:  # Chinese characters among kana are Japanese
        scripts["Japanese"] = (scripts["kana"][0] + scripts["Chinese"][0], 3)
        del scripts["Chinese"]
    del scripts["kana"]
    total = letters.total() + sum(count * (worth - 1) for count, worth in scripts.values())
    name, (count, worth) = max(scripts.items(), key=lambda one: one[1][0] * one[1][1])
    enough = count >= LEAST_LETTERS or count == letters.total()
    return name if count and enough and count * worth * 5 >= total else ""


def _between(letters: Counter[str], first: int, last: int) -> int:
    return sum(count for char, count in letters.items() if first <= ord(char) <= last)
