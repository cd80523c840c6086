"""Step 9: the one call to action for this lead, with its reason, and the lead's score."""

from __future__ import annotations

from chalicelib.drafting.planning import plan
from chalicelib.pipeline.context import Context, Result


def run(context: Context) -> Result:
    """Decide from what the reading steps gave; reads nothing itself."""
    decided = plan(context.findings)
    note = f"{decided.next_step.replace('_', ' ')}, score {decided.score}: {decided.reason}"
    return Result(decided, note)
