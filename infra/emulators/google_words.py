"""Text as Google's searches compare it: whole words, in any case, with or without accents. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# A word is a run of letters and digits; a script without spaces is taken sign by sign.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@lru_cache(maxsize=4096)
def words(text: str) -> Sequence[str]:
    """The words of a text, folded: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def has_phrase(text: str, wanted: str) -> bool:
    """Whether the words of `wanted` stand in a text, whole and in this order, one beside the other."""
    sought, within = words(wanted), words(text)
    return bool(sought) and any(
        within[at : at + len(sought)] == sought for at, word in enumerate(within) if word == sought[0]
    )
