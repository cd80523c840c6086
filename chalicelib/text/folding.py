"""Folding: text made comparable, without case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text for comparing: no case, no accents, straight apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
