"""Folding: text made comparable, without case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text for comparing: no case, no accents, straight apostrophes."""
    # Case goes first: a letter such as "ᾀ" folds into two, which it does not do any more once its accents are off.
    decomposed = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
