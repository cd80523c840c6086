"""What the steps of a run gave, typed: the one holder that engine, steps, writers, console and API read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import BaseModel

from chalicelib.domain.draft import Draft, DraftCreated, Plan, Sealed, TaskPlanned
from chalicelib.domain.findings import AssetsFound, Conversation, PatternsFound, SlotsFound, ThreadsFound
from chalicelib.domain.lead import CompanyFound, ContactFound
from chalicelib.domain.submission import Inquiry
from chalicelib.errors import AskAPerson

T = TypeVar("T")


@dataclass(frozen=True)
class Outputs:
    """One field a step. None: the step has not run yet, or could not look."""

    inquiry: Inquiry | None = None
    contact_found: ContactFound | None = None
    company_found: CompanyFound | None = None
    threads_found: ThreadsFound | None = None
    conversation: Conversation | None = None
    patterns_found: PatternsFound | None = None
    assets_found: AssetsFound | None = None
    slots_found: SlotsFound | None = None
    plan: Plan | None = None
    draft: Draft | None = None
    draft_created: DraftCreated | None = None
    task_planned: TaskPlanned | None = None
    sealed: Sealed | None = None

    def including(self, *outputs: BaseModel) -> Outputs:
        """These outputs and some more, each under the field of its type."""
        fields: dict[str, Any] = {FIELDS[type(output)]: output for output in outputs}
        return replace(self, **fields)

    @property
    def refused(self) -> bool:
        """Whether step 1 ended the run: rejected, or merged into another."""
        return self.inquiry is not None and self.inquiry.verdict != "accepted"


FIELDS: Mapping[type, str] = {get_args(hint)[0]: name for name, hint in get_type_hints(Outputs).items()}
"""By type of output: the field that holds it."""


def needed(output: T | None, what: str) -> T:
    """An output that the caller cannot do without. Raises AskAPerson, naming `what` is missing."""
    if output is None:
        todo = "Replay the run from the step that gives it."
        raise AskAPerson(f"There is no {what}.", todo=todo, code="output_missing")
    return output
