"""A message from the queue becomes submissions, each with the key that identifies it however it reached us.

HubSpot's own id of the submission is the key where a body names it, or where HubSpot can be asked for it; otherwise the
same words of the same person through the same form are. A body that names only HubSpot's contact is looked up there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib import observe
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.domain.lead import Contact
from chalicelib.domain.submission import FormRule, Source, Submission
from chalicelib.errors import AgentError, AskAPerson, FixInput
from chalicelib.intake.delivery import Delivery, Polled
from chalicelib.intake.matching import CLOSE, ListedSubmission, matching_submission
from chalicelib.intake.payload import (
    FORGET,
    AppEvent,
    Fields,
    Received,
    content_key,
    fields_of,
    named_values,
    parse,
    parse_event,
    submission_key,
)

BEFORE_EVENT = timedelta(minutes=10)
"""An app event follows its submission within this."""


def of_polled(polled: Polled) -> Submission:
    """A polled submission: HubSpot told all there is, so nothing is asked."""
    fields = _fields_of(polled.values)
    received = Received(
        polled.portal_id,
        polled.form_id,
        polled.conversion_id,
        _ms(polled.submitted_at),
        "",
        fields.email,
        fields.values,
        fields.cut,
        polled.page_url,
        "",
    )
    return _submission(received, "poll", polled.received_at)


def of_delivery(delivery: Delivery, *, hubspot: HubSpot, forms: Sequence[FormRule]) -> tuple[Submission, ...]:
    """The submissions that a webhook's delivery tells of. Unknown portals and forms cost no call outside.

    Raises RetryLater when what says nothing by itself cannot be looked up: an app event, a body without an address.
    """
    if delivery.source == "app":
        body = delivery.payload if isinstance(delivery.payload, dict) else {}
        submission = _of_event(parse_event(body), delivery.received_at, hubspot, forms)
        return (submission,) if submission else ()
    source: Source = "poll" if delivery.source == "poll" else "workflow"  # an earlier release queued polls so
    return tuple(
        _submission(_completed(received, delivery.received_at, hubspot, forms), source, delivery.received_at)
        for received in parse(delivery.payload)
    )


def _completed(received: Received, received_at: datetime, hubspot: HubSpot, forms: Sequence[FormRule]) -> Received:
    """With its form, and for an admitted form with what HubSpot knows of the contact and of the submission."""
    received = _with_form(received, forms)
    if not any((form.portal_id, form.form_id) == (received.portal_id, received.form_id) for form in forms):
        return received
    if not received.email and received.contact_id:
        received = _with_contact(received, hubspot)
    if received.email and not received.conversion_id:
        received = _with_listed(received, received_at, hubspot)
    return received


def _with_form(received: Received, forms: Sequence[FormRule]) -> Received:
    """A body that names no form belongs to the one form there is."""
    if received.form_id:
        only = [form for form in forms if form.form_id == received.form_id] if not received.portal_id else []
    else:
        only = [form for form in forms if received.portal_id in ("", form.portal_id)]
    if len(only) != 1:
        return received
    return replace(received, portal_id=only[0].portal_id, form_id=only[0].form_id)


def _with_contact(received: Received, hubspot: HubSpot) -> Received:
    """With the address of the contact that the body names, and what else HubSpot knows of them.

    Raises RetryLater when HubSpot does not answer. Where it will not tell, the run is rejected for want of an address,
    and begins again when the poll brings one.
    """
    try:
        contact = hubspot.contact(received.contact_id)
    except (AskAPerson, FixInput) as error:
        observe.failure("intake.contact_not_read", code=error.code)
        return received
    if contact is None:
        return received
    known = {name: text for name, text in _of_contact(contact).items() if text}
    fields = {**received.fields, **{name: text for name, text in known.items() if not received.fields.get(name)}}
    return replace(received, email=contact.email, fields=fields)


def _of_contact(contact: Contact) -> dict[str, str]:
    return {
        "email": contact.email,
        "firstname": contact.first_name,
        "lastname": contact.last_name,
        "jobtitle": contact.title,
        "phone": contact.phone,
        "country": contact.country,
    }


def _with_listed(received: Received, received_at: datetime, hubspot: HubSpot) -> Received:
    """With HubSpot's id of the submission, where HubSpot can tell which is meant."""
    try:
        listed = hubspot.submissions(received.form_id).submissions
    except AgentError as error:
        observe.failure("intake.not_asked", code=error.code)
        return received
    submission = matching_submission(
        listed,
        email=received.email,
        message=received.fields.get("message", ""),
        received_at=received_at,
        submitted_at=_at(received.submitted_at_ms),
    )
    return _merged(received, submission) if submission else received


def _of_event(event: AppEvent, received_at: datetime, hubspot: HubSpot, forms: Sequence[FormRule]) -> Submission | None:
    """The submission behind an event on a contact; None where there was none: an import, or an edit by hand."""
    if event.subscription_type == FORGET:
        return None  # no submission: `jobs.work` suppresses the contact
    contact = hubspot.contact(event.object_id)
    at = _at(event.occurred_at_ms) or received_at
    if contact is None or not contact.email:
        return None
    for form in (form for form in forms if form.portal_id == event.portal_id):
        submission = matching_submission(
            hubspot.submissions(form.form_id).submissions,
            email=contact.email,
            message="",
            received_at=at + CLOSE,
            submitted_at=None,
            within=BEFORE_EVENT + CLOSE,
        )
        if submission:
            blank = Received(form.portal_id, form.form_id, "", None, contact.contact_id, contact.email, {}, (), "", "")
            return _submission(_merged(blank, submission), "app", received_at)
    return None


def _merged(received: Received, listed: ListedSubmission) -> Received:
    """What HubSpot lists, under what the delivery says."""
    fields = _fields_of(listed.values)
    return replace(
        received,
        conversion_id=listed.conversion_id,
        submitted_at_ms=_ms(listed.submitted_at),
        fields={**fields.values, **{name: text for name, text in received.fields.items() if text}},
        cut=tuple(dict.fromkeys((*received.cut, *fields.cut))),
        page_url=received.page_url or listed.page_url,
    )


def _fields_of(values: Iterable[tuple[str, str]]) -> Fields:
    return fields_of(named_values(values))


def _submission(received: Received, source: Source, received_at: datetime) -> Submission:
    parts = (received.portal_id, received.form_id)
    content = content_key(*parts, received.email, received.fields.get("message", ""))
    return Submission(
        submission_key=submission_key(*parts, received.conversion_id) if received.conversion_id else content,
        content_key=content,
        source=source,
        portal_id=received.portal_id,
        form_id=received.form_id,
        conversion_id=received.conversion_id,
        contact_id=received.contact_id,
        email=received.email,
        fields=received.fields,
        cut=received.cut,
        page_url=received.page_url,
        page_title=received.page_title,
        submitted_at=_at(received.submitted_at_ms),
        received_at=received_at,
    )


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _at(ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(ms / 1000, UTC) if ms is not None else None
