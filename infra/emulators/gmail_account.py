"""Gmail's paths for a whole mailbox: profile, history, watch, and the addresses that it may send as."""

from __future__ import annotations

import re
from typing import get_args

from infra.emulators.gmail_answers import PREFIX, BoxOf, record_shown
from infra.emulators.gmail_mailbox import Kind, Mail, Mailbox
from infra.emulators.google_answers import bad_parameter, body_of, google_error, missing, paged
from infra.emulators.http import Emulator, Json, Request, Response
from infra.emulators.world import REPS

TOPIC = re.compile(r"projects/[^/\s]+/topics/[^/\s]+\Z")
WATCHED_FOR_S = 7 * 86_400
NAMES = {rep.email: f"{rep.first_name} {rep.last_name}" for rep in REPS}


def account(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    """Profile, history, watch and stop, aliases."""
    _history(emulator, box_of)
    _watch(emulator, mail, box_of)
    _send_as(emulator, box_of)

    @emulator.route("GET", f"{PREFIX}/profile")
    def profile(request: Request) -> Response:
        box = box_of(request)
        threads = len({message.thread_id for message in box.messages.values()})
        body = {"emailAddress": box.address, "messagesTotal": len(box.messages), "threadsTotal": threads}
        return Response(200, {**body, "historyId": str(box.history_id)})


def _history(emulator: Emulator, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/history")
    def history(request: Request) -> Response:
        box, start = box_of(request), request.first("startHistoryId")
        if not re.fullmatch(r"[0-9]{1,20}", start):
            raise bad_parameter(request, "startHistoryId")
        if int(start) < box.first_history:
            raise missing()
        kinds = set(request.query.get("historyTypes", get_args(Kind)))
        if not kinds <= set(get_args(Kind)):
            raise bad_parameter(request, "historyTypes")
        wanted = box.known_labels(request.query.get("labelId", [])[:1])
        rows = [
            record_shown(change)
            for change in box.history
            if change.history_id > int(start) and change.kind in kinds and wanted <= change.labels | change.moved
        ]
        return Response(200, {**paged("history", rows, request), "historyId": str(box.history_id)})


def _watch(emulator: Emulator, mail: Mail, box_of: BoxOf) -> None:
    @emulator.route("POST", f"{PREFIX}/watch")
    def watch(request: Request) -> Response:
        box, asked = box_of(request), body_of(request, topicName=str, labelIds=list, labelFilterBehavior=str)
        topic, now = asked.get("topicName", ""), mail.clock()
        if not TOPIC.match(topic):
            raise google_error(400, f"Invalid topicName does not match projects/*/topics/*: {topic}", "invalidArgument")
        behavior = asked.get("labelFilterBehavior", "include").lower()
        if behavior not in ("include", "exclude"):
            raise google_error(400, "Invalid value at 'label_filter_behavior'", "invalidArgument")
        if watched(box, now) and box.watch["topic"] != topic:
            what = "Only one user push notification client allowed per developer (call /stop then try again)"
            raise google_error(400, what, "invalidArgument")
        labels = frozenset(box.known_labels(asked.get("labelIds", [])))
        until = now + WATCHED_FOR_S
        box.watch = {"topic": topic, "labels": labels, "include": behavior == "include", "until": until}
        return Response(200, {"historyId": str(box.history_id), "expiration": str(int(until * 1000))})

    @emulator.route("POST", f"{PREFIX}/stop")
    def stop(request: Request) -> Response:
        box_of(request).watch = None
        return Response(204)


def watched(box: Mailbox, now: float, labels: frozenset[str] | None = None) -> bool:
    """Whether a watch is in force, and wants to hear of a change to a message with these labels."""
    if box.watch is None or box.watch["until"] <= now:
        return False
    if labels is None or not box.watch["labels"]:
        return True
    wanted: bool = box.watch["include"]
    return bool(box.watch["labels"] & labels) == wanted


def _send_as(emulator: Emulator, box_of: BoxOf) -> None:
    @emulator.route("GET", f"{PREFIX}/settings/sendAs")
    def listed(request: Request) -> Response:
        box = box_of(request)
        return Response(200, {"sendAs": [own_address(box), *box.aliases.values()]})

    @emulator.route("GET", f"{PREFIX}/settings/sendAs/{{address}}")
    def alias(request: Request) -> Response:
        box, address = box_of(request), request.args["address"].lower()
        known = {box.address: own_address(box), **box.aliases}
        if address not in known:
            raise missing()
        return Response(200, known[address])


def own_address(box: Mailbox) -> Json:
    """The mailbox's own address, which it sends as unless a mail says otherwise."""
    name = NAMES.get(box.address, "")
    first = {"sendAsEmail": box.address, "displayName": name, "replyToAddress": "", "signature": ""}
    return {**first, "isPrimary": True, "isDefault": True}


def seed_alias(box: Mailbox, given: Json) -> None:
    """One more address to send as: `email`, and `name`, `signature`, `verified` where they are not the usual ones."""
    address = given["email"].lower()
    box.aliases[address] = {
        "sendAsEmail": address, "displayName": given.get("name", ""), "replyToAddress": "",
        "signature": given.get("signature", ""), "isDefault": False, "treatAsAlias": True,
        "verificationStatus": "accepted" if given.get("verified", True) else "pending",
    }  # fmt: skip
