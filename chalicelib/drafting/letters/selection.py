"""Approved answers, cut to what a question needs: whole sentences only, and never a condition away from what it limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.text.folding import folded

LONGEST = 4_000
"""Characters of an answer that are looked at."""
MOST_SENTENCES = 12
ABBREVIATIONS = frozenset(
    ["approx.", "ca.", "bzw.", "d.h.", "dr.", "e.g.", "etc.", "evtl.", "i.e.", "inkl.", "incl.", "max.", "min.", "mr.", "mrs.", "ms.", "nr.", "núm.", "p.ej.", "sr.", "sra.", "st.", "u.a.", "vs.", "z.b."]
)  # fmt: skip
BARE = frozenset({"yes", "no", "ja", "nein", "sí", "si", "oui", "non", "sim", "não", "nao"})
_LIMITING = re.compile(
    r"(?i)(?<!\w)(?:only|except|but|however|unless|not|never|cannot|must|needs?|requires?|extra|below|above|more than"
    r"|nur|nicht|außer|jedoch|aber|muss|erst|mehr als|solo|sólo|salvo|pero|más de|debe|seulement|sauf|mais|doit|plus de"
    r"|apenas|somente|exceto|mas|mais de|deve)(?!\w)"
)
_MONEY = re.compile(r"[$€£¥]|(?i:\b(?:usd|eur|gbp|chf)\b)")
BINDING = frozenset(
    ["only", "but", "however", "except", "unless", "nur", "aber", "jedoch", "allerdings", "solo", "sólo", "pero", "salvo", "seulement", "mais", "toutefois", "apenas", "somente", "mas"]
)  # fmt: skip
_STOP = frozenset(
    ["about", "also", "does", "done", "each", "from", "have", "into", "much", "many", "only", "over", "some", "such", "that", "them", "then", "there", "these", "they", "this", "were", "what", "when", "where", "which", "will", "with", "would", "your", "yours", "ours", "could"]
)  # fmt: skip


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of an approved answer; Markdown's marks are taken off, abbreviations end no sentence."""
    words = _plain(text[:LONGEST]).split()
    parts: list[list[str]] = [[]]
    for number, word in enumerate(words):
        parts[-1].append(word)
        following = words[number + 1] if number + 1 < len(words) else ""
        if _ends(word, following):
            parts.append([])
    return tuple(" ".join(part) for part in parts if part)


def chosen(text: str, question: str, most_words: int, *, free_first: bool = False) -> tuple[str, ...]:
    """The sentences that answer a question, in their order, within about that many words.

    What is dropped first has least to do with the question and limits nothing. The first sentence, which answers the
    heading, stays unless `free_first`; a sentence that limits what stays goes last.
    """
    kept = list(sentences(text)[:MOST_SENTENCES])
    asked = content_words(question)
    while len(kept) > 1 and _words(kept) > most_words:
        spare = [n for n, sentence in enumerate(kept) if (n or free_first) and not _bound(sentence)]
        if not spare:
            break
        kept.pop(min(spare, key=lambda n: (_weight(kept[n], asked), -n)))
    return tuple(kept)


def _weight(sentence: str, asked: frozenset[str]) -> float:
    """How much a sentence matters to a question: words in common, a limit that it sets, an amount of money."""
    return (
        len(asked & content_words(sentence))
        + 0.5 * bool(_LIMITING.search(sentence))
        + 2 * bool(_MONEY.search(sentence))
    )


def _bound(sentence: str) -> bool:
    """Whether a sentence takes back some of the one before it, and may not be parted from it."""
    return sentence.split(" ", 1)[0].strip(",").casefold() in BINDING


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to their stems' first letters."""
    found = (word for word in re.findall(r"\w+", folded(text[:LONGEST])) if len(word) > 3 or word.isdigit())
    return frozenset(word[:5] for word in found if word not in _STOP)


def without_bare(kept: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences without a `Yes.` or `No.` that stands alone before others: it answers the heading, not them."""
    return kept[1:] if len(kept) > 1 and kept[0].rstrip(".!").casefold() in BARE else kept


def opened_bare(sentence: str) -> tuple[str, str]:
    """(`Yes` or the like, the rest) of a sentence that begins so; an empty first part when it does not."""
    word, comma, rest = sentence.partition(",")
    return (word, rest.strip()) if comma and word.casefold() in BARE else ("", sentence)


def upper_first(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text to stand after a colon or within a sentence; names, figures, and abbreviations keep their capitals."""
    first = text.split(" ", 1)[0].strip(",.;:")
    keeps = len(first) > 1 and (not first[1:].islower() or not first.isalpha())
    return text if keeps or first == "I" else text[:1].lower() + text[1:]


def _words(kept: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in kept)


def _ends(word: str, following: str) -> bool:
    closed = word.rstrip("”\"')»")
    if not closed.endswith((".", "!", "?")) or word.casefold() in ABBREVIATIONS or not following:
        return False
    if word == "No." and following[0].isdigit():
        return False
    begins = following.lstrip("“\"'(«¿¡")
    return bool(begins) and not begins[0].islower() and not (closed[:-1].isdigit() and len(closed) <= 3)


def _plain(text: str) -> str:
    return " ".join(_lines(text)).replace("**", "").replace("__", "").replace("`", "")


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        stripped = line.strip()
        yield stripped[2:] if stripped.startswith(("- ", "* ")) else stripped
