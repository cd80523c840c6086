"""A model that writes: OpenAI's own or any server that speaks its protocol. Structured answers, always validated by us.

Two ways to ask: `responses` (OpenAI itself) and `chat` (what compatible servers speak). Compatible servers may ignore
`strict`, so nothing is believed before pydantic has read it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.errors import AskAPerson, BadAnswer, RetryLater

T = TypeVar("T", bound=BaseModel)
MOST_TOKENS = 2000
"""Of one answer; a mail is a tenth of it."""


@dataclass(frozen=True)
class Written(Generic[T]):
    """What the model gave, and what it counted. Cached tokens are part of the input tokens."""

    value: T
    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    request_id: str = ""


@dataclass
class Model:
    """A configured model. The SDK (half a second of imports) is loaded on first use, or by `warm`."""

    api_key: str
    base_url: str
    model: str
    api: Literal["responses", "chat"]
    timeout_s: float = 25.0
    max_retries: int = 1
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _made: Any = field(default=None, repr=False)

    def warm(self) -> None:
        """Import the SDK now; called beside the reading steps, so that writing does not wait for it."""
        self._client()

    def write(self, *, instructions: str, brief: str, schema: type[T], cache_key: str, deadline_s: float) -> Written[T]:
        """Ask for an answer of `schema`.

        `instructions` are static and come first, so that providers can cache them; `brief` is the quoted data. Raises
        RetryLater, AskAPerson (key, quota, model), or BadAnswer with code refused, truncated or invalid.
        """
        client = self._client().with_options(timeout=max(1.0, min(self.timeout_s, deadline_s)))
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
        if answer.status == "incomplete":
            raise BadAnswer("The model's answer was cut off.", code="truncated")
        refusals = [part for item in answer.output for part in getattr(item, "content", None) or []]
        if any(part.type == "refusal" for part in refusals):
            raise BadAnswer("The model refused to answer.", code="refused")
        usage = answer.usage
        details = getattr(usage, "input_tokens_details", None)
        return Written(
            _read(schema, answer.output_text),
            answer.model,
            getattr(usage, "input_tokens", 0) or 0,
            getattr(details, "cached_tokens", 0) or 0,
            getattr(usage, "output_tokens", 0) or 0,
            answer._request_id or "",
        )

    def _chat(self, client: Any, instructions: str, brief: str, schema: type[T]) -> Written[T]:
        wanted = {"name": "answer", "strict": True, "schema": strict(schema)}
        answer = client.chat.completions.create(
            model=self.model,
            messages=[{"role": "system", "content": instructions}, {"role": "user", "content": brief}],
            response_format={"type": "json_schema", "json_schema": wanted},
            max_completion_tokens=MOST_TOKENS,
        )
        if not answer.choices:
            raise BadAnswer("The model gave no answer.", code="invalid")
        choice = answer.choices[0]
        if getattr(choice.message, "refusal", None) or choice.finish_reason == "content_filter":
            raise BadAnswer("The model refused to answer.", code="refused")
        if choice.finish_reason == "length":
            raise BadAnswer("The model's answer was cut off.", code="truncated")
        usage = answer.usage
        details = getattr(usage, "prompt_tokens_details", None)
        return Written(
            _read(schema, choice.message.content or ""),
            answer.model,
            getattr(usage, "prompt_tokens", 0) or 0,
            getattr(details, "cached_tokens", 0) or 0,
            getattr(usage, "completion_tokens", 0) or 0,
            answer._request_id or "",
        )

    def _client(self) -> Any:
        with self._lock:
            if self._made is None:
                from openai import OpenAI

                # The base URL is ours to say: an OPENAI_BASE_URL that stands around must not reroute prompts.
                self._made = OpenAI(api_key=self.api_key, base_url=self.base_url, max_retries=self.max_retries)
            return self._made


def strict(schema: type[BaseModel]) -> dict[str, Any]:
    """A JSON schema as strict mode wants it: every object closed, every property required, no defaults."""
    made = schema.model_json_schema()
    _close(made)
    return made


@contextmanager
def _translated() -> Iterator[None]:
    import openai

    try:
        yield
    except openai.APIStatusError as error:
        said = f"model: answered {error.status_code}."
        if error.code == "insufficient_quota":
            raise AskAPerson(said, todo="The provider's quota is used up.", code="model_quota") from error
        if error.status_code in (408, 409, 429) or error.status_code >= 500:
            raise RetryLater(said, code="model_busy") from error
        raise AskAPerson(said, todo="Check key, model name and address.", code="model_refused") from error
    except openai.APIConnectionError as error:
        raise RetryLater(f"model: no answer ({type(error).__name__}).") from error
    except openai.OpenAIError as error:
        raise BadAnswer(f"The model's answer cannot be read ({type(error).__name__}).", code="invalid") from error
    except (AttributeError, TypeError, LookupError) as error:
        # A gateway's page in the model's place: the SDK hands on what it cannot read.
        raise BadAnswer("The model's answer is none.", code="invalid") from error


def _read(schema: type[T], text: str) -> T:
    try:
        return schema.model_validate_json(text)
    except ValidationError as error:
        raise BadAnswer(
            f"The model's answer has not the asked shape ({error.error_count()} faults).", code="invalid"
        ) from error


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
