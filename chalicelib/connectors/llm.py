"""The model: OpenAI's, or any server that speaks its protocol. Responses are structured, and always validated by us.

Two APIs: `responses` (OpenAI) and `chat` (what compatible servers speak). Compatible servers may ignore `strict`, so nothing
is trusted before pydantic has parsed it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.errors import AskAPerson, BadAnswer, RetryLater

T = TypeVar("T", bound=BaseModel)
MOST_TOKENS = 2000
"""Of one answer; a mail is a tenth of it."""
PAUSE_S = 0.5
"""Before another try, where the server names no longer one."""
SHORTEST_TRY_S = 1.0


class Spent(NamedTuple):
    """Tokens a response used. Cached tokens are part of the input tokens."""

    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    request_id: str = ""


@dataclass(frozen=True)
class Written(Generic[T]):
    """The parsed response and the tokens it used (the fields of `Spent`)."""

    value: T
    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    request_id: str = ""


class Unusable(BadAnswer):
    """A response that was paid for but can't be used."""

    def __init__(self, what: str, *, code: str, spent: Spent) -> None:
        super().__init__(what, code=code)
        self.spent = spent


@dataclass
class Model:
    """A configured model. The SDK (half a second of imports) is loaded on first use, or by `warm`."""

    api_key: str = field(repr=False)
    base_url: str
    model: str
    api: Literal["responses", "chat"]
    timeout_s: float = 25.0
    max_retries: int = 1
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _made: Any = field(default=None, repr=False)

    def warm(self) -> None:
        """Import the SDK now, beside the reading steps, so that writing does not wait for it."""
        self._client()

    def write(self, *, instructions: str, brief: str, schema: type[T], cache_key: str, deadline_s: float) -> Written[T]:
        """Ask for a response that matches `schema`.

        `instructions` are static and come first, so that providers can cache them; `brief` is the quoted data. Takes at
        most `deadline_s` seconds, including every attempt and the pauses between them. Raises RetryLater, AskAPerson (key, quota,
        model), or BadAnswer with code refused, truncated or invalid; Unusable where the answer was paid for.
        """
        until = time.monotonic() + deadline_s
        for tries_left in range(self.max_retries, -1, -1):
            seconds = min(self.timeout_s, until - time.monotonic())
            try:
                return _within(seconds, partial(self._asked, instructions, brief, schema, cache_key, seconds))
            except RetryLater as error:
                pause = max(PAUSE_S, error.after_s or 0.0)
                if not tries_left or time.monotonic() + pause + SHORTEST_TRY_S > until:
                    raise
            time.sleep(pause)
        raise AssertionError("there is at least one try")

    def _asked(self, instructions: str, brief: str, schema: type[T], cache_key: str, seconds: float) -> Written[T]:
        client = self._client().with_options(timeout=max(0.1, seconds))
        with _translated():
            if self.api == "responses":
                return self._responses(client, instructions, brief, schema, cache_key)
            return self._chat(client, instructions, brief, schema)

    def _responses(self, client: Any, instructions: str, brief: str, schema: type[T], cache_key: str) -> Written[T]:
        answer = client.responses.create(
            model=self.model,
            instructions=instructions,
            input=brief,
            text={"format": {"type": "json_schema", "name": "answer", "strict": True, "schema": strict(schema)}},
            store=False,  # what a prospect wrote stays here
            max_output_tokens=MOST_TOKENS,
            prompt_cache_key=cache_key,
        )
        spent = self._spent(answer, "input", "output")
        parts = [part for item in answer.output for part in getattr(item, "content", None) or []]
        filtered = getattr(answer.incomplete_details, "reason", "") == "content_filter"
        if filtered or any(part.type == "refusal" for part in parts):
            raise Unusable("The model refused to answer.", code="refused", spent=spent)
        if answer.status == "incomplete":
            raise Unusable("The model's response was cut off.", code="truncated", spent=spent)
        return _read(schema, answer.output_text, spent)

    def _chat(self, client: Any, instructions: str, brief: str, schema: type[T]) -> Written[T]:
        wanted = {"name": "answer", "strict": True, "schema": strict(schema)}
        answer = client.chat.completions.create(
            model=self.model,
            messages=[{"role": "system", "content": instructions}, {"role": "user", "content": brief}],
            response_format={"type": "json_schema", "json_schema": wanted},
            max_completion_tokens=MOST_TOKENS,
        )
        if not answer.choices:
            raise BadAnswer("The model returned no response.", code="invalid")
        choice, spent = answer.choices[0], self._spent(answer, "prompt", "completion")
        if getattr(choice.message, "refusal", None) or choice.finish_reason == "content_filter":
            raise Unusable("The model refused to answer.", code="refused", spent=spent)
        if choice.finish_reason == "length":
            raise Unusable("The model's response was cut off.", code="truncated", spent=spent)
        return _read(schema, choice.message.content or "", spent)

    def _spent(self, answer: Any, given: str, made: str) -> Spent:
        """Tokens a response reported. Compatible servers leave fields out, and the SDK checks nothing."""
        usage, named = answer.usage, answer.model
        counted = _count(usage, f"{given}_tokens")
        cached = _count(getattr(usage, f"{given}_tokens_details", None), "cached_tokens")
        return Spent(
            named if named and isinstance(named, str) else self.model,
            counted,
            min(counted, cached),
            _count(usage, f"{made}_tokens"),
            answer._request_id or "",
        )

    def _client(self) -> Any:
        with self._lock:
            if self._made is None:
                from openai import OpenAI

                # The base URL is ours to say: an OPENAI_BASE_URL that stands around must not reroute prompts. So are the
                # tries: the SDK would give each of them the whole time, and wait two minutes between them if told to.
                self._made = OpenAI(api_key=self.api_key, base_url=self.base_url, max_retries=0)
            return self._made


def strict(schema: type[BaseModel]) -> dict[str, Any]:
    """A JSON schema in the form strict mode requires: every object closed, every property required, no defaults."""
    made = schema.model_json_schema()
    _close(made)
    return made


def _within(seconds: float, call: Callable[[], Written[T]]) -> Written[T]:
    """The call's result within `seconds`. The SDK's own limit applies to each read, so a trickle of bytes would never time out."""
    result: Future[Written[T]] = Future()

    def answer() -> None:
        try:
            result.set_result(call())
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            result.set_exception(error)

    threading.Thread(target=answer, name="model", daemon=True).start()
    try:
        return result.result(max(0.0, seconds))
    except TimeoutError as error:
        raise RetryLater("model: no response in the time allowed.") from error


@contextmanager
def _translated() -> Iterator[None]:
    import openai

    try:
        yield
    except openai.APIStatusError as error:
        said = f"model: returned {error.status_code}."
        if error.code == "insufficient_quota":
            raise AskAPerson(
                said,
                todo="Raise the limit or add credit at the provider, or remove OPENAI_API_KEY to use the built-in composer.",
                code="model_quota",
            ) from error
        if error.status_code in (408, 409, 429) or error.status_code >= 500:
            raise RetryLater(said, code="model_busy", after_s=_wish(error.response.headers)) from error
        raise AskAPerson(said, todo="Check key, model name and address.", code="model_refused") from error
    except openai.APIConnectionError as error:
        raise RetryLater(f"model: no response ({type(error).__name__}).") from error
    except openai.OpenAIError as error:
        raise BadAnswer(f"The model's response was unreadable ({type(error).__name__}).", code="invalid") from error
    except (AttributeError, TypeError, LookupError, ValueError) as error:
        # A gateway's page, or nothing, in the model's place: the SDK hands on what it cannot read.
        raise BadAnswer("The model's response was unreadable.", code="invalid") from error


def _count(usage: Any, name: str) -> int:
    given = getattr(usage, name, 0)
    return given if type(given) is int and given > 0 else 0


def _wish(headers: Mapping[str, str]) -> float | None:
    """The server's Retry-After in seconds, also when given as a date; None when there is none."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        with suppress(ValueError):
            return max(0.0, float(headers.get(name, "")) * unit)
    with suppress(ValueError):
        return max(0.0, parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time.time())
    return None


def _read(schema: type[T], text: str, spent: Spent) -> Written[T]:
    try:
        return Written(schema.model_validate_json(text), *spent)
    except ValidationError as error:
        said = f"The model's response does not match the schema ({error.error_count()} errors)."
        raise Unusable(said, code="invalid", spent=spent) from error


def _close(node: Any) -> None:
    if isinstance(node, dict):
        node.pop("default", None)
        if node.get("type") == "object":
            node["additionalProperties"] = False
            node["required"] = list(node.get("properties", {}))
        for inner in node.values():
            _close(inner)
    elif isinstance(node, list):
        for inner in node:
            _close(inner)
