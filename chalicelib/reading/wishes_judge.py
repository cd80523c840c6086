"""Which days and times of a message are about meeting us, and which are deadlines, events or opening hours. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from chalicelib.text.dates_mention import UNTIL, Mention
from chalicelib.text.dates_tokens import Token

OURS = frozenset({"MEET", "FITS"})
OTHERS = frozenset({"DUE", "EVENT", "PAST", "OPENING"})
PARTING = frozenset(
    {"because", "so", "since", "as", "while", "where", "which", "who", "though", "although", "when", "but", "and"}
)
"""Words that part a sentence into clauses where a comma or another part stands on both sides."""
IN_A_FRAGMENT = 3
"""A sentence of times with at most so many other words is a wish: `Tuesdays or Thursdays, please.`"""


SHORT = 14
"""Tokens of a message that is hardly more than a time."""


class Verdict(Enum):
    """What a mention is to us."""

    WANTED = "wanted"
    RULED_OUT = "ruled out"
    ELSEWHERE = "about something else"


@dataclass(frozen=True)
class Sentence:
    """Tokens of a sentence from `start` to `end`, with the mentions in it."""

    start: int
    end: int
    mentions: tuple[Mention, ...]


def sentences(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """The sentences that name a day or a time; a stop inside a mention parts nothing."""
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    stops = [at for at, token in enumerate(tokens) if token.kind == "stop" and at not in inside]
    cuts = [-1, *stops, len(tokens)]
    found, left = [], list(mentions)
    for before, after in pairwise(cuts):
        here = []
        while left and left[0].start < after:
            here.append(left.pop(0))
        if here:
            found.append(Sentence(before + 1, after, tuple(here)))
    return tuple(found)


@dataclass(frozen=True)
class Run:
    """Mentions that stand together, with nothing but joining words between: `Tuesday or Thursday, 2 to 4 pm`."""

    mentions: tuple[Mention, ...]
    verdict: Verdict = Verdict.ELSEWHERE

    @property
    def start(self) -> int:
        """The first token."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.mentions[-1].end


JOINING = frozenset({"AND", "OR", "pause", "FILL", "AT", "TO", "IN", "dash", "EVERY", "ZONE", "HERE"})
WORDS_JOINING = frozenset({"that", "both", "time", "please", "then", "s", "it's", "day", "days", "hours", "der", "kl"})


def runs(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Run, ...]:
    """The runs of a message, each judged."""
    judged: list[Run] = []
    for sentence in sentences(tokens, mentions):
        here = _runs_in(tokens, sentence)
        for run in here:
            before = judged[-1].verdict if judged else Verdict.ELSEWHERE
            wanted = any(other.verdict is Verdict.WANTED for other in judged)
            judged.append(replace(run, verdict=_verdict(tokens, sentence, here, run, before, wanted=wanted)))
    return tuple(judged)


def _runs_in(tokens: Sequence[Token], sentence: Sentence) -> tuple[Run, ...]:
    found = [[sentence.mentions[0]]]
    for before, after in pairwise(sentence.mentions):
        between = tokens[before.end : after.start]
        joined = all(token.kind in JOINING or token.text in WORDS_JOINING for token in between)
        refused_at_once = after.end < len(tokens) and tokens[after.end].kind in {"OUT", "NOT"}
        joined = joined and not (refused_at_once and any(token.kind == "pause" for token in between))
        if joined:
            found[-1].append(after)
        else:
            found.append([after])
    return tuple(Run(tuple(some)) for some in found)


def _verdict(
    tokens: Sequence[Token], sentence: Sentence, here: Sequence[Run], run: Run, before: Verdict, *, wanted: bool
) -> Verdict:
    start, end = _clause(tokens, sentence, run, {at for other in here for at in range(other.start, other.end)})
    if any(token.kind == "ALSO" for token in tokens[start : run.start]):
        return before
    cue = _nearest(tokens, run, start, end)
    if cue in OTHERS or (cue == "BUSY" and not _about_themselves(tokens, start, end)):
        return Verdict.ELSEWHERE
    if cue in {"OUT", "BUSY"} or _refused(tokens, run, start):
        return Verdict.RULED_OUT
    if cue:
        return Verdict.WANTED if not _is_deadline(tokens, sentence, run, start, end) else Verdict.ELSEWHERE
    return _by_sentence(tokens, sentence, here, run, wanted=wanted)


THEMSELVES = frozenset(["i", "i'm", "i'll", "i've", "we", "we're", "we'll", "we've", "my", "our", "me", "us", "ich", "wir", "bin", "sind", "unser", "unsere", "estoy", "estamos", "estaré", "estaremos", "nuestro", "je", "j", "nous", "suis", "sommes", "notre", "estou", "estamos", "nosso", "sono", "siamo", "nostro", "ik", "wij", "we", "ben", "zijn", "jag", "vi", "jeg"])  # fmt: skip


def _about_themselves(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause that says when somebody is busy speaks of them: English says so by its pronouns, others may drop them."""
    return any(token.text in THEMSELVES or token.text.split()[0] in THEMSELVES for token in tokens[start:end])


def _is_deadline(tokens: Sequence[Token], sentence: Sentence, run: Run, start: int, end: int) -> bool:
    """Whether a run of nothing but `by Friday` is not about meeting."""
    if any(mention.bound != UNTIL for mention in run.mentions):
        return False
    return not any(token.kind == "MEET" for token in (*tokens[sentence.start : run.start], *tokens[start:end]))


def _by_sentence(
    tokens: Sequence[Token], sentence: Sentence, here: Sequence[Run], run: Run, *, wanted: bool
) -> Verdict:
    """By the rest of the sentence, where the clause itself says nothing; then by the times before; a sentence of times alone is
    a wish."""
    cue = _nearest(tokens, run, sentence.start, sentence.end)
    if cue:
        return Verdict.WANTED if cue in OURS else Verdict.ELSEWHERE
    if wanted and all(mention.kind == "clock" and mention.bound for mention in run.mentions):
        return Verdict.WANTED
    covered = {at for other in here for mention in other.mentions for at in range(mention.start, mention.end)}
    words = [
        at for at in range(sentence.start, sentence.end) if at not in covered and tokens[at].kind in {"word", "number"}
    ]
    return Verdict.WANTED if len(words) <= IN_A_FRAGMENT else Verdict.ELSEWHERE


def _clause(tokens: Sequence[Token], sentence: Sentence, run: Run, inside: Collection[int]) -> tuple[int, int]:
    """From the parting mark before the run to the one after it; marks `inside` a run part nothing."""
    start, end = run.start, run.end
    first, last = max(sentence.start, start - FAR), min(sentence.end, end + FAR)
    while start > first and (start - 1 in inside or not _parts(tokens, start - 1)):
        start -= 1
    while end < last and (end in inside or not _parts(tokens, end)):
        end += 1
    return start, end


def _parts(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind in {"pause", "dash", "AND"} or tokens[at].text in PARTING


FAR = 40
"""Tokens on each side of the times that are looked at."""
REACH = 4
"""How far from the times a `not` or an `out` may stand, in tokens."""


def _nearest(tokens: Sequence[Token], run: Run, start: int, end: int) -> str:
    """The kind of the nearest cue; what rules out wins where two are as near."""
    distances = []
    for at in range(max(start, run.start - FAR), min(end, run.end + FAR)):
        kind = tokens[at].kind
        if run.start <= at < run.end or kind not in OURS | OTHERS | {"OUT", "BUSY"}:
            continue
        distance = run.start - at if at < run.start else at - run.end + 1
        if kind != "OUT" or (at >= run.end and distance <= REACH):
            distances.append((distance, kind not in {"OUT", "BUSY"}, kind))
    return min(distances)[2] if distances else ""


def _refused(tokens: Sequence[Token], run: Run, start: int) -> bool:
    """Whether a `not` stands before the run in its clause."""
    return any(token.kind == "NOT" for token in tokens[max(start, run.start - REACH) : run.start])
