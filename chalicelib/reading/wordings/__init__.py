"""The wordings that the rules go by, a file a language; the one place to change when one is missed or misread.

Labels: the purposes of `domain.reading` by their names; `kind.*` for kinds of sender; `tone.*`; `prefer.*` for how they want
to be answered; `agreed`, `legal`, `due` for claims, terms of law, and dates; `request`, `indirect`, `concern` for sentences that
ask without a question mark, `rhetorical` for those that ask nothing; `topic.*` for what an ask is about.
"""

from __future__ import annotations

from functools import cache

from chalicelib.reading.wordings import de, en, es, fr, others, pt
from chalicelib.text.cues import CueBook

LANGUAGES = {
    "en": en.CUES, "es": es.CUES, "de": de.CUES, "fr": fr.CUES, "pt": pt.CUES, "it": others.IT, "nl": others.NL,
    "sv": others.SV, "da": others.DA, "nb": others.DA, "pl": others.PL, "ja": others.JA,
    "tr": others.TR, "cs": others.CS, "sk": others.CS, "zh": others.ZH, "ko": others.KO, "ar": others.AR, "ro": others.RO, "ru": others.RU,
    "uk": others.RU, "fi": others.FI,
}  # fmt: skip
"""Norwegian and Danish share theirs: in form messages their words differ by spelling, and both spellings stand there."""


@cache
def book() -> CueBook:
    """Every wording, indexed on first use."""
    return CueBook(LANGUAGES)
