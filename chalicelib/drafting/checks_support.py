"""Which sentences of a letter stand on a fact of ours, and which on nothing.

The checker asks the text, not the writer: what a sentence is (thanks, a question, something left open, something a rep
does the same day, something about the lead, or an assertion) shows in its words. All that asserts must follow from a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_body import Sentence, sentences_of, unlabelled, yes_of_label
from chalicelib.drafting.checks_entailment import LEVELS, judge
from chalicelib.drafting.checks_piece import CALENDAR, UNITS, Bench, Judged, Piece, Standing
from chalicelib.drafting.checks_statements import Source, denied_in
from chalicelib.drafting.checks_words import MAIL_WORDS, TOKEN, Token, even, matches, tokens
from chalicelib.drafting.checks_yes import bare_yes
from chalicelib.text import spoken_time
from chalicelib.text.folding import folded

LONGEST_SENTENCE = 500
MOST_SENTENCES = 40
EVERYDAY = frozenset((
    "cover", "need", "work", "have", "give", "take", "make", "show", "use", "possible", "good", "ready", "choose", "reach", "find", "say", "person", "time_noun", "go_on", "arrive",
    "thing", "event", "guest", "company", "number", "count_noun", "team_noun", "first", "after", "before", "more", "less", "end", "start", "decide", "short", "name_noun", "place",
))  # fmt: skip
MAILING = frozenset(("write", "inform", "phone", "email", "call_noun", "quote"))
"""Concepts of what a rep does all day."""
AND = re.compile(
    r"\s(?:and|und|y|et|e)\s(?:that\s)?(?=(?:we|it|they|our|you|wir|unsere?|sie|es|nous|nos|nosotros|nuestr\w+|nosso\w*|nossa\w*)\W)|,\s",
    re.IGNORECASE,
)


def standing(body: str, bench: Bench) -> tuple[Standing, ...]:
    """Every sentence of a body, from after the greeting to before the sign-off, with what it stands on."""
    found = list(islice(sentences_of(body), MOST_SENTENCES))
    judged = [_standing(sentence, bench) for sentence in found]
    return tuple(bare_yes(n, judged, bench) for n in range(len(judged)))


def _standing(sentence: Sentence, bench: Bench) -> Standing:
    if len(sentence.text) > LONGEST_SENTENCE:
        return Standing(sentence, reason="it is too long for a sentence of a mail")
    text = _asserted(unlabelled(sentence))
    plain = folded(even(text))
    light = None if _commits(plain) else _light(sentence, text, plain, bench)
    return light or _asserting(sentence, text, plain, bench)


def _light(sentence: Sentence, text: str, plain: str, bench: Bench) -> Standing | None:
    """The standing of a sentence that asserts nothing; None where it may."""
    if _says_nothing(text, bench) or _is_time(text, bench):
        return Standing(sentence)
    if text.rstrip().endswith("?") and not cues.PRESUPPOSED.search(plain):
        return Standing(sentence, reason=_smuggled(text, bench, free=True, question=True))
    if cues.REQUESTS.search(plain) and not _ours(plain) and not _smuggled(text, bench, free=True):
        return Standing(sentence)
    light = Standing(sentence, reason="?") if _heavy(text, bench) else _by_clause(sentence, text, Judged(), bench)
    return None if light.reason else light


def _asserting(sentence: Sentence, text: str, plain: str, bench: Bench) -> Standing:
    """The standing of a sentence that asserts, by our facts: whole, else clause by clause."""
    stripped = _without_yes_no(plain, text)
    opening = "yes" if cues.YES.match(plain) and stripped != text else "no" if stripped != text else ""
    telling = bool(tokens(even(stripped), bench.language))
    if opening and not telling:
        return Standing(sentence)
    if sentence.label and yes_of_label(sentence) is not None:
        return _held_or_not(sentence, judge(_piece(text, sentence, bench), bench.sources))
    dated = _commits(plain) and bool(set(TOKEN.findall(plain)) & CALENDAR)
    judged = judge(_piece(stripped, sentence, bench), bench.sources) if telling else Judged()
    if judged.facts and not dated:
        return Standing(sentence, judged.facts, _contradicted(opening, judged, bench))
    return _by_clause(sentence, stripped, judged, bench)


def _held_or_not(sentence: Sentence, judged: Judged) -> Standing:
    return Standing(sentence, judged.facts, "" if judged.facts else judged.reason or "a yes needs an answer of ours")


def _heavy(text: str, bench: Bench) -> bool:
    """Whether it holds a word that must rest on a fact: a figure, a name that is not everybody's, or a claim."""
    told = bench.lead.names | CALENDAR
    words = [token for token in tokens(even(spoken_time.without_times(text)), bench.language) if token.text not in told]
    return any(token.hard or token.kind != "word" for token in words)


def _asserted(text: str) -> str:
    """What follows `I can confirm that`, which is asserted whole."""
    match = cues.CONFIRMS.search(folded(text))
    denies = match and denied_in(text[: match.end()])
    return text[match.end() :] if match and not denies and len(folded(text)) == len(text) else text


def _without_yes_no(plain: str, text: str) -> str:
    match = cues.YES.match(plain) or re.match(r"(?:no|nein|non|nao)(?:[,.:;!]\s*|$)", plain)
    return text[match.end() :] if match and match.end() <= len(text) else text


def _contradicted(opening: str, judged: Judged, bench: Bench) -> str:
    says = {source.says for source in bench.sources if source.fact_id in judged.facts}
    if opening == "yes" and says == {"no"}:
        return "it says yes where our answer is no"
    return "it says no where our answer is yes" if opening == "no" and says == {"yes"} else ""


def _by_clause(sentence: Sentence, text: str, whole: Judged, bench: Bench) -> Standing:
    """Where no fact holds the sentence whole: each clause is harmless, or held, or the sentence stands on nothing."""
    facts: list[str] = []
    open_question, theirs = False, bool(cues.YOU.search(folded(text)))
    for clause in _clauses(text):
        plain = folded(even(clause))
        if _commits(plain) and set(TOKEN.findall(plain)) & CALENDAR:
            return Standing(sentence, reason="it promises a day for what no fact of ours holds")
        if _commits(plain) or not (
            reason := _harmless(clause, plain, bench, open_question=open_question, theirs=theirs)
        ):
            if not _commits(plain):
                open_question = open_question or bool(cues.DEFERRAL.search(plain))
                continue
            reason = "it promises what no fact of ours holds"
        judged = judge(_piece(clause, sentence, bench), bench.sources)
        if not judged.facts:
            return Standing(sentence, reason=reason if reason != "?" else judged.reason or whole.reason)
        facts += judged.facts
    return Standing(sentence, tuple(dict.fromkeys(facts)))


def _clauses(text: str) -> Iterator[str]:
    for part in LEVELS[0].split(text):
        for clause in LEVELS[1].split(part):
            yield from (piece for piece in AND.split(clause) if piece and piece.strip())


def _commits(plain: str) -> bool:
    return bool(cues.COMMITMENT.search(plain))


def _harmless(clause: str, plain: str, bench: Bench, *, open_question: bool, theirs: bool) -> str:
    """Why a clause is not one of the kinds that assert nothing: empty where it is one; `?` where it plainly asserts."""
    timed = _is_time(clause, bench) and not re.match(r"\W*(?:if|when|wenn|si|se|falls)\W", plain)
    if _says_nothing(clause, bench) or timed:
        return ""
    follows = open_question and (cues.SUBORDINATE.match(plain.strip()) or not (_heavy(clause, bench) or _ours(plain)))
    defers = cues.DEFERRAL.search(plain) or follows
    if cues.REQUESTS.search(plain) or defers:
        return _smuggled(clause, bench, free=True)
    if cues.REP_ACTION.search(plain) and not _of_money(clause, bench):
        return _smuggled(clause, bench, free=False)
    return _polite_or_theirs(clause, plain, bench, theirs=theirs)


def _polite_or_theirs(clause: str, plain: str, bench: Bench, *, theirs: bool) -> str:
    """The same for a clause that takes up what they wrote, or thanks, or speaks of them."""
    granted = cues.GRANTS.search(plain)
    polite = cues.COURTESY.search(plain) or cues.OF_THE_REP.search(plain) or cues.GLADLY.search(plain)
    if polite and not granted and not _of_money(clause, bench):
        return _smuggled(clause, bench, free=False) or ("?" if _ours(plain) and _speaks_of_ours(clause, bench) else "")
    if cues.YOU_SAID.search(plain) and not granted and not _ours(plain):
        said = _smuggled(clause, bench, free=True) or _not_theirs(clause, bench)
        return said or ("" if cues.ASKED.search(plain) or not _speaks_of_ours(clause, bench) else "?")
    if granted or _ours(plain) or not theirs or _not_theirs(clause, bench):
        return "?"
    words = [token for token in tokens(even(clause), bench.language) if token.text not in CALENDAR | MAIL_WORDS]
    own = all(_stated(token, bench) for token in words)
    return "" if own or (cues.YOU.search(plain) and not _speaks_of_ours(clause, bench)) else "?"


def _speaks_of_ours(clause: str, bench: Bench) -> bool:
    """Whether it uses words of our answers that they did not use, beyond the verbs of every day."""
    words = _telling(clause, bench)
    return any(
        not token.concepts <= EVERYDAY and not _stated(token, bench) and _known(token, bench.sources)
        for token in words
        if token.concepts
    ) or any(not token.concepts and not _stated(token, bench) and _known(token, bench.sources) for token in words)


def _telling(clause: str, bench: Bench) -> list[Token]:
    """The words of a clause that are neither names that may be used freely, nor of the calendar, nor of any mail."""
    soft = bench.lead.names | CALENDAR | MAIL_WORDS
    return [token for token in tokens(even(clause), bench.language) if token.text not in soft]


def _of_money(clause: str, bench: Bench) -> bool:
    """Whether a rep would give something away."""
    return any(
        token.concepts & {"gratis", "free", "discount", "refund", "trial", "included"}
        for token in tokens(even(clause), bench.language)
    )


def _ours(plain: str) -> bool:
    """Whether we are its subject or its owner, `me` and `I` of a courtesy apart."""
    return bool(
        re.search(
            r"(?<!\w)(?:we|our|us|we're|we've|wir|unser\w*|uns|nosotros|nuestr\w*|nous|notre|nosso\w*|nossa\w*|nos)(?!\w)",
            plain,
        )
    )


def _smuggled(clause: str, bench: Bench, *, free: bool, question: bool = False) -> str:
    """What a harmless clause says of us by the way: `our Marketo integration`, a figure, a name that nobody knows.

    `free`: the lead's own words may be named, as what is asked or left open.
    """
    text = even(clause)
    raw = [folded(match[0]) for match in TOKEN.finditer(text[:4000])]
    for token in tokens(text, bench.language):
        if token.text in bench.lead.names | CALENDAR | MAIL_WORDS or _so(token, bench.sources):
            continue
        if token.concepts & MAILING or token.value in bench.lead.minutes or token.concepts & {"minute"}:
            continue
        if cues.REQUESTS.search(folded(text)) and (token.kind == "number" or token.concepts & UNITS):
            continue
        owned = set(raw[max(0, token.at - 3) : token.at]) & cues.POSSESSIVE_OURS
        theirs = bench.lead.knows(token) and (free or any(matches(token, other) for other in bench.lead.stated))
        heavy = token.hard or token.kind != "word"
        asked = bench.lead.knows(token) and not token.concepts and not _stated(token, bench)
        if (owned and (heavy or asked)) or (heavy and not theirs and not (question and token.kind != "name")):
            return f"no fact of ours holds “{token.text}”"
    return ""


def _stated(token: Token, bench: Bench) -> bool:
    return any(matches(token, other) for other in bench.lead.stated)


def _not_theirs(clause: str, bench: Bench) -> str:
    """Whether a clause says more than what they wrote, beyond the soft words of any mail."""
    words = _telling(clause, bench)
    new = [token for token in words if not _stated(token, bench) and not _known(token, bench.sources)]
    heavy = next((token for token in words if (token.hard or token.kind != "word") and not _stated(token, bench)), None)
    if heavy is not None and not cues.YOU_SAID.search(folded(even(clause))):
        return f"no fact of ours holds “{heavy.text}”"
    strange = [token for token in new if not token.concepts or token.kind != "word"]
    return "" if len(strange) * 3 <= max(len(words), 3) else "no fact of ours says as much"


def _known(token: Token, sources: Sequence[Source]) -> bool:
    return any(matches(token, word) for source in sources for word in source.words)


def _so(token: Token, sources: Sequence[Source]) -> bool:
    """Whether a fact of ours says it, and not only that it is not so."""
    return any(
        word.at not in statement.denied if word in statement.words else not statement.topic_denied
        for source in sources
        for statement in source.statements
        for word in (*statement.words, *statement.topic)
        if matches(token, word)
    )


def _says_nothing(text: str, bench: Bench) -> bool:
    """Whether it holds no telling word, and no bare yes either."""
    plain = folded(even(text))
    words = [token for token in tokens(even(text), bench.language) if token.text not in MAIL_WORDS]
    return not words and not cues.AFFIRMATION.match(plain)


def _is_time(text: str, bench: Bench) -> bool:
    """Whether it speaks of days and times alone, which are checked against the calendar."""
    dated = (
        set(TOKEN.findall(folded(even(text)))) & CALENDAR or spoken_time.clocks_in(text) or spoken_time.dates_in(text)
    )
    if not dated:
        return False
    rest = tokens(even(spoken_time.without_times(text)), bench.language)
    told = bench.lead.names | CALENDAR | MAIL_WORDS
    return all(
        token.text in told
        or token.kind == "number"
        or (not token.hard and token.concepts)
        or token.concepts & (UNITS | {"free"})
        for token in rest
    )


def _piece(text: str, sentence: Sentence, bench: Bench) -> Piece:
    return Piece(text, bench.language, f"{sentence.before} {sentence.text} {sentence.after}", bench.lead)
