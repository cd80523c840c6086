"""What a message holds that a letter may take up in its own words: a reference, whose events, what went wrong, a count.

All of it is read from a stranger's text: words are looked at one by one, and nothing is taken up that might be a link, markup, a
promise, or an order.
"""

from __future__ import annotations

import re

from chalicelib.drafting.letters.stating import flipped
from chalicelib.text.quoting import one_line, sentences

LONGEST = 4_000
STANDARDS = ("ISO", "SOC", "GDPR", "AES", "TLS", "SHA", "RFC", "UTF", "ANSI", "EN-", "DIN", "CCPA")
FOLLOWS = frozenset(
    ["and", "or", "but", "so", "with", "at", "in", "on", "of", "for", "from", "to", "by", "that", "which", "who", "is", "are", "was", "were", "will", "would", "can", "could", "has", "have", "may", "might", "do", "does", "about", "into", "over", "after", "before", "during", "as", "when", "where", "next", "this", "last", "every", "each", "around", "between", "out", "all", "a", "an", "the", "we", "i", "you", "it", "they", "not", "never", "each", "both", "too", "now", "also", "like", "because", "if", "than", "then"]
)  # fmt: skip
WANTING = frozenset(["want", "need", "expect", "would", "demand", "am", "hope", "like", "ask"])
HOLD = frozenset(["hold", "host", "run", "organize", "organise", "plan"])
YEARLY = [["a", "year"], ["per", "year"], ["each", "year"], ["every", "year"]]
OWNERS = frozenset({"our", "my"})
BRINGERS = frozenset({"about", "for", "of", "at", "with", "to"})
PEOPLE_OF_THEIRS = frozenset(
    ["colleagues", "team", "teams", "staff", "managers", "people", "employees", "directors", "reps", "board", "partners", "customers", "clients", "guests", "members", "brokers", "users", "bosses", "friends", "developers", "engineers", "lawyers"]
)  # fmt: skip
_NOUN = re.compile(r"[a-z][a-z'’-]{2,20}")
_COMPLAINS = re.compile(
    r"(?i)\b(?:down|broke|broken|fail\w{0,3}|crash\w{0,2}|stopped|not working|doesn't work|didn't|can't|cannot|couldn't|wrong|lost"
    r"|missing|late|error\w?|on hold|waited|waiting|nobody|no one|never|still|went|was|were|had|froze|came|gave|told|said|charged)\b"
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15,
    "veinte": 20, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12,
    "zwanzig": 20, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "quinze": 15,
    "vingt": 20, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12, "vinte": 20,
    "onze": 11,
}  # fmt: skip


def reference(body: str) -> str:
    """A number that they would want repeated: an invoice, an order, a tender. Empty where there is none."""
    for word in one_line(body[:LONGEST]).split():
        token = word.strip(".,;:()[]?!\"'“”„«»")
        letters = sum(char.isupper() for char in token)
        sound = 5 <= len(token) <= 24 and all(char.isalnum() or char in "-/" for char in token)
        numbered = any(map(str.isdigit, token)) and ("-" in token or "/" in token)
        if sound and letters >= 2 and numbered and not token.upper().startswith(STANDARDS):
            return token
    return ""


def theirs(body: str) -> str:
    """What of theirs it is about, for an English letter: `your dealer days` from "for our dealer days". Empty if unsure."""
    words = one_line(body[:LONGEST]).split()
    for number, word in enumerate(words[:-1]):
        before = words[number - 1].casefold().strip(",;:") if number else ""
        begins = not number or words[number - 1].endswith((".", "!", "?"))
        if (
            word.casefold() in OWNERS
            and (before in BRINGERS or begins)
            and (phrase := _noun_phrase(words[number + 1 :]))
        ):
            return f"your {phrase}"
        if word.casefold() in HOLD and before == "we" and (phrase := _noun_phrase(words[number + 1 :])):
            return f"your {phrase}"
        if _number(word.casefold()) is not None and (phrase := _noun_phrase(words[number + 1 :])):
            length = len(phrase.split())
            if [part.casefold().strip(".,;") for part in words[number + 1 + length : number + 3 + length]] in YEARLY:
                return f"your {word} {phrase} a year"
    return ""


def trouble(body: str) -> str:
    """What went wrong, in an English clause said back to them: `check-in went down in your shop`. Empty where unsure."""
    for sentence in sentences(body[:LONGEST]):
        words = sentence.split()
        plain = all(char.isalnum() or char in " ,.'’%&-" for char in sentence)
        wants = (
            words[:2] and words[0].casefold() in {"please", "i", "we"} and words[1:2] and words[1].casefold() in WANTING
        )
        if 4 <= len(words) <= 22 and plain and _COMPLAINS.search(sentence) and "?" not in sentence and not wants:
            return _within(flipped(sentence))
    return ""


def count_in(ask: str) -> int | None:
    """The first number of more than one in what they ask: `nine` in "a ballpark for nine open houses"."""
    words = (word.strip(".,;:()?!").casefold() for word in one_line(ask[:LONGEST]).split())
    return next((value for word in words if (value := _number(word)) is not None and value > 1), None)


def count_of(body: str, unit: str) -> int | None:
    """The number of that unit that they speak of (unit in the singular or plural); else the one they say is a year's."""
    words = [word.strip(".,;:()?!").casefold() for word in one_line(body[:LONGEST]).split()]
    stem = unit.casefold()[:5]
    counts = [(n, value) for n, word in enumerate(words) if (value := _number(word)) is not None and value > 1]
    for number, value in counts:
        if any(word.startswith(stem) for word in words[number + 1 : number + 4]):
            return value
    yearly = {"year", "yearly", "annually", "annual", "año", "jahr", "an", "ano", "année"}
    return next((value for number, value in counts if yearly & set(words[number + 1 : number + 7])), None)


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 7:
        return int(digits)
    return _NUMBERS.get(word)


def _noun_phrase(words: list[str]) -> str:
    taken: list[str] = []
    for word in words[:4]:
        bare = word.rstrip(".,;:?!")
        if bare.casefold() in FOLLOWS or not _NOUN.fullmatch(bare):
            break
        taken.append(bare)
        if bare != word:
            break
    plural = bool(taken) and taken[-1].endswith("s") and not taken[-1].endswith("ss")
    return " ".join(taken) if plural and taken[-1] not in PEOPLE_OF_THEIRS else ""


def _within(clause: str) -> str:
    first = clause.split(" ", 1)[0]
    return clause if first.isupper() and len(first) > 1 else clause[:1].lower() + clause[1:]
