"""A draft: subject and body with its claims, each with its source; versioned; approval binds to one exact version."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel

from chalicelib.domain.findings import Brief
from chalicelib.domain.knowledge import Contact, KnowledgeMatched

NextStep = Literal["book", "answer", "send_asset", "nurture", "hand_over", "disqualify", "no_mail"]


class ScorePart(BaseModel, frozen=True):
    """Some of the points, and the reason for them."""

    points: int
    reason: str


class Plan(BaseModel, frozen=True):
    """What step 9 gives: the one call to action, why, and the lead's score (0-100) with its parts."""

    next_step: NextStep
    reason: str
    intent: str
    """demo, pricing, question, support, not_now, partnership, job, spam, unsubscribe, or general."""
    urgency: Literal["high", "medium", "low"] = "medium"
    score: int
    parts: tuple[ScorePart, ...]
    approach: str = ""
    """The abstraction that recall keeps, e.g. `book after a pricing question`."""
    handling: str = ""
    """The row of the handling table that decided."""
    times: Literal["offer", "mention", "none"] = "offer"
    """Whether times belong in the mail: offered as the call to action, after an answer, or not at all."""
    desk: str = ""
    """Key of the profile's contacts that takes over: support, billing, privacy, careers, partners, bids, press, security."""
    contact: Contact | None = None
    """Who that is, where the profile names somebody."""
    tell: str = ""
    """Who on our side must know, and within what time, for the reviewer; empty where nobody must."""
    matched: KnowledgeMatched = KnowledgeMatched()
    """What the approved answers have for each ask."""
    wants_draft: bool = True
    """False for those who must not be written to: they opted out, or ask us to stop."""


class Claim(BaseModel, frozen=True):
    """A sentence of the body that asserts something, and the facts it rests on."""

    text: str
    sources: tuple[str, ...]
    """Fact ids of the Brief."""


class AskOutcome(BaseModel, frozen=True):
    """What the letter does with one ask, and the facts it does it with."""

    question: str
    outcome: Literal["answered", "deferred", "declined"]
    sources: tuple[str, ...] = ()


class Usage(BaseModel, frozen=True):
    """Tokens used, and their cost; `cost_usd` is None when we don't know the model's price."""

    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None


class Draft(BaseModel, frozen=True):
    """What step 10 gives. `body` is plain text, greeting to sign-off, blank lines between paragraphs, no signature."""

    version: int = 1
    subject: str
    body: str
    claims: tuple[Claim, ...] = ()
    writer: Literal["model", "composer"]
    writer_reason: str = ""
    """Why the composer wrote though a model is configured; empty otherwise."""
    confidence: int = 100
    """0-100; lowered by every gap in the Brief and by every failed check that was repaired."""
    warnings: tuple[str, ...] = ()
    """What the reviewer should look at."""
    usage: Usage | None = None
    voice_version: int = 1
    language: str = "en"
    """BCP 47."""
    twin: str = ""
    """The English letter built from the same parts, for the reviewer of a draft in another language."""
    asks: tuple[AskOutcome, ...] = ()
    brief: Brief | None = None
    """What the writer had before it; None for a draft that an earlier release wrote. Never made again later: what the
    draft rests on does not change when the code does."""

    @property
    def digest(self) -> str:
        """Identity of these exact bytes: what an approval binds to."""
        return sha256(f"{len(self.subject)}:{self.subject}{self.body}".encode()).hexdigest()


class DraftCreated(BaseModel, frozen=True):
    """What step 11 gives; where the draft lies is in the action's result. All but `mailbox` empty: none was wanted."""

    mailbox: str
    to: str = ""
    rfc_message_id: str = ""
    thread_id: str = ""
    digest: str = ""


class TaskPlanned(BaseModel, frozen=True):
    """What step 12 gives: when the review is due."""

    due_at: str
    """ISO 8601, UTC."""
    owner_id: str = ""


class Sealed(BaseModel, frozen=True):
    """What step 13 gives. Nothing is scheduled before something was sent: `next_touch` says what a send would start."""

    next_touch: str
