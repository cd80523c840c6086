"""Deploy a package, roll back to an earlier release, and switch a stage's DRAFT_ONLY. Each says first what it will do.

Releases are kept in a bucket: the artefact and its template under their digests, and one record a release, so that going
back needs no build. CloudFormation is asked for a change set, which is told in words before it is carried out.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

LOSES = ("AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup")
"""Replacing one of these would begin again with nothing in it."""
IN_WORDS = {"Add": "make", "Modify": "change", "Remove": "take away", "Import": "take in", "Dynamic": "maybe change"}

Tell = Callable[[str], None]
Ask = Callable[[str], str]


class Refused(Exception):
    """Nothing was changed, and why."""


@dataclass(frozen=True)
class Release:
    """One deployment of a package. `at` is UTC, ISO 8601."""

    at: str
    commit: str
    python: str
    sha256: str
    code_key: str
    template_key: str


@dataclass(frozen=True)
class Stage:
    """A stage in an account. `clients` are boto3's, by service."""

    name: str
    cloudformation: Any
    s3: Any
    sts: Any
    region: str

    @property
    def stack(self) -> str:
        """Its CloudFormation stack."""
        return f"sales-agent-{self.name}"

    def client(self, service: str) -> Any:
        """A boto3 client for another service, in the stage's region."""
        return boto3.client(service, region_name=self.region)

    @property
    def bucket(self) -> str:
        """The bucket that holds releases; one for all stages of an account in a region."""
        return f"sales-agent-releases-{self.sts.get_caller_identity()['Account']}-{self.region}"

    def parameters(self) -> dict[str, str]:
        """The stack's parameters as they are deployed; empty when there is no stack yet."""
        return {one["ParameterKey"]: one["ParameterValue"] for one in self._described().get("Parameters", [])}

    def outputs(self) -> dict[str, str]:
        """The stack's outputs; empty when there is none yet."""
        return {one["OutputKey"]: one["OutputValue"] for one in self._described().get("Outputs", [])}

    def resources(self) -> dict[str, str]:
        """What the stack made, by its name in the template: a table's name, a queue's URL, a secret's ARN. Empty: no stack."""
        if not self.exists():
            return {}
        pages = self.cloudformation.get_paginator("list_stack_resources").paginate(StackName=self.stack)
        made = (one for page in pages for one in page["StackResourceSummaries"])
        return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in made if one.get("PhysicalResourceId")}

    def exists(self) -> bool:
        """Whether it was ever deployed."""
        return bool(self._described())

    def _described(self) -> dict[str, Any]:
        try:
            found: list[dict[str, Any]] = self.cloudformation.describe_stacks(StackName=self.stack)["Stacks"]
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise
        # A change set for a new stack leaves one in review, which holds nothing.
        return next((one for one in found if one["StackStatus"] != "REVIEW_IN_PROGRESS"), {})


def at(name: str) -> Stage:
    """A stage where the caller's AWS credentials and region point. Raises Refused when no region is set."""
    session = boto3.Session(region_name=os.environ.get("AWS_REGION") or None)  # boto3 reads AWS_DEFAULT_REGION alone
    if not session.region_name:
        raise Refused("Set AWS_REGION (or AWS_PROFILE) to say where the stage is.")
    cloudformation, s3, sts = (session.client(service) for service in ("cloudformation", "s3", "sts"))
    return Stage(name, cloudformation, s3, sts, session.region_name)


def deploy(stage: Stage, package: Path, now: datetime, *, tell: Tell, ask: Ask, alarm_email: str = "") -> Release:
    """Upload a package and bring the stage to it. Raises Refused when a person, or a rule, says no."""
    release = upload(stage, package, now)
    given = {"AlarmEmail": alarm_email} if alarm_email else {}
    to_release(stage, release, given, tell=tell, ask=ask)
    return release


def rollback(stage: Stage, *, tell: Tell, ask: Ask, to: str = "") -> Release:
    """Go back to the previous release, or to the one whose digest starts with `to`."""
    known = releases(stage)
    current = stage.parameters().get("CodeKey", "")
    earlier = [one for one in known if one.code_key != current]
    wanted = [one for one in known if one.sha256.startswith(to)] if to else earlier
    if not wanted:
        raise Refused("There is no other release to go back to." if not to else f"No release starts with {to}.")
    to_release(stage, wanted[0], {}, tell=tell, ask=ask)
    return wanted[0]


def set_gate(stage: Stage, *, draft_only: bool, will_begin: Sequence[str], tell: Tell, ask: Ask) -> None:
    """Turn DRAFT_ONLY on at once, or off after a person has read what will start and typed the stage's name."""
    if not draft_only:
        tell(f"With DRAFT_ONLY off, {stage.name} will do this for every lead from now on, without asking anyone:")
        for line in will_begin:
            tell(f"  - {line}")
        tell("What is already held stays held.")
        if ask(f"Type {stage.name} to start this: ").strip() != stage.name:
            raise Refused("Nothing was changed.")
    parameters = stage.parameters()
    current = next((one for one in releases(stage) if one.code_key == parameters.get("CodeKey")), None)
    if current is None:
        raise Refused(f"{stage.name} was never deployed with this command.")
    wanted = {**parameters, "DraftOnly": str(draft_only).lower()}
    _change(stage, current, wanted, tell=tell, ask=lambda _question: "yes")
    tell(f"DRAFT_ONLY is {'on' if draft_only else 'OFF'} in {stage.name}.")


def upload(stage: Stage, package: Path, now: datetime) -> Release:
    """Put a package's artefact and template into the bucket, under their digests; the bucket is made when missing."""
    told = json.loads((package / "artefact.json").read_text())
    _make_bucket(stage)
    release = Release(
        at=now.isoformat(timespec="seconds"),
        commit=told["commit"],
        python=told["python"],
        sha256=told["sha256"],
        code_key=f"code/{told['sha256']}.zip",
        template_key=f"templates/{stage.name}/{told['sha256']}.json",
    )
    stage.s3.upload_file(str(package / "deployment.zip"), stage.bucket, release.code_key)
    stage.s3.upload_file(str(package / "template.json"), stage.bucket, release.template_key)
    return release


def releases(stage: Stage) -> list[Release]:
    """Every release that was deployed to the stage, newest first."""
    pages = stage.s3.get_paginator("list_objects_v2").paginate(Bucket=stage.bucket, Prefix=f"releases/{stage.name}/")
    keys = sorted((one["Key"] for page in pages for one in page.get("Contents", [])), reverse=True)
    told = [json.loads(stage.s3.get_object(Bucket=stage.bucket, Key=key)["Body"].read()) for key in keys]
    return [Release(**one) for one in told]


def to_release(stage: Stage, release: Release, given: dict[str, str], *, tell: Tell, ask: Ask) -> None:
    """Deploy a release through a change set that a person has confirmed."""
    before = stage.parameters()
    parameters = {**before, "CodeBucket": stage.bucket, "CodeKey": release.code_key, **given}
    tell(f"{stage.stack}: release {release.sha256[:12]} of commit {release.commit}, Python {release.python}")
    tell(_gate_in_words(parameters.get("DraftOnly", "true")))
    if _change(stage, release, parameters, tell=tell, ask=ask):
        _record(stage, release)
    address = stage.outputs().get("EndpointURL", "").rstrip("/")
    if address and stage.parameters().get("PublicBaseUrl") != address:
        tell(f"HubSpot calls {address}")
        _change(stage, release, {**parameters, "PublicBaseUrl": address}, tell=tell, ask=lambda _question: "yes")
    tell(f"To go back: make rollback STAGE={stage.name}")


def smoke(address: str) -> list[str]:
    """What is wrong with a stage just deployed; empty when /health responds and unsigned webhooks are refused."""
    wrong = []
    status, body = _call("GET", f"{address}/health")
    if status != 200:
        wrong.append(f"/health returned {status}: {body[:200]}")
    status, _ = _call("POST", f"{address}/webhooks/hubspot/workflow")
    if status != 401:
        wrong.append(f"an unsigned webhook got {status} instead of 401")
    return wrong


def in_words(changes: Sequence[dict[str, Any]]) -> list[str]:
    """A change set's changes as lines, what replaces something first."""
    lines = []
    for change in (one["ResourceChange"] for one in changes if one.get("ResourceChange")):
        replaced = change.get("Replacement") == "True"
        doing = "replace" if replaced else IN_WORDS.get(change["Action"], change["Action"].lower())
        kind = change["ResourceType"].removeprefix("AWS::").replace("::", " ")
        what = ", ".join(sorted({one["Target"].get("Name", "") for one in change.get("Details", [])} - {""}))
        lines.append((not replaced, f"{doing} {kind} {change['LogicalResourceId']}{f' ({what})' if what else ''}"))
    return [line for _, line in sorted(lines)]


def _change(stage: Stage, release: Release, parameters: dict[str, str], *, tell: Tell, ask: Ask) -> bool:
    """Create, show, confirm, and execute a change set; False when there was nothing to change."""
    name, kind = f"r-{release.sha256[:12]}", "UPDATE" if stage.exists() else "CREATE"
    _create_change_set(stage, release, parameters, name, kind)
    described = _described(stage, name)
    if described["Status"] == "FAILED":
        _drop(stage, name)
        return _nothing_to_change(described, tell)
    refusal = _refusal(described["Changes"], tell, ask)
    if refusal:
        _drop(stage, name)
        raise Refused(f"Nothing was changed: {refusal}.")
    stage.cloudformation.execute_change_set(StackName=stage.stack, ChangeSetName=name)
    _wait(stage, f"stack_{kind.lower()}_complete")
    return True


def _create_change_set(stage: Stage, release: Release, parameters: dict[str, str], name: str, kind: str) -> None:
    template = json.loads(stage.s3.get_object(Bucket=stage.bucket, Key=release.template_key)["Body"].read())
    known = {key: value for key, value in parameters.items() if key in template["Parameters"]}
    stage.cloudformation.create_change_set(
        StackName=stage.stack,
        ChangeSetName=name,
        ChangeSetType=kind,
        TemplateURL=f"https://{stage.bucket}.s3.{stage.region}.amazonaws.com/{release.template_key}",
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in known.items()],
        Capabilities=["CAPABILITY_IAM"],
    )


def _refusal(changes: list[dict[str, Any]], tell: Tell, ask: Ask) -> str:
    """Show what would change, and why it is not to be; empty when a person agreed. Losing a table is never agreed to."""
    for line in in_words(changes) or ["nothing but parameters"]:
        tell(f"  {line}")
    lost = [change for change in changes if _loses(change)]
    if lost:
        return "it would begin again with an empty " + ", ".join(in_words(lost))
    agreed = ask("Apply this? (yes/no) ").strip().lower() in ("y", "yes")
    return "" if agreed else "you did not answer yes"


def _nothing_to_change(described: dict[str, Any], tell: Tell) -> bool:
    reason = described.get("StatusReason", "")
    if "didn't contain changes" in reason or "No updates" in reason:
        tell("  nothing to change")
        return False
    raise Refused(f"CloudFormation refused: {reason}")


def _loses(change: dict[str, Any]) -> bool:
    one = change.get("ResourceChange", {})
    return one.get("ResourceType") in LOSES and (one["Action"] == "Remove" or one.get("Replacement") == "True")


def _described(stage: Stage, name: str) -> dict[str, Any]:
    # When it fails, its description says why.
    with suppress(WaiterError):
        stage.cloudformation.get_waiter("change_set_create_complete").wait(
            StackName=stage.stack, ChangeSetName=name, WaiterConfig={"Delay": 2}
        )
    described: dict[str, Any] = stage.cloudformation.describe_change_set(StackName=stage.stack, ChangeSetName=name)
    return described


def _drop(stage: Stage, name: str) -> None:
    stage.cloudformation.delete_change_set(StackName=stage.stack, ChangeSetName=name)


def _wait(stage: Stage, waiter: str) -> None:
    try:
        stage.cloudformation.get_waiter(waiter).wait(StackName=stage.stack, WaiterConfig={"Delay": 5})
    except WaiterError as error:
        raise Refused(f"CloudFormation rolled back; see the events of {stage.stack}. {error}") from error


def _record(stage: Stage, release: Release) -> None:
    key = f"releases/{stage.name}/{release.at}-{release.sha256[:12]}.json"
    stage.s3.put_object(Bucket=stage.bucket, Key=key, Body=json.dumps(asdict(release)).encode())


def _make_bucket(stage: Stage) -> None:
    try:
        stage.s3.head_bucket(Bucket=stage.bucket)
    except ClientError:
        place = (
            {} if stage.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": stage.region}}
        )
        stage.s3.create_bucket(Bucket=stage.bucket, **place)
        closed = dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        stage.s3.put_public_access_block(Bucket=stage.bucket, PublicAccessBlockConfiguration=closed)
        stage.s3.put_bucket_versioning(Bucket=stage.bucket, VersioningConfiguration={"Status": "Enabled"})


def _gate_in_words(draft_only: str) -> str:
    if draft_only == "true":
        return "DRAFT_ONLY is on: every outside write except the Gmail draft is held."
    return "DRAFT_ONLY is OFF: writes to HubSpot and Gmail are performed."


def _call(method: str, url: str) -> tuple[int, str]:
    request = urllib.request.Request(
        url, b"{}" if method == "POST" else None, {"Content-Type": "application/json"}, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)
