"""Which approved answers fit what a lead asks, and what is only near. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chalicelib.domain.knowledge import AskMatched, Knowledge, KnowledgeMatched, Match
from chalicelib.domain.reading import Reading
from chalicelib.knowledge.rules import notices, standings
from chalicelib.text.words import words


def match(
    reading: Reading, knowledge: Knowledge, today: date, open_questions: Sequence[str] = ()
) -> KnowledgeMatched:  # fmt: skip
    """What the pack has for each ask, and for each question that is open in the thread. `today` is on the rep's clock."""
    asks = [(number, f"{ask.topic} {ask.text}", ask.text or ask.words) for number, ask in enumerate(reading.asks)]
    asks += [(-1 - number, question, question) for number, question in enumerate(open_questions)]
    matched = tuple(_matched(number, text, question, knowledge, today) for number, text, question in asks)
    standing = standings(knowledge.answers, today)
    near = {one.answer_id for ask in matched for one in ask.near}
    told = tuple(notices([answer for answer in knowledge.answers if answer.answer_id in near], standing))
    return KnowledgeMatched(version=knowledge.version, profile=knowledge.profile, asks=matched, notices=told)


def _matched(number: int, text: str, question: str, knowledge: Knowledge, today: date) -> AskMatched:
    standing, asked = standings(knowledge.answers, today), words(text)
    fits = {
        a.answer_id: 100 * len(asked & words(a.heading)) // max(len(words(a.heading)), 1) for a in knowledge.answers
    }
    close = sorted((a for a in knowledge.answers if fits[a.answer_id] >= 60), key=lambda a: -fits[a.answer_id])[:3]
    usable = tuple(a for a in close if standing[a.answer_id] == "usable")
    near = tuple(
        Match(answer_id=a.answer_id, fit=fits[a.answer_id], usable=standing[a.answer_id])
        for a in close
        if a not in usable
    )
    status = "answered" if usable else near[0].usable if near else "deferred"
    return AskMatched(
        ask=number, question=question, status=status if status != "usable" else "deferred", answers=usable, near=near,
        owner=close[0].owner if close else "",
    )  # fmt: skip
