"""Feeds the queue's handler as Lambda's event source mapping would: one message each, deleted unless the handler raised."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from chalicelib.intake.delivery import QueueUnavailable
from infra.local.queue import Message, Queue

IDLE_S, UNAVAILABLE_S = 0.05, 1.0
"""Pauses before the queue is asked again: when it was empty, and when it could not be read."""


class Poller:
    """Threads that take messages from the queue until they are stopped."""

    def __init__(self, queue: Queue, handle: Callable[[dict[str, Any]], None], workers: int) -> None:
        self._queue, self._handle = queue, handle
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
                message = self._queue.receive()
            except QueueUnavailable:
                self._stopping.wait(UNAVAILABLE_S)
                continue
            if message:
                self._work_on(message)
            else:
                self._stopping.wait(IDLE_S)

    def _work_on(self, message: Message) -> None:
        record = {"messageId": str(message.message_id), "body": message.body, "receiptHandle": message.receipt}
        attributes = {"ApproximateReceiveCount": str(message.deliveries)}
        try:
            self._handle({"Records": [{**record, "attributes": attributes, "eventSource": "aws:sqs"}]})
        except Exception:  # noqa: BLE001  what Lambda does: whatever was raised, the message comes back later
            return
        with suppress(QueueUnavailable):  # it comes again, and finds its work done
            self._queue.delete(message)
