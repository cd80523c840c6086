"""Which files fit a lead, and whether the recipient can open them. Pure; nothing is shared here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.domain.findings import Asset, AssetsFound
from chalicelib.domain.submission import AssetRoot
from chalicelib.text.words import words

MOST = 3
LEAST_FIT = 40
"""Nothing is offered merely because it exists."""
FRESH = timedelta(days=180)
KINDS = (
    ("pdf", "pdf"),
    ("presentation", "presentation"),
    ("powerpoint", "presentation"),
    ("spreadsheet", "spreadsheet"),
    ("excel", "spreadsheet"),
    ("document", "document"),
    ("word", "document"),
)


class Permission(Protocol):
    """Who may open a file."""

    @property
    def kind(self) -> str:
        """anyone, domain, user or group."""

    @property
    def address(self) -> str:
        """Of a user."""

    @property
    def domain(self) -> str:
        """Of a domain."""


class File(Protocol):
    """A file below an allowlisted root."""

    @property
    def file_id(self) -> str:
        """Drive's id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def mime_type(self) -> str:
        """Its type."""

    @property
    def link(self) -> str:
        """Where a person opens it."""

    @property
    def path(self) -> tuple[str, ...]:
        """Folder names from the root down."""

    @property
    def grants(self) -> Sequence[Permission]:
        """Who may open it."""

    @property
    def modified_at(self) -> datetime | None:
        """When it was last changed."""


@dataclass(frozen=True)
class Wanted:
    """What a file should fit, and for whom."""

    recipient: str
    recipient_domain: str
    """Their address's own; empty for free mail, which is nobody's company."""
    industry: str
    company: str
    message: str


def allowed(file: File, root: AssetRoot) -> bool:
    """Whether the allowlist admits a file, by the names on its path below the root including its own; `exclude` wins."""
    names = [name.casefold() for name in (*file.path[1:], file.name)]
    if any(name.startswith(prefix.casefold()) for name in names for prefix in root.exclude):
        return False
    return not root.include or any(name.startswith(prefix.casefold()) for name in names for prefix in root.include)


def may_open(file: File, wanted: Wanted) -> str:
    """Why the recipient can open it; empty when they can't, or when we can't tell."""
    for grant in file.grants:
        if grant.kind == "anyone":
            return "anyone with the link can open it"
        if grant.kind == "user" and grant.address == wanted.recipient:
            return "it is shared with them"
        if grant.kind == "domain" and wanted.recipient_domain and grant.domain == wanted.recipient_domain:
            return "it is shared with their company"
    return ""


def hunt(files: Iterable[File], wanted: Wanted, now: datetime) -> AssetsFound:
    """The best three files that fit and can be opened, and the names of fitting files that can't be."""
    once = {file.file_id: file for file in files}.values()
    ranked = sorted(((*_fit(file, wanted, now), file) for file in once), key=lambda one: (-one[0], one[2].name))
    looked_at = len(ranked)
    fitting = [(fit, reason, file) for fit, reason, file in ranked if fit >= LEAST_FIT]
    opened = [(fit, reason, file, may_open(file, wanted)) for fit, reason, file in fitting]
    assets = tuple(_asset(file, fit, reason, access) for fit, reason, file, access in opened if access and file.link)
    closed = tuple(file.name for _, _, file, access in opened if not access)
    return AssetsFound(assets=assets[:MOST], closed=closed[:MOST], looked_at=looked_at)


def _fit(file: File, wanted: Wanted, now: datetime) -> tuple[int, str]:
    own = words(" ".join((file.name, *file.path[1:])))
    fit, reasons = 0, []
    industry = own & words(wanted.industry.replace("_", " "))
    if industry:
        fit += 45
        reasons.append(f"their industry ({', '.join(sorted(industry))})")
    asked = own & words(wanted.message)
    if asked:
        fit += min(40, 20 * len(asked))
        reasons.append(f"what they wrote ({', '.join(sorted(asked))})")
    company = own & words(wanted.company)
    if company:
        fit += 30
        reasons.append(f"their company ({', '.join(sorted(company))})")
    if reasons and file.modified_at and now - file.modified_at <= FRESH:
        fit += 10
        reasons.append("recent")
    return min(fit, 100), "fits " + ", ".join(reasons) if reasons else "fits nothing we know about them"


def _asset(file: File, fit: int, reason: str, access: str) -> Asset:
    return Asset(
        file_id=file.file_id,
        name=file.name,
        link=file.link,
        kind=next((kind for part, kind in KINDS if part in file.mime_type), "other"),
        path=" / ".join(file.path),
        fit=fit,
        reason=reason,
        access=access,
        modified_at=file.modified_at,
    )
