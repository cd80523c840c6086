"""A mail's MIME as Gmail takes it, shows it and searches it. Pure."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses
from html import escape
from html.parser import HTMLParser
from typing import cast

from infra.emulators.google_answers import google_error
from infra.emulators.http import Json

LARGEST = 36_700_160
INLINE = frozenset({"a", "b", "em", "font", "i", "span", "strong", "u"})
PREFIXES = re.compile(r"^(?:(?:re|fwd?|fw|aw|wg|rv|sv|tr|antw)(?:\[\d+\])?\s*:\s*)+")
UNSEEN = frozenset({"style", "script", "head", "title"})


class _Headers(HeaderRegistry):
    """Headers as the standard library reads them; what it stumbles over (it does, over mail that is broken) is text."""

    def __call__(self, name: str, value: str) -> BaseHeader:
        try:
            return super().__call__(name, value)
        except (AttributeError, IndexError, ValueError):
            return _PLAIN(name, value)


_PLAIN = HeaderRegistry(use_default_map=False)
POLICY = policy.default.clone(header_factory=_Headers())
WRITING = POLICY.clone(max_line_length=998, linesep="\r\n")
"""For mail that is written anew: at the usual 78, ids in References would be broken into encoded words."""


def parsed(raw: bytes) -> EmailMessage:
    """A mail's parts and headers, whatever was sent."""
    return message_from_bytes(raw, policy=POLICY)


def decoded(raw: str) -> bytes:
    """Base64 of either alphabet to bytes. Raises ApiError 400 when it is none, or holds nothing."""
    try:
        content = base64.b64decode(raw.translate(str.maketrans("-_", "+/")) + "=" * (-len(raw) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise google_error(400, "Invalid value for ByteString", "invalidArgument") from error
    if not content or len(content) > LARGEST:
        raise google_error(400, "'raw' RFC822 payload message string is required", "invalidArgument")
    return content


def with_header(raw: bytes, name: str, value: str | None) -> bytes:
    """The same mail with one such header, before all others; without any for None. Nothing else in it changes."""
    head, gap, body = _split(raw)
    lines = re.sub(rb"(?im)^%s[ \t]*:[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*" % re.escape(name.encode()), b"", head)
    header = b"" if value is None else f"{name}: {value}\r\n".encode("utf-8", "replace")
    return header + lines + gap + body


def _split(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """Headers with their last line's end, the empty line, the body."""
    if raw.startswith((b"\r\n", b"\n")):
        return b"", b"", raw
    end = re.search(rb"\n(\r?\n)", raw)
    return (raw[: end.start(1)], end[1], raw[end.end() :]) if end else (raw, b"", b"")


def addresses(mime: EmailMessage, *names: str) -> list[str]:
    """The bare addresses in headers of these names, in order, as they are written."""
    values = [str(value) for name in names for value in mime.get_all(name, [])]
    return [address for _, address in getaddresses(values) if address]


def attachment(mime: EmailMessage, attachment_id: str) -> bytes | None:
    """What is in the part that `part_shown` names by this id; None where there is no such part."""
    parts = {f"att{part_id}": part for part_id, part in _leaves(mime)}
    part = parts.get(attachment_id)
    return None if part is None else _content(part)


def _leaves(part: EmailMessage, part_id: str = "") -> Iterator[tuple[str, EmailMessage]]:
    if not part.is_multipart():
        yield part_id, part
        return
    dot = f"{part_id}." if part_id else ""
    for number, inner in enumerate(cast(list[EmailMessage], list(part.iter_parts()))):
        yield from _leaves(inner, f"{dot}{number}")


def _content(part: EmailMessage) -> bytes:
    """A leaf's bytes; text as UTF-8, whatever its charset was, as Gmail gives it."""
    if part.get_content_maintype() == "text":
        return text(part).encode()
    return cast(bytes, part.get_payload(decode=True) or b"")


def encoded(content: bytes) -> str:
    """base64url without padding, as Gmail gives it."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def part_shown(part: EmailMessage, part_id: str = "", *, whole: bool, names: frozenset[str] = frozenset()) -> Json:
    """A MIME part: with its parts if `whole`, else its headers; only those of `names` (lower case) if there are any."""
    headers = [
        {"name": name, "value": str(value)} for name, value in part.items() if not names or name.lower() in names
    ]
    made: dict[str, Json] = {"partId": part_id, "mimeType": part.get_content_type(), "headers": headers}
    made["filename"] = part.get_filename() or ""
    if not whole:
        return made
    if part.is_multipart():
        subparts = cast(list[EmailMessage], list(part.iter_parts()))
        dot = f"{part_id}." if part_id else ""
        parts = [part_shown(inner, f"{dot}{number}", whole=True) for number, inner in enumerate(subparts)]
        return made | {"body": {"size": 0}, "parts": parts}
    content = _content(part)
    if part.get_filename():
        return made | {"body": {"attachmentId": f"att{part_id}", "size": len(content)}}
    return made | {"body": {"size": len(content), "data": encoded(content)}}


def text(part: MIMEPart) -> str:
    """The text of a text part; a charset that is none is taken for UTF-8."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        return cast(bytes, part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def text_of(mime: EmailMessage) -> str:
    """The plain text, else the words of the HTML."""
    part = mime.get_body(("plain", "html"))
    if part is None:
        return ""
    return words(text(part)) if part.get_content_type() == "text/html" else text(part)


def words(html: str) -> str:
    """What a reader sees of HTML."""
    seen = _Words()
    seen.feed(html)
    seen.close()
    return " ".join("".join(seen.found).split())


def snippet(content: str) -> str:
    """The first words, as Gmail writes them: safe to put into a page."""
    return escape(" ".join(content.split())[:180])


def plain_subject(subject: str) -> str:
    """Without what answers and forwards put before it, as Gmail compares subjects."""
    return " ".join(PREFIXES.sub("", subject.strip().lower()).split())


class _Words(HTMLParser):
    """Collects text, and a space for every tag that is not seen as part of a word."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in UNSEEN
        self.found.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in UNSEEN and self._hidden > 0
        self.found.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
