"""The artefact itself, not the source tree, does the product's work under AWS's own runtime client."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.action import ActionKind
from chalicelib.intake.delivery import message, resume
from chalicelib.intake.payload import submission_key
from chalicelib.store.actions import Actions
from chalicelib.store.audit import AuditLog
from chalicelib.store.runs import Runs
from chalicelib.wiring import now
from infra.aws import build
from infra.aws.artefact import PRUNED, REQUIRED, UNZIPPED_BUDGET, ZIP_BUDGET, Unfit, check
from infra.aws.grants import GRANTS, TAKES
from infra.aws.runtime import Function, FunctionFailed, TimedOut
from tests.aws.artefact_side import KEY, SCHEDULED, Stage, http, records, stage
from tests.living import outside, post, submission_payload

pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("aws")]


@pytest.fixture(scope="module")
def lambdas(made: build.Package, store_endpoint: str, moto: str) -> Iterator[Stage]:
    with outside() as out, stage(made, out, store_endpoint, moto, uuid.uuid4().hex[:8]) as up:
        yield up


def lead(name: str) -> str:
    return message("poll", submission_payload(f"{name}@quetzaltel.example", conversion_id=name), now())


def run_of(lambdas: Stage, name: str) -> Any:
    return Runs(lambdas.tables.state).of_submission(submission_key("4242", "demo-request", name))


def drafts(lambdas: Stage, run_id: str) -> list[Any]:
    _, google = lambdas.out.state()
    return [draft for box in google["mailboxes"].values() for draft in box["drafts"] if run_id in str(draft["headers"])]


def test_it_keeps_to_its_budget_and_holds_what_is_listed(made: build.Package) -> None:
    assert 0 < made.sizes.zipped <= ZIP_BUDGET
    assert 0 < made.sizes.unzipped <= UNZIPPED_BUDGET
    check(made.zip, made.sizes)
    assert {rule.why for rule in PRUNED} == set(made.sizes.left_out), "a rule that leaves nothing out is stale"


def test_a_listed_file_that_is_missing_stops_the_build(made: build.Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.aws.artefact.REQUIRED", (*REQUIRED, "hubspot/crm/deals/__init__.py"))
    with pytest.raises(Unfit, match="hubspot/crm/deals"):
        check(made.zip, made.sizes)


def test_a_webhook_is_taken_and_queued(lambdas: Stage) -> None:
    lambdas.messages()  # what sweeps of other tests put there
    body = json.dumps(
        {"portalId": "4242", "formId": "demo-request", "email": "ada@quetzaltel.example", "message": "Hi"}
    )
    sent = http("POST", "/webhooks/hubspot/workflow", body, Content_Type="application/json", X_Webhook_Key=KEY)
    answer = lambdas.functions["api_handler"].invoke(sent)
    assert answer["statusCode"] == 202
    (queued,) = lambdas.messages()
    assert "ada@quetzaltel.example" in queued


def test_a_wrong_key_and_a_body_of_a_mebibyte_are_refused(lambdas: Stage) -> None:
    api = lambdas.functions["api_handler"]
    stranger = http("POST", "/webhooks/hubspot/workflow", "{}", Content_Type="application/json", X_Webhook_Key="guess")
    large = http(
        "POST", "/webhooks/hubspot/workflow", "x" * 1024 * 1024, Content_Type="application/json", X_Webhook_Key=KEY
    )
    assert api.invoke(stranger)["statusCode"] == 401
    assert api.invoke(large)["statusCode"] == 413
    assert lambdas.messages() == []


def test_a_lead_becomes_a_draft(lambdas: Stage) -> None:
    assert lambdas.functions["run_pipeline"].invoke(records(lead("one"))) == {"batchItemFailures": []}
    run = run_of(lambdas, "one")
    assert run.status in ("done", "degraded")
    assert len(drafts(lambdas, run.run_id)) == 1


def test_pages_and_health_answer(lambdas: Stage) -> None:
    api = lambdas.functions["api_handler"]
    lambdas.functions["run_pipeline"].invoke(records(lead("shown")))
    run_id = run_of(lambdas, "shown").run_id
    pages = [
        http("GET", "/health"),
        http("GET", "/runs"),
        http("GET", "/api/runs"),
        http("GET", f"/runs/{run_id}", resource="/runs/{run_id}"),
        http("GET", f"/api/runs/{run_id}", resource="/api/runs/{run_id}"),
        http("GET", f"/api/audit?run_id={run_id}"),
        http("GET", f"/api/audit/verify?run_id={run_id}"),
        http("GET", "/static/console.css", resource="/static/{name}"),
    ]
    for page in pages:
        assert api.invoke(page)["statusCode"] == 200, page["path"]


def test_a_message_that_fails_comes_back_alone_also_out_of_a_batch(lambdas: Stage) -> None:
    worker = lambdas.functions["run_pipeline"]
    post(
        f"{lambdas.out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 423, "path": "fails", "times": None}
    )
    try:
        with pytest.raises(FunctionFailed, match="RetryLater"):
            worker.invoke(records(lead("fails-alone")))
        answer = worker.invoke(records(lead("well-one"), lead("fails-too"), lead("well-two")))
    finally:
        lambdas.out.hubspot.emulator.faults.clear()
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert worker.invoke(records(lead("fails-too"))) == {"batchItemFailures": []}
    for name in ("well-one", "fails-too", "well-two"):
        assert len(drafts(lambdas, run_of(lambdas, name).run_id)) == 1


def test_the_schedule_brings_what_no_webhook_brought(lambdas: Stage) -> None:
    sweep = lambdas.functions["sweep"]
    sweep.invoke(SCHEDULED)
    lambdas.messages()
    seeded = {
        "form_id": "demo-request",
        "email": "late@quetzaltel.example",
        "values": {"message": "Demo?"},
        "days_ago": 0,
    }
    post(f"{lambdas.out.hubspot.url}/_emulator/seed", {"submissions": [seeded]})
    sweep.invoke(SCHEDULED)
    assert any("late@quetzaltel.example" in body for body in lambdas.messages())


def test_a_run_waits_for_a_service_and_goes_on_when_it_is_back(lambdas: Stage) -> None:
    worker, sweep = lambdas.functions["run_pipeline"], lambdas.functions["sweep"]
    post(f"{lambdas.out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 503, "path": "", "times": None})
    try:
        worker.invoke(records(lead("patient")))
        sweep.invoke(SCHEDULED)
    finally:
        lambdas.out.hubspot.emulator.faults.clear()
    run_id = run_of(lambdas, "patient").run_id
    assert run_of(lambdas, "patient").status == "waiting"
    sweep.invoke(SCHEDULED)
    (woken,) = [body for body in lambdas.messages() if run_id in body]
    worker.invoke(records(woken))
    assert len(drafts(lambdas, run_id)) == 1


def test_a_held_action_expires_and_the_trail_says_so(lambdas: Stage) -> None:
    lambdas.functions["run_pipeline"].invoke(records(lead("overdue")))
    actions, key = Actions(lambdas.tables.state), f"{run_of(lambdas, 'overdue').run_id}/{ActionKind.CREATE_NOTE}/1"
    held = actions.get(key)
    assert held
    assert held.state == "held"
    assert actions.replace(held.model_copy(update={"expires_at": now() - timedelta(minutes=1)}), held)
    lambdas.functions["sweep"].invoke(SCHEDULED)
    expired = actions.get(key)
    assert expired
    assert expired.state == "expired"
    events = AuditLog(lambdas.tables.audit).events(held.action.run_id)
    assert [event.detail["key"] for event in events if event.what == "action.expired"] == [key]


def test_a_function_that_runs_out_of_time_is_gone_on_with(lambdas: Stage) -> None:
    worker = lambdas.functions["run_pipeline"]
    hurried = Function(worker.handler, worker.task, worker.interpreter, worker.client, dict(worker.environment), 6.0)
    hurried.environment["RUN_LEASE_S"] = "1"
    google = f"{lambdas.out.google.url}/_emulator/faults"
    post(google, {"kind": "delay", "seconds": 8, "path": "/freeBusy", "times": 1})
    try:
        with pytest.raises(TimedOut):
            hurried.invoke(records(lead("slow")))
        time.sleep(1.5)
        run_id = run_of(lambdas, "slow").run_id
        assert drafts(lambdas, run_id) == []
        assert hurried.invoke(records(resume(run_id))) == {"batchItemFailures": []}
    finally:
        hurried.stop()
        lambdas.out.google.emulator.faults.clear()
    assert run_of(lambdas, "slow").status in ("done", "degraded")
    assert len(drafts(lambdas, run_id)) == 1


def test_every_permission_is_used_and_nothing_else_is_asked_for(
    made: build.Package, store_endpoint: str, moto: str
) -> None:
    """Does all that each function does; what it then asked of AWS is exactly what its policy grants."""
    with outside() as out, stage(made, out, store_endpoint, moto, uuid.uuid4().hex[:8]) as fresh:
        test_a_webhook_is_taken_and_queued(fresh)
        test_pages_and_health_answer(fresh)
        test_a_message_that_fails_comes_back_alone_also_out_of_a_batch(fresh)
        test_the_schedule_brings_what_no_webhook_brought(fresh)
        test_a_run_waits_for_a_service_and_goes_on_when_it_is_back(fresh)
        test_a_held_action_expires_and_the_trail_says_so(fresh)
        seen = fresh.calls.seen
    for function, grants in GRANTS.items():
        granted = {(action, one.resource) for one in grants if one is not TAKES for action in one.actions}
        assert {(action, resource) for who, action, resource in seen if who == function} == granted, function


def test_two_builds_of_one_commit_are_the_same_bytes(made: build.Package, tmp_path: Path) -> None:
    again = build.package("prod", work=tmp_path)
    assert again.zip.read_bytes() == made.zip.read_bytes()
