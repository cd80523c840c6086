"""Every alarm there is. ALARMS is the one table; the template, the dashboard, and docs/operating.md are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from chalicelib.observe import NAMESPACE

Subject = Literal["leads queue", "dead letters", "api_handler", "run_pipeline", "sweep", "state", "api", "product"]
Compare = Literal[">", ">=", "<"]

OPERATORS = {
    ">": "GreaterThanThreshold",
    ">=": "GreaterThanOrEqualToThreshold",
    "<": "LessThanThreshold",
}


@dataclass(frozen=True)
class Alarm:
    """One alarm: what is measured, when it is too much, and what to do then.

    `points` in a row of `period_s` seconds each. `missing` says what missing data means: `fine` or `alarm`.
    """

    name: str
    subject: Subject
    metric: str
    statistic: str
    compare: Compare
    threshold: float
    period_s: int
    points: int
    means: str
    look: str
    press: str
    missing: Literal["fine", "alarm"] = "fine"


ALARMS: tuple[Alarm, ...] = (
    Alarm(
        "DeadLetters", "dead letters", "ApproximateNumberOfMessagesVisible", "Maximum", ">=", 1, 60, 1,
        "A delivery kept failing before it became a run, so no run shows it.",
        "The worker's log by the message's delivery id; the message in the dead-letter queue.",
        "Fix the cause, then move the messages back: `STAGE=prod make redrive`. Nothing is sent twice.",
    ),
    Alarm(
        "LeadsWaiting", "leads queue", "ApproximateAgeOfOldestMessage", "Maximum", ">", 300, 60, 3,
        "Leads wait longer than five minutes: the worker is throttled, failing, or swamped.",
        "RunPipelineErrors and RunPipelineThrottles; the dashboard's queue depth; HubSpot's and Google's rates.",
        "Raise the worker's maximum concurrency, or wait: the queue keeps four days, and each lead still has one run.",
    ),
    Alarm(
        "RunPipelineErrors", "run_pipeline", "Errors", "Sum", ">=", 5, 300, 2,
        "Runs keep failing partway; the queue redelivers them.",
        "The worker's log for `step.failed` and `run.crashed`, by error id.",
        "If an outside service is down, nothing. If it is our bug: `make rollback STAGE=...`, then replay parked runs.",
    ),
    Alarm(
        "RunPipelineThrottles", "run_pipeline", "Throttles", "Sum", ">=", 1, 300, 3,
        "The account has run out of Lambda concurrency.",
        "The account's concurrency in the region, and who uses it.",
        "Ask AWS for more, or lower the mapping's maximum concurrency to what is left.",
    ),
    Alarm(
        "RunPipelineSlow", "run_pipeline", "Duration", "p99", ">", 100_000, 300, 2,
        "Workers come close to the function's 120 seconds; the run then resumes in another worker.",
        "The dashboard's step times; which service is slow.",
        "Nothing right away: the run resumes where it was. If it persists, check the model's time limit.",
    ),
    Alarm(
        "RunsParked", "product", "runs_parked", "Sum", ">=", 1, 300, 1,
        "A run needs a person: credentials, permissions, or a failure that outlasted every attempt.",
        "`STAGE=... make runs STATUS=parked`: each line has the run's id and why.",
        "Do what it says, then `STAGE=... make replay RUN=...`, or `ALL=parked` for all of an outage.",
    ),
    Alarm(
        "ServiceAway", "product", "outages", "Sum", ">=", 1, 300, 2,
        "A service that runs need, HubSpot or Gmail, isn't responding; the runs wait for it and resume on their own.",
        "`STAGE=... make runs STATUS=waiting`: each names the service; the service's own status page.",
        "Nothing: the sweep asks it every minute. Runs that waited for three days are parked.",
    ),
    Alarm(
        "ReceiverErrors", "api_handler", "Errors", "Sum", ">=", 1, 300, 2,
        "The receiver failed on our side. HubSpot resends workflow webhooks for three days.",
        "The API function's log; the access log's status 5xx.",
        "`make rollback STAGE=...` when it came with a deploy. The sweep finds submissions that no webhook brought.",
    ),
    Alarm(
        "ReceiverRefuses", "api", "4XXError", "Sum", ">=", 50, 300, 2,
        "Many requests are refused: a rotated secret, a wrong PUBLIC_BASE_URL, or someone probing.",
        "The access log's status and source; HubSpot's app logs.",
        "After a rotation, keep both secrets, comma-separated, until HubSpot uses the new one.",
    ),
    Alarm(
        "SweepSilent", "sweep", "Invocations", "Sum", "<", 1, 300, 2,
        "The safety net is not running: missed submissions and stuck runs would stay that way.",
        "Whether the schedule's rule is enabled; the sweep's log.",
        "Enable the rule. To run one round by hand, invoke the function with an empty event.",
        missing="alarm",
    ),
    Alarm(
        "SweepErrors", "sweep", "Errors", "Sum", ">=", 3, 300, 2,
        "The sweep fails: the store is down, or HubSpot's submissions can't be read.",
        "The sweep's log for `sweep.form_failed`, by form.",
        "Check that the token has the scope `forms`; otherwise wait for HubSpot.",
    ),
    Alarm(
        "StateThrottled", "state", "WriteThrottleEvents", "Sum", ">=", 10, 300, 2,
        "DynamoDB throttles the state table: more traffic than it has scaled for, or one hot key.",
        "The dashboard's consumed units; the table's Contributor Insights, if enabled.",
        "Nothing right away: calls are retried. If it persists, pre-warm the table or find the hot key.",
    ),
)  # fmt: skip


def template(alarms: tuple[Alarm, ...] = ALARMS) -> dict[str, Any]:
    """The alarms as CloudFormation resources; each notifies the topic when it starts and when it ends."""
    return {f"{alarm.name}Alarm": _resource(alarm) for alarm in alarms}


def _resource(alarm: Alarm) -> dict[str, Any]:
    statistic = {"ExtendedStatistic" if alarm.statistic.startswith("p") else "Statistic": alarm.statistic}
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": {"Fn::Sub": f"${{AWS::StackName}}-{alarm.name}"},
            "AlarmDescription": f"{alarm.means} {alarm.press}",
            **metric(alarm),
            **statistic,
            "ComparisonOperator": OPERATORS[alarm.compare],
            "Threshold": alarm.threshold,
            "Period": alarm.period_s,
            "EvaluationPeriods": alarm.points,
            "TreatMissingData": "breaching" if alarm.missing == "alarm" else "notBreaching",
            "AlarmActions": [{"Ref": "AlarmTopic"}],
            "OKActions": [{"Ref": "AlarmTopic"}],
        },
    }


def metric(alarm: Alarm) -> dict[str, Any]:
    """Where an alarm's figure comes from: namespace, name, dimensions."""
    namespace, dimensions = SOURCES[alarm.subject]
    return {
        "Namespace": namespace,
        "MetricName": alarm.metric,
        "Dimensions": [{"Name": name, "Value": value} for name, value in dimensions.items()],
    }


def _function(resource: str) -> tuple[str, dict[str, Any]]:
    return "AWS/Lambda", {"FunctionName": {"Ref": resource}}


SOURCES: dict[Subject, tuple[str, dict[str, Any]]] = {
    "leads queue": ("AWS/SQS", {"QueueName": {"Fn::GetAtt": ["LeadsQueue", "QueueName"]}}),
    "dead letters": ("AWS/SQS", {"QueueName": {"Fn::GetAtt": ["DeadLetters", "QueueName"]}}),
    "api_handler": _function("APIHandler"),
    "run_pipeline": _function("RunPipeline"),
    "sweep": _function("Sweep"),
    "state": ("AWS/DynamoDB", {"TableName": {"Ref": "StateTable"}}),
    "api": ("AWS/ApiGateway", {"ApiName": {"Ref": "AWS::StackName"}, "Stage": "api"}),
    "product": (NAMESPACE, {"service": {"Ref": "AWS::StackName"}}),
}
