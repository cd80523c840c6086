"""A delivery becomes submissions, each with the key that identifies it however it reached us.

HubSpot's own id of the submission is the key where a body names it, or where HubSpot can be asked for it; otherwise the
same words of the same person through the same form are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib import observe
from chalicelib.connectors.hubspot import FormSubmission, HubSpot
from chalicelib.domain.submission import FormRule, Source, Submission
from chalicelib.errors import RetryLater
from chalicelib.intake.matching import CLOSE, meant
from chalicelib.intake.payload import FORGET, AppEvent, Received, content_key, events, read, submission_key

BEFORE_EVENT = timedelta(minutes=10)
"""An app event follows its submission within this."""


def submissions(
    source: str, payload: Any, received_at: datetime, *, hubspot: HubSpot, forms: Sequence[FormRule]
) -> tuple[Submission, ...]:
    """The submissions that a delivery tells of. Unknown portals and forms cost no call outside.

    Raises RetryLater when an app event cannot be looked up: it says nothing by itself.
    """
    if source == "app":
        found = (_of_event(event, received_at, hubspot, forms) for event in events(payload))
        return tuple(one for one in found if one is not None)
    return tuple(_of_body(one, source, received_at, hubspot, forms) for one in read(payload))


def _of_body(
    given: Received, source: str, received_at: datetime, hubspot: HubSpot, forms: Sequence[FormRule]
) -> Submission:
    given = _with_form(given, forms)
    admitted = any((form.portal_id, form.form_id) == (given.portal_id, given.form_id) for form in forms)
    if admitted and given.email and not given.conversion_id:
        given = _asked(given, received_at, hubspot)
    return _submission(given, "poll" if source == "poll" else "workflow", received_at)


def _with_form(given: Received, forms: Sequence[FormRule]) -> Received:
    """A body that names no form belongs to the one form there is."""
    if given.form_id:
        only = [form for form in forms if form.form_id == given.form_id] if not given.portal_id else []
    else:
        only = [form for form in forms if given.portal_id in ("", form.portal_id)]
    if len(only) != 1:
        return given
    return replace(given, portal_id=only[0].portal_id, form_id=only[0].form_id)


def _asked(given: Received, received_at: datetime, hubspot: HubSpot) -> Received:
    """The same with HubSpot's id of the submission, where HubSpot can tell which is meant."""
    try:
        listed = hubspot.submissions(given.form_id).submissions
    except RetryLater as error:
        observe.failure("intake.not_asked", code=error.code)
        return given
    found = meant(
        listed,
        email=given.email,
        message=given.fields.get("message", ""),
        received_at=received_at,
        submitted_at=_at(given.submitted_at_ms),
    )
    return _merged(given, found) if found else given


def _of_event(event: AppEvent, received_at: datetime, hubspot: HubSpot, forms: Sequence[FormRule]) -> Submission | None:
    """The submission behind an event on a contact; None where there was none: an import, or an edit by hand."""
    if event.subscription_type == FORGET:
        return None  # no submission: `jobs.work` suppresses the contact
    contact = hubspot.contact(event.object_id)
    at = _at(event.occurred_at_ms) or received_at
    if contact is None or not contact.email:
        return None
    for form in (form for form in forms if form.portal_id == event.portal_id):
        listed = hubspot.submissions(form.form_id).submissions
        found = meant(
            listed,
            email=contact.email,
            message="",
            received_at=at + CLOSE,
            submitted_at=None,
            within=BEFORE_EVENT + CLOSE,
        )
        if found:
            blank = Received(form.portal_id, form.form_id, "", None, contact.contact_id, contact.email, {}, (), "", "")
            return _submission(_merged(blank, found), "app", received_at)
    return None


def _merged(given: Received, found: FormSubmission) -> Received:
    """What HubSpot lists, under what the delivery says."""
    body = {"values": [{"name": name, "value": text} for name, text in found.values]}
    listed = next(iter(read(body)))
    return replace(
        given,
        conversion_id=found.conversion_id,
        submitted_at_ms=int(found.submitted_at.timestamp() * 1000),
        fields={**listed.fields, **{name: text for name, text in given.fields.items() if text}},
        page_url=given.page_url or found.page_url,
    )


def _submission(given: Received, source: Source, received_at: datetime) -> Submission:
    content = content_key(given.portal_id, given.form_id, given.email, given.fields.get("message", ""))
    return Submission(
        submission_key=(
            submission_key(given.portal_id, given.form_id, given.conversion_id) if given.conversion_id else content
        ),
        content_key=content,
        source=source,
        portal_id=given.portal_id,
        form_id=given.form_id,
        conversion_id=given.conversion_id,
        contact_id=given.contact_id,
        email=given.email,
        fields=given.fields,
        cut=given.cut,
        page_url=given.page_url,
        page_title=given.page_title,
        submitted_at=_at(given.submitted_at_ms),
        received_at=received_at,
    )


def _at(ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(ms / 1000, UTC) if ms is not None else None
