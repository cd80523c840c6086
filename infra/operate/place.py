"""Where a command acts: the local run's store, or a deployed stage's own tables. Nothing reaches both."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib import settings, wiring
from chalicelib.errors import AskAPerson, FixInput, RetryLater
from chalicelib.intake.delivery import QueueUnavailable
from chalicelib.operations.check import Finding
from chalicelib.settings import Settings
from chalicelib.world import World
from infra.aws import ship
from infra.emulators.world import FORM_ID
from infra.local import dynamo, functions, lock
from infra.local.queue import Queue
from infra.local.service import STATE, connected, defaults, number, running

LOCAL = ("", "local")
EMULATED = {
    "HubSpot": "HubSpot", "form": "HubSpot", "mailbox": "Google", "labels": "Google", "calendar": "Google", "folder": "Google",
}  # fmt: skip
"""By the first word of a finding's service."""
QUEUE = dynamo.LOCAL / "queue.db"


@dataclass(frozen=True)
class Place:
    """A world to act on. `heading` says where it is; `who` acts; `takes_up` says who goes on with what is queued.

    `reaches_outside`: its HubSpot and Google can be written to from here. `faults`: settings that could not be read, and
    names that are nearly one; a command goes on, as a deployed function does.
    """

    world: World
    heading: str
    who: str
    takes_up: str
    demo_forms: frozenset[str] = frozenset()
    reaches_outside: bool = True
    emulated: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    ask_queue: Callable[[], str] = str
    """Asks the leads queue; gives what it said, or raises AgentError."""

    def as_here(self, finding: Finding) -> Finding:
        """A finding as it counts here: the local run emulates what is not configured."""
        if finding.service in ("HubSpot", "Google") and finding.state == "off" and self.demo_forms:
            return replace(finding, text=f"{finding.text}; the local run emulates it", needed=False)
        if finding.service.split()[0] in EMULATED and EMULATED[finding.service.split()[0]] in self.emulated:
            return replace(finding, text=f"emulated; {finding.text}")
        return finding


@contextlib.contextmanager
def place(stage: str, *, outside: bool = False) -> Iterator[Place]:
    """The local run, or a stage by its name. Raises AskAPerson or FixInput when it cannot be reached, before anything is done."""
    with local(outside=outside) if stage in LOCAL else deployed(stage) as found:
        yield found


@contextlib.contextmanager
def local(*, outside: bool) -> Iterator[Place]:
    """The store of the local run that is up, else its file opened for a moment, else the one that is configured."""
    defaults(os.environ, number(os.environ, "PORT", 8000))  # boto3 wants credentials, for a local engine too
    environ = {**os.environ, "STAGE": "local"}
    with contextlib.ExitStack() as stack:
        configured = environ.get("DYNAMODB_ENDPOINT", "")
        told = {} if configured else running()
        environ |= told or {"DYNAMODB_ENDPOINT": configured or _opened(stack)}
        emulated = _connect(environ, told) if told and outside else ()
        given, faults = _examined(environ, os.environ)
        world = wiring.build(given)
        stack.callback(world.pool.shutdown)
        functions.create_tables(world)
        where = f"the store at {configured}" if configured else f"{dynamo.LOCAL}/ in {os.getcwd()}"
        state = "" if configured else ", which is running" if told else ", which is not running"
        takes_up = "its sweep" if told or configured else "its sweep, once `make run` is started,"
        reaches = bool(told or environ.get("HUBSPOT_ACCESS_TOKEN"))
        yield Place(
            world,
            f"Local run: {where}{state}.",
            _user(),
            takes_up,
            frozenset({FORM_ID}),
            reaches,
            emulated,
            faults,
            _local_queue,
        )


@contextlib.contextmanager
def deployed(name: str) -> Iterator[Place]:
    """A stage, with the caller's AWS credentials. What the local run is set to in the environment counts for nothing."""
    stage = ship.at(name)
    caller = stage.sts.get_caller_identity()
    where = f"stage {name} in AWS account {caller['Account']}, {stage.region}"
    resources = stage.resources()
    missing = [what for what in ("StateTable", "AuditTable") if what not in resources]
    if missing:
        raise AskAPerson(
            f"There is no {where}: the stack {stage.stack} has no {' and no '.join(missing)}.",
            todo="Check STAGE, AWS_REGION and AWS_PROFILE, or deploy the stage first.",
            code="no_such_stage",
        )
    given, faults = stage_settings(stage, resources)
    _tables_exist(stage, given, where)
    world = wiring.build(given, aws_region=stage.region)
    try:
        tables = f"tables {given.state_table} and {given.audit_table}"
        yield Place(
            world, f"{where[0].upper()}{where[1:]}: {tables}.", str(caller["Arn"]), "the stage's sweep", faults=faults,
            ask_queue=partial(_stage_queue, stage, resources),
        )  # fmt: skip
    finally:
        world.pool.shutdown()


def stage_settings(stage: ship.Stage, resources: dict[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a stage's functions, from its stack and its secret and nowhere else, and what is wrong with them.

    Raises AskAPerson for a secret that is no settings, or an address that cannot be read: it would be another system.
    """
    parameters = stage.parameters()
    environ = {
        "STAGE": stage.name,
        "DRAFT_ONLY": parameters.get("DraftOnly", "true"),
        "PUBLIC_BASE_URL": parameters.get("PublicBaseUrl", ""),
        "STATE_TABLE": resources["StateTable"],
        "AUDIT_TABLE": resources["AuditTable"],
        "LEADS_QUEUE": resources.get("LeadsQueue", "").rsplit("/", 1)[-1],
    }
    held = _secret(stage, resources.get("Secret", ""))
    if not held.get("AUDIT_KEYS") and "AuditKey" in resources:
        held["AUDIT_KEYS"] = _secret_text(stage, resources["AuditKey"])
    return _examined({**environ, **held}, held)


def _examined(environ: Mapping[str, str], names: Iterable[str]) -> tuple[Settings, tuple[str, ...]]:
    given, faults = settings.examine(environ)
    grave = [fault for fault in faults if fault.level == "grave"]
    if grave:
        raise settings.BadSettings(grave)
    return given, (*map(str, faults), *settings.strangers(names))


def _secret(stage: ship.Stage, name: str) -> dict[str, str]:
    if not name:
        return {}
    try:
        held = json.loads(_secret_text(stage, name))
        return {str(key): str(value) for key, value in held.items()}
    except (ValueError, AttributeError) as error:
        todo = "Store one JSON object: setting's name to its value."
        raise AskAPerson("The stage's secret is not a JSON object.", todo=todo, code="bad_secret") from error


def _secret_text(stage: ship.Stage, name: str) -> str:
    return str(stage.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"])


def _tables_exist(stage: ship.Stage, given: Settings, where: str) -> None:
    dynamodb = stage.client("dynamodb")
    for table in (given.state_table, given.audit_table):
        try:
            dynamodb.describe_table(TableName=table)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                raise
            todo = "Nothing was done. Restore the table: docs/operating.md, 'A table is damaged or lost'."
            raise AskAPerson(f"The table {table} of {where} does not exist.", todo=todo, code="no_table") from error


def _connect(environ: dict[str, str], told: dict[str, str]) -> tuple[str, ...]:
    """Point at the run's emulators where no real credentials are set; gives the names of those that are emulated."""
    try:
        real = [connected(environ, name, told[f"{name}_EMULATOR_URL"]) for name in ("HUBSPOT", "GOOGLE")]
        return tuple(name for name, notice in zip(("HubSpot", "Google"), real, strict=True) if not notice)
    except OSError as error:
        what = "The local run's emulated Google does not answer."
        raise RetryLater(what, todo="Look at the terminal of `make run`.", code="emulator_away") from error


def _local_queue() -> str:
    if not QUEUE.exists():
        return "empty: nothing has run here yet"
    queue = Queue(QUEUE)
    try:
        return _waiting(queue.waiting(), queue.dead())
    except QueueUnavailable as error:
        raise RetryLater(f"{QUEUE} cannot be read.", todo="Look at the disk.") from error
    finally:
        queue.close()


def _stage_queue(stage: ship.Stage, resources: Mapping[str, str]) -> str:
    sqs, names = stage.client("sqs"), ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    try:
        counts = [
            sum(
                int(count)
                for count in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"].values()
            )
            for url in (resources["LeadsQueue"], resources["DeadLetters"])
        ]
    except KeyError as error:
        raise AskAPerson(f"The stack has no {error}.", todo="Deploy the stage again.") from error
    except (BotoCoreError, ClientError) as error:
        raise RetryLater(f"The queue does not answer ({type(error).__name__}).") from error
    return _waiting(*counts)


def _waiting(waiting: int, dead: int) -> str:
    return f"{waiting} messages wait or are in hand; {dead} were set aside{' (make redrive)' if dead else ''}"


def _opened(stack: contextlib.ExitStack) -> str:
    """The store's file, for as long as the stack lasts; no run may start on it meanwhile."""
    try:
        stack.enter_context(lock.held(dynamo.LOCAL, "an operator's command"))
    except lock.InUse as error:
        what = f"{dynamo.LOCAL}/ is in use by another command, or by a run that is just starting."
        raise RetryLater(what, todo="Try again in a moment.", code="in_use") from error
    engine = dynamo.start(STATE)
    if engine is None:
        raise FixInput(
            "The local run isn't up, and this machine has no on-disk store (dynoxide), so there is nothing to work on.",
            todo="Start `make run` first.",
        )
    stack.callback(engine.stop)
    return engine.endpoint


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return f"uid {os.getuid()}"
