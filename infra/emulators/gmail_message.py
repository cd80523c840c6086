"""One message: real MIME in, Gmail's tree of parts out. Pure."""

from __future__ import annotations

import base64
import email
import html
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message as Mime
from email.utils import collapse_rfc2231_value, formatdate, getaddresses
from functools import cached_property
from typing import cast

from infra.emulators.google_answers import google_error
from infra.emulators.http import Json

LARGEST = 36_700_160
"""Bytes of a draft or message: `maxSize` of the upload in Gmail's discovery document."""
BASE64URL = re.compile(r"[A-Za-z0-9_-]*={0,2}\Z")
REPLY_PREFIX = re.compile(r"(?:re|aw|wg|sv|rv|tr|antw|fwd?)(?:\[\d+\])?\s*:\s*", re.IGNORECASE)


@dataclass
class Message:
    """A message in one mailbox. `raw` never changes: a changed draft is a new message."""

    message_id: str
    thread_id: str
    labels: set[str]
    at: float
    raw: bytes
    history_id: int = 0

    @cached_property
    def mime(self) -> Mime:
        """The message, parsed leniently: whatever came is kept."""
        return email.message_from_bytes(self.raw)

    @cached_property
    def headers(self) -> list[tuple[str, str]]:
        """Names as written, values decoded."""
        return headers_of(self.mime)

    def header(self, name: str) -> str:
        """The first value of a header; empty when there is none."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")

    def addresses(self, *names: str) -> set[str]:
        """All addresses in these headers, in lower case."""
        values = [value for known, value in self.headers if known.lower() in names]
        return {address.lower() for _, address in getaddresses(values) if "@" in address}

    @cached_property
    def text(self) -> str:
        """What a person would read: the plain text, else the HTML without its tags."""
        plain, marked = _body(self.mime, "text/plain"), _body(self.mime, "text/html")
        return plain if plain is not None else stripped(marked or "")

    @cached_property
    def subject(self) -> str:
        """The subject as Gmail compares it: without Re: and the like, in lower case."""
        return plain_subject(self.header("Subject"))

    @property
    def named(self) -> set[str]:
        """The Message-IDs that it says it answers."""
        return set(f"{self.header('References')} {self.header('In-Reply-To')}".split())

    @cached_property
    def filenames(self) -> tuple[str, ...]:
        """Names of its attachments."""
        return tuple(filter(None, (filename_of(part) for part in self.mime.walk())))

    @cached_property
    def snippet(self) -> str:
        """The first words, escaped for HTML as Gmail gives them."""
        return html.escape(" ".join(self.text.split())[:200])


def shown(one: Message, how: str, only: tuple[str, ...] = ()) -> Json:
    """A message as Gmail answers it: full, metadata (`only` these headers, if any), minimal or raw."""
    body: dict[str, Json] = {
        "id": one.message_id, "threadId": one.thread_id, "labelIds": sorted(one.labels), "snippet": one.snippet,
        "historyId": str(one.history_id), "internalDate": str(int(one.at * 1000)), "sizeEstimate": len(one.raw),
    }  # fmt: skip
    if how == "raw":
        return body | {"raw": encoded(one.raw)}
    if how == "metadata":
        wanted = {name.lower() for name in only}
        headers = [named for named in _shown_headers(one.mime) if not wanted or named["name"].lower() in wanted]
        return body | {"payload": {"mimeType": one.mime.get_content_type(), "headers": headers}}
    return body if how == "minimal" else body | {"payload": part_shown(one.mime, "")}


def part_shown(part: Mime, part_id: str) -> Json:
    """A MIME part with the parts in it, in Gmail's shape."""
    made: dict[str, Json] = {
        "partId": part_id, "mimeType": part.get_content_type(), "filename": filename_of(part),
        "headers": _shown_headers(part),
    }  # fmt: skip
    if part.is_multipart():
        dot = f"{part_id}." if part_id else ""
        parts = [part_shown(one, f"{dot}{number}") for number, one in enumerate(_inside(part))]
        return made | {"body": {"size": 0}, "parts": parts}
    content = content_of(part)
    if made["filename"] or part.get_content_maintype() != "text":
        return made | {"body": {"attachmentId": f"attachment-{part_id or '0'}", "size": len(content)}}
    return made | {"body": {"size": len(content), "data": encoded(content)}}


def attachment_of(one: Message, attachment_id: str) -> bytes | None:
    """The bytes behind an attachment's id; None when there is no such part."""
    part = one.mime
    for number in attachment_id.removeprefix("attachment-").split("."):
        if not number.isdigit():
            return None
        if part.is_multipart():
            inside = _inside(part)
            if int(number) >= len(inside):
                return None
            part = inside[int(number)]
    return None if part.is_multipart() else content_of(part)


def content_of(part: Mime) -> bytes:
    """A leaf's bytes without its transfer encoding; text becomes UTF-8, whatever its charset was."""
    content = cast(bytes, part.get_payload(decode=True) or b"")
    if part.get_content_maintype() != "text":
        return content
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace").encode("utf-8", "replace")
    except (LookupError, ValueError):  # a charset that nobody knows
        return content.decode("utf-8", "replace").encode()


def headers_of(part: Mime) -> list[tuple[str, str]]:
    """A part's headers in their order: unfolded, encoded words decoded."""
    return [(name, _decoded(value)) for name, value in part.raw_items()]


def filename_of(part: Mime) -> str:
    """An attachment's name, from either of its headers; empty when it has none."""
    named = part.get_param("filename", None, "content-disposition") or part.get_param("name", None, "content-type")
    return _decoded(collapse_rfc2231_value(named)) if named else ""


def stripped(marked: str) -> str:
    """HTML without tags, styles and comments."""
    without = re.sub(r"(?is)<(style|script)\b.*?</\1\s*>|<!--.*?-->", " ", marked)
    return html.unescape(re.sub(r"<[^>]*>", " ", without))


def plain_subject(subject: str) -> str:
    """Without the prefixes of replies and forwards."""
    words = subject.strip()
    while found := REPLY_PREFIX.match(words):
        words = words[found.end() :]
    return " ".join(words.lower().split())


def complete(raw: bytes, mailbox: str, now: float, number: int) -> bytes:
    """The message with the headers that Gmail adds where they are missing; the rest stays byte for byte."""
    known = {name.lower() for name, _ in email.message_from_bytes(raw).raw_items()}
    added = {
        "From": mailbox, "Date": formatdate(now), "Message-ID": f"<CA{number:x}@mail.gmail.com>",
    }  # fmt: skip
    end = "\r\n" if b"\r\n" in raw else "\n"
    lines = [f"{name}: {value}{end}" for name, value in added.items() if name.lower() not in known]
    return "".join(lines).encode() + raw


def without_bcc(raw: bytes) -> bytes:
    """The message as its recipients get it."""
    head, gap, body = _split(raw)
    return re.sub(rb"(?im)^bcc:.*(?:\r?\n[ \t].*)*(?:\r?\n|\Z)", b"", head) + gap + body


def decoded(raw: object) -> bytes:
    """base64url to bytes. Raises ApiError 400 when it is none or empty, 413 when it is too large."""
    if not isinstance(raw, str) or not raw:
        raise google_error(400, "'raw' RFC822 payload message string or uploading message via /upload/* URL required", "invalidArgument")  # fmt: skip
    if not BASE64URL.match(raw):
        raise google_error(
            400, "Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed", "invalidArgument"
        )
    bare = raw.rstrip("=")
    if len(bare) % 4 == 1:
        raise google_error(
            400, "Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed", "invalidArgument"
        )
    content = base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    if len(content) > LARGEST:
        raise google_error(413, f"Request is too large. The largest message has {LARGEST} bytes.", "uploadTooLarge")
    return content


def encoded(content: bytes) -> str:
    """base64url without padding, as Gmail gives it."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _shown_headers(part: Mime) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers_of(part)]


def _inside(part: Mime) -> list[Mime]:
    return cast(list[Mime], part.get_payload())


def _body(mime: Mime, kind: str) -> str | None:
    """The first part of a kind that is no attachment."""
    leaves = (part for part in mime.walk() if part.get_content_type() == kind and not part.is_multipart())
    found = next((part for part in leaves if not filename_of(part)), None)
    return None if found is None else content_of(found).decode()


def _decoded(value: str) -> str:
    whole = re.sub(r"\r?\n", "", str(value)).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" not in whole:
        return whole
    try:
        return str(make_header(decode_header(whole)))
    except (HeaderParseError, LookupError, ValueError):  # what cannot be read is shown as it came
        return whole


def _split(raw: bytes) -> tuple[bytes, bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", raw)
    return (raw[: found.start()], found[0], raw[found.end() :]) if found else (raw, b"", b"")
