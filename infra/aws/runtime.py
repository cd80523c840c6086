"""A small stand-in for Lambda: runs the artifact under AWS's own runtime client and feeds it invocations.

Only the zip's content and the runtime client are on the path, under the interpreter the artifact was built for. The
client's protocol: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

API = "/2018-06-01/runtime"


class FunctionFailed(Exception):
    """The function failed: what it raised, as reported by the runtime client."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(f"{told.get('errorType')}: {told.get('errorMessage')}")
        self.told = told


class TimedOut(Exception):
    """The function ran out of time; its process was killed, as Lambda does."""


@dataclass
class _Invocation:
    event: Any
    deadline_ms: int
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    answered: threading.Event = field(default_factory=threading.Event)
    answer: Any = None
    error: dict[str, Any] | None = None


@dataclass
class Function:
    """One function of the artifact, warm after its first invocation. One invocation at a time, as on Lambda."""

    handler: str
    task: Path
    interpreter: Path
    client: Path
    environment: dict[str, str]
    timeout_s: float = 30.0
    _process: subprocess.Popen[bytes] | None = None
    _api: _RuntimeApi | None = None

    def invoke(self, event: Any) -> Any:
        """The handler's return value. Raises FunctionFailed or TimedOut; after a time-out the next invocation starts cold."""
        api = self._started()
        asked = _Invocation(event, int((time.time() + self.timeout_s) * 1000))
        api.waiting.put(asked)
        until = time.monotonic() + self.timeout_s
        while not asked.answered.wait(0.05):
            if api.broken:
                raise FunctionFailed(api.broken)
            if time.monotonic() > until:
                self.stop()
                raise TimedOut(f"{self.handler} took longer than {self.timeout_s} s.")
        if asked.error is not None:
            raise FunctionFailed(asked.error)
        return asked.answer

    def stop(self) -> None:
        """Kill the process, as Lambda may at any time."""
        if self._process:
            self._process.kill()
            self._process.wait()
        if self._api:
            self._api.stop()
        self._process = self._api = None

    def _started(self) -> _RuntimeApi:
        if self._api is None or self._process is None:
            self._api = _RuntimeApi()
            # -S: no site-packages, so that what is missing from the zip is missed.
            program = [str(self.interpreter), "-S", "-m", "awslambdaric", self.handler]
            self._process = subprocess.Popen(program, cwd=self.task, env=self._environment(self._api.address))
        return self._api

    def _environment(self, address: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{self.task}:{self.client}",
            "LAMBDA_TASK_ROOT": str(self.task),
            "AWS_LAMBDA_RUNTIME_API": address,
            "AWS_LAMBDA_FUNCTION_NAME": self.handler,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "TZ": ":UTC",
            **self.environment,
        }


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """The client is killed on purpose."""


class _RuntimeApi:
    """The API the runtime client calls: next invocation, response, error."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[_Invocation] = queue.Queue()
        self.taken: dict[str, _Invocation] = {}
        self.broken: dict[str, Any] | None = None
        self._server = _Quiet(("127.0.0.1", 0), _handler(self))
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()

    def next(self) -> _Invocation:
        """Wait for an invocation."""
        invocation = self.waiting.get()
        self.taken[invocation.request_id] = invocation
        return invocation

    def told(self, path: str, body: bytes) -> None:
        """Accept a response or an error; an error before the first invocation means the function can't start."""
        given = json.loads(body or b"null")
        parts = path.removeprefix(API).strip("/").split("/")
        if parts[0] == "init":
            self.broken = given
            return
        invocation = self.taken.pop(parts[1])
        if parts[2] == "error":
            invocation.error = given
        else:
            invocation.answer = given
        invocation.answered.set()


def _handler(api: _RuntimeApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            invocation = api.next()
            body = json.dumps(invocation.event).encode()
            self.send_response(200)
            self.send_header("Lambda-Runtime-Aws-Request-Id", invocation.request_id)
            self.send_header("Lambda-Runtime-Deadline-Ms", str(invocation.deadline_ms))
            self.send_header(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:local"
            )
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            api.told(self.path, self._body())
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return Handler
