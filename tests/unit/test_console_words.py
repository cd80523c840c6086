"""What people read in the console: every state has words, every dead end says what happened and what to do."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime, time
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.console import advice, asks, render, wishes, words
from chalicelib.domain.action import ActionKind, State
from chalicelib.domain.draft import AskOutcome, Draft, NextStep, Plan
from chalicelib.domain.knowledge import Answer, AskMatched, AskStatus, KnowledgeMatched
from chalicelib.domain.reading import Ask, DateFault, FaultyDate, MeetingWish, Proposal, Reading
from chalicelib.domain.run import (
    STATUSES,
    STEP_TITLES,
    THE_STOP,
    ErrorRecord,
    Outline,
    Run,
    RunView,
    StepStatus,
    Waiting,
)
from chalicelib.domain.submission import Rejection, Submission
from chalicelib.pipeline.table import BY_NAME

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ANSWER = Answer(
    answer_id="a.md#Rent", file="a.md", heading="Rent", title="A", owner="Eva", review_by=date(2027, 1, 1), language="en",
    text="Yes.",
)  # fmt: skip


def run(status: Any = "done", email: str = "ada@engines.example", form: str = "demo-request", **more: Any) -> Run:
    submission = Submission(
        submission_key="k", content_key="k", source="poll", portal_id="4242", form_id=form, email=email, received_at=NOW
    )
    return Run(run_id="0" * 26, submission=submission, status=status, started_at=NOW, lease_until=NOW, **more)


def about(made: Run, stage: str = "local") -> advice.Advice:
    said = advice.advice(RunView(run=made, steps=(), actions=()), stage)
    assert said
    return said


def test_every_state_of_ours_has_words() -> None:
    assert list(STEP_TITLES) == list(BY_NAME)
    assert set(words.STEP_STATUSES) == {*get_args(StepStatus), "waiting", "running"}
    assert set(words.ACTIONS) == set(ActionKind)
    assert set(words.ACTION_STATES) == set(get_args(State))
    assert set(words.NEXT_STEPS) == set(get_args(NextStep))
    assert set(words.ASKS) == {"unused", *get_args(AskStatus), *get_args(AskOutcome.model_fields["outcome"].annotation)}
    assert set(wishes.FAULTS) == set(get_args(DateFault))
    assert sorted(status for choice in words.FILTERS for status in choice.statuses) == sorted(STATUSES)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (run("queued"), "Starting soon"),
        (run("running"), "Working on it"),
        (run("waiting", waiting=Waiting(cause="HubSpot", since=NOW)), "Waiting for HubSpot"),
        (run("waiting", waiting=Waiting(cause=THE_STOP, since=NOW)), "On hold: emergency stop"),
        (run("parked"), "Needs you"),
        (run("merged"), "Added to an earlier lead"),
        (run("rejected", rejection="spam"), "Not a lead"),
        (run("rejected", rejection="unusable_address"), "Not a lead"),
        (run("rejected", rejection="unknown_form"), "Form not set up"),
        (run("rejected", rejection="opted_out"), "Do not contact"),
        (run("done", outline=Outline(drafted=True)), "Drafted"),
        (run("degraded", outline=Outline(drafted=True)), "Drafted with gaps"),
        (run("done", outline=Outline(drafted=False)), "No draft needed"),
        (run("degraded", outline=Outline(drafted=False)), "No draft needed"),
        (run("done"), "Finished"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.status,
)
def test_a_status_reads_as_a_sales_team_would_say_it(made: Run, expected: str) -> None:
    assert words.status_of(made)[0] == expected


@pytest.mark.parametrize("rejection", get_args(Rejection))
def test_who_was_turned_away_is_told_why_and_what_to_do(rejection: Rejection) -> None:
    said = about(run("rejected", rejection=rejection, reason="spam: it has 9 links"), stage="prod")
    assert said.happened.endswith(".")
    assert said.todo
    assert all(line.startswith("STAGE=prod make ") for line in said.commands)
    if rejection in ("spam", "unknown_form", "opted_out", "suppressed"):
        assert said.commands[-1] == f"STAGE=prod make replay RUN={'0' * 26}"
        assert said.call == f"POST /api/runs/{'0' * 26}/replay"
    if rejection in ("opted_out", "suppressed"):
        assert said.commands[0] == 'STAGE=prod make unsuppress ADDRESS=ada@engines.example WHY="..."'
        assert "Do not write to them" in said.todo


def test_a_form_that_is_not_admitted_is_admitted_by_the_first_command() -> None:
    said = about(run("rejected", form="webinar", rejection="unknown_form"))
    assert said.commands == ("make admit PORTAL=4242 FORM=webinar", f"make replay RUN={'0' * 26}")


@given(st.text(max_size=80))
def test_a_command_holds_nothing_of_a_strangers_that_a_shell_or_make_would_act_on(text: str) -> None:
    for rejection in ("unknown_form", "suppressed"):
        said = about(run("rejected", email=text, form=text, rejection=rejection))
        for line in said.commands:
            assert not set(line) & set("$`;|&<>(){}\\\n'")
            assert shlex.split(line)[0] == "make"


def test_a_parked_run_says_what_failed_and_the_command_that_rescues_it() -> None:
    error = ErrorRecord(error_id="e_1", code="c", what="Google refuses the key.", todo="Share the mailbox.")
    said = about(run("parked", reason="create_draft: Google refuses the key.", error=error))
    assert "Google refuses the key." in said.happened
    assert said.todo.startswith("Share the mailbox.")
    assert said.commands == (f"make replay RUN={'0' * 26}",)


def test_a_run_with_a_plain_draft_needs_no_advice() -> None:
    made = run("done", outline=Outline(drafted=True))
    assert advice.advice(RunView(run=made, steps=(), actions=()), "local") is None
    assert about(run("done", outline=Outline(drafted=False))).happened.startswith("No draft was written.")


def test_each_ask_is_shown_with_what_the_letter_does_and_why() -> None:
    reading = Reading(asks=(Ask(topic="price", text="what it costs", words="How much?"),))
    matches = (
        AskMatched(ask=0, question="What does it cost?", status="answered"),
        AskMatched(ask=1, question="Do you have a plug-in?", status="expired", owner="Eva"),
        AskMatched(ask=2, question="Can we get a refund?", status="answered"),
        AskMatched(ask=3, question="Kann man es mieten?", status="answered", answers=(ANSWER,)),
    )
    plan = Plan(next_step="answer", reason="", intent="", score=1, parts=(), matched=KnowledgeMatched(asks=matches))
    outcomes = (
        AskOutcome(question="what does it cost", outcome="answered", sources=("K1",)),
        AskOutcome(question="Do you have a plug-in?", outcome="deferred"),
        AskOutcome(question="Can we get a refund?", outcome="deferred"),
        AskOutcome(question="Kann man es mieten?", outcome="deferred"),
        AskOutcome(question="And parking?", outcome="declined"),
    )
    draft = Draft(subject="", body="x", writer="composer", asks=outcomes)
    shown = asks.rows(reading, plan, draft)
    assert [row.outcome for row in shown] == [
        words.ASKS[kind] for kind in ("answered", "expired", "deferred", "unused", "declined")
    ]
    assert (shown[0].words, shown[0].sources) == ("How much?", ("K1",))
    assert [row.outcome for row in asks.rows(reading, plan, None)] == [
        words.ASKS[match.status] for match in matches
    ]  # before there is a letter
    assert [row.outcome for row in asks.rows(reading, None, None)] == [asks.UNDECIDED]
    assert asks.rows(None, None, None) == ()


def test_a_wish_reads_as_a_colleague_would_put_it() -> None:
    wish = MeetingWish(
        first=date(2026, 11, 30), last=date(2026, 12, 4), weekdays=(0, 2), not_dates=(date(2026, 12, 2),),
        between=((time(9), time(12)),), exact=(Proposal(start=datetime(2026, 12, 3, 14, 30), words="3 Dec"),),  # noqa: DTZ001
        faulty=(FaultyDate(words="31 November", fault="no_such_date"),), minutes=45, people=3, channel="video",
        zone="Europe/Berlin", or_else=(MeetingWish(weekdays=(4,)),),
    )  # fmt: skip
    text = "; ".join(wishes.lines(wish))
    for part in (
        "They propose Thu 03 Dec 2026, 14:30", "From Mon 30 Nov 2026 to Fri 04 Dec 2026", "On Monday, Wednesday",
        "Not on Wed 02 Dec 2026", "Between 09:00 and 12:00", "31 November", "45 minutes, 3 people, by video",
        "Europe/Berlin", "Otherwise: on Friday",
    ):  # fmt: skip
        assert part in text
    assert wishes.lines(MeetingWish()) == ()
    assert wishes.lines(MeetingWish(no_meeting=True)) == ("They do not want a meeting",)


def zoned(text: str) -> str:
    return str(render.zoned(text))


def test_a_time_in_a_sentence_can_be_shown_on_the_readers_clock() -> None:
    assert '<time datetime="2026-12-24T10:00:00+00:00"' in zoned("Held until 24 Dec 2026 10:00 UTC: because.")
    assert zoned("99 Xyz 2026 10:00 UTC <b>") == "99 Xyz 2026 10:00 UTC &lt;b&gt;"


@given(st.text())
def test_whatever_a_stranger_writes_stays_escaped(text: str) -> None:
    without_times = zoned(text).replace("<time", "").replace("</time>", "")
    assert "<" not in without_times
