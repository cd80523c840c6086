"""The model reads beside the look-ups where it may: what it read is on the run, and whatever fails leaves the rules' reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.run import RunView
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.pipeline.table import outputs_of
from tests.living import Clock, Outside, get, post, settings_for, submission_payload, world_for

TEXT = "We are opening two more depots. Wondering about the crews and what that takes."
READ: dict[str, Any] = {
    "sender_kind": "prospect", "purposes": ["question"], "tone": "neutral", "deadlines": [], "claimed_agreements": [],
    "asks": [{"topic": "crews", "text": "what the crews take", "words": "the crews and what that takes", "kind": "question"}],
}  # fmt: skip


def run(
    out: Outside, store: str, clock: Clock, *answers: dict[str, Any], reads: bool = True, text: str = TEXT
) -> RunView:
    world = world_for(replace(settings_for(out, store), openai_api_key="key", model_reads=reads), clock)
    post(f"{out.llm.url}/_emulator/seed", {"answers": list(answers)})
    work.handle(world, message("workflow", submission_payload("pat@depots.example", message=text), clock()))
    rows, _ = world.runs.page(None, "", 50)
    view = world.runs.view(rows[0].run_id)
    assert view
    return view


def reading_of(view: RunView) -> tuple[str, list[str], str]:
    inquiry = outputs_of(view.steps).inquiry
    assert inquiry
    return (
        inquiry.reading.by,
        [ask.topic for ask in inquiry.reading.asks],
        next(step.note for step in view.steps if step.name == "validate"),
    )


def test_what_the_model_read_is_on_the_run(out: Outside, store_endpoint: str, clock: Clock) -> None:
    by, topics, note = reading_of(run(out, store_endpoint, clock, {"json": READ}))
    assert (by, topics) == ("model", ["crews"])
    assert "Read by the model" in note


@pytest.mark.parametrize("answer", [{"text": "not json"}, {"refusal": "no"}, {"json": READ | {"purposes": []}}])
def test_a_model_that_fails_leaves_the_rules_reading(
    out: Outside, store_endpoint: str, clock: Clock, answer: dict[str, Any]
) -> None:
    view = run(out, store_endpoint, clock, answer)
    by, _, note = reading_of(view)
    assert by == "rules"
    assert "Read by rules" in note
    assert view.run.status in ("done", "degraded")


def test_a_model_is_not_asked_to_read_unless_it_may(out: Outside, store_endpoint: str, clock: Clock) -> None:
    view = run(out, store_endpoint, clock, reads=False)
    assert reading_of(view)[0] == "rules"
    calls = [str(call["body"]) for call in get(f"{out.llm.url}/_emulator/calls")["calls"]]
    assert not [call for call in calls if "<message>" in call and "sender_kind" in call]


def test_who_wants_out_is_not_read_by_a_model(out: Outside, store_endpoint: str, clock: Clock) -> None:
    view = run(out, store_endpoint, clock, {"json": READ}, text="Please unsubscribe me.")
    assert view.run.status == "rejected"
    assert get(f"{out.llm.url}/_emulator/calls")["calls"] == []
