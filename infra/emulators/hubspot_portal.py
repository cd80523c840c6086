"""The state of one emulated HubSpot portal: its records, its owners, what was submitted, and how much it takes at once."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from infra.emulators.http import Json, Request, Response
from infra.emulators.hubspot_crm import Crm, iso
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


def _too_many(searching: bool, limit: int) -> Response:
    policy = "SECONDLY" if searching else "TEN_SECONDLY_ROLLING"
    said = "secondly" if searching else "ten_secondly_rolling"
    body = {"status": "error", "message": f"You have reached your {said} limit.", "errorType": "RATE_LIMIT"}
    headers = {} if searching else {"X-HubSpot-RateLimit-Max": str(limit), "X-HubSpot-RateLimit-Remaining": "0"}
    return Response(429, {**body, "correlationId": "emulated", "policyName": policy}, headers)


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
