"""What each function may do on AWS, and nothing else: GRANTS is the one table, the policy files are made from it.

`python -m infra.aws policies` writes them to `.chalice/`, where Chalice reads one a function.

Nobody may change or remove anything in the audit table. `PutItem` would overwrite, and IAM cannot ask for its condition,
so no function holds it there: they append by PartiQL's INSERT, which fails where there is an item. The table's own policy
(`audit_guard`) denies every other write to everybody in the account, administrators included.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Resource = Literal["state", "state indexes", "audit", "leads queue", "secret", "audit key"]

ARNS: dict[Resource, Any] = {
    "state": {"Fn::GetAtt": ["StateTable", "Arn"]},
    "state indexes": {"Fn::Sub": "${StateTable.Arn}/index/*"},
    "audit": {"Fn::GetAtt": ["AuditTable", "Arn"]},
    "leads queue": {"Fn::GetAtt": ["LeadsQueue", "Arn"]},
    "secret": {"Ref": "Secret"},
    "audit key": {"Ref": "AuditKey"},
}
LOG_GROUPS = {"api_handler": "APIHandlerLogs", "run_pipeline": "RunPipelineLogs", "sweep": "SweepLogs"}
"""The functions' own groups, which the template makes: no function may make one that nobody set a retention for."""


@dataclass(frozen=True)
class Grant:
    """Some actions on one resource, and what for."""

    resource: Resource
    actions: tuple[str, ...]
    why: str


SECRET = Grant("secret", ("secretsmanager:GetSecretValue",), "keys and tokens, read at run time")
KEY = Grant("audit key", ("secretsmanager:GetSecretValue",), "the key that the trail is signed with")
APPENDS = Grant("audit", ("dynamodb:Query", "dynamodb:PartiQLInsert"), "append to the trail, show and verify it")
OVERWRITES = (
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:PartiQLUpdate",
    "dynamodb:PartiQLDelete",
    "dynamodb:UpdateTimeToLive",
)
"""Every action that can replace, change or remove a table's items; by a time to live, DynamoDB itself would."""
TAKES = Grant(
    "leads queue",
    ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
    "Lambda polls the queue in the function's name",
)
GIVES = Grant("leads queue", ("sqs:GetQueueUrl", "sqs:SendMessage"), "put deliveries on the queue")
LOOKS = Grant("state indexes", ("dynamodb:Query",), "runs by status")

GRANTS: dict[str, tuple[Grant, ...]] = {
    "api_handler": (
        SECRET,
        GIVES,
        Grant("state", ("dynamodb:Query", "dynamodb:BatchGetItem"), "runs, held actions, the switch"),
        LOOKS,
        Grant("audit", ("dynamodb:Query",), "show and verify the trail"),
        KEY,
    ),
    "run_pipeline": (
        SECRET,
        TAKES,
        Grant(
            "state",
            (
                "dynamodb:Query",
                "dynamodb:BatchGetItem",
                "dynamodb:PutItem",
                "dynamodb:BatchWriteItem",
                "dynamodb:UpdateItem",
            ),
            "runs, steps, actions, people, the cache; turns are counted by update",
        ),
        APPENDS,
        KEY,
    ),
    "sweep": (
        SECRET,
        GIVES,
        Grant(
            "state",
            ("dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"),
            "forms, what has a run, the mark; actions that expire; outages that end",
        ),
        LOOKS,
        APPENDS,
        KEY,
    ),
}


def policy(function: str) -> dict[str, Any]:
    """A function's policy document, with references that the template resolves."""
    statements = [
        {"Effect": "Allow", "Action": list(grant.actions), "Resource": ARNS[grant.resource]}
        for grant in GRANTS[function]
    ]
    group = {"Fn::GetAtt": [LOG_GROUPS[function], "Arn"]}
    logs = {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": group}
    return {"Version": "2012-10-17", "Statement": [*statements, logs]}


def audit_guard() -> dict[str, Any]:
    """The audit table's own policy. It names every resource, since a table cannot refer to itself in a template."""
    statement = {"Effect": "Deny", "Principal": "*", "Action": list(OVERWRITES), "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [{"Sid": "AppendOnly", **statement}]}


def file_of(function: str) -> str:
    """The policy file's name in `.chalice/`."""
    return f"policy-{function}.json"


def write(folder: Path) -> None:
    """Write every policy file."""
    for function in GRANTS:
        (folder / file_of(function)).write_text(json.dumps(policy(function), indent=1) + "\n")
