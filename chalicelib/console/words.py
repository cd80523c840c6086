"""What people read instead of our own terms: statuses, steps, writes, systems. Data, in one place.

The API keeps its values; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from chalicelib.console.timeline import Unfinished
from chalicelib.domain.action import ActionKind, HeldBy, State
from chalicelib.domain.run import THE_PERSONS_WORD, THE_STOP, Run, RunStatus, StepStatus

Tone = Literal["good", "warn", "bad", "busy", "quiet"]


@dataclass(frozen=True)
class Status:
    """A row: when it applies, how it reads (`{}` is what the run waits for), and its color."""

    applies: Callable[[Run], bool]
    words: str
    tone: Tone


STATUSES = (
    Status(lambda run: run.status == "queued", "Starting soon", "busy"),
    Status(lambda run: run.status == "running", "Working on it", "busy"),
    Status(lambda run: run.status == "waiting" and _cause(run) == THE_STOP, "On hold: emergency stop", "warn"),
    Status(lambda run: run.status == "waiting", "Waiting for {}", "warn"),
    Status(lambda run: run.status == "parked", "Needs you", "bad"),
    Status(lambda run: run.status == "merged", "Added to an earlier lead", "quiet"),
    Status(lambda run: run.status == "rejected" and run.rejection in THE_PERSONS_WORD, "Do not contact", "quiet"),
    Status(lambda run: run.rejection == "unknown_form", "Form not set up", "warn"),
    Status(lambda run: run.status == "rejected", "Not a lead", "quiet"),
    Status(lambda run: run.outline.drafted is False, "No draft needed", "quiet"),
    Status(lambda run: run.status == "degraded", "Drafted with gaps", "warn"),
    Status(lambda run: run.outline.drafted is True, "Drafted", "good"),
    Status(lambda _run: True, "Finished", "quiet"),
)
"""The first row that applies counts."""


def status_of(run: Run) -> tuple[str, Tone]:
    """How a run's status reads, and its color."""
    row = next(row for row in STATUSES if row.applies(run))
    return row.words.format(_cause(run) or "a service"), row.tone


def _cause(run: Run) -> str:
    return run.waiting.cause if run.waiting else ""


@dataclass(frozen=True)
class Filter:
    """A choice of the list: its name in the address, how it reads, which statuses it shows, and what an empty list says."""

    name: str
    words: str
    statuses: tuple[RunStatus, ...]
    empty: str


FILTERS = (
    Filter("parked", "Needs you", ("parked",), "Nothing needs you right now."),
    Filter("working", "Working on it", ("queued", "running"), "Nothing is being worked on right now."),
    Filter("waiting", "Waiting", ("waiting",), "No lead is waiting for a service or for the stop to be lifted."),
    Filter("finished", "Finished", ("done", "degraded"), "No lead is finished yet."),
    Filter("rejected", "Not a lead", ("rejected",), "Nothing has been turned away."),
    Filter("merged", "Added to an earlier lead", ("merged",), "Nobody has written twice within the hour."),
)

STEP_STATUSES: Mapping[StepStatus | Unfinished, tuple[str, Tone]] = {
    "done": ("Done", "good"),
    "nothing": ("Nothing there", "quiet"),
    "held": ("Waits for you", "warn"),
    "degraded": ("Could not look", "warn"),
    "failed": ("Failed", "bad"),
    "skipped": ("Did not run", "quiet"),
    "waiting": ("Not yet", "quiet"),
    "running": ("Working", "busy"),
}
TURNED_AWAY: tuple[str, Tone] = ("Ended here", "quiet")
"""The first step of a run that it ended."""
ACTIONS: Mapping[ActionKind, str] = {
    ActionKind.CREATE_DRAFT: "Gmail draft",
    ActionKind.LABEL_THREAD: "Gmail label",
    ActionKind.SEND: "Gmail message",
    ActionKind.UPSERT_CONTACT: "HubSpot contact",
    ActionKind.UPSERT_COMPANY: "HubSpot company",
    ActionKind.CREATE_TASK: "HubSpot task",
    ActionKind.CREATE_NOTE: "HubSpot note",
    ActionKind.SHARE_FILE: "Drive file shared",
    ActionKind.CREATE_EVENT: "Calendar event",
}
ACTION_STATES: Mapping[State, tuple[str, Tone]] = {
    "new": ("Planned", "quiet"),
    "held": ("Waits for you", "warn"),
    "claimed": ("Being written", "busy"),
    "unknown": ("Being checked", "warn"),
    "performed": ("Written", "good"),
    "failed": ("Refused by the service", "bad"),
    "refused": ("Not allowed", "bad"),
    "expired": ("Expired", "quiet"),
    "withdrawn": ("No longer needed", "quiet"),
}
HELD_BY: Mapping[HeldBy, str] = {
    "draft_only": "Only drafts are written in this mode.",
    "stop": "The emergency stop holds it.",
    "approval": "Nobody has approved it yet.",
}
SYSTEMS: Mapping[str, str] = {
    "form": "Form",
    "hubspot": "HubSpot",
    "gmail": "Gmail",
    "drive": "Drive",
    "calendar": "Calendar",
    "runs": "Earlier leads",
    "knowledge": "Approved answers",
}
"""Where a fact comes from; a system that is not here is shown by its own name."""
NEXT_STEPS: Mapping[str, str] = {
    "book": "Offer a meeting",
    "answer": "Answer first",
    "send_asset": "Send a file",
    "nurture": "Keep in touch",
    "hand_over": "Hand over",
    "disqualify": "Decline",
    "no_mail": "Do not reply",
}
WRITERS: Mapping[str, str] = {"model": "the AI model", "composer": "the built-in letter templates"}
ASKS: Mapping[str, tuple[str, Tone]] = {
    "answered": ("Answered", "good"),
    "contact": ("Answered: who handles it", "good"),
    "file": ("File offered", "good"),
    "deferred": ("Left for you: no approved answer", "warn"),
    "unused": ("Left for you: an approved answer is below", "warn"),
    "declined": ("Declined", "warn"),
    "expired": ("Left for you: the answer is out of date", "warn"),
    "internal": ("Left for you: the answer is internal", "warn"),
    "contradictory": ("Left for you: two answers disagree", "warn"),
    "withheld": ("Left for you: not to be answered by mail", "warn"),
}
"""What the letter does with an ask: by `AskOutcome.outcome` or, where it deferred, by `AskMatched.status`, which says why.
`unused`: it deferred an ask that there is an approved answer for, e.g. in another language."""
LANGUAGES: Mapping[str, str] = {
    "en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "nb": "Norwegian",
    "fi": "Finnish", "cs": "Czech", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "tr": "Turkish",
    "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "he": "Hebrew", "hu": "Hungarian", "ro": "Romanian",
    "el": "Greek", "hi": "Hindi",
}  # fmt: skip


def plain(term: str) -> str:
    """A term of ours as a phrase: `file_request` reads "File request"."""
    return term.replace("_", " ").capitalize()
