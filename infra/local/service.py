"""Starts the whole service as a few processes, in order, watches them, and stops them in the reverse order.

The store, the emulated outside, the HTTP side and the worker do not share an interpreter, so that a webhook does not
wait for a run. Each is told everything by environment variables, exactly as a stage would; what the caller has set wins.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from chalicelib import settings
from infra.local import dynamo, keys, lock
from infra.local.output import Log
from infra.local.process import Child

STATE = dynamo.LOCAL / "state.db"
RUNNING = dynamo.LOCAL / "running.json"
QUEUE = dynamo.LOCAL / "queue.db"
LOCAL_KEY = "local-webhook-key"
LOCAL_SECRET = "local-client-secret"  # noqa: S105  signs between the emulator and the local run, nothing else
EMULATED = ("HUBSPOT", "GOOGLE", "OPENAI")
LOOK_EVERY_S = 0.5
MOST_RESTARTS, WITHIN_S = 3, 60.0
"""What dies more often than this is not helped by another start."""
Tell = Callable[[str], None]


class NotStarted(Exception):
    """The run cannot start as it was asked to; says why and what to change."""


class Part(Protocol):
    """A process of the run: our own, or the store."""

    name: str

    def ended(self) -> str:
        """How it ended; empty while it runs."""
        ...

    def restart(self) -> None:
        """Start it anew. Raises RuntimeError."""
        ...


@dataclass
class Started:
    """A running service. `notices` are what the user should know, in plain sentences."""

    url: str
    emulators: dict[str, str]
    notices: tuple[str, ...]
    parts: list[Part]
    tell: Tell
    _restarts: list[float] = field(default_factory=list)

    def watch(self, stopping: threading.Event) -> int:
        """Start anew what dies, until told to stop; gives the exit code: 1 when the run cannot go on."""
        while not stopping.wait(LOOK_EVERY_S):
            for part in self.parts:
                how = part.ended()
                if how and not stopping.is_set() and not self._restarted(part, how):
                    return 1
        return 0

    def _restarted(self, part: Part, how: str) -> bool:
        now = time.monotonic()
        self._restarts = [at for at in self._restarts if now - at < WITHIN_S] + [now]
        if len(self._restarts) > MOST_RESTARTS:
            self.tell(f"error: the {part.name} ended again ({how}); the run stops here. Nothing accepted is lost.")
            return False
        try:
            part.restart()
        except RuntimeError as error:
            self.tell(f"error: the {part.name} ended ({how}) and cannot be started again: {error}")
            return False
        self.tell(f"error: the {part.name} ended ({how}) and was started again.")
        return True


@dataclass
class Store:
    """The embedded DynamoDB as a part of the run."""

    engine: dynamo.Engine
    path: Path | None
    name: str = "store"

    def ended(self) -> str:
        """How it ended; empty while it runs."""
        code = self.engine.process.poll()
        return "" if code is None else f"exit code {code}"

    def restart(self) -> None:
        """Start it anew on the same file and port. Raises RuntimeError; what lived in memory is not made up."""
        self.engine.stop()
        if self.path is None:
            raise RuntimeError("it kept everything in memory")
        self.engine = dynamo.start_any(self.path, self.engine.port)

    def stop(self) -> None:
        """End it."""
        self.engine.stop()


@contextlib.contextmanager
def service(
    port: int,
    tell: Tell,
    *,
    folder: Path = dynamo.LOCAL,
    in_memory: bool = False,
    schedules: bool = True,
    names: bool = False,
) -> Iterator[Started]:
    """The service on `port` (0: a free one) until the block ends; its state in `folder`, which is its alone meanwhile.

    `names`: people and companies may be named to `tell`. Raises NotStarted, lock.InUse, or RuntimeError with the reason.
    """
    with contextlib.ExitStack() as stack:
        port = port or dynamo.free_port()
        url = f"http://127.0.0.1:{port}"
        stack.enter_context(lock.held(folder, f"the run at {url}"))
        env = {**os.environ}
        defaults(env, port)
        env |= {"PORT": str(port), "QUEUE_FILE": str((folder / QUEUE.name).absolute())}
        env |= {"SCHEDULES": "on" if schedules else "off", "LEAD_NAMES": "on" if names else "off"}
        _fit(env, port)
        log = Log(folder / "log.jsonl", tell)
        stack.callback(log.close)
        started = Started(url, {}, (), [], tell)
        notices = [*settings.notices(env), _store(stack, env, started, None if in_memory else folder / STATE.name)]
        notices += _outside(stack, env, started, log)
        _product(stack, env, started, log)
        _announce(stack, env, folder)
        started.notices = tuple(filter(None, notices))
        yield started


def defaults(env: MutableMapping[str, str], port: int) -> None:
    """Local defaults for all that is not set. Beside a secret or key of yours, ours are worth nothing."""
    own = env.get("HUBSPOT_CLIENT_SECRET") or env.get("HUBSPOT_WEBHOOK_KEY")
    for name, value in {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "HUBSPOT_CLIENT_SECRET": "" if own else LOCAL_SECRET,
        "HUBSPOT_WEBHOOK_KEY": "" if own else LOCAL_KEY,
        "CONSOLE_OPEN": "true",
        "STAGE": "local",
    }.items():
        if not env.get(name):
            env[name] = value
    for setting, name in (("SUPPRESSION_KEYS", "suppression"), ("AUDIT_KEYS", "audit")):
        given = filter(None, env.get(setting, "").split(","))
        env[setting] = ",".join(dict.fromkeys([*given, keys.own_key(STATE.parent, name)]))


def _fit(env: Mapping[str, str], port: int) -> None:
    """Whether the run can be had as asked for. Raises NotStarted."""
    try:
        settings.read(env)
    except ValueError as error:
        raise NotStarted(str(error)) from error
    _must_be_free("PORT", port)
    for name in EMULATED:
        _must_be_free(f"{name}_EMULATOR_PORT", number(env, f"{name}_EMULATOR_PORT", 0))


def number(env: Mapping[str, str], name: str, default: int) -> int:
    """A port from the environment. Raises NotStarted naming the variable."""
    text = env.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise NotStarted(f"{name} is not a port number from 0 to 65535: {text!r}.")
    return int(text)


def _store(stack: contextlib.ExitStack, env: MutableMapping[str, str], started: Started, path: Path | None) -> str:
    if env.get("DYNAMODB_ENDPOINT"):
        return ""
    store = Store(dynamo.start_any(path), path)
    stack.callback(store.stop)
    started.parts.append(store)
    env["DYNAMODB_ENDPOINT"] = store.engine.endpoint
    return "" if store.engine.durable or path is None else dynamo.IN_MEMORY


def _outside(stack: contextlib.ExitStack, env: MutableMapping[str, str], started: Started, log: Log) -> list[str]:
    outside = Child("emulated outside", "infra.local.outside", env, tell=started.tell, log=log.write, once=True)
    stack.callback(outside.stop)
    outside.begin()
    started.emulators = outside.ready()
    started.parts.append(outside)
    for name, url in started.emulators.items():
        env[f"{name}_EMULATOR_URL"] = url
    return [connected(env, name, url) for name, url in started.emulators.items()]


def connected(env: MutableMapping[str, str], name: str, url: str) -> str:
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


def _product(stack: contextlib.ExitStack, env: Mapping[str, str], started: Started, log: Log) -> None:
    """HTTP and worker, side by side: what arrives before the worker is ready waits in the queue."""
    children = [
        Child("worker", "infra.local.worker", env, tell=started.tell, log=log.write),
        Child("web server", "infra.local.web", env, tell=started.tell, log=log.write),
    ]
    for child in children:
        stack.callback(child.stop)
        child.begin()
    for child in children:
        child.ready()
        started.parts.append(child)


ANNOUNCED = ("DYNAMODB_ENDPOINT", "DRAFT_ONLY", *(f"{name}_EMULATOR_URL" for name in EMULATED))


def _announce(stack: contextlib.ExitStack, env: Mapping[str, str], folder: Path) -> None:
    """Leave word of what runs, so that commands reach it and go by the same mode; nothing secret."""
    file = folder / RUNNING.name
    file.write_text(json.dumps({name: env[name] for name in ANNOUNCED if name in env}))
    stack.callback(file.unlink, missing_ok=True)


def running() -> dict[str, str]:
    """What the run in this folder has announced; empty when none answers there."""
    try:
        told: dict[str, str] = json.loads(RUNNING.read_text())
    except (OSError, ValueError):
        return {}
    with socket.socket() as probe:
        probe.settimeout(1)
        alive = probe.connect_ex(("127.0.0.1", urlsplit(told["DYNAMODB_ENDPOINT"]).port or 0)) == 0
    return told if alive else {}


def _must_be_free(name: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise NotStarted(f"Port {port} is taken. Choose another: {name}={port + 1}") from None
