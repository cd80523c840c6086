"""What somebody says was agreed with us or promised by us. Whether it was, the mailbox and a person must say."""

from __future__ import annotations

from chalicelib.domain.reading import Evidence
from chalicelib.reading.sentences import Message

MOST = 5
LONGEST = 300


def claimed_agreements(message: Message, quoted: str) -> tuple[Evidence, ...]:
    """The sentences that claim an agreement; mail that they pasted stands with them, as it is what they rest on."""
    claims = []
    for sentence in message.sentences:
        hit = sentence.has("agreed")
        if hit:
            claims.append(Evidence(value=sentence.text[:LONGEST], words=hit.words))
    if claims and quoted:
        claims.append(Evidence(value="mail that they pasted", words=" ".join(quoted.split())[:LONGEST]))
    return tuple(claims[:MOST])
