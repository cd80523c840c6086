"""Move dead letters back to the leads queue. Each submission has one run, so nothing is done twice."""

from __future__ import annotations

from typing import Any

BATCH = 10


def redrive(sqs: Any, letters_url: str, queue_url: str) -> int:
    """Move every message; returns how many. A message is deleted only after the queue has accepted it."""
    moved = 0
    while True:
        got = sqs.receive_message(QueueUrl=letters_url, MaxNumberOfMessages=BATCH, WaitTimeSeconds=1)
        messages = got.get("Messages", [])
        if not messages:
            return moved
        for message in messages:
            sqs.send_message(QueueUrl=queue_url, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=letters_url, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
