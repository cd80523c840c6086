"""Step 13: the thread is labelled, and what a send would start is named. The engine seals the trail."""

from __future__ import annotations

from chalicelib.domain.action import ActionKind, LabelThread, action
from chalicelib.domain.draft import Sealed
from chalicelib.pipeline.context import Context, Result

LABEL = "AGENT_DRAFTED_FORMLEAD"
REMINDER = "after a send: a reminder in 3 business days, unless they answer"


def run(context: Context) -> Result:
    """Nothing is scheduled here: a follow-up follows a send, never a draft."""
    found, plan = context.contact_found, context.plan
    thread_id = context.result_of(ActionKind.CREATE_DRAFT).get("thread_id", "")
    next_touch = REMINDER if plan.next_step != "disqualify" else "none: the lead is disqualified"
    if not thread_id:
        return Result(Sealed(next_touch=next_touch), "No draft, so no thread to label.", status="nothing")
    payload = LabelThread(mailbox=found.rep.email, thread_id=thread_id, label=LABEL)
    label = action(context.run.run_id, payload, "the thread shows that the agent drafted in it")
    return Result(Sealed(next_touch=next_touch), f"Next touch {next_touch}.", actions=(label,))
