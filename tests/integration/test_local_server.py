"""The local HTTP server: hostile and clumsy callers hurt nobody else, and get an answer where one can be given."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest

from infra.local import server
from infra.local.server import Answer, Request, serve

SLOW = 120


def echo(request: Request) -> Answer:
    headers = {"X-Query": request.query, "X-Path": request.path, "X-Twice": request.headers.get("twice", "")}
    return 200, headers, request.body


@pytest.fixture
def port() -> Iterator[int]:
    running = serve(echo, 0)
    yield running.server_address[1]
    running.shutdown()
    running.server_close()


def exchange(port: int, raw: bytes) -> bytes:
    """Send bytes, and read until the server closes."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as connection:
        connection.sendall(raw)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
        return answer


def status(raw: bytes) -> int:
    return int(raw.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "begun", [b"", b"POST / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nContent-Length: 50\r\n\r\nabc"]
)
def test_callers_who_never_finish_starve_nobody(port: int, begun: bytes) -> None:
    slow = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(SLOW)]
    for connection in slow:
        connection.sendall(begun)
    quick = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    for _ in range(20):
        quick.request("POST", "/a", b"here")
        assert quick.getresponse().read() == b"here"
    quick.close()
    for connection in slow:
        connection.close()


def test_a_request_that_trickles_is_cut_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "REQUEST_ARRIVES_S", 0.5)
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(b"POST / HTTP/1.1\r\n")
    until = time.monotonic() + 8

    def trickle() -> None:
        while time.monotonic() < until:
            try:
                connection.sendall(b"X-A: b\r\n")
            except OSError:
                return
            time.sleep(0.05)

    threading.Thread(target=trickle, daemon=True).start()
    with suppress(ConnectionError):  # which is being cut off, too
        assert connection.recv(1) == b""
    assert time.monotonic() < until, "it went on as long as it liked"
    connection.close()


def test_more_callers_than_threads_are_answered_in_turn(port: int) -> None:
    answers: list[Any] = []

    def call() -> None:
        answers.append(status(exchange(port, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")))

    threads = [threading.Thread(target=call) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 60


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (b"Content-Length: 2000000", b"x" * 2_000_000, 413),
        (b"Content-Length: 99999999999", b"x", 413),
        (b"Content-Length: -1", b"", 400),
        (b"Content-Length: 3\r\nContent-Length: 4", b"abcd", 400),
        (b"Content-Length: 3\r\nTransfer-Encoding: chunked", b"0\r\n\r\n", 400),
        (b"Transfer-Encoding: gzip", b"", 400),
        (b"Transfer-Encoding: chunked", b"zz\r\n", 400),
        (b"Transfer-Encoding: chunked", b"fffffff\r\n", 413),
        (b"Transfer-Encoding: chunked", b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n", 200),
        (b"\r\n".join([b"X-A: b"] * 200), b"", 431),
        (b"X-A: " + b"b" * 70_000, b"", 431),
    ],
)
def test_a_length_that_is_wrong_or_too_large_is_answered_plainly(
    port: int, monkeypatch: pytest.MonkeyPatch, head: bytes, body: bytes, expected: int
) -> None:
    monkeypatch.setattr(server, "REQUEST_ARRIVES_S", 1.0)
    raw = exchange(port, b"POST /a HTTP/1.1\r\nConnection: close\r\n" + head + b"\r\n\r\n" + body)
    if head == b"Content-Length: 99999999999":
        assert raw == b"", "it promised what it did not send"
    else:
        assert status(raw) == expected
    if expected == 200:
        assert raw.endswith(b"\r\n\r\nabcde")


def test_path_query_and_repeated_headers_arrive_as_api_gateway_would_give_them(port: int) -> None:
    raw = exchange(port, b"GET /a%20b?c=%20d HTTP/1.1\r\nTwice: 1\r\nTwice: 2\r\nConnection: close\r\n\r\n")
    assert b"X-Path: a b" in raw.replace(b"/", b"")
    assert b"X-Query: c=%20d" in raw
    assert b"X-Twice: 1, 2" in raw


def test_a_head_request_is_answered_without_a_body(port: int) -> None:
    raw = exchange(port, b"HEAD /a HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    assert status(raw) == 200
    assert raw.endswith(b"\r\n\r\n")
    assert b"Content-Length: 3" in raw
