"""Reads every body shape in which a submission reaches us. Pure, standard library only: the receiver imports it.

Nothing here raises on any JSON value, and no field is lost: what is not known keeps its own name.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

LONGEST = 20_000
"""Characters kept of one value."""

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

CONTAINERS = ("properties", "contact", "fieldvalues", "values", "fields", "formsubmissions", "context", "versions")
"""Keys that hold fields or history rather than being one."""

_FIELD_OF = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
_META_OF = {alias: name for name, aliases in META.items() for alias in aliases}


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


def read(payload: object) -> tuple[Received, ...]:
    """The submissions in a body: none, one, or one per element of a list."""
    if isinstance(payload, list):
        return tuple(found for one in payload for found in read(one) if not isinstance(one, list))
    return (_received(payload),) if isinstance(payload, dict) else ()


def events(payload: object) -> tuple[AppEvent, ...]:
    """The events in an app webhook body; what is not an event is passed over."""
    given = payload if isinstance(payload, list) else [payload]
    return tuple(_event(one) for one in given if isinstance(one, dict))


def submission_key(portal_id: str, form_id: str, conversion_id: str) -> str:
    """Key of a submission whose HubSpot id is known. Stable for ever."""
    return "s_" + _digest(portal_id, form_id, conversion_id)


def content_key(portal_id: str, form_id: str, email: str, message: str) -> str:
    """Key of the same person saying the same thing through the same form, where no id is known. Stable for ever."""
    return "c_" + _digest(portal_id, form_id, email.strip().lower(), " ".join(message.split()).casefold())


def normalised(name: object) -> str:
    """A field's name as we compare it: lower case, letters and digits only."""
    return "".join(sign for sign in str(name).lower() if sign.isalnum())


def _received(body: Mapping[str, Any]) -> Received:
    conversion = _newest_conversion(body)
    # What stands later is weaker: the body's own fields win over a contact's stored properties.
    pairs = [*_meta_of_conversion(conversion), *_pairs(body)]
    meta: dict[str, str] = {}
    fields: dict[str, str] = {}
    cut: list[str] = []
    for name, value in pairs:
        text = clean(_text(value)[: 2 * LONGEST])
        if len(text) > LONGEST:
            text = text[:LONGEST]
            cut.append(name)
        if name in _META_OF:
            _keep(meta, _META_OF[name], text)
        _keep(fields, _FIELD_OF.get(name, name), text)
    return Received(
        portal_id=meta.get("portal_id", ""),
        form_id=meta.get("form_id", ""),
        conversion_id=meta.get("conversion_id", ""),
        submitted_at_ms=_ms(meta.get("submitted_at", "")),
        contact_id=meta.get("contact_id", ""),
        email=fields.get("email", "").strip(),
        fields=fields,
        cut=tuple(dict.fromkeys(cut)),
        page_url=meta.get("page_url", ""),
        page_title=meta.get("page_title", ""),
    )


def _pairs(body: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """(normalised name, value) of every field, however the body nests them."""
    nested: list[Any] = []
    for key, value in body.items():
        name = normalised(key)
        if name in CONTAINERS and isinstance(value, dict | list) and depth < 3:
            nested.append((name, value))
        else:
            yield name, value
    for name, value in nested:
        if name in ("formsubmissions", "versions"):
            continue
        if isinstance(value, dict):
            yield from _pairs(value, depth + 1)
        else:
            yield from _named(value)


def _named(values: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Fields given as a list of {name, value}; a name that is repeated keeps all its values."""
    together: dict[str, list[Any]] = {}
    for one in values:
        if isinstance(one, dict) and "name" in one:
            together.setdefault(normalised(one["name"]), []).append(one.get("value"))
        elif one is not None:
            together.setdefault("unnamed", []).append(one)
    for name, found in together.items():
        yield name, found[0] if len(found) == 1 else found


def _newest_conversion(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The newest entry of a contact's form submissions, in HubSpot's legacy contact shape."""
    listed = next((value for key, value in body.items() if normalised(key) == "formsubmissions"), None)
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return max(entries, key=lambda one: _ms(_text(one.get("timestamp"))) or 0, default={})


def _meta_of_conversion(conversion: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in conversion.items():
        name = normalised(key)
        if name == "title":
            yield "pagetitle", value
        elif name in _META_OF:
            yield name, value


def _event(one: Mapping[str, Any]) -> AppEvent:
    given = {normalised(key): _text(value) for key, value in one.items()}
    return AppEvent(
        portal_id=given.get("portalid", ""),
        subscription_type=given.get("subscriptiontype", ""),
        object_id=given.get("objectid", ""),
        property_name=given.get("propertyname", ""),
        property_value=given.get("propertyvalue", "")[:LONGEST],
        occurred_at_ms=_ms(given.get("occurredat", "")),
    )


def _keep(into: dict[str, str], name: str, text: str) -> None:
    if text or name not in into:
        into[name] = into.get(name) or text


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
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, int | float) else json.dumps(value, separators=(",", ":"), default=str)


def clean(text: str) -> str:
    """Without control characters but newline and tab, with plain newlines, and without lone surrogates."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in plain if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


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
