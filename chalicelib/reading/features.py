"""What the classifier looks at: the cues of a message, its words, and the shape of message and form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.reading.sentences import Message
from chalicelib.text.cues import Hit, wordy

MOST_WORDS = 250
STEM = 6
"""Letters of a word that count: endings differ more between forms of a word than between words."""
FULL = 3.0
"""Weight at which a cue counts wholly."""
MOST_OF_A_CUE = 2.5
WORTH = 0.3
"""Of a word: one alone says little."""
SHOUTED = 3
"""Words in capitals that are shouting."""
LENGTHS = (4, 12, 25, 50, 90)


def features(
    message: Message, hits: Sequence[Hit], fields: Mapping[str, str], ruled: Sequence[str], *, private_address: bool
) -> dict[str, float]:
    """Named features, most of them between 0 and 1. `ruled`: the purposes by rules alone, most important first."""
    named: dict[str, float] = {"always": 1.0}
    named |= {f"rule {purpose}": 1.0 for purpose in ruled} | {f"rule first {purpose}": 1.5 for purpose in ruled[:1]}
    for hit in hits:
        if not hit.label.startswith("topic"):
            key = f"cue {hit.label}"
            named[key] = min(MOST_OF_A_CUE, named.get(key, 0.0) + hit.weight / FULL)
    named |= _words(message)
    named |= {f"title {token.word[:STEM]}": 1.0 for token in wordy(fields.get("jobtitle", "")[:100]).tokens}
    return named | _shape(message, fields, private_address=private_address)


def _words(message: Message) -> dict[str, float]:
    return {f"word {token.word[:STEM]}": WORTH for token in message.read.tokens[:MOST_WORDS]}


def _shape(message: Message, fields: Mapping[str, str], *, private_address: bool) -> dict[str, float]:
    count = len(message.read.tokens)
    text = message.read.text
    shape = {
        "free mail": private_address,
        "no company": not fields.get("company"),
        "no title": not fields.get("jobtitle"),
        "phone": bool(fields.get("phone")),
        "asks": any(sentence.asks for sentence in message.sentences),
        "several questions": sum(sentence.asks for sentence in message.sentences) > 1,
        "exclaims": "!" in text,
        "shouts": sum(word.isupper() and len(word) > 3 for word in text.split()[:MOST_WORDS]) >= SHOUTED,
        "smiles": any(mark in text for mark in (":)", ";)", "😊", "🙏", "😀", "😅")),
        "lower case": text[:1].islower(),
        "contracted": "'" in text or "’" in text,
        "empty": not count,
        f"language {message.language}": True,
        f"length {sum(count >= least for least in LENGTHS)}": True,
    }
    return {f"form {name}": 1.0 for name, applies in shape.items() if applies}
