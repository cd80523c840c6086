"""Every setting of the product: name, type, default, whether it is secret, and one sentence. Standard library only.

`Settings` is the one table: `read(os.environ)` fills it, the README's table and `make check` are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

OFF = frozenset({"0", "false", "no", "off"})


def _row(env: str, default: Any, sentence: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"env": env, "sentence": sentence, "secret": secret})


@dataclass(frozen=True)
class Settings:
    """One field a setting. Types: bool, float, int, str, and tuple[str, ...] for comma-separated values."""

    draft_only: bool = _row(
        "DRAFT_ONLY", True, "Holds every outside write but the Gmail draft; only an explicit false turns it off."
    )
    look_first: bool = _row(
        "LOOK_FIRST",
        False,
        "Looks for each write outside before writing it; on after a restore, until all is replayed.",
    )
    stage: str = _row("STAGE", "local", "Name of the deployed stage, shown in the console and the logs.")
    public_base_url: str = _row(
        "PUBLIC_BASE_URL", "http://127.0.0.1:8000", "Address under which HubSpot calls us; part of what it signs."
    )
    console_open: bool = _row(
        "CONSOLE_OPEN", False, "Opens console and API without sign-in, to loopback callers only; the local run sets it."
    )
    hubspot_client_secrets: tuple[str, ...] = _row(
        "HUBSPOT_CLIENT_SECRET",
        (),
        "Client secret of the HubSpot app; two, comma-separated, while rotating.",
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
    hubspot_access_token: str = _row(
        "HUBSPOT_ACCESS_TOKEN",
        "",
        "Token of the HubSpot app or service key that reads and writes the CRM.",
        secret=True,
    )
    hubspot_base_url: str = _row(
        "HUBSPOT_BASE_URL", "https://api.hubapi.com", "Where HubSpot's API is; the local run points it at the emulator."
    )
    google_service_account_json: str = _row(
        "GOOGLE_SERVICE_ACCOUNT_JSON",
        "",
        "Service account key (JSON) with domain-wide delegation to the reps' mailboxes.",
        secret=True,
    )
    google_oauth_client_json: str = _row(
        "GOOGLE_OAUTH_CLIENT_JSON",
        "",
        "OAuth client (JSON) for per-rep refresh tokens, where delegation is not wanted.",
        secret=True,
    )
    google_refresh_tokens_json: str = _row(
        "GOOGLE_REFRESH_TOKENS_JSON", "", "JSON object: rep's address to refresh token.", secret=True
    )
    google_base_url: str = _row(
        "GOOGLE_BASE_URL", "", "Root of Google's APIs when it is not Google; the local run points it at the emulator."
    )
    openai_api_key: str = _row(
        "OPENAI_API_KEY", "", "Key of the model provider; without it the built-in composer writes.", secret=True
    )
    openai_base_url: str = _row("OPENAI_BASE_URL", "https://api.openai.com/v1", "Any OpenAI-compatible server.")
    openai_model: str = _row("OPENAI_MODEL", "gpt-5.4-mini", "Model that writes drafts.")
    openai_api: str = _row(
        "OPENAI_API", "", "responses or chat; empty means responses at OpenAI itself and chat elsewhere."
    )
    state_table: str = _row("STATE_TABLE", "sales-agent-state", "DynamoDB table of runs, actions, people and settings.")
    audit_table: str = _row("AUDIT_TABLE", "sales-agent-audit", "DynamoDB table of the audit log; append only.")
    leads_queue: str = _row("LEADS_QUEUE", "sales-agent-leads", "Name of the SQS queue between receiver and worker.")
    dynamodb_endpoint: str = _row("DYNAMODB_ENDPOINT", "", "DynamoDB endpoint when it is not AWS.")
    sqs_endpoint: str = _row("SQS_ENDPOINT", "", "SQS endpoint when it is not AWS.")
    worker_limit_s: float = _row(
        "WORKER_LIMIT_S", 110.0, "Seconds one passage of a run may take; below the Lambda's own time-out."
    )
    run_lease_s: float = _row(
        "RUN_LEASE_S", 150.0, "Seconds after which a run without progress may be taken over by another worker."
    )
    call_limit_s: float = _row(
        "CALL_LIMIT_S",
        30.0,
        "Seconds after which a write without an answer counts as lost; well above every connector's time-out.",
    )
    max_deliveries: int = _row("MAX_DELIVERIES", 4, "Passages of one run before it is parked for a person.")
    backoff_s: float = _row(
        "BACKOFF_S", 0.5, "First pause between attempts of a step, in seconds; doubles, with jitter."
    )
    email_dns_check: bool = _row(
        "EMAIL_DNS_CHECK", False, "Looks up the mail exchanger of a lead's domain, as a hint to the reviewer."
    )


def read(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables; an empty value counts as unset.

    Raises ValueError naming the variable, never its value, when a number cannot be read. `DRAFT_ONLY` alone never
    raises: what cannot be read means on.
    """
    values: dict[str, Any] = {}
    for row in fields(Settings):
        text = environ.get(row.metadata["env"], "").strip()
        if text:
            values[row.name] = _parsed(row.metadata["env"], row.default, text)
    return Settings(**values)


def _parsed(env: str, default: Any, text: str) -> Any:
    if env == "DRAFT_ONLY":
        return text.lower() not in OFF
    if isinstance(default, bool):
        return text.lower() in {"1", "true", "yes", "on"}
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, int | float):
        try:
            return type(default)(text)
        except ValueError:
            raise ValueError(f"{env} is not a number.") from None
    return text
