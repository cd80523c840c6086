"""What `chalice package` leaves out of the template, merged into its output: stores, queues, logs, limits, alarms.

Chalice creates the functions, their roles, the API, and the schedules. Pure; names derive from the stack, so several
stages fit into one account.
"""

from __future__ import annotations

from typing import Any

from chalicelib.store.tables import LIST_ATTRIBUTES
from infra.aws import alarms, gateway
from infra.aws.dashboard import dashboard
from infra.aws.grants import LOG_GROUPS, audit_guard

MAX_DELIVERIES = 6
"""Of a message, before it is set aside: more than the passages after which a run is parked, so runs park first."""
VISIBILITY_S = 720
"""Six times the worker's time-out, as AWS advises for a queue that Lambda polls; the sweep brings runs back sooner."""
QUEUE_KEEPS_S, LETTERS_KEEP_S = 4 * 86_400, 14 * 86_400
LOG_DAYS, AUDIT_ACCESS_DAYS = 30, 90
RATE, BURST = 100, 200
"""Requests a second that the API takes: a campaign's peak of 1,000 leads a minute, six times over."""
FUNCTIONS = {"api_handler": "APIHandler", "run_pipeline": "RunPipeline", "sweep": "Sweep"}
"""Chalice's name for each function's resource."""


def extras(stage: str) -> dict[str, Any]:
    """The template to merge: `chalice package --merge-template`."""
    return {
        "Description": f"Sales Agent, stage {stage}",
        "Parameters": PARAMETERS,
        "Conditions": {
            "Mailed": {"Fn::Not": [{"Fn::Equals": [{"Ref": "AlarmEmail"}, ""]}]},
        },
        "Resources": {
            **_tables(),
            **_queues(),
            **_functions(stage),
            **_api(),
            **_logs(),
            **_secret(),
            **_topic(),
            **alarms.template(),
            "Dashboard": dashboard(),
        },
        "Outputs": {
            "StateTableName": {"Value": {"Ref": "StateTable"}},
            "AuditTableName": {"Value": {"Ref": "AuditTable"}},
            "LeadsQueueUrl": {"Value": {"Ref": "LeadsQueue"}},
            "DeadLettersUrl": {"Value": {"Ref": "DeadLetters"}},
            "SecretArn": {"Value": {"Ref": "Secret"}},
        },
    }


PARAMETERS: dict[str, Any] = {
    "CodeBucket": {"Type": "String", "Description": "Bucket of the artefact; the deploy command fills it in."},
    "CodeKey": {"Type": "String", "Description": "Key of the artefact; the deploy command fills it in."},
    "PublicBaseUrl": {
        "Type": "String",
        "Default": "",
        "Description": "Address under which HubSpot calls us; the deploy command sets it from the API's own.",
    },
    "DraftOnly": {
        "Type": "String",
        "Default": "true",
        "AllowedValues": ["true", "false"],
        "Description": "true holds every outside write but the Gmail draft.",
    },
    "AlarmEmail": {"Type": "String", "Default": "", "Description": "Who is told of alarms; empty: nobody by mail."},
}


def _tables() -> dict[str, Any]:
    return {
        "StateTable": _table(
            {"pk": "S", "sk": "S", "status": "S", "run_id": "S"},
            ("pk", "sk"),
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by_status",
                    "KeySchema": _keys("status", "run_id"),
                    "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": LIST_ATTRIBUTES},
                }
            ],
            TimeToLiveSpecification={"AttributeName": "expires_at", "Enabled": True},
        ),
        "AuditTable": _table(
            {"run_id": "S", "seq": "N"}, ("run_id", "seq"), ResourcePolicy={"PolicyDocument": audit_guard()}
        ),
    }


def _table(attributes: dict[str, str], keys: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::DynamoDB::Table",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": kind} for name, kind in attributes.items()
            ],
            "KeySchema": _keys(*keys),
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
            "SSESpecification": {"SSEEnabled": True},
            "DeletionProtectionEnabled": True,
            **more,
        },
    }


def _keys(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]


def _queues() -> dict[str, Any]:
    return {
        "LeadsQueue": _queue(
            VisibilityTimeout=VISIBILITY_S,
            MessageRetentionPeriod=QUEUE_KEEPS_S,
            RedrivePolicy={"deadLetterTargetArn": _arn("DeadLetters"), "maxReceiveCount": MAX_DELIVERIES},
        ),
        "DeadLetters": _queue(MessageRetentionPeriod=LETTERS_KEEP_S),
    }


def _queue(**properties: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::SQS::Queue",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {"SqsManagedSseEnabled": True, **properties},
    }


def _functions(stage: str) -> dict[str, Any]:
    made = {
        resource: {
            "Properties": {
                "Environment": {"Variables": _environment(stage)},
                "LoggingConfig": {"LogGroup": {"Ref": LOG_GROUPS[function]}},
            }
        }
        for function, resource in FUNCTIONS.items()
    }
    # The merge is by key, so the reference has to be of the kind that Chalice wrote.
    mapping = {"Queue": {"Fn::Sub": "${LeadsQueue.Arn}"}, "FunctionResponseTypes": ["ReportBatchItemFailures"]}
    source = {"RunPipelineSqsEventSource": {"Properties": mapping}}
    made["RunPipeline"]["Properties"]["Events"] = source
    return made


def _environment(stage: str) -> dict[str, Any]:
    """References only: secret values are read from the secret at run time."""
    return {
        "STAGE": stage,
        "DRAFT_ONLY": {"Ref": "DraftOnly"},
        "PUBLIC_BASE_URL": {"Ref": "PublicBaseUrl"},
        "STATE_TABLE": {"Ref": "StateTable"},
        "AUDIT_TABLE": {"Ref": "AuditTable"},
        "LEADS_QUEUE": {"Fn::GetAtt": ["LeadsQueue", "QueueName"]},
        "SECRETS_ID": {"Ref": "Secret"},
        "AUDIT_KEYS_ID": {"Ref": "AuditKey"},
        "POWERTOOLS_SERVICE_NAME": {"Ref": "AWS::StackName"},
    }


def _api() -> dict[str, Any]:
    seen = ("requestId", "requestTime", "httpMethod", "resourcePath", "status", "responseLatency", "responseLength")
    line = ", ".join(f'"{name}": "$context.{name}"' for name in seen)
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "apigateway.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ],
            },
            "ManagedPolicyArns": [
                {"Fn::Sub": f"arn:${{AWS::Partition}}:iam::aws:policy/service-role/{API_LOGS_POLICY}"}
            ],
        },
    }
    return {
        "ApiLogging": role,
        "ApiAccount": {
            "Type": "AWS::ApiGateway::Account",
            "Properties": {"CloudWatchRoleArn": _arn("ApiLogging")},
        },
        "RestAPI": {
            "Properties": {
                "Name": {"Ref": "AWS::StackName"},
                "DefinitionBody": {"info": {"title": {"Ref": "AWS::StackName"}}, **gateway.responses()},
                "AccessLogSetting": {"DestinationArn": _arn("ApiAccessLogs"), "Format": f"{{{line}}}"},
                "MethodSettings": [
                    {
                        "HttpMethod": "*",
                        "ResourcePath": "/*",
                        "ThrottlingRateLimit": RATE,
                        "ThrottlingBurstLimit": BURST,
                        "MetricsEnabled": True,
                        "DataTraceEnabled": False,
                    }
                ],
            },
            "DependsOn": ["ApiAccount"],
        },
    }


API_LOGS_POLICY = "AmazonAPIGatewayPushToCloudWatchLogs"


def _logs() -> dict[str, Any]:
    groups = {name: _log_group(LOG_DAYS) for name in LOG_GROUPS.values()}
    return {**groups, "ApiAccessLogs": _log_group(AUDIT_ACCESS_DAYS)}


def _log_group(days: int) -> dict[str, Any]:
    return {
        "Type": "AWS::Logs::LogGroup",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {"RetentionInDays": days},
    }


def _secret() -> dict[str, Any]:
    """Created empty and filled by hand, never by the template. Later deploys leave its content alone."""
    return {
        "Secret": {
            "Type": "AWS::SecretsManager::Secret",
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {"Description": "Keys and tokens of Sales Agent, as one JSON object", "SecretString": "{}"},
        },
        # A secret of its own: CloudFormation makes its value, which it could not do within one that a person fills.
        "AuditKey": {
            "Type": "AWS::SecretsManager::Secret",
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {
                "Description": "Keys that the audit log of Sales Agent is signed with, comma-separated, the first signs",
                "GenerateSecretString": {"PasswordLength": 64, "ExcludePunctuation": True},
            },
        },
    }


def _topic() -> dict[str, Any]:
    return {
        "AlarmTopic": {"Type": "AWS::SNS::Topic", "Properties": {}},
        "AlarmMail": {
            "Type": "AWS::SNS::Subscription",
            "Condition": "Mailed",
            "Properties": {"Protocol": "email", "TopicArn": {"Ref": "AlarmTopic"}, "Endpoint": {"Ref": "AlarmEmail"}},
        },
    }


def _arn(resource: str) -> dict[str, Any]:
    return {"Fn::GetAtt": [resource, "Arn"]}
