"""Every operator command on two stores at once: a deployed stage's tables, and the local run's. Each acts on one only.

"AWS" is moto, reached as AWS is: by boto3's own settings, with no local endpoint set anywhere.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.domain.action import ActionRecord, LabelThread, action
from chalicelib.domain.ids import run_id
from chalicelib.domain.run import ErrorRecord, Run, RunStatus
from chalicelib.domain.submission import Submission
from chalicelib.gate.ledger import HELD_FOR
from chalicelib.operations.record import STREAM
from chalicelib.store.actions import Actions
from chalicelib.store.audit import AuditLog
from chalicelib.store.runs import Runs
from chalicelib.store.switches import Switches
from chalicelib.store.tables import Tables, bind, create
from chalicelib.team.store import Team
from chalicelib.wiring import now
from infra.aws import ship, template
from infra.emulators.google import google_emulator
from infra.emulators.http import serve
from infra.emulators.hubspot import hubspot_emulator
from infra.emulators.llm import llm_emulator
from infra.local import dynamo
from infra.local.team import load_emulated
from infra.operate.__main__ import ROWS, main, parser
from infra.operate.place import stage_settings

ROOT = Path(__file__).parent.parent.parent
REGION = "eu-west-3"
GUID = "6c6f2ab1-3c2f-4b7e-9d57-0d7c53b6f3a1"
REP = {"email": "jane@acme.example", "name": "Jane Doe", "timezone": "Europe/Berlin", "owner_id": "777"}
pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("operators")]


@dataclass
class Store:
    """One of the two stores, with all that is in it."""

    tables: Tables
    client: Any

    def content(self) -> dict[str, Any]:
        """Every item of both tables, by key."""
        items: dict[str, Any] = {}
        for table, keys in ((self.tables.state, ("pk", "sk")), (self.tables.audit, ("run_id", "seq"))):
            name = table.Meta.table_name
            for page in self.client.get_paginator("scan").paginate(TableName=name):
                items.update({str([item[key] for key in keys]): item for item in page["Items"]})
        return items

    def events(self) -> list[str]:
        """What operators did, oldest first."""
        return [event.what for event in AuditLog(self.tables.audit).events(STREAM)]


@dataclass(frozen=True)
class Done:
    """What a command gave."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Bench:
    """Both stores, a folder of its own, and the environment that commands are given."""

    local: Store
    stage: Store
    folder: Path
    env: dict[str, str]

    def run(self, *arguments: str, **env: str) -> Done:
        """A command, as the Makefile runs it, in this process: the environment, folder and arguments are its own."""
        out, err, was, at = StringIO(), StringIO(), {**os.environ}, os.getcwd()
        argv, sys.argv = sys.argv, ["operate", *arguments]
        os.environ.clear()
        os.environ.update({**self.env, **env})
        os.chdir(self.folder)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = main()
        finally:
            os.environ.clear()
            os.environ.update(was)
            os.chdir(at)
            sys.argv = argv
        return Done(code, out.getvalue(), err.getvalue())

    def run_apart(self, *arguments: str) -> Done:
        """The same in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "infra.operate", *arguments],
            cwd=self.folder, env=self.env, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, moto: str) -> Iterator[Bench]:
    engine = dynamo.start(None)
    if engine is None:
        pytest.skip("dynoxide is not installed here")
    aws = moto
    folder = tmp_path_factory.mktemp("operators")
    (folder / ".local").mkdir()
    told = {"DYNAMODB_ENDPOINT": engine.endpoint, "DRAFT_ONLY": "true"}
    running = {
        "HUBSPOT": serve(hubspot_emulator()),
        "GOOGLE": serve(google_emulator()),
        "OPENAI": serve(llm_emulator()),
    }
    told |= {f"{name}_EMULATOR_URL": one.url for name, one in running.items()}
    (folder / ".local" / "running.json").write_text(json.dumps(told))
    shutil.copytree(ROOT / "docs" / "knowledge.example", folder / "pack")
    (folder / "team.json").write_text(json.dumps({"reps": [REP]}))
    names = _deployed("prod", aws)
    local = bind("sales-agent-state", "sales-agent-audit", endpoint=engine.endpoint)
    create(local)
    deployed = bind(names["StateTable"], names["AuditTable"], endpoint=aws, region=REGION)
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "HUBSPOT", "GOOGLE_", "OPENAI", "DYNAMO"))
    }
    env = {**clean, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "CRITICAL", "AWS_ENDPOINT_URL": aws, "AWS_REGION": REGION,
           "AWS_ACCESS_KEY_ID": "ops", "AWS_SECRET_ACCESS_KEY": "ops"}  # fmt: skip
    yield Bench(
        Store(local, boto3.client("dynamodb", endpoint_url=engine.endpoint, region_name="us-east-1")),
        Store(deployed, boto3.client("dynamodb", endpoint_url=aws, region_name=REGION)), folder, env,
    )  # fmt: skip
    engine.stop()
    for one in running.values():
        one.stop()


def _deployed(stage: str, aws: str) -> dict[str, str]:
    """A stack with what the template makes that operators need; gives its resources."""
    made = template.extras(stage)["Resources"]
    kept = {name: made[name] for name in ("StateTable", "AuditTable", "LeadsQueue", "DeadLetters")}
    # moto's CloudFormation makes no secrets: a bucket of the secret's name stands in the stack, the secret beside it.
    key = f"audit-key-{stage}"
    kept["AuditKey"] = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": key}}
    secrets = boto3.client("secretsmanager", endpoint_url=aws, region_name=REGION)
    secrets.create_secret(Name=key, SecretString="k" * 40)
    parameters = {"DraftOnly": {"Type": "String", "Default": "true"}}
    cloudformation = boto3.client("cloudformation", endpoint_url=aws, region_name=REGION)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cloudformation.create_stack(
            StackName=f"sales-agent-{stage}", TemplateBody=json.dumps({"Parameters": parameters, "Resources": kept})
        )
    found = cloudformation.describe_stack_resources(StackName=f"sales-agent-{stage}")["StackResources"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found}


def run_that_ended(store: Store, key: str, status: RunStatus, reason: str) -> Run:
    at = datetime.now(UTC)
    submission = Submission(
        submission_key=key, content_key=key, source="workflow", portal_id="4242", form_id="demo-request", received_at=at
    )
    error = ErrorRecord(error_id="e_1", code="hubspot_refused", what=reason, todo="Check the token.")
    run = Run(
        run_id=run_id(key, at), submission=submission, status=status, reason=reason, started_at=at, finished_at=at,
        lease_until=at + timedelta(minutes=2), error=error if status == "parked" else None,
    )  # fmt: skip
    assert Runs(store.tables.state).start(run)
    return run


def held_action(store: Store, run: Run) -> str:
    at = datetime.now(UTC)
    payload = LabelThread(mailbox="ana.morales@brightpath.example", thread_id="t1", label="Sales Agent")
    label = action(run.run_id, payload, "so that the thread is found")
    record = ActionRecord(
        action=label, state="held", reason="DRAFT_ONLY is on", held_by="draft_only", submitted_at=at, changed_at=at,
        expires_at=at + HELD_FOR,
    )  # fmt: skip
    assert Actions(store.tables.state).insert(record)
    return label.key


WALK: tuple[tuple[str, bool], ...] = (
    # command, whether it changes anything
    ("check", False),
    ("team --file team.json --dry-run", False),
    ("team --file team.json", True),
    (f"admit --portal 62515 --form {GUID} --name Demo --pool jane@acme.example --folders 1AbCdEfGhIj", True),
    (f"admit --portal 62515 --form {GUID}", False),
    ("knowledge --dir pack --dry-run", False),
    ("knowledge --dir pack", True),
    ("knowledge --dir pack", False),
    ("forms", False),
    ("reps", False),
    ("retire --rep tom.becker@brightpath.example --why left", True),
    ("reinstate --rep tom.becker@brightpath.example", True),
    (f"retire --portal 62515 --form {GUID}", True),
    ("remove-demo", True),
    ("stop --why 'wrong template'", True),
    ("resume --why 'right again'", True),
    ("suppress --address ada@newco.example --why 'asked by phone'", True),
    ("suppressed --address ada@newco.example", False),
    ("unsuppress --address ada@newco.example --why 'asked again'", True),
    ("runs --status parked", False),
    ("held", False),
    ("release --run {run}", False),
    ("replay --all parked --since 1h --code hubspot_refused", False),
    ("replay --all parked --since 1h --code hubspot_refused --yes", True),
    ("replay --run {rejected} --why 'a real lead'", True),
)


def test_the_walk_below_takes_every_command_there_is() -> None:
    assert {line.split()[0] for line, _ in WALK} == {row.name for row in ROWS}


@pytest.mark.parametrize("at", ["stage", "local"])
def test_every_command_acts_on_the_store_it_names_and_on_no_other(bench: Bench, at: str) -> None:
    acted, other = (bench.stage, bench.local) if at == "stage" else (bench.local, bench.stage)
    stage, heading = (
        (["--stage", "prod"], "Stage prod in AWS account 123456789012, eu-west-3: tables ")
        if at == "stage"
        else ([], "Local run: ")
    )
    for store in (acted, other):
        load_emulated(Team(store.tables.state, now))
    parked = run_that_ended(acted, f"parked-{at}", "parked", "resolve_contact: hubspot: answered 401.")
    rejected = run_that_ended(acted, f"rejected-{at}", "rejected", "spam: link markup")
    held_action(acted, parked)
    bench.run("suppressed", *stage, "--address", "first@newco.example")  # the first look-up notes the key in use
    for line, changes in WALK:
        before, before_other = acted.content(), other.content()
        arguments = shlex.split(line.format(run=parked.run_id, rejected=rejected.run_id))
        done = bench.run(arguments[0], *stage, *arguments[1:])
        wanted = 1 if (line, at) == ("check", "stage") else 0  # that stage has no keys, and check says so
        assert done.returncode == wanted, (line, done.stdout, done.stderr)
        assert done.stdout.startswith(heading), line
        assert (acted.content() != before) == changes, (line, done.stdout)
        assert other.content() == before_other, line
    assert acted.events()[-9:] == [
        "team.changed", "form.admitted", "rep.retired", "rep.reinstated", "form.retired", "team.removed", "team.removed",
        "team.removed", "team.removed", "stop.started", "stop.ended", "suppression.added", "suppression.lifted", "runs.replayed",
    ][-9:]  # fmt: skip
    assert Switches(acted.tables.state).stopped() is None
    runs = Runs(acted.tables.state)
    assert {one.status for one in (runs.get(parked.run_id), runs.get(rejected.run_id)) if one} == {"queued"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stop --why x --stage staging", "There is no stage staging in AWS account 123456789012, eu-west-3"),
        ("stop --stage prod", "A reason is required."),
        ("replay --run nope --stage prod", "There is no such run"),
        ("admit --portal acme --form contact-us --stage prod", "portal_id: 'acme' is not a HubSpot portal id"),
        ("admit --portal 4242 --form demo-request --stage prod", "form_id: 'demo-request' is not a HubSpot form id"),
        ("team --file missing.json --stage prod", "missing.json cannot be read"),
        ("knowledge --dir missing --stage prod", "missing cannot be read"),
        ("knowledge --dir .local --stage prod", "profile.md: the file is missing"),
        ("retire --rep nobody@acme.example --stage prod", "There is no rep nobody@acme.example."),
        ("replay --all parked --since yesterday --stage prod", "SINCE=yesterday is not a time."),
        ("unsuppress --address never@newco.example --why x --stage prod", "is not suppressed itself"),
    ],
)
def test_what_a_command_did_not_do_it_says_and_fails(bench: Bench, line: str, said: str) -> None:
    before = bench.stage.content(), bench.local.content()
    done = bench.run(*shlex.split(line))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (bench.stage.content(), bench.local.content()) == before


def test_a_stage_whose_table_is_gone_is_an_error_and_not_a_new_table(bench: Bench) -> None:
    names = _deployed("dev", bench.env["AWS_ENDPOINT_URL"])
    client = bench.stage.client
    client.update_table(TableName=names["AuditTable"], DeletionProtectionEnabled=False)
    client.delete_table(TableName=names["AuditTable"])
    done = bench.run("stop", "--why", "x", "--stage", "dev")
    assert done.returncode == 1
    assert f"The table {names['AuditTable']} of stage dev" in done.stderr
    state = bind(names["StateTable"], "-", endpoint=bench.env["AWS_ENDPOINT_URL"], region=REGION).state
    assert Switches(state).stopped() is None
    assert names["AuditTable"] not in client.list_tables()["TableNames"]


def test_a_stage_without_a_region_or_credentials_is_refused_in_a_sentence(bench: Bench) -> None:
    done = bench.run("stop", "--why", "x", "--stage", "prod", AWS_REGION="", AWS_DEFAULT_REGION="")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Set AWS_REGION" in done.stderr
    away = bench.run(
        "stop", "--why", "x", "--stage", "prod", AWS_ENDPOINT_URL="http://127.0.0.1:9", AWS_MAX_ATTEMPTS="1"
    )
    assert away.returncode == 1
    assert "Traceback" not in away.stderr


def test_the_local_store_is_reached_when_nothing_runs_and_is_said_to_be_down(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / ".local" / "bin").mkdir(parents=True)
    (tmp_path / dynamo.BINARY).symlink_to(str(dynamo.binary()))
    there = Bench(bench.local, bench.stage, tmp_path, bench.env)
    before = bench.stage.content(), bench.local.content()
    pressed = there.run_apart("stop", "--why", "first")
    assert pressed.returncode == 0
    assert "which is not running" in pressed.stdout
    assert "The stop by" in there.run_apart("resume").stdout, "it was kept in the file"
    assert (bench.stage.content(), bench.local.content()) == before


def test_a_stage_is_configured_by_its_stack_and_its_secret_alone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in bench.env.items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "from my shell")
    monkeypatch.setenv("DYNAMODB_ENDPOINT", "http://127.0.0.1:9")
    stage = ship.at("prod")
    held = {
        "HUBSPOT_ACCESS_TOKEN": "from the secret",
        "MAX_DELIVERIES": "7",
        "RUN_LEASE_S": "soon",
        "DRAFT_ONYL": "false",
    }
    secret = stage.client("secretsmanager").create_secret(Name="keys", SecretString=json.dumps(held))["ARN"]
    given, faults = stage_settings(stage, {**stage.resources(), "Secret": secret})
    assert faults == ("RUN_LEASE_S must be a number above 0.", "DRAFT_ONYL is not a setting; did you mean DRAFT_ONLY?")
    assert (given.stage, given.hubspot_access_token, given.dynamodb_endpoint) == ("prod", "from the secret", "")
    assert (given.max_deliveries, given.draft_only) == (7, True)
    assert given.leads_queue == stage.resources()["LeadsQueue"].rsplit("/", 1)[-1]


def test_the_makefile_passes_every_argument_whatever_quotes_it_holds() -> None:
    why = """it's "wrong", isn't it; $HOME `id`"""
    given = {
        "check": {}, "stop": {"WHY": why}, "resume": {"WHY": why}, "forms": {}, "reps": {}, "runs": {"STATUS": "parked"}, "held": {},
        "admit": {"PORTAL": "1", "FORM": "f", "FORM_NAME": why, "POOL": "a@b,c@d", "FOLDERS": "x,y", "INDUSTRY": "IT"},
        "team": {"FILE": "my team.json", "DRY": "1"}, "knowledge": {"DIR": "my pack", "DRY": "1"}, "retire": {"REP": "a@b", "WHY": why}, "reinstate": {"REP": "a@b"},
        "remove-demo": {}, "release": {"KEY": "r/gmail.create_draft/1", "YES": "1"},
        "suppress": {"ADDRESS": "a@b", "WHY": why}, "suppressed": {"DOMAIN": "b"}, "unsuppress": {"ADDRESS": "a@b", "WHY": why},
        "replay": {"ALL": "parked", "SINCE": "2h", "CODE": "c", "REASON": "unknown form", "PER_MINUTE": "5", "YES": "1"},
    }  # fmt: skip
    assert set(given) == {line.split()[0] for line, _ in WALK}
    for target, variables in given.items():
        names = [f"{name}={value.replace('$', '$$')}" for name, value in variables.items()]
        ran = subprocess.run(
            ["make", "--no-print-directory", "--dry-run", "--always-make", "--old-file=.venv/.run", target, *names],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        words = shlex.split(ran.stdout.strip().splitlines()[-1])
        parsed = vars(parser().parse_args(words[words.index("infra.operate") + 1 :]))
        values = {str(value) for value in parsed.values()}
        assert set(variables.values()) - {"1"} <= values, (target, values)
