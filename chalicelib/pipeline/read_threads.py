"""Step 5: the last messages of the newest threads: who owes whom an answer, and where a reply belongs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from chalicelib.connectors.gmail import RawThread
from chalicelib.domain.brief import Conversation, ThreadRef, ThreadsFound
from chalicelib.domain.conversation import conversation, thread_read
from chalicelib.domain.submission import Inquiry
from chalicelib.pipeline.context import Context, Result

MOST = 3
KEPT_S = 7 * 86_400


def run(context: Context) -> Result:
    """Side by side, one call a thread that is not kept already. Searching failed: there is nothing to read."""
    found, inquiry = context.need(ThreadsFound), context.need(Inquiry)
    if not found.threads:
        return Result(Conversation(summary="no earlier mail"), "Nothing to read.", status="nothing")
    newest = found.threads[:MOST]
    with ThreadPoolExecutor(len(newest), thread_name_prefix="read") as pool:
        raw = list(pool.map(lambda ref: _thread(context, found.mailbox, ref), newest))
    threads = [thread_read(one.thread_id, one.messages, mailbox=found.mailbox, person=inquiry.email) for one in raw]
    output = conversation(threads, context.now)
    note = f"{len(threads)} threads read: {output.summary}."
    return Result(output, note, status="done" if output.threads else "nothing")


def _thread(context: Context, mailbox: str, ref: ThreadRef) -> RawThread:
    """A thread as kept, while it is unchanged (its history id), else read anew."""
    key = f"{mailbox}/{ref.thread_id}/{ref.history_id}"
    kept = context.records.cache.get("threads", key)
    if kept is not None:
        return RawThread.model_validate(kept)
    read = context.reads.gmail.thread(mailbox, ref.thread_id)
    context.records.cache.put("threads", key, read.model_dump(mode="json"), KEPT_S)
    return read
