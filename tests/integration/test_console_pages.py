"""The list and the page of a lead, by what their readers must find there; no script is needed for any of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, time
from http.client import HTTPConnection
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.console import routes
from chalicelib.domain.draft import AskOutcome, Draft, Plan
from chalicelib.domain.findings import Brief, Fact
from chalicelib.domain.ids import run_id
from chalicelib.domain.knowledge import Answer, AskMatched, KnowledgeMatched, Match
from chalicelib.domain.reading import Ask, Evidence, MeetingWish, Reading
from chalicelib.domain.run import STEP_TITLES, Run, RunRow, StepRecord
from chalicelib.domain.submission import Inquiry, Submission
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

    def get(self, path: str, accept: str = "text/html") -> str:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request("GET", path, headers={"Accept": accept})
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
    for expected in ("On hold: emergency stop", "goes on by itself when the stop is lifted", "Not in Gmail yet", "make resume", "wrong list"):  # fmt: skip
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


def record_a_full_reading(world: World) -> str:
    """A run whose message was read, planned for, and answered in German, as the steps would record it."""
    reading = Reading(
        body="Was kostet das? Gibt es ein Plug-in?", sender_kind="customer", sender_words="als Kunde",
        purposes=("pricing", "question"), purpose_words=("Was kostet das", ""),
        asks=(Ask(topic="price", text="was es kostet", words="Was kostet das?"),
              Ask(topic="plug-in", text="ob es ein Plug-in gibt", words="Gibt es ein Plug-in?")),
        wish=MeetingWish(weekdays=(1,), between=((time(9), time(12)),), words=("Dienstag vormittag",)),
        language="de", formal_address=True, tone="curt", deadlines=(Evidence(value="bis Freitag", words="bis Freitag"),),
        legal_terms=(Evidence(value="NDA", words="NDA"),),
    )  # fmt: skip
    answer = Answer(
        answer_id="prices.md#What it costs", file="prices.md", heading="What it costs", title="Prices", owner="Eva Roth",
        review_by=date(2027, 1, 31), language="en", text="It starts at 40 euros a month.",
    )  # fmt: skip
    matched = KnowledgeMatched(
        version=3,
        asks=(
            AskMatched(ask=0, question="Was kostet das?", status="answered", answers=(answer,)),
            AskMatched(ask=1, question="Gibt es ein Plug-in?", status="expired", owner="Tom Becker",
                       near=(Match(answer_id="tech.md#Plug-ins", fit=80, usable="expired"),)),
        ),
        notices=("The answer Plug-ins expired on 1 November; it is Tom Becker's.",),
    )  # fmt: skip
    plan = Plan(next_step="answer", reason="They ask.", intent="pricing", score=70, parts=(), matched=matched)
    draft = Draft(
        subject="Ihre Frage", body="Guten Tag,\n\nes beginnt bei 40 Euro im Monat.", twin="Hello,\n\nit starts at 40 euros.",
        writer="composer", language="de",
        asks=(AskOutcome(question="Was kostet das?", outcome="answered", sources=("K1",)),
              AskOutcome(question="Gibt es ein Plug-in?", outcome="deferred")),
        brief=Brief(facts=(Fact(fact_id="K1", text="It starts at 40 euros.", system="knowledge", where="Prices"),), gaps=()),
    )  # fmt: skip
    inquiry = Inquiry(
        verdict="accepted", email="eva@kunde.example", first_name="Eva", message=reading.body, reading=reading
    )
    now = world.clock()
    submission = Submission(submission_key="full", content_key="full", source="poll", portal_id="4242",
                            form_id="demo-request", email="eva@kunde.example", received_at=now)  # fmt: skip
    run = Run(run_id=run_id("full", now), submission=submission, status="done", started_at=now, lease_until=now)
    assert world.runs.start(run)
    outputs = {"validate": inquiry, "plan_next_step": plan, "write_draft": draft}
    world.runs.record(run, 0, [
        StepRecord(name=name, status="done", started_at=now, finished_at=now, output=output.model_dump(mode="json"))
        for name, output in outputs.items()
    ])  # fmt: skip
    return run.run_id


def test_the_page_shows_how_the_message_was_understood_and_what_the_letter_does_about_it(site: Site) -> None:
    made = record_a_full_reading(site.world)
    page = site.text(f"/runs/{made}")
    for expected in (
        "Who writes Customer", "als Kunde", "Pricing", "On Tuesday; Between 09:00 and 12:00", "Dienstag vormittag",
        "German, formal address", "Curt", "bis Freitag", "NDA", "The same letter in English", "it starts at 40 euros.",
        "Was kostet das? Answered", "What it costs Prices · Eva Roth, good until 31 Jan 2027",
        "Left for you: the answer is out of date", "Ask Tom Becker", "expired on 1 November",
    ):  # fmt: skip
        assert expected in page, page
    assert '<details id="twin" class="card">' in site.get(f"/runs/{made}"), "folded until asked for"


def test_the_api_gives_the_same_reading_plan_and_letter(site: Site) -> None:
    made = record_a_full_reading(site.world)
    told = json.loads(site.get(f"/api/runs/{made}", "application/json"))
    assert [step["name"] for step in told["steps"]] == list(STEP_TITLES)
    assert set(told["steps"][0]) >= {"name", "status", "started_at", "finished_at", "attempts", "output", "error"}
    assert told["reading"]["asks"][0]["words"] == "Was kostet das?"
    assert told["plan"]["matched"]["asks"][0]["answers"][0]["owner"] == "Eva Roth"
    draft = told["draft"]
    assert {"draft_id", "subject", "body", "language", "claims", "warnings", "brief", "twin", "asks"} <= set(draft)
    assert (draft["twin"][:5], draft["asks"][1]["outcome"]) == ("Hello", "deferred")
    assert told["status"] == "done"
    assert told["actions"] == []


def test_a_run_that_has_found_nothing_yet_has_the_same_fields(site: Site) -> None:
    now = site.world.clock()
    submission = Submission(submission_key="k", content_key="k", source="poll", portal_id="4242", form_id="f", received_at=now)  # fmt: skip
    run = Run(run_id=run_id("k", now), submission=submission, status="running", started_at=now, lease_until=now)
    assert site.world.runs.start(run)
    told = json.loads(site.get(f"/api/runs/{run.run_id}", "application/json"))
    assert (told["reading"], told["plan"], told["draft"], len(told["steps"])) == (None, None, None, 13)
    assert "Working on it" in site.text(f"/runs/{run.run_id}")
    assert "0 of 13 steps done" in site.text(f"/runs/{run.run_id}")
