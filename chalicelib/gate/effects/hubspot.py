"""Writes to HubSpot: contacts, tasks and notes."""

from __future__ import annotations

from typing import Any

from chalicelib.connectors import hubspot
from chalicelib.domain.action import CreateNote, CreateTask, Engagement, UpsertContact
from chalicelib.gate.effects.clients import Clients

MOST_READ = 100
"""HubSpot's limit of a batch. Ids grow with time, and what is looked for is hours old at most."""
# HUBSPOT_DEFINED association types: https://developers.hubspot.com/docs/api/crm/associations
TASK_TO_CONTACT, TASK_TO_COMPANY, NOTE_TO_CONTACT, NOTE_TO_COMPANY = 204, 192, 202, 190


def upsert_contact(clients: Clients, contact: UpsertContact) -> dict[str, str]:
    """Create or update the contact; returns contact_id. Keyed by address, so that repeating it changes nothing."""
    row = {"idProperty": "email", "id": contact.email, "properties": contact.properties}
    with hubspot.translated(writing=True):
        answer = clients.hubspot.contacts_batch.upsert(
            batch_input_simple_public_object_batch_input_upsert={"inputs": [row]}, **hubspot.CALL
        )
    return {"contact_id": answer.results[0].id}


def create_task(clients: Clients, task: CreateTask) -> dict[str, str]:
    """Create the task with its associations, so that it never stands alone; returns task_id."""
    properties = {
        "hs_timestamp": task.due_at,
        "hs_task_subject": task.subject,
        "hs_task_body": task.body_html,
        "hs_task_status": "NOT_STARTED",
        "hs_task_priority": task.priority,
        "hs_task_type": "EMAIL",
    }
    body = _body(clients, task, properties, (TASK_TO_CONTACT, TASK_TO_COMPANY))
    with hubspot.translated(writing=True):
        created = clients.hubspot.tasks.create(simple_public_object_input_for_create=body, **hubspot.CALL)
    return {"task_id": str(created.id)}


def create_note(clients: Clients, note: CreateNote) -> dict[str, str]:
    """Create the note with its associations, so that it never stands alone; returns note_id."""
    properties = {"hs_timestamp": note.at, "hs_note_body": note.body_html}
    body = _body(clients, note, properties, (NOTE_TO_CONTACT, NOTE_TO_COMPANY))
    with hubspot.translated(writing=True):
        created = clients.hubspot.notes.create(simple_public_object_input_for_create=body, **hubspot.CALL)
    return {"note_id": str(created.id)}


def find_task(clients: Clients, task: CreateTask) -> dict[str, str] | None:
    """The contact's task that carries our marker."""
    task_id = _marked(clients, task, "tasks", clients.hubspot.tasks_batch, "hs_task_body")
    return {"task_id": task_id} if task_id else None


def find_note(clients: Clients, note: CreateNote) -> dict[str, str] | None:
    """The contact's note that carries our marker."""
    note_id = _marked(clients, note, "notes", clients.hubspot.notes_batch, "hs_note_body")
    return {"note_id": note_id} if note_id else None


def _body(
    clients: Clients, engagement: Engagement, properties: dict[str, str], types: tuple[int, int]
) -> dict[str, Any]:
    """A create request; `types` are the association types to the contact and to the company."""
    targets = (_contact_id(clients, engagement), engagement.company_id)
    associations = [
        {"to": {"id": target}, "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}]}
        for target, type_id in zip(targets, types, strict=True)
        if target
    ]
    owner = {"hubspot_owner_id": engagement.owner_id} if engagement.owner_id else {}
    return {"properties": {**properties, **owner}, "associations": associations}


def _marked(clients: Clients, engagement: Engagement, object_type: str, batch: Any, body_property: str) -> str:
    """Id of the contact's newest object whose body carries the marker; empty when none does."""
    contact_id = _contact_id(clients, engagement)
    associations = clients.hubspot.associations
    with hubspot.translated():
        linked = associations.get_page("contacts", contact_id, object_type, limit=500, **hubspot.CALL).results
        if not linked:
            return ""
        newest = sorted((str(link.to_object_id) for link in linked), key=int, reverse=True)[:MOST_READ]
        inputs = {"properties": [body_property], "propertiesWithHistory": [], "inputs": [{"id": id_} for id_ in newest]}
        objects = batch.read(batch_read_input_simple_public_object_id=inputs, **hubspot.CALL).results
    marked = (str(item.id) for item in objects if engagement.marker in (item.properties.get(body_property) or ""))
    return next(marked, "")


def _contact_id(clients: Clients, engagement: Engagement) -> str:
    """The contact by id, else by address: it may have been created since the action was intended."""
    if engagement.contact_id:
        return engagement.contact_id
    with hubspot.translated():
        contact = clients.hubspot.contacts.get_by_id(engagement.email, id_property="email", **hubspot.CALL)
    return str(contact.id)
