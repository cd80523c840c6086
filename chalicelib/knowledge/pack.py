"""A folder of Markdown files read as a pack: `profile.md` and topic files. Pure.

A file that is not as the format says is left out whole, with its name and the first line at fault; the others count.
The format is described in docs/knowledge.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TypeVar

from chalicelib.domain.knowledge import Answer, Contact, Knowledge, Product, Profile, Refused
from chalicelib.knowledge.front_matter import Fields, Text, Unreadable, Value, split
from chalicelib.knowledge.topic import Section, sections
from chalicelib.text.address import Address, read

PROFILE, SKIPPED = "profile.md", "readme.md"
LARGEST_FILE = 200_000
"""Bytes."""
MOST_FILES, MOST_ANSWERS = 200, 1_000
LONGEST_VALUE = 2_000
"""Characters of one value of the profile."""
ISO_639_1 = (
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki "
    "kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no "
    "nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te "
    "tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
Read = TypeVar("Read")


def read_pack(files: Mapping[str, bytes]) -> Knowledge:
    """The pack in some files, by name; version 0. `profile` is None when it is missing or refused, which `refused` says."""
    refused: list[Refused] = []
    answers: list[Answer] = []
    profile: Profile | None = None
    names = sorted(name for name in files if name.lower().endswith(".md") and name.lower() != SKIPPED)
    for name in names[:MOST_FILES]:
        if name == PROFILE:
            profile = _attempt(name, refused, partial(_profile, files[name]))
        else:
            answers += _attempt(name, refused, partial(_topic, name, files[name])) or ()
    refused += [
        Refused(file=name, line=0, what=f"there are more than {MOST_FILES} files") for name in names[MOST_FILES:]
    ]
    if PROFILE not in names:
        refused.insert(0, Refused(file=PROFILE, line=0, what="the file is missing"))
    return Knowledge(profile=profile, answers=tuple(answers), refused=tuple(refused))


def _attempt(name: str, refused: list[Refused], reading: Callable[[], Read]) -> Read | None:
    try:
        return reading()
    except Unreadable as error:
        refused.append(Refused(file=name, line=error.line, what=error.what))
        return None


def _lines(content: bytes) -> list[str]:
    """The lines of a file, whatever ends them; a byte order mark is dropped. Raises Unreadable."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(0, f"the file is larger than {LARGEST_FILE:,} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(content[: error.start].count(b"\n") + 1, "the file is not UTF-8") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if any(char < " " and char != "\t" for char in line):
            raise Unreadable(number, "there is a control character in this line")
    return lines


def _profile(content: bytes) -> Profile:
    fields, _ = split(_lines(content))
    booking = _checked(fields, "booking", _is_link, "must begin with https://")
    return Profile(
        company=_short(fields, "company", required=True),
        one_liner=_short(fields, "one_liner", required=True),
        products=tuple(map(_product, fields.items("products"))),
        contacts={key: _contact(key, value) for key, value in fields.fields("contacts").items()},
        booking=booking,
        footer=_short(fields, "footer"),
    )


def _product(value: Value) -> Product:
    if not isinstance(value, Fields):
        raise Unreadable(value.line, "a product must have a `name` and a `summary`")
    return Product(name=_short(value, "name", required=True), summary=_short(value, "summary"))


def _contact(key: str, value: Value) -> Contact:
    if not isinstance(value, Fields):
        raise Unreadable(value.line, f"the contact `{key}` must be a map with a `name`")
    email = _checked(value, "email", lambda text: isinstance(read(text), Address), "is no e-mail address")
    url = _checked(value, "url", _is_link, "must begin with https://")
    contact = Contact(
        name=_short(value, "name", required=True), email=email, url=url, phone=_short(value, "phone"),
        hours=_short(value, "hours"),
    )  # fmt: skip
    if not (contact.email or contact.phone or contact.url):
        raise Unreadable(value.line, f"the contact `{key}` needs an `email`, a `phone`, or a `url`")
    return contact


def _short(fields: Fields, key: str, *, required: bool = False) -> str:
    value = " ".join(fields.text(key, required=required).split())
    if len(value) > LONGEST_VALUE:
        raise Unreadable(fields.line_of(key), f"`{key}` is longer than {LONGEST_VALUE:,} characters")
    return value


def _checked(fields: Fields, key: str, holds: Callable[[str], bool], otherwise: str) -> str:
    value = _short(fields, key)
    if value and not holds(value):
        raise Unreadable(fields.line_of(key), f"`{key}`: {value[:60]!r} {otherwise}")
    return value


def _is_link(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text


def _topic(name: str, content: bytes) -> tuple[Answer, ...]:
    lines = _lines(content)
    fields, begin = split(lines)
    title, owner = _short(fields, "title", required=True), _short(fields, "owner", required=True)
    review_by = iso_date(fields.text("review_by", required=True), fields.line_of("review_by"))
    languages, internal = _languages(fields), _flag(fields, "internal")

    def answer(section: Section) -> Answer:
        return Answer(
            answer_id=f"{name}#{section.heading}", file=name, heading=section.heading, title=title, owner=owner,
            review_by=_override(section) or review_by, language=languages[0], text=section.text,
            wordings=section.wordings, internal=internal or section.internal,
        )  # fmt: skip

    made = tuple(map(answer, sections(lines, begin, languages)))
    if len(made) > MOST_ANSWERS:
        raise Unreadable(0, f"the file has more than {MOST_ANSWERS:,} answers")
    return made


def _override(section: Section) -> date | None:
    return iso_date(section.review_by.value, section.review_by.line) if section.review_by else None


def iso_date(text: str, line: int) -> date:
    """A date as YYYY-MM-DD. Raises Unreadable."""
    with suppress(ValueError):
        read_as = date.fromisoformat(text)
        if read_as.isoformat() == text:  # neither 20261231 nor 2026-W53-4
            return read_as
    raise Unreadable(line, f"`review_by`: {text[:40]!r} is no date such as 2026-12-31")


def _languages(fields: Fields) -> tuple[str, ...]:
    values = fields.items("languages")
    codes = tuple(value.value.lower() for value in values if isinstance(value, Text))
    if not codes or len(codes) != len(values):
        raise Unreadable(fields.line_of("languages"), "`languages` must be a list of codes, the answers' own first")
    for code in codes:
        if len(code) != 2 or f" {code} " not in ISO_639_1:
            raise Unreadable(fields.line_of("languages"), f"`languages`: {code[:20]!r} is no ISO 639-1 code")
    return codes


def _flag(fields: Fields, key: str) -> bool:
    value = fields.text(key).lower()
    if value not in ("", "true", "false"):
        raise Unreadable(fields.line_of(key), f"`{key}` must be true or false")
    return value == "true"
