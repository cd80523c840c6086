"""Signs of spam, each with its reason: one strong sign rejects, a weak one is a hint to the reviewer. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
MARKUP_LINK = re.compile(r"\[url[=\]]|<a\s+href", re.I)
PHRASES = re.compile(
    r"\b(?:casino bonus|crypto giveaway|viagra|seo services|rank (?:your|you) (?:website|site)? ?(?:on|#)|guest post|"
    r"backlinks?|buy followers|payday loan|work from home and earn)\b",
    re.I,
)
HONEYPOTS = re.compile(r"^hp|honeypot|websiteurlhp|faxnumberconfirm")
LONGEST = 20_000
"""Characters of a field that are read."""
MANY_LINKS = 3


@dataclass(frozen=True)
class Sign:
    """A row: what it looks for, in which strength, and what it tells people."""

    test: Callable[[Mapping[str, str]], bool | str]
    strength: Literal["strong", "weak"]
    reason: str
    """With `{}` where the test gives the words that decided."""


SIGNS = (
    Sign(lambda f: any(HONEYPOTS.search(name) and value.strip() for name, value in f.items()), "strong", "a field that people do not see was filled in"),
    Sign(lambda f: bool(MARKUP_LINK.search(f.get("message", ""))), "strong", "the message carries link markup"),
    Sign(lambda f: any(LINK.search(f.get(name, "")) for name in ("firstname", "lastname")), "strong", "a web address stands where a name belongs"),
    Sign(lambda f: len(LINK.findall(f.get("message", ""))) > MANY_LINKS, "strong", f"the message has more than {MANY_LINKS} links"),
    Sign(lambda f: _phrase(f.get("message", "")), "strong", "the message uses the phrase \N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}"),
    Sign(lambda f: _gibberish(f.get("firstname", "")) or _gibberish(f.get("lastname", "")), "weak", "the name looks made up"),
    Sign(lambda f: len(LINK.findall(f.get("message", ""))) > 1, "weak", "the message has several links"),
)  # fmt: skip


def judged(fields: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """(why it is spam, or empty; hints). Fields by their normalised names."""
    fields = {name: value[:LONGEST] for name, value in fields.items()}
    tested = [(sign, sign.test(fields)) for sign in SIGNS]
    shown = [(sign.strength, sign.reason.format(words)) for sign, words in tested if words]
    strong = [reason for strength, reason in shown if strength == "strong"]
    return "; ".join(strong), tuple(reason for strength, reason in shown if strength == "weak")


def _phrase(message: str) -> str:
    """The first phrase of spam, in the message's own letters; empty where there is none."""
    match = PHRASES.search(message)
    return match.group() if match else ""


def _gibberish(name: str) -> bool:
    """Latin letters only, and either no vowel in six or more, or long and of changing case."""
    if not re.fullmatch(r"[A-Za-z]{6,}", name):
        return False
    changes = sum(one.isupper() != other.isupper() for one, other in pairwise(name))
    return not re.search(r"[aeiouy]", name, re.I) or (len(name) >= 12 and changes > 6)
