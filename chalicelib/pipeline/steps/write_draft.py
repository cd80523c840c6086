"""Step 10: the reply. A model writes it where one is configured, else the composer; both must pass the same checks.

Whatever fails on the model's side, the composer takes over and the reviewer is told; the step does not fail for it.
"""

from __future__ import annotations

from typing import NamedTuple

from chalicelib.connectors.llm import Model, Spent, Unusable, Written
from chalicelib.domain.draft import Draft, Plan, Usage
from chalicelib.domain.findings import Brief
from chalicelib.drafting.answer import Answer, settled
from chalicelib.drafting.briefing import Findings, brief
from chalicelib.drafting.checks import Problem, problems
from chalicelib.drafting.compose import Letter, compose, language_for, written
from chalicelib.drafting.cost import cost_usd
from chalicelib.drafting.prompt import instructions, quoted
from chalicelib.drafting.review import confidence, doubts, warnings
from chalicelib.errors import AskAPerson, BadAnswer, RetryLater
from chalicelib.pipeline.context import Context, Result

RESERVED_S = 10.0
"""Kept for the steps after this one."""
LONGEST_ANSWER_S = 25.0
SHORTEST_ANSWER_S = 2.0
ANSWERS = 2
"""The first and a repair; the connector keeps to the time of each, however often it tries."""


class Authored(NamedTuple):
    """Who wrote what. `failed` says why the model's work is not used; empty when it is, or when there is no model."""

    letter: Letter | None
    failed: str = ""
    repaired: bool = False
    usage: Usage | None = None


def run(context: Context) -> Result:
    """Write, check, repair once, else compose."""
    plan, found = context.plan, context.findings
    known = brief(found, plan.matched)
    if not plan.wants_draft:
        none = Draft(
            subject="", body="", writer="composer", writer_reason=plan.reason, brief=known,
            warnings=(*_since(context), *warnings(found, plan, known, language=language_for(found), model_failed="", left=())),
        )  # fmt: skip
        return Result(none, f"no draft wanted: {plan.reason}", status="nothing")
    authored = _by_model(context, context.reads.model, found, plan, known) if context.reads.model else Authored(None)
    draft = _draft(found, plan, known, authored, context.run.run_id)
    draft = draft.model_copy(update={"warnings": (*_since(context), *draft.warnings)})
    note = f"{len(draft.body.split())} words by the {draft.writer}, confidence {draft.confidence}"
    return Result(draft, note + (f"; the model did not serve: {authored.failed}" if authored.failed else ""))


def _since(context: Context) -> tuple[str, ...]:
    """What the person sent since, for the reviewer: the draft answers the first message."""
    return tuple(joined.sentence for joined in context.joined)


def _draft(found: Findings, plan: Plan, known: Brief, authored: Authored, run_id: str) -> Draft:
    letter = authored.letter or compose(found, plan, known, run_id)
    left = () if authored.letter else problems(written(letter, found, plan, known))
    notes = letter.notes
    return Draft(
        subject=letter.subject,
        body=letter.body,
        claims=letter.claims,
        writer="model" if authored.letter else "composer",
        writer_reason=authored.failed,
        language=letter.language,
        twin=letter.twin,
        asks=letter.asks,
        confidence=confidence(
            plan,
            known,
            found,
            repaired=authored.repaired,
            model_failed=bool(authored.failed),
            notes=len(notes),
            doubts=len(doubts(found, plan, language=letter.language)),
        ),
        warnings=warnings(
            found, plan, known, language=letter.language, model_failed=authored.failed, left=left, notes=notes
        ),
        usage=authored.usage,
        voice_version=found.rep.voice.version,
        brief=known,
    )


def _by_model(context: Context, model: Model, found: Findings, plan: Plan, known: Brief) -> Authored:
    deadline_s = min(LONGEST_ANSWER_S, (context.time_left_s - RESERVED_S) / ANSWERS)
    if deadline_s < SHORTEST_ANSWER_S:
        return Authored(None, "there was no time left to ask it")
    usage: Usage | None = None
    wrong: tuple[Problem, ...] = ()
    for repaired in (False, True):
        try:
            answer = _ask(model, found, plan, quoted(found, plan, known, wrong), deadline_s)
        except (RetryLater, AskAPerson, BadAnswer) as error:
            usage = _added(usage, error.spent) if isinstance(error, Unusable) else usage
            return Authored(None, f"{error.code}: {error.what}", usage=usage)
        usage = _added(usage, answer)
        letter, wrong, cut = settled(answer.value, found, plan, known)
        if not wrong:
            return Authored(letter, "", repaired or bool(cut), usage)
    codes = ", ".join(sorted({problem.code for problem in wrong}))
    return Authored(None, f"its draft failed the checks twice ({codes})", usage=usage)


def _ask(model: Model, found: Findings, plan: Plan, data: str, deadline_s: float) -> Written[Answer]:
    voice = found.rep.voice
    return model.write(
        instructions=instructions(found, plan),
        brief=data,
        schema=Answer,
        cache_key=f"draft-{found.rep.owner_id}-{voice.version}",
        deadline_s=deadline_s,
    )


def _added(before: Usage | None, answer: Spent | Written[Answer]) -> Usage:
    """What both answers took together. Where one was not counted or has no known price, the cost is not known."""
    own = Usage(
        model=answer.model,
        input_tokens=answer.input_tokens,
        cached_tokens=answer.cached_tokens,
        output_tokens=answer.output_tokens,
    )
    cost = cost_usd(own) if own.input_tokens and own.output_tokens else None
    if before is None:
        return own.model_copy(update={"cost_usd": cost})
    return Usage(
        model=own.model,
        input_tokens=before.input_tokens + own.input_tokens,
        cached_tokens=before.cached_tokens + own.cached_tokens,
        output_tokens=before.output_tokens + own.output_tokens,
        cost_usd=None if before.cost_usd is None or cost is None else before.cost_usd + cost,
    )
