"""What happened to a lead, in one sentence, and what to do about it, with the exact command. Pure.

A command is made to be copied into a shell: what a stranger wrote is put in only where it holds nothing but plain
characters, for `make` and the shell would both read more into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import STEP_TITLES, THE_STOP, Run, RunView
from chalicelib.domain.submission import Rejection
from chalicelib.pipeline.table import outputs_of

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,253}")


@dataclass(frozen=True)
class Advice:
    """`happened` and `todo` are sentences; `commands` are lines for a shell, in order; `call` does the same over the API."""

    happened: str
    todo: str
    commands: tuple[str, ...] = ()
    call: str = ""


def advice(view: RunView, stage: str) -> Advice | None:
    """About a run that did not end with a plain draft; None for one that did, or is still being worked on."""
    run, outputs = view.run, outputs_of(view.steps)
    if run.status == "rejected":
        return REJECTED.get(run.rejection, _turned_away)(run, outputs, stage)
    if run.status in BY_STATUS:
        return BY_STATUS[run.status](view, outputs, stage)
    return _without_draft(outputs) if run.outline.drafted is False else None


def _parked(view: RunView, _outputs: Outputs, stage: str) -> Advice:
    run = view.run
    failed = next((STEP_TITLES.get(step.name, step.name) for step in view.steps if step.status == "failed"), "")
    what = run.error.what if run.error else _sentence(run.reason or "It could not go on")
    where = f"It stopped at \N{LEFT DOUBLE QUOTATION MARK}{failed}\N{RIGHT DOUBLE QUOTATION MARK}: " if failed else ""
    todo = run.error.todo if run.error and run.error.todo else "Remove the cause."
    return Advice(f"{where}{what}", f"{todo} Then let it go on:", (_replay(run, stage),), _call(run))


def _waiting(view: RunView, _outputs: Outputs, stage: str) -> Advice:
    cause = view.run.waiting.cause if view.run.waiting else "a service"
    if cause == THE_STOP:
        lift = f"{_stage(stage)}make resume"
        todo = "It goes on by itself when the stop is lifted, with a draft that fits that moment:"
        return Advice("The emergency stop holds it.", todo, (lift,), "POST /api/resume")
    return Advice(f"{cause} does not answer.", f"Nothing to do: it goes on by itself when {cause} answers again.")


def _merged(_view: RunView, _outputs: Outputs, _stage: str) -> Advice:
    return Advice(
        "They wrote again within the hour, so this message was added to their earlier lead.",
        "Read it there, beside the draft.",
    )


def _degraded(view: RunView, outputs: Outputs, _stage: str) -> Advice | None:
    missing = [STEP_TITLES.get(step.name, step.name).lower() for step in view.steps if step.status == "degraded"]
    what = f"Some things could not be looked up ({', '.join(missing)}), so the draft may lack something."
    if view.run.outline.drafted is False:
        return _without_draft(outputs)
    return Advice(what, "Check what is marked under Evidence before you send it.")


def _without_draft(outputs: Outputs) -> Advice:
    why = outputs.plan.reason if outputs.plan else ""
    tell = outputs.plan.tell if outputs.plan else ""
    return Advice(f"No draft was written. {why}".strip(), tell or "Nothing to do, unless you see it differently.")


BY_STATUS: Mapping[str, Callable[[RunView, Outputs, str], Advice | None]] = {
    "parked": _parked,
    "waiting": _waiting,
    "merged": _merged,
    "degraded": _degraded,
}


def _turned_away(run: Run, _outputs: Outputs, stage: str) -> Advice:
    return Advice(_sentence(run.reason), "If it is a lead after all, have it judged again:", (_replay(run, stage),), _call(run))  # fmt: skip


def _spam(run: Run, _outputs: Outputs, stage: str) -> Advice:
    signs = run.reason.partition(": ")[2] or "it shows signs of spam"
    return Advice(
        f"It was taken for spam: {signs}.",
        "If it is a real lead, overrule that, and the draft is written:",
        (_replay(run, stage),),
        _call(run),
    )


def _unknown_form(run: Run, _outputs: Outputs, stage: str) -> Advice:
    portal, form = run.submission.portal_id, run.submission.form_id
    admit = f"{_stage(stage)}make admit PORTAL={_safe(portal)} FORM={_safe(form)}"
    happened = f"The form {form or '(none)'} of HubSpot portal {portal or '(none)'} is not set up to be answered."
    return Advice(happened, "If it should be, admit the form, then let this lead go on:", (admit, _replay(run, stage)), _call(run))  # fmt: skip


def _unusable(run: Run, outputs: Outputs, _stage: str) -> Advice:
    phone = f" They left a phone number: {outputs.inquiry.phone}." if outputs.inquiry and outputs.inquiry.phone else ""
    why = run.reason.partition(": ")[2] or "it is no e-mail address"
    happened = f"Nobody can be answered at the address that they gave: {why}."
    return Advice(happened, f"When they send the form again with a usable one, it is answered.{phone}")


def _refused(_run: Run, _outputs: Outputs, _stage: str) -> Advice:
    return Advice(
        "They said in the form that they do not want to be contacted.", "Nothing to do. Do not write to them."
    )


def _opted_out(run: Run, outputs: Outputs, stage: str) -> Advice:
    words = outputs.inquiry.opt_out_words if outputs.inquiry else ""
    quoted = f" They wrote: \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}." if words else ""
    return _lifted(run, f"They asked not to be contacted.{quoted}", stage)


def _suppressed(run: Run, _outputs: Outputs, stage: str) -> Advice:
    why = run.reason.partition(": ")[2]
    return _lifted(run, f"They are on the list of people not to be contacted{f' ({why})' if why else ''}.", stage)


def _lifted(run: Run, happened: str, stage: str) -> Advice:
    lift = f'{_stage(stage)}make unsuppress ADDRESS={_safe(run.submission.email)} WHY="..."'
    todo = "Do not write to them. If that is a mistake, take them off the list, then let this lead go on:"
    return Advice(happened, todo, (lift, _replay(run, stage)), _call(run))


REJECTED: Mapping[Rejection, Callable[[Run, Outputs, str], Advice]] = {
    "spam": _spam,
    "unknown_form": _unknown_form,
    "unusable_address": _unusable,
    "consent_refused": _refused,
    "opted_out": _opted_out,
    "suppressed": _suppressed,
}


def _replay(run: Run, stage: str) -> str:
    return f"{_stage(stage)}make replay RUN={run.run_id}"


def _call(run: Run) -> str:
    return f"POST /api/runs/{run.run_id}/replay"


def _stage(stage: str) -> str:
    return "" if stage in ("", "local") else f"STAGE={stage} "


def _safe(text: str) -> str:
    """The text where it is plain, else a gap that a person fills in."""
    return text if PLAIN.fullmatch(text) else "..."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
