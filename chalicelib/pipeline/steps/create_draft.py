"""Step 11: the draft in the rep's mailbox, in the thread it answers."""

from __future__ import annotations

from chalicelib.domain.action import CreateDraft, action
from chalicelib.domain.draft import Draft, DraftCreated
from chalicelib.domain.lead import Rep
from chalicelib.drafting import mime
from chalicelib.pipeline.context import Context, Result
from chalicelib.text import quoting

SHARED = {"mailbox", "to", "rfc_message_id", "thread_id"}
"""What the step's output keeps of the action's payload."""


def run(context: Context) -> Result:
    """Intend the draft. The recipient is the lead's own address and nothing else; the bytes depend on the run alone."""
    draft, rep = context.draft, context.contact_found.rep
    if not draft.body:
        return Result(DraftCreated(mailbox=rep.email), "No draft: " + draft.writer_reason, status="nothing")
    payload = _payload(context, draft, rep)
    output = DraftCreated(digest=draft.digest, **payload.model_dump(include=SHARED))
    where = "in the thread it answers" if payload.thread_id else "in a new thread"
    return Result(
        output, f"draft {where}", actions=(action(context.run.run_id, payload, f"the reply, {where}, for review"),)
    )


def _payload(context: Context, draft: Draft, rep: Rep) -> CreateDraft:
    inquiry, thread = context.inquiry, context.findings.thread
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
    return CreateDraft(
        mailbox=rep.email,
        to=inquiry.email,
        subject=draft.subject,
        mime=raw.decode("ascii"),
        rfc_message_id=rfc_message_id,
        thread_id=thread.thread_id if thread else "",
    )
