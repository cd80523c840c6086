"""Step 6: how comparable leads of our own went. Abstractions only; nobody's words."""

from __future__ import annotations

from chalicelib.domain.findings import PatternsFound
from chalicelib.outcomes.recall import recalled
from chalicelib.pipeline.context import Context, Result
from chalicelib.text.roles import role_of

COUNTED = 50


def run(context: Context) -> Result:
    """Compare by industry, role and purpose within the same form; this run itself does not count."""
    inquiry, company = context.inquiry, context.findings.company
    industry = company.industry if company else ""
    purpose = next(iter(inquiry.reading.purposes), "")
    alike = context.records.patterns.alike(
        context.submission.form_id, industry, role_of(inquiry.title), purpose, COUNTED
    )
    output = recalled([pattern for pattern in alike if pattern.run_id != context.run.run_id])
    if not output.alike:
        return Result(PatternsFound(), output.summary, status="nothing")
    return Result(output, f"{output.alike} comparable leads: {output.summary}")
