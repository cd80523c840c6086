"""When and how they would like to meet, as the message says it. Pure.

Days and times are found by `text.dates`; here it is decided which of them are wishes and what they add up to.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from chalicelib.domain.reading import MeetingWish
from chalicelib.reading.wishes_build import wish_of
from chalicelib.reading.wishes_judge import runs
from chalicelib.reading.wishes_terms import terms_of
from chalicelib.reading.wishes_words import CUES
from chalicelib.reading.wishes_zone import zone_named
from chalicelib.text.dates import mentions
from chalicelib.text.dates_mention import AFTER, BEFORE, Frame, Mention
from chalicelib.text.dates_tokens import Lexicon, Token, lexicon_of, tokens
from chalicelib.text.dates_words import LEXICONS, PARTS
from chalicelib.text.places import country_code, phone_country

MONTH_FIRST = frozenset({"US", "CA", "PH", "PR"})
DOTTED = frozenset({"de", "da", "nb", "no", "pl", "sv"})
SUNDAY_FIRST = frozenset({"SA", "KW", "QA", "BH", "OM", "EG", "JO", "IL", "DZ", "IQ", "LY", "YE"})
"""Countries whose working week runs from Sunday to Thursday."""
COMING = frozenset({"es", "fr", "pt", "it", "de", "pl"})
"""Languages in which next Friday is the first one from now."""
EXTRA = frozenset({"EARLIER", "LATER"})


def read_wish(message: str, *, language: str, today: date, country: str = "", phone: str = "") -> MeetingWish:
    """What they wish for a meeting; empty where they say nothing of it.

    `language` is ISO 639-1, `today` the day on their calendar, `country` and `phone` as the form has them. Deadlines, events and opening hours
    are no wishes. Reads the first 4,000 characters.
    """
    code = country_code(country) or phone_country(phone)
    lexicon = _lexicon(language)
    pieces = tokens(message, lexicon)
    frame = frame_of(language, today, code)
    said = _with_pointers(pieces, mentions(pieces, frame))
    wish = wish_of(message, pieces, runs(pieces, said), frame)
    zone, source = zone_named(message, code)
    return wish.model_copy(update={**terms_of(message)._asdict(), "zone": zone, "zone_source": source})


def frame_of(language: str, today: date, country: str) -> Frame:
    """How dates are read for somebody who writes in a language from a country (alpha-2)."""
    return Frame(
        today,
        month_first=country in MONTH_FIRST and language == "en",
        dotted_dates=language in DOTTED,
        sunday_first=country in SUNDAY_FIRST,
        next_is_coming=language in COMING,
    )


@cache
def _lexicon(language: str) -> Lexicon:
    language = language if language in LEXICONS else "en"
    return lexicon_of(LEXICONS[language], CUES.get(language, {}))


def _with_pointers(pieces: Sequence[Token], said: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, and for each `before that` the time that it points at: the last one named, else noon."""
    inside = {at for mention in said for at in range(mention.start, mention.end)}
    pointers = [
        _pointer(pieces, at, said) for at, token in enumerate(pieces) if token.kind in EXTRA and at not in inside
    ]
    return tuple(sorted((*said, *filter(None, pointers)), key=lambda mention: mention.start))


def _pointer(pieces: Sequence[Token], at: int, said: Sequence[Mention]) -> Mention | None:
    clocks = [
        mention.closes or mention.opens for mention in said if mention.end <= at and mention.kind in {"clock", "hours"}
    ]
    earlier = pieces[at].kind == "EARLIER"
    if not clocks and pieces[at].value == 0:
        return None
    clock = clocks[-1] if clocks else PARTS[0][1]
    return Mention("clock", at, at + 1, opens=clock, bound=BEFORE if earlier else AFTER)
