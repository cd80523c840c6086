"""Logs: events with ids that tie a line to a record, never addresses, subjects, or bodies.

The receiver logs through the standard library alone (Powertools' Logger would cost it a fifth of its cold start);
Powertools' Metrics are imported on first use, by the worker.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from chalicelib.errors import AgentError

NAMESPACE = "SalesAgent"

_correlation: ContextVar[str] = ContextVar("correlation", default="")
_log = logging.getLogger("sales_agent")


class _JsonLines(logging.Formatter):
    """One JSON object a line: when, how grave, what happened, to which run, and the event's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, Any] = {"at": f"{stamp}.{int(record.msecs):03}Z", "level": record.levelname}
        line["event"] = record.getMessage()
        if _correlation.get():
            line["correlation_id"] = _correlation.get()
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1]:
            line["error"] = described(record.exc_info[1])
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, default=str)


def start(level: str = "") -> None:
    """Send events to standard error as JSON lines. Calling it again does nothing."""
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_JsonLines())
        _log.addHandler(handler)
        _log.setLevel(level or os.environ.get("LOG_LEVEL", "INFO"))
        _log.propagate = False


def event(name: str, **fields: Any) -> None:
    """Log that something happened, e.g. `event("step.done", step="validate", ms=3)`. Ids and numbers only."""
    _log.info(name, extra={"fields": fields})


def failure(name: str, **fields: Any) -> str:
    """Log that something failed, with the error being handled and its place, and give the id under which people find it."""
    error_id = f"e_{secrets.token_hex(5)}"
    _log.error(name, extra={"fields": {"error_id": error_id, **fields}}, exc_info=sys.exc_info()[0] is not None)
    return error_id


@contextmanager
def correlated(correlation_id: str) -> Iterator[None]:
    """Everything logged inside carries this id (a run's, a delivery's)."""
    token = _correlation.set(correlation_id)
    try:
        yield
    finally:
        _correlation.reset(token)


def correlation_id() -> str:
    """The id that what is logged here carries; empty outside `correlated`."""
    return _correlation.get()


def measured(**figures: float) -> None:
    """Emit figures as CloudWatch metrics (EMF) on Lambda; elsewhere they are only in the logs."""
    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        from aws_lambda_powertools.metrics import Metrics, MetricUnit

        metrics = Metrics(namespace=NAMESPACE)
        for name, value in figures.items():
            metrics.add_metric(name=name, unit=MetricUnit.NoUnit, value=value)
        metrics.flush_metrics()


CODE_ERRORS = (AttributeError, ImportError, NameError, RecursionError, TypeError, ZeroDivisionError)
"""The interpreter writes their texts, from the names of our own code."""
MOST_CAUSES = 4


def described(error: BaseException) -> str:
    """An error and its causes in words that may be logged and shown: `KeyError(str of 5) from RetryLater: no answer`.

    Our own errors hold no data by contract. The text of any other may quote what a stranger wrote, so strings in it are
    told by their length only.
    """
    return " from ".join(_described(one) for one in islice(_causes(error), MOST_CAUSES))


def place(error: BaseException) -> str:
    """The line that raised it, e.g. `compose.py:88`."""
    return next(iter(_where(error.__traceback__)[-1:]), "an unknown place")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _described(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, AgentError):
        return f"{name} {error.code}: {error.what}"
    if isinstance(error, CODE_ERRORS) and type(error).__module__ == "builtins":
        return f"{name}: {error}"
    return f"{name}({', '.join(map(_masked, error.args))})"


def _masked(value: object) -> str:
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    size = f" of {len(value)}" if isinstance(value, str | bytes | list | tuple | dict) else ""
    return f"{type(value).__name__}{size}"


def _where(trace: Any) -> list[str]:
    frames = []
    while trace is not None:
        frames.append(f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-6:]
