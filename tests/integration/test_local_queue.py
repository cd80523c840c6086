"""The local queue's poller does as Lambda's event source mapping would."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from infra.local.queue import Poller, create, start_moto


@pytest.fixture(scope="module")
def sqs() -> Iterator[Any]:
    server, url = start_moto()
    yield boto3.client(
        "sqs", endpoint_url=url, region_name="us-east-1", aws_access_key_id="local", aws_secret_access_key="local"
    )
    server.stop()


def test_a_message_that_is_gone_when_its_work_is_done_ends_no_worker(sqs: Any) -> None:
    url = create(sqs, uuid.uuid4().hex, visibility_s=30)
    done: list[str] = []
    second = threading.Event()

    def handle(event: dict[str, Any]) -> None:
        done.append(event["Records"][0]["body"])
        if len(done) == 1:
            sqs.purge_queue(QueueUrl=url)  # as when it was held for too long, and became a dead letter meanwhile
            sqs.send_message(QueueUrl=url, MessageBody="second")
        else:
            second.set()

    poller = Poller(sqs, url, handle, workers=1)
    try:
        sqs.send_message(QueueUrl=url, MessageBody="first")
        assert second.wait(10), done
    finally:
        poller.stop()
    assert done == ["first", "second"]
