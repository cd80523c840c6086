"""The tree's own rules: what the README says is what the code does; the entry points stay thin and light."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from chalicelib.console import routes
from chalicelib.pipeline.table import STEPS, downstream
from chalicelib.settings import Settings
from infra.aws.alarms import ALARMS, Alarm

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "chalicelib").rglob("*.py"))
PURE = {
    "domain",
    "text",
    "drafting",
    "meetings",
    "library",
    "conversations",
    "outcomes",
    "team",
    "contacts",
    "pipeline",
    "intake",
}
"""Rooms in which time and chance come in as arguments."""


def steps_table() -> str:
    rows = [
        f"| {n} | {s.name} | {', '.join(s.needs) or 'the submission'} | {s.on_failure} | {s.sentence} |"
        for n, s in enumerate(STEPS, start=1)
    ]
    return "\n".join(["| # | step | needs | if it fails | what it does |", "|---|---|---|---|---|", *rows])


def settings_table() -> str:
    def default(row: object) -> str:
        value = getattr(row, "default", "")
        return "" if value in ("", ()) else f"`{str(value).lower() if isinstance(value, bool) else value}`"

    rows = [
        f"| `{row.metadata['env']}` | {default(row)} | {row.metadata['sentence']}{' Secret.' if row.metadata['secret'] else ''} |"
        for row in fields(Settings)
    ]
    return "\n".join(["| variable | default | |", "|---|---|---|", *rows])


def alarms_table() -> str:
    def when(one: Alarm) -> str:
        minutes = one.period_s * one.points // 60
        return f"{one.metric} of {one.subject} {one.compare} {one.threshold:g} for {minutes} min"

    rows = [f"| {one.name} | {when(one)} | {one.means} | {one.look} | {one.press} |" for one in ALARMS]
    return "\n".join(["| alarm | when | what it means | look at | press |", "|---|---|---|---|---|", *rows])


TABLES = (
    ("README.md", "steps", steps_table()),
    ("README.md", "settings", settings_table()),
    ("infra/aws/runbook.md", "alarms", alarms_table()),
)


@pytest.mark.parametrize(("page", "mark", "table"), TABLES, ids=[mark for _, mark, _ in TABLES])
def test_the_docs_say_what_the_code_does(page: str, mark: str, table: str) -> None:
    """Run `python -m tests.test_shape` to write the tables anew."""
    text = (ROOT / page).read_text("utf-8")
    found = text.split(f"<!-- {mark}:begin -->\n")[1].split(f"<!-- {mark}:end -->")[0]
    assert found.strip() == table


def test_handlers_in_app_are_thin() -> None:
    tree = ast.parse((ROOT / "app.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            body = [one for one in node.body if not isinstance(one, ast.Import | ast.ImportFrom | ast.Expr)]
            assert len(body) <= 3, f"{node.name} in app.py has grown a rule of its own"


def test_app_imports_nothing_heavy() -> None:
    program = (
        "import sys, app\n"
        "heavy = {'pydantic','pynamodb','jinja2','googleapiclient','hubspot','openai','aws_lambda_powertools'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "[]"


def test_every_page_of_the_route_table_exists() -> None:
    for route in routes.ROUTES:
        if route.role != "signed":
            assert callable(routes.page(route.page))


def test_every_step_needs_only_steps_before_it() -> None:
    seen: set[str] = set()
    for step in STEPS:
        assert set(step.needs) <= seen
        seen.add(step.name)
    assert len(STEPS) == 13
    assert downstream("write_draft") == ("write_draft", "create_draft", "create_task", "record_audit")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_scans_a_table_reads_the_clock_or_hides_an_error(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ".scan(" not in text
    assert "Blueprint(" not in text
    if PURE & set(path.relative_to(ROOT).parts):
        assert "datetime.now(" not in text
        assert "random." not in text
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in {path}"


WRITES = ("create(", "modify(", "send(", "insert(", "update(", "upsert(", "delete(", "patch(")


def test_connectors_have_no_writing_call() -> None:
    for path in (ROOT / "chalicelib" / "connectors").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        called = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        allowed = {"create"} if path.name == "llm.py" else set()  # asking a model is a POST named create
        assert not called & {name.rstrip("(") for name in WRITES} - allowed, path


def test_only_the_gate_reaches_a_vendor_write() -> None:
    text = {path: path.read_text("utf-8") for path in SOURCES}
    outside = ("drafts().create", ".modify(userId", "contacts_batch.upsert", "tasks.create", "notes.create")
    for path, content in text.items():
        if path.parent != ROOT / "chalicelib" / "gate" / "effects":
            assert not any(one in content for one in outside), path


if __name__ == "__main__":
    for page, name, table in TABLES:
        content = (ROOT / page).read_text("utf-8")
        before, rest = content.split(f"<!-- {name}:begin -->\n")
        after = rest.split(f"<!-- {name}:end -->")[1]
        (ROOT / page).write_text(f"{before}<!-- {name}:begin -->\n{table}\n<!-- {name}:end -->{after}", "utf-8")
