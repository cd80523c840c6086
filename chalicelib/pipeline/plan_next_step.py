"""Step 9: the one call to action for this lead, with its reason, and the lead's score."""

from __future__ import annotations

from chalicelib.domain.brief import AssetsFound, Conversation, PatternsFound, SlotsFound
from chalicelib.domain.briefing import Findings
from chalicelib.domain.lead import CompanyFound, ContactFound
from chalicelib.domain.planning import plan
from chalicelib.domain.submission import Inquiry
from chalicelib.pipeline.context import Context, Result


def run(context: Context) -> Result:
    """Decide from what the reading steps gave; reads nothing itself."""
    decided = plan(findings(context))
    note = f"{decided.next_step.replace('_', ' ')}, score {decided.score}: {decided.reason}"
    return Result(decided, note)


def findings(context: Context) -> Findings:
    """What the reading steps gave, typed; None where one could not look."""
    return Findings(
        inquiry=context.need(Inquiry),
        found=context.need(ContactFound),
        received_at=context.submission.received_at,
        company_found=context.get(CompanyFound),
        conversation=context.get(Conversation),
        patterns=context.get(PatternsFound),
        assets_found=context.get(AssetsFound),
        slots_found=context.get(SlotsFound),
    )
