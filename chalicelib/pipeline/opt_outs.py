"""A message that opts its sender out: suppressed at once in our own store, without any outside write."""

from __future__ import annotations

from chalicelib.contacts.targets import of_usable
from chalicelib.domain.submission import Inquiry
from chalicelib.pipeline.context import Context
from chalicelib.text.opt_out import OptOut, opt_out
from chalicelib.text.opt_out_rules import Kind

WHO = "the person, by form"
ASKS: dict[Kind, str] = {
    "opt_out": "the message asks not to be contacted",
    "erasure": "the message asks for their data to be erased",
    "objection": "the message objects to the use of their data",
}
TODO: dict[Kind, str] = {
    "opt_out": "",
    "erasure": "; a person has to erase what HubSpot and the mailbox hold, and confirm it",
    "objection": "; a person has to see whether more than mail is meant",
}


def honored(context: Context, inquiry: Inquiry) -> tuple[Inquiry, str]:
    """The inquiry with what its message asks for, and why the run ends here; empty when it goes on.

    The run goes on when the message names somebody else's address, which is for the reviewer to judge, and when a person
    has lifted what this very run had suppressed. The reason holds none of the person's words: it stays in the audit log.
    """
    asked = opt_out(inquiry.message)
    if asked is None:
        return inquiry, ""
    target = of_usable(inquiry.email)
    if asked.address and of_usable(asked.address).value != target.value:
        return _hinted(inquiry, f"The message asks for another address to be removed: {asked.address}."), ""
    marked = inquiry.model_copy(update={"opt_out": asked.kind, "opt_out_words": asked.words[:300]})
    known = context.records.suppressions.of(target)
    if known and known.lifted_for(context.run.run_id):
        return _hinted(marked, f"The message was read as an opt-out, which was lifted: {known.reason}."), ""
    return marked, _suppressed(context, inquiry, asked)


def _suppressed(context: Context, inquiry: Inquiry, asked: OptOut) -> str:
    why, run_id = ASKS[asked.kind], context.run.run_id
    context.records.suppressions.suppress(of_usable(inquiry.email), who=WHO, why=why, at=context.now, run_id=run_id)
    earlier = context.records.claims.holder(inquiry.email)
    waiting = f"; a draft to them may wait in run {earlier.run_id}" if earlier and earlier.run_id != run_id else ""
    return f"opted out: {why}; the address is suppressed and no draft was made{waiting}{TODO[asked.kind]}"


def _hinted(inquiry: Inquiry, hint: str) -> Inquiry:
    return inquiry.model_copy(update={"hints": (*inquiry.hints, hint)})
