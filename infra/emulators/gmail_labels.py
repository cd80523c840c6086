"""Gmail's paths for labels: its own, which cannot be changed, and the user's."""

from __future__ import annotations

from infra.emulators.gmail_answers import PREFIX, BoxOf
from infra.emulators.gmail_mailbox import SYSTEM_LABELS, Mail, Mailbox
from infra.emulators.google_answers import body_of, google_error, missing
from infra.emulators.http import Emulator, Json, Request, Response

LOOKS = {
    "labelListVisibility": ("labelShow", "labelShowIfUnread", "labelHide"),
    "messageListVisibility": ("show", "hide"),
}
"""How a label may be shown, and Gmail's words for it."""


def labels(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    """All paths below ``labels``."""
    _reading(emulator, box_of)

    @emulator.route("POST", f"{PREFIX}/labels")
    def create(request: Request) -> Response:
        box = box_of(request)
        name, looks = _asked(request, box, "")
        if not name:
            raise google_error(400, "Invalid label name", "invalidArgument")
        return Response(200, label_shown(box, mail.label(box, name, looks)))

    @emulator.route("PATCH", f"{PREFIX}/labels/{{id}}")
    def patch(request: Request) -> Response:
        box, label_id = _own(request, box_of(request))
        name, looks = _asked(request, box, label_id)
        box.labels[label_id] = name or box.labels[label_id]
        box.label_looks[label_id] |= looks
        return Response(200, label_shown(box, label_id))

    @emulator.route("PUT", f"{PREFIX}/labels/{{id}}")
    def update(request: Request) -> Response:
        box, label_id = _own(request, box_of(request))
        name, looks = _asked(request, box, label_id)
        if not name:
            raise google_error(400, "Invalid label name", "invalidArgument")
        box.labels[label_id], box.label_looks[label_id] = name, looks
        return Response(200, label_shown(box, label_id))

    @emulator.route("DELETE", f"{PREFIX}/labels/{{id}}")
    def delete(request: Request) -> Response:
        box, label_id = _own(request, box_of(request))
        mail.moved(box, list(box.messages.values()), set(), {label_id})
        del box.labels[label_id], box.label_looks[label_id]
        return Response(204)


def _reading(emulator: Emulator, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/labels")
    def listed(request: Request) -> Response:
        box = box_of(request)
        return Response(200, {"labels": [label_shown(box, label_id) for label_id in (*SYSTEM_LABELS, *box.labels)]})

    @emulator.route("GET", f"{PREFIX}/labels/{{id}}")
    def label(request: Request) -> Response:
        box, label_id = box_of(request), request.args["id"]
        if label_id not in (*SYSTEM_LABELS, *box.labels):
            raise missing()
        return Response(200, {**label_shown(box, label_id), **_counted(box, label_id)})


def label_shown(box: Mailbox, label_id: str) -> Json:
    """A label, Gmail's or the user's own."""
    name = box.labels.get(label_id, label_id)
    kind = "user" if label_id in box.labels else "system"
    return {"id": label_id, "name": name, "type": kind, **box.label_looks.get(label_id, {})}


def _own(request: Request, box: Mailbox) -> tuple[Mailbox, str]:
    """The label of the user's that is to be changed. Raises ApiError 404 for none, 400 for one of Gmail's."""
    label_id = request.args["id"]
    if label_id in SYSTEM_LABELS:
        raise google_error(400, "Invalid update request", "invalidArgument")
    if label_id not in box.labels:
        raise missing()
    return box, label_id


def _asked(request: Request, box: Mailbox, label_id: str) -> tuple[str, Json]:
    """Name (may be empty) and looks that a request asks for. Raises ApiError 400, and 409 for another label's name."""
    body = body_of(request, name=str, color=dict, **dict.fromkeys(LOOKS, str))
    for field, allowed in LOOKS.items():
        if field in body and body[field] not in allowed:
            raise google_error(400, f"Invalid value at 'label.{field}'", "invalidArgument")
    color = body.get("color", {})
    if not all(name in ("textColor", "backgroundColor") and isinstance(value, str) for name, value in color.items()):
        raise google_error(400, "Invalid value at 'label.color'", "invalidArgument")
    name = body.get("name", "")
    others = {other.lower() for other_id, other in box.labels.items() if other_id != label_id}
    if name.lower() in {*others, *(system.lower() for system in SYSTEM_LABELS)}:
        raise google_error(409, "Label name exists or conflicts", "aborted")
    return name, {field: body[field] for field in (*LOOKS, "color") if body.get(field)}


def _counted(box: Mailbox, label_id: str) -> Json:
    """How much mail bears a label."""
    bearing = [message for message in box.messages.values() if label_id in message.labels]
    unread = [message for message in bearing if "UNREAD" in message.labels]
    return {
        "messagesTotal": len(bearing), "threadsTotal": len({message.thread_id for message in bearing}),
        "messagesUnread": len(unread), "threadsUnread": len({message.thread_id for message in unread}),
    }  # fmt: skip
