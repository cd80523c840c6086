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
    "properties": {"subject": {"type": "string"}, "body": {"type": "string"}, "claims": {"type": "array", "items": {}}},
}
PROMPT = (
    'Greeting: "Hi María,"\n- sign off with exactly: "Best,\\nAna"\n'
    '<brief>{"facts": [{"fact_id": "f1", "text": "free on Tue 10:00, Guatemala time (UTC-6); certain"}]}</brief>'
)


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
    letter = answered(running, PROMPT, LETTER)
    assert letter["body"].startswith("Hi María,\n\n") is ours
    assert letter["body"].endswith("Best,\nAna") is ours
    assert ("- Tue 10:00" in letter["body"]) is bool(letter["claims"]) is ours


def test_what_is_scripted_goes_first_and_the_rest_is_the_least_that_fits(model: tuple[Running, bool]) -> None:
    running, _ = model
    schema = {
        "type": "object",
        "properties": {"kind": {"enum": ["one", "two"]}, "rows": {"type": "array", "items": {}}},
    }
    tell(running, "seed", {"answers": [{"json": {"kind": "two", "rows": [1]}}]})
    assert answered(running, PROMPT, schema) == {"kind": "two", "rows": [1]}
    assert answered(running, PROMPT, schema) == {"kind": "one", "rows": []}
