"""A stateful HubSpot: CRM objects, associations, owners, search that lags, form submissions, webhooks it signs itself.

Seed (``POST /_emulator/seed``): ``contacts`` and ``companies`` (lists of properties, `id` optional), ``owners``
(what differs from the first rep's), ``submissions`` (``{form_id, email, values, days_ago}``), ``webhook_base_url``, ``webhooks`` (``{workflow, app, delay_s}``),
``search_lag_s``, ``rate_limit`` (``{per_10s, search_per_s}``). ``GET /_emulator/state`` shows what it holds.
"""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from infra.emulators.http import Emulator, Json, Request, Response
from infra.emulators.hubspot_crm import ASSOCIATION_TYPES, PROPERTIES, SINGULAR, Crm, Record, iso, problem
from infra.emulators.hubspot_forms import forms
from infra.emulators.hubspot_webhooks import Webhooks
from infra.emulators.world import COMPANIES, CONTACTS, FORM_ID, REPS

DAY_S = 86_400.0


@dataclass
class Portal:
    """The state of one emulated portal."""

    clock: Callable[[], float]
    crm: Crm
    webhooks: Webhooks
    submissions: dict[str, list[Json]] = field(default_factory=dict)
    owners: list[Json] = field(default_factory=list)
    per_10s: int = 0
    search_per_s: int = 0
    _asked: deque[float] = field(default_factory=deque)
    _searched: deque[float] = field(default_factory=deque)

    def reset(self) -> None:
        """The seeded world: owners' contacts and companies, and a few submissions of long ago."""
        self.crm.clear()
        self.submissions, self.owners = {FORM_ID: []}, [_owner(rep) for rep in REPS]
        self.per_10s = self.search_per_s = 0
        self.webhooks.deliveries.clear()
        long_ago = self.clock() - 30 * DAY_S
        for company in COMPANIES:
            given = {"name": company.name, "domain": company.domain, "industry": company.industry}
            given |= {"country": company.country, "city": company.city, "numberofemployees": str(company.employees)}
            given |= {"hubspot_owner_id": company.owner_id} if company.owner_id else {}
            self._old("companies", company.company_id, given, long_ago)
        for contact in CONTACTS:
            self._old("contacts", contact.contact_id, _contact_properties(contact), long_ago)
            if contact.company_id:
                for type_id in (279, 1):
                    self.crm.link("contacts", contact.contact_id, "companies", contact.company_id, type_id)
        for days, contact in ((21, CONTACTS[2]), (9, CONTACTS[0])):
            values = {"email": contact.email, "message": "Please send me your brochure."}
            self.record(FORM_ID, values, self.clock() - days * DAY_S, "")

    def seed(self, given: Json) -> None:
        """Merge state given as JSON."""
        for kind in ("companies", "contacts"):
            for one in given.get(kind, []):
                properties = {name: value for name, value in one.items() if name not in ("id", "company_id")}
                record = self.crm.create(kind, properties, [], str(one.get("id", "")))
                record.history[0] = (0.0, dict(record.properties))
                if one.get("company_id"):
                    self.crm.link("contacts", record.object_id, "companies", str(one["company_id"]), 279)
        self.owners += [{**_owner(REPS[0]), **one} for one in given.get("owners", [])]
        for one in given.get("submissions", []):
            at = self.clock() - one.get("days_ago", 0) * DAY_S
            self.record(one["form_id"], {"email": one["email"], **one.get("values", {})}, at, one.get("page_url", ""))
        self.webhooks.base_url = given.get("webhook_base_url", self.webhooks.base_url)
        for name, value in given.get("webhooks", {}).items():
            setattr(self.webhooks, name, value)
        self.crm.search_lag_s = given.get("search_lag_s", self.crm.search_lag_s)
        self.per_10s = given.get("rate_limit", {}).get("per_10s", self.per_10s)
        self.search_per_s = given.get("rate_limit", {}).get("search_per_s", self.search_per_s)

    def record(self, form_id: str, values: dict[str, str], at: float, page_url: str) -> Json:
        """Keep a submission as the forms API lists it."""
        made = {
            "conversionId": str(uuid.uuid4()),
            "submittedAt": int(at * 1000),
            "values": [{"name": name, "value": value, "objectTypeId": "0-1"} for name, value in values.items()],
            "pageUrl": page_url,
        }
        self.submissions.setdefault(form_id, []).append(made)
        return made

    def limited(self, request: Request) -> Response | None:
        """429 when a limit is set and passed; the headers are absent on search."""
        searching = request.path.endswith("/search")
        times, limit, window = (
            (self._searched, self.search_per_s, 1.0) if searching else (self._asked, self.per_10s, 10.0)
        )
        if not limit:
            return None
        now = self.clock()
        while times and times[0] <= now - window:
            times.popleft()
        if len(times) >= limit:
            return _too_many(searching, limit)
        times.append(now)
        return None

    def _old(self, kind: str, object_id: str, properties: dict[str, str], at: float) -> None:
        record = self.crm.create(kind, properties, [], object_id)
        record.created_at = record.updated_at = at
        record.history[0] = (at, dict(record.properties))


def hubspot_emulator(
    *,
    clock: Callable[[], float] = time.time,
    webhook_base_url: str = "",
    client_secret: str = "",
    webhook_key: str = "",
    search_lag_s: float = 1.0,
) -> Emulator:
    """HubSpot, seeded. It announces submissions to `webhook_base_url` when that is set."""
    webhooks = Webhooks(webhook_base_url, client_secret, webhook_key)
    portal = Portal(clock, Crm(clock, search_lag_s), webhooks)
    portal.reset()
    emulator = Emulator("hubspot", portal.reset, portal.seed)
    emulator.unauthorized = lambda request: _unauthorized(request) or portal.limited(request)
    _objects(emulator, portal.crm)
    _engagement(emulator, portal)
    forms(emulator, portal)
    _inspection(emulator, portal)
    return emulator


def _objects(emulator: Emulator, crm: Crm) -> None:
    @emulator.route("POST", "/crm/v3/objects/{kind}")
    def create(request: Request) -> Response:
        given = request.json()
        record = crm.create(_kind(request), given.get("properties", {}), given.get("associations") or [])
        return Response(201, record.shown(record.properties))

    @emulator.route("POST", "/crm/v3/objects/{kind}/search")
    def search(request: Request) -> Response:
        asked, kind = request.json(), _kind(request)
        found = crm.search(kind, asked)
        start, limit = int(asked.get("after") or 0), min(int(asked.get("limit") or 10), 200)
        page = [one.shown(asked.get("properties") or ()) for one in found[start : start + limit]]
        more = start + limit < len(found)
        paging = {"paging": {"next": {"after": str(start + limit)}}} if more else {}
        return Response(200, {"total": len(found), "results": page, **paging})

    @emulator.route("POST", "/crm/v3/objects/{kind}/batch/read")
    def batch_read(request: Request) -> Response:
        asked, kind = request.json(), _kind(request)
        found = [crm.objects[kind].get(str(one["id"])) for one in asked["inputs"]]
        shown = [one.shown(asked.get("properties") or ()) for one in found if one]
        return _batch(crm, shown)

    @emulator.route("POST", "/crm/v3/objects/contacts/batch/upsert")
    def upsert(request: Request) -> Response:
        shown = []
        for one in request.json()["inputs"]:
            properties = {**one["properties"], "email": one["id"]}
            known = crm.contact_by_email(one["id"])
            record = crm.update("contacts", known, properties) if known else crm.create("contacts", properties, [])
            shown.append({**record.shown(record.properties), "new": known is None})
        return _batch(crm, shown)

    @emulator.route("GET", "/crm/v3/objects/{kind}/{id}")
    def get(request: Request) -> Response:
        kind = _kind(request)
        record = _record(crm, kind, request)
        wanted = [name for part in request.query.get("properties", []) for name in part.split(",")]
        shown = record.shown(wanted or ("email", "firstname", "lastname", "name", "domain"))
        to_kinds = [name for part in request.query.get("associations", []) for name in part.split(",")]
        if to_kinds:
            shown["associations"] = {to: _listed(crm, kind, record, to) for to in to_kinds}
        return Response(200, shown)

    @emulator.route("PATCH", "/crm/v3/objects/{kind}/{id}")
    def change(request: Request) -> Response:
        kind = _kind(request)
        record = crm.update(kind, _record(crm, kind, request), request.json()["properties"])
        return Response(200, record.shown(record.properties))

    @emulator.route("DELETE", "/crm/v3/objects/{kind}/{id}")
    def archive(request: Request) -> Response:
        crm.objects[_kind(request)].pop(request.args["id"], None)
        return Response(204)


def _engagement(emulator: Emulator, portal: Portal) -> None:
    crm = portal.crm

    @emulator.route("GET", "/crm/v4/objects/{kind}/{id}/associations/{to}")
    def linked(request: Request) -> Response:
        kind, to_kind = _kind(request), SINGULAR.get(request.args["to"], request.args["to"])
        crm.get(kind, request.args["id"])
        results = [
            {
                "toObjectId": to_id,
                "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": t} for t in sorted(types)],
            }
            for to_id, types in crm.linked(kind, request.args["id"], to_kind)
        ]
        return Response(200, {"results": results})

    @emulator.route("PUT", "/crm/v4/objects/{kind}/{id}/associations/default/{to}/{to_id}")
    def link(request: Request) -> Response:
        kind, to_kind = _kind(request), SINGULAR.get(request.args["to"], request.args["to"])
        from_id, to_id = request.args["id"], request.args["to_id"]
        crm.get(kind, from_id), crm.get(to_kind, to_id)
        type_id = next(iter(ASSOCIATION_TYPES[kind, to_kind]))
        crm.link(kind, from_id, to_kind, to_id, type_id)
        return _batch(crm, [])

    @emulator.route("GET", "/crm/v3/owners")
    def owners(request: Request) -> Response:
        wanted = request.first("email").lower()
        shown = [one for one in portal.owners if not wanted or one["email"] == wanted]
        start, limit = int(request.first("after", "0") or 0), int(request.first("limit", "100"))
        if not 1 <= limit <= 500:
            raise problem(400, "limit must be between 1 and 500", "VALIDATION_ERROR")
        page: Json = {"results": shown[start : start + limit]}
        if start + limit < len(shown):
            page["paging"] = {"next": {"after": str(start + limit)}}
        return Response(200, page)

    @emulator.route("GET", "/crm/v3/owners/{id}")
    def owner(request: Request) -> Response:
        found = [one for one in portal.owners if one["id"] == request.args["id"]]
        if not found:
            raise problem(404, "owner not found", "OBJECT_NOT_FOUND")
        return Response(200, found[0])


def _inspection(emulator: Emulator, portal: Portal) -> None:
    def state() -> Json:
        crm = portal.crm
        return {
            **{kind: [one.shown(one.properties) for one in crm.objects[kind].values()] for kind in crm.objects},
            "associations": [[*key, sorted(types)] for key, types in crm.links.items()],
            "submissions": portal.submissions,
        }

    emulator.inspect["state"] = state
    emulator.inspect["deliveries"] = lambda: {"deliveries": list(portal.webhooks.deliveries)}


def _unauthorized(request: Request) -> Response | None:
    if request.path.startswith("/submissions/"):
        return None
    token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if token and token != "expired":
        return None
    return Response(
        401, problem(401, "Authentication credentials not found or expired.", "INVALID_AUTHENTICATION").response.body
    )


def _too_many(searching: bool, limit: int) -> Response:
    policy = "SECONDLY" if searching else "TEN_SECONDLY_ROLLING"
    said = "secondly" if searching else "ten_secondly_rolling"
    body = {"status": "error", "message": f"You have reached your {said} limit.", "errorType": "RATE_LIMIT"}
    headers = {} if searching else {"X-HubSpot-RateLimit-Max": str(limit), "X-HubSpot-RateLimit-Remaining": "0"}
    return Response(429, {**body, "correlationId": "emulated", "policyName": policy}, headers)


def _kind(request: Request) -> str:
    kind = SINGULAR.get(request.args["kind"], request.args["kind"])
    if kind not in PROPERTIES:
        raise problem(400, f"Unable to infer object type from: {kind}", "VALIDATION_ERROR")
    return kind


def _record(crm: Crm, kind: str, request: Request) -> Record:
    if request.first("idProperty") == "email":
        found = crm.contact_by_email(request.args["id"])
        if found is None:
            raise problem(404, "resource not found", "OBJECT_NOT_FOUND")
        return found
    return crm.get(kind, request.args["id"])


def _listed(crm: Crm, kind: str, record: Record, to: str) -> Json:
    names = {279: "contact_to_company_unlabeled", 1: "contact_to_company"}
    found = crm.linked(kind, record.object_id, SINGULAR.get(to, to))
    results = [{"id": to_id, "type": names.get(t, f"{kind}_to_{to}")} for to_id, types in found for t in sorted(types)]
    return {"results": results}


def _batch(crm: Crm, results: list[Any]) -> Response:
    now = iso(crm.clock())
    return Response(200, {"status": "COMPLETE", "results": results, "startedAt": now, "completedAt": now})


def _owner(rep: Any) -> Json:
    return {
        "id": rep.owner_id, "email": rep.email, "firstName": rep.first_name, "lastName": rep.last_name, "type": "PERSON",
        "userId": int(rep.owner_id), "createdAt": iso(0), "updatedAt": iso(0), "archived": False, "teams": [],
    }  # fmt: skip


def _contact_properties(contact: Any) -> dict[str, str]:
    given = {
        "email": contact.email, "firstname": contact.first_name, "lastname": contact.last_name,
        "jobtitle": contact.job_title, "lifecyclestage": contact.lifecycle_stage, "phone": contact.phone,
        "country": contact.country, "hubspot_owner_id": contact.owner_id,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}
