"""One line a lead for the terminal: who, which form, which rep, what came of it, how long, and where to look."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from chalicelib import observe
from chalicelib.domain.draft import Draft, Plan
from chalicelib.domain.lead import ContactFound
from chalicelib.domain.run import RunView
from chalicelib.domain.submission import Inquiry
from chalicelib.errors import AgentError
from infra.local.output import ADDRESS

T = TypeVar("T", bound=BaseModel)


class Ended(logging.Handler):
    """Hears of every run that ended, and shows it from a thread of its own."""

    def __init__(self, view: Callable[[str], RunView | None], show: Callable[[RunView], None]) -> None:
        super().__init__()
        self._view, self._show = view, show
        self._run_ids: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="leads", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        """Called in the thread that ended the run."""
        if record.getMessage() == "run.ended":
            self._run_ids.put(observe.correlation_id())

    def _work(self) -> None:
        while True:
            try:
                view = self._view(self._run_ids.get())
            except AgentError:  # the store is away; the run is in the console when it is back
                continue
            if view and view.run.finished_at:
                self._show(view)


def line(view: RunView, base_url: str, *, names: bool) -> str:
    """The line. Names of people and companies only where `names`: on somebody's own screen, never in what is kept."""
    run, contact = view.run, _output(view, "resolve_contact", ContactFound)
    assert run.finished_at
    parts = (
        _who(view, names=names),
        run.submission.form_id,
        contact.rep.name if contact else "",
        _outcome(view) if names else ADDRESS.sub("(address)", _outcome(view)),
        f"{(run.finished_at - run.started_at).total_seconds():.1f} s",
        f"{base_url}/runs/{run.run_id}",
    )
    return f"{run.finished_at.astimezone():%H:%M:%S}  {' · '.join(part for part in parts if part)}"


def _who(view: RunView, *, names: bool) -> str:
    inquiry = _output(view, "validate", Inquiry)
    domain = view.run.submission.email.rpartition("@")[2] or "no address"
    if not names or inquiry is None:
        return domain
    person = f"{inquiry.first_name} {inquiry.last_name}".strip()
    return ", ".join(part for part in (person, inquiry.company or domain) if part)


def _outcome(view: RunView) -> str:
    run = view.run
    if run.status in ("rejected", "merged", "parked"):
        return f"{run.status}: {run.reason}"
    draft, plan = _output(view, "write_draft", Draft), _output(view, "plan_next_step", Plan)
    if draft is None or (plan and not plan.wants_draft):
        return f"no draft: {plan.reason}" if plan else "no draft"
    gaps = ", with gaps" if run.status == "degraded" else ""
    return f"draft ready{gaps}, confidence {draft.confidence}"


def _output(view: RunView, step: str, kind: type[T]) -> T | None:
    record = next((one for one in view.steps if one.name == step), None)
    return kind.model_validate(record.output) if record and record.output is not None else None
