"""The list and the page of a lead, by what their readers must find there; no script is needed for any of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.console import routes
from chalicelib.domain.run import RunRow
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.store.switches import Stop
from chalicelib.world import World
from infra.local.server import application, serve
from tests.living import Clock, Outside, outside, settings_for, submission_payload, world_for

KNOWN, NEW = "maria.lopez@volcancoffee.example", "new.person@quetzaltel.example"


class Site:
    """The console over HTTP, and the world behind it."""

    def __init__(self, world: World) -> None:
        self.world = world
        app = Chalice(app_name="console")
        routes.bind(app, {}, lambda: world.settings, lambda: world)
        self.server = serve(application(app, lambda _request: None), 0)

    def submit(self, email: str, text: str = "Could you show us a demo?", **more: str) -> RunRow:
        """Send a form, work on it, and give the newest run."""
        payload = submission_payload(email, text)
        work.handle(self.world, message("workflow", {**payload, **more}, self.world.clock()))
        return self.world.runs.page(None, "", 1)[0][0]

    def get(self, path: str) -> str:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        assert answer.status == 200, body
        return body

    def post(self, path: str, body: object) -> tuple[int, dict[str, Any]]:
        """What the API says."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        told: dict[str, Any] = json.loads(answer.read())
        connection.close()
        return answer.status, told

    def text(self, path: str) -> str:
        """What is to be read on a page."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.get(path)).split())


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def site(out: Outside, store_endpoint: str) -> Iterator[Site]:
    out.reset()
    made = Site(world_for(settings_for(out, store_endpoint, console_open=True), Clock()))
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_the_list_says_who_from_where_whose_what_and_how_it_stands(site: Site) -> None:
    site.submit(KNOWN)
    row = site.submit("cheap@links.example", "Buy our SEO services now")
    listed = site.text("/runs")
    for expected in ("Ada Byron", "Volcan Coffee", "Ana Morales", "Drafted", "Not a lead", "Buy our SEO services now"):
        assert expected in listed
    html = site.get("/runs")
    assert f'href="/runs/{row.run_id}"' in html
    assert f'<time datetime="{row.started_at.isoformat()}" data-as="age">' in html
    assert f"{row.started_at:%d %b %Y, %H:%M} UTC" in html, "without a script, the time is there with its zone"


def test_a_lead_without_a_draft_looks_different_from_one_with_a_draft(site: Site) -> None:
    site.world.records.team.reps()
    drafted, without = site.submit(KNOWN), site.submit(NEW, "Ihr Produkt? Wir verkaufen Adressen, kaufen Sie unsere Liste.")  # fmt: skip
    run = site.world.runs.get(without.run_id)
    assert run
    undrafted = run.model_copy(update={"outline": run.outline.model_copy(update={"drafted": False, "subject": ""})})
    assert site.world.runs.save(undrafted)
    listed = site.get("/runs")
    assert re.findall(r'class="status (\w+)">([^<]+)<', listed) == [("quiet", "No draft needed"), ("good", "Drafted")]
    assert "Open Ana" in site.text(f"/runs/{drafted.run_id}")


def test_a_wrong_spam_verdict_names_the_phrase_and_the_command_that_overrules_it(site: Site) -> None:
    row = site.submit(NEW, "We rank your website on page one, ask for our SEO Services.")
    page = site.text(f"/runs/{row.run_id}")
    assert re.search(r"taken for spam: the message uses the phrase “(rank your website on|SEO Services)”", page)
    assert f"make replay RUN={row.run_id}" in page
    assert f"POST /api/runs/{row.run_id}/replay" in page
    assert "Not a lead" in page


def test_the_call_that_the_page_names_lets_the_lead_go_on_once(site: Site) -> None:
    row = site.submit(NEW, "Ask for our SEO Services.")
    call = re.search(r"POST (/api/runs/\w+/replay)", site.text(f"/runs/{row.run_id}"))
    assert call
    assert site.post(call.group(1), {"reason": 5})[0] == 400
    status, told = site.post(call.group(1), {"reason": "a real lead"})
    assert (status, told["status"], told["from_step"], told["spam_overruled"]) == (200, "queued", "validate", True)
    assert "Starting soon" in site.text("/runs")
    assert site.post(call.group(1), {})[0] == 409
    assert site.post("/api/runs/nobody/replay", {})[0] == 404


def test_a_second_message_leads_to_the_first_and_is_shown_beside_its_draft(site: Site) -> None:
    first = site.submit(KNOWN)
    second = site.submit(KNOWN, "And do you ship to Guatemala?")
    assert second.status == "merged"
    assert f'href="/runs/{first.run_id}"' in site.get(f"/runs/{second.run_id}")
    page = site.text(f"/runs/{first.run_id}")
    assert page.index("They also wrote") < page.index("Evidence")
    assert "And do you ship to Guatemala?" in page


def test_what_the_stop_holds_says_so_and_how_it_goes_on(site: Site) -> None:
    site.world.ledger.switches.stop(Stop(by="ops", reason="wrong list", at=site.world.clock()))
    row = site.submit(KNOWN)
    page = site.text(f"/runs/{row.run_id}")
    for expected in ("On hold: emergency stop", "goes on by itself when the stop is lifted", "make resume", "wrong list"):  # fmt: skip
        assert expected in page


def test_filters_show_what_they_say_and_empty_ones_say_so(site: Site) -> None:
    assert "No lead has come in yet" in site.text("/runs")
    site.submit(KNOWN)
    assert "Ada Byron" in site.text("/runs?status=finished")
    assert "Ada Byron" in site.text("/runs?status=done")
    assert "Nothing needs you right now." in site.text("/runs?status=parked")
    assert "Ada Byron" not in site.text("/runs?status=working")


def test_the_list_goes_on_where_the_page_before_ended(site: Site) -> None:
    row = site.submit(KNOWN)
    run = site.world.runs.get(row.run_id)
    assert run
    for number in range(29):
        assert site.world.runs.start(run.model_copy(update={"run_id": f"{run.run_id[:10]}{number:016}"}))
    first = site.get("/runs?status=finished")
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older
    second = site.get(older.group(1).replace("&amp;", "&"))
    counted = [len(re.findall(r'id="lead-', page)) for page in (first, second)]
    assert counted == [25, 5]
    assert 'rel="next"' not in second


def test_a_page_says_nothing_in_our_own_terms(site: Site) -> None:
    row = site.submit(KNOWN)
    page = site.text(f"/runs/{row.run_id}")
    read = re.sub(r"(make|POST) \S+( KEY=\S+)?", "", page.partition("Audit trail")[0])
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", read) == []
