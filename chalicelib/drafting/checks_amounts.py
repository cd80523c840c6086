"""Prices, percentages, numbers and names: those of the Brief and of approved answers, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.drafting.checks_draft import Problem, Written, blanked, links_offered, zones
from chalicelib.drafting.checks_words import NUMBER_WORDS, even, number_value
from chalicelib.text import spoken_time
from chalicelib.text.folding import folded

PRICE = re.compile(
    r"(?i)[$€£¥]\s?\d|\d[\d.,]{0,20}\s?(?:[$€£¥]|usd|eur|gbp|dollars?|euros?|pounds?|quetzales)|\b(?:usd|eur|gbp)\s?\d"
)
PERCENT = re.compile(r"(?i)\d{1,15}(?:[.,]\d{1,15})?\s?(?:%|percent|per cent)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
SENTENCE_STARTS = re.compile(r"(?:^|[.!?:]\s|\n)[\s\-•“”\"'(¿¡«]*")
COMMON = frozenset((
    "prof", "ing", "san", "i", "i'm", "i'd", "i'll", "i've", "re", "ps", "crm", "roi", "b2b", "b2c", "saas", "kpi", "kpis", "faq", "it", "hr",
    "cmo", "ceo", "cfo", "cto", "vp", "q1", "q2", "q3", "q4", "utc", "gmt", "am", "pm", "ok", "pdf", "english", "ms", "mr", "madame", "monsieur", "frau", "herr", "señor", "señora", "sr", "sra", "mrs", "dr",
    "spanish", "german", "french", "portuguese", "italian",
    *(name.lower() for name in (*spoken_time.DAYS, *spoken_time.MONTHS)),
))  # fmt: skip


def amounts(written: Written) -> Iterator[Problem]:
    """A price only from an approved answer, a percentage and a number only from what is known, or computed from it."""
    own = blanked(spoken_time.without_times(written.own), links_offered(written))
    ours = _numbers(even(" ".join(source.text for source in written.sources if source.fact_id[0] in "KT")))
    if PRICE.search(own) and not (ours & _numbers(even(own))):
        yield Problem("price", "It names an amount of money; only an approved answer may.")
    known = _numbers(even(written.known)) | {str(written.findings.rep.slot_minutes)}
    for share in PERCENT.findall(own):
        if number_value(NUMBER.findall(share)[0]) not in known:
            yield Problem("percentage", f"{share} is not in the Brief.")
    for number in NUMBER.findall(own):
        if number_value(number) not in known and not _own_count(number, written) and not _computed(number, ours, known):
            yield Problem("number", f"The number {number} is not in the Brief.")


def names(written: Written) -> Iterator[Problem]:
    """A word written as a name is known; in German, where every noun is written so, the support of each sentence tells."""
    if written.language == "de":
        return
    text = blanked(written.own, links_offered(written))
    said = (written.known, zones(written.findings), *_of_the_rep(written), *_contacts(written))
    known = set(re.findall(r"[\w'’-]+", folded(" ".join(said))))
    starts = {found.end() for found in SENTENCE_STARTS.finditer(text)}
    for found in WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", folded(found[0]))
        named = found[0][0].isupper() and len(word) > 1 and found.start() not in starts
        if named and word not in known | COMMON and word.rstrip("s") not in known:
            yield Problem("name", f"{found[0][:40]} is not named in the Brief.")


def _numbers(text: str) -> set[str]:
    words = {str(NUMBER_WORDS[word]) for word in re.findall(r"[^\W\d_]+", folded(text)) if word in NUMBER_WORDS}
    return words | {number_value(number) for number in NUMBER.findall(text)}


def _computed(number: str, ours: set[str], known: set[str]) -> bool:
    """Whether it is the product of a figure of an approved answer and a number that is known: 12 events at a price each."""
    try:
        value = float(number_value(number))
        return value > 20 and any(
            value == float(a) * float(b) for a in ours for b in known if len(a) < 9 and len(b) < 9
        )
    except ValueError:
        return False


def _own_count(number: str, written: Written) -> bool:
    """How many slots or files are offered may be said."""
    return number in {str(len(written.findings.slots)), str(len(written.findings.assets))}


def _of_the_rep(written: Written) -> tuple[str, ...]:
    voice = written.findings.rep.voice
    return voice.ps, voice.sign_off, voice.signature, voice.greeting, written.findings.rep.name


def _contacts(written: Written) -> tuple[str, ...]:
    matched, plan = written.plan.matched, written.plan
    profile = [contact.name for contact in matched.profile.contacts.values()] if matched.profile else []
    asked = [ask.contact.name for ask in matched.asks if ask.contact]
    return (*profile, *asked, plan.contact.name if plan.contact else "", *written.findings.inquiry.reading.people)
