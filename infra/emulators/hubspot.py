"""A stateful HubSpot: CRM objects, associations, owners, search that lags, form submissions, webhooks it signs itself.

Seed (``POST /_emulator/seed``): ``contacts`` and ``companies`` (lists of properties, `id` optional), ``owners``
(what differs from the first rep's), ``submissions`` (``{form_id, email, values, days_ago}``), ``webhook_base_url``, ``webhooks`` (``{workflow, app, delay_s}``),
``search_lag_s``, ``rate_limit`` (``{per_10s, search_per_s}``). ``GET /_emulator/state`` shows what it holds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from infra.emulators.http import Emulator, Json, Request, Response
from infra.emulators.hubspot_crm import ASSOCIATION_TYPES, PROPERTIES, SINGULAR, Crm, Record, iso, problem
from infra.emulators.hubspot_forms import forms
from infra.emulators.hubspot_portal import Portal
from infra.emulators.hubspot_webhooks import Webhooks


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
