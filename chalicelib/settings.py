"""Every setting of the product: name, type, default, whether it is secret, and one sentence. Standard library only.

`Settings` is the one table: values are read by it, docs/settings.md and `make check` are made from it.

What cannot be read never makes the product looser. A program that a person starts (`read`) refuses it, every fault at
once. A deployed function (`examine`) goes on with the default where that is as safe, so that a typo in a limit does not
stop the receiver from taking leads, and refuses a wrong address: the default would be another system.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any, Literal

ON = frozenset({"1", "true", "yes", "on"})
OFF = frozenset({"0", "false", "no", "off"})

SHORTEST_KEY = 32
"""Characters of a key that signs."""

Level = Literal["grave", "wrong", "odd"]
"""grave: nothing may start with it. wrong: a person's program refuses it, a deployed function takes the default.
odd: it is only told."""
Parse = Callable[[str], Any]
"""From text that is not empty. Raises ValueError with what is expected; it never holds the text."""


@dataclass(frozen=True)
class Fault:
    """A setting that cannot be read: which, and what is expected. Never its value: it may be a secret in a wrong place."""

    env: str
    expected: str
    level: Level

    def __str__(self) -> str:
        return f"{self.env} {self.expected}."


class BadSettings(ValueError):
    """Settings that a program does not start with."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def _switch(text: str) -> bool:
    if text.lower() not in ON | OFF:
        raise ValueError("must be true or false")
    return text.lower() in ON


def _draft_only(text: str) -> bool:
    try:
        return _switch(text)
    except ValueError as error:
        raise ValueError(f"{error}; it cannot be read, so it is on") from None


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not (isfinite(number) and number > 0):
        raise ValueError("must be a number above 0")
    return number


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:10]) > 0):
        raise ValueError("must be a whole number above 0")
    return int(text[:10])


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _url(text: str) -> str:
    if not re.fullmatch(
        r"https?://[^/\s:@\[\]]+(:[0-9]{1,5})?(/\S*)?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?(/\S*)?", text, re.I
    ):
        raise ValueError("must be an address that begins with https:// or http://, without a password in it")
    return text


def _api(text: str) -> str:
    if text not in ("responses", "chat"):
        raise ValueError("must be responses or chat, or be left out")
    return text


def _keys(text: str) -> tuple[str, ...]:
    keys = _list(text)
    if any(len(key) < SHORTEST_KEY for key in keys):
        raise ValueError(f"must be keys of at least {SHORTEST_KEY} characters each, comma-separated")
    return keys


def _json(what: str, fits: Callable[[dict[str, Any]], bool]) -> Parse:
    def parse(text: str) -> str:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict) or not fits(value):
            path = ", not a path to it" if text.startswith(("/", ".", "~")) or text.endswith(".json") else ""
            raise ValueError(f"must be {what}{path}")
        return text

    return parse


def _is_key(value: dict[str, Any]) -> bool:
    return all(
        isinstance(value.get(name), str) and value[name] for name in ("client_email", "private_key", "token_uri")
    )


def _is_client(value: dict[str, Any]) -> bool:
    client = value.get("web") or value.get("installed") or value
    names = ("client_id", "client_secret", "token_uri")
    return isinstance(client, dict) and all(isinstance(client.get(name), str) for name in names)


def _are_tokens(value: dict[str, Any]) -> bool:
    return all("@" in name and isinstance(token, str) and token for name, token in value.items())


BY_TYPE: Mapping[type, Parse] = {bool: _switch, int: _count, float: _positive, tuple: _list, str: str}


def _row(
    env: str, default: Any, sentence: str, *, secret: bool = False, parse: Parse | None = None, level: Level = "wrong",
    unreadable: Any = None,
) -> Any:  # fmt: skip
    """A setting. `unreadable` stands in for what cannot be read, where that is not the default."""
    meta = {
        "env": env,
        "sentence": sentence,
        "secret": secret,
        "parse": parse or BY_TYPE[type(default)],
        "level": level,
    }
    return field(default=default, metadata={**meta, "unreadable": default if unreadable is None else unreadable})


@dataclass(frozen=True)
class Settings:
    """One field a setting. Types: bool, float, int, str, and tuple[str, ...] for comma-separated values."""

    draft_only: bool = _row(
        "DRAFT_ONLY", True, "Holds every outside write but the Gmail draft; only an explicit false turns it off.",
        parse=_draft_only, level="odd",
    )  # fmt: skip
    look_first: bool = _row(
        "LOOK_FIRST",
        False,
        "Before each write to HubSpot or Google, checks whether it was already made; on after a restore, until all is replayed.",
        unreadable=True,
    )
    stage: str = _row("STAGE", "local", "Name of the deployed stage, shown in the console and the logs.")
    public_base_url: str = _row(
        "PUBLIC_BASE_URL",
        "http://127.0.0.1:8000",
        "Public address that HubSpot calls. It is part of the signature, so it must match exactly.",
        parse=_url,
        level="grave",
    )
    console_open: bool = _row(
        "CONSOLE_OPEN", False, "Opens console and API without sign-in, to loopback callers only; the local run sets it."
    )
    hubspot_client_secrets: tuple[str, ...] = _row(
        "HUBSPOT_CLIENT_SECRET",
        (),
        "The HubSpot app's client secret. While rotating, give both, comma-separated.",
        secret=True,
    )
    hubspot_webhook_keys: tuple[str, ...] = _row(
        "HUBSPOT_WEBHOOK_KEY",
        (),
        "Value of the X-Webhook-Key header of the workflow action; two while rotating.",
        secret=True,
    )
    suppression_keys: tuple[str, ...] = _row(
        "SUPPRESSION_KEYS",
        (),
        "Keys that suppressed addresses are hashed with, comma-separated: the first writes, all read; never drop one.",
        secret=True,
    )
    audit_keys: tuple[str, ...] = _row(
        "AUDIT_KEYS",
        (),
        "Keys that the audit log is signed with, comma-separated, 32 characters or more each: the first signs, all verify.",
        secret=True,
        parse=_keys,
        level="grave",
    )
    audit_keys_id: str = _row(
        "AUDIT_KEYS_ID",
        "",
        "Secret that holds AUDIT_KEYS where these are not set; the stack makes one and names it here.",
    )
    hubspot_access_token: str = _row(
        "HUBSPOT_ACCESS_TOKEN",
        "",
        "Token of the HubSpot app or service key that reads and writes the CRM.",
        secret=True,
    )
    hubspot_base_url: str = _row(
        "HUBSPOT_BASE_URL",
        "https://api.hubapi.com",
        "Where HubSpot's API is; the local run points it at the emulator.",
        parse=_url,
        level="grave",
    )
    google_service_account_json: str = _row(
        "GOOGLE_SERVICE_ACCOUNT_JSON",
        "",
        "Service account key (JSON) with domain-wide delegation to the reps' mailboxes.",
        secret=True,
        parse=_json(
            "the content of the service account's key file, one JSON object with client_email, private_key and token_uri",
            _is_key,
        ),
    )
    google_oauth_client_json: str = _row(
        "GOOGLE_OAUTH_CLIENT_JSON",
        "",
        "OAuth client (JSON) for per-rep refresh tokens, if you don't use domain-wide delegation.",
        secret=True,
        parse=_json(
            "the content of the OAuth client's file, one JSON object with client_id, client_secret and token_uri",
            _is_client,
        ),
    )
    google_refresh_tokens_json: str = _row(
        "GOOGLE_REFRESH_TOKENS_JSON",
        "",
        "JSON object: rep's address to refresh token.",
        secret=True,
        parse=_json("one JSON object of rep's address to refresh token", _are_tokens),
    )
    google_base_url: str = _row(
        "GOOGLE_BASE_URL",
        "",
        "Root of Google's APIs when it is not Google; the local run points it at the emulator.",
        parse=_url,
        level="grave",
    )
    openai_api_key: str = _row(
        "OPENAI_API_KEY", "", "Key of the model provider; without it the built-in composer writes.", secret=True
    )
    openai_base_url: str = _row(
        "OPENAI_BASE_URL", "https://api.openai.com/v1", "Any OpenAI-compatible server.", parse=_url, level="grave"
    )
    openai_model: str = _row("OPENAI_MODEL", "gpt-5.4-mini", "Model that writes drafts.")
    model_reads: bool = _row(
        "MODEL_READS", False, "Let the model read messages too, beside the look-ups; rules keep their vetoes."
    )
    openai_api: str = _row(
        "OPENAI_API", "", "responses or chat; empty means responses at OpenAI itself and chat elsewhere.", parse=_api
    )
    state_table: str = _row("STATE_TABLE", "sales-agent-state", "DynamoDB table of runs, actions, people and settings.")
    audit_table: str = _row("AUDIT_TABLE", "sales-agent-audit", "DynamoDB table of the audit log; append only.")
    leads_queue: str = _row("LEADS_QUEUE", "sales-agent-leads", "Name of the SQS queue between receiver and worker.")
    dynamodb_endpoint: str = _row(
        "DYNAMODB_ENDPOINT", "", "DynamoDB endpoint when it is not AWS.", parse=_url, level="grave"
    )
    sqs_endpoint: str = _row("SQS_ENDPOINT", "", "SQS endpoint when it is not AWS.", parse=_url, level="grave")
    worker_limit_s: float = _row(
        "WORKER_LIMIT_S",
        110.0,
        "Seconds a worker may spend on a run before it hands it back; below the Lambda's own time-out.",
    )
    run_lease_s: float = _row(
        "RUN_LEASE_S", 150.0, "Seconds after which a run without progress may be taken over by another worker."
    )
    call_limit_s: float = _row(
        "CALL_LIMIT_S",
        30.0,
        "Seconds after which a write without an answer counts as lost; well above every connector's time-out.",
    )
    max_deliveries: int = _row("MAX_DELIVERIES", 4, "Times a run is tried before it is parked for a person.")
    backoff_s: float = _row(
        "BACKOFF_S", 0.5, "First pause between attempts of a step, in seconds; doubles, with jitter."
    )
    email_dns_check: bool = _row(
        "EMAIL_DNS_CHECK",
        False,
        "Looks up the mail exchanger of a lead's domain, and warns the reviewer if it has none.",
    )


def examine(environ: Mapping[str, str]) -> tuple[Settings, tuple[Fault, ...]]:
    """Settings from environment variables, and what could not be read; an empty value counts as unset. Never raises."""
    values: dict[str, Any] = {}
    faults = []
    for row in fields(Settings):
        meta, text = row.metadata, environ.get(row.metadata["env"], "").strip()
        if not text:
            continue
        try:
            values[row.name] = meta["parse"](text)
        except ValueError as error:
            values[row.name] = meta["unreadable"]
            faults.append(Fault(meta["env"], str(error), meta["level"]))
    return Settings(**values), tuple(faults)


def read(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables. Raises BadSettings naming all that cannot be read, and never a value.

    `DRAFT_ONLY` alone does not raise: what cannot be read means on. Whoever starts the program is told by `notices`.
    """
    settings, faults = examine(environ)
    refused = [fault for fault in faults if fault.level != "odd"]
    if refused:
        raise BadSettings(refused)
    return settings


def notices(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What whoever starts a program should know of its settings, in sentences."""
    odd = [str(fault) for fault in examine(environ)[1] if fault.level == "odd"]
    return (*odd, *strangers(environ))


def strangers(names: Iterable[str]) -> tuple[str, ...]:
    """Names that are none of our settings but nearly one, e.g. DRAFT_ONYL: a sentence for each."""
    from difflib import get_close_matches  # costs the receiver's cold start two milliseconds

    known = [row.metadata["env"] for row in fields(Settings)]
    unknown = sorted(set(names) - set(known) - NOT_SETTINGS)
    close = ((name, get_close_matches(name.upper(), known, 1, NEARLY)) for name in unknown)
    return tuple(f"{name} is not a setting; did you mean {match[0]}?" for name, match in close if match)


NEARLY = 0.82
"""How alike a name must be (difflib's ratio) to be taken for a misspelled setting."""
NOT_SETTINGS = frozenset({"OPENAI_EMULATOR_URL", "HUBSPOT_EMULATOR_URL", "GOOGLE_EMULATOR_URL"})
"""Set by the local run for itself."""
