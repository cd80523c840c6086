"""Deploying says what it will do, does it once a person agrees, keeps what it needs to go back, and goes back.

CloudFormation is moto's. It makes no alarms, dashboards, secrets, API accounts and API stages, so these are taken out
of the template here; what CloudFormation itself does with them was never seen.
"""

from __future__ import annotations

import json
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.gate.ledger import PERFORMABLE
from chalicelib.gate.policy import POLICY
from infra.aws import build, ship
from infra.aws.gate_words import will_begin
from infra.aws.letters import redrive

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
UNKNOWN_TO_MOTO = (
    "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard", "AWS::SecretsManager::Secret", "AWS::ApiGateway::Account",
    "AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage",
)  # fmt: skip

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*not supported by moto:UserWarning"), pytest.mark.xdist_group("aws"),
]  # fmt: skip


class Person:
    """Reads what is told, and answers what is asked."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.told, self.asked = list(answers), [], []  # type: ignore[var-annotated]

    def tell(self, line: str) -> None:
        self.told.append(line)

    def ask(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0)


def reduced(template: dict[str, Any]) -> dict[str, Any]:
    """The template without what moto cannot make, and without references to it."""
    gone = {name for name, one in template["Resources"].items() if one["Type"] in UNKNOWN_TO_MOTO}

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            if value.get("Ref") in gone or value.get("Fn::GetAtt", [""])[0] in gone:
                return "not-here"
            return {key: kept(one) for key, one in value.items()}
        return [kept(one) for one in value] if isinstance(value, list) else value

    left = {**template, "Resources": {name: one for name, one in template["Resources"].items() if name not in gone}}
    for resource in left["Resources"].values():
        resource.pop("DependsOn", None)
    given: dict[str, Any] = kept(left)
    return given


class MotoStage(ship.Stage):
    """moto forgets the outputs of a stack that a change set made; here the API's address is put together by hand."""

    def outputs(self) -> dict[str, str]:
        if not self.exists():
            return {}
        found = self.cloudformation.describe_stack_resources(StackName=self.stack)["StackResources"]
        api = next(one["PhysicalResourceId"] for one in found if one.get("LogicalResourceId") == "RestAPI")
        return {"EndpointURL": f"https://{api}.execute-api.{self.region}.amazonaws.com/api/"}


@pytest.fixture
def packages(made: build.Package, tmp_path: Path) -> Callable[..., Path]:
    """A package of a release; `change` edits its template."""

    def package(number: int, change: Callable[[dict[str, Any]], None] = lambda _t: None) -> Path:
        folder = tmp_path / str(number)
        folder.mkdir()
        template = reduced(json.loads(made.template.read_text()))
        change(template)
        (folder / "template.json").write_text(json.dumps(template))
        (folder / "deployment.zip").write_bytes(b"PK\x05\x06" + bytes([number]) + bytes(17))
        told = {"commit": f"c{number}", "python": "3.13", "sha256": f"{number:064}", "zipped": 1, "unzipped": 1}
        (folder / "artefact.json").write_text(json.dumps(told))
        return folder

    return package


@pytest.fixture
def stage(moto: str) -> Iterator[ship.Stage]:
    clients = [
        boto3.client(name, endpoint_url=moto, region_name="us-east-1") for name in ("cloudformation", "s3", "sts")
    ]
    made = MotoStage(f"t{uuid.uuid4().hex[:6]}", clients[0], clients[1], clients[2], "us-east-1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield made
        if made.exists():
            made.cloudformation.delete_stack(StackName=made.stack)


def test_a_first_deploy_makes_the_stage_with_the_gate_closed(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    person = Person("yes")
    ship.deploy(stage, packages(1), NOW, tell=person.tell, ask=person.ask)
    assert stage.parameters()["DraftOnly"] == "true"
    assert stage.parameters()["PublicBaseUrl"] == stage.outputs()["EndpointURL"].rstrip("/")
    assert any("DRAFT_ONLY is on" in line for line in person.told)
    assert any("make DynamoDB Table StateTable" in line for line in person.told)
    assert person.told[-1] == f"To go back: make rollback STAGE={stage.name}"
    assert [one.commit for one in ship.releases(stage)] == ["c1"]


def test_who_does_not_say_yes_changes_nothing(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    with pytest.raises(ship.Refused, match="you did not answer yes"):
        ship.deploy(stage, packages(1), NOW, tell=print, ask=lambda _question: "no")
    assert not stage.exists()
    assert ship.releases(stage) == []


def test_going_back_takes_the_release_before_without_a_build(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    person = Person("yes", "yes", "yes")
    ship.deploy(stage, packages(1), NOW, tell=person.tell, ask=person.ask)
    ship.deploy(stage, packages(2), NOW + timedelta(hours=1), tell=person.tell, ask=person.ask)
    assert stage.parameters()["CodeKey"].endswith(f"{2:064}.zip")
    back = ship.rollback(stage, tell=person.tell, ask=person.ask)
    assert back.commit == "c1"
    assert stage.parameters()["CodeKey"].endswith(f"{1:064}.zip")
    with pytest.raises(ship.Refused, match="No release starts with abc"):
        ship.rollback(stage, tell=person.tell, ask=person.ask, to="abc")


def test_without_an_earlier_release_there_is_no_way_back(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    ship.deploy(stage, packages(1), NOW, tell=print, ask=lambda _question: "yes")
    with pytest.raises(ship.Refused, match="no other release"):
        ship.rollback(stage, tell=print, ask=lambda _question: "yes")


def test_a_change_that_would_empty_a_table_is_refused(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    ship.deploy(stage, packages(1), NOW, tell=print, ask=lambda _question: "yes")

    def without_the_audit_log(template: dict[str, Any]) -> None:
        del template["Resources"]["AuditTable"]
        template["Outputs"].pop("AuditTableName")
        for resource in template["Resources"].values():
            resource.get("Properties", {}).get("Environment", {}).get("Variables", {}).pop("AUDIT_TABLE", None)
        for role in (one for one in template["Resources"].values() if one["Type"] == "AWS::IAM::Role"):
            role["Properties"]["Policies"] = []

    with pytest.raises(ship.Refused, match="empty take away DynamoDB Table AuditTable"):
        ship.deploy(stage, packages(2, without_the_audit_log), NOW, tell=print, ask=lambda _question: "yes")
    assert stage.parameters()["CodeKey"].endswith(f"{1:064}.zip")


def test_the_gate_opens_only_for_who_types_the_stages_name(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    ship.deploy(stage, packages(1), NOW, tell=print, ask=lambda _question: "yes")
    hasty = Person("yes")
    with pytest.raises(ship.Refused):
        ship.set_gate(stage, draft_only=False, will_begin=will_begin(), tell=hasty.tell, ask=hasty.ask)
    assert stage.parameters()["DraftOnly"] == "true"
    assert any("create a HubSpot task" in line for line in hasty.told)
    careful = Person(stage.name)
    ship.set_gate(stage, draft_only=False, will_begin=will_begin(), tell=careful.tell, ask=careful.ask)
    assert stage.parameters()["DraftOnly"] == "false"
    nobody = Person()
    ship.set_gate(stage, draft_only=True, will_begin=(), tell=nobody.tell, ask=nobody.ask)
    assert stage.parameters()["DraftOnly"] == "true"
    assert nobody.asked == []


def test_a_deploy_leaves_the_gate_as_it_is_and_says_so(stage: ship.Stage, packages: Callable[..., Path]) -> None:
    ship.deploy(stage, packages(1), NOW, tell=print, ask=lambda _question: "yes")
    ship.set_gate(stage, draft_only=False, will_begin=(), tell=print, ask=lambda _question: stage.name)
    person = Person("yes")
    ship.deploy(stage, packages(2), NOW + timedelta(hours=1), tell=person.tell, ask=person.ask)
    assert stage.parameters()["DraftOnly"] == "false"
    assert any("DRAFT_ONLY is OFF" in line for line in person.told)


def test_everything_that_opening_the_gate_begins_is_named() -> None:
    begins = [kind for kind, (draft_only, live) in POLICY.items() if (draft_only, live) == ("hold", "perform")]
    assert set(will_begin()) == {PERFORMABLE[kind] for kind in begins if kind in PERFORMABLE}
    assert not [sentence for sentence in will_begin() if "company" in sentence], "nothing writes companies"


def test_changes_are_told_in_words_and_replacements_first() -> None:
    changes: list[dict[str, Any]] = [
        {"ResourceChange": {"Action": "Modify", "Replacement": "False", "LogicalResourceId": "RunPipeline",
                            "ResourceType": "AWS::Lambda::Function", "Details": [{"Target": {"Name": "Timeout"}}]}},
        {"ResourceChange": {"Action": "Modify", "Replacement": "True", "LogicalResourceId": "LeadsQueue",
                            "ResourceType": "AWS::SQS::Queue", "Details": []}},
    ]  # fmt: skip
    assert ship.in_words(changes) == ["replace SQS Queue LeadsQueue", "change Lambda Function RunPipeline (Timeout)"]


@pytest.mark.parametrize(("health", "webhook", "wrong"), [(200, 401, 0), (503, 401, 1), (200, 202, 1), (500, 500, 2)])
def test_a_stage_that_does_not_answer_as_it_should_is_told(health: int, webhook: int, wrong: int) -> None:
    class Handler(BaseHTTPRequestHandler):
        def answer(self, status: int) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            self.answer(health)

        def do_POST(self) -> None:
            self.answer(webhook)

        def log_message(self, *_args: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        assert len(ship.smoke(f"http://127.0.0.1:{server.server_address[1]}")) == wrong
    finally:
        server.shutdown()
        server.server_close()


def test_what_was_set_aside_goes_back_on_the_queue_and_none_is_lost(moto: str) -> None:
    sqs = boto3.client("sqs", endpoint_url=moto, region_name="us-east-1")
    urls = [sqs.create_queue(QueueName=f"{name}-{uuid.uuid4().hex[:6]}")["QueueUrl"] for name in ("letters", "leads")]
    for number in range(23):
        sqs.send_message(QueueUrl=urls[0], MessageBody=f"lead {number}")
    assert redrive(sqs, *urls) == 23
    got: set[str] = set()
    while messages := sqs.receive_message(QueueUrl=urls[1], MaxNumberOfMessages=10).get("Messages", []):
        got |= {one["Body"] for one in messages}
    assert got == {f"lead {number}" for number in range(23)}
    assert redrive(sqs, *urls) == 0
