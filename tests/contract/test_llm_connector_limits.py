"""A write takes at most the time it was given, asks again only where that may help, and shows the key to nobody."""

from __future__ import annotations

import copy
import itertools
import logging
import socket
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from email.utils import formatdate
from functools import cache
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from chalicelib.connectors.llm import Model, Unusable, Written
from chalicelib.errors import AgentError, AskAPerson, BadAnswer, RetryLater
from infra.emulators.http import Fault, Running, serve
from infra.emulators.llm import MODELS, llm_emulator
from tests.living import post

SECRET = "sk-never-shown"
Style = Literal["chat", "responses"]
STYLES: tuple[Style, ...] = ("chat", "responses")
PATHS = {"chat": "/v1/chat/completions", "responses": "/v1/responses"}
SWEEP = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


class Reply(BaseModel, frozen=True):
    """What is asked for."""

    subject: str


TEXT = '{"subject": "Hello"}'
WHOLE: dict[Style, dict[str, Any]] = {
    "chat": {
        "id": "c", "object": "chat.completion", "created": 1, "model": MODELS[0],
        "choices": [{"index": 0, "finish_reason": "stop", "logprobs": None,
                     "message": {"role": "assistant", "content": TEXT, "refusal": None}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 7, "total_tokens": 107,
                  "prompt_tokens_details": {"cached_tokens": 40}},
    },
    "responses": {
        "id": "r", "object": "response", "created_at": 1, "model": MODELS[0], "status": "completed", "error": None,
        "incomplete_details": None,
        "output": [{"type": "message", "id": "m", "role": "assistant", "status": "completed",
                    "content": [{"type": "output_text", "text": TEXT, "annotations": []}]}],
        "usage": {"input_tokens": 100, "output_tokens": 7, "total_tokens": 107,
                  "input_tokens_details": {"cached_tokens": 40}},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = serve(llm_emulator())
    yield running
    running.stop()


@pytest.fixture
def llm(server: Running) -> Running:
    server.emulator.reset()
    return server


@pytest.fixture(params=STYLES)
def style(request: pytest.FixtureRequest) -> Style:
    return "chat" if request.param == "chat" else "responses"


@cache  # a client reads every certificate of the machine when it is made
def model(url: str, style: Style, retries: int = 1, name: str = MODELS[0]) -> Model:
    return Model(SECRET, f"{url}/v1", name, style, max_retries=retries)


def ask(of: Model, deadline_s: float = 10.0) -> Written[Reply]:
    return of.write(instructions="Write.", brief="Data.", schema=Reply, cache_key="k", deadline_s=deadline_s)


def answer_once(llm: Running, body: Any, status: int = 200, **headers: str) -> None:
    llm.emulator.faults[:] = [Fault("status", status=status, body=body, headers=headers)]


def calls(llm: Running) -> int:
    return len(llm.emulator.calls)


# --- time


@pytest.mark.timeout(30)
@pytest.mark.parametrize("from_the", ["first byte", "body"])
def test_a_server_that_sends_a_byte_at_a_time_is_left_when_the_time_is_over(style: Style, from_the: str) -> None:
    head = b"" if from_the == "first byte" else b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            with suppress(OSError):
                connection = listening.accept()[0]
                connection.sendall(head)
                for byte in itertools.cycle(b"HTTP/1.1 200 OK X" if not head else b" "):
                    connection.sendall(bytes([byte]))
                    if over.wait(0.05):
                        connection.close()
                        return

        threading.Thread(target=drip, daemon=True).start()
        with pytest.raises(RetryLater, match="no response"):
            ask(model(f"http://127.0.0.1:{listening.getsockname()[1]}", style), deadline_s=0.5)
        over.set()


def test_a_slow_server_is_asked_once_when_there_is_no_time_for_twice(llm: Running, style: Style) -> None:
    waits = Fault("delay", seconds=3.0, times=5)
    llm.emulator.faults.append(waits)
    with pytest.raises(RetryLater, match="no response"):
        ask(model(llm.url, style, retries=3), deadline_s=0.5)
    assert waits.times == 4


def test_what_was_asked_before_a_reset_takes_no_answer_after_it(llm: Running, style: Style) -> None:
    llm.emulator.faults.append(Fault("delay", seconds=1.0))
    with pytest.raises(RetryLater, match="no response"):
        ask(model(llm.url, style, retries=0), deadline_s=0.5)
    llm.emulator.reset()
    post(f"{llm.url}/_emulator/seed", {"answers": [{"json": {"subject": "Mine"}}]})
    time.sleep(1.0)
    assert ask(model(llm.url, style)).value == Reply(subject="Mine")
    assert calls(llm) == 1


@pytest.mark.timeout(30)
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", [{"Retry-After": "100"}, {"retry-after-ms": "100000"}])
def test_a_server_that_wants_more_time_than_there_is_is_left_at_once_and_its_wish_told(
    llm: Running, style: Style, status: int, header: dict[str, str]
) -> None:
    answer_once(llm, {"error": {"message": "slow down"}}, status, **header)
    with pytest.raises(RetryLater) as told:
        ask(model(llm.url, style))
    assert (told.value.code, told.value.after_s, calls(llm)) == ("model_busy", 100.0, 1)


@settings(SWEEP, max_examples=60)
@given(
    wish=st.integers(0, 10**6),
    form=st.sampled_from(["s", "ms", "date", "rubbish", "nothing"]),
    style=st.sampled_from(STYLES),
)
def test_how_long_a_server_wants_to_be_left_alone_is_read_in_every_form(
    llm: Running, wish: int, form: str, style: Style
) -> None:
    header = {
        "s": {"Retry-After": str(wish)},
        "ms": {"retry-after-ms": str(wish * 1000), "Retry-After": "1"},
        "date": {"Retry-After": formatdate(time.time() + wish, usegmt=True)},
        "rubbish": {"Retry-After": f"in {wish} winters"},
        "nothing": {},
    }[form]  # fmt: skip
    answer_once(llm, {"error": {"message": "slow down"}}, 429, **header)
    with pytest.raises(RetryLater) as told:
        ask(model(llm.url, style, retries=0))
    after = told.value.after_s
    assert after is None if form in ("rubbish", "nothing") else after is not None and max(0, wish - 60) <= after <= wish


# --- trying again


@pytest.mark.parametrize("fault", [{"status": one} for one in (408, 409, 429, 500, 502, 503, 529)] + [{"kind": "drop"}])
def test_what_may_pass_is_asked_again_once(llm: Running, style: Style, fault: dict[str, Any]) -> None:
    llm.emulator.faults.append(Fault(**({"kind": "status", "body": {"error": {"message": "x"}}} | fault)))
    post(f"{llm.url}/_emulator/seed", {"answers": [{"json": {"subject": "Hello"}}]})
    assert ask(model(llm.url, style)).value == Reply(subject="Hello")
    assert calls(llm) == 2


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        *[({"status": status}, AskAPerson) for status in (400, 401, 403, 404, 413, 422)],
        ({"status": 429, "error": {"message": "pay", "code": "insufficient_quota"}}, AskAPerson),
        ({"refusal": "No."}, Unusable),
        ({"json": {}}, Unusable),
        ({"text": "Hi"}, Unusable),
        ({"json": [1], "truncate": True}, Unusable),
    ],
)
def test_what_stays_as_it_is_is_not_asked_again(
    llm: Running, style: Style, answer: dict[str, Any], error: type[AgentError]
) -> None:
    post(f"{llm.url}/_emulator/seed", {"answers": [answer]})
    with pytest.raises(error):
        ask(model(llm.url, style))
    assert calls(llm) == 1


@SWEEP
@given(status=st.integers(400, 599), body=JSON, style=st.sampled_from(STYLES))
def test_every_status_says_who_can_mend_it_whatever_its_body(
    llm: Running, status: int, body: Any, style: Style
) -> None:
    answer_once(llm, body, status)
    passes = status in (408, 409, 429) or status >= 500
    with pytest.raises(RetryLater if passes else AskAPerson) as told:
        ask(model(llm.url, style, retries=0))
    assert str(status) in str(told.value)


# --- answers of servers that are only almost compatible


def changed(whole: Any, path: list[int], new: Any) -> Any:
    """A copy with one node replaced, found by going down as the numbers say."""
    made = copy.deepcopy(whole)
    node: dict[str, Any] = {"root": made}
    holder: Any = node
    spot: Any = "root"
    for number in path:
        inner = holder[spot]
        if not isinstance(inner, dict | list) or not inner:
            break
        holder, spot = inner, (list(inner) if isinstance(inner, dict) else range(len(inner)))[number % len(inner)]
    holder[spot] = new
    return node["root"]


@settings(SWEEP, max_examples=400)
@given(path=st.lists(st.integers(0, 8), max_size=5), new=JSON, style=st.sampled_from(STYLES))
@example(path=[4], new=[], style="chat")
@example(path=[5, 0], new="many", style="chat")
@example(path=[3], new=None, style="responses")
def test_an_answer_with_anything_in_the_wrong_place_is_read_or_is_unusable_and_never_a_crash(
    llm: Running, path: list[int], new: Any, style: Style
) -> None:
    answer_once(llm, changed(WHOLE[style], path, new))
    with suppress(BadAnswer):
        got = ask(model(llm.url, style, retries=0))
        assert isinstance(got.value.subject, str)
        assert got.model
        assert isinstance(got.model, str)
        counted = (got.input_tokens, got.cached_tokens, got.output_tokens)
        assert all(type(one) is int for one in counted)
        assert 0 <= got.cached_tokens <= got.input_tokens


@pytest.mark.parametrize(
    "left_out", [("usage",), ("model",), ("usage", "model", "id", "created", "object", "created_at")]
)
def test_a_server_that_leaves_out_what_it_counted_is_understood(
    llm: Running, style: Style, left_out: tuple[str, ...]
) -> None:
    answer_once(llm, {name: value for name, value in WHOLE[style].items() if name not in left_out})
    got = ask(model(llm.url, style))
    assert (got.value.subject, got.model) == ("Hello", MODELS[0])
    counted = (got.input_tokens, got.cached_tokens, got.output_tokens)
    assert counted == ((0, 0, 0) if "usage" in left_out else (100, 40, 7))


@pytest.mark.parametrize(
    ("style", "change", "code"),
    [
        ("chat", {"choices": []}, "invalid"),
        ("chat", {"choices": [WHOLE["chat"]["choices"][0] | {"finish_reason": "content_filter"}]}, "refused"),
        ("chat", {"choices": [WHOLE["chat"]["choices"][0] | {"finish_reason": "length"}]}, "truncated"),
        ("responses", {"output": []}, "invalid"),
        ("responses", {"status": "incomplete", "incomplete_details": {"reason": "content_filter"}}, "refused"),
        ("responses", {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}, "truncated"),
        ("responses", {"status": "failed", "output": [], "error": {"code": "server_error", "message": "x"}}, "invalid"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_says_why(llm: Running, style: Style, change: dict[str, Any], code: str) -> None:
    answer_once(llm, WHOLE[style] | change)
    with pytest.raises(BadAnswer) as told:
        ask(model(llm.url, style))
    assert told.value.code == code


@pytest.mark.parametrize(
    "answer", [{"refusal": "No."}, {"text": "Hi"}, {"json": {"subject": "x" * 90}, "truncate": True}]
)
def test_what_an_unusable_answer_took_is_told_all_the_same(llm: Running, style: Style, answer: dict[str, Any]) -> None:
    post(f"{llm.url}/_emulator/seed", {"answers": [answer]})
    with pytest.raises(Unusable) as told:
        ask(model(llm.url, style))
    assert told.value.spent.model == MODELS[0]
    assert told.value.spent.input_tokens > 0
    assert told.value.spent.output_tokens > 0


@pytest.mark.parametrize("name", ["gpt-none", ""])
def test_a_model_that_does_not_exist_is_a_persons_to_mend(llm: Running, style: Style, name: str) -> None:
    with pytest.raises(AskAPerson) as told:
        ask(model(llm.url, style, name=name))
    assert told.value.code == "model_refused"
    assert "model name" in told.value.todo


def test_a_server_without_responses_serves_in_the_style_of_chat(llm: Running) -> None:
    missing = Fault("status", path=PATHS["responses"], status=404, body={"detail": "Not Found"}, times=None)
    llm.emulator.faults.append(missing)
    with pytest.raises(AskAPerson):
        ask(model(llm.url, "responses"))
    assert ask(model(llm.url, "chat")).value.subject


# --- the key

FAILURES: dict[str, dict[str, Any]] = {
    "the key is wrong": {"kind": "status", "status": 401, "body": {"error": {"message": f"Incorrect key: {SECRET}"}}},
    "busy": {"kind": "status", "status": 429, "body": {"error": {"message": "slow"}}},
    "broken": {"kind": "status", "status": 500, "body": {"error": {"message": f"{SECRET}"}}},
    "no json": {"kind": "status", "status": 200, "body": f"<html>{SECRET}</html>"},
    "dropped": {"kind": "drop"},
    "slow": {"kind": "delay", "seconds": 2.0},
}


@pytest.mark.parametrize("name", FAILURES)
def test_the_key_is_in_no_error_and_no_log_even_when_the_server_repeats_it(
    llm: Running, style: Style, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    llm.emulator.faults.append(Fault(**(FAILURES[name] | {"times": None})))
    caplog.set_level(logging.DEBUG)
    with pytest.raises(AgentError) as told:
        ask(model(llm.url, style, retries=0), deadline_s=0.5)
    told_of = [str(told.value), repr(told.value), told.value.what, told.value.todo, caplog.text]
    if SECRET not in str(FAILURES[name]):
        told_of += traceback.format_exception(told.value)
    assert not [text for text in told_of if SECRET in text]


def test_the_key_is_not_shown_with_the_model(llm: Running, style: Style) -> None:
    shown = model(llm.url, style)
    shown.warm()
    assert MODELS[0] in repr(shown)
    assert SECRET not in repr(shown)
