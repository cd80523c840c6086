"""The HTTP side as a process of its own, webhooks and console: `python -m infra.local.web`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from chalicelib import wiring
from infra.local import functions, ready
from infra.local.process import serve
from infra.local.queue import Queue
from infra.local.server import application
from infra.local.server import serve as serve_http


def start(stack: ExitStack) -> dict[str, str]:
    """Serve on PORT. Raises OSError when it is taken."""
    queue = Queue(Path(os.environ["QUEUE_FILE"]))
    stack.callback(queue.close)
    wiring.use_leads_queue(queue.send)
    server = serve_http(application(functions.load(), ready.page), int(os.environ["PORT"]))
    stack.callback(server.server_close)
    return {}


if __name__ == "__main__":
    sys.exit(serve(start))
