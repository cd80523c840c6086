"""Step 5: the last messages of the newest threads: who owes whom an answer, and where a reply belongs."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import wait

from chalicelib.connectors.gmail import RawThread
from chalicelib.conversations.conversation import concerns, conversation, thread_read
from chalicelib.conversations.search import query_for
from chalicelib.domain.findings import Conversation, ThreadRef
from chalicelib.domain.outputs import needed
from chalicelib.pipeline.context import Context, Result

MOST = 3
KEPT_S = 7 * 86_400


def run(context: Context) -> Result:
    """Side by side, one call a thread that is not kept already. Searching failed: there is nothing to read."""
    found, inquiry = needed(context.outputs.threads_found, "result of the search for threads"), context.inquiry
    if not found.threads:
        return Result(Conversation(summary="no earlier mail"), "Nothing to read.", status="nothing")
    newest = found.threads[:MOST]
    raw = _threads(context, found.mailbox, newest)
    if len(found.threads) > MOST and not any(concerns(one.messages, inquiry.email, "") for one in raw):
        raw += _of_person(context, found.mailbox, inquiry.email)
    threads = [
        thread_read(one.thread_id, one.messages, mailbox=found.mailbox, person=inquiry.email)
        for one in raw
        if concerns(one.messages, inquiry.email, inquiry.business_domain)
    ]
    output = conversation(threads, context.now)
    note = f"{len(threads)} threads read: {output.summary}."
    return Result(output, note, status="done" if output.threads else "nothing")


def _of_person(context: Context, mailbox: str, person: str) -> list[RawThread]:
    """The newest thread with the person, where colleagues write so much that it was not among the newest."""
    hits = context.reads.gmail.search(mailbox, query_for(person, ""), limit=1)
    refs = [ThreadRef(thread_id=one.thread_id, history_id=one.history_id) for one in hits]
    return _threads(context, mailbox, refs)


def _threads(context: Context, mailbox: str, refs: Sequence[ThreadRef]) -> list[RawThread]:
    """Threads in the order of `refs`: as kept, while unchanged (the history id), else read anew, side by side."""
    keys = [f"{mailbox}/{ref.thread_id}/{ref.history_id}" for ref in refs]
    kept = context.records.cache.get("threads", keys)
    reading = {
        key: context.reads.side_by_side.submit(context.reads.gmail.thread, mailbox, ref.thread_id)
        for key, ref in zip(keys, refs, strict=True)
        if key not in kept
    }
    wait(reading.values())  # also when one failed: nothing goes on behind a step's back
    read = {key: thread.result() for key, thread in reading.items()}
    context.records.cache.put("threads", {key: one.model_dump(mode="json") for key, one in read.items()}, KEPT_S)
    return [read[key] if key in read else RawThread.model_validate(kept[key]) for key in keys]
