"""Which language a text seems to be in, by its script and its small words."""

from __future__ import annotations

import re
import unicodedata

from chalicelib.text.folding import folded

STOPWORDS = {
    "English": [
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
    ],
    "Spanish": [
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
    ],
    "German": [
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
    ],
    "French": [
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
    ],
    "Portuguese": [
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
    ],
    "Italian": [
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
    ],
}

SCRIPTS = (
    ("Japanese", "HIRAGANA"), ("Japanese", "KATAKANA"), ("Chinese", "CJK"), ("Korean", "HANGUL"),
    ("Russian or another Cyrillic language", "CYRILLIC"), ("Arabic", "ARABIC"), ("Hebrew", "HEBREW"),
    ("Greek", "GREEK"), ("Thai", "THAI"), ("Hindi", "DEVANAGARI"),
)  # fmt: skip


def language_of(message: str) -> str:
    """The language the message seems to be in, by script and small words; empty when too short to say."""
    script = _script_of(message)
    if script:
        return script
    words = re.findall(r"\w+", folded(message))
    counts = {name: sum(word in stop for word in words) for name, stop in STOPWORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    runner_up = max(count for name, count in counts.items() if name != best)
    return best if counts[best] >= 2 and counts[best] > runner_up else ""


def _script_of(message: str) -> str:
    letters = [unicodedata.name(char, "") for char in message if char.isalpha()]
    for language, script in SCRIPTS:
        if letters and sum(name.startswith(script) for name in letters) * 5 >= len(letters):
            return language
    return ""
