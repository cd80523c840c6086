"""Reads every body shape in which a submission reaches us. Pure, standard library only: the receiver imports it.

Nothing here raises on any JSON value, and no field is lost: what is not known keeps its own name.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

LONGEST = 20_000
"""Characters kept of one value."""
MOST_TEXT = 200_000
"""Bytes kept of all values together: a run is one item of at most 400 KB."""
MOST_FIELDS = 1_000
LONGEST_NAME = 200

ALIASES: dict[str, tuple[str, ...]] = {
    "email": ("email", "emailaddress", "workemail", "businessemail"),
    "firstname": ("firstname", "givenname"),
    "lastname": ("lastname", "surname", "familyname"),
    "company": ("company", "companyname", "organization", "organisation"),
    "jobtitle": ("jobtitle", "title", "role", "position"),
    "message": ("message", "comments", "comment", "howcanwehelp", "yourmessage", "question", "notes"),
    "phone": ("phone", "phonenumber", "mobilephone", "mobile", "telephone"),
    "country": ("country", "countryregion", "countrycode"),
    "consent": ("consent", "legalconsent", "hslegalbasis", "gdprconsent", "consenttocommunicate"),
}
"""Field -> the names it comes under, normalised (lower case, letters and digits only)."""

META: dict[str, tuple[str, ...]] = {
    "portal_id": ("portalid", "hubid", "hubportalid"),
    "form_id": ("formid", "formguid", "hsformid"),
    "conversion_id": ("conversionid", "submissionid"),
    "submitted_at": ("submittedat", "timestamp", "submissiontimestamp", "recentconversiondate"),
    "contact_id": ("vid", "contactid", "hsobjectid", "objectid", "recordid"),
    "page_url": ("pageurl", "pageuri", "recentconversionpageurl"),
    "page_title": ("pagetitle", "pagename"),
}
"""What a body tells of the submission itself, and the names that it comes under."""

CONTAINERS = (
    "properties", "contact", "fieldvalues", "values", "fields", "formsubmissions", "context", "versions",
    "identityprofiles",
)  # fmt: skip
"""Keys that hold fields or history rather than being one."""

_FIELD_OF = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
_META_OF = {alias: name for name, aliases in META.items() for alias in aliases}
_KEY_PARTS = ("portal_id", "form_id", "conversion_id")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab and newline, and halves of surrogate pairs."""


@dataclass(frozen=True)
class Fields:
    """A form's fields under the names that we compare by. `cut` names those of which not all was kept."""

    values: dict[str, str]
    cut: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """The address given; empty where there is none."""
        return self.values.get("email", "").strip()


@dataclass(frozen=True)
class Received:
    """One submission as read from a body. Empty text where the body does not say."""

    portal_id: str
    form_id: str
    conversion_id: str
    submitted_at_ms: int | None
    contact_id: str
    email: str
    fields: dict[str, str]
    cut: tuple[str, ...]
    page_url: str
    page_title: str


@dataclass(frozen=True)
class AppEvent:
    """One event of an app webhook batch."""

    portal_id: str
    subscription_type: str
    object_id: str
    property_name: str
    property_value: str
    occurred_at_ms: int | None

    @property
    def identity(self) -> str:
        """HubSpot repeats events under new ids; these parts stay the same."""
        parts = (self.portal_id, self.subscription_type, self.object_id, self.property_name, self.occurred_at_ms)
        return "|".join(map(str, parts))


CONVERSION_PROPERTIES = frozenset({"recent_conversion_date", "num_conversion_events", "recent_conversion_event_name"})
"""Properties of a contact that change when a form is submitted."""
FORGET = "contact.privacyDeletion"


def may_be_submission(event: AppEvent) -> bool:
    """Whether an event may mean that a form was submitted."""
    if event.subscription_type in ("contact.creation", "object.creation"):
        return True
    changed = event.subscription_type in ("contact.propertyChange", "object.propertyChange")
    return changed and event.property_name in CONVERSION_PROPERTIES


def is_wanted(body: Mapping[str, Any]) -> bool:
    """Whether an event of an app webhook is worth a message: a possible submission, or a wish to be forgotten."""
    event = parse_event(body)
    return may_be_submission(event) or event.subscription_type == FORGET


def parse(payload: object) -> tuple[Received, ...]:
    """The submissions in a body: none, one, or one per element of a list."""
    if isinstance(payload, list):
        return tuple(_received(body) for body in payload if isinstance(body, dict))
    return (_received(payload),) if isinstance(payload, dict) else ()


def parse_event(body: Mapping[str, Any]) -> AppEvent:
    """An event of an app webhook; what is missing is empty."""
    values = {normalised(key): _text(value) for key, value in body.items()}
    return AppEvent(
        portal_id=values.get("portalid", ""),
        subscription_type=values.get("subscriptiontype", ""),
        object_id=values.get("objectid", ""),
        property_name=values.get("propertyname", ""),
        property_value=values.get("propertyvalue", "")[:LONGEST],
        occurred_at_ms=_ms(values.get("occurredat", "")),
    )


def submission_key(portal_id: str, form_id: str, conversion_id: str) -> str:
    """Key of a submission whose HubSpot id is known. Stable for ever."""
    return "s_" + _digest(portal_id, form_id, conversion_id)


def submission_key_of(body: Mapping[str, Any]) -> str:
    """The key of the submission in a body; empty where the body does not name HubSpot's id of it.

    Reads nothing but the three parts of the key: this is what the receiver tells HubSpot.
    """
    meta = _meta(body)
    return submission_key(*(meta.get(part, "") for part in _KEY_PARTS)) if meta.get("conversion_id") else ""


def content_key(portal_id: str, form_id: str, email: str, message: str) -> str:
    """Key of the same person saying the same thing through the same form, where no id is known. Stable for ever."""
    return "c_" + _digest(portal_id, form_id, email.strip().lower(), " ".join(message.split()).casefold())


def normalised(name: object) -> str:
    """A field's name as we compare it: lower case, letters and digits only."""
    text = str(name).lower()
    return text if text.isalnum() else "".join(sign for sign in text if sign.isalnum())


def fields_of(pairs: Iterable[tuple[str, Any]]) -> Fields:
    """Names and values as fields; a name that comes again fills an empty value only. Too much is cut, visibly."""
    values: dict[str, str] = {}
    cut: dict[str, None] = {}
    room = MOST_TEXT
    for name, value in pairs:
        field = _FIELD_OF.get(name, name[:LONGEST_NAME])
        if values.get(field) or (len(values) >= MOST_FIELDS and field not in values):
            continue
        text = clean(_text(value)[: 2 * LONGEST])
        kept = _first_bytes(text[:LONGEST], room)
        if kept != text:
            cut[field] = None
        values[field] = kept
        room -= len(kept.encode()) + len(field.encode())
    return Fields(values, tuple(cut))


def named_values(values: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """(normalised name, value) of a list of names and values; a name that is repeated keeps all its values."""
    together: dict[str, list[Any]] = {}
    for name, value in values:
        together.setdefault(normalised(name), []).append(value)
    for name, repeated in together.items():
        yield name, repeated[0] if len(repeated) == 1 else repeated


def _received(body: Mapping[str, Any]) -> Received:
    fields, meta = fields_of(_pairs(body)), _meta(body)
    return Received(
        portal_id=meta.get("portal_id", ""),
        form_id=meta.get("form_id", ""),
        conversion_id=meta.get("conversion_id", ""),
        submitted_at_ms=_ms(meta.get("submitted_at", "")),
        contact_id=meta.get("contact_id", ""),
        email=fields.email,
        fields=fields.values,
        cut=fields.cut,
        page_url=meta.get("page_url", ""),
        page_title=meta.get("page_title", ""),
    )


def _meta(body: Mapping[str, Any]) -> dict[str, str]:
    """What a body tells of the submission itself; its newest form submission before the body's own names."""
    meta: dict[str, str] = {}
    for name, value in (*_newest_conversion(body), *_pairs(body), *_own_id(body)):
        if name in _META_OF and not meta.get(_META_OF[name]):
            meta[_META_OF[name]] = clean(_text(value))[:LONGEST]
    return meta


def _own_id(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A contact as the CRM API gives it has its id beside its properties."""
    if isinstance(body.get("properties"), dict) and "id" in body:
        yield "contactid", body["id"]


def _pairs(body: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """(normalised name, value) of every field, however the body nests them; a contact's identities come last."""
    nested: list[tuple[str, Any]] = []
    for key, value in body.items():
        name = normalised(key)
        if name in CONTAINERS and isinstance(value, dict | list) and depth < 3:
            nested.append((name, value))
        else:
            yield name, value
    for name, value in sorted(nested, key=lambda part: part[0] == "identityprofiles"):
        yield from _nested(name, value, depth)


def _nested(name: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if name in ("formsubmissions", "versions"):
        return
    if name == "identityprofiles":
        yield from _identities(value)
    elif isinstance(value, dict):
        yield from _pairs(value, depth + 1)
    else:
        yield from named_values(_named(entry) for entry in value if entry is not None)


def _named(entry: Any) -> tuple[str, Any]:
    named = isinstance(entry, dict) and "name" in entry
    return (entry["name"], entry.get("value")) if named else ("unnamed", entry)


def _identities(profiles: Any) -> Iterator[tuple[str, Any]]:
    """The addresses and ids of a legacy contact's identity profiles, the primary address first."""
    entries = [entry for entry in profiles if isinstance(entry, dict)] if isinstance(profiles, list) else []
    listed = [
        identity for entry in entries for identity in _list(entry.get("identities")) if isinstance(identity, dict)
    ]
    addresses = [identity for identity in listed if _text(identity.get("type")).upper() == "EMAIL"]
    for identity in sorted(addresses, key=lambda identity: identity.get("is-primary") is not True):
        yield "email", identity.get("value")
    for entry in entries:
        yield "vid", entry.get("vid")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _newest_conversion(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the newest of a contact's form submissions tells, in HubSpot's legacy contact shape."""
    listed = next((value for key, value in body.items() if normalised(key) == "formsubmissions"), None)
    entries = [entry for entry in _list(listed) if isinstance(entry, dict)]
    newest = max(entries, key=lambda entry: _ms(_text(entry.get("timestamp"))) or 0, default={})
    for key, value in newest.items():
        name = normalised(key)
        yield "pagetitle" if name == "title" else name, value


def _text(value: Any) -> str:
    """A value as text: HubSpot's {"value": x} unwrapped, lists joined, anything odd as compact JSON."""
    if isinstance(value, dict) and "value" in value:
        value = value["value"]
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, int | float) else _json(value)


def _json(value: Any) -> str:
    try:
        return json.dumps(value, separators=(",", ":"), default=str)
    except RecursionError:
        return "(nested too deeply to be shown)"


def clean(text: str) -> str:
    """Without control characters but newline and tab, with plain newlines, and without lone surrogates."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _first_bytes(text: str, room: int) -> str:
    """As much of a text as has room in UTF-8."""
    if len(text) * 4 <= room:
        return text
    return text.encode()[: max(room, 0)].decode("utf-8", "ignore")


def _ms(text: str) -> int | None:
    """Epoch milliseconds from text that may be seconds or milliseconds."""
    digits = text.strip().split(".")[0]
    if not digits.isascii() or not digits.isdigit() or len(digits) > 14:
        return None
    number = int(digits)
    return number * 1000 if number < 10**11 else number


def _digest(*parts: str) -> str:
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    raw = sha256(joined.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(raw)[:26].decode().lower()
