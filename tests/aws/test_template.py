"""The template that is deployed: safe by default, least privilege, consistent with itself and with the code."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from parliament import analyze_policy_string, iam_definition

from chalicelib import settings
from chalicelib.store.tables import Audit, State
from infra.aws import build
from infra.aws.alarms import ALARMS
from infra.aws.grants import GRANTS, file_of, policy
from infra.aws.template import FUNCTIONS, MAX_DELIVERIES, VISIBILITY_S, extras

ROOT = Path(__file__).parents[2]
CONFIG = json.loads((ROOT / ".chalice" / "config.json").read_text())
STAGES = sorted(CONFIG["stages"])
HARMLESS = {"RESOURCE_STAR"}

pytestmark = pytest.mark.xdist_group("aws")


@pytest.fixture(scope="module")
def template(made: build.Package) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(made.template.read_text())
    return whole


def of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {name: one["Properties"] for name, one in template["Resources"].items() if one["Type"] == kind}


def test_what_the_gateway_refuses_by_itself_has_the_shape_of_all_our_errors(template: dict[str, Any]) -> None:
    (api,) = of_type(template, "AWS::ApiGateway::RestApi").values()
    responses = api["Body"]["x-amazon-apigateway-gateway-responses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN"} <= set(responses)
    for response in responses.values():
        told = json.loads(response["responseTemplates"]["application/json"])
        assert set(told) == {"error", "error_id"}
        assert set(told["error"]) == {"code", "message", "what_to_do"}
        assert response["responseParameters"]["gatewayresponse.header.X-Content-Type-Options"] == "'nosniff'"
    methods = api["Body"]["paths"]
    assert all(("get" in path) == ("head" in path) for path in methods.values()), "where there is GET there is HEAD"


def functions(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return of_type(template, "AWS::Lambda::Function")


def mapping(template: dict[str, Any]) -> dict[str, Any]:
    (one,) = of_type(template, "AWS::Lambda::EventSourceMapping").values()
    return one


def test_the_linter_of_templates_finds_nothing(made: build.Package) -> None:
    ran = subprocess.run(
        ["cfn-lint", str(made.template)], capture_output=True, text=True, check=False, env=environment()
    )
    assert (ran.returncode, ran.stdout) == (0, "")


def environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def unlost_records(template: dict[str, Any]) -> list[str]:
    """Queue mappings with a batch of several that would lose what failed."""
    return [
        name
        for name, one in of_type(template, "AWS::Lambda::EventSourceMapping").items()
        if one["BatchSize"] > 1 and "ReportBatchItemFailures" not in one.get("FunctionResponseTypes", [])
    ]


def test_no_queue_mapping_can_lose_the_records_that_failed(template: dict[str, Any]) -> None:
    assert unlost_records(template) == []
    careless = json.loads(json.dumps(template))
    mapping(careless)["BatchSize"] = 10
    assert unlost_records(careless) == []
    del mapping(careless)["FunctionResponseTypes"]
    assert unlost_records(careless), "this test would not see it"


def test_every_function_of_the_app_is_known_with_a_handler_in_app(template: dict[str, Any]) -> None:
    assert set(functions(template)) == set(FUNCTIONS.values())
    assert all(one["Handler"].startswith("app.") for one in functions(template).values())


def test_tables_are_what_the_product_uses_and_cannot_be_lost(template: dict[str, Any]) -> None:
    for name, model in (("StateTable", State), ("AuditTable", Audit)):
        resource = template["Resources"][name]
        made, wanted = resource["Properties"], model._get_schema() if hasattr(model, "_get_schema") else None
        assert wanted is not None
        assert {key["AttributeName"]: key["KeyType"] for key in made["KeySchema"]} == {
            key["AttributeName"]: key["KeyType"] for key in wanted["key_schema"]
        }
        assert {one["AttributeName"] for one in made["AttributeDefinitions"]} == {
            one["AttributeName"] for one in wanted["attribute_definitions"]
        }
        assert made["BillingMode"] == "PAY_PER_REQUEST"
        assert made["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert made["SSESpecification"]["SSEEnabled"]
        assert made["DeletionProtectionEnabled"]
        assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
    (index,) = template["Resources"]["StateTable"]["Properties"]["GlobalSecondaryIndexes"]
    assert index["IndexName"] == State.by_status.Meta.index_name


def test_times_and_limits_are_consistent(template: dict[str, Any]) -> None:
    defaults = settings.Settings()
    worker = functions(template)["RunPipeline"]
    assert defaults.worker_limit_s + 5 <= worker["Timeout"], "a passage must end before its function is killed"
    assert worker["Timeout"] < defaults.run_lease_s, "a run must not be taken over while its worker may still live"
    assert 6 * worker["Timeout"] <= VISIBILITY_S, "AWS: six times the function's time-out"
    assert defaults.max_deliveries < MAX_DELIVERIES, "a run parks visibly before its message is set aside"
    assert functions(template)["APIHandler"]["Timeout"] <= 29, "API Gateway waits no longer"
    assert functions(template)["Sweep"]["Timeout"] < 60, "rounds must not overlap"
    queue = template["Resources"]["LeadsQueue"]["Properties"]
    assert queue["VisibilityTimeout"] == VISIBILITY_S
    assert queue["RedrivePolicy"]["maxReceiveCount"] == MAX_DELIVERIES
    assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {"Fn::GetAtt": ["DeadLetters", "Arn"]}
    letters = template["Resources"]["DeadLetters"]["Properties"]["MessageRetentionPeriod"]
    assert letters > queue["MessageRetentionPeriod"], "what is set aside keeps its first date"
    assert mapping(template)["ScalingConfig"]["MaximumConcurrency"] >= 2


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_holds_writes_until_somebody_says_otherwise(stage: str) -> None:
    assert CONFIG["stages"][stage]["environment_variables"]["DRAFT_ONLY"] == "true"
    assert CONFIG["environment_variables"]["DRAFT_ONLY"] == "true"
    assert extras(stage)["Parameters"]["DraftOnly"]["Default"] == "true"


def test_nothing_secret_stands_in_the_template(template: dict[str, Any]) -> None:
    names = {row.metadata["env"] for row in dataclasses.fields(settings.Settings) if row.metadata["secret"]}
    for function in functions(template).values():
        assert not names & set(function["Environment"]["Variables"])
    assert of_type(template, "AWS::SecretsManager::Secret")["Secret"]["SecretString"] == "{}"


def test_logs_are_kept_for_a_time_that_somebody_chose(template: dict[str, Any]) -> None:
    groups = of_type(template, "AWS::Logs::LogGroup")
    assert all(group["RetentionInDays"] > 0 for group in groups.values())
    for function in functions(template).values():
        assert function["LoggingConfig"]["LogGroup"]["Ref"] in groups


def test_every_alarm_is_made_and_tells_somebody(template: dict[str, Any]) -> None:
    made = of_type(template, "AWS::CloudWatch::Alarm")
    assert set(made) == {f"{alarm.name}Alarm" for alarm in ALARMS}
    assert all(alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}] for alarm in made.values())


def test_the_api_is_throttled_and_its_calls_are_logged(template: dict[str, Any]) -> None:
    (api,) = of_type(template, "AWS::ApiGateway::Stage").values()
    (every,) = api["MethodSettings"]
    assert (every["HttpMethod"], every["ResourcePath"]) == ("*", "/*")
    assert 0 < every["ThrottlingRateLimit"] <= every["ThrottlingBurstLimit"]
    assert not every["DataTraceEnabled"], "bodies of webhooks must not reach logs"
    assert "sourceIp" not in api["AccessLogSetting"]["Format"]


@pytest.mark.parametrize("function", GRANTS)
def test_a_policy_is_what_the_table_says_and_the_linter_finds_nothing(function: str) -> None:
    written = json.loads((ROOT / ".chalice" / file_of(function)).read_text())
    assert written == policy(function), "run: python -m infra.aws policies"
    found = analyze_policy_string(json.dumps(resolved(written))).findings
    assert [one for one in found if one.issue not in HARMLESS] == []


@pytest.mark.parametrize("function", GRANTS)
def test_no_function_may_change_the_audit_log_or_do_everything_anywhere(function: str) -> None:
    for statement in policy(function)["Statement"]:
        assert not any("*" in action for action in statement["Action"])
        assert statement["Resource"] != "*"
        if statement["Resource"] == {"Fn::GetAtt": ["AuditTable", "Arn"]}:
            assert set(statement["Action"]) <= {"dynamodb:Query", "dynamodb:PartiQLInsert"}


def writes_to_items() -> set[str]:
    """Every DynamoDB action that writes items, by the linter's copy of AWS's own list: those that a key's value can limit."""
    (dynamodb,) = [service for service in iam_definition if service["prefix"] == "dynamodb"]
    return {
        f"dynamodb:{one['privilege']}"
        for one in dynamodb["privileges"]
        if one["access_level"] == "Write"
        and any("dynamodb:LeadingKeys" in resource["condition_keys"] for resource in one["resource_types"])
    }


def test_the_audit_tables_own_policy_lets_nobody_overwrite_or_remove(template: dict[str, Any]) -> None:
    (statement,) = template["Resources"]["AuditTable"]["Properties"]["ResourcePolicy"]["PolicyDocument"]["Statement"]
    assert (statement["Effect"], statement["Principal"], statement["Resource"]) == ("Deny", "*", "*")
    assert "Condition" not in statement
    assert len(writes_to_items()) >= 7
    assert writes_to_items() - set(statement["Action"]) == {"dynamodb:PartiQLInsert"}
    assert "dynamodb:UpdateTimeToLive" in statement["Action"]
    assert not set(statement["Action"]) & {"dynamodb:Query", "dynamodb:PartiQLInsert"}
    assert "ResourcePolicy" not in template["Resources"]["StateTable"]["Properties"]


def test_the_signing_key_is_made_with_the_stack_and_never_told(template: dict[str, Any]) -> None:
    key = template["Resources"]["AuditKey"]
    assert key["DeletionPolicy"] == key["UpdateReplacePolicy"] == "Retain"
    assert "SecretString" not in key["Properties"]
    assert key["Properties"]["GenerateSecretString"]["PasswordLength"] >= settings.SHORTEST_KEY
    assert key["Properties"]["GenerateSecretString"]["ExcludePunctuation"], "a comma would make two keys of it"
    for function in functions(template).values():
        assert function["Environment"]["Variables"]["AUDIT_KEYS_ID"] == {"Ref": "AuditKey"}


def test_a_forbidden_policy_would_be_found() -> None:
    careless = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:Qery", "Resource": "*"}]}
    assert analyze_policy_string(json.dumps(careless)).findings


def resolved(document: dict[str, Any]) -> dict[str, Any]:
    """The policy with its references as the template would resolve them."""
    base = "arn:aws:{}:us-east-1:123456789012:{}"
    arns = {
        "StateTable": base.format("dynamodb", "table/state"),
        "AuditTable": base.format("dynamodb", "table/audit"),
        "LeadsQueue": base.format("sqs", "leads"),
        "Secret": base.format("secretsmanager", "secret:name-AbCdEf"),
        "AuditKey": base.format("secretsmanager", "secret:key-AbCdEf"),
    }

    def arn(reference: dict[str, Any]) -> str:
        if "Fn::Sub" in reference:
            return f"{arns['StateTable']}/index/*"
        name = reference.get("Ref") or reference["Fn::GetAtt"][0]
        return arns.get(name, base.format("logs", f"log-group:{name}:*"))

    statements = [{**one, "Resource": arn(one["Resource"])} for one in document["Statement"]]
    return {**document, "Statement": statements}
