"""Starts the whole service in one process, in order, and stops it in the reverse order.

Everything is told to the app by environment variables, exactly as a stage would; what the caller has set wins.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.console import trust
from infra.emulators.http import Request
from infra.local import dynamo, keys
from infra.local.queue import Poller, create, start_moto
from infra.local.schedule import Clock

STATE = dynamo.LOCAL / "state.db"
RUNNING = dynamo.LOCAL / "running.json"
VISIBILITY_S = 180
"""Longer than a run's lease, so that a redelivered message finds the lease lapsed."""
LOCAL_KEY = "local-webhook-key"
LOCAL_SECRET = "local-client-secret"  # noqa: S105  signs between the emulator and the local run, nothing else


@dataclass(frozen=True)
class Started:
    """A running service. `notices` are what the user should know, in plain sentences."""

    url: str
    emulators: dict[str, str]
    notices: tuple[str, ...]
    app: Any


class PortTaken(Exception):
    """A port that we were told to use is in use."""


@contextlib.contextmanager
def service(port: int, *, workers: int = 4, in_memory: bool = False, schedules: bool = True) -> Iterator[Started]:
    """The service on `port` (0: a free one) until the block ends. Raises PortTaken, or RuntimeError with the reason."""
    with contextlib.ExitStack() as stack:
        port = port or dynamo.free_port()
        _must_be_free(port)
        env = os.environ
        defaults(env, port)
        notices = [_store(stack, env, in_memory), *_emulators(stack, env)]
        _queue(stack, env)
        app = _app(stack, port, workers, schedules)
        _announce(stack, env)
        emulators = {name: env[f"{name}_EMULATOR_URL"] for name in ("HUBSPOT", "GOOGLE", "OPENAI")}
        yield Started(f"http://127.0.0.1:{port}", emulators, tuple(filter(None, notices)), app)


def defaults(env: MutableMapping[str, str], port: int) -> None:
    """Local defaults for all that is not set."""
    for name, value in {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "HUBSPOT_CLIENT_SECRET": LOCAL_SECRET,
        "HUBSPOT_WEBHOOK_KEY": LOCAL_KEY,
        "CONSOLE_OPEN": "true",
        "STAGE": "local",
    }.items():
        env.setdefault(name, value)


def _store(stack: contextlib.ExitStack, env: MutableMapping[str, str], in_memory: bool) -> str:
    if env.get("DYNAMODB_ENDPOINT"):
        return ""
    engine = dynamo.start(None if in_memory else STATE)
    if engine is None:
        server, env["DYNAMODB_ENDPOINT"] = start_moto()
        stack.callback(server.stop)
        return "No dynoxide here: state is kept in memory (moto) and will not survive a restart."
    stack.callback(engine.stop)
    env["DYNAMODB_ENDPOINT"] = engine.endpoint
    return ""


def _emulators(stack: contextlib.ExitStack, env: MutableMapping[str, str]) -> list[str]:
    from infra.emulators.google import google_emulator
    from infra.emulators.http import serve
    from infra.emulators.hubspot import hubspot_emulator
    from infra.emulators.llm import llm_emulator

    hubspot = hubspot_emulator(
        webhook_base_url=env["PUBLIC_BASE_URL"],
        client_secret=env["HUBSPOT_CLIENT_SECRET"].split(",")[0],
        webhook_key=env["HUBSPOT_WEBHOOK_KEY"].split(",")[0],
    )
    notices = []
    for name, emulator in (("HUBSPOT", hubspot), ("GOOGLE", google_emulator()), ("OPENAI", llm_emulator())):
        port = int(env.get(f"{name}_EMULATOR_PORT", "0"))
        _must_be_free(port)
        running = serve(emulator, port, guard=emulator_guard)
        stack.callback(running.stop)
        env[f"{name}_EMULATOR_URL"] = running.url
        notices.append(_connected(env, name, running.url))
    return notices


def emulator_guard(request: Request, address: str, port: int) -> str:
    """Why an emulator does not answer. Its API may be called through a fault proxy of the user's own, its controls not."""
    own = port if request.path.startswith("/_emulator/") else None
    why = trust.foreign(request.method, address, request.headers, port=own)
    return f"This emulator answers only programs at this computer. {why}" if why else ""


def _connected(env: MutableMapping[str, str], name: str, url: str) -> str:
    """Point the product at the emulator unless real credentials are set."""
    if name == "HUBSPOT" and not env.get("HUBSPOT_ACCESS_TOKEN"):
        env["HUBSPOT_ACCESS_TOKEN"], env["HUBSPOT_BASE_URL"] = "local-token", url
        return ""
    if name == "GOOGLE" and not (env.get("GOOGLE_SERVICE_ACCOUNT_JSON") or env.get("GOOGLE_REFRESH_TOKENS_JSON")):
        env["GOOGLE_SERVICE_ACCOUNT_JSON"], env["GOOGLE_BASE_URL"] = json.dumps(keys.service_account(url)), url
        return ""
    if name == "OPENAI":
        return ""
    return f"{name.title()} is the real one: its credentials are set."


def _queue(stack: contextlib.ExitStack, env: MutableMapping[str, str]) -> None:
    if not env.get("SQS_ENDPOINT"):
        server, env["SQS_ENDPOINT"] = start_moto()
        stack.callback(server.stop)


def _app(stack: contextlib.ExitStack, port: int, workers: int, schedules: bool) -> Any:
    """Tables, team, HTTP, workers, clock: in this order, so that nothing arrives before it can be kept."""
    from chalicelib import wiring
    from infra.local import functions, ready, team
    from infra.local.server import application, serve

    world = wiring.world(workers)
    functions.create_tables(world)
    if not world.records.team.forms():
        team.load_emulated(world.records.team)
    url = create(wiring.sqs(), wiring.config().leads_queue, VISIBILITY_S)
    app = functions.load()
    try:
        server = serve(application(app, ready.page), port)
    except OSError as error:
        raise PortTaken(f"Port {port} is taken.") from error
    stack.callback(server.close)
    stack.callback(Poller(wiring.sqs(), url, functions.queue_handler(), workers).stop)
    if schedules:
        stack.callback(Clock(app, functions.invoke).stop)
    return app


def _announce(stack: contextlib.ExitStack, env: MutableMapping[str, str]) -> None:
    """Leave word where the store is, so that commands reach the service that runs."""
    RUNNING.parent.mkdir(parents=True, exist_ok=True)
    RUNNING.write_text(json.dumps({name: env[name] for name in ("DYNAMODB_ENDPOINT", "SQS_ENDPOINT")}))
    stack.callback(RUNNING.unlink, missing_ok=True)


def _must_be_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(f"Port {port} is taken.") from error


def emptied(path: Path = STATE) -> None:
    """Forget the local state."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
