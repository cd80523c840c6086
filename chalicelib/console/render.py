"""Pages from templates: escaped, with a strict content policy and no inline style or script."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from chalice.app import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


def html(template: str, **values: Any) -> Response:
    """A page."""
    return Response(_environment().get_template(template).render(**values), headers={**HEADERS})


def static(name: str) -> Response | None:
    """A file of `static/` by its plain name; None when there is none such."""
    known = {file.name: file for file in (HERE / "static").iterdir() if file.suffix in MEDIA}
    if name not in known:
        return None
    headers: dict[str, str | list[str]] = {
        "Content-Type": MEDIA[known[name].suffix],
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
    return Response(known[name].read_text("utf-8"), headers=headers)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(when=_when, duration=_duration, clock=_clock)
    return made


def _when(at: datetime | str | None) -> str:
    """A time as people read it; UTC is named."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return f"{moment:%d %b %Y %H:%M:%S} UTC"


def _clock(at: datetime, timezone: str) -> str:
    """A time on somebody's own clock."""
    return f"{at.astimezone(ZoneInfo(timezone)):%a %d %b %H:%M}"


def _duration(seconds: float | None) -> str:
    """Milliseconds below a second, else seconds."""
    if seconds is None:
        return ""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
