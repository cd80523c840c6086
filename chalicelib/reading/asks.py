"""What the reply must answer, give, or defer by name: each question, request, and wish for a file as an ask of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal, NamedTuple

from chalicelib.domain.reading import Ask, Purpose
from chalicelib.reading.grammar import grammar
from chalicelib.reading.sentences import Message, Sentence
from chalicelib.text.cues import Hit, Token, word_set

MOST = 12
LEAST_WORDS = 3
"""Of a part that is a question of its own: "and how often" belongs to what stands before it."""
LONGEST = 300
GREETINGS = word_set(
    "hi hello hey heyy heyyy hallo moin hola buenas buenos dias tardes bonjour salut bom dia boa tarde ola oi ciao buongiorno hoi hej hei "
    "czesc dzien dobry dobry den so also good morning afternoon evening guten tag goedemiddag goedemorgen please pls"
)
FEWEST_WORDS = dict.fromkeys(("ja", "zh", "th"), 1)
"""Words of an ask at least, where blanks do not part the words; two elsewhere."""
NEAR_BEGINNING = 2
SHORT = 16
"""Words of a sentence about a time that says nothing beside."""
IMPLY: frozenset[Purpose] = frozenset(
    {
        "complaint",
        "support",
        "billing",
        "contract_change",
        "quote",
        "pricing",
        "file_request",
        "free_use",
        "security_review",
        "tender",
        "erasure",
        "access_request",
        "press",
        "careers",
        "partnership",
    }
)
"""Purposes that always want something of us."""
NAMING: frozenset[Purpose] = frozenset({"access_request", "erasure", "press", "careers"})
UNNAMED = "question"
TOPICS_BY_PURPOSE = {
    "pricing": "price", "quote": "quote", "security_review": "security", "billing": "invoice", "contract_change": "contract",
    "partnership": "partnership", "careers": "application", "free_use": "free use", "support": "support", "file_request": "file",
    "legal": "terms", "complaint": "complaint", "demo": "demo content",
    "access_request": "data held", "erasure": "erasure", "press": "comment",
}  # fmt: skip


class Part(NamedTuple):
    """Words of a sentence, by index, that ask one thing."""

    first: int
    last: int
    kind: Literal["question", "request"]


def asks(message: Message, skipped: Sequence[tuple[int, int]] = ()) -> tuple[Ask, ...]:
    """The asks of a message in its order. `skipped` are spans that ask nothing of us, such as orders to a machine."""
    made: list[Ask] = []
    for sentence in message.sentences:
        end = message.read.tokens[sentence.last].end
        if any(first < end and sentence.start < last for first, last in skipped):
            continue
        made += [ask for part in _parts(message, sentence) if (ask := _ask(message, sentence, part))]
    unlike = {ask.words.casefold(): ask for ask in reversed(made)}
    return tuple(ask for ask in made if unlike[ask.words.casefold()] is ask)[:MOST]


def named(asks: Sequence[Ask], purpose: Purpose) -> tuple[Ask, ...]:
    """The asks, those about nothing in particular called after the purpose where it says what they are about."""
    topic = TOPICS_BY_PURPOSE.get(purpose, UNNAMED) if purpose in NAMING else UNNAMED
    return tuple(ask.model_copy(update={"topic": topic}) if ask.topic == UNNAMED else ask for ask in asks)


def implied(message: Message, purpose: Purpose, words: str) -> tuple[Ask, ...]:
    """What a message asks for by its purpose alone, where it puts no question: the sentence that says so."""
    if purpose not in IMPLY or not words:
        return ()
    sentence = next((sentence for sentence in message.sentences if words in sentence.text), None)
    text = sentence.text[:LONGEST] if sentence else words
    return (Ask(topic=TOPICS_BY_PURPOSE.get(purpose, UNNAMED), text=text, words=text, kind="request"),)


def _parts(message: Message, sentence: Sentence) -> Iterator[Part]:
    if sentence.has("rhetorical"):
        return
    if sentence.asks:
        yield from _questions(message, sentence)
    elif opening := sentence.has("indirect", "concern", "request"):
        yield from _stated(message, sentence, opening)
    elif message.read.tokens[begin := _after_greeting(message, sentence)].word in grammar(message.language).orders:
        yield from (Part(a, b, "request") for a, b in _requests(message, begin, sentence.last))
    elif message.read.tokens[begin].word in grammar(message.language).interrogatives:
        yield from _questions(message, replace(sentence, first=begin))


def _after_greeting(message: Message, sentence: Sentence) -> int:
    """The first word of a sentence that is neither a greeting nor a joining word."""
    tokens, joins = message.read.tokens, grammar(message.language).joins
    at = sentence.first
    while at < sentence.last and (tokens[at].word in joins or tokens[at].word in GREETINGS):
        at += 1
    return at


def _questions(message: Message, sentence: Sentence) -> Iterator[Part]:
    tokens, words = message.read.tokens, grammar(message.language)
    cuts = _cuts(tokens, sentence.first, sentence.last, words.joins, words.asks, words.before)
    begin = _beginning(tokens, sentence, cuts, words.asks | words.before, words.conditions)
    kept = cuts[1:] if cuts and begin < cuts[0] else [cut for cut in cuts if cut > begin]
    for first, last in _between(begin, sentence.last, kept):
        if _is_request(message, sentence, first, last):
            yield from (Part(a, b, "request") for a, b in _requests(message, first, last))
        else:
            yield Part(first, last, "question")


def _is_request(message: Message, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a question asks to do something: "could you send us the terms?"."""
    near = message.read.tokens[min(first + NEAR_BEGINNING, last)].start
    return any(hit.label == "request" and hit.start <= near for hit in _within(message, sentence, first, last))


def _stated(message: Message, sentence: Sentence, opening: Hit) -> Iterator[Part]:
    """What is asked without a question mark: from the words that open it on."""
    tokens, words = message.read.tokens, grammar(message.language)
    within = range(sentence.first, sentence.last + 1)
    begin = next((n for n in within if tokens[n].start >= opening.start), sentence.first)
    if opening.label == "request":
        yield from (Part(first, last, "request") for first, last in _requests(message, begin, sentence.last))
        return
    cuts = _cuts(tokens, begin + 1, sentence.last, words.joins, words.asks, words.before)
    yield from (Part(first, last, "question") for first, last in _between(begin, sentence.last, cuts[1:]))


def _requests(message: Message, first: int, last: int) -> list[tuple[int, int]]:
    """Requests that stand side by side: "open a sandbox for us and send the documentation"."""
    tokens, words = message.read.tokens, grammar(message.language)
    openers = (words.verbs | words.asks | words.parts) - (words.before - words.parts)
    cuts = [n for n in range(first + 2, last + 1) if tokens[n].word in openers and tokens[n - 1].word in words.joins]
    return list(_between(first, last, cuts, least=2))


def _cuts(
    tokens: Sequence[Token],
    first: int,
    last: int,
    joins: frozenset[str],
    openers: frozenset[str],
    before: frozenset[str],
) -> list[int]:
    """Where a further question begins: a word that opens one, after a comma or a joining word."""
    cuts = []
    for n in range(first, last + 1):
        if tokens[n].word not in openers:
            continue
        at = n - 1 if n > first and tokens[n - 1].word in before and not tokens[n].gap else n
        if at == first or tokens[at].gap or tokens[at - 1].word in joins:
            cuts.append(at)
    return cuts


def _beginning(
    tokens: Sequence[Token],
    sentence: Sentence,
    cuts: Sequence[int],
    openers: frozenset[str],
    conditions: frozenset[str],
) -> int:
    """The first word of the first question: what leads up to it is left out, unless it is a condition or a count."""
    if not cuts or cuts[0] == sentence.first or tokens[sentence.first].word in openers - conditions:
        return sentence.first
    leading = tokens[sentence.first : cuts[0]]
    counts = any(token.word.isdigit() for token in leading) or leading[0].word in conditions
    return sentence.first if counts and len(leading) <= SHORT else cuts[0]


def _between(first: int, last: int, cuts: Sequence[int], least: int = LEAST_WORDS) -> Iterator[tuple[int, int]]:
    """Stretches between cuts; one that is too short belongs to what stands before it."""
    begin = first
    for cut, following in pairwise([*cuts, last + 1]):
        if cut - begin < least or following - cut <= least - (following > last):
            continue
        yield begin, cut - 1
        begin = cut
    yield begin, last


def _within(message: Message, sentence: Sentence, first: int, last: int) -> list[Hit]:
    tokens = message.read.tokens
    return [hit for hit in sentence.hits if tokens[first].start <= hit.start < tokens[last].end]


def _ask(message: Message, sentence: Sentence, part: Part) -> Ask | None:
    hits = _within(message, sentence, part.first, part.last)
    labels = {hit.label for hit in hits}
    if _wishes_to_meet(labels, part.last - part.first + 1):
        return None
    first, last = _trimmed(message, part)
    if last - first + 1 < FEWEST_WORDS.get(message.language, 2):
        return None
    words = message.read.words(first, last)[:LONGEST]
    kind = "file" if "file_request" in labels and part.kind == "request" else part.kind
    return Ask(topic=_topic(hits), text=words, words=words, kind=kind)


def _wishes_to_meet(labels: set[str], length: int) -> bool:
    """Whether a part is about when and how to meet, which is no ask."""
    topics = {label for label in labels if label.startswith("topic.")} | labels & {"pricing", "file_request"}
    return bool(labels & {"call", "demo"}) and (not topics or length < SHORT)


def _trimmed(message: Message, part: Part) -> tuple[int, int]:
    joins, tokens = grammar(message.language).joins, message.read.tokens
    first, last = part.first, part.last
    while first < last and tokens[first].word in joins:
        first += 1
    while last > first and tokens[last].word in joins:
        last -= 1
    return first, last


def _topic(hits: Sequence[Hit]) -> str:
    named = next((hit.label.removeprefix("topic.") for hit in hits if hit.label.startswith("topic.")), "")
    purposes = sorted((hit for hit in hits if hit.label in TOPICS_BY_PURPOSE), key=lambda hit: -hit.weight)
    return named.replace("_", " ") or (TOPICS_BY_PURPOSE[purposes[0].label] if purposes else UNNAMED)
