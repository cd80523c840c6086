"""A submission as received, and the person it speaks of as far as the form tells."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from chalicelib.domain.reading import Reading

Source = Literal["workflow", "app", "poll"]
Consent = Literal["given", "refused", "unknown"]
Verdict = Literal["accepted", "rejected", "merged"]
Rejection = Literal["", "unknown_form", "unusable_address", "consent_refused", "opted_out", "spam", "suppressed"]
"""Why step 1 rejects, as a word that programs may compare; people read the reason."""


class Submission(BaseModel, frozen=True):
    """One form submission, immutable. `submission_key` identifies it however it reached us.

    `fields` holds every field as text under its normalised name (lower case, no separators), unknown extras included.
    """

    submission_key: str
    content_key: str
    """The same person saying the same thing through the same form: what identifies a delivery without an id."""
    source: Source
    portal_id: str
    form_id: str
    conversion_id: str = ""
    contact_id: str = ""
    email: str = ""
    fields: dict[str, str] = {}
    cut: tuple[str, ...] = ()
    """Names of fields that were longer than what is kept."""
    page_url: str = ""
    page_title: str = ""
    submitted_at: datetime | None = None
    received_at: datetime

    def text(self, name: str) -> str:
        """A field by its normalised name, stripped; empty when missing."""
        return self.fields.get(name, "").strip()

    def completed_by(self, later: Submission) -> tuple[Submission, tuple[str, ...]]:
        """The same submission with what another delivery of it has and this one lacks, and the names of that."""
        added = {name: text for name, text in later.fields.items() if text.strip() and not self.text(name)}
        email = "" if self.email else later.email
        names = dict.fromkeys((*(["email"] if email else []), *added))
        if not names:
            return self, ()
        says_more = "email" in names or "message" in names
        update = {
            "fields": {**self.fields, **added},
            "email": self.email or later.email,
            "content_key": later.content_key if says_more else self.content_key,
            "conversion_id": self.conversion_id or later.conversion_id,
            "contact_id": self.contact_id or later.contact_id,
            "page_url": self.page_url or later.page_url,
            "submitted_at": self.submitted_at or later.submitted_at,
        }
        return self.model_copy(update=update), tuple(names)


class FormRule(BaseModel, frozen=True):
    """An admitted form: who answers it, and where its assets lie."""

    portal_id: str
    form_id: str
    name: str = ""
    pool: tuple[str, ...] = ()
    """Reps (addresses) who share the leads that nobody owns; empty means every rep."""
    industry_hint: str = ""
    asset_roots: tuple[AssetRoot, ...] = ()
    active: bool = True
    """A retired form keeps its settings; its submissions are rejected, and the sweep does not ask for them."""


class AssetRoot(BaseModel, frozen=True):
    """A Drive folder that may be searched for assets.

    With `include`, only what lies under child folders or files whose names start so; `exclude` wins over it.
    """

    folder_id: str
    name: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Inquiry(BaseModel, frozen=True):
    """What step 1 makes of a submission: typed fields, hints, and whether to go on."""

    verdict: Verdict
    reason: str = ""
    """Why it was rejected or merged, in words; empty when accepted."""
    rejection: Rejection = ""
    merged_into: str = ""
    email: str = ""
    domain: str = ""
    business_domain: str = ""
    """Registrable domain of the address; empty for free-mail and disposable ones."""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    title: str = ""
    phone: str = ""
    country: str = ""
    message: str = ""
    consent: Consent = "unknown"
    free_mail: bool = False
    disposable: bool = False
    opt_out: Literal["", "opt_out", "erasure", "objection"] = ""
    """What the message asks for of itself; the address was then suppressed, unless a person lifted that."""
    opt_out_words: str = ""
    """The words that this rests on."""
    reading: Reading = Reading()
    """What the message says, by rules."""
    hints: tuple[str, ...] = ()
    """What a reviewer should know: a domain that takes no mail, a name that looks made up, a field that was cut."""


FormRule.model_rebuild()
