"""Reading HubSpot, through its own SDK, configured as it must be.

The SDK opens a new connection pool on every property access, has no time-out, and retries some errors on its own. So API
objects are created once, each call has a time limit, and the engine does the retrying. Path versions are the SDK's (/crm/v3,
/crm/v4), except for the one below.
"""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.domain.lead import Company, Contact
from chalicelib.errors import AgentError, AskAPerson, FixInput, OutcomeUnknown, RetryLater

SUBMISSIONS_PATH = "/form-integrations/v1/submissions/forms"
"""Not in the SDK. HubSpot supports /v1 paths until September 2027."""
CALL: dict[str, Any] = {"_request_timeout": (3, 10)}
"""Seconds to connect and to answer, on every call."""
OWNERS_KEPT_S = 600.0
CONTACT_PROPERTIES = [
    "email", "firstname", "lastname", "jobtitle", "phone", "country", "hubspot_owner_id", "lifecyclestage",
    "hs_email_optout",
]  # fmt: skip
COMPANY_PROPERTIES = ["name", "domain", "industry", "country", "city", "numberofemployees", "description"]
PRIMARY_COMPANY = "contact_to_company"

SERVICE = "HubSpot"
"""As people know it, and as runs wait for it."""
WAIT_S = {"SECONDLY": 1.0, "TEN_SECONDLY_ROLLING": 10.0, "DAILY": 3600.0}
"""By policyName of a 429; HubSpot documents no Retry-After for API clients. The day's limit ends at the portal's midnight:
longer than any passage, so the run waits for HubSpot."""


@dataclass(frozen=True)
class Owner:
    """A HubSpot user who owns records."""

    owner_id: str
    email: str
    name: str


@dataclass(frozen=True)
class FormSubmission:
    """A submission as the forms API lists it. `values` keeps repeated names."""

    conversion_id: str
    submitted_at: datetime
    values: tuple[tuple[str, str], ...]
    page_url: str


@dataclass(frozen=True)
class SubmissionPage:
    """Newest first; `after` is empty on the last page."""

    submissions: tuple[FormSubmission, ...]
    after: str


@dataclass(frozen=True)
class Client:
    """The SDK's API objects, made once; urllib3's pools under them are safe to share between threads."""

    contacts: Any
    contacts_batch: Any
    companies: Any
    companies_search: Any
    owners: Any
    tasks: Any
    tasks_batch: Any
    notes: Any
    notes_batch: Any
    associations: Any
    raw: Any


def client(token: str, base_url: str) -> Client:
    """The SDK, configured. Opens no connection."""
    from hubspot import HubSpot as Sdk
    from urllib3.util.retry import Retry

    made = Sdk(access_token=token, host=base_url, base_url=base_url, retry=Retry(total=False))
    crm = made.crm
    return Client(
        contacts=crm.contacts.basic_api,
        contacts_batch=crm.contacts.batch_api,
        companies=crm.companies.basic_api,
        companies_search=crm.companies.search_api,
        owners=crm.owners.owners_api,
        tasks=crm.objects.tasks.basic_api,
        tasks_batch=crm.objects.tasks.batch_api,
        notes=crm.objects.notes.basic_api,
        notes_batch=crm.objects.notes.batch_api,
        associations=crm.associations.v4.basic_api,
        raw=_Raw(token, base_url),
    )


@dataclass
class HubSpot:
    """HubSpot, for reading."""

    token: str
    base_url: str
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _client: Client | None = field(default=None, repr=False)
    _owners: tuple[float, tuple[Owner, ...]] | None = field(default=None, repr=False)

    @property
    def client(self) -> Client:
        """The SDK, imported on first use."""
        with self._lock:
            if self._client is None:
                self._client = client(self.token, self.base_url)
            return self._client

    def contact_by_email(self, email: str) -> Contact | None:
        """A contact with its primary company, in one call; None where there is none."""
        return self._contact(email, id_property="email")

    def contact(self, contact_id: str) -> Contact | None:
        """A contact by id; None where there is none (any more)."""
        return self._contact(contact_id)

    def company(self, company_id: str) -> Company | None:
        """A company by id; None where there is none."""
        try:
            with translated():
                return _company(self.client.companies.get_by_id(company_id, properties=COMPANY_PROPERTIES, **CALL))
        except FixInput as error:
            if error.code != "not_found":
                raise
            return None

    def companies_by_domain(self, domain: str) -> tuple[Company, ...]:
        """Companies with this domain, as the main or an additional one. Eventually consistent, like all of HubSpot's search."""
        also = {"propertyName": "hs_additional_domains", "operator": "CONTAINS_TOKEN", "value": domain}
        return self._companies([[{"propertyName": "domain", "operator": "EQ", "value": domain}], [also]])

    def companies_by_name(self, name: str) -> tuple[Company, ...]:
        """Companies with exactly this name, ignoring case."""
        found = self._companies([[{"propertyName": "name", "operator": "EQ", "value": name}]])
        return tuple(one for one in found if one.name.casefold() == name.casefold())

    def owners(self) -> tuple[Owner, ...]:
        """All owners, kept for ten minutes."""
        kept = self._owners
        if kept is None or time.monotonic() - kept[0] > OWNERS_KEPT_S:
            kept = (time.monotonic(), tuple(_owner(one) for one in self._every_owner()))
            self._owners = kept
        return kept[1]

    def ping(self) -> None:
        """One small call: whether HubSpot answers."""
        with translated():
            self.client.owners.get_page(limit=1, **CALL)

    def submissions(self, form_id: str, *, limit: int = 50, after: str = "") -> SubmissionPage:
        """A page of a form's submissions, newest first. `limit` is 50 at most."""
        query = urlencode({"limit": limit} | ({"after": after} if after else {}))
        path = f"{SUBMISSIONS_PATH}/{quote(form_id, safe='')}?{query}"
        with translated():
            given = self.client.raw.get(path)
            paging = (given.get("paging") or {}).get("next") or {}
            return SubmissionPage(tuple(_submission(one) for one in given["results"]), str(paging.get("after") or ""))

    def _every_owner(self) -> Iterator[Any]:
        more: dict[str, str] = {}
        while True:
            with translated():
                page = self.client.owners.get_page(limit=100, **more, **CALL)
                found = list(page.results)
            yield from found
            following = page.paging.next if page.paging else None
            if following is None:
                return
            more = {"after": following.after}

    def _contact(self, key: str, **by: str) -> Contact | None:
        asked = {"properties": CONTACT_PROPERTIES, "associations": ["companies"], **by}
        try:
            with translated():
                return _contact(self.client.contacts.get_by_id(key, **asked, **CALL))
        except FixInput as error:
            if error.code != "not_found":
                raise
            return None

    def _companies(self, groups: list[list[dict[str, str]]]) -> tuple[Company, ...]:
        # HubSpot's description requires all five, though its API does not.
        asked = {
            "filterGroups": [{"filters": group} for group in groups],
            "properties": COMPANY_PROPERTIES,
            "sorts": [],
            "limit": 5,
            "after": "0",
        }
        with translated():
            found = self.client.companies_search.do_search(public_object_search_request=asked, **CALL).results
            return tuple(_company(one) for one in found)


@contextmanager
def translated(*, writing: bool = False) -> Iterator[None]:
    """Turns what the SDK raises into our errors. `writing`: a lost answer means an unknown outcome."""
    import urllib3.exceptions

    lost = OutcomeUnknown if writing else RetryLater
    try:
        yield
    except _api_exceptions() as error:
        status, body = getattr(error, "status", 0), getattr(error, "body", "")
        raise _by_status(int(status or 0), body, writing) from error
    except urllib3.exceptions.HTTPError as error:
        raise lost(f"hubspot: no response ({type(error).__name__}).", service=SERVICE) from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        # A gateway's page in HubSpot's place: the SDK hands on what it cannot read, as text or as None.
        raise lost("hubspot: the response was unreadable.", code="hubspot_unreadable", service=SERVICE) from error


REFUSED = {
    401: "HubSpot rejected the token: put a valid one into HUBSPOT_ACCESS_TOKEN.",
    403: "The token lacks scopes: give it exactly those that the README lists.",
}


def _by_status(status: int, body: Any, writing: bool) -> AgentError:
    policy, category = _told(body)
    said = f"hubspot: answered {status}{f' {policy or category}' if policy or category else ''}."
    if status in (423, 429, 477):
        return _busy(status, policy, said)
    if status >= 500 or not status:
        return (OutcomeUnknown if writing else RetryLater)(said, service=SERVICE)
    if status in REFUSED:
        return AskAPerson(said, todo=REFUSED[status], code="hubspot_refused")
    return FixInput(said, code="not_found" if status == 404 else "hubspot_refused")


def _busy(status: int, policy: str, said: str) -> RetryLater:
    if status == 423:  # this record is locked, e.g. by a large import
        return RetryLater(said, code="hubspot_locked", after_s=2.0)
    if status == 477:  # the account is being moved between HubSpot's data centers, for up to a day
        return RetryLater(said, code="hubspot_moving", after_s=WAIT_S["DAILY"], service=SERVICE)
    return RetryLater(said, code="hubspot_busy", after_s=WAIT_S.get(policy, 1.0), service=SERVICE)


def _told(body: Any) -> tuple[str, str]:
    """policyName and category of an error body; HubSpot guarantees neither."""
    try:
        given = json.loads(body)
        return str(given.get("policyName") or ""), str(given.get("category") or "")
    except (ValueError, TypeError, AttributeError):
        return "", ""


@cache
def _api_exceptions() -> tuple[type[Exception], ...]:
    """Each area of the SDK has its own ApiException; they share no base class but Exception."""
    areas = ("contacts", "companies", "owners", "objects.tasks", "objects.notes", "associations.v4")
    found = tuple(import_module(f"hubspot.crm.{area}.exceptions").ApiException for area in areas)
    return (*found, _RawError)


class _RawError(Exception):
    """An error response to a call the SDK lacks."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(status)
        self.status, self.body = status, body


class _Raw:
    """GET for endpoints the SDK lacks; raises like the SDK."""

    def __init__(self, token: str, base_url: str) -> None:
        import urllib3

        self._pool = urllib3.PoolManager(maxsize=8, retries=False, timeout=urllib3.Timeout(connect=3, read=10))
        self._base_url, self._headers = base_url, {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Any:
        answer = self._pool.request("GET", self._base_url + path, headers=self._headers)
        if answer.status >= 400:
            raise _RawError(answer.status, answer.data.decode("utf-8", "replace"))
        return answer.json()


def _contact(found: Any) -> Contact:
    given = _texts(found.properties)
    return Contact(
        contact_id=str(found.id),
        email=given["email"],
        first_name=given["firstname"],
        last_name=given["lastname"],
        title=given["jobtitle"],
        phone=given["phone"],
        country=given["country"],
        owner_id=given["hubspot_owner_id"],
        lifecycle_stage=given["lifecyclestage"],
        company_id=_primary_company(found),
        opted_out=given["hs_email_optout"].lower() == "true",
    )


def _primary_company(found: Any) -> str:
    """The id of a contact's primary company, else of any, else empty."""
    companies = found.associations.get("companies") if found.associations else None
    linked = companies.results if companies else []
    primary = next((one.id for one in linked if one.type == PRIMARY_COMPANY), linked[0].id if linked else "")
    return str(primary)


def _texts(properties: dict[str, str | None]) -> defaultdict[str, str]:
    """Properties as text; HubSpot says null for one that is empty, and leaves out one that does not exist."""
    return defaultdict(str, {name: value for name, value in properties.items() if value})


def _company(found: Any) -> Company:
    given = _texts(found.properties)
    employees = given["numberofemployees"].split(".")[0]
    return Company(
        company_id=str(found.id),
        name=given["name"],
        domain=given["domain"],
        industry=given["industry"],
        country=given["country"],
        city=given["city"],
        employees=int(employees) if employees.isdigit() else None,
        description=given["description"],
    )


def _owner(one: Any) -> Owner:
    return Owner(str(one.id), (one.email or "").lower(), f"{one.first_name or ''} {one.last_name or ''}".strip())


def _submission(one: Any) -> FormSubmission:
    values = tuple((str(pair.get("name") or ""), str(pair.get("value") or "")) for pair in one.get("values") or [])
    at = datetime.fromtimestamp(int(one.get("submittedAt") or 0) / 1000, UTC)
    return FormSubmission(str(one.get("conversionId") or ""), at, values, str(one.get("pageUrl") or ""))
