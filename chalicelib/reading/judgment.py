"""Purposes by rules; kind of sender and tone by the classifier, which beats the rules there.

For purposes it does not: it weighed the same cues and came to the same figures. So nothing that is trained can overrule who wants
out, who asks for their data, or a customer in trouble.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from chalicelib.domain.reading import Ask, Purpose, SenderKind, Tone
from chalicelib.reading import classifier, tone
from chalicelib.reading.features import features
from chalicelib.reading.purposes import Reason, ranked, reasons
from chalicelib.reading.senders import BY_PURPOSE, sender
from chalicelib.reading.sentences import Message
from chalicelib.text.cues import Hit
from chalicelib.text.opt_out import opt_out

PRICED = frozenset({"price", "quote"})


class Judgment(NamedTuple):
    """Purposes with what they rest on, most important first; kind of sender and tone with their words."""

    purposes: tuple[Reason, ...]
    kind: SenderKind
    kind_words: str
    tone: Tone
    tone_words: str


class Letter(NamedTuple):
    """A message with what was read of it already. `whole` holds what was cut from it, too; `hits` leave out machine orders."""

    whole: str
    text: Message
    hits: Sequence[Hit]
    asks: Sequence[Ask]
    fields: Mapping[str, str]
    private_address: bool


def judge(letter: Letter) -> Judgment:
    """Purposes, kind of sender, and tone."""
    ruled = by_rules(letter)
    names = [reason.purpose for reason in ruled]
    if not letter.text.read.tokens:
        return Judgment(ruled, "prospect", "", "neutral", "")
    seen = features(letter.text, letter.hits, letter.fields, names, private_address=letter.private_address)
    kind, kind_words = _kind(names, letter, seen)
    mood = cast(Tone, classifier.likeliest("tone", seen))
    return Judgment(ruled, kind, kind_words, mood, tone.words_of(mood, letter.hits))


def _said(letter: Letter) -> dict[Purpose, Reason]:
    """What each purpose rests on. What asks for no mail, or for erasure, weighs most."""
    said = reasons(letter.hits)
    wish = opt_out(letter.whole)
    if wish:
        purpose: Purpose = "erasure" if wish.kind == "erasure" else "unsubscribe"
        said[purpose] = Reason(purpose, 12, wish.words)
    questions = [ask for ask in letter.asks if ask.kind == "question" and ask.topic not in PRICED]
    if questions:
        at = max(0, letter.text.read.text.find(questions[0].words))
        said["question"] = Reason("question", 2, questions[0].words, at)
    return said


def by_rules(letter: Letter) -> tuple[Reason, ...]:
    """The purposes, most important first."""
    purposes = ranked(_said(letter))
    if purposes:
        return purposes
    when = next((hit for hit in letter.hits if hit.label == "when"), None)
    if when and not letter.asks:
        return (Reason("call", 1, when.words),)
    return (Reason("question" if letter.asks else "information", 1, ""),)


def _kind(names: Sequence[Purpose], letter: Letter, seen: Mapping[str, float]) -> tuple[SenderKind, str]:
    """The kind by rules where a purpose decides it, else the likeliest."""
    ruled, words = sender(names, letter.hits, private_address=letter.private_address)
    if names[0] in BY_PURPOSE:
        return ruled, words
    kind = cast(SenderKind, classifier.likeliest("sender_kind", seen))
    return kind, words if kind == ruled else ""
