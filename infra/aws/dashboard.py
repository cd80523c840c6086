"""The dashboard: leads in and out, queue age, errors, the store, and every alarm's state."""

from __future__ import annotations

import json
from typing import Any

from chalicelib.observe import NAMESPACE
from infra.aws.alarms import ALARMS

STATUSES = ("done", "degraded", "parked", "rejected", "merged")
WIDE, HALF, HIGH = 24, 12, 6


def dashboard() -> dict[str, Any]:
    """The dashboard as a CloudFormation resource. Its body is text, so references are substituted by name."""
    widgets = [_place(number, widget) for number, widget in enumerate(_widgets())]
    body = {"widgets": [*widgets, _alarms()]}
    return {
        "Type": "AWS::CloudWatch::Dashboard",
        "Properties": {
            "DashboardName": {"Ref": "AWS::StackName"},
            "DashboardBody": {"Fn::Sub": json.dumps(body)},
        },
    }


def _widgets() -> list[dict[str, Any]]:
    product = [[NAMESPACE, f"runs_{status}", "service", "${AWS::StackName}"] for status in STATUSES]
    seconds = [[NAMESPACE, "run_seconds", "service", "${AWS::StackName}", {"stat": p}] for p in ("p50", "p95")]
    functions = [
        ["AWS/Lambda", "Errors", "FunctionName", f"${{{name}}}"] for name in ("APIHandler", "RunPipeline", "Sweep")
    ]
    durations = [["AWS/Lambda", "Duration", "FunctionName", f"${{{name}}}"] for name in ("APIHandler", "RunPipeline")]
    queue = [["AWS/SQS", name, "QueueName", "${LeadsQueue.QueueName}"] for name in QUEUE_FIGURES]
    letters = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "${DeadLetters.QueueName}"]
    units = [["AWS/DynamoDB", name, "TableName", "${StateTable}"] for name in UNITS]
    api = [["AWS/ApiGateway", name, "ApiName", "${AWS::StackName}"] for name in ("Count", "4XXError", "5XXError")]
    return [
        _graph("Leads by how they ended", product, "Sum"),
        _graph("Seconds from submission to the end", seconds, "p50"),
        _graph("Waiting leads, age of the oldest, set aside", [*queue, letters], "Maximum"),
        _graph("Webhook calls and refusals", api, "Sum"),
        _graph("Errors by function", functions, "Sum"),
        _graph("Duration, p95", durations, "p95"),
        _graph("Units of the state table", units, "Sum"),
    ]


QUEUE_FIGURES = ("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage")
UNITS = ("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")


def _graph(title: str, metrics: list[Any], stat: str) -> dict[str, Any]:
    shown = {
        "title": title,
        "metrics": metrics,
        "stat": stat,
        "period": 60,
        "region": "${AWS::Region}",
        "view": "timeSeries",
    }
    return {"type": "metric", "properties": shown}


def _alarms() -> dict[str, Any]:
    arns = [f"${{{alarm.name}Alarm.Arn}}" for alarm in ALARMS]
    below = (len(_widgets()) + 1) // 2 * HIGH
    return {
        "type": "alarm", "x": 0, "y": below, "width": WIDE, "height": 3, "properties": {"title": "Alarms", "alarms": arns},
    }  # fmt: skip


def _place(number: int, widget: dict[str, Any]) -> dict[str, Any]:
    return {**widget, "x": number % 2 * HALF, "y": number // 2 * HIGH, "width": HALF, "height": HIGH}
