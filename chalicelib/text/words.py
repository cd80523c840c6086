"""The telling words of a text, for comparing names of files, companies and messages."""

from __future__ import annotations

import re

from chalicelib.text.folding import folded

STOPWORDS = frozenset([
    "the", "and", "for", "with", "that", "this", "from", "your", "our", "you", "are", "was", "can", "could", "would",
    "like", "want", "need", "how", "what", "which", "when", "does", "have", "has", "had", "will", "not", "but",
    "they", "them", "their", "there", "here", "about", "into", "more", "please", "send", "show", "pdf", "study",
    "case", "one", "pager", "por", "para", "con", "que", "los", "las", "una", "uno", "und", "der", "die", "das",
    "mit", "von", "für", "ein", "eine", "ist",
])  # fmt: skip


def words(text: str) -> frozenset[str]:
    """The telling words of a text, folded: no stop words, nothing shorter than three letters, plurals cut."""
    found = re.findall(r"[^\W\d_]{3,}", folded(text))
    return frozenset(one[:-1] if one.endswith("s") and len(one) > 4 else one for one in found) - STOPWORDS
