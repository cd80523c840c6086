"""Step 2: the person in HubSpot, and the rep who answers."""

from __future__ import annotations

from chalicelib.domain.action import UpsertContact, action
from chalicelib.domain.lead import Contact, ContactFound
from chalicelib.domain.submission import FormRule, Inquiry
from chalicelib.pipeline.context import Context, Result
from chalicelib.team.routing import route

HUBSPOT_NAMES = {
    "first_name": "firstname",
    "last_name": "lastname",
    "company": "company",
    "title": "jobtitle",
    "phone": "phone",
    "country": "country",
}


def run(context: Context) -> Result:
    """One call. Somebody whom HubSpot does not know becomes an upsert Action; somebody it knows is left as they are."""
    inquiry, form = context.inquiry, context.form
    contact = context.reads.hubspot.contact_by_email(inquiry.email)
    people = context.records.team
    pool = f"{context.submission.portal_id}/{context.submission.form_id}"
    routed = route(
        contact.owner_id if contact else "",
        people.reps(),
        form or FormRule(portal_id=context.submission.portal_id, form_id=context.submission.form_id),
        lambda: people.next_turn(pool),
    )
    if contact:
        contact = _with_suppression(context, contact, inquiry.email)
    found = ContactFound(contact=contact, rep=routed.rep, rep_reason=routed.reason)
    if contact:
        stage = f", {contact.lifecycle_stage}" if contact.lifecycle_stage else ""
        return Result(found, f"Known in HubSpot{stage}. {routed.rep.name} answers: {routed.reason}.")
    upsert = action(
        context.run.run_id,
        UpsertContact(email=inquiry.email, properties=_properties(inquiry)),
        "the person is not in HubSpot yet",
    )
    note = f"Not in HubSpot yet. {routed.rep.name} answers: {routed.reason}."
    return Result(found, note, status="nothing", actions=(upsert,))


def _with_suppression(context: Context, contact: Contact, email: str) -> Contact:
    """Links the contact to its address, so that HubSpot's deletion of it can be honored, and learns whether that happened."""
    portal = context.submission.portal_id
    suppressed = context.records.suppressions.link(portal, contact.contact_id, email)
    return contact.model_copy(update={"opted_out": True}) if suppressed else contact


def _properties(inquiry: Inquiry) -> dict[str, str]:
    given = inquiry.model_dump()
    return {theirs: given[ours] for ours, theirs in HUBSPOT_NAMES.items() if given[ours]} | {"lifecyclestage": "lead"}
