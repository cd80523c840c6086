"""Commands of the local run: `python -m infra.local COMMAND`. `make help` names them for people."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

from chalicelib.errors import AgentError, FixInput
from chalicelib.intake.delivery import QueueUnavailable
from infra import env
from infra.local.lock import InUse
from infra.local.output import Terminal, for_a_person
from infra.local.queue import Queue
from infra.local.service import QUEUE, NotStarted, service
from infra.local.service import number as port_number


def main() -> int:
    """Run one command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve until Ctrl-C")
    commands.add_parser("smoke", help="send one submission through and watch the 13 steps")
    commands.add_parser("redrive", help="put set-aside messages back on the queue")
    given = parser.parse_args()
    try:
        env.load()
        return COMMANDS[given.command](given)
    except (AgentError, InUse, NotStarted, OSError, QueueUnavailable, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def run(_given: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM; 1 when a part of the run died and could not be started again."""
    stopping = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stopping.set())
    terminal = Terminal()
    try:
        with service(port_number(os.environ, "PORT", 8000), terminal.tell, names=for_a_person()) as started:
            for notice in started.notices:
                terminal.tell(notice)
            for name, url in started.emulators.items():
                terminal.tell(f"{name.lower()} emulator {url}")
            terminal.tell(f"ready {started.url}")
            code = started.watch(stopping)
            terminal.tell("stopping")
        return code
    finally:
        terminal.close()


def smoke(_given: argparse.Namespace) -> int:
    """See `infra.local.smoke`."""
    from infra.local.smoke import smoke as sent

    return sent()


def redrive(_given: argparse.Namespace) -> int:
    """Put the dead letters back; a run takes them up at once, or when it is started."""
    if not QUEUE.exists():
        raise FixInput(f"There is no queue here: {QUEUE} does not exist.", todo="Start make run first.")
    queue = Queue(QUEUE)
    number, waiting = queue.redrive(), queue.waiting()
    queue.close()
    print(f"Local run: {QUEUE}. {number} messages were put back; {waiting} wait now.")
    return 0


COMMANDS = {"run": run, "smoke": smoke, "redrive": redrive}

if __name__ == "__main__":
    sys.exit(main())
