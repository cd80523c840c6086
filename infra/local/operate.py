"""What an operator does from the terminal: replay, admit, team, stop, resume; on the running service or its store."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from chalicelib import wiring
from chalicelib.domain.submission import FormRule
from chalicelib.errors import FixInput
from chalicelib.pipeline.replay import first_open_step, replay
from chalicelib.store.switches import Stop, Switches
from chalicelib.store.tables import bind
from chalicelib.world import World
from infra.local import dynamo, functions, team
from infra.local.service import RUNNING, STATE, defaults

Operation = Callable[[World, argparse.Namespace, str], str]


def replayed(world: World, given: argparse.Namespace, by: str) -> str:
    """Let a parked or rejected run go on, from a step or from its first open one."""
    view = world.runs.view(given.run_id)
    if view is None:
        raise FixInput("There is no such run.", code="not_found")
    from_step = given.from_step or first_open_step(view)
    replay(world, given.run_id, from_step, by)
    return f"run {given.run_id} goes on from {from_step} within a minute"


def admitted(world: World, given: argparse.Namespace, _by: str) -> str:
    """Admit a form; its rejected submissions can be replayed now."""
    world.records.team.save([], [FormRule(portal_id=given.portal_id, form_id=given.form_id)])
    return f"form {given.form_id} of portal {given.portal_id} is admitted; replay what was rejected"


def teamed(world: World, given: argparse.Namespace, _by: str) -> str:
    """Read reps and forms from a file."""
    reps, forms = team.load(world.records.team, given.file)
    return f"{reps} reps and {forms} forms are known now"


def stopped(world: World, given: argparse.Namespace, by: str) -> str:
    """Hold every outside write from now on."""
    if not given.reason.strip():
        raise FixInput("Say why.", todo='make stop WHY="..."')
    _switches(world).stop(Stop(by=by, reason=given.reason.strip(), at=world.clock()))
    return "every outside write is held now"


def resumed(world: World, _given: argparse.Namespace, _by: str) -> str:
    """Back to what was deployed."""
    _switches(world).resume()
    return "the stop is lifted; what was held stays held until a person releases it"


COMMANDS: dict[str, Operation] = {
    "replay": replayed,
    "admit": admitted,
    "team": teamed,
    "stop": stopped,
    "resume": resumed,
}


def operate(given: argparse.Namespace, by: str) -> str:
    """Do one of them; gives what was done in words. Raises AgentError."""
    with _store():
        world = wiring.world()
        functions.create_tables(world)
        return COMMANDS[given.command](world, given, by)


@contextlib.contextmanager
def _store() -> Iterator[None]:
    """The store of the service that runs, else the same file opened for a moment, else the one that is configured."""
    defaults(os.environ, int(os.environ.get("PORT", "8000")))
    with contextlib.ExitStack() as stack:
        if not os.environ.get("DYNAMODB_ENDPOINT"):
            os.environ["DYNAMODB_ENDPOINT"] = _running() or _opened(stack)
        yield


def _running() -> str:
    if not RUNNING.exists():
        return ""
    endpoint = str(json.loads(RUNNING.read_text())["DYNAMODB_ENDPOINT"])
    with socket.socket() as probe:
        probe.settimeout(1)
        alive = probe.connect_ex(("127.0.0.1", urlsplit(endpoint).port or 0)) == 0
    return endpoint if alive else ""


def _opened(stack: contextlib.ExitStack) -> str:
    engine = dynamo.start(STATE)
    if engine is None:
        raise FixInput("Nothing runs, and without dynoxide there is no stored state.", todo="Start `make run` first.")
    stack.callback(engine.stop)
    return engine.endpoint


def _switches(world: World) -> Switches:
    given = world.settings
    tables = bind(given.state_table, given.audit_table, endpoint=given.dynamodb_endpoint, region=wiring.region())
    return Switches(tables.state)
