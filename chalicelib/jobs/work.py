"""One message from the leads queue: a delivery becomes the runs of its submissions; a resumed run goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib import observe
from chalicelib.errors import AskAPerson, FixInput
from chalicelib.intake import submissions as intake
from chalicelib.intake.delivery import Delivery, Polled, Resume, parse
from chalicelib.intake.payload import FORGET, parse_event
from chalicelib.operations import suppressions
from chalicelib.pipeline import engine
from chalicelib.world import World


def handle_all(world: World, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Every record of an SQS event; names those that failed, so that they alone come back.

    Raises the failure when none succeeded: a single message comes back however its queue is set up, and the function's
    own error count shows it.
    """
    failed: dict[str, Exception] = {}
    for record in records:
        try:
            handle(world, record["body"])
        except Exception as error:  # noqa: BLE001  whatever it was, the other messages are worked on, and this one comes back
            failed[record["messageId"]] = error
    if failed and len(failed) == len(records):
        raise next(iter(failed.values()))
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def handle(world: World, message: str) -> None:
    """Do what a message asks. Raises when the queue should bring it back; what never can work is logged and dropped."""
    try:
        content = parse(message)
        if isinstance(content, Resume):
            _resume(world, content)
        elif isinstance(content, Polled):
            engine.begin(world, intake.of_polled(content))
        else:
            _deliver(world, content)
    except (FixInput, AskAPerson) as error:
        observe.failure("message.dropped", code=error.code)


def _deliver(world: World, delivery: Delivery) -> None:
    with observe.correlated(delivery.delivery_id):
        _honor_privacy_deletion(world, delivery)
        forms = world.records.team.forms()
        submissions = intake.of_delivery(delivery, hubspot=world.reads.hubspot, forms=forms)
        observe.event("delivery.read", source=delivery.source, submissions=len(submissions))
    for submission in submissions:
        engine.begin(world, submission)


def _honor_privacy_deletion(world: World, delivery: Delivery) -> None:
    """HubSpot tells of a contact that was deleted for privacy; the answer is in our own store and nothing is read outside."""
    if delivery.source != "app" or not isinstance(delivery.payload, dict):
        return
    event = parse_event(delivery.payload)
    if event.subscription_type == FORGET and event.object_id:
        linked = suppressions.honor_privacy_deletion(world, event.portal_id, event.object_id)
        observe.event("intake.privacy_deletion", contact_id=event.object_id, address_known=linked)


def _resume(world: World, message: Resume) -> None:
    run = world.runs.get(message.run_id)
    if run:
        engine.go_on(world, run)
