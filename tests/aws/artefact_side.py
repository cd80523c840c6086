"""The built artefact, running as on Lambda: its functions, what they call on AWS, and the events that AWS would send."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3

from chalicelib.store.tables import Tables, bind, create
from infra.aws import build
from infra.aws.runtime import Function
from infra.aws.template import FUNCTIONS, MAX_DELIVERIES
from infra.local import keys
from infra.local.team import load_emulated
from tests.living import Outside

KEY = "the-webhook-key"
HANDLERS = {"api_handler": "app.app", "run_pipeline": "app.run_pipeline", "sweep": "app.sweep"}
QUEUE, SECRET, AUDIT_KEY = "leads-of-the-artefact", "secret-of-the-artefact", "audit-key-of-the-artefact"


@dataclass
class Calls:
    """What functions asked of AWS: (function, action, resource), seen by proxies between them."""

    seen: set[tuple[str, str, str]] = field(default_factory=set)
    _servers: list[ThreadingHTTPServer] = field(default_factory=list)

    def proxy(self, function: str, url: str) -> str:
        """An address that leads to `url` and takes note."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, function, url))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self._servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    def note(self, function: str, target: str, body: dict[str, Any]) -> None:
        """Take note of one call of AWS's JSON protocols."""
        service, operation = target.rsplit(".", 1)
        names = {"DynamoDB_20120810": "dynamodb", "AmazonSQS": "sqs", "secretsmanager": "secretsmanager"}
        if operation == "ExecuteStatement":  # what IAM asks for is what the statement does
            assert body["Statement"].startswith('INSERT INTO "')
            operation, body = "PartiQLInsert", {"TableName": body["Statement"].split('"')[1]}
        for resource in _resources(names[service], body):
            self.seen.add((function, f"{names[service]}:{operation}", resource))

    def stop(self) -> None:
        """Take the proxies away."""
        for server in self._servers:
            server.shutdown()
            server.server_close()


def _resources(service: str, body: dict[str, Any]) -> list[str]:
    if service == "secretsmanager":
        return ["audit key" if body["SecretId"].startswith(AUDIT_KEY) else "secret"]
    if service != "dynamodb":
        return ["leads queue"]
    tables = list(body.get("RequestItems", {})) or [body["TableName"]]
    kinds = ["audit" if name.startswith("audit") else "state" for name in tables]
    return ["state indexes"] if "IndexName" in body else kinds


def _handler(calls: Calls, function: str, url: str) -> type[BaseHTTPRequestHandler]:
    target = urlsplit(url)

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            calls.note(function, self.headers["X-Amz-Target"], json.loads(body))
            upstream = HTTPConnection(target.hostname or "", target.port, timeout=30)
            upstream.request("POST", self.path, body, dict(self.headers))
            answer = upstream.getresponse()
            content = answer.read()
            upstream.close()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers.get("Content-Type", ""))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return Proxy


@dataclass
class Stage:
    """A stage of the artefact: three functions over one store, one queue, one secret and the emulated outside."""

    functions: dict[str, Function]
    tables: Tables
    sqs: Any
    queue_url: str
    calls: Calls
    out: Outside

    def messages(self) -> list[str]:
        """What is on the queue, taken off it."""
        got = self.sqs.receive_message(QueueUrl=self.queue_url, MaxNumberOfMessages=10).get("Messages", [])
        for one in got:
            self.sqs.delete_message(QueueUrl=self.queue_url, ReceiptHandle=one["ReceiptHandle"])
        return [one["Body"] for one in got]


@contextmanager
def stage(made: build.Package, out: Outside, store: str, moto: str, name: str) -> Iterator[Stage]:
    """Everything up. Functions start when they are first invoked."""
    interpreter, client = build.runtime_client(made)
    tables = bind(f"state-{name}", f"audit-{name}", endpoint=store)
    create(tables)
    calls = Calls()
    aws = {"region_name": "us-east-1", "endpoint_url": moto}
    held = {"HUBSPOT_WEBHOOK_KEY": KEY, "HUBSPOT_ACCESS_TOKEN": "token"}
    held["GOOGLE_SERVICE_ACCOUNT_JSON"] = json.dumps(keys.service_account(out.google.url))
    boto3.client("secretsmanager", **aws).create_secret(Name=f"{SECRET}-{name}", SecretString=json.dumps(held))
    boto3.client("secretsmanager", **aws).create_secret(Name=f"{AUDIT_KEY}-{name}", SecretString="k" * 64)
    sqs = boto3.client("sqs", **aws)
    queue_url = _queue(sqs, f"{QUEUE}-{name}")
    common = {
        "STATE_TABLE": f"state-{name}", "AUDIT_TABLE": f"audit-{name}", "LEADS_QUEUE": f"{QUEUE}-{name}",
        "HUBSPOT_BASE_URL": out.hubspot.url, "GOOGLE_BASE_URL": out.google.url, "SECRETS_ID": f"{SECRET}-{name}",
        "AUDIT_KEYS_ID": f"{AUDIT_KEY}-{name}",
        "PUBLIC_BASE_URL": "https://agent.example", "CONSOLE_OPEN": "true", "BACKOFF_S": "0.01",
    }  # fmt: skip
    with ExitStack() as stack:
        stack.callback(calls.stop)
        functions = {}
        for function in FUNCTIONS:
            own = {
                "DYNAMODB_ENDPOINT": calls.proxy(function, store),
                "SQS_ENDPOINT": calls.proxy(function, moto),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER": calls.proxy(function, moto),
            }
            functions[function] = Function(
                HANDLERS[function], made.unpacked, Path(interpreter), client, {**common, **own}
            )
            stack.callback(functions[function].stop)
        load_emulated(_team(tables))
        yield Stage(functions, tables, sqs, queue_url, calls, out)


def _team(tables: Tables) -> Any:
    from chalicelib import wiring
    from chalicelib.team.store import Team

    return Team(tables.state, wiring.now)


def http(method: str, path: str, body: str = "", resource: str = "", **headers: str) -> dict[str, Any]:
    """API Gateway's event for a request. `resource` is the route's pattern where the path fills one in."""
    query = dict(part.split("=", 1) for part in path.partition("?")[2].split("&") if part)
    path = path.partition("?")[0]
    pattern = resource or path
    names = [part.strip("{}") for part in pattern.split("/") if part.startswith("{")]
    values = [value for part, value in zip(pattern.split("/"), path.split("/"), strict=True) if part.startswith("{")]
    sent = {"host": "127.0.0.1:8000", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {
        "resource": pattern,
        "path": path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": query or None,
        "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} or None,
        "pathParameters": dict(zip(names, values, strict=True)) or None,
        "stageVariables": None,
        "requestContext": {
            "httpMethod": method, "resourcePath": pattern, "path": f"/api{path}", "stage": "api", "requestId": "r",
            "identity": {"sourceIp": "127.0.0.1"}, "serverPort": "8000", "protocol": "HTTP/1.1",
        },
        "body": body or None,
        "isBase64Encoded": False,
    }  # fmt: skip


def records(*bodies: str) -> dict[str, Any]:
    """SQS's event for a batch; message ids are m0, m1, ..."""
    return {
        "Records": [
            {"messageId": f"m{number}", "receiptHandle": "h", "body": body, "attributes": {}, "eventSource": "aws:sqs"}
            for number, body in enumerate(bodies)
        ]
    }


SCHEDULED: dict[str, Any] = {
    "version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events", "account": "0",
    "time": "2026-11-21T00:00:00Z", "region": "us-east-1", "resources": [], "detail": {},
}  # fmt: skip


def _queue(sqs: Any, name: str) -> str:
    """A queue with its dead letters, as the template makes them; gives its URL."""
    dead = sqs.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": MAX_DELIVERIES})
    attributes = {"VisibilityTimeout": "60", "RedrivePolicy": redrive}
    return str(sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"])
