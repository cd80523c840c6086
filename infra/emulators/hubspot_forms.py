"""HubSpot's forms: a submission makes or changes the contact, is listed, and is announced by HubSpot's own webhooks."""

from __future__ import annotations

from infra.emulators import hubspot_webhooks
from infra.emulators.http import Emulator, Json, Request, Response
from infra.emulators.hubspot_crm import PROPERTIES, problem
from infra.emulators.hubspot_portal import Portal
from infra.emulators.world import PORTAL_ID


def forms(emulator: Emulator, portal: Portal) -> None:
    """The routes of forms: what was submitted, and submitting."""

    @emulator.route("GET", "/form-integrations/v1/submissions/forms/{form}")
    def submissions(request: Request) -> Response:
        found = sorted(portal.submissions.get(request.args["form"], []), key=lambda one: -one["submittedAt"])
        start, limit = int(request.first("after", "0") or 0), int(request.first("limit", "20"))
        if not 1 <= limit <= 50:
            raise problem(400, "limit must be between 1 and 50", "VALIDATION_ERROR")
        more = start + limit < len(found)
        paging = {"paging": {"next": {"after": str(start + limit), "link": ""}}} if more else {}
        return Response(200, {"results": found[start : start + limit], **paging})

    @emulator.route("POST", "/submissions/v3/integration/submit/{portal}/{form}")
    def submit(request: Request) -> Response:
        given = request.json()
        values = {one["name"]: str(one.get("value") or "") for one in given.get("fields", [])}
        if "@" not in values.get("email", ""):
            errors = [{"message": "Error in 'fields.email'", "errorType": "INVALID_EMAIL"}]
            return Response(400, {"status": "error", "message": "The request is not valid", "errors": errors})
        context = given.get("context", {})
        made = _submitted(portal, request.args["form"], values, context)
        return Response(
            200, {"inlineMessage": "Thanks for submitting the form."}, {"X-Conversion-Id": made["conversionId"]}
        )


def _submitted(portal: Portal, form_id: str, values: dict[str, str], context: Json) -> Json:
    crm, now = portal.crm, portal.clock()
    known = crm.contact_by_email(values["email"])
    stored = {name: value for name, value in values.items() if name in PROPERTIES["contacts"]}
    conversions = int(known.properties.get("num_conversion_events", "0") or 0) + 1 if known else 1
    stored |= {
        "recent_conversion_date": str(int(now * 1000)),
        "recent_conversion_event_name": context.get("pageName", form_id),
        "num_conversion_events": str(conversions),
    }
    record = crm.update("contacts", known, stored) if known else crm.create("contacts", stored, [])
    made = portal.record(form_id, values, now, context.get("pageUri", ""))
    entry = {
        "conversion-id": made["conversionId"], "timestamp": made["submittedAt"], "form-id": form_id,
        "portal-id": PORTAL_ID, "page-url": made["pageUrl"], "title": context.get("pageName", ""),
    }  # fmt: skip
    contact = hubspot_webhooks.legacy_contact(record.object_id, PORTAL_ID, record.properties, [entry])
    events = hubspot_webhooks.contact_events(
        record.object_id, PORTAL_ID, made["submittedAt"], new=known is None, conversions=conversions
    )
    portal.webhooks.announce(contact, events)
    return made
