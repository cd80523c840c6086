"""Step 13: the thread is labelled, and what a send would start is named. The engine seals the trail."""

from __future__ import annotations

from chalicelib.domain.action import ActionKind, LabelThread, action
from chalicelib.domain.draft import Sealed
from chalicelib.pipeline.context import Context, Result

LABEL = "AGENT_DRAFTED_FORMLEAD"
CLOSED = frozenset({"hand_over", "disqualify", "no_mail"})
"""Next steps after which sales does not follow up."""
REMINDER = "after a send: a reminder in 3 business days, unless they answer"


def run(context: Context) -> Result:
    """Nothing is scheduled here: a follow-up follows a send, never a draft."""
    found, plan = context.contact_found, context.plan
    thread_id = context.result_of(ActionKind.CREATE_DRAFT).get("thread_id", "")
    next_touch = f"none: {plan.reason}" if plan.next_step in CLOSED else REMINDER
    if not thread_id:
        return Result(Sealed(next_touch=next_touch), "No draft, so no thread to label.", status="nothing")
    payload = LabelThread(mailbox=found.rep.email, thread_id=thread_id, label=LABEL)
    label = action(context.run.run_id, payload, "the thread shows that the agent drafted in it")
    return Result(Sealed(next_touch=next_touch), f"Next touch {next_touch}.", actions=(label,))
