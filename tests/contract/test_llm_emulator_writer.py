"""The emulated model knows no product: it answers what it is told, what it is given to write with, or the least that fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from openai import OpenAI

from infra.emulators.http import Running, serve
from infra.emulators.llm import MODELS, llm_emulator
from infra.local.writer import write
from tests.contract.google_side import tell

LETTER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "asks": {"type": "array", "items": {}},
        "subject": {"type": "string"},
        "letter": {"type": "array", "items": {}},
    },
}
BRIEF = {
    "letter": {"language": "en"}, "plan": {"times": "offer"}, "times_block": ["- Tue 10:00"],
    "asks": [{"ask": 1, "question": "berths", "do": "answered", "facts": ["K1"]}, {"ask": 2, "question": "price", "do": "deferred", "facts": []}],
    "facts": [{"id": "K1", "text": "How many berths are there? Forty."}],
}  # fmt: skip
PROMPT = f"<brief>{json.dumps(BRIEF)}</brief>"


@pytest.fixture(params=[True, False], ids=["with our writer", "by itself"])
def model(request: pytest.FixtureRequest) -> Iterator[tuple[Running, bool]]:
    running = serve(llm_emulator(writer=write) if request.param else llm_emulator())
    yield running, request.param
    running.stop()


def answered(running: Running, prompt: str, schema: Any) -> Any:
    client = OpenAI(api_key="k", base_url=f"{running.url}/v1")
    shape = {"type": "json_schema", "json_schema": {"name": "n", "schema": schema}}
    messages = [{"role": "user", "content": prompt}]
    made: Any = client.chat.completions.create(model=MODELS[0], messages=messages, response_format=shape)  # type: ignore[call-overload]
    return json.loads(made.choices[0].message.content)


def test_a_brief_becomes_a_letter_only_where_the_local_run_brought_its_writer(model: tuple[Running, bool]) -> None:
    running, ours = model
    made = answered(running, PROMPT, LETTER)
    assert ("Forty." in [part["text"] for part in made["letter"]]) is ours
    assert ("times" in [part["kind"] for part in made["letter"]]) is ours
    assert ([ask["outcome"] for ask in made["asks"]] == ["answered", "deferred"]) is ours


def test_what_is_scripted_goes_first_and_the_rest_is_the_least_that_fits(model: tuple[Running, bool]) -> None:
    running, _ = model
    schema = {
        "type": "object",
        "properties": {"kind": {"enum": ["one", "two"]}, "rows": {"type": "array", "items": {}}},
    }
    tell(running, "seed", {"answers": [{"json": {"kind": "two", "rows": [1]}}]})
    assert answered(running, PROMPT, schema) == {"kind": "two", "rows": [1]}
    assert answered(running, PROMPT, schema) == {"kind": "one", "rows": []}
