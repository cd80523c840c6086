"""The composition root: connectors, store, gate and clock, built once a process, on first use."""

from __future__ import annotations

import json
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from chalicelib import observe, settings
from chalicelib.errors import AskAPerson, RetryLater
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from chalicelib.connectors.google import Google
    from chalicelib.connectors.llm import Model
    from chalicelib.intake.delivery import Enqueue
    from chalicelib.intake.signature import Credentials
    from chalicelib.world import World

STEPS_AT_ONCE = 6
"""Threads per run: no more than four steps are ever ready together."""
THREADS_READ_AT_ONCE = 3
"""Mail threads per run that step 5 reads side by side; their connections and sign-ins outlive the run."""


SECRETS_KEPT_S = 300
_last_secrets: dict[str, str] = {}
_own_queue: list[Enqueue] = []


def config() -> Settings:
    """The settings of this process. What the secret named by `SECRETS_ID` holds goes before the environment.

    It is asked for again after five minutes, so a key is rotated without a deploy; what hangs on settings is built anew
    when they have changed. Raises AskAPerson for a secret that cannot be read as settings, RetryLater for none at all.
    """
    name = os.environ.get("SECRETS_ID", "")
    return _config(_secrets(name) if name else "{}")


@lru_cache(maxsize=2)
def _config(secrets: str) -> Settings:
    """The settings, and a log line for each that cannot be read; a deployed function goes on where a default is as safe."""
    try:
        held = {str(key): str(value) for key, value in json.loads(secrets).items()}
    except (ValueError, AttributeError) as error:
        todo = "Store one JSON object: setting's name to its value."
        raise AskAPerson("The stored secret is not a JSON object.", todo=todo, code="bad_secret") from error
    given, faults = settings.examine({**os.environ, **held})
    for fault in faults:
        observe.failure("settings.unreadable", setting=fault.env, expected=fault.expected, level=fault.level)
    for sentence in settings.strangers(held):
        observe.failure("settings.unknown", what=sentence)
    grave = [str(fault) for fault in faults if fault.level == "grave"]
    if grave:
        raise AskAPerson(" ".join(grave), todo="Correct the setting.", code="bad_settings")
    return given


def _secrets(name: str) -> str:
    """The secret's text; the last known one while the store does not answer."""
    from aws_lambda_powertools.utilities import parameters

    try:
        _last_secrets[name] = str(parameters.get_secret(name, max_age=SECRETS_KEPT_S))
    except parameters.GetParameterError as error:
        error_id = observe.failure("secrets.unreadable")
        if name not in _last_secrets:
            raise RetryLater(f"The secret store does not answer ({error_id}).", code="no_secrets") from error
    return _last_secrets[name]


def world(runs_at_once: int = 1) -> World:
    """All that a run needs. On Lambda one run at a time; the local run says how many workers share it."""
    return _built(config(), runs_at_once)


@lru_cache(maxsize=2)
def _built(given: Settings, runs_at_once: int) -> World:
    return build(given, runs_at_once)


def build(given: Settings, runs_at_once: int = 1, *, aws_region: str = "") -> World:
    """A world from settings, its tables in the environment's AWS region if no other is named; opens no connection."""
    from chalicelib.connectors.calendar import Calendar
    from chalicelib.connectors.drive import Drive
    from chalicelib.connectors.gmail import Gmail
    from chalicelib.connectors.hubspot import HubSpot
    from chalicelib.gate.ledger import ledger
    from chalicelib.store.actions import Actions
    from chalicelib.store.anchors import Anchors
    from chalicelib.store.audit import AuditLog
    from chalicelib.store.runs import Runs
    from chalicelib.store.switches import Switches
    from chalicelib.store.tables import bind
    from chalicelib.world import Reads, Records, World

    at = aws_region or region()
    tables = bind(given.state_table, given.audit_table, endpoint=given.dynamodb_endpoint, region=at)
    mailboxes, audit = _google(given), AuditLog(tables.audit, _audit_keys(given))
    return World(
        runs=Runs(tables.state),
        audit=audit,
        anchors=Anchors(tables.state, audit),
        ledger=ledger(
            Actions(tables.state),
            Switches(tables.state),
            mailboxes,
            (given.hubspot_access_token, given.hubspot_base_url),
            draft_only=given.draft_only,
            look_first=given.look_first,
            call_limit_s=given.call_limit_s,
            clock=now,
        ),
        reads=Reads(
            HubSpot(given.hubspot_access_token, given.hubspot_base_url),
            Gmail(mailboxes),
            Calendar(mailboxes),
            Drive(mailboxes),
            _model(given),
            ThreadPoolExecutor(THREADS_READ_AT_ONCE * runs_at_once, thread_name_prefix="read"),
        ),
        records=Records.of(tables.state, now, given.suppression_keys),
        settings=given,
        pool=ThreadPoolExecutor(STEPS_AT_ONCE * runs_at_once, thread_name_prefix="step"),
        clock=now,
        sleep=time.sleep,
        chance=random.random,
    )


def _audit_keys(given: Settings) -> tuple[str, ...]:
    """The keys as set, else what the stage's own secret for them holds. Not among the settings: the receiver needs none."""
    if given.audit_keys or not given.audit_keys_id:
        return given.audit_keys
    return settings.read({"AUDIT_KEYS": _secrets(given.audit_keys_id)}).audit_keys


def now() -> datetime:
    """The clock of the product: UTC."""
    return datetime.now(UTC)


def region() -> str:
    """The AWS region; DynamoDB's local engines take any."""
    return os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"


def credentials() -> Credentials:
    """What the receiver checks requests against."""
    from chalicelib.intake.signature import Credentials

    given = config()
    return Credentials(given.hubspot_client_secrets, given.hubspot_webhook_keys, given.public_base_url)


def use_leads_queue(enqueue: Enqueue) -> None:
    """Let a program bring its own leads queue instead of SQS, before anything is put on it: the local run does."""
    _own_queue[:] = [enqueue]


def leads_queue() -> Enqueue:
    """How the receiver and the sweep put messages on the leads queue."""
    return _own_queue[0] if _own_queue else _sqs_queue()


@cache
def _sqs_queue() -> Enqueue:
    """The queue on SQS; looks its address up once."""
    from chalicelib.intake.receive import sqs_enqueue

    return sqs_enqueue(sqs, config().leads_queue)


def forget() -> None:
    """Build everything anew on next use: for programs that change their own environment."""
    for made in (_config, _built, _sqs_queue, sqs):
        made.cache_clear()


@cache
def sqs() -> Any:
    """The SQS client: the only AWS service that the receiver speaks to."""
    import boto3
    from botocore.config import Config

    limits = Config(connect_timeout=1, read_timeout=3, retries={"total_max_attempts": 2}, max_pool_connections=32)
    return boto3.client("sqs", region_name=region(), endpoint_url=config().sqs_endpoint or None, config=limits)


def _google(given: Settings) -> Google:
    from chalicelib.connectors.google import Google

    return Google(
        service_account=_json(given.google_service_account_json),
        oauth_client=_json(given.google_oauth_client_json),
        refresh_tokens=_json(given.google_refresh_tokens_json) or {},
        base_url=given.google_base_url.rstrip("/"),
    )


def _model(given: Settings) -> Model | None:
    if not given.openai_api_key:
        return None
    from chalicelib.connectors.llm import Model

    return Model(
        api_key=given.openai_api_key,
        base_url=given.openai_base_url,
        model=given.openai_model,
        api=_api(given),
    )


def _api(given: Settings) -> Literal["responses", "chat"]:
    """As configured; else responses at OpenAI itself, and chat elsewhere, which is what compatible servers speak."""
    if given.openai_api in ("responses", "chat"):
        return "chat" if given.openai_api == "chat" else "responses"
    return "responses" if urlsplit(given.openai_base_url).hostname == "api.openai.com" else "chat"


def _json(text: str) -> Any:
    return json.loads(text) if text else None
