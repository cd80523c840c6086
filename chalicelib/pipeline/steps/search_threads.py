"""Step 4: mail with this person, both ways, and with colleagues at the same business domain."""

from __future__ import annotations

from chalicelib.conversations.search import query_for
from chalicelib.domain.findings import ThreadRef, ThreadsFound
from chalicelib.pipeline.context import Context, Result

MOST = 8


def run(context: Context) -> Result:
    """One call, in the rep's own mailbox. Whether a thread is with the person themselves shows when it is read."""
    inquiry, rep = context.inquiry, context.contact_found.rep
    query = query_for(inquiry.email, inquiry.business_domain)
    hits = context.reads.gmail.search(rep.email, query, limit=MOST)
    threads = tuple(ThreadRef(thread_id=one.thread_id, history_id=one.history_id) for one in hits)
    output = ThreadsFound(mailbox=rep.email, query=query, threads=threads)
    if not hits:
        return Result(output, f"No mail with them in {rep.first_name}'s mailbox.", status="nothing")
    return Result(output, f"{len(hits)} threads in {rep.first_name}'s mailbox.")
