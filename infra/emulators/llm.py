"""A stateful stand-in for a model behind OpenAI's protocol: chat completions, responses, models.

It knows nothing of who asks: unless it is given a writer, it answers with the smallest thing that fits the schema that
was asked for. Scripted answers go first: ``{"answers": [{"json": {...}} | {"text": "..."} | {"refusal": "..."} |
{"truncate": true} | {"status": 429, "error": {...}}]}`` to ``POST /_emulator/seed``.
"""

from __future__ import annotations

import json
import time
import uuid
from collections import deque
from collections.abc import Callable
from typing import Any

from infra.emulators.http import ApiError, Emulator, Json, Request, Response

MODELS = ("gpt-5.4-mini", "gpt-5.4")

Writer = Callable[[str, Json], Json]
"""What the model answers: (the whole prompt, the schema that was asked for or None) -> JSON."""


def smallest(_prompt: str, schema: Json) -> Json:
    """The smallest thing that fits a schema."""
    return _smallest(schema or {"type": "string"}, schema or {})


def llm_emulator(*, clock: Callable[[], float] = time.time, writer: Writer = smallest) -> Emulator:
    """The model, with nothing scripted; `writer` answers what is not."""
    scripted: deque[Json] = deque()

    def seed(given: Json) -> None:
        scripted.extend(given.get("answers", []))

    emulator = Emulator("openai", scripted.clear, seed)
    emulator.unauthorized = _unauthorized

    @emulator.route("GET", "/v1/models")
    def models(_request: Request) -> Response:
        listed = [{"id": name, "object": "model", "created": 0, "owned_by": "emulator"} for name in MODELS]
        return Response(200, {"object": "list", "data": listed})

    @emulator.route("POST", "/v1/chat/completions")
    def chat(request: Request) -> Response:
        asked = _asked(request, "messages")
        prompt = "\n".join(str(one.get("content", "")) for one in asked["messages"])
        schema = (asked.get("response_format") or {}).get("json_schema", {}).get("schema")
        return _answered(_chat_body(asked, prompt, *_written(scripted, writer, prompt, schema), clock()))

    @emulator.route("POST", "/v1/responses")
    def responses(request: Request) -> Response:
        asked = _asked(request, "input")
        prompt = f"{asked.get('instructions', '')}\n{asked['input']}"
        schema = (asked.get("text") or {}).get("format", {}).get("schema")
        return _answered(_responses_body(asked, prompt, *_written(scripted, writer, prompt, schema), clock()))

    @emulator.route("GET", "/{rest*}")
    @emulator.route("POST", "/{rest*}")
    def nothing(request: Request) -> Response:
        raise _refused(404, f"Invalid URL ({request.method} {request.path})")

    return emulator


def _written(scripted: deque[Json], writer: Writer, prompt: str, schema: Json) -> tuple[str, str]:
    """(text, how it ended: stop, refusal or length). Raises ApiError for a scripted error."""
    given = scripted.popleft() if scripted else {}
    if "status" in given:
        error = given.get("error") or {"message": "scripted", "type": "server_error", "code": None, "param": None}
        raise ApiError(given["status"], {"error": error})
    if "refusal" in given:
        return given["refusal"], "refusal"
    text = given.get("text") or json.dumps(given["json"] if "json" in given else writer(prompt, schema))
    return (text[: len(text) // 2], "length") if given.get("truncate") else (text, "stop")


def _smallest(node: Json, root: Json) -> Json:
    if "$ref" in node:
        return _smallest(root["$defs"][node["$ref"].split("/")[-1]], root)
    if "enum" in node:
        return node["enum"][0]
    if "anyOf" in node:
        return _smallest(node["anyOf"][0], root)
    smallest: dict[str, Any] = {
        "string": "text",
        "integer": 0,
        "number": 0,
        "boolean": False,
        "array": [],
        "null": None,
    }
    if node.get("type") == "object":
        return {name: _smallest(inner, root) for name, inner in node.get("properties", {}).items()}
    return smallest[node.get("type", "string")]


def _chat_body(asked: Json, prompt: str, text: str, ended: str, now: float) -> Json:
    refused = ended == "refusal"
    message = {"role": "assistant", "content": None if refused else text, "refusal": text if refused else None}
    finish = "length" if ended == "length" else "stop"
    count, answer, cached = _tokens(prompt), _tokens(text), _tokens(prompt) // 2
    usage = {
        "prompt_tokens": count, "completion_tokens": answer, "total_tokens": count + answer,
        "prompt_tokens_details": {"cached_tokens": cached}, "completion_tokens_details": {"reasoning_tokens": 0},
    }  # fmt: skip
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    body = {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": "chat.completion", "created": int(now)}
    return {**body, "model": asked.get("model", MODELS[0]), "choices": [choice], "usage": usage}


def _responses_body(asked: Json, prompt: str, text: str, ended: str, now: float) -> Json:
    refused = {"type": "refusal", "refusal": text}
    content = (
        refused if ended == "refusal" else {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    )
    status = "incomplete" if ended == "length" else "completed"
    item = {
        "id": f"msg_{uuid.uuid4().hex}",
        "type": "message",
        "role": "assistant",
        "status": status,
        "content": [content],
    }
    count, answer = _tokens(prompt), _tokens(text)
    usage = {
        "input_tokens": count, "output_tokens": answer, "total_tokens": count + answer,
        "input_tokens_details": {"cached_tokens": count // 2, "cache_write_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 0},
    }  # fmt: skip
    details = {"reason": "max_output_tokens"} if ended == "length" else None
    return {
        "id": f"resp_{uuid.uuid4().hex}", "object": "response", "created_at": int(now), "status": status, "error": None,
        "incomplete_details": details, "instructions": asked.get("instructions"), "metadata": {}, "model": asked["model"],
        "output": [item], "parallel_tool_calls": True, "temperature": 1.0, "tool_choice": "auto", "tools": [],
        "top_p": 1.0, "usage": usage,
    }  # fmt: skip


def _answered(body: Json) -> Response:
    return Response(200, body, {"x-request-id": f"req_{uuid.uuid4().hex}"})


def _tokens(text: str) -> int:
    """About four characters each, as these models count English."""
    return max(1, len(text) // 4)


def _asked(request: Request, words: str) -> Json:
    """The request, once it is one that can be served. `words` names what the prompt is in."""
    try:
        asked = json.loads(request.body)
    except ValueError as error:
        raise _refused(400, "We could not parse the JSON body of your request.") from error
    if not isinstance(asked, dict):
        raise _refused(400, "The JSON body of your request is not an object.")
    for name in ("model", words):
        if name not in asked:
            raise _refused(400, f"Missing required parameter: '{name}'.", name, "missing_required_parameter")
    if asked["model"] not in MODELS:
        what = f"The model `{asked['model']}` does not exist or you do not have access to it."
        raise _refused(404, what, None, "model_not_found")
    return asked


def _refused(status: int, message: str, param: str | None = None, code: str | None = None) -> ApiError:
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return ApiError(status, {"error": error})


def _unauthorized(request: Request) -> Response | None:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and token != "expired":
        return None
    return _refused(401, "Incorrect API key provided.", None, "invalid_api_key").response
