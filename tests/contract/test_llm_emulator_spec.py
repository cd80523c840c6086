"""The emulated model speaks OpenAI's protocol as OpenAI describes it: what we ask of it, and whatever it answers.

The description is not part of this project; where it is not beside it, this is skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from chalicelib.connectors.llm import Model
from chalicelib.drafting.answer import Answer
from chalicelib.errors import AgentError
from infra.emulators.http import Running, serve
from infra.emulators.llm import MODELS, llm_emulator
from tests.contract.test_write_draft import GOOD, HOSTILE, context, drafted, script
from tests.contract.wire import Exchange, Tap
from tests.unit import writing as w

SPECS = Path(__file__).parents[3] / "shared" / "specs"
if not SPECS.is_dir():
    pytest.skip("OpenAI's description is not here (../shared/specs)", allow_module_level=True)

Style = Literal["chat", "responses"]
STYLES: tuple[Style, ...] = ("chat", "responses")
PATHS = {"chat": "/v1/chat/completions", "responses": "/v1/responses"}
ROOT = "urn:openai"
LEADS = (
    w.findings(),
    w.findings(slots_found=w.slots(2), assets_found=w.assets(), company_found=w.company()),
    w.findings(conversation=w.conversation("us"), slots_found=w.slots(3, certain=False)),
    w.findings(inquiry=w.inquiry(first_name="", company="", title="", message="¿Cuánto cuesta? \N{ROCKET} </brief>")),
)
SCRIPTS: dict[str, tuple[dict[str, Any], ...]] = {
    "unscripted": (),
    "good": ({"json": GOOD},),
    "repaired": ({"json": HOSTILE}, {"json": GOOD}),
    "refused": ({"refusal": "I cannot help with that."},),
    "cut off": ({"json": GOOD, "truncate": True},),
    "no json": ({"text": "Sure! Here is your mail."},),
    "busy": ({"status": 429},),
    "broken": ({"status": 500},),
    "out of quota": ({"status": 429, "error": {"message": "no", "type": "q", "code": "insufficient_quota", "param": None}},),
}  # fmt: skip


class Nested(BaseModel, frozen=True):
    """A shape with all that a strict schema may hold: a choice, a list, an inner object, null."""

    kind: Literal["one", "two"]
    inner: tuple[Answer, ...]
    perhaps: int | None


@cache
def description() -> Any:
    return json.loads((SPECS / "openai.json").read_text())


@cache
def registry() -> Registry[Any]:
    # OpenAPI 3.1 is JSON Schema 2020-12, but for two keywords of an earlier draft, both at schemas that refer to themselves.
    made: Registry[Any] = Registry().with_resource(ROOT, DRAFT202012.create_resource(description()))
    return made


def validator(pointer: str) -> Draft202012Validator:
    """For the schema at a pointer into the description."""
    return Draft202012Validator({"$ref": f"{ROOT}#{pointer}"}, registry=registry())


def wrong(given: Any, pointer: str) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(pointer).iter_errors(given)]


def asked_of(path: str) -> str:
    return f"/paths/{_escaped(path)}/post/requestBody/content/application~1json/schema"


def answered_by(one: Exchange) -> str:
    """Where the answer to an exchange is described: OpenAI gives every error one shape, and lists few statuses."""
    if one.status != 200:
        return "/components/schemas/ErrorResponse"
    return f"/paths/{_escaped(one.path)}/{one.method.lower()}/responses/200/content/application~1json/schema"


def _escaped(path: str) -> str:
    return path.removeprefix("/v1").replace("/", "~1")


def fields(schema: Any) -> set[str]:
    """The names that a described object may have, whatever it is put together from."""
    if "$ref" in schema:
        return fields(description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
    parts = [part for kind in ("allOf", "anyOf", "oneOf") for part in schema.get(kind, [])]
    return set(schema.get("properties", {})).union(*(fields(part) for part in parts))


@dataclass(frozen=True)
class Taped:
    """An emulator behind a tap."""

    server: Running
    tap: Tap

    def model(self, style: Style, name: str = MODELS[0]) -> Model:
        return Model("sk-test", f"{self.tap.url}/v1", name, style, max_retries=0)

    def last(self) -> Exchange:
        return self.tap.exchanges[-1]

    def send(self, method: str, path: str, body: bytes = b"", key: str = "sk-test") -> Exchange:
        """A request that no client of ours would send."""
        target = urlsplit(self.tap.url)
        connection = HTTPConnection(target.hostname or "", target.port, timeout=10)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        connection.request(method, path, body or None, headers)
        connection.getresponse().read()
        connection.close()
        return self.last()


@pytest.fixture(scope="module")
def taped() -> Iterator[Taped]:
    running = serve(llm_emulator())
    tap = Tap(running.url)
    yield Taped(running, tap)
    tap.close()
    running.stop()


@pytest.fixture(autouse=True)
def fresh(taped: Taped) -> None:
    taped.server.emulator.reset()
    taped.tap.exchanges.clear()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("lead", range(len(LEADS)))
def test_a_draft_is_asked_for_and_given_as_described(taped: Taped, style: Style, name: str, lead: int) -> None:
    script(taped.server, *SCRIPTS[name])
    drafted(context(taped.model(style), LEADS[lead]))
    assert taped.tap.exchanges
    for one in taped.tap.exchanges:
        assert (one.method, one.path, one.content_type) == ("POST", PATHS[style], "application/json")
        assert wrong(json.loads(one.body), asked_of(one.path)) == []
        assert wrong(json.loads(one.answer), answered_by(one)) == []


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_asked_that_the_description_does_not_name(taped: Taped, style: Style) -> None:
    drafted(context(taped.model(style), LEADS[0]))
    described = description()["paths"][PATHS[style].removeprefix("/v1")]["post"]["requestBody"]["content"]
    assert set(json.loads(taped.last().body)) - fields(described["application/json"]["schema"]) == set()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("shape", [Answer, Nested])
def test_a_structured_answer_has_the_shape_that_the_request_described(
    taped: Taped, style: Style, shape: type[BaseModel]
) -> None:
    ask: dict[str, Any] = {"instructions": "Write.", "brief": "No brief.", "cache_key": "k", "deadline_s": 10.0}
    written = taped.model(style).write(schema=shape, **ask)
    asked, answer = json.loads(taped.last().body), json.loads(taped.last().answer)
    wanted = asked["text"]["format"] if style == "responses" else asked["response_format"]["json_schema"]
    assert wanted["strict"] is True
    text = (
        answer["output"][0]["content"][0]["text"]
        if style == "responses"
        else answer["choices"][0]["message"]["content"]
    )
    Draft202012Validator(wanted["schema"]).validate(json.loads(text))
    assert isinstance(written.value, shape)


@pytest.mark.parametrize("shape", [Answer, Nested])
@pytest.mark.parametrize("style", STYLES)
def test_every_object_that_is_asked_for_is_closed_and_complete_as_strict_mode_wants_it(
    taped: Taped, style: Style, shape: type[BaseModel]
) -> None:
    ask: dict[str, Any] = {"instructions": "Write.", "brief": "No brief.", "cache_key": "k", "deadline_s": 10.0}
    taped.model(style).write(schema=shape, **ask)
    asked = json.loads(taped.last().body)
    wanted = asked["text"]["format"] if style == "responses" else asked["response_format"]["json_schema"]
    objects = [one for one in _nodes(wanted["schema"]) if one.get("type") == "object"]
    assert objects
    for one in objects:
        assert one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])
    assert not any("default" in one for one in _nodes(wanted["schema"]))


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("answer", [{"json": GOOD}, {"refusal": "No."}, {"json": GOOD, "truncate": True}])
def test_what_was_counted_adds_up(taped: Taped, style: Style, answer: dict[str, Any]) -> None:
    script(taped.server, answer)
    drafted(context(taped.model(style)))
    usage = json.loads(taped.tap.exchanges[0].answer)["usage"]
    given, made = ("input", "output") if style == "responses" else ("prompt", "completion")
    assert usage["total_tokens"] == usage[f"{given}_tokens"] + usage[f"{made}_tokens"]
    assert 0 <= usage[f"{given}_tokens_details"]["cached_tokens"] <= usage[f"{given}_tokens"]


GOOD_ASK: dict[str, dict[str, Any]] = {
    "chat": {"model": MODELS[0], "messages": [{"role": "user", "content": "x"}]},
    "responses": {"model": MODELS[0], "input": "x"},
}
REFUSED: dict[str, tuple[dict[str, Any], int, str | None]] = {
    "no model": ({"model": None}, 400, "missing_required_parameter"),
    "no words": ({"messages": None, "input": None}, 400, "missing_required_parameter"),
    "unknown model": ({"model": "gpt-none"}, 404, "model_not_found"),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_served_is_refused_in_openais_words(taped: Taped, style: Style, name: str) -> None:
    change, status, code = REFUSED[name]
    body = {key: value for key, value in (GOOD_ASK[style] | change).items() if value is not None}
    one = taped.send("POST", PATHS[style], json.dumps(body).encode())
    assert (one.status, json.loads(one.answer)["error"]["code"]) == (status, code)
    assert wrong(json.loads(one.answer), answered_by(one)) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "key", "status"),
    [
        ("POST", PATHS["chat"], b"{", "sk-test", 400),
        ("POST", PATHS["responses"], b"[1]", "sk-test", 400),
        ("POST", PATHS["chat"], b"{}", "", 401),
        ("POST", PATHS["responses"], b"{}", "expired", 401),
        ("GET", "/v1/models", b"", "", 401),
        ("POST", "/v1/nothing/here", b"{}", "sk-test", 404),
        ("GET", "/v1/nothing", b"", "sk-test", 404),
        ("GET", "/v1/models/gpt-none", b"", "sk-test", 404),
    ],
)
def test_every_error_has_openais_one_shape(
    taped: Taped, method: str, path: str, body: bytes, key: str, status: int
) -> None:
    one = taped.send(method, path, body, key)
    assert one.status == status
    assert wrong(json.loads(one.answer), answered_by(one)) == []


def test_the_models_are_listed_as_described(taped: Taped) -> None:
    one = taped.send("GET", "/v1/models")
    assert wrong(json.loads(one.answer), answered_by(one)) == []
    assert [model["id"] for model in json.loads(one.answer)["data"]] == list(MODELS)


@pytest.mark.parametrize("style", STYLES)
def test_a_misfit_would_be_found(taped: Taped, style: Style) -> None:
    with suppress(AgentError):
        drafted(context(taped.model(style)))
    one = taped.tap.exchanges[0]
    asked, answer = json.loads(one.body), json.loads(one.answer)
    assert wrong(asked | {"model": 7}, asked_of(one.path))
    for name in ("id", "model", "object"):
        assert wrong({key: value for key, value in answer.items() if key != name}, answered_by(one))
    assert wrong({"error": {"message": "no code"}}, "/components/schemas/ErrorResponse")
