"""A parked run goes on from any step; a rejected one is judged again, e.g. after its form was admitted."""

from __future__ import annotations

from chalicelib.domain.audit import Entry
from chalicelib.domain.run import Run, RunView, after
from chalicelib.errors import FixInput, RetryLater
from chalicelib.pipeline.table import BY_NAME, STEPS, downstream
from chalicelib.store.audit import Trail
from chalicelib.world import World


def replay(world: World, run_id: str, from_step: str, by: str) -> Run:
    """Put a run back into the queue's hands, with the results of `from_step` and all after it made void.

    The next sweep takes it up. Raises FixInput when there is no such run or step, when the run is neither parked nor
    rejected, or when the replay would redo what was already written outside.
    """
    view = world.runs.view(run_id)
    if view is None:
        raise FixInput("There is no such run.", code="not_found")
    if from_step not in BY_NAME:
        raise FixInput(f"There is no step {from_step}.", todo=f"Use one of {', '.join(BY_NAME)}.", code="no_such_step")
    void = downstream(from_step)
    _refuse_redoing(view, void)
    run = view.run.model_copy(
        update={
            "status": after(view.run.status, "replay"),
            "replayed_from": (*view.run.replayed_from, (view.run.deliveries + 1, " ".join(void))),
            "lease_until": world.clock(),  # so the next sweep takes it up
            "excused": view.run.deliveries,  # a person looked at it: it has all its passages again
            "waiting": None,
            "finished_at": None,
            "reason": "",
            "error": None,
        }
    )
    if not world.runs.save(run):
        raise RetryLater("The run changed meanwhile.")
    entry = Entry(at=world.clock(), what="run.replayed", why=f"from {from_step}", who=by)
    Trail(world.audit, run_id).append([entry])
    return run


def first_open_step(view: RunView) -> str:
    """Where a replay would start by itself: the first step without a result."""
    done = {step.name for step in view.steps if step.status != "failed"}
    return next((step.name for step in STEPS if step.name not in done), STEPS[0].name)


def _refuse_redoing(view: RunView, void: tuple[str, ...]) -> None:
    performed = {record.action.key for record in view.actions if record.state == "performed"}
    for step in view.steps:
        if step.name in void and performed & set(step.action_keys):
            raise FixInput(
                f"{step.name} has already written outside; it is not done again.",
                todo="Replay from a step after it.",
                code="already_written",
            )
