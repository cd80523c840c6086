"""The Chalice app behind a real threaded HTTP server: WSGI in, API Gateway's event through, WSGI out."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

import waitress
from chalice.app import Chalice
from chalice.local import LambdaContext, LocalChalice, RouteMatcher

Page = Callable[[dict[str, Any]], tuple[int, dict[str, str], bytes] | None]
LIMIT_BYTES = 10 * 1024 * 1024
"""What API Gateway takes."""


def application(app: Chalice, local_page: Page) -> Callable[..., Iterable[bytes]]:
    """The app as WSGI. `local_page` may answer first: the ready page and its demo form, which exist only here."""
    # Chalice keeps the request in one attribute; under threads it must be this class, or one reads another's data.
    app.__class__ = LocalChalice
    matcher = RouteMatcher(list(app.routes))

    def wsgi(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, headers, body = local_page(environ) or _through_chalice(app, matcher, environ)
        reason = HTTPStatus(status).phrase
        start_response(f"{status} {reason}", [*headers.items(), ("Content-Length", str(len(body)))])
        return [body]

    return wsgi


def serve(wsgi: Callable[..., Iterable[bytes]], port: int, threads: int = 16) -> Any:
    """Serve on loopback in the background. Raises OSError when the port is taken. `close()` stops it."""
    server = waitress.create_server(
        wsgi,
        host="127.0.0.1",
        port=port,
        threads=threads,
        ident="",
        max_request_body_size=LIMIT_BYTES,
        clear_untrusted_proxy_headers=False,  # they show that a request came through a proxy: `console.trust`
    )
    threading.Thread(target=server.run, name="http", daemon=True).start()
    return server


def _through_chalice(app: Chalice, matcher: RouteMatcher, environ: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    query = environ.get("QUERY_STRING", "")
    try:
        found = matcher.match_route(f"{path}?{query}" if query else path)
    except ValueError:
        return (
            404,
            {"Content-Type": "application/json"},
            b'{"error": {"code": "not_found", "message": "No such page."}}',
        )
    answer = app(_event(environ, path, found), LambdaContext("app", 512, 30_000))
    body = answer.get("body") or ""
    raw = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return int(answer["statusCode"]), {**answer.get("headers", {})}, raw


def _event(environ: dict[str, Any], path: str, found: Any) -> dict[str, Any]:
    headers = headers_of(environ)
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return {
        "requestContext": {
            "httpMethod": environ["REQUEST_METHOD"],
            "resourcePath": found.route,
            "identity": {"sourceIp": environ.get("REMOTE_ADDR", "")},
            "path": path,
            "protocol": environ.get("SERVER_PROTOCOL", ""),
            "serverPort": environ.get("SERVER_PORT", ""),
        },
        "headers": headers,
        "pathParameters": found.captured,
        "multiValueQueryStringParameters": found.query_params or None,
        "stageVariables": {},
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }


def headers_of(environ: dict[str, Any]) -> dict[str, str]:
    """A request's headers, names in lower case."""
    return {key[5:].replace("_", "-").lower(): value for key, value in environ.items() if key.startswith("HTTP_")}


def as_json(status: int, body: Any) -> tuple[int, dict[str, str], bytes]:
    """A JSON answer of a local page."""
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()
