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
pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]


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


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => { const v = c[i] / 255; return sum + weight * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  const behind = (node) => { for (let e = node; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest(".unseen, .skip, .hp")) continue;
    const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(e.outerHTML.slice(0, 120));
  }
  return poor;
}"""
"""Texts whose contrast with what is behind them is below WCAG's 4.5."""
NAMELESS = """() => [...document.querySelectorAll("a, button, input, textarea, summary, nav, section, [role=region], svg:not([aria-hidden=true])")]
  .filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length || document.getElementById(e.getAttribute("aria-labelledby") ?? "")))
  .map((e) => e.outerHTML.slice(0, 120))"""
"""What a screen reader would have no name for."""


def submitted(page: Any, url: str, email: str, message: str) -> str:
    """Send the demo form and wait for the run's end; gives the address of its page."""
    page.goto(url)
    page.fill("[name=email]", email)
    page.fill("[name=message]", message)
    page.click("button")
    page.wait_for_url("**/runs/*", timeout=30_000)
    page.wait_for_selector('#live[data-ended="yes"]', timeout=30_000)
    return str(page.url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_and_named(url: str, browser: Any, scheme: str) -> None:
    page = browser.new_context(viewport={"width": 1024, "height": 900}, color_scheme=scheme).new_page()
    drafted = submitted(page, url, f"read-{scheme}@newco.example", "A demo, please? What does it cost?")
    spam = submitted(page, url, f"spam-{scheme}@newco.example", "Buy our SEO services")
    for address in (url, drafted, spam, f"{url}/runs", f"{url}/runs?status=parked", f"{url}/nowhere"):
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert page.locator("main, header.top").count() == 2, address
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size === document.querySelectorAll('[id]').length"), address  # fmt: skip
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        assert page.evaluate(CONTRAST) == [], address
        assert page.evaluate(NAMELESS) == [], address
    page.context.close()


def test_times_are_on_the_readers_clock_and_without_a_script_in_utc(url: str, browser: Any) -> None:
    with_script = browser.new_context(timezone_id="Asia/Tokyo", locale="de-DE").new_page()
    submitted(with_script, url, "tokyo@newco.example", "A demo, please?")
    came_in = with_script.locator("header.lead time").inner_text()
    assert "GMT+9" in came_in
    assert came_in.endswith(("(just now)", "min ago)"))
    assert "Asia/Tokyo" in with_script.locator("footer.foot").inner_text()
    without = browser.new_context(java_script_enabled=False).new_page()
    without.goto(with_script.url)
    assert without.locator("header.lead time").inner_text().endswith(" UTC")
    without.goto(url)
    without.fill("[name=email]", "no-script@newco.example")
    without.click("button")
    without.wait_for_url(f"{url}/runs")
    without.locator("tbody td.state").first.click(force=True)  # the link lies over its row
    without.wait_for_url("**/runs/*")
    assert without.url.startswith(f"{url}/runs/"), "the whole row leads there"
    with_script.context.close()
    without.context.close()


def test_the_list_grows_by_itself_and_says_when_it_cannot(url: str, browser: Any) -> None:
    context = browser.new_context()
    watching, sending = context.new_page(), browser.new_page()
    watching.goto(f"{url}/runs")
    submitted(sending, url, "grows@newco.example", "A demo, please?")
    lead = f"#lead-{sending.url.rsplit('/', 1)[1]}"
    watching.wait_for_selector(lead, timeout=20_000)
    watching.focus(lead)
    context.set_offline(True)
    watching.wait_for_selector("#connection:not([hidden])", timeout=20_000)
    assert "connection is lost" in watching.locator("#connection").inner_text()
    context.set_offline(False)
    watching.wait_for_selector("#connection", state="hidden", timeout=40_000)
    assert watching.evaluate("document.activeElement.id") == lead[1:], "what has the focus keeps it"
    context.close()
    sending.close()
