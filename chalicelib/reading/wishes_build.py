"""Judged days and times put together into one wish with its second choices. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chalicelib.domain.reading import MeetingWish
from chalicelib.reading.wishes_days import Days, days_of
from chalicelib.reading.wishes_hours import hours_of, points_of, region
from chalicelib.reading.wishes_judge import Run, Verdict
from chalicelib.text.dates_mention import Frame, Mention
from chalicelib.text.dates_tokens import Token

FURTHEST_BACK_AND_FORTH = 366
"""Days that an absence may hold."""


@dataclass
class Option:
    """One thing they propose: days, times of day, and whether it is a second choice."""

    days: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    second: bool = False
    last: Mention | None = None

    def add(self, mention: Mention) -> None:
        """Puts a mention where it belongs."""
        (self.days if mention.of_days else self.times).append(mention)
        self.last = mention

    @property
    def complete(self) -> bool:
        """Whether it has both a day and a time."""
        return bool(self.days and self.times)


@dataclass(frozen=True)
class Message:
    """A message with its tokens, and what its words are read against."""

    text: str
    tokens: Sequence[Token]
    frame: Frame

    def words(self, start: int, end: int) -> str:
        """The words of a range of tokens, verbatim."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def wish_of(text: str, tokens: Sequence[Token], runs: Sequence[Run], frame: Frame) -> MeetingWish:
    """The wish that the wanted runs of a message add up to, less what is ruled out."""
    message = Message(text, tokens, frame)
    options = _options(message, [run for run in runs if run.verdict is Verdict.WANTED])
    refused = [run for run in runs if run.verdict is Verdict.RULED_OUT]
    wishes: list[MeetingWish] = []
    for option in options:
        wishes.append(_wish(message, option, wishes))
    main, others = (wishes[0], wishes[1:]) if wishes else (MeetingWish(), [])
    whole = _without(main, refused, frame)
    words = tuple(message.words(run.start, run.end) for run in runs if run.verdict is not Verdict.ELSEWHERE)
    second = tuple(_without(other, refused, frame) for other in others if other.about_time)
    return whole.model_copy(update={"words": words, "or_else": second})


def _options(message: Message, wanted: Sequence[Run]) -> list[Option]:
    options: list[Option] = []
    for run in wanted:
        for mention in run.mentions:
            joined = {token.kind for token in message.tokens[max(0, mention.start - 3) : mention.start]}
            if not options or _starts_anew(message, options[-1], mention, run, joined):
                options.append(Option(second=bool(options)))
            options[-1].add(mention)
    return options


def _starts_anew(message: Message, option: Option, mention: Mention, run: Run, joined: set[str]) -> bool:
    """After `otherwise`; or where a day and a time are there already and another of either begins."""
    if mention is run.mentions[0] and _second_choice(message, run):
        return True
    if not option.complete or option.last is None or option.last.of_days == mention.of_days:
        return False
    return mention is not run.mentions[0] or "OR" in joined


def _second_choice(message: Message, run: Run) -> bool:
    """Whether `otherwise` or `if not` opens the part of the sentence that the run is in."""
    at = run.start
    while at > 0 and message.tokens[at - 1].kind != "stop" and run.start - at < 14:
        at -= 1
        if message.tokens[at].kind == "ELSE":
            return True
    return False


def _wish(message: Message, option: Option, before: Sequence[MeetingWish]) -> MeetingWish:
    days = days_of(option.days, message.frame, before)
    times = option.times
    points = points_of(times)
    first = before[0] if before else None
    if option.second and not times and first and (first.exact or first.faulty):
        points = tuple(
            dict.fromkeys(
                [*(each.start.time() for each in first.exact), *(each.at for each in first.faulty if each.at)]
            )
        )
    faulty = tuple(
        fault.model_copy(update={"words": message.words(mention.start, mention.end), "at": points[0] if points else None})
        for mention in option.days if (fault := mention.fault)
    )  # fmt: skip
    exact = days.proposals(
        points, tuple(message.words(mention.start, mention.end) for mention in (*option.days, *times))
    )
    between = hours_of(times, exact=bool(exact or faulty))
    return MeetingWish(
        first=days.first, last=days.last, weekdays=days.weekdays, not_dates=days.not_dates, between=between,
        exact=exact, faulty=faulty,
    )  # fmt: skip


def _without(wish: MeetingWish, refused: Sequence[Run], frame: Frame) -> MeetingWish:
    """The wish less what is ruled out."""
    for run in refused:
        days = [mention for mention in run.mentions if mention.of_days]
        if days:
            wish = _without_days(wish, days, frame)
        else:
            hours = tuple(pair for pair in map(region, run.mentions) if pair[0] < pair[1])
            wish = wish.model_copy(update={"not_between": tuple(dict.fromkeys((*wish.not_between, *hours)))})
    return wish


def _without_days(wish: MeetingWish, mentions: Sequence[Mention], frame: Frame) -> MeetingWish:
    """Weekdays for good, dates one by one; `until` and `before` a day move the first one."""
    weekdays = {
        day for mention in mentions for day in mention.weekdays if not mention.bound and mention.kind != "anchored"
    }
    spans = [days_of([mention], frame, ()) for mention in mentions if not mention.weekdays or mention.bound]
    opening = [
        span.last + timedelta(days=1)
        for span in spans
        if span.last and (span.first is None or span.first <= frame.today)
    ]
    dates = [
        on
        for span in spans
        if span.last not in [day - timedelta(days=1) for day in opening]
        for on in _each(span, frame)
    ]
    return wish.model_copy(
        update={
            "not_weekdays": tuple(sorted({*wish.not_weekdays, *weekdays})),
            "not_dates": tuple(sorted({*wish.not_dates, *dates})),
            "first": max([wish.first or frame.today, *opening]) if opening else wish.first,
        }
    )


def _each(span: Days, frame: Frame) -> Iterable[date]:
    first = span.first or frame.today
    last = span.last or first
    return (first + timedelta(days=n) for n in range(min((last - first).days + 1, FURTHEST_BACK_AND_FORTH)))
