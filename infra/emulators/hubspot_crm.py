"""HubSpot's CRM objects: records with string properties, associations, an index that lags, and the search over it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from infra.emulators.http import ApiError, Json

PROPERTIES: dict[str, frozenset[str]] = {
    "contacts": frozenset(
        [
            "email",
            "firstname",
            "lastname",
            "company",
            "jobtitle",
            "message",
            "phone",
            "mobilephone",
            "country",
            "city",
            "website",
            "hubspot_owner_id",
            "lifecyclestage",
            "hs_lead_status",
            "hs_email_optout",
            "associatedcompanyid",
            "consent",
            "hs_language",
            "recent_conversion_date",
            "recent_conversion_event_name",
            "num_conversion_events",
            "createdate",
            "lastmodifieddate",
            "hs_object_id",
            "hp_field",
        ]
    ),
    "companies": frozenset(
        [
            "name",
            "domain",
            "hs_additional_domains",
            "industry",
            "country",
            "city",
            "state",
            "numberofemployees",
            "description",
            "website",
            "phone",
            "hubspot_owner_id",
            "lifecyclestage",
            "createdate",
            "hs_lastmodifieddate",
            "hs_object_id",
        ]
    ),
    "tasks": frozenset(
        [
            "hs_timestamp",
            "hs_task_subject",
            "hs_task_body",
            "hs_task_status",
            "hs_task_priority",
            "hs_task_type",
            "hs_task_reminders",
            "hubspot_owner_id",
            "hs_createdate",
            "hs_lastmodifieddate",
            "hs_object_id",
        ]
    ),
    "notes": frozenset(
        [
            "hs_timestamp",
            "hs_note_body",
            "hubspot_owner_id",
            "hs_attachment_ids",
            "hs_createdate",
            "hs_lastmodifieddate",
            "hs_object_id",
        ]
    ),
    "emails": frozenset(
        [
            "hs_timestamp",
            "hs_email_direction",
            "hs_email_status",
            "hs_email_subject",
            "hs_email_text",
            "hs_email_html",
            "hs_email_headers",
            "hubspot_owner_id",
            "hs_createdate",
            "hs_lastmodifieddate",
            "hs_object_id",
        ]
    ),
}
REQUIRED = {"tasks": ("hs_timestamp",), "notes": ("hs_timestamp",), "emails": ("hs_timestamp",)}

ASSOCIATION_TYPES: dict[tuple[str, str], dict[int, int]] = {
    # from, to -> type id: the type id of the other direction
    ("contacts", "companies"): {279: 280, 1: 2},
    ("companies", "contacts"): {280: 279, 2: 1},
    ("tasks", "contacts"): {204: 203},
    ("contacts", "tasks"): {203: 204},
    ("tasks", "companies"): {192: 191},
    ("companies", "tasks"): {191: 192},
    ("notes", "contacts"): {202: 201},
    ("contacts", "notes"): {201: 202},
    ("notes", "companies"): {190: 189},
    ("companies", "notes"): {189: 190},
    ("emails", "contacts"): {198: 197},
    ("contacts", "emails"): {197: 198},
    ("emails", "companies"): {186: 185},
    ("companies", "emails"): {185: 186},
}
SINGULAR = {"contact": "contacts", "company": "companies", "task": "tasks", "note": "notes", "email": "emails"}


@dataclass
class Record:
    """One CRM object. `seen` is what search knows of it: its properties as they were when last indexed."""

    object_id: str
    properties: dict[str, str]
    created_at: float
    updated_at: float
    history: list[tuple[float, dict[str, str]]] = field(default_factory=list)

    def shown(self, wanted: Iterable[str]) -> dict[str, Json]:
        """As HubSpot answers it: the wanted properties and the ones it always gives."""
        names = {*wanted, "hs_object_id"} | {"createdate", "lastmodifieddate"}
        always = {
            "hs_object_id": self.object_id,
            "createdate": iso(self.created_at),
            "lastmodifieddate": iso(self.updated_at),
        }
        return {
            "id": self.object_id,
            "properties": {name: always.get(name, self.properties.get(name)) for name in sorted(names)},
            "createdAt": iso(self.created_at),
            "updatedAt": iso(self.updated_at),
            "archived": False,
        }


class Crm:
    """All objects of a portal. Callers hold the emulator's lock."""

    def __init__(self, clock: Callable[[], float], search_lag_s: float) -> None:
        self.clock, self.search_lag_s = clock, search_lag_s
        self.objects: dict[str, dict[str, Record]] = {}
        self.links: dict[tuple[str, str, str, str], set[int]] = {}
        self._numbers = count(20_000)

    def clear(self) -> None:
        """Forget everything."""
        self.objects = {kind: {} for kind in PROPERTIES}
        self.links.clear()
        self._numbers = count(20_000)

    def create(self, kind: str, properties: dict[str, Any], associations: list[Json], object_id: str = "") -> Record:
        """A new object, with its associations, or none of it. Raises ApiError 400, 404 or 409."""
        given = self.checked(kind, properties)
        missing = [name for name in REQUIRED.get(kind, ()) if not given.get(name)]
        if missing:
            raise invalid(f"Some required properties were not set: {missing}", "REQUIRED_PROPERTY_MISSING")
        if kind == "contacts" and (taken := self.contact_by_email(given.get("email", ""))):
            raise problem(409, f"Contact already exists. Existing ID: {taken.object_id}", "CONFLICT")
        wanted = [(one["to"]["id"], t["associationTypeId"]) for one in associations for t in one["types"]]
        targets = [(self._target(kind, type_id), str(to), type_id) for to, type_id in wanted]
        for to_kind, to_id, _ in targets:
            self.get(to_kind, to_id)
        now = self.clock()
        record = Record(object_id or str(next(self._numbers)), given, now, now)
        record.history.append((now, dict(given)))
        self.objects[kind][record.object_id] = record
        for to_kind, to_id, type_id in targets:
            self.link(kind, record.object_id, to_kind, to_id, type_id)
        return record

    def update(self, kind: str, record: Record, properties: dict[str, Any]) -> Record:
        """Change properties; search will know of it later."""
        record.properties |= self.checked(kind, properties)
        record.updated_at = self.clock()
        record.history.append((record.updated_at, dict(record.properties)))
        return record

    def get(self, kind: str, object_id: str) -> Record:
        """An object by id. Raises ApiError 404."""
        if kind not in self.objects:
            raise problem(400, f"Unable to infer object type from: {kind}", "VALIDATION_ERROR")
        if object_id not in self.objects[kind]:
            raise problem(404, "resource not found", "OBJECT_NOT_FOUND")
        return self.objects[kind][object_id]

    def contact_by_email(self, email: str) -> Record | None:
        """A contact by e-mail, whatever its case."""
        wanted = email.strip().lower()
        records = self.objects["contacts"].values()
        return next((one for one in records if wanted and one.properties.get("email") == wanted), None)

    def checked(self, kind: str, properties: dict[str, Any]) -> dict[str, str]:
        """Properties as text. Raises ApiError 400 for one that the portal does not have."""
        unknown = sorted(set(properties) - PROPERTIES[kind])
        if unknown:
            raise invalid(f'Property "{unknown[0]}" does not exist', "PROPERTY_DOESNT_EXIST")
        text = {name: "" if value is None else str(value) for name, value in properties.items()}
        return text | ({"email": text["email"].strip().lower()} if text.get("email") else {})

    def link(self, kind: str, from_id: str, to_kind: str, to_id: str, type_id: int) -> None:
        """Associate two objects, both ways."""
        self.links.setdefault((kind, from_id, to_kind, to_id), set()).add(type_id)
        back = ASSOCIATION_TYPES[kind, to_kind][type_id]
        self.links.setdefault((to_kind, to_id, kind, from_id), set()).add(back)

    def linked(self, kind: str, from_id: str, to_kind: str) -> list[tuple[str, set[int]]]:
        """(id, type ids) of what an object is associated with."""
        return [(key[3], types) for key, types in self.links.items() if key[:3] == (kind, from_id, to_kind)]

    def search(self, kind: str, asked: dict[str, Any]) -> list[Record]:
        """What the index knows: eventually consistent. Raises ApiError 400 for a filter it does not know."""
        horizon = self.clock() - self.search_lag_s
        known = []
        for record in self.objects[kind].values():
            versions = [properties for at, properties in record.history if at <= horizon]
            if versions and self._matches(kind, record, versions[-1], asked.get("filterGroups", [])):
                known.append(record)
        for sort in reversed(asked.get("sorts", [])):
            name, down = (
                (sort, False)
                if isinstance(sort, str)
                else (sort["propertyName"], sort.get("direction") == "DESCENDING")
            )
            down, name = (True, name[1:]) if name.startswith("-") else (down, name)
            known.sort(key=lambda one, name=name: one.properties.get(name, ""), reverse=down)  # type: ignore[misc]
        return known

    def _matches(self, kind: str, record: Record, properties: dict[str, str], groups: list[Json]) -> bool:
        def passes(one: Json) -> bool:
            name, wanted = one["propertyName"], one.get("value")
            if name.startswith("associations."):
                to_kind = SINGULAR.get(name.split(".")[1], name.split(".")[1])
                return any(found == str(wanted) for found, _ in self.linked(kind, record.object_id, to_kind))
            return compare(one, properties.get(name, ""))

        return not groups or any(all(passes(one) for one in group["filters"]) for group in groups)

    def _target(self, kind: str, type_id: int) -> str:
        for (from_kind, to_kind), types in ASSOCIATION_TYPES.items():
            if from_kind == kind and type_id in types:
                return to_kind
        raise invalid(f"No association type {type_id} from {kind}", "INVALID_ASSOCIATION_TYPE")


def compare(one: Json, value: str) -> bool:
    """One search filter against one value. Raises ApiError 400 for an operator that there is not."""
    wanted, operator = str(one.get("value", "")), one["operator"]
    tests: dict[str, Callable[[], bool]] = {
        "EQ": lambda: value.lower() == wanted.lower(),
        "NEQ": lambda: value.lower() != wanted.lower(),
        "IN": lambda: value.lower() in one.get("values", []),
        "NOT_IN": lambda: value.lower() not in one.get("values", []),
        "HAS_PROPERTY": lambda: bool(value),
        "NOT_HAS_PROPERTY": lambda: not value,
        "CONTAINS_TOKEN": lambda: wanted.strip("*").lower() in value.lower().replace(";", " ").split(),
        "NOT_CONTAINS_TOKEN": lambda: wanted.strip("*").lower() not in value.lower().replace(";", " ").split(),
        "GT": lambda: bool(value) and value > wanted,
        "GTE": lambda: bool(value) and value >= wanted,
        "LT": lambda: bool(value) and value < wanted,
        "LTE": lambda: bool(value) and value <= wanted,
        "BETWEEN": lambda: bool(value) and wanted <= value <= str(one.get("highValue", "")),
    }
    if operator not in tests:
        raise invalid(f"There is no operator {operator}", "INVALID_OPERATOR")
    return tests[operator]()


def iso(at: float) -> str:
    """A moment as HubSpot writes it."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def problem(status: int, what: str, category: str) -> ApiError:
    """An error of HubSpot's shape."""
    body = {
        "status": "error",
        "message": what,
        "correlationId": str(uuid.uuid4()),
        "category": category,
    }
    return ApiError(status, body)


def invalid(what: str, code: str) -> ApiError:
    """A validation error of HubSpot's shape."""
    error = problem(400, f"Property values were not valid: {what}", "VALIDATION_ERROR")
    body = {**error.response.body, "errors": [{"message": what, "code": code}]}
    return ApiError(400, body)
