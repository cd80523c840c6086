"""A model is asked through its own SDK, in both of the protocol's styles; only what fits the asked shape is believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from chalicelib.connectors.llm import Model
from chalicelib.errors import AgentError, AskAPerson, BadAnswer, RetryLater
from infra.emulators.http import Running, serve
from infra.emulators.llm import llm_emulator
from tests.living import get, post

SECRET = "sk-never-shown"
STYLES = ("chat", "responses")


class Reply(BaseModel, frozen=True):
    """What is asked for."""

    subject: str
    words: tuple[str, ...]


RIGHT = {"subject": "Hello", "words": ["a", "b"]}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = serve(llm_emulator())
    yield running
    running.stop()


@pytest.fixture
def emulated(server: Running) -> Running:
    post(f"{server.url}/_emulator/reset", {})
    return server


@pytest.fixture(params=STYLES)
def model(request: pytest.FixtureRequest, emulated: Running) -> Model:
    return Model(SECRET, f"{emulated.url}/v1", "gpt-5.4-mini", request.param, max_retries=0)


def ask(model: Model, deadline_s: float = 10.0) -> Any:
    return model.write(
        instructions="Write.", brief="<brief>{}</brief>", schema=Reply, cache_key="k", deadline_s=deadline_s
    )


def script(emulated: Running, *answers: dict[str, Any]) -> None:
    post(f"{emulated.url}/_emulator/seed", {"answers": list(answers)})


def fail(emulated: Running, **fault: Any) -> None:
    post(f"{emulated.url}/_emulator/faults", {"times": None, "path": "/v1/", **fault})


def test_an_answer_is_read_with_what_it_cost(emulated: Running, model: Model) -> None:
    script(emulated, {"json": RIGHT})
    got = ask(model)
    assert got.value == Reply.model_validate(RIGHT)
    assert got.model == "gpt-5.4-mini"
    assert got.input_tokens > got.cached_tokens >= 0
    assert got.output_tokens > 0
    assert got.request_id.startswith("req_")


def test_what_a_prospect_wrote_is_not_kept_by_the_provider(emulated: Running) -> None:
    script(emulated, {"json": RIGHT})
    ask(Model(SECRET, f"{emulated.url}/v1", "gpt-5.4-mini", "responses"))
    (call,) = get(f"{emulated.url}/_emulator/calls")["calls"]
    assert call["body"]["store"] is False


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"refusal": "I cannot help with that."}, "refused"),
        ({"json": RIGHT, "truncate": True}, "truncated"),
        ({"text": "Sure! Here is your mail."}, "invalid"),
        ({"json": {"subject": "Hello"}}, "invalid"),
        ({"json": {"subject": 7, "words": "a"}}, "invalid"),
        ({"text": json.dumps(RIGHT) + "}"}, "invalid"),
    ],
)
def test_an_answer_that_does_not_fit_is_none(
    emulated: Running, model: Model, answer: dict[str, Any], code: str
) -> None:
    script(emulated, answer)
    with pytest.raises(BadAnswer) as told:
        ask(model)
    assert told.value.code == code


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        ({"kind": "status", "status": 429, "body": {"error": {"message": "slow down", "code": "rate"}}}, RetryLater, "model_busy"),
        ({"kind": "status", "status": 429, "body": {"error": {"message": "pay", "code": "insufficient_quota"}}}, AskAPerson, "model_quota"),
        ({"kind": "status", "status": 500, "body": {"error": {"message": "oops"}}}, RetryLater, "model_busy"),
        ({"kind": "status", "status": 503, "body": "<html>gateway</html>"}, RetryLater, "model_busy"),
        ({"kind": "status", "status": 401, "body": {"error": {"message": "key"}}}, AskAPerson, "model_refused"),
        ({"kind": "status", "status": 404, "body": {"error": {"message": "no such model"}}}, AskAPerson, "model_refused"),
        ({"kind": "status", "status": 200, "body": "<html>gateway</html>"}, BadAnswer, "invalid"),
        ({"kind": "status", "status": 200, "body": {}}, BadAnswer, "invalid"),
        ({"kind": "drop"}, RetryLater, "retry_later"),
    ],
)  # fmt: skip
def test_what_did_not_work_says_who_can_mend_it_and_never_the_key(
    emulated: Running, model: Model, fault: dict[str, Any], error: type[AgentError], code: str
) -> None:
    fail(emulated, **fault)
    with pytest.raises(AgentError) as told:
        ask(model)
    assert (type(told.value), told.value.code) == (error, code)
    assert SECRET not in f"{told.value} {told.value.__cause__}"


def test_a_model_is_not_waited_for_longer_than_asked(emulated: Running, model: Model) -> None:
    fail(emulated, kind="delay", seconds=5)
    with pytest.raises(RetryLater, match="no response"):
        ask(model, deadline_s=1.0)


def test_one_more_try_is_the_sdks_and_no_more(emulated: Running) -> None:
    fail(emulated, kind="status", status=500, body={"error": {"message": "oops"}})
    with pytest.raises(RetryLater):
        ask(Model(SECRET, f"{emulated.url}/v1", "gpt-5.4-mini", "chat"))
    assert len(get(f"{emulated.url}/_emulator/calls")["calls"]) == 2


def test_another_base_url_in_the_environment_reroutes_nothing(
    emulated: Running, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    script(emulated, {"json": RIGHT})
    assert ask(model).value.subject == "Hello"
