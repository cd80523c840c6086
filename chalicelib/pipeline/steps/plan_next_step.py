"""Step 9: what our approved answers have for each ask, how the lead is handled, with the reason, and the lead's score."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from chalicelib.domain.knowledge import KnowledgeMatched
from chalicelib.drafting.planning import plan
from chalicelib.knowledge.matching import match
from chalicelib.pipeline.context import Context, Result


def run(context: Context) -> Result:
    """Decide from what the reading steps gave; reads nothing outside."""
    decided = plan(context.findings, _matched(context))
    step = decided.next_step.replace("_", " ")
    score = f", score {decided.score}" if decided.score else ""
    return Result(decided, f"{step} ({decided.handling}){score}: {decided.reason}")


def _matched(context: Context) -> KnowledgeMatched:
    """The asks of the form and of the open thread against the pack as it stands today, on the rep's clock."""
    found = context.findings
    today = context.now.astimezone(ZoneInfo(found.rep.timezone)).date()
    thread = found.thread
    open_questions = thread.open_questions if thread and thread.with_person else ()
    return match(found.inquiry.reading, context.records.knowledge.current(), today, open_questions)
