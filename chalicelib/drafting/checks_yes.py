"""A bare yes or no: `Yes.`, `We can.`, `That's included.` It says what the question said, so an answer of ours must stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_body import unlabelled
from chalicelib.drafting.checks_piece import CALENDAR, Bench, Standing
from chalicelib.drafting.checks_statements import denied_in
from chalicelib.drafting.checks_words import MAIL_WORDS, TOKEN, even, tokens
from chalicelib.text import spoken_time
from chalicelib.text.folding import folded

BARE = frozenset(
    (
        "available",
        "possible",
        "work",
        "allow",
        "have",
        "give",
        "make",
        "cover",
        "included",
        "use",
        "show",
        "handle",
        "integration",
    )
)
"""Concepts of a sentence that says no more than yes."""
POINTS_BACK = re.compile(
    r"^(?:so |and |then |also )?(?:it|this|that|they|we|you|both|das|dies|es|wir|beides|eso|esto|lo|ambos|cela|ca|c'est|les deux|isso|isto|ambos|da)(?!\w)"
)


def bare_yes(n: int, judged: Sequence[Standing], bench: Bench) -> Standing:
    """A bare `Yes`, `We can`, `That's included` needs a sentence beside it that a fact holds and that does not say no."""
    own = judged[n]
    text = folded(even(unlabelled(own.sentence)))
    if own.facts or own.reason or not _is_bare(text, bench):
        return own
    beside = [
        other for other in (*judged[n + 1 : n + 2], *judged[max(0, n - 1) : n]) if other.facts and not other.reason
    ]
    says = {
        source.says
        for other in beside
        for source in bench.sources
        if source.fact_id in other.facts and source.fact_id[0] in "KT"
    }
    denies = bool(re.match(r"(?:no|nein|non|nao)(?!\w)", text)) or bool(denied_in(text))
    held = says and (says != {"no"} if not denies else says != {"yes"})
    return own if held else own._replace(reason="a yes or no needs an answer of ours beside it")


def _is_bare(text: str, bench: Bench) -> bool:
    """Whether it says no more than yes or no to what they asked."""
    if (
        text.rstrip().endswith("?")
        or cues.DEFERRAL.search(text)
        or spoken_time.clocks_in(text)
        or set(TOKEN.findall(text)) & CALENDAR
    ):
        return False
    if cues.GLADLY.search(text):
        return False
    words = [token for token in tokens(text, bench.language) if token.text not in MAIL_WORDS]
    if cues.AFFIRMATION.match(text) or re.match(r"(?:no|nein|non|nao)(?:\W|$)", text):
        return len(words) <= 2
    soft = bool(words) and all(token.concepts & BARE for token in words)
    return soft and bool(POINTS_BACK.match(text)) and len(text.split()) <= 7
