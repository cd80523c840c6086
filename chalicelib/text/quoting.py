"""What strangers wrote, made safe to repeat to them: a short quotation, a first name, the name of a company.

Whatever might be a link, markup, a placeholder or an instruction is not repeated at all; nothing is repaired.
"""

from __future__ import annotations

import re
import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
LONGEST = 20_000
"""Characters of a message that are read."""
LONGEST_NAME = 200
MOST_QUESTIONS = 20
LONGEST_QUESTION = 200
MOST_WORDS = 16
MOST_CHARS = 110
_PLAIN_QUOTE = re.compile(r"[^\W_](?:[^\W_]|[ ,'’&+%-])*")
_PLAIN_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’·-])*")
_PLAIN_COMPANY = re.compile(r"[^\W_](?:[^\W_]|[ .,'’&+-])*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|[\n\r]+")
_JOINED_ON = re.compile(r"(?i)^(?:and|but|also|so|y|und)[, ]+|^.*: ")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.I)
_DOMAIN_LIKE = re.compile(r"\w\.\w{2}")


def one_line(text: str) -> str:
    """Text with every control character, line break and run of blanks made one space."""
    text = text[:LONGEST]
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(char) in UNSEEN else char for char in text)
    return " ".join(text.split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a message, each on one line, without its closing mark unless that is a question mark.

    A stop within a word ends no sentence, so that half a link is never taken for one.
    """
    parts = (one_line(part).replace("？", "?") for part in _SENTENCE_END.split(text[:LONGEST]))
    return tuple(part for part in (one.rstrip(".!。！ ") for one in parts) if part)


def questions(text: str, most: int = MOST_QUESTIONS) -> tuple[str, ...]:
    """The direct questions of a message, as they stand, links left out: a question mark in a link asks nothing."""
    asked = (one for one in sentences(_LINK.sub(" ", text[:LONGEST])) if one.endswith("?"))
    return tuple(one for one in asked if 3 < len(one) <= LONGEST_QUESTION)[:most]


def bare(question: str) -> str:
    """A question without its marks and what joins it to the sentence before."""
    return _JOINED_ON.sub("", question.strip("?¿ "))


def quotable(sentence: str) -> bool:
    """Whether a sentence or question can be repeated between quotation marks as it stands."""
    sentence = sentence.strip("?¿ ")
    long = len(sentence) > MOST_CHARS or len(sentence.split()) > MOST_WORDS
    short = len(sentence) < 8 or not re.search(r"[^\W\d_]{3}", sentence)
    return not long and not short and bool(_PLAIN_QUOTE.fullmatch(sentence))


def first_name(given: str) -> str:
    """A first name to greet with, in any script; empty when it does not look like one."""
    name = one_line(given[:LONGEST_NAME])
    if not _PLAIN_NAME.fullmatch(name) or _DOMAIN_LIKE.search(name) or len(name) > 40:
        return ""
    short = name if len(name.split()) <= 2 else name.split()[0]
    return short.title() if (short.isupper() and len(short) > 3) or short.islower() else short


def display_name(given: str) -> str:
    """A name to stand before an address in a header; empty when it holds what might pass for an address or a link."""
    name = one_line(given[:LONGEST_NAME])
    risky = set(name) & set('@<>"\\:;,') or _DOMAIN_LIKE.search(name)
    return "" if risky or len(name) > 80 else name


def company_name(given: str) -> str:
    """A company's name as it can be repeated; empty when it holds anything like a link or markup."""
    name = one_line(given[:LONGEST_NAME])
    plain = _PLAIN_COMPANY.fullmatch(name) and not _DOMAIN_LIKE.search(name)
    return name.rstrip(".,") if plain and len(name) <= 60 and len(name.split()) <= 6 else ""
