"""What a step is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel

from chalicelib.domain.action import Action, ActionKind, ActionRecord
from chalicelib.domain.draft import Draft, Plan
from chalicelib.domain.lead import ContactFound
from chalicelib.domain.outputs import Outputs, needed
from chalicelib.domain.run import Joined, Run, StepRecord
from chalicelib.domain.submission import FormRule, Inquiry, Submission
from chalicelib.drafting.briefing import Findings
from chalicelib.settings import Settings
from chalicelib.world import Reads, Records


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
    outputs: Outputs
    steps: Mapping[str, StepRecord]
    actions: Mapping[str, ActionRecord]
    joined: tuple[Joined, ...] = ()
    """What the person sent since, as known when this passage began."""

    @property
    def submission(self) -> Submission:
        """The submission that this run is about."""
        return self.run.submission

    @property
    def inquiry(self) -> Inquiry:
        """What step 1 made of the submission. Raises AskAPerson when it is missing, as all below."""
        return needed(self.outputs.inquiry, "inquiry")

    @property
    def contact_found(self) -> ContactFound:
        """The person in HubSpot, and who answers."""
        return needed(self.outputs.contact_found, "contact")

    @property
    def plan(self) -> Plan:
        """The next step."""
        return needed(self.outputs.plan, "plan")

    @property
    def draft(self) -> Draft:
        """The reply."""
        return needed(self.outputs.draft, "draft")

    @property
    def findings(self) -> Findings:
        """What the reading steps gave, as planning and writing see it."""
        return Findings(self.submission, self.outputs, self.steps)

    def result_of(self, kind: ActionKind) -> dict[str, Any]:
        """What the other side gave back for the run's action of this kind; empty unless it was performed."""
        for record in self.actions.values():
            if record.action.kind == kind and record.state == "performed":
                return record.result
        return {}
