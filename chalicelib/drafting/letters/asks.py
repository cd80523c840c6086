"""Each ask answered from what is approved, or deferred by name; in prose for one or two, as a list from three on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from chalicelib.domain.draft import AskOutcome
from chalicelib.domain.knowledge import Answer, AskMatched
from chalicelib.domain.reading import Ask
from chalicelib.drafting.letters.desk import Desk, Line, Paragraph, is_person
from chalicelib.drafting.letters.figures import FIGURE, figure
from chalicelib.drafting.letters.selection import (
    BARE,
    chosen,
    lower_first,
    opened_bare,
    sentences,
    upper_first,
    without_bare,
)
from chalicelib.drafting.letters.stating import clause_of, fragment, opens_a_question, stated, topic_of, verbless
from chalicelib.drafting.safety import harmless
from chalicelib.text import spoken_time

GENERIC = frozenset({"question", "request", "answer", "other", "information", "general", ""})
"""Topics that name nothing."""
DATES = frozenset((*spoken_time.DAYS, *spoken_time.MONTHS))
LONGEST_LABEL = 40
MOST_QUOTED = 14
"""Words of theirs that may name an open ask."""
LISTED_FROM = 3
BUDGET = {1: 60, 2: 42, 3: 30}
LEAST_BUDGET = 24
"""Words an answer may take, by how many there are."""
MOST_ANSWERS = 2
"""Approved answers that one ask is answered with."""
NEXT_WORD = "calls writes written account report within hours days"
"""What a customer in trouble needs of an answer: who does what, and by when."""
NEXT_WORD_BUDGET = 24
ANSWERED = frozenset({"answered", "contact"})
PRICE_TOPICS = ("price", "pricing", "cost", "budget", "fee", "quote", "rate")


class Reply(NamedTuple):
    """What becomes of one ask, or of several that one answer covers."""

    labels: tuple[str, ...]
    outcome: str
    """answered, deferred, file, withheld, or meeting: it is what the meeting will show."""
    text: str = ""
    sources: tuple[str, ...] = ()
    who: str = ""
    asks: tuple[AskMatched, ...] = ()
    note: str = ""
    heading: str = ""
    """Of the approved answer."""


def replies(desk: Desk) -> tuple[Reply, ...]:
    """What becomes of each ask, in their order; asks that the same answer covers are one."""
    return _told_apart(desk, _merged(desk))


def _told_apart(desk: Desk, every: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """Answers whose label says nothing, or is another's as well, are called by what their heading is about."""
    counted = Counter(label for reply in every for label in reply.labels if label)
    return tuple(
        reply._replace(labels=(_safe(topic_of(reply.heading)),))
        if reply.heading and desk.language == "en" and not any(counted[label] == 1 for label in reply.labels)
        else reply
        for reply in every
    )


def _safe(label: str) -> str:
    return label if plain(label) else ""


def _merged(desk: Desk) -> tuple[Reply, ...]:
    merged: list[Reply] = []
    matched = _matched(desk)
    for ask in matched:
        reply = _reply(desk, ask, len(matched))
        same = next((n for n, before in enumerate(merged) if _alike(before, reply)), None)
        if same is None:
            merged.append(reply)
        else:
            before = merged[same]
            labels = tuple(dict.fromkeys((*before.labels, *reply.labels)))
            merged[same] = before._replace(labels=labels, asks=(*before.asks, *reply.asks))
    return tuple(merged)


def paragraphs(desk: Desk, every: tuple[Reply, ...]) -> Iterator[Paragraph]:
    """The answers, then what is deferred: prose for one or two, a list from three on."""
    shown = [
        reply for reply in every if reply.outcome in {"answered", "deferred"} and _worth_saying(desk, reply, every)
    ]
    if len(shown) >= LISTED_FROM:
        yield tuple(_bullet(desk, reply) for reply in shown)
        return
    answered = [reply for reply in shown if reply.outcome == "answered"]
    for reply in answered:
        yield (Line(reply.text, reply.sources),)
    deferred = [reply for reply in shown if reply.outcome == "deferred"]
    if deferred:
        yield (_deferral(desk, deferred),)


def _worth_saying(desk: Desk, reply: Reply, every: tuple[Reply, ...]) -> bool:
    """Whether a reply belongs in the letter: what may not be a question at all is left to the reviewer, beside others."""
    if reply.outcome == "answered" or any(reply.labels) or len(every) == 1 or desk.language != "en":
        return True
    return opens_a_question(_words(desk, reply))


def _deferral(desk: Desk, deferred: list[Reply]) -> Line:
    """What is open, named as well as it can be: by its topic, as a clause, else in their own words."""
    who = next((reply.who for reply in deferred if reply.who), "") or desk.say("colleague")
    labels = [label for reply in deferred for label in reply.labels if label]
    asked = [_words(desk, reply) for reply in deferred]
    clauses = [clause for words in asked if (clause := clause_of(words))] if desk.language == "en" else []
    if (
        clauses
        and len(clauses) <= 2
        and (not labels or (len(clauses) == len(deferred) and len(labels) < len(deferred)))
    ):
        return desk.line("deferred_clause", "F5", clause=desk.joined(clauses), who=who)
    if len(deferred) == 1 and not labels and quotable(asked[0]):
        return desk.line("deferred_words", "F5", words=asked[0].strip("?¿ "), who=who)
    return desk.line("deferred", label=desk.joined(dict.fromkeys(labels)) or desk.say("this_point"), who=who)


def _words(desk: Desk, reply: Reply) -> str:
    ask = reply.asks[0]
    return desk.reading.asks[ask.ask].words if 0 <= ask.ask < len(desk.reading.asks) else ask.question


def outcomes(every: tuple[Reply, ...]) -> tuple[AskOutcome, ...]:
    """Each ask as the record keeps it."""
    kept = {"answered": "answered", "file": "answered", "meeting": "answered", "withheld": "declined"}
    return tuple(
        AskOutcome(question=ask.question, outcome=kept.get(reply.outcome, "deferred"), sources=reply.sources)
        for reply in every
        for ask in reply.asks
    )


def label_of(desk: Desk, topic: str) -> str:
    """What a letter calls a topic; in English the topic itself."""
    known = topic.strip().casefold()
    labels = desk.table.LABELS
    return labels.get(known) or (topic.strip() if desk.language == "en" else "")


def _label(desk: Desk, ask: Ask | None) -> str:
    """The topic; where several asks share it, the name that this one is about. Empty where no word for it is known."""
    if ask is None:
        return desk.say("earlier_question")
    shared = sum(other.topic == ask.topic for other in desk.reading.asks) > 1
    if ask.topic.casefold() in GENERIC:
        return ""
    words = [word.strip(",.?") for word in ask.text.split()[1:]]
    names = [word for word in words if word[:1].isupper() and len(word) > 2 and word not in DATES]
    label = " ".join(names[:3]) if shared and names and desk.language == "en" else label_of(desk, ask.topic)
    return label if plain(label) else ""


def quotable(words: str) -> bool:
    """Whether their own words can name an open ask: short, plain, and safe to repeat."""
    bare = words.strip("?¿ ")
    letters = all(char.isalnum() or char in " ,.'’%&/-" for char in bare)
    return letters and 2 < len(bare.split()) <= MOST_QUOTED and harmless(bare)


def names_something(topic: str) -> bool:
    """Whether a topic is a word that a letter can use."""
    return topic.casefold() not in GENERIC and plain(topic)


def plain(label: str) -> bool:
    """Whether a label holds words alone, few of them, that are safe to repeat."""
    letters = all(char.isalpha() or char in " -'’&/" for char in label)
    return bool(label.strip()) and letters and len(label) <= LONGEST_LABEL and harmless(label)


def _matched(desk: Desk) -> tuple[AskMatched, ...]:
    """What the knowledge has for each ask; asks that nobody matched are open."""
    known = {ask.ask for ask in desk.plan.matched.asks}
    missing = [n for n in range(len(desk.reading.asks)) if n not in known]
    unmatched = [AskMatched(ask=n, question=desk.reading.asks[n].text, status="deferred") for n in missing]
    return (*desk.plan.matched.asks, *unmatched)


def _alike(before: Reply, reply: Reply) -> bool:
    return before.outcome == reply.outcome == "answered" and before.sources == reply.sources


def _reply(desk: Desk, matched: AskMatched, count: int) -> Reply:
    ask = desk.reading.asks[matched.ask] if 0 <= matched.ask < len(desk.reading.asks) else None
    labels = (_label(desk, ask),)
    if matched.status in ANSWERED and (reply := _answered(desk, matched, ask, labels, count)):
        return reply
    if matched.status == "file":
        return Reply(labels, "file", asks=(matched,))
    if matched.status == "withheld":
        return Reply(labels, "withheld", asks=(matched,))
    if ask and _shown_in_the_meeting(desk, ask):
        return Reply(labels, "meeting", asks=(matched,))
    contact = matched.contact
    who = desk.called(contact) if contact and (desk.language == "en" or is_person(contact)) else ""
    return Reply(labels, "deferred", who=who, asks=(matched,), note=_unworded(matched))


def _answered(desk: Desk, matched: AskMatched, ask: Ask | None, labels: tuple[str, ...], count: int) -> Reply | None:
    usable = [answer for answer in matched.answers if desk.wording(answer)][:MOST_ANSWERS]
    if not usable:
        return None
    question = " ".join((ask.topic, ask.text, ask.words)) if ask else matched.question
    budget = BUDGET.get(count, LEAST_BUDGET)
    texts: list[str] = []
    notes: list[str] = []
    for nth, answer in enumerate(usable):
        left = budget - sum(len(text.split()) for text in texts)
        share = left * 2 // 3 if len(usable) > 1 and nth == 0 else max(left, LEAST_BUDGET * 2 // 3)
        text, note = _said(desk, answer, question, labels[0], share, listed=count >= LISTED_FROM)
        texts.append(text)
        notes.append(note)
        if note.startswith(FIGURE):
            break
    counted = ("F5",) if any(note.startswith(FIGURE) for note in notes) else ()
    sources = desk.known(*(desk.fact_of(answer) for answer in usable[: len(texts)]), *counted)
    return Reply(
        labels,
        "answered",
        " ".join(texts),
        sources,
        asks=(matched,),
        note=" ".join(filter(None, notes)),
        heading=usable[0].heading,
    )


def _said(desk: Desk, answer: Answer, question: str, label: str, budget: int, *, listed: bool) -> tuple[str, str]:
    """The answer as the letter says it, and what the reviewer must know of how it was made."""
    text = desk.wording(answer)
    if picked := figure(text, question, desk.reading.body):
        count = f"{picked.size} {picked.unit}"
        said = desk.say("figure", count=count, answer=picked.clause.rstrip(".")) if picked.covered else picked.clause
        return said, f"{FIGURE}: {picked.why}."
    angry = desk.plan.handling == "complaint"
    kept = (
        chosen(text, f"{question} {NEXT_WORD}", NEXT_WORD_BUDGET, free_first=True)
        if angry
        else chosen(text, question, budget)
    )
    kept = _without_the_contact(desk, kept)
    first, rest = kept[0], kept[1:]
    if not rest or not _keeps_bare(question, len(desk.reading.asks)):
        first, *others = without_bare(kept)
        rest = tuple(others)
    return " ".join((_whole(desk, answer, first, label, listed=listed), *rest)), ""


def _whole(desk: Desk, answer: Answer, first: str, label: str, *, listed: bool) -> str:
    """The first sentence so that it stands without its heading."""
    bare, after = opened_bare(first)
    if first.rstrip(".").casefold() in BARE:
        return first
    if bare and not fragment(after) and desk.language == "en":
        return upper_first(after)
    if desk.language == "en" and (fragment(first) or bare) and (statement := stated(answer.heading, first)):
        return statement
    lacks_verb = fragment(first) if desk.language == "en" else verbless(first, desk.table.VERBS)
    if listed or not lacks_verb or bare:
        return first
    label = label or (topic_of(answer.heading) if desk.language == "en" else "")
    return upper_first(desk.say("label", label=label, answer=lower_first(first))) if label else first


def _keeps_bare(question: str, count: int) -> bool:
    """Whether a `Yes.` may open the answer: one ask, put so that yes or no answers it, and without a negation."""
    words = question.casefold().split()
    asks = {"can", "do", "does", "is", "are", "could", "will", "would", "have", "has"}
    return count == 1 and bool(asks & set(words[:4])) and not {"not", "without", "no", "never"} & set(words)


def _without_the_contact(desk: Desk, kept: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences without one that only names the contact, where the letter names it anyway."""
    contact = desk.plan.contact
    names_it = (
        contact is not None
        and kept[0].startswith(contact.name)
        and len(kept[0].split()) <= len(contact.name.split()) + 2
    )
    return kept[1:] if names_it and len(kept) > 1 and desk.plan.next_step == "hand_over" else kept


def _bullet(desk: Desk, reply: Reply) -> Line:
    label = upper_first(desk.joined(label for label in reply.labels if label))
    if reply.outcome == "deferred":
        who = reply.who or desk.say("colleague")
        label = label or upper_first(desk.say("this_point"))
        asked = _words(desk, reply)
        if not any(reply.labels) and quotable(asked):
            return Line(f"- {desk.say('deferred_words', words=asked.strip('?¿ '), who=who)}", desk.known("F5"))
        return Line(f"- {desk.say('deferred_bullet', label=label, who=who)}")
    said = reply.text.casefold().startswith(label.casefold())
    text = desk.say("label", label=label, answer=lower_first(reply.text)) if label and not said else reply.text
    return Line(f"- {text}", reply.sources)


def _shown_in_the_meeting(desk: Desk, ask: Ask) -> bool:
    words = set(f"{ask.topic} {ask.text}".casefold().split())
    return desk.plan.times == "offer" and (ask.kind == "request" or "demo" in words) and bool(
        words & {"demo", "show", "shown", "see", "walk"}
    )  # fmt: skip


def _unworded(matched: AskMatched) -> str:
    """What the reviewer may translate: an answer that is approved in another language only."""
    if not matched.answers:
        return ""
    answer = matched.answers[0]
    text = " ".join(sentences(answer.text))
    return f"No approved wording in the letter's language for “{answer.heading}”; in {answer.language}: {text}"


def of_price(ask: Ask) -> bool:
    """Whether an ask is about what it costs."""
    return any(word in ask.topic.casefold() for word in PRICE_TOPICS)


def only_answered(replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The replies that answer."""
    return tuple(reply for reply in replies if reply.outcome == "answered")
