"""Gmail's paths for drafts: made, listed, read, changed, sent, thrown away."""

from __future__ import annotations

from infra.emulators.gmail_answers import FORMATS, PREFIX, BoxOf, brief, composed, listing, matching, message_in, shown
from infra.emulators.gmail_mailbox import Mail, Mailbox
from infra.emulators.gmail_post import PostOffice
from infra.emulators.google_answers import body_of
from infra.emulators.http import Emulator, Request, Response


def drafts(emulator: Emulator, mail: Mail, post: PostOffice, box_of: BoxOf) -> None:
    """All paths below ``drafts``."""
    _writing(emulator, mail, post, box_of)

    @emulator.route("GET", f"{PREFIX}/drafts")
    def listed(request: Request) -> Response:
        box = box_of(request)
        ids = {message_id: draft_id for draft_id, message_id in box.drafts.items()}
        rows = [
            {"id": ids[message.message_id], "message": {"id": message.message_id, "threadId": message.thread_id}}
            for message in matching(mail, box, request)
            if message.message_id in ids
        ]
        return Response(200, listing("drafts", rows, request))

    @emulator.route("GET", f"{PREFIX}/drafts/{{id}}")
    def draft(request: Request) -> Response:
        message = box_of(request).draft(request.args["id"])
        return Response(200, {"id": request.args["id"], "message": shown(message, request, FORMATS)})


def _writing(emulator: Emulator, mail: Mail, post: PostOffice, box_of: BoxOf) -> None:
    def told(box: Mailbox, draft_id: str) -> Response:
        return Response(200, {"id": draft_id, "message": brief(box.draft(draft_id))})

    @emulator.route("POST", f"{PREFIX}/drafts")
    def create(request: Request) -> Response:
        box = box_of(request)
        return told(box, mail.draft(box, *composed(box, message_in(request))))

    @emulator.route("PUT", f"{PREFIX}/drafts/{{id}}")
    def update(request: Request) -> Response:
        box, draft_id = box_of(request), request.args["id"]
        box.draft(draft_id)
        return told(box, mail.draft(box, *composed(box, message_in(request)), draft_id))

    @emulator.route("POST", f"{PREFIX}/drafts/send")
    def send(request: Request) -> Response:
        box, draft = box_of(request), body_of(request, id=str, message=dict)
        raw = composed(box, draft["message"])[0] if draft.get("message") else b""
        return Response(200, brief(post.send_draft(box, draft.get("id", ""), raw)))

    @emulator.route("DELETE", f"{PREFIX}/drafts/{{id}}")
    def delete(request: Request) -> Response:
        box = box_of(request)
        mail.remove(box, box.draft(request.args["id"]))
        del box.drafts[request.args["id"]]
        return Response(204)
