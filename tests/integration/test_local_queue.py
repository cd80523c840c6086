"""The local queue keeps the promises of SQS: durable when sent, hidden while in hand, back unless deleted, dead at last."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from chalicelib.intake.delivery import QueueUnavailable
from infra.local.poller import Poller
from infra.local.queue import Queue

ROOT = Path(__file__).parents[2]
SENDER = """
import os, sys, threading
from pathlib import Path
from infra.local.queue import Queue
queue = Queue(Path(sys.argv[1]))
def send(thread):
    for number in range(100_000):
        queue.send([f"{thread}-{number}"])
        os.write(1, f"{thread}-{number}\\n".encode())
for thread in range(8):
    threading.Thread(target=send, args=(thread,)).start()
"""


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_message_in_hand_is_hidden_and_comes_back_unless_deleted(tmp_path: Path) -> None:
    clock = Hands()
    queue = Queue(tmp_path / "queue.db", visibility_s=30, clock=clock)
    queue.send(["first", "second"])
    first = queue.receive()
    second = queue.receive()
    assert first
    assert second
    assert [first.body, second.body, queue.receive()] == ["first", "second", None]
    queue.delete(second)
    clock.now += 31
    again = queue.receive()
    assert again
    assert (again.body, again.deliveries) == ("first", 2)
    queue.delete(first)
    assert queue.waiting() == 1, "an old delivery deletes nothing"
    queue.delete(again)
    assert queue.waiting() == 0


def test_what_a_dead_consumer_had_in_hand_comes_back_at_once_and_still_counts(tmp_path: Path) -> None:
    dead = Queue(tmp_path / "queue.db")
    dead.send(["lead"])
    assert dead.receive()
    queue = Queue(tmp_path / "queue.db")
    assert queue.receive() is None
    queue.recover()
    again = queue.receive()
    assert again
    assert (again.body, again.deliveries) == ("lead", 2)


def test_what_is_delivered_too_often_is_set_aside_and_can_be_put_back(tmp_path: Path) -> None:
    clock = Hands()
    queue = Queue(tmp_path / "queue.db", visibility_s=30, max_deliveries=3, clock=clock)
    queue.send(["poison", "good"])
    for _ in range(3):
        while message := queue.receive():
            if message.body == "good":
                queue.delete(message)
        clock.now += 31
    assert (queue.receive(), queue.waiting(), queue.dead()) == (None, 0, 1)
    assert queue.redrive() == 1
    again = queue.receive()
    assert again
    assert (again.body, again.deliveries, queue.dead()) == ("poison", 1, 0)


def test_two_processes_never_hold_one_message_at_once(tmp_path: Path) -> None:
    path = tmp_path / "queue.db"
    queues = [Queue(path) for _ in range(4)]  # each has connections of its own, as a process has
    queues[0].send([str(number) for number in range(400)])
    taken: list[str] = []

    def take(queue: Queue) -> None:
        while message := queue.receive():
            taken.append(message.body)
            queue.delete(message)

    threads = [threading.Thread(target=take, args=(queue,)) for queue in queues]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(taken) == Counter(str(number) for number in range(400))


def test_what_was_sent_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    for _ in range(4):
        sender = subprocess.Popen(
            [sys.executable, "-c", SENDER, str(tmp_path / "queue.db")], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert sender.stdout
        for _ in range(random.randint(1, 400)):
            acknowledged.add(sender.stdout.readline().strip())
        sender.kill()
        acknowledged |= {line.strip() for line in sender.stdout if line.endswith("\n")}
        sender.stdout.close()
        sender.wait()
    queue = Queue(tmp_path / "queue.db")
    kept = set()
    while message := queue.receive():
        kept.add(message.body)
    assert acknowledged
    assert acknowledged <= kept


def test_threads_that_send_at_once_are_all_heard_and_none_twice(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "queue.db")

    def send(thread: int) -> None:
        for number in range(25):
            queue.send([f"{thread}-{number}", f"{thread}-{number}b"])

    threads = [threading.Thread(target=send, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bodies = []
    while message := queue.receive():
        bodies.append(message.body)
    assert len(bodies) == len(set(bodies)) == 16 * 25 * 2


def test_a_full_disk_is_an_error_for_all_who_sent_and_the_queue_works_again_after(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "queue.db")
    queue.send(["before"])
    size = (tmp_path / "queue.db-wal").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, limits[1]))
    try:
        with pytest.raises(QueueUnavailable):
            queue.send(["x" * 100_000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    queue.send(["after"])
    bodies = []
    while message := queue.receive():
        bodies.append(message.body)
    assert bodies == ["before", "after"], "what was refused is not there either"


def test_the_poller_deletes_what_was_done_and_leaves_what_failed(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "queue.db")
    queue.send(["good", "bad", "good too"])
    handled: list[str] = []
    all_handled = threading.Event()

    def handle(event: dict[str, Any]) -> None:
        (record,) = event["Records"]
        handled.append(record["body"])
        if len(handled) == 3:
            all_handled.set()
        if record["body"] == "bad":
            raise RuntimeError

    poller = Poller(queue, handle, workers=2)
    assert all_handled.wait(10), handled
    poller.stop()
    assert sorted(handled) == ["bad", "good", "good too"]
    assert queue.waiting() == 1


def test_a_message_that_was_redelivered_meanwhile_ends_no_worker(tmp_path: Path) -> None:
    clock = Hands()
    queue = Queue(tmp_path / "queue.db", visibility_s=30, clock=clock)
    other = Queue(tmp_path / "queue.db", visibility_s=30, clock=clock)
    second = threading.Event()

    def handle(event: dict[str, Any]) -> None:
        if event["Records"][0]["body"] == "first":
            clock.now += 31  # held for too long: another worker has it now, and finishes it
            taken = other.receive()
            assert taken
            other.delete(taken)
            other.send(["second"])
        else:
            second.set()

    poller = Poller(queue, handle, workers=1)
    try:
        queue.send(["first"])
        assert second.wait(10)
    finally:
        poller.stop()
