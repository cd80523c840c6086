"""SQS in memory (moto), and the poller that feeds the queue's handler as Lambda's event source mapping would."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from moto.server import ThreadedMotoServer

from infra.aws.template import MAX_DELIVERIES


def start_moto(port: int = 0) -> tuple[ThreadedMotoServer, str]:
    """A moto server in this process and its URL."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it would tell of every request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    host, bound = server.get_host_and_port()
    return server, f"http://{host}:{bound}"


def create(client: Any, name: str, visibility_s: int) -> str:
    """The queue with its dead letters, as the template makes them; gives its URL."""
    dead = client.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    redrive = f'{{"deadLetterTargetArn":"{arn}","maxReceiveCount":{MAX_DELIVERIES}}}'
    attributes = {"VisibilityTimeout": str(visibility_s), "RedrivePolicy": redrive}
    return str(client.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"])


class Poller:
    """Threads that take one message each, hand it to the handler, and delete it unless the handler raised."""

    def __init__(self, client: Any, queue_url: str, handle: Callable[[dict[str, Any]], None], workers: int) -> None:
        self._client, self._url, self._handle = client, queue_url, handle
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._poll, name=f"worker-{n}", daemon=True) for n in range(workers)]
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float = 10) -> None:
        """Take no more messages, and let what is in hand end."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(seconds)

    def _poll(self) -> None:
        while not self._stopping.is_set():
            try:
                got = self._client.receive_message(QueueUrl=self._url, MaxNumberOfMessages=1, WaitTimeSeconds=1)
            except (BotoCoreError, ClientError):
                self._stopping.wait(1)
                continue
            for message in got.get("Messages", []):
                self._one(message)

    def _one(self, message: dict[str, Any]) -> None:
        record = {"messageId": message["MessageId"], "body": message["Body"], "receiptHandle": message["ReceiptHandle"]}
        try:
            self._handle({"Records": [{**record, "attributes": {}, "eventSource": "aws:sqs"}]})
        except Exception:  # noqa: BLE001  what Lambda does: whatever was raised, the message comes back later
            return
        with suppress(BotoCoreError, ClientError):  # held for too long: it comes again, and finds its work done
            self._client.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
