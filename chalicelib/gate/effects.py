"""Every write to the outside there is: kind -> (perform, look). One file shows all that we can do to the world.

`perform` writes and gives back what the other side said (ids, links). `look` finds out whether an earlier try of the
same action had been done, by what the action itself left there: a Message-ID in Gmail, a marker in a task. It gives
the same result as `perform`, or None. Raises OutcomeUnknown when no answer came, else one of the other errors.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chalicelib.connectors import google, hubspot
from chalicelib.connectors.google import Google
from chalicelib.domain.action import Action, ActionKind
from chalicelib.errors import FixInput

COMPOSE = ("https://www.googleapis.com/auth/gmail.compose",)
MODIFY = ("https://www.googleapis.com/auth/gmail.modify",)

Payload = dict[str, Any]
Outcome = dict[str, Any]

MOST_READ = 100
"""HubSpot's limit of a batch. Ids grow with time, and what is looked for is hours old at most."""
# HUBSPOT_DEFINED association types: https://developers.hubspot.com/docs/api/crm/associations
TASK_TO_CONTACT, TASK_TO_COMPANY, NOTE_TO_CONTACT, NOTE_TO_COMPANY = 204, 192, 202, 190


@dataclass(frozen=True)
class Effects:
    """The writing side of the outside, with scopes of its own. Nothing is opened before the first write."""

    google: Google
    hubspot_token: str
    hubspot_base_url: str

    def perform(self, action: Action) -> Outcome:
        """Do it. Raises FixInput for a kind that nothing here performs."""
        return _effect(action)[0](self, action.payload)

    def look(self, action: Action) -> Outcome | None:
        """What `perform` would have given back, when an earlier try was done; else None."""
        return _effect(action)[1](self, action.payload)

    @cached_property
    def hubspot(self) -> Any:
        """HubSpot's SDK client; its API objects are cached in the connector's `client`."""
        return hubspot.client(self.hubspot_token, self.hubspot_base_url)


Perform = Callable[[Effects, Payload], Outcome]
Look = Callable[[Effects, Payload], Outcome | None]


def create_draft(effects: Effects, payload: Payload) -> Outcome:
    """payload: mailbox, to, subject, mime (the whole mail, ASCII), rfc_message_id, thread_id (may be empty)."""
    message = {"raw": urlsafe_b64encode(payload["mime"].encode("ascii")).decode("ascii")}
    message |= {"threadId": payload["thread_id"]} if payload["thread_id"] else {}
    gmail = effects.google.service("gmail", payload["mailbox"], COMPOSE)
    with google.translated("gmail", writing=True):
        created = gmail.users().drafts().create(userId="me", body={"message": message}).execute()
    return _draft(created)


def find_draft(effects: Effects, payload: Payload) -> Outcome | None:
    """The draft that carries our Message-ID."""
    gmail = effects.google.service("gmail", payload["mailbox"], COMPOSE)
    query = f"rfc822msgid:{payload['rfc_message_id'].strip('<>')}"
    with google.translated("gmail"):
        found = gmail.users().drafts().list(userId="me", q=query).execute().get("drafts", [])
    return _draft(found[0]) if found else None


def label_thread(effects: Effects, payload: Payload) -> Outcome:
    """payload: mailbox, thread_id, label (a name; made where it is missing). Doing it twice is doing it once."""
    gmail = effects.google.service("gmail", payload["mailbox"], MODIFY)
    with google.translated("gmail", writing=True):
        label_id = _label_id(gmail, payload["label"])
        body = {"addLabelIds": [label_id]}
        gmail.users().threads().modify(userId="me", id=payload["thread_id"], body=body).execute()
    return {"label_id": label_id, "thread_id": payload["thread_id"]}


def upsert_contact(effects: Effects, payload: Payload) -> Outcome:
    """payload: email, properties. By e-mail, so doing it twice is doing it once."""
    row = {"idProperty": "email", "id": payload["email"], "properties": payload["properties"]}
    with hubspot.translated(writing=True):
        answer = effects.hubspot.contacts_batch.upsert(
            batch_input_simple_public_object_batch_input_upsert={"inputs": [row]}, **hubspot.CALL
        )
    return {"contact_id": answer.results[0].id}


def create_task(effects: Effects, payload: Payload) -> Outcome:
    """payload: email, contact_id, company_id, owner_id, due_at, subject, body_html, priority, marker."""
    properties = {
        "hs_timestamp": payload["due_at"],
        "hs_task_subject": payload["subject"],
        "hs_task_body": payload["body_html"],
        "hs_task_status": "NOT_STARTED",
        "hs_task_priority": payload["priority"],
        "hs_task_type": "EMAIL",
    }
    return {"task_id": _engage(effects, "tasks", payload, properties, (TASK_TO_CONTACT, TASK_TO_COMPANY))}


def create_note(effects: Effects, payload: Payload) -> Outcome:
    """payload: email, contact_id, company_id, owner_id, at, body_html, marker."""
    properties = {"hs_timestamp": payload["at"], "hs_note_body": payload["body_html"]}
    return {"note_id": _engage(effects, "notes", payload, properties, (NOTE_TO_CONTACT, NOTE_TO_COMPANY))}


def find_task(effects: Effects, payload: Payload) -> Outcome | None:
    """The contact's task that carries our marker."""
    found = _marked(effects, "tasks", "hs_task_body", payload)
    return {"task_id": found} if found else None


def find_note(effects: Effects, payload: Payload) -> Outcome | None:
    """The contact's note that carries our marker."""
    found = _marked(effects, "notes", "hs_note_body", payload)
    return {"note_id": found} if found else None


def do_it_again(_effects: Effects, _payload: Payload) -> None:
    """For writes that may be repeated without harm: nothing to look for."""


EFFECTS: dict[ActionKind, tuple[Perform, Look]] = {
    ActionKind.CREATE_DRAFT: (create_draft, find_draft),
    ActionKind.LABEL_THREAD: (label_thread, do_it_again),
    ActionKind.UPSERT_CONTACT: (upsert_contact, do_it_again),
    ActionKind.CREATE_TASK: (create_task, find_task),
    ActionKind.CREATE_NOTE: (create_note, find_note),
}


def _effect(action: Action) -> tuple[Perform, Look]:
    try:
        return EFFECTS[action.kind]
    except KeyError:
        raise FixInput(f"Nothing of ours performs {action.kind} yet.", code="no_effect") from None


def _draft(draft: dict[str, Any]) -> Outcome:
    message = draft["message"]
    return {"draft_id": draft["id"], "message_id": message["id"], "thread_id": message["threadId"]}


def _label_id(gmail: Any, name: str) -> str:
    labels = gmail.users().labels().list(userId="me").execute().get("labels", [])
    known = {label["name"]: label["id"] for label in labels}
    if name not in known:
        body = {"name": name, "labelListVisibility": "labelShow", "messageListVisibility": "show"}
        known[name] = gmail.users().labels().create(userId="me", body=body).execute()["id"]
    return str(known[name])


def _engage(effects: Effects, kind: str, payload: Payload, properties: dict[str, str], types: tuple[int, int]) -> str:
    """Create a task or note, associated in the same call, so that none is ever left alone."""
    to = zip((_contact_id(effects, payload), payload["company_id"]), types, strict=True)
    associations = [
        {
            "to": {"id": target},
            "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}],
        }
        for target, type_id in to
        if target
    ]
    owner = {"hubspot_owner_id": payload["owner_id"]} if payload["owner_id"] else {}
    body = {"properties": {**properties, **owner}, "associations": associations}
    with hubspot.translated(writing=True):
        api = getattr(effects.hubspot, kind)
        return str(api.create(simple_public_object_input_for_create=body, **hubspot.CALL).id)


def _marked(effects: Effects, kind: str, body_property: str, payload: Payload) -> str:
    contact_id = _contact_id(effects, payload)
    with hubspot.translated():
        linked = effects.hubspot.associations.get_page("contacts", contact_id, kind, limit=500, **hubspot.CALL).results
        if not linked:
            return ""
        newest = sorted((str(one.to_object_id) for one in linked), key=int, reverse=True)[:MOST_READ]
        inputs = {"properties": [body_property], "propertiesWithHistory": [], "inputs": [{"id": one} for one in newest]}
        batch = getattr(effects.hubspot, f"{kind}_batch")
        read = batch.read(batch_read_input_simple_public_object_id=inputs, **hubspot.CALL).results
    return next((str(one.id) for one in read if payload["marker"] in (one.properties.get(body_property) or "")), "")


def _contact_id(effects: Effects, payload: Payload) -> str:
    """The contact by id, else by e-mail: it may have been made since the action was intended."""
    if payload["contact_id"]:
        return str(payload["contact_id"])
    with hubspot.translated():
        found = effects.hubspot.contacts.get_by_id(payload["email"], id_property="email", **hubspot.CALL)
    return str(found.id)
