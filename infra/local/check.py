"""Says, for each service, what is configured, what is missing and whether it answers; never shows a secret."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, fields

from chalicelib import settings, wiring
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.errors import AgentError
from chalicelib.settings import Settings
from chalicelib.world import World


@dataclass(frozen=True)
class Finding:
    """One line of the report. `fatal`: the run could not work."""

    service: str
    state: str
    fatal: bool = False


def report() -> int:
    """Print the findings; 1 when the run could not work, else 0."""
    try:
        given = settings.read(os.environ)
    except ValueError as error:
        print(f"settings      wrong: {error}")
        return 1
    found = findings(given)
    for one in found:
        print(f"{'!!' if one.fatal else 'ok'} {one.service:<12} {one.state}")
    print(f"   mode         DRAFT_ONLY is {'on: nothing but drafts is written' if given.draft_only else 'OFF'}")
    for name in sorted(row.metadata["env"] for row in fields(Settings) if os.environ.get(row.metadata["env"])):
        print(f"   set          {name}")
    return 1 if any(one.fatal for one in found) else 0


def findings(given: Settings) -> list[Finding]:
    """What is configured and answers. What is not configured is emulated by the local run, and said to be."""
    return [_hubspot(given), _google(given), _model(given), _webhooks(given), _store(given)]


def _hubspot(given: Settings) -> Finding:
    if not given.hubspot_access_token:
        return Finding("hubspot", "not configured (HUBSPOT_ACCESS_TOKEN): the local run emulates it")
    hubspot = HubSpot(given.hubspot_access_token, given.hubspot_base_url)
    return _asked("hubspot", lambda: f"answers; {len(hubspot.owners())} owners")


def _google(given: Settings) -> Finding:
    if not (given.google_service_account_json or given.google_refresh_tokens_json):
        todo = "GOOGLE_SERVICE_ACCOUNT_JSON, or GOOGLE_OAUTH_CLIENT_JSON and GOOGLE_REFRESH_TOKENS_JSON"
        return Finding("google", f"not configured ({todo}): the local run emulates it")
    mailbox = os.environ.get("CHECK_MAILBOX", "")
    if not mailbox:
        return Finding("google", "configured; set CHECK_MAILBOX to a rep's address to try it")
    try:
        world = wiring.build(given)
    except ValueError:
        return Finding("google", "configured, but it is not valid JSON", fatal=True)
    return _asked("google", lambda: _mailbox_answers(world, mailbox))


def _mailbox_answers(world: World, mailbox: str) -> str:
    world.reads.gmail.search(mailbox, "newer_than:1d", limit=1)
    return "the mailbox answers"


def _model(given: Settings) -> Finding:
    if not given.openai_api_key:
        return Finding("model", "not configured (OPENAI_API_KEY): the built-in composer writes")
    return Finding("model", f"configured: {given.openai_model} at {given.openai_base_url}")


def _webhooks(given: Settings) -> Finding:
    if not (given.hubspot_client_secrets or given.hubspot_webhook_keys):
        return Finding("webhooks", "no HUBSPOT_CLIENT_SECRET, no HUBSPOT_WEBHOOK_KEY: the local run sets its own")
    ways = ["signature"] * bool(given.hubspot_client_secrets) + ["API key"] * bool(given.hubspot_webhook_keys)
    return Finding("webhooks", f"checked by {' and '.join(ways)}; HubSpot calls {given.public_base_url}")


def _store(given: Settings) -> Finding:
    if not given.dynamodb_endpoint and "AWS_ACCESS_KEY_ID" not in os.environ:
        return Finding("store", "the local run's own (dynoxide in .local/, else moto)")
    return _asked("store", lambda: f"answers; {len(wiring.build(given).records.team.reps())} reps")


def _asked(service: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(service, ask())
    except AgentError as error:
        return Finding(service, f"does not work: {error}", fatal=True)
