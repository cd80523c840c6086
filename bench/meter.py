"""A proxy before DynamoDB that asks for the consumed capacity of every call and adds it up."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

READS = ("GetItem", "Query", "BatchGetItem", "Scan")


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """Workers are killed on purpose."""


class Meter:
    """Units and calls since the last `take`."""

    def __init__(self, endpoint: str) -> None:
        self.lock = threading.Lock()
        self.units: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self.by_key: defaultdict[tuple[str, str], float] = defaultdict(float)
        """Units by (read or write, partition key); what an index takes stands under the index's own key."""
        self.recorded: list[tuple[str, dict[str, Any]]] | None = None
        """Where each call and what it asked are noted; None: nowhere."""
        target = urlsplit(endpoint)
        self._server = _Quiet(("127.0.0.1", 0), _handler(self, target.hostname or "", target.port or 0))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def take(self) -> tuple[float, float, int]:
        """(write units, read units, scans) since the last time."""
        with self.lock:
            taken = (self.units["write"], self.units["read"], self.calls["Scan"])
            self.units.clear()
            self.calls.clear()
        return taken

    def add(self, operation: str, asked: dict[str, Any], answer: bytes) -> None:
        """Count one answer."""
        given = json.loads(answer or b"{}").get("ConsumedCapacity") or []
        units = sum(one["CapacityUnits"] for one in (given if isinstance(given, list) else [given]))
        with self.lock:
            kind = "read" if operation in READS else "write"
            self.units[kind] += units
            self.calls[operation] += 1
            if self.recorded is not None:
                self.recorded.append((operation, asked))
            for key, share in _shares(asked, given, units):
                self.by_key[kind, key] += share

    def stop(self) -> None:
        """Take the proxy away."""
        self._server.shutdown()
        self._server.server_close()


def _shares(asked: dict[str, Any], given: Any, units: float) -> list[tuple[str, float]]:
    """Which partition keys a call went to, with their units."""
    if "RequestItems" in asked or "TransactItems" in asked:
        return [("many", units)]
    item = asked.get("Item") or asked.get("Key") or {}
    key = item.get("pk") or item.get("run_id") or asked.get("ExpressionAttributeValues", {}).get(":0") or {}
    name = str(next(iter(key.values()), "?"))
    if "IndexName" in asked:
        return [(f"by_status {name}", units)]
    index = sum(one["CapacityUnits"] for one in ((given or {}).get("GlobalSecondaryIndexes") or {}).values())
    status = str((item.get("status") or {}).get("S", "?"))
    return [(name, units - index), *([(f"by_status {status}", index)] if index else [])]


def _handler(meter: Meter, host: str, port: int) -> type[BaseHTTPRequestHandler]:
    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            self.upstream = HTTPConnection(host, port, timeout=30)

        def do_POST(self) -> None:
            operation = self.headers["X-Amz-Target"].split(".")[1]
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = json.loads(body)
            metered = json.dumps({**asked, "ReturnConsumedCapacity": "INDEXES"}).encode()
            headers = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
            self.upstream.request("POST", self.path, metered, headers)
            answer = self.upstream.getresponse()
            content = answer.read()
            if answer.status == 200:
                meter.add(operation, asked, content)
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/x-amz-json-1.0")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return Proxy
