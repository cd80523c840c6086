"""What an earlier release wrote is read, shown, gone on with, and brought up to date without haste and without loss.

`tests/records/release-N.json` is what release N left in its two tables, never edited; a new release adds its own.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.console import api
from chalicelib.domain.action import PAYLOADS, CreateDraft
from chalicelib.domain.audit import Keys, is_signed, problem, unsealed
from chalicelib.outcomes.store import Patterns
from chalicelib.store.actions import Actions
from chalicelib.store.audit import AuditLog
from chalicelib.store.records import UPGRADES, kind_of, version_of
from chalicelib.store.runs import Runs
from chalicelib.store.tables import State, Tables, packed
from chalicelib.team.store import Team
from chalicelib.wiring import now
from infra.aws.migrate import PAGE, migrate
from tests.living import AUDIT_KEY

RELEASES = sorted((Path(__file__).parents[1] / "records").glob("release-*.json"))


def restored(tables: Tables, release: Path) -> dict[str, Any]:
    """The tables as the release left them."""
    left: dict[str, Any] = json.loads(release.read_text())
    db = boto3.client("dynamodb", endpoint_url=tables.state.Meta.host, region_name="us-east-1")
    for table, name in ((tables.state, "state"), (tables.audit, "audit")):
        for item in left[name]:
            typed = {key: {kind: base64.b64decode(value) if kind == "B" else value} for key, one in item.items()
                     for kind, value in one.items()}  # fmt: skip
            db.put_item(TableName=table.Meta.table_name, Item=typed)
    return left


@pytest.fixture(params=RELEASES, ids=lambda path: str(path.stem))
def left(request: pytest.FixtureRequest, tables: Tables) -> dict[str, Any]:
    return restored(tables, request.param)


def run_ids(left: dict[str, Any]) -> list[str]:
    return [item["run_id"]["S"] for item in left["state"] if item["sk"]["S"] == "RUN"]


def test_every_record_of_every_release_is_read(left: dict[str, Any], tables: Tables) -> None:
    runs = Runs(tables.state)
    for run_id in run_ids(left):
        view = runs.view(run_id)
        assert view
        assert view.steps
        assert all(isinstance(record.action.payload, PAYLOADS[record.action.kind]) for record in view.actions)
    team = Team(tables.state, now)
    assert len(team.reps()) == 3
    assert len(team.forms()) == 1
    assert Patterns(tables.state).newest("demo-request")
    assert len(runs.page(None, "", 10)[0]) == len(run_ids(left))


def test_the_first_release_stored_no_evidence_so_none_is_made_up(tables: Tables) -> None:
    left = restored(tables, RELEASES[0])
    views = [view for run_id in run_ids(left) if (view := Runs(tables.state).view(run_id))]
    drafts = [draft for view in views if (draft := api.shown(view, draft_only=True)["draft"]) and draft["body"]]
    assert drafts
    assert all(draft["brief"] is None for draft in drafts)


def test_the_audit_trail_of_every_release_is_intact(left: dict[str, Any], tables: Tables) -> None:
    for run_id in {item["run_id"]["S"] for item in left["audit"]}:
        blocks = AuditLog(tables.audit).blocks(run_id)
        assert (problem(blocks, Keys([AUDIT_KEY])), unsealed(blocks), is_signed(blocks)) == ("", False, False)


def test_a_draft_that_an_earlier_release_held_is_a_mail_that_can_be_sent(left: dict[str, Any], tables: Tables) -> None:
    records = [one for run_id in run_ids(left) if (view := Runs(tables.state).view(run_id)) for one in view.actions]
    drafts = [record.action.payload for record in records if isinstance(record.action.payload, CreateDraft)]
    assert drafts
    for payload in drafts:
        assert payload.mime.startswith("From: ")
        assert f"Message-ID: {payload.rfc_message_id}" in payload.mime


def test_what_is_written_back_is_of_the_current_version(left: dict[str, Any], tables: Tables) -> None:
    key = next(one.action.key for run in run_ids(left) if (v := Runs(tables.state).view(run)) for one in v.actions)
    actions = Actions(tables.state)
    record = actions.get(key)
    assert record
    assert actions.replace(record.model_copy(update={"reason": "seen"}), record)
    (item,) = [one for one in tables.state.scan() if kind_of(one) == "ACTION" and key.endswith(one.sk.split("#")[1])][
        :1
    ]
    assert item.version == version_of("ACTION")


def old(tables: Tables) -> int:
    items = [(kind, one) for one in tables.state.scan() if (kind := kind_of(one))]
    return sum(kind in UPGRADES and int(one.version or 1) < version_of(kind) for kind, one in items)


def test_a_dry_run_counts_and_changes_nothing(left: dict[str, Any], tables: Tables) -> None:
    before = old(tables)
    assert before > 0
    assert migrate(tables.state, dry_run=True, per_second=1000, sleep=lambda _s: None)["ACTION"] == before
    assert old(tables) == before


def test_the_migration_brings_every_record_up_and_then_finds_nothing(left: dict[str, Any], tables: Tables) -> None:
    before = {run_id: Runs(tables.state).view(run_id) for run_id in run_ids(left)}
    assert sum(migrate(tables.state, dry_run=False, per_second=1000, sleep=lambda _s: None).values()) > 0
    assert old(tables) == 0
    assert {run_id: Runs(tables.state).view(run_id) for run_id in run_ids(left)} == before
    assert not migrate(tables.state, dry_run=False, per_second=1000, sleep=lambda _s: None)


def test_what_an_earlier_release_held_is_listed_after_the_migration(left: dict[str, Any], tables: Tables) -> None:
    views = [view for run_id in run_ids(left) if (view := Runs(tables.state).view(run_id))]
    held = {one.action.key for view in views for one in view.actions if one.state == "held"}
    assert held
    actions = Actions(tables.state)
    assert actions.held("", 100) == ((), "")
    migrate(tables.state, dry_run=False, per_second=1000, sleep=lambda _s: None)
    assert {one.action.key for one in actions.held("", 100)[0]} == held
    expiring = actions.expiring(max(one.expires_at for view in views for one in view.actions if one.expires_at), 100)
    assert 0 < len(expiring) < len(held), "the last one's time is not up yet"


def test_an_action_whose_release_an_earlier_version_left_between_its_two_writes_is_held(dynoxide: str) -> None:
    from tests.conftest import fresh_tables

    tables = fresh_tables(dynoxide)
    left = restored(tables, RELEASES[-1])
    (view,) = [v for run in run_ids(left) if (v := Runs(tables.state).view(run)) and len(v.actions) > 3][:1]
    record = view.actions[-1].model_dump(mode="json")
    pk, sk = f"RUN#{view.run.run_id[-16:]}", f"ACTION#{record['action']['key'].partition('/')[2]}"
    stranded = packed({**record, "state": "released"})
    tables.state(pk, sk, body=stranded, version=2, state="released", attempt=1).save()
    actions = Actions(tables.state)
    held_action = actions.get(record["action"]["key"])
    assert held_action
    assert held_action.state == "held"
    assert actions.replace(held_action.model_copy(update={"state": "claimed", "attempt": 2}), held_action)


class Stopped(Exception):
    """Somebody pressed Ctrl-C."""


def test_a_stopped_migration_goes_on_where_it_was_and_keeps_its_pace(dynoxide: str) -> None:
    from tests.conftest import fresh_tables

    tables = fresh_tables(dynoxide)
    left = restored(tables, RELEASES[0])
    (draft,) = [item for item in left["state"] if item["sk"]["S"] == "ACTION#gmail.create_draft/1"][:1]
    body = base64.b64decode(draft["body"]["B"])
    for number in range(3 * PAGE):
        tables.state(f"RUN#copy{number}", "ACTION#gmail.create_draft/1", body=body, state="held", attempt=1).save()
    everything = old(tables)
    slept: list[float] = []

    def stop_after(pages: int) -> Callable[[float], None]:
        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == pages:
                raise Stopped

        return sleep

    with pytest.raises(Stopped):
        migrate(tables.state, dry_run=False, per_second=50, sleep=stop_after(2))
    rest = migrate(tables.state, dry_run=False, per_second=50, sleep=slept.append)
    assert 0 < sum(rest.values()) < everything, "it began again, or had nothing left to do"
    assert old(tables) == 0
    read = sum(1 for _ in tables.state.scan())
    assert sum(slept) >= (read + everything) / 50 * 0.9


def test_a_record_that_somebody_changed_meanwhile_is_left_alone(dynoxide: str) -> None:
    from tests.conftest import fresh_tables

    tables = fresh_tables(dynoxide)
    restored(tables, RELEASES[0])
    actions = Actions(tables.state)
    changed: list[str] = []

    class Racing(State):
        class Meta(tables.state.Meta):  # type: ignore[name-defined,misc]
            pass

        def save(self, *args: Any, **kwargs: Any) -> Any:
            if self.sk.startswith("ACTION#") and not changed:
                run = next(one for one in tables.state.scan() if one.pk == self.pk and one.sk == "RUN")
                record = actions.get(f"{run.run_id}/{self.sk.removeprefix('ACTION#')}")
                assert record
                changed.append(record.action.key)
                assert actions.replace(record.model_copy(update={"reason": "changed meanwhile"}), record)
            return super().save(*args, **kwargs)

    migrate(Racing, dry_run=False, per_second=1000, sleep=lambda _s: None)
    record = actions.get(changed[0])
    assert record
    assert record.reason == "changed meanwhile"
