"""The processes of a run: each starts, says that it is ready, is watched, and ends with its parent, however that ends.

The parent's side is `Child`; the child's side is `serve`. A child's first line on standard output is JSON:
`{"ready": {...}}` with what the others must know, `{"failed": "a sentence"}`, or `{"died": "an error"}`. What it prints later is for the
terminal; what it writes to standard error is for the log.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import IO, Any

from chalicelib import observe
from chalicelib.errors import AgentError
from chalicelib.observe import described, place

STOP_S = 15.0
"""How long a child may take to finish what it has in hand."""
Tell = Callable[[str], None]
LogLine = Callable[[str, str], None]
"""Takes the name of a process and a line."""


class Child:
    """A module of ours as a process: `python -m <module>`. `once`: what it holds is lost with it."""

    def __init__(
        self, name: str, module: str, env: Mapping[str, str], *, tell: Tell, log: LogLine, once: bool = False
    ) -> None:
        self._once = once
        self.name, self._module, self._env, self._tell = name, module, env, tell
        self._log: Tell = lambda line: log(name, line)
        self._process: subprocess.Popen[str] | None = None
        self._readers: list[threading.Thread] = []

    def begin(self) -> None:
        """Start the process; several may start side by side. `ready` waits for it."""
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            env=dict(self._env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C at the terminal reaches the parent alone, which ends them in order
        )
        self._readers = [self._pass_on(process.stderr, self._log)]

    def ready(self) -> dict[str, Any]:
        """What the child told when it was ready. Raises RuntimeError with what it said when it failed.

        One that dies of what nobody expected is started again once, as one that dies later is.
        """
        told = self._first_line()
        if not told.keys() & {"ready", "failed"}:
            self._tell(f"error: the {self.name} died at start ({told.get('died', 'no word')}) and is started again.")
            self.stop()
            self.begin()
            told = self._first_line()
        if "ready" not in told:
            self.stop()
            raise RuntimeError(told.get("failed") or f"The {self.name} died twice at start; the log says why.")
        assert self._process
        self._readers.append(self._pass_on(self._process.stdout, self._tell))
        return dict(told["ready"])

    def _first_line(self) -> dict[str, Any]:
        """What the child tells first; empty when it ended without a word."""
        assert self._process
        assert self._process.stdout
        line = self._process.stdout.readline()
        return dict(json.loads(line)) if line.startswith("{") else {}

    def restart(self) -> None:
        """Start it anew after it ended. Raises RuntimeError when it fails, or cannot be."""
        if self._once:
            raise RuntimeError("what it held is lost")
        self.stop()
        self.begin()
        self.ready()

    def ended(self) -> str:
        """How the process ended; empty while it runs."""
        assert self._process
        code = self._process.poll()
        if code is None:
            return ""
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def stop(self) -> None:
        """Let it finish what it has in hand, and end it."""
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for reader in self._readers:
            reader.join(1)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()
        self._process = None

    def _pass_on(self, stream: IO[str] | None, give: Tell) -> threading.Thread:
        assert stream

        def read() -> None:
            for line in stream:
                give(line.rstrip("\n"))

        thread = threading.Thread(target=read, name=f"{self.name}-output", daemon=True)
        thread.start()
        return thread


def serve(start: Callable[[ExitStack], dict[str, Any]]) -> int:
    """The child's side: start, say so, and serve until SIGTERM. `start` puts what is to be ended on the stack.

    When the parent is gone, which closes our standard input, nothing is finished: that is a crash, and safe as one.
    """
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    threading.excepthook = lambda told: _uncaught(told.exc_value)
    observe.start()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with ExitStack() as stack:
        try:
            told = start(stack)
        except (AgentError, OSError, RuntimeError, ValueError) as error:
            observe.failure("process.not_started")
            print(json.dumps({"failed": str(error)}), flush=True)
            return 1
        except Exception as error:  # noqa: BLE001  the process ends here, and its parent must be told why
            _uncaught(error)
            print(json.dumps({"died": f"{described(error)} at {place(error)}"}), flush=True)
            return 1
        print(json.dumps({"ready": told}), flush=True)
        stopping.wait()
    return 0


def _end_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)


def _uncaught(error: BaseException | None) -> None:
    """An exception's own text may quote an address, so only what may be logged of it is."""
    if error is not None:
        observe.failure("process.uncaught", error=described(error), place=place(error))
