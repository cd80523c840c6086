"""Step 5: the last messages of the newest threads: who owes whom an answer, and where a reply belongs."""

from __future__ import annotations

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
    reading = [context.reads.side_by_side.submit(_thread, context, found.mailbox, ref) for ref in newest]
    wait(reading)  # also when one failed: nothing goes on behind a step's back
    raw = [one.result() for one in reading]
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
    return [_thread(context, mailbox, ref) for ref in refs]


def _thread(context: Context, mailbox: str, ref: ThreadRef) -> RawThread:
    """A thread as kept, while it is unchanged (its history id), else read anew."""
    key = f"{mailbox}/{ref.thread_id}/{ref.history_id}"
    kept = context.records.cache.get("threads", key)
    if kept is not None:
        return RawThread.model_validate(kept)
    read = context.reads.gmail.thread(mailbox, ref.thread_id)
    context.records.cache.put("threads", key, read.model_dump(mode="json"), KEPT_S)
    return read
