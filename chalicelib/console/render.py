"""Pages from templates: escaped, with a strict content policy and no inline style or script."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from chalice.app import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chalicelib.console import answers

HERE = Path(__file__).parent
PAGE_HEADERS = {"Content-Type": answers.PAGE, "Content-Security-Policy": answers.OUR_FILES}
MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


def html(template: str, **values: Any) -> Response:
    """A page."""
    return Response(_environment().get_template(template).render(**values), headers={**PAGE_HEADERS})


def error(response: Response) -> Response:
    """The page of an error that is about to be told as JSON. It shows nothing of the store, which may be what is away."""
    page = html(
        "error.html", status=response.status_code, error=response.body["error"], error_id=response.body["error_id"]
    )
    return Response(page.body, status_code=response.status_code, headers={**response.headers, **page.headers})


def static(name: str) -> Response | None:
    """A file of `static/` by its plain name; None when there is none such."""
    known = {file.name: file for file in (HERE / "static").iterdir() if file.suffix in MEDIA}
    if name not in known:
        return None
    headers: dict[str, str | list[str]] = {"Content-Type": MEDIA[known[name].suffix], "Cache-Control": "no-cache"}
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
    made.filters.update(when=_when, zoned=zoned, duration=_duration)
    return made


def _when(at: datetime | str | None, show: Literal["full", "exact", "age", "both"] = "full") -> Markup:
    """A time in UTC, by name, which the script turns into the reader's own zone, its age, or both."""
    if not at:
        return Markup()
    moment = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(UTC)
    text = f"{moment:%d %b %Y, %H:%M:%S} UTC" if show == "exact" else f"{moment:%d %b %Y, %H:%M} UTC"
    return Markup('<time datetime="{}" data-as="{}">{}</time>').format(moment.isoformat(), show, text)


WRITTEN_OUT = re.compile(r"\b([0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2} UTC)")
"""How our sentences write a time."""
MOST_TIMES = 20
"""Of one text, that are looked at."""


def zoned(text: str) -> Markup:
    """A sentence, escaped, with the times in it such that the script can turn them into the reader's zone."""
    return Markup().join(
        _moment(part) if number % 2 else part for number, part in enumerate(WRITTEN_OUT.split(text, MOST_TIMES))
    )


def _moment(text: str) -> str:
    try:
        return _when(datetime.strptime(text, "%d %b %Y %H:%M UTC").replace(tzinfo=UTC))
    except ValueError:  # a stranger's words that only look like a time
        return text


def _duration(seconds: float | None) -> str:
    """Milliseconds below a second, else seconds."""
    if seconds is None:
        return ""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
