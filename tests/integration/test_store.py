"""The store's promises, on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.contacts.claims import Claims
from chalicelib.domain.action import ActionRecord, LabelThread, action
from chalicelib.domain.audit import Entry, next_block, problem
from chalicelib.domain.findings import Pattern
from chalicelib.domain.ids import run_id
from chalicelib.domain.lead import Rep
from chalicelib.domain.run import Joined, Run, RunStatus, StepRecord
from chalicelib.domain.submission import FormRule, Submission
from chalicelib.errors import AskAPerson
from chalicelib.outcomes.store import Patterns
from chalicelib.store.actions import Actions
from chalicelib.store.audit import AuditLog, Trail
from chalicelib.store.cache import Cache
from chalicelib.store.runs import Runs
from chalicelib.store.switches import Stop, Switches
from chalicelib.store.tables import Tables
from chalicelib.team.store import Team
from tests.living import AUDIT_KEY

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LEASE = timedelta(seconds=150)


@pytest.fixture
def hands(request: pytest.FixtureRequest) -> int:
    """How many at once. moto checks a condition and writes in two motions, so on it they come one after another."""
    return 1 if request.node.callspec.params["tables"] == "moto" else 8


def a_run(key: str, at: datetime = NOW, status: RunStatus = "running") -> Run:
    submission = Submission(
        submission_key=key, content_key=f"c_{key}", source="poll", portal_id="1", form_id="f", received_at=at
    )
    return Run(run_id=run_id(key, at), submission=submission, status=status, started_at=at, lease_until=at + LEASE)


def a_step(name: str, status: str = "done", note: str = "") -> StepRecord:
    return StepRecord.model_validate(
        {"name": name, "status": status, "note": note, "started_at": NOW, "finished_at": NOW, "output": {"x": 1}}
    )


def test_fifty_starts_of_one_submission_make_one_run(tables: Tables, hands: int) -> None:
    runs = Runs(tables.state)
    with ThreadPoolExecutor(hands) as pool:
        started = list(pool.map(lambda _: runs.start(a_run("k")), range(50)))
    assert sum(started) == 1


def test_a_run_is_taken_over_only_when_its_lease_ran_out_and_then_by_one(tables: Tables, hands: int) -> None:
    runs, run = Runs(tables.state), a_run("k")
    runs.start(run)
    assert runs.take(run, NOW + timedelta(seconds=1), 150) is None
    with ThreadPoolExecutor(hands) as pool:
        taken = list(pool.map(lambda _: runs.take(run, NOW + LEASE * 2, 150), range(8)))
    assert sum(one is not None for one in taken) == 1


def test_a_worker_that_lost_its_run_cannot_save_it(tables: Tables) -> None:
    runs, run = Runs(tables.state), a_run("k")
    runs.start(run)
    assert runs.take(run, NOW + LEASE * 2, 150)
    assert not runs.save(run.model_copy(update={"status": "done"}))


def test_the_first_result_of_a_step_counts_and_a_failure_is_replaced(tables: Tables) -> None:
    runs, run = Runs(tables.state), a_run("k")
    runs.start(run)
    runs.record(run, 0, [a_step("validate", note="first"), a_step("resolve_contact", "failed")])
    runs.record(run, 1, [a_step("validate", note="second"), a_step("resolve_contact", note="mended")])
    view = runs.view(run.run_id)
    assert view
    assert {step.name: step.note for step in view.steps} == {"validate": "first", "resolve_contact": "mended"}


def test_a_replay_makes_earlier_results_void_and_keeps_later_ones(tables: Tables) -> None:
    runs, run = Runs(tables.state), a_run("k")
    runs.start(run)
    runs.record(run, 0, [a_step("validate", note="kept"), a_step("write_draft", note="void")])
    replayed = run.model_copy(update={"status": "queued", "replayed_from": ((2, "write_draft create_draft"),)})
    assert runs.save(replayed)
    again = runs.take(replayed, NOW, 150)
    assert again
    before = runs.view(run.run_id)
    runs.record(again, 0, [a_step("write_draft", note="new")])
    after = runs.view(run.run_id)
    assert before
    assert after
    assert [step.note for step in before.steps] == ["kept"]
    assert [step.note for step in after.steps] == ["kept", "new"]


def test_a_list_is_newest_first_and_pages_without_gap_or_repeat(tables: Tables) -> None:
    runs = Runs(tables.state)
    statuses: list[RunStatus] = ["done", "parked", "running", "degraded", "rejected"]
    made = [a_run(f"k{n}", NOW + timedelta(seconds=n), statuses[n % 5]) for n in range(23)]
    for one in made:
        runs.start(one)
    seen, cursor = [], ""
    while True:
        rows, cursor = runs.page(None, cursor, 5)
        seen += [row.run_id for row in rows]
        if not cursor:
            break
    assert seen == [one.run_id for one in reversed(made)]
    assert {row.status for row in runs.page("parked", "", 50)[0]} == {"parked"}


def test_stuck_runs_are_those_in_hand_whose_lease_ran_out(tables: Tables) -> None:
    runs = Runs(tables.state)
    for key, status in (("a", "running"), ("b", "queued"), ("c", "done")):
        runs.start(a_run(key, status=status))  # type: ignore[arg-type]
    runs.start(a_run("fresh", NOW + timedelta(hours=1)))
    stuck = runs.stuck(NOW + timedelta(minutes=5))
    assert set(stuck) == {a_run("a").run_id, a_run("b").run_id}


def test_a_joined_submission_is_shown_once_on_the_run_it_joined(tables: Tables) -> None:
    runs, run = Runs(tables.state), a_run("k")
    runs.start(run)
    joined = Joined(submission_key="k2", received_at=NOW, message="and one thing more", same_message=False)
    for _ in range(3):
        runs.join(run.run_id, joined)
    view = runs.view(run.run_id)
    assert view
    assert view.joined == (joined,)


def test_one_worker_of_many_claims_an_action(tables: Tables, hands: int) -> None:
    actions = Actions(tables.state)
    intent = action(run_id("k", NOW), LabelThread(mailbox="a@b.co", thread_id="t", label="l"), "why")
    record = ActionRecord(action=intent, state="claimed", attempt=1, submitted_at=NOW, changed_at=NOW)
    with ThreadPoolExecutor(hands) as pool:
        assert sum(pool.map(lambda _: actions.insert(record), range(8))) == 1
    again = record.model_copy(update={"attempt": 2})
    with ThreadPoolExecutor(hands) as pool:
        assert sum(pool.map(lambda _: actions.replace(again, record), range(8))) == 1
    assert actions.get(intent.key) == again


def test_one_draft_an_hour_for_a_person_and_a_retry_is_no_duplicate(tables: Tables) -> None:
    claims = Claims(tables.state)
    assert claims.claim("a@b.co", "r1", "c1", NOW) is None
    assert claims.claim("a@b.co", "r1", "c1", NOW) is None
    holder = claims.claim("A@B.co ", "r2", "c2", NOW + timedelta(minutes=59))
    assert holder
    assert (holder.run_id, holder.content_key) == ("r1", "c1")
    assert claims.claim("a@b.co", "r2", "c2", NOW + timedelta(minutes=61)) is None


def test_twenty_submissions_of_one_person_at_once_give_the_person_to_one(tables: Tables, hands: int) -> None:
    claims = Claims(tables.state)
    with ThreadPoolExecutor(hands) as pool:
        got = list(pool.map(lambda n: claims.claim("a@b.co", f"r{n}", "c", NOW), range(20)))
    assert sum(one is None for one in got) == 1


def test_turns_are_given_once_each(tables: Tables, hands: int) -> None:
    team = Team(tables.state, lambda: NOW)
    with ThreadPoolExecutor(hands) as pool:
        assert sorted(pool.map(lambda _: team.next_turn("pool"), range(40))) == list(range(1, 41))


def test_team_and_forms_are_read_as_they_were_saved(tables: Tables) -> None:
    team = Team(tables.state, lambda: NOW)
    rep, form = Rep(email="a@b.co", name="A B", timezone="UTC"), FormRule(portal_id="1", form_id="f")
    team.save([rep], [form])
    assert team.reps() == (rep,)
    assert team.form("1", "f") == form
    assert team.form("1", "g") is None


def test_a_cached_value_is_gone_after_its_time(tables: Tables) -> None:
    time = [NOW]
    cache = Cache(tables.state, lambda: time[0])
    cache.put("threads", {"a": {"x": ["é", 1]}, "c": 2}, 60)
    assert cache.get("threads", ["a", "b", "c"]) == {"a": {"x": ["é", 1]}, "c": 2}
    assert cache.get("threads", []) == {}
    time[0] = NOW + timedelta(seconds=61)
    assert cache.get("threads", ["a", "c"]) == {}


def test_comparable_runs_are_those_that_share_two_traits(tables: Tables) -> None:
    patterns = Patterns(tables.state)
    for n, (industry, role, intent) in enumerate([("A", "r", "demo"), ("B", "r", "demo"), ("C", "q", "demo")]):
        made = Pattern(run_id=f"{n}", form_id="f", industry=industry, role=role, intent=intent, at=NOW)
        patterns.item(made).save()
    assert [one.run_id for one in patterns.alike("f", "A", "r", "demo")] == ["0", "1"]
    assert patterns.alike("other", "A", "r", "demo") == ()


def test_the_emergency_stop_is_seen_at_once_and_lifted(tables: Tables) -> None:
    switches, stop = Switches(tables.state), Stop(by="ops", reason="wrong list", at=NOW)
    assert switches.stopped() is None
    switches.stop(stop)
    assert switches.stopped() == stop
    switches.resume()
    assert switches.stopped() is None


def test_two_workers_appending_to_one_trail_keep_one_unbroken_chain(tables: Tables, hands: int) -> None:
    log = AuditLog(tables.audit, [AUDIT_KEY])
    trails = [Trail(log, "run"), Trail(log, "run")]

    def append(n: int) -> None:
        trails[n % 2].append([Entry(at=NOW, what="x", why=str(n), detail={"n": n})])

    with ThreadPoolExecutor(hands) as pool:
        list(pool.map(append, range(20)))
    assert len(log.events("run")) == 20
    assert problem(log.blocks("run"), log.keys) == ""


def test_events_that_are_gathered_become_one_block_and_are_known_meanwhile(tables: Tables) -> None:
    log = AuditLog(tables.audit, [AUDIT_KEY])
    trail = Trail(log, "run", fresh=True, gather=True)
    told, other = (Entry(at=NOW, what="action.held", why="w", detail={"key": key}) for key in ("a", "b"))
    trail.append([told])
    assert log.blocks("run") == ()
    assert trail.holds(told)
    assert not trail.holds(other)
    assert trail.newest() == "action.held"
    trail.append([other])
    head = trail.flush()
    (block,) = log.blocks("run")
    assert [event.detail["key"] for event in block.events] == ["a", "b"]
    assert (head, trail.flush()) == (block.head, block.head)


def test_an_append_whose_answer_was_lost_is_not_repeated(tables: Tables) -> None:
    log = AuditLog(tables.audit, [AUDIT_KEY])
    entry = Entry(at=NOW, what="x", why="w")
    assert log.insert(next_block("run", [entry], None, log.signing_key()))
    assert Trail(log, "run", fresh=True).append([entry]) == log.blocks("run")[-1].head
    assert len(log.events("run")) == 1


def test_without_a_key_nothing_is_appended_and_the_error_names_the_setting(tables: Tables) -> None:
    log = AuditLog(tables.audit)
    with pytest.raises(AskAPerson, match="AUDIT_KEYS") as caught:
        Trail(log, "run", gather=True).append([Entry(at=NOW, what="x", why="w")])
    assert caught.value.code == "no_audit_key"
    assert log.blocks("run") == ()


def test_words_that_no_store_takes_reach_the_log_readably(tables: Tables) -> None:
    log = AuditLog(tables.audit, [AUDIT_KEY])
    Trail(log, "run").append([Entry(at=NOW, what="x", why="half a pair \ud83d, an \N{ROCKET}, a ' and a \"")])
    assert problem(log.blocks("run"), log.keys) == ""
    assert log.events("run")[0].why.endswith("an \N{ROCKET}, a ' and a \"")
