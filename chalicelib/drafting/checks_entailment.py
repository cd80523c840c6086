"""Whether a sentence follows from what we know of ourselves: not whether it shares words with it.

A sentence follows from a fact when the fact holds what it says: its telling words (by stem, or by meaning across five
languages), every number with what it counts, every name, the same yes and no, the same conditions, no wider "all", nobody
swapped with anybody. What cannot be seen to follow does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_beyond import beyond
from chalicelib.drafting.checks_piece import CALENDAR, UNITS, Judged, Piece
from chalicelib.drafting.checks_statements import Source, Statement, denied_in
from chalicelib.drafting.checks_words import MAIL_WORDS, TOKEN, Token, even, in_portuguese, matches, tokens
from chalicelib.text.folding import folded

ENOUGH = 0.66
ENOUGH_ABROAD = 0.5
"""Share of the telling words that a fact must hold; less where fact and sentence are in two languages."""
LEVELS = (
    re.compile(r"[;:()–—]|\s-\s|(?<=[.!?])\s"),
    re.compile(
        r",\s(?:and|but|so|while|which|und|aber|y|pero|et|mais|e|mas|sowie|donc|also|por lo que)\s|\s(?:but|while|aber|sondern|pero|sino|mais|mas)\s",
        re.IGNORECASE,
    ),
    re.compile(r",\s"),
    re.compile(r"\s(?:and|und|y|e|et|or|oder|o|ou|as|then|because|weil|porque|since|so)\s", re.IGNORECASE),
)
"""Where a sentence is cut when no one fact holds the whole of it, coarsest first."""


def judge(piece: Piece, sources: Sequence[Source]) -> Judged:
    """Whether our facts hold a sentence: as a whole, else each of its parts."""
    if piece.language == "pt":
        piece = piece._replace(text=in_portuguese(piece.text), context=in_portuguese(piece.context))
    return _judge(piece._replace(text=even(piece.text), context=even(piece.context)), sources, 0)


def _judge(piece: Piece, sources: Sequence[Source], level: int) -> Judged:
    whole = _best(piece, sources)
    if whole.facts or level >= len(LEVELS):
        return whole
    for deeper in range(level, len(LEVELS)):
        parts = _parts(piece, LEVELS[deeper])
        if len(parts) > 1:
            judged = [_judge(part, sources, deeper + 1) for part in parts]
            if all(part.facts for part in judged):
                return Judged(tuple(dict.fromkeys(fact for part in judged for fact in part.facts)))
    return whole


def _parts(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """A piece cut; what is too small to say something stays with what stands before it."""
    cut: list[str] = []
    last = 0
    for match in [*separator.finditer(piece.text), None]:
        part = piece.text[last : match.start() if match else len(piece.text)]
        if cut and (not _substantial(part, piece.language) or not _substantial(cut[-1], piece.language)):
            cut[-1] += piece.text[last - (last - _end(piece.text, cut)) : last] + part
        else:
            cut.append(part)
        last = match.end() if match else last
    texts = [text for text in cut if text.strip()]
    return [
        piece._replace(text=_denial_kept(texts, n), context=f"{piece.context} {piece.text}") for n in range(len(texts))
    ]


def _end(text: str, cut: Sequence[str]) -> int:
    """Where the last part so far ends in the text."""
    return text.find(cut[-1]) + len(cut[-1])


def _denial_kept(texts: Sequence[str], n: int) -> str:
    """A part after `or`, or without a verb of its own, keeps the `not` of the part before it."""
    if n and denied_in(texts[n - 1]) and not denied_in(texts[n]) and len(tokens(texts[n])) <= 2:
        return f"not {texts[n]}"
    return texts[n]


def _substantial(text: str, language: str) -> bool:
    words = [token for token in tokens(text, language) if token.text not in CALENDAR]
    return len(words) >= 2 and any(token.kind != "number" and not token.concepts & UNITS for token in words)


def _best(piece: Piece, sources: Sequence[Source]) -> Judged:
    """The first source that holds the piece as it stands, else why the nearest does not."""
    words = tuple(_telling(piece))
    if not words:
        return Judged((("-"),)) if not piece.must else Judged(reason="it says nothing that a fact holds")
    nearest = (-1.0, "no fact of ours says it")
    for source in sources:
        for statement in source.statements:
            if len(words) == 1 and not _on_the_subject(words[0], piece, statement):
                continue
            share, reason = _compare(piece, words, source, statement)
            if not reason:
                return Judged((source.fact_id,))
            nearest = max(nearest, (share, reason))
    return Judged(reason=nearest[1])


def _on_the_subject(word: Token, piece: Piece, statement: Statement) -> bool:
    """Whether what stands around a single word speaks of what the statement speaks of."""
    around = [token for token in tokens(piece.context, piece.language) if not matches(token, word)]
    return any(matches(token, other) for token in around for other in (*statement.words, *statement.topic))


def _telling(piece: Piece) -> Iterator[Token]:
    """The words of a piece that must be held by a fact."""
    found = tokens(piece.text, piece.language)
    long = {token.at for token in found if token.kind == "number" and token.value in piece.lead.minutes}
    for token in found:
        if token.at in long or (token.concepts & {"minute"} and token.at - 1 in long):
            continue
        named = token.kind != "number" and (
            token.text in piece.lead.names or token.text in CALENDAR or token.text in MAIL_WORDS
        )
        if not named and not _of_their_own(token, piece, found):
            yield token


def _of_their_own(token: Token, piece: Piece, all_words: Sequence[Token]) -> bool:
    """Whether a word only speaks of what is theirs: `your brokers`, `for your 25 evenings`, `with 80 residents each`."""
    if token.kind == "name" or token.hard or not _stated(token, piece):
        return False
    if token.kind == "word" and not token.concepts:
        return True
    raw = [folded(match[0]) for match in TOKEN.finditer(piece.text[:4000])]
    before = raw[max(0, token.at - 3) : token.at]
    if token.kind == "number":
        after = next((other for other in all_words if 0 < other.at - token.at <= 2), None)
        led = bool(set(before) & cues.POSSESSIVE_YOURS) or bool(set(before[-1:]) & LED_BY)
        return led and after is not None and not after.concepts & UNITS and piece.lead.knows(after) and not after.hard
    return bool(set(before) & cues.POSSESSIVE_YOURS)


def _stated(token: Token, piece: Piece) -> bool:
    return any(matches(token, other) for other in piece.lead.stated)


def _compare(piece: Piece, words: Sequence[Token], source: Source, statement: Statement) -> tuple[float, str]:
    """(share of the words that it holds, why it does not hold the piece; empty where it does)."""
    denied = denied_in(piece.text)
    held, reason = 0.0, ""
    missing: list[Token] = []
    for token in words:
        fit = _held(token, token.at in denied, source, statement)
        if fit == "held":
            held += 1
        elif fit == "denied":
            reason = reason or f"our answer says the opposite about “{token.text}”"
        else:
            missing.append(token)
    share = held / len(words)
    reason = reason or _missing(missing, piece) or _too_little(share, len(missing), piece, source)
    return share, reason or next(beyond(piece, words, source, statement), "")


def _held(token: Token, denied: bool, source: Source, statement: Statement) -> str:
    """held, denied (only the opposite is said), or nothing. Figures, names and hard words must stand in one statement."""
    if token.text in statement.free_names:
        return "held"
    own = [word.at in statement.denied for word in statement.words if matches(token, word)]
    own = own or [
        statement.topic_denied != (word.at in statement.topic_not) for word in statement.topic if matches(token, word)
    ]
    bound = (
        token.kind != "word"
        or token.text in source.proper
        or (bool(token.concepts & UNITS) and bool(PERIOD.search(token.text)))
    )
    if not own and not bound:
        own = [not_so for word, not_so in statement.beside if matches(token, word)]
    if not own and not bound and (not token.hard or token.concepts & UNITS):
        own = [word.at in other.denied for other in source.statements for word in other.words if matches(token, word)]
    if not own:
        return ""
    return "held" if denied in own else "denied"


def _missing(missing: Sequence[Token], piece: Piece) -> str:
    for token in missing:
        if token.kind == "number":
            if not _computed(token, piece):
                return f"the number {token.text} is not in it"
        elif token.kind == "name":
            return f"it does not name {token.text}"
        elif token.hard or _place(token, piece):
            return f"it says nothing of “{token.text}”"
    return ""


def _place(token: Token, piece: Piece) -> bool:
    """Whether a German noun that no lexicon knows stands where a place or a name would."""
    if piece.language != "de" or not token.capital or token.concepts or _stated(token, piece):
        return False
    raw = [folded(match[0]) for match in TOKEN.finditer(piece.text[:4000])]
    return bool(set(raw[max(0, token.at - 1) : token.at]) & {"in", "nach", "aus", "bei", "zu", "mit", "von"})


def _too_little(share: float, missing: int, piece: Piece, source: Source) -> str:
    enough = ENOUGH if piece.language == source.language else ENOUGH_ABROAD
    return "" if share >= enough and missing <= 3 else "no fact of ours says as much"


def _computed(token: Token, piece: Piece) -> bool:
    """Whether a number is the product, sum or difference of two that stand beside it or in their message."""
    near = {word.value for word in tokens(piece.context, piece.language) if word.kind == "number"}
    theirs = {word.value for word in (*piece.lead.stated, *piece.lead.asked) if word.kind == "number"}
    try:
        value, own, both = float(token.value), [float(n) for n in near], [float(n) for n in near | theirs]
    except ValueError:
        return False
    return value > 20 and any(value in (a * b, a + b, a - b) for a in own for b in both if a != value)


LED_BY = frozenset(["for", "with", "at", "um", "bei", "mit", "fur", "con", "para", "pour", "avec", "com", "a"])
"""Words before a number of theirs: `with 25 evenings`."""
PERIOD = re.compile(r"(?:ly|lich\w{0,2}|mente|uale?s?|uel(?:le)?s?|sais|sal|aire)$")
"""Endings of words that say how often."""
