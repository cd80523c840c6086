"""The tree's own rules: what the README says is what the code does; the entry points stay thin and light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.console import routes
from chalicelib.domain.outputs import FIELDS
from chalicelib.pipeline.table import STEPS, downstream
from infra.docs import __main__ as generated

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "chalicelib").rglob("*.py"))
PURE = {
    "domain",
    "text",
    "drafting",
    "meetings",
    "reading",
    "library",
    "knowledge",
    "conversations",
    "outcomes",
    "team",
    "contacts",
    "pipeline",
    "intake",
}
"""Rooms in which time and chance come in as arguments."""


@pytest.mark.parametrize("page", generated.pages(ROOT))
def test_the_docs_say_what_the_code_does(page: str) -> None:
    """Run `make docs` to write the tables and the picture anew."""
    assert (ROOT / page).read_text("utf-8") == generated.pages(ROOT)[page]


def test_handlers_in_app_are_thin() -> None:
    tree = ast.parse((ROOT / "app.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            body = [
                one for one in node.body if not isinstance(one, ast.Import | ast.ImportFrom) and not _docstring(one)
            ]
            assert len(body) <= 3, f"{node.name} in app.py has grown a rule of its own"
            assert not any(isinstance(one, ast.If | ast.For | ast.While | ast.Try) for one in ast.walk(node)), node.name


def _docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


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
    assert [step.gives for step in STEPS] == list(FIELDS), "every output has its field, in the steps' order"
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


VENDOR_WRITES = (
    "drafts().create",
    "threads().modify",
    "labels().create",
    "contacts_batch.upsert",
    "tasks.create",
    "notes.create",
)


def test_only_the_gate_reaches_a_vendor_write() -> None:
    effects = ROOT / "chalicelib" / "gate" / "effects"
    text = {path: path.read_text("utf-8") for path in SOURCES}
    inside = "".join(content for path, content in text.items() if path.parent == effects)
    for write in VENDOR_WRITES:
        assert write in inside, f"{write} is written otherwise now, so looking for it proves nothing"
        assert not [path for path, content in text.items() if write in content and path.parent != effects]
