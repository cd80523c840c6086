"""Step 11: the draft in the rep's mailbox, in the thread it answers."""

from __future__ import annotations

from chalicelib.domain.action import CreateDraft, action
from chalicelib.domain.draft import Draft, DraftCreated
from chalicelib.domain.findings import Conversation
from chalicelib.domain.lead import ContactFound
from chalicelib.domain.submission import Inquiry
from chalicelib.drafting import mime
from chalicelib.drafting.briefing import reply_thread
from chalicelib.pipeline.context import Context, Result
from chalicelib.text import quoting


def run(context: Context) -> Result:
    """Intend the draft. The recipient is the lead's own address and nothing else; the bytes depend on the run alone."""
    draft, inquiry = context.need(Draft), context.need(Inquiry)
    rep = context.need(ContactFound).rep
    if not draft.body:
        return Result(DraftCreated(mailbox=rep.email), "No draft: " + draft.writer_reason, status="nothing")
    thread = reply_thread(context.get(Conversation))
    rfc_message_id = mime.message_id(context.run.run_id, draft.version, rep.email.rpartition("@")[2])
    raw = mime.message(
        sender=(rep.name, rep.email),
        to=(quoting.display_name(f"{inquiry.first_name} {inquiry.last_name}"), inquiry.email),
        subject=draft.subject,
        body=draft.body,
        signature=rep.voice.signature,
        at=context.run.started_at,
        rfc_message_id=rfc_message_id,
        references=thread.references if thread else (),
        run_id=context.run.run_id,
    )
    created = DraftCreated(
        mailbox=rep.email,
        to=inquiry.email,
        rfc_message_id=rfc_message_id,
        thread_id=thread.thread_id if thread else "",
        digest=draft.digest,
    )
    payload = CreateDraft(
        mailbox=rep.email,
        to=inquiry.email,
        subject=draft.subject,
        mime=raw.decode("ascii"),
        rfc_message_id=rfc_message_id,
        thread_id=created.thread_id,
    )
    where = "in the thread it answers" if thread else "in a new thread"
    wanted = action(context.run.run_id, payload, f"the reply, {where}, for review")
    return Result(created, f"draft {where}", actions=(wanted,))
