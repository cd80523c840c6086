"""What a step is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from chalicelib.domain.action import Action, ActionKind, ActionRecord
from chalicelib.domain.findings import AssetsFound, Conversation, PatternsFound, SlotsFound
from chalicelib.domain.lead import CompanyFound, ContactFound
from chalicelib.domain.run import Run, StepRecord
from chalicelib.domain.submission import FormRule, Inquiry, Submission
from chalicelib.drafting.briefing import Findings
from chalicelib.errors import AskAPerson
from chalicelib.settings import Settings
from chalicelib.world import Reads, Records

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Result:
    """What a step gives: its output for the steps after it, one line for people, and what is to be written outside.

    `nothing` says that it looked and there is nothing. A step that could not look raises instead.
    """

    output: BaseModel
    note: str
    status: Literal["done", "nothing"] = "done"
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Context:
    """One run as a step sees it. `now` is UTC, taken when the step began. `time_left_s` ends with the Lambda."""

    run: Run
    form: FormRule | None
    now: datetime
    time_left_s: float
    settings: Settings
    reads: Reads
    records: Records
    outputs: Mapping[type[BaseModel], BaseModel]
    steps: Mapping[str, StepRecord]
    actions: Mapping[str, ActionRecord]

    @property
    def submission(self) -> Submission:
        """The submission that this run is about."""
        return self.run.submission

    def get(self, kind: type[T]) -> T | None:
        """The output of the step that gives `kind`; None when that step could not look."""
        found = self.outputs.get(kind)
        return found if isinstance(found, kind) else None

    def need(self, kind: type[T]) -> T:
        """The output of a step that this one cannot do without. Raises AskAPerson when it is missing."""
        found = self.get(kind)
        if found is None:
            raise AskAPerson(f"{kind.__name__} is missing.", todo="Replay the run from the step that gives it.")
        return found

    def result_of(self, kind: ActionKind) -> dict[str, Any]:
        """What the other side gave back for the run's action of this kind; empty unless it was performed."""
        for record in self.actions.values():
            if record.action.kind == kind and record.state == "performed":
                return record.result
        return {}

    def findings(self) -> Findings:
        """What the reading steps gave, typed; None where one could not look."""
        return Findings(
            inquiry=self.need(Inquiry),
            found=self.need(ContactFound),
            received_at=self.submission.received_at,
            company_found=self.get(CompanyFound),
            conversation=self.get(Conversation),
            patterns=self.get(PatternsFound),
            assets_found=self.get(AssetsFound),
            slots_found=self.get(SlotsFound),
        )
