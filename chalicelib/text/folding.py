"""Folding: text made comparable, without case and accents."""

from __future__ import annotations

import unicodedata

LONGEST = 20_000
"""Characters folded; no field or mail of ours is longer."""
WIDEST = 3
"""What one character may become: a ligature three letters. U+FDFA would become eighteen, and stays itself."""


def folded(text: str) -> str:
    """Text for comparing: no case, no accents, straight apostrophes; at most 20,000 characters of it are read.

    Combining marks go first: sorting long runs of them takes the square of their number (python/cpython#149079).
    """
    plain = text[:LONGEST].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if plain.isascii():
        return plain.casefold()
    # Case goes first: a letter such as "ᾀ" folds into two, which it does not do any more once its accents are off.
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return "".join(map(_decomposed, bare)).casefold()


def _decomposed(char: str) -> str:
    if char < "\x80":
        return char
    parts = [part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)]
    return "".join(parts) if len(parts) <= WIDEST else char
