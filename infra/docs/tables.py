"""The tables in the documentation, each made from the table in the code that it describes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from chalicelib.console.routes import ROUTES
from chalicelib.domain.action import ActionKind
from chalicelib.gate.ledger import PERFORMABLE
from chalicelib.gate.policy import POLICY
from chalicelib.pipeline.table import STEPS
from chalicelib.settings import Settings
from infra.aws.alarms import ALARMS, Alarm


@dataclass(frozen=True)
class Table:
    """A table's place: between `<!-- name:begin -->` and `<!-- name:end -->` on `page`."""

    page: str
    name: str
    make: Callable[[], str]


def steps() -> str:
    """The 13 steps."""
    rows = (
        (str(number), step.name, ", ".join(step.needs) or "the submission", step.on_failure, step.sentence)
        for number, step in enumerate(STEPS, start=1)
    )
    return markdown(("#", "step", "needs", "if it fails", "what it does"), rows)


def settings() -> str:
    """Every environment variable."""

    def default(row: object) -> str:
        value = getattr(row, "default", "")
        return "" if value in ("", ()) else f"`{str(value).lower() if isinstance(value, bool) else value}`"

    rows = (
        (
            f"`{row.metadata['env']}`",
            default(row),
            row.metadata["sentence"] + (" Secret." if row.metadata["secret"] else ""),
        )
        for row in fields(Settings)
    )
    return markdown(("variable", "default", "what it does"), rows)


def routes() -> str:
    """Every path that answers, with the role it asks for."""
    return markdown(
        ("method", "path", "role", "what it answers"),
        (
            (
                ", ".join(route.methods),
                f"`{route.path}`",
                route.role,
                "; ".join((route.sentence, ", ".join(route.query))).rstrip("; "),
            )
            for route in ROUTES
        ),
    )


def policy() -> str:
    """What the gate does with each kind of action, by mode."""
    words = {"perform": "performed", "hold": "held", "approval": "performed only with an approval of these exact bytes"}
    return markdown(
        ("action", "DRAFT_ONLY on", "DRAFT_ONLY off"),
        (
            (f"`{kind}`", words[POLICY[kind][0]], words[POLICY[kind][1]] if kind in PERFORMABLE else "not built yet")
            for kind in ActionKind
        ),
    )


def commands() -> str:
    """Every `make` command, with its options, as `make help` lists them."""
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    found = re.findall(r"^([a-z-]+):.*?## (.+?)(?:: (.+))?$", makefile, re.MULTILINE)
    return markdown(
        ("command", "what it does", "options"),
        (
            (f"`make {name}`", does[0].upper() + does[1:], f"`{options}`" if options else "")
            for name, does, options in found
        ),
    )


def alarms() -> str:
    """Every alarm, with what to do about it."""

    def when(alarm: Alarm) -> str:
        minutes = alarm.period_s * alarm.points // 60
        return f"{alarm.metric} of {alarm.subject} {alarm.compare} {alarm.threshold:g} for {minutes} min"

    rows = ((alarm.name, when(alarm), alarm.means, alarm.look, alarm.press) for alarm in ALARMS)
    return markdown(("alarm", "when", "what it means", "look at", "do"), rows)


TABLES = (
    Table("docs/architecture.md", "steps", steps),
    Table("docs/architecture.md", "policy", policy),
    Table("docs/settings.md", "settings", settings),
    Table("docs/api.md", "routes", routes),
    Table("docs/operating.md", "commands", commands),
    Table("docs/operating.md", "alarms", alarms),
)


def markdown(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a `|` in a cell is escaped."""
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def replaced(text: str, name: str, table: str) -> str:
    """A page's text with the table `name` made anew. Raises ValueError where the page has no place for it."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, mark, rest = text.partition(begin)
    _, closing, after = rest.partition(end)
    if not mark or not closing:
        raise ValueError(f"The page has no place for the table {name}: add {begin.strip()} and {end}.")
    return f"{before}{begin}{table}\n{end}{after}"
