"""The 13 steps, at a glance. The engine, the console, the API and the docs read this table and nothing else.

What runs side by side follows from `needs`. What happens when a step fails, after its attempts:

- ``reject``: the run ends, recorded, with no outside call made
- ``retry``: this passage ends; the queue brings the run back to this step; after the last passage it is parked. Where it
  is a service that does not answer, the run waits for the service instead, and goes on by itself
- ``degrade``: the run goes on; what is missing is named in the Brief and lowers the draft's confidence
- ``compose``: the built-in composer writes instead of the model; decided in the step itself
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from chalicelib.domain.draft import Draft, DraftCreated, Plan, Sealed, TaskPlanned
from chalicelib.domain.findings import AssetsFound, Conversation, PatternsFound, SlotsFound, ThreadsFound
from chalicelib.domain.lead import CompanyFound, ContactFound
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import StepRecord
from chalicelib.domain.submission import Inquiry
from chalicelib.pipeline.context import Context, Result
from chalicelib.pipeline.steps import (
    create_draft,
    create_task,
    hunt_assets,
    plan_next_step,
    propose_slots,
    read_threads,
    recall_patterns,
    record_audit,
    resolve_company,
    resolve_contact,
    search_threads,
    validate,
    write_draft,
)

OnFailure = Literal["reject", "retry", "degrade", "compose"]


@dataclass(frozen=True)
class Step:
    """One row. `attempts` are within one passage; `sentence` says to people what the step is for.

    `gives` is the type of its output, which has a field of its own in `domain.outputs`; `calls` names the outside service that every attempt asks: while it is known to be away, the step is not attempted.
    """

    name: str
    run: Callable[[Context], Result]
    gives: type[BaseModel]
    needs: tuple[str, ...]
    on_failure: OnFailure
    attempts: int
    sentence: str
    calls: str = ""


STEPS = (
    Step("validate", validate.run, Inquiry, (), "reject", 1, "Types the fields; asks consent, suppression, spam, duplicates."),
    Step("resolve_contact", resolve_contact.run, ContactFound, ("validate",), "retry", 3, "Finds the person in HubSpot and the rep who answers.", calls="HubSpot"),
    Step("resolve_company", resolve_company.run, CompanyFound, ("resolve_contact",), "degrade", 2, "Finds the company by association, else by business domain."),
    Step("search_threads", search_threads.run, ThreadsFound, ("resolve_contact",), "degrade", 2, "Looks for mail with this person and their colleagues."),
    Step("read_threads", read_threads.run, Conversation, ("search_threads",), "degrade", 2, "Reads the last messages: who owes whom an answer."),
    Step("recall_patterns", recall_patterns.run, PatternsFound, ("resolve_company",), "degrade", 2, "Recalls how comparable leads of our own went."),
    Step("hunt_assets", hunt_assets.run, AssetsFound, ("resolve_company",), "degrade", 2, "Finds files that fit and that the recipient may open."),
    Step("propose_slots", propose_slots.run, SlotsFound, ("resolve_contact",), "degrade", 2, "Finds slots free in both sides' working hours."),
    Step("plan_next_step", plan_next_step.run, Plan, ("read_threads", "recall_patterns", "hunt_assets", "propose_slots"), "retry", 1, "Decides on one call to action and scores the lead."),
    Step("write_draft", write_draft.run, Draft, ("plan_next_step",), "compose", 1, "Writes the reply from the Brief and checks every claim."),
    Step("create_draft", create_draft.run, DraftCreated, ("write_draft",), "retry", 3, "Puts the draft into Gmail, in the right thread.", calls="Gmail"),
    Step("create_task", create_task.run, TaskPlanned, ("create_draft",), "retry", 3, "Asks the rep in HubSpot to review it, with a note."),
    Step("record_audit", record_audit.run, Sealed, ("create_task",), "retry", 3, "Labels the thread, seals the audit trail, names the next touch."),
)  # fmt: skip

BY_NAME = {step.name: step for step in STEPS}


def outputs_of(records: Iterable[StepRecord]) -> Outputs:
    """What recorded steps gave, typed; read back in this one place."""
    outputs = [BY_NAME[step.name].gives.model_validate(step.output) for step in records if step.output is not None]
    return Outputs().including(*outputs)


def downstream(name: str) -> tuple[str, ...]:
    """A step and all that build on it, in order."""
    reached = {name}
    for step in STEPS:
        if reached & set(step.needs):
            reached.add(step.name)
    return tuple(step.name for step in STEPS if step.name in reached)
