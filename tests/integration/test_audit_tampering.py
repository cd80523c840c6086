"""Who tampers with an audit trail is found out, whatever they can write to, and `verify` says in words what is wrong.

Each row of `ATTACKS` is one attack on real tables. The attacker never holds the signing key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import boto3
import pytest

from chalicelib import wiring
from chalicelib.domain.audit import GENESIS, Entry, Head, key_id, next_block
from chalicelib.domain.ids import part_of, started_at
from chalicelib.domain.run import RunView
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.jobs.upkeep import every_minute
from chalicelib.operations import auditing
from chalicelib.operations.record import STREAM, record
from chalicelib.operations.replay import replay
from chalicelib.store.anchors import HOUR, hour_of, stream_of
from chalicelib.world import World
from tests.integration.test_actions_api import Call, called
from tests.living import Clock, Outside, outside, post, settings_for, submission_payload, with_clock, world_for

Item = dict[str, Any]
SEALED_RUN, OPEN_RUN, REPLAYED_RUN = "sealed", "open", "replayed"
FORGED_KEY = "a key that the attacker has made up himself"


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@dataclass
class Scene:
    """A product that has worked for some hours, and somebody who can write to its tables."""

    world: World
    clock: Clock
    run_id: str
    other_id: str
    replayed_at: int

    @property
    def db(self) -> Any:
        return boto3.client("dynamodb", endpoint_url=self.world.settings.dynamodb_endpoint, region_name="us-east-1")

    def trail(self, stream: str = "") -> list[Item]:
        """The items of a stream, in order."""
        asked = {":s": {"S": stream or self.run_id}}
        found = self.db.query(
            TableName=self.world.settings.audit_table,
            KeyConditionExpression="run_id = :s",
            ExpressionAttributeValues=asked,
        )
        return list(found["Items"])

    def put(self, item: Item) -> None:
        self.db.put_item(TableName=self.world.settings.audit_table, Item=item)

    def drop(self, *items: Item) -> None:
        for item in items:
            key = {name: item[name] for name in ("run_id", "seq")}
            self.db.delete_item(TableName=self.world.settings.audit_table, Key=key)

    def forge(self, entries: list[Entry], last: Item | None = None, secret: str = FORGED_KEY) -> Item:
        """A block of the attacker's own that follows `last`, signed with a key of his."""
        head = Head(seq=_last(last), mac=last["mac"]["S"]) if last else None
        block = next_block(self.run_id, entries, head, (key_id(secret), secret))
        texts = {"run_id": block.stream, "events": block.text, "previous": block.previous, "key_id": block.key_id}
        return {
            **{name: {"S": text} for name, text in texts.items()},
            "mac": {"S": block.mac},
            "seq": {"N": str(block.seq)},
        }

    def entry(self, what: str) -> Entry:
        return Entry(at=self.clock(), what=what, why="nothing to see here")

    def note(self, heads: tuple[Head, ...]) -> None:
        """Write other heads into the run's own records: what somebody does who can write the state table."""
        view = self.view()
        assert self.world.runs.save(view.run.model_copy(update={"audit_heads": heads}))
        key = {"pk": {"S": f"RUN#{part_of(self.run_id)}"}}
        items = self.db.query(
            TableName=self.world.settings.state_table,
            KeyConditionExpression="pk = :p",
            ExpressionAttributeValues={":p": key["pk"]},
        )["Items"]
        for item in items:
            if "head" in item:
                place = {**key, "sk": item["sk"]}
                self.db.update_item(
                    TableName=self.world.settings.state_table, Key=place, UpdateExpression="REMOVE head"
                )

    def view(self) -> RunView:
        found = self.world.runs.view(self.run_id)
        assert found
        return found

    def cut_to(self, seq: int) -> Item:
        """Remove what follows an event's block; gives that block."""
        kept = [item for item in self.trail() if int(item["seq"]["N"]) <= seq]
        self.drop(*self.trail()[len(kept) :])
        return kept[-1]


def _last(item: Item) -> int:
    return int(item["seq"]["N"]) + len(json.loads(item["events"]["S"])) - 1


def _head(item: Item) -> Head:
    return Head(seq=_last(item), mac=item["mac"]["S"])


def delivered(world: World, name: str) -> str:
    text = message("poll", submission_payload(f"{name}@unknown.example", conversion_id=name), world.clock())
    work.handle(world, text)
    rows, _ = world.runs.page(None, "", 50)
    return next(row.run_id for row in rows if row.email.startswith(f"{name}@"))


def swept(world: World) -> None:
    found: list[str] = []
    every_minute(world, found.extend)
    for text in found:
        work.handle(world, text)


@pytest.fixture
def scene(request: pytest.FixtureRequest, out: Outside, store_endpoint: str) -> Scene:
    """A run as the attack wants it, another run beside it, and every hour until now anchored."""
    kind = getattr(request, "param", SEALED_RUN)
    out.reset()
    clock = Clock()
    world = world_for(settings_for(out, store_endpoint, console_open=True), clock)
    swept(world)
    fault = {"kind": "status", "path": "/crm/v3/objects/contacts", "times": None}
    if kind != SEALED_RUN:
        post(f"{out.hubspot.url}/_emulator/faults", {**fault, "status": 503 if kind == OPEN_RUN else 401})
    run_id, replayed_at = delivered(world, "ada"), 0
    if kind == REPLAYED_RUN:
        replayed_at = len(world.audit.events(run_id))
        for one in out.all():
            one.emulator.faults.clear()
        clock.advance(hours=5)
        swept(world)
        replay(world, run_id, "ana", "the token is renewed")
        swept(world)
    other_id = delivered(world, "bea") if kind != OPEN_RUN else run_id
    record(world, "form.admitted", "ana", "a campaign", None, {"form": "x"})
    clock.advance(hours=3)
    swept(world)
    return Scene(world, clock, run_id, other_id, replayed_at)


# What somebody can do who can write to the audit table only


def first_removed(scene: Scene) -> None:
    scene.drop(scene.trail()[0])


def middle_removed(scene: Scene) -> None:
    scene.drop(scene.trail()[1])


def last_removed(scene: Scene) -> None:
    scene.drop(scene.trail()[-1])


def all_removed(scene: Scene) -> None:
    scene.drop(*scene.trail())


def end_written_anew(scene: Scene) -> None:
    *before, last = scene.trail()
    scene.put(scene.forge([scene.entry("run.sealed")] * (_last(last) - _last(before[-1])), before[-1]))
    if before[-1]["seq"] != last["seq"]:
        assert len(scene.trail()) == len(before) + 1


def whole_written_anew_unsigned(scene: Scene) -> None:
    """As an earlier release wrote it, which needs no key."""
    scene.drop(*scene.trail())
    previous = GENESIS
    for seq, what in enumerate(("run.started", "run.sealed"), start=1):
        told = {
            "run_id": scene.run_id,
            "seq": seq,
            "at": "2026-11-20T12:00:00Z",
            "what": what,
            "who": "agent",
            "why": "w",
        }
        body = {**told, "previous": previous, "detail": {}}
        previous = sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        texts = {**{name: str(value) for name, value in body.items()}, "detail": "{}", "hash": previous}
        scene.put({**{name: {"S": text} for name, text in texts.items()}, "seq": {"N": str(seq)}})


def swapped_in_place(scene: Scene) -> None:
    one, other, *_ = scene.trail()
    scene.put({**other, "seq": one["seq"]})
    scene.put({**one, "seq": other["seq"]})


def field_changed(scene: Scene) -> None:
    item = scene.trail()[-1]
    events = json.loads(item["events"]["S"])
    events[0]["who"] = "somebody else"
    scene.put({**item, "events": {"S": json.dumps(events)}})


def order_within_a_block_changed(scene: Scene) -> None:
    item = scene.trail()[-1]
    scene.put({**item, "events": {"S": json.dumps(json.loads(item["events"]["S"])[::-1])}})


def appended_after_the_seal(scene: Scene) -> None:
    scene.put(scene.forge([scene.entry("action.released")], scene.trail()[-1]))


def appended_with_our_key_id(scene: Scene) -> None:
    last = scene.trail()[-1]
    scene.put({**scene.forge([scene.entry("action.released")], last), "key_id": last["key_id"]})


def chains_of_two_runs_swapped(scene: Scene) -> None:
    ours, theirs = scene.trail(), scene.trail(scene.other_id)
    scene.drop(*ours, *theirs)
    for items, run_id in ((ours, scene.other_id), (theirs, scene.run_id)):
        for item in items:
            scene.put({**item, "run_id": {"S": run_id}})


def cut_back_to_before_the_replay(scene: Scene) -> None:
    scene.cut_to(scene.replayed_at)


def no_json(scene: Scene) -> None:
    scene.put({**scene.trail()[-1], "events": {"S": "[{"}})


def no_text(scene: Scene) -> None:
    scene.put({**scene.trail()[-1], "events": {"M": {"a": {"NULL": True}}}, "mac": {"N": "7"}})


def nested_too_deep(scene: Scene) -> None:
    scene.put({**scene.trail()[-1], "events": {"S": "[" * 100_000}})


def no_fields_at_all(scene: Scene) -> None:
    last = scene.trail()[-1]
    scene.put({"run_id": last["run_id"], "seq": last["seq"]})


def between_two_numbers(scene: Scene) -> None:
    scene.put({**scene.trail()[0], "seq": {"N": "1.5"}})


def strange_signature(scene: Scene) -> None:
    scene.put({**scene.trail()[-1], "mac": {"S": "\N{ROCKET}"}})


# ... to the state table only


def other_head_noted(scene: Scene) -> None:
    scene.note((Head(seq=3, mac="0" * 64),))


def record_removed(scene: Scene) -> None:
    key = {"pk": {"S": f"RUN#{part_of(scene.run_id)}"}, "sk": {"S": "RUN"}}
    scene.db.delete_item(TableName=scene.world.settings.state_table, Key=key)


def record_damaged(scene: Scene) -> None:
    key = {"pk": {"S": f"RUN#{part_of(scene.run_id)}"}, "sk": {"S": "RUN"}}
    scene.db.update_item(
        TableName=scene.world.settings.state_table, Key=key, UpdateExpression="SET body = :b",
        ExpressionAttributeValues={":b": {"B": b"rubbish"}},
    )  # fmt: skip


# ... to both, so that the run's own records agree with what is left


def both_cut_back(scene: Scene) -> None:
    kept = scene.cut_to(1)
    scene.note((_head(kept),))


def both_cut_back_to_before_the_replay(scene: Scene) -> None:
    kept = scene.cut_to(scene.replayed_at)
    scene.note((_head(kept),))


def both_and_the_anchors_too(scene: Scene) -> None:
    both_cut_back(scene)
    scene.drop(*scene.trail(stream_of(hour_of(started_at(scene.run_id)))))


def both_and_the_end_of_the_anchors(scene: Scene) -> None:
    both_cut_back(scene)
    scene.drop(*scene.trail(stream_of(hour_of(started_at(scene.run_id))))[1:])


Attack = Callable[[Scene], None]
ATTACKS: list[tuple[Attack, str, str]] = [
    (first_removed, SEALED_RUN, "missing"),
    (first_removed, OPEN_RUN, "missing"),
    (middle_removed, REPLAYED_RUN, "missing"),
    (last_removed, SEALED_RUN, "missing: the end of the trail was cut off"),
    (last_removed, OPEN_RUN, "missing: the end of the trail was cut off"),
    (last_removed, REPLAYED_RUN, "missing: the end of the trail was cut off"),
    (all_removed, SEALED_RUN, "missing: the end of the trail was cut off"),
    (all_removed, OPEN_RUN, "missing: the end of the trail was cut off"),
    (end_written_anew, SEALED_RUN, "is not among AUDIT_KEYS"),
    (whole_written_anew_unsigned, SEALED_RUN, "the trail was written anew"),
    (swapped_in_place, SEALED_RUN, "does not follow the one before it"),
    (field_changed, SEALED_RUN, "changed, or not written by us"),
    (field_changed, OPEN_RUN, "changed, or not written by us"),
    (order_within_a_block_changed, SEALED_RUN, "changed, or not written by us"),
    (appended_after_the_seal, SEALED_RUN, "is not among AUDIT_KEYS"),
    (appended_with_our_key_id, SEALED_RUN, "changed, or not written by us"),
    (chains_of_two_runs_swapped, SEALED_RUN, "changed, or not written by us"),
    (cut_back_to_before_the_replay, REPLAYED_RUN, "missing: the end of the trail was cut off"),
    (no_json, SEALED_RUN, "is unreadable"),
    (no_text, SEALED_RUN, "is unreadable"),
    (nested_too_deep, SEALED_RUN, "is unreadable"),
    (no_fields_at_all, SEALED_RUN, "is unreadable"),
    (between_two_numbers, SEALED_RUN, "is there twice"),
    (strange_signature, SEALED_RUN, "changed, or not written by us"),
    (other_head_noted, SEALED_RUN, "the trail was written anew|missing"),
    (record_removed, SEALED_RUN, "the run's own record is missing"),
    (record_damaged, SEALED_RUN, "is damaged"),
    (both_cut_back, SEALED_RUN, "missing: the end of the trail was cut off"),
    (both_cut_back_to_before_the_replay, REPLAYED_RUN, "missing: the end of the trail was cut off"),
    (both_and_the_anchors_too, SEALED_RUN, "the anchors of .* missing"),
    (both_and_the_end_of_the_anchors, SEALED_RUN, "the anchors of .* missing"),
]


def verified(scene: Scene, run_id: str = "") -> dict[str, Any]:
    """What the API says of a trail, over HTTP."""

    def ask(call: Call) -> dict[str, Any]:
        status, body = call("GET", f"/api/audit/verify?run_id={run_id or scene.run_id}")
        assert status == 200, body
        assert isinstance(body, dict)
        return body

    console = called(scene.world)
    try:
        return ask(next(console))
    finally:
        next(console, None)  # lets it take the server down


@pytest.mark.parametrize(
    ("attack", "scene", "words"), ATTACKS, ids=[f"{row[0].__name__}-{row[1]}" for row in ATTACKS], indirect=["scene"]
)
def test_tampering_is_found_and_told_in_words(attack: Attack, scene: Scene, words: str) -> None:
    assert verified(scene)["problem"] == ""
    attack(scene)
    found = verified(scene)
    assert not found["intact"]
    assert re.search(words, found["problem"]), found["problem"]


@pytest.mark.parametrize("scene", [SEALED_RUN, OPEN_RUN, REPLAYED_RUN], indirect=True)
def test_an_untouched_trail_is_intact_and_signed(scene: Scene) -> None:
    for run_id in {scene.run_id, scene.other_id}:
        found = verified(scene, run_id)
        assert (found["intact"], found["problem"], found["signed"]) == (True, "", True)
        assert found["events"] == len(scene.world.audit.events(run_id)) > 0


def test_a_cut_operators_stream_and_cut_anchors_are_found_too(scene: Scene) -> None:
    anchors = stream_of(hour_of(started_at(scene.run_id)))
    assert verified(scene, STREAM)["intact"]
    assert verified(scene, anchors)["intact"]
    scene.drop(*scene.trail(STREAM)[-1:])
    assert "missing" in verified(scene, STREAM)["problem"]
    first, *_ = scene.trail(anchors)
    scene.put({**first, "events": {"S": "[]"}})
    assert "unreadable" in verified(scene, anchors)["problem"]


def test_a_trail_is_verified_with_every_key_that_it_was_signed_with(scene: Scene) -> None:
    ours = scene.world.settings.audit_keys
    rotated = with_clock(wiring.build(replace(scene.world.settings, audit_keys=(FORGED_KEY, *ours))), scene.clock)
    clock_run = delivered(rotated, "cleo")
    assert auditing.verify(rotated, scene.run_id).problem == ""
    assert auditing.verify(rotated, clock_run).problem == ""
    assert key_id(FORGED_KEY) in auditing.verify(scene.world, clock_run).problem
    forgotten = wiring.build(replace(scene.world.settings, audit_keys=()))
    assert "which is not among AUDIT_KEYS" in auditing.verify(forgotten, scene.run_id).problem


def test_anchoring_twice_changes_nothing_and_a_missed_day_is_made_up_for(scene: Scene) -> None:
    hour = hour_of(started_at(scene.run_id))
    before = len(scene.trail(stream_of(hour)))
    auditing.anchor(scene.world)
    assert len(scene.trail(stream_of(hour))) == before
    scene.clock.advance(hours=30)
    auditing.anchor(scene.world)
    auditing.anchor(scene.world)
    covered = scene.world.anchors.covered()
    assert covered
    assert covered.until == hour_of(scene.clock() - HOUR)
    assert verified(scene)["intact"]
