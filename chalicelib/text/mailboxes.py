"""The mailboxes in an address header, in one pass; whatever is no address is passed over.

The standard library's reader recurses once for each colon, so a header of 20 kB ends it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 10_000
_ADDRESS = re.compile(r"[^\s<>@\",;:()\[\]\\]{1,64}@[^\s<>@\",;:()\[\]\\]{1,255}")
_OPENING = {'"': '"', "(": ")", "<": ">"}


class Mailbox(NamedTuple):
    """A display name, empty where there is none, and an address in lower case."""

    name: str
    address: str


def mailboxes(header: str) -> tuple[Mailbox, ...]:
    """Every mailbox of a From, To, Cc or Reply-To header, in order. An address within a name is no mailbox."""
    return tuple(found for part in _parts(header[:LONGEST]) if (found := _mailbox(part)))


def _parts(header: str) -> list[str]:
    """The header cut at commas, semicolons and the colons of groups, but not within quotation marks, brackets and comments."""
    parts, start, closing, escaped = [], 0, "", False
    for at, char in enumerate(header):
        if escaped or char == "\\":
            escaped = not escaped
        elif closing:
            closing = "" if char == closing else closing
        elif char in _OPENING:
            closing = _OPENING[char]
        elif char in ",;:":
            parts.append(header[start:at])
            start = at + 1
    return [*parts, header[start:]]


def _mailbox(part: str) -> Mailbox | None:
    before, bracket, rest = part.rpartition("<")
    if bracket:
        address = rest.partition(">")[0].strip()
        name = " ".join(before.replace('"', " ").replace("\\", "").split())
    else:
        address, name = _without_comment(part), ""
    return Mailbox(name, address.lower()) if _ADDRESS.fullmatch(address) else None


def _without_comment(part: str) -> str:
    return part.partition("(")[0].strip()
