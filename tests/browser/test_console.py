"""The local run in a real browser: the demo form, the growing run, hostile text, narrow and wide, light and dark."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.local import dynamo

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
pytestmark = [pytest.mark.timeout(180), pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("run")
    if dynamo.binary():
        (folder / ".local" / "bin").mkdir(parents=True)
        (folder / dynamo.BINARY).symlink_to(Path(str(dynamo.binary())))
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "HUBSPOT", "GOOGLE_", "OPENAI"))}
    env = {**clean, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "CRITICAL", "PORT": str(dynamo.free_port())}
    run = subprocess.Popen(
        [sys.executable, "-m", "infra.local", "run"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    yield next(line.split()[-1] for line in run.stdout if line.startswith("ready "))
    run.terminate()
    run.wait(timeout=30)
    run.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_the_demo_form_leads_to_a_run_that_grows_to_a_draft(url: str, browser: Any, width: int, scheme: str) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(url)
    page.fill("[name=email]", f"lead-{width}-{scheme}@newco.example")
    page.fill("[name=message]", "<script>window.hacked = 1</script><b>bold</b> A demo, please?")
    page.click("button")
    page.wait_for_url("**/runs/*", timeout=30_000)
    page.wait_for_selector('#live[data-ended="yes"]', timeout=30_000)
    assert page.evaluate("window.hacked") is None
    assert page.locator("blockquote b").count() == 0
    assert page.locator(".timeline li").count() == 13
    assert page.locator(".mail .body").inner_text().strip()
    for path in ("", "/runs"):
        page.goto(page.url if not path else url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} scrolls sideways"
    assert faults == []
    page.context.close()


def test_a_claim_leads_to_its_source(url: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(url)
    page.click("button")
    page.wait_for_url("**/runs/*", timeout=30_000)
    page.wait_for_selector('#live[data-ended="yes"]', timeout=30_000)
    source = page.locator(".claims a.source").first
    source.click()
    assert page.locator(f"li[id='fact-{source.inner_text()}']").count() == 1
    assert page.url.endswith(f"#fact-{source.inner_text()}")


def test_an_empty_page_and_a_wrong_filter_are_told_plainly(url: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{url}/runs?status=parked")
    assert "Nothing needs you right now." in page.content()
    answer = page.goto(f"{url}/runs?status=nonsense")
    assert answer.status == 400
    assert page.goto(f"{url}/runs/nosuchrun").status == 404
