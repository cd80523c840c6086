"""The two DynamoDB tables, their keys, and the questions they answer.

``state``: one table, item collections by what is asked together.

====================  =======================  ==========================================================
pk                    sk                       answers
====================  =======================  ==========================================================
RUN#<part>            RUN                      is there a run of this submission? (part: `domain.ids.run_part`)
RUN#<part>            STEPS#<passage>#<n>      what has each step found? (all of a run in one Query)
RUN#<part>            ACTION#<kind>/<nth>      was this write claimed, performed, held?
RUN#<part>            HELD#<passage>#<n>       which writes did the mode hold, that have no item of their own?
RUN#<part>            JOINED#<key>             what else did this person send within the hour?
PERSON#<digest>       SLOT                     which run has this person now? (one draft an hour)
SUPPRESSED#<hash>     -                        may this address, domain or contact be written to? whose is a contact?
SUPPRESSION_KEY       <fingerprint>            which keys were suppressions made with? (once a process)
TEAM                  REP#.. / FORM#..         who are the reps, which forms are admitted? (one Query, kept a minute)
TURN#<pool>           -                        whose turn is it?
KNOWLEDGE             CURRENT                  which version of the pack is current? (once a minute a process)
KNOWLEDGE             VERSION#<number>         what does that version say? (once a process)
SWITCH                STOP                     has somebody pressed the emergency stop?
OUTAGE                <service>                which services do not answer? (asked after a failure, and by the sweep)
CACHE#<kind>#<hash>   -                        is this still known? (expires)
PATTERNS#<form>       <run_id>                 how did comparable leads go? (newest first)
SWEEP                 FORM#..                  up to when were a form's submissions read?
====================  =======================  ==========================================================

Index ``by_status`` (``status``, ``run_id``) is sparse and answers:

====================  ===============================  ==========================================================
status                run_id                           answers
====================  ===============================  ==========================================================
a run's status        the run's id                     the runs of a status, newest first (ids sort by time); the
                                                       list of all runs merges the eight
queued, running       the run's id                     which runs in hand has everybody let go of? (they are few)
waiting               the run's id                     which runs can go on now?
held                  when it expires / action's key   what is held? (a page at a time) whose time is up?
held                  when all expire / run's id       the same of what was held together
in_flight             when it changed / action's key   which release or expiry did a crash interrupt?
====================  ===============================  ==========================================================

A page of any of them costs the same however many are stored. What is neither a run nor such an action stays out.

``audit``: ``run_id``, ``seq``; one readable item a block of events (`domain.audit`), inserted only where there is none.
Nobody may update, replace or delete there: no role of ours is granted it, and the table's own policy denies it to all.

====================  =======================  ==========================================================
run_id                seq                      answers
====================  =======================  ==========================================================
<run id>              first event's number     what happened in this run, on whose word, and is that all? (one Query)
operations            the same                 what did operators do that belongs to no single run?
anchors/<hour>        the same                 how far had the trails of that hour's runs come? (`store.anchors`)
====================  =======================  ==========================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pynamodb.attributes import BinaryAttribute, NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.connection import Connection
from pynamodb.constants import PAY_PER_REQUEST_BILLING_MODE
from pynamodb.exceptions import PutError, PynamoDBException
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection
from pynamodb.models import Model

from chalicelib.errors import RetryLater
from chalicelib.store.dictionary import compressed, decompressed

LIST_ATTRIBUTES = ["submission_key", "email", "reason", "started_at", "finished_at", "lease_until"]


class _ByStatus(GlobalSecondaryIndex["State"]):  # type: ignore[no-untyped-call]  # PynamoDB leaves it untyped
    class Meta:
        index_name = "by_status"
        projection = IncludeProjection(LIST_ATTRIBUTES)
        billing_mode = PAY_PER_REQUEST_BILLING_MODE

    status = UnicodeAttribute(hash_key=True)
    run_id = UnicodeAttribute(range_key=True)


class State(Model):
    """An item of the state table. `body` is the record as compressed JSON; the rest is what keys and conditions ask."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = BinaryAttribute(null=True, legacy_encoding=False)
    version = NumberAttribute(null=True)
    """Of the body's kind (`store.records`); none means 1."""
    status = UnicodeAttribute(null=True)
    """Key of the index; an action has one only while it is held or in flight (its state is under `state`)."""
    run_id = UnicodeAttribute(null=True)
    submission_key = UnicodeAttribute(null=True)
    email = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    started_at = UnicodeAttribute(null=True)
    finished_at = UnicodeAttribute(null=True)
    lease_until = NumberAttribute(null=True)
    """Epoch seconds."""
    deliveries = NumberAttribute(null=True)
    state = UnicodeAttribute(null=True)
    attempt = NumberAttribute(null=True)
    content_key = UnicodeAttribute(null=True)
    turn = NumberAttribute(null=True)
    pack = NumberAttribute(null=True)
    """The current version of the knowledge."""
    head = UnicodeAttribute(null=True)
    """How far the run's audit trail had come when this was written: `domain.audit.Head` as text."""
    expires_at = TTLAttribute(null=True)

    by_status = _ByStatus()


class Audit(Model):
    """An item of the audit table: a block of events. `store.audit` writes and reads it, by PartiQL and without this model:
    what somebody has tampered with must still be readable as it stands. Up to release 2 an item was one unsigned event.
    """

    run_id = UnicodeAttribute(hash_key=True)
    """The stream: a run, or one of our own."""
    seq = NumberAttribute(range_key=True)
    """Number of the first event."""


@dataclass(frozen=True)
class Tables:
    """Both tables, bound to an endpoint."""

    state: type[State]
    audit: type[Audit]


def bind(state_table: str, audit_table: str, *, endpoint: str = "", region: str = "us-east-1") -> Tables:
    """Tables by name. `endpoint` is empty on AWS. Opens no connection."""
    return Tables(
        _bound(State, state_table, endpoint, region),
        _bound(Audit, audit_table, endpoint, region),
    )


def create(tables: Tables) -> None:
    """Create both tables where they are missing; on AWS the template does it."""
    for model in (tables.state, tables.audit):
        if not model.exists():
            model.create_table(wait=True)


def _bound(model: Any, table: str, endpoint: str, region: str) -> Any:
    meta = {
        "table_name": table,
        "region": region,
        "host": endpoint or None,
        "billing_mode": PAY_PER_REQUEST_BILLING_MODE,
    }
    made: Any = type(model.__name__, (model,), {"Meta": type("Meta", (), meta), "__module__": __name__})
    own = made._get_connection()
    shared = _connection(endpoint, region)
    with suppress(ValueError):  # this table is known already
        shared.add_meta_table(own.get_meta_table())
    own.connection = shared
    return made


@lru_cache(maxsize=8)
def _connection(endpoint: str, region: str) -> Connection:
    """One client for all tables at an endpoint: PynamoDB makes one for each, twice the time of a cold start and twice the handshakes."""
    return Connection(
        region=region,
        host=endpoint or None,
        connect_timeout_seconds=2,
        read_timeout_seconds=5,
        max_retry_attempts=3,
        max_pool_connections=32,
    )


def packed(value: Any) -> bytes:
    """JSON, compressed: most records fit into the one kilobyte that a write unit pays for."""
    return compressed(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def unpacked(body: bytes) -> Any:
    """The inverse of `packed`."""
    return json.loads(decompressed(body))


def sortable(at: datetime) -> str:
    """A time as text of fixed width in UTC, so that text compares as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def put_all(state: type[State], items: Sequence[State]) -> None:
    """Write items that need no condition, in one request for up to 25."""
    if len(items) == 1:
        items[0].save()
        return
    with state.batch_write() as batch:
        for item in items:
            batch.save(item)


def put(item: Model, condition: Condition, what: str) -> bool:
    """Write an item if the condition holds; False when it does not. `what` is for the error: "write a run"."""
    with translated(what):
        try:
            item.save(condition=condition)
        except PutError as error:
            if lost_condition(error):
                return False
            raise
    return True


def lost_condition(error: PynamoDBException) -> bool:
    """Whether a conditional write failed because its condition did."""
    return _code(error) == "ConditionalCheckFailedException"


def _code(error: PynamoDBException) -> str:
    """DynamoDB's own error code; empty when no answer came (PynamoDB's own property fails then)."""
    response = getattr(error.cause, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Turns what PynamoDB raises into RetryLater; a failed condition is `put`'s to handle."""
    try:
        yield
    except PynamoDBException as error:
        raise RetryLater(f"Our own store could not {what} ({_code(error) or type(error).__name__}).") from error
