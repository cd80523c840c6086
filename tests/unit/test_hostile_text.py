"""Nothing that a stranger writes holds a worker up: every reader of text is linear, and done in a quarter of a second.

Time is the thread's own CPU time, scaled to this machine, and the best of three where it seems too long: what else runs
beside the test does not count.
"""

from __future__ import annotations

import inspect
import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from chalicelib import text as text_room
from chalicelib.connectors.gmail import RawMail
from chalicelib.console import answers, render
from chalicelib.conversations.conversation import automatic, concerns, thread_read
from chalicelib.conversations.search import query_for
from chalicelib.domain.reading import Evidence
from chalicelib.drafting import checks, compose, mime, planning
from chalicelib.drafting.letters import details, figures, names, selection, stating
from chalicelib.errors import FixInput
from chalicelib.intake import delivery, matching, payload
from chalicelib.knowledge import concepts, pack
from chalicelib.knowledge import figures as approved_figures
from chalicelib.meetings.zones import zone_of
from chalicelib.reading import cutting, machine_orders, reader
from chalicelib.reading.wishes import read_wish
from chalicelib.text import (
    address,
    cues,
    dates_tokens,
    dates_words,
    folding,
    html_text,
    language,
    mail_text,
    mailboxes,
    opt_out,
    places,
    quoting,
    roles,
    spam,
    spoken_time,
    words,
)  # fmt: skip
from tests.unit import writing as w
from tests.unit.hostile import shapes

LIMIT_S = 0.25
GROWTH = 6
"""At four times the size: linear, and half as much again for noise."""
MEASURABLE_S = 0.03
SIZES = (4_000, 16_000)
HUGE = 1_000_000
ENORMOUS = (
    "a",
    "a ",
    " ",
    "\n",
    "a: ",
    "<b>",
    "<a ",
    "> a\n",
    "\ufdfa",
    "\u0316\u0300",
    "1.",
    "Am a schrieb ",
    "remove me ",
    "(",
    "?",
    "\u6f22",
)
"""What is repeated to a megabyte."""
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
TOPIC = "---\ntitle: a\nowner: b\nreview_by: 2027-01-31\nlanguages: [en]\n---\n## A\n"
Reader = Callable[[str], object]
MADE_OF_OTHERS = frozenset({"reader.read", "compose.compose", "briefing.brief"})
"""Readers that call many others, each of which sees every shape by itself: they get one shape in so many."""
SAMPLE = 4


def mail(sender: str = "maria@x.example", text: str = "", html: str = "", **headers: str) -> RawMail:
    named = {"from": sender, "to": "ana@b.example", "subject": "s"} | {
        key.replace("_", "-"): one for key, one in headers.items()
    }
    return RawMail(message_id="m", labels=("INBOX",), headers=named, sent_at=NOW, text=text, html=html)


def thread(one: RawMail) -> object:
    return thread_read("t", [one], mailbox="ana@b.example", person="maria@x.example")


def written(body: str, subject: str = "Hello") -> object:
    draft = checks.Written(subject, body, (), planning.plan(w.findings()), w.brief_of(w.findings()), w.findings())
    return checks.problems(draft)


def composed(text: str) -> object:
    kept = text[:4_000]
    dates = (Evidence(value=kept),)
    about = w.says("complaint", asks=(kept,), body=text, deadlines=dates, people=(kept,), legal_terms=dates)
    findings = w.findings(**about, conversation=w.conversation("us", kept))
    return compose.compose(findings, planning.plan(findings), w.brief_of(findings), w.RUN_ID)


def read(text: str) -> object:
    return reader.read(reader.Form(text, {"message": text, "company": text[:300]}, date(2026, 11, 20)))


ENGLISH_DATES = dates_tokens.lexicon_of(dates_words.LEXICONS["en"])
READERS: dict[str, Reader] = {
    "address.read": address.read,
    "address.read, local part": lambda t: address.read(f"{t}@engines.example"),
    "address.registrable": address.registrable,
    "answers.prefers_page": answers.prefers_page,
    "cues.wordy": cues.wordy,
    "cutting.cut": cutting.cut,
    "folding.folded": folding.folded,
    "html_text.html_text": html_text.html_text,
    "html_text.html_text, unquoted": lambda t: html_text.html_text(t, quoted=False),
    "language.language_of": language.language_of,
    "machine_orders.machine_orders": lambda t: machine_orders.machine_orders({"company": t}),
    "mail_text.reply_text": lambda t: mail_text.reply_text(t, ""),
    "mail_text.reply_text, html": lambda t: mail_text.reply_text("", t),
    "mail_text.dates": mail_text.dates,
    "mailboxes.mailboxes": mailboxes.mailboxes,
    "opt_out.opt_out": opt_out.opt_out,
    "quoting.one_line": quoting.one_line,
    "quoting.sentences": quoting.sentences,
    "quoting.questions": quoting.questions,
    "quoting.bare": quoting.bare,
    "quoting.quotable": quoting.quotable,
    "quoting.first_name": quoting.first_name,
    "quoting.display_name": quoting.display_name,
    "quoting.company_name": quoting.company_name,
    "reader.read": read,
    "render.zoned": render.zoned,
    "render.zoned, times": lambda t: render.zoned(f"{t} 24 Nov 2026 10:00 UTC " * 2),
    "roles.role_of": roles.role_of,
    "roles.seniority_of": roles.seniority_of,
    "spam.judged": lambda t: spam.judged({"message": t, "firstname": t, "lastname": t, "x": t}),
    "spoken_time.clocks_in": spoken_time.clocks_in,
    "spoken_time.dates_in": spoken_time.dates_in,
    "spoken_time.without_times": spoken_time.without_times,
    "words.words": words.words,
    "wishes.read_wish": lambda t: read_wish(t, language="en", today=date(2026, 11, 20)),
    "dates_tokens.tokens": lambda t: dates_tokens.tokens(t, ENGLISH_DATES),
    "places.country_code": places.country_code,
    "places.phone_country": places.phone_country,
    "places.city_zone": lambda t: places.city_zone("", t),
    "places.state_zone": lambda t: places.state_zone("US", t),
    "zones.zone_of": lambda t: zone_of(phone=t, country=t, rep_timezone="UTC"),
    "payload.parse": lambda t: payload.parse({"email": t, "message": t, "properties": {t[:5_000]: {"value": t}}}),
    "payload.clean": lambda t: payload.clean(t[: 2 * payload.LONGEST]),
    "payload.content_key": lambda t: payload.content_key("1", "f", t, t),
    "matching.first_value": lambda t: matching.first_value(Submitted((("email", t),)), "email"),
    "delivery.parse": lambda t: opened(t),
    "search.query_for": lambda t: query_for(t[:320], ""),
    "conversation.automatic": lambda t: automatic({"from": t, "subject": t, "precedence": t, "content-type": t}),
    "conversation.thread_read, text": lambda t: thread(mail(text=t)),
    "conversation.thread_read, html": lambda t: thread(mail(html=t)),
    "conversation.thread_read, from": lambda t: thread(mail(t)),
    "conversation.thread_read, to": lambda t: thread(mail(to=t, cc=t, message_id=t, references=t)),
    "conversation.concerns": lambda t: concerns([mail(t, to=t)], "maria@x.example", "x.example"),
    "checks.problems, body": written,
    "checks.problems, subject": lambda t: written("Hello there", t),
    "mime.as_html": lambda t: mime.as_html(t[:50_000]),
    "mime.kept": lambda t: mime.kept([t]),
    "compose.compose": composed,
    "details.reference": details.reference,
    "details.theirs": details.theirs,
    "details.trouble": details.trouble,
    "details.count_of": lambda t: details.count_of(t, "berths"),
    "details.count_in": details.count_in,
    "figures.figure": lambda t: figures.figure(t, t, t),
    "names.person": lambda t: names.person(t, t, t, "de"),
    "selection.chosen": lambda t: selection.chosen(t, t, 20),
    "stating.stated": lambda t: stating.stated(t, t),
    "stating.fragment": stating.fragment,
    "stating.flipped": stating.flipped,
    "concepts.meaning": lambda t: concepts.meaning(t, ""),
    "approved_figures.figures": lambda t: approved_figures.figures(t[:5_000]),
    "pack.read_pack": lambda t: pack.read_pack({"profile.md": t.encode("utf-8", "replace")}),
    "pack.read_pack, answers": lambda t: pack.read_pack({"a.md": (TOPIC + t).encode("utf-8", "replace")}),
    "briefing.brief": lambda t: w.brief_of(w.findings(inquiry=w.inquiry(message=t[:20_000]))),
}
EXCUSED = {
    "cues.denied": "words that were cut already",
    "cues.word_set": "tables of our own",
    "spoken_time.clock": "a time and one of our own zones",
    "places.one_zone": "a country's code",
    "spoken_time.local": "a time and one of our own zones",
    "spoken_time.zone_name": "one of our own zones",
    "spoken_time.zone_time": "one of our own zones",
}
"""Functions of the room that take text of ours alone."""


class Submitted:
    """A submission as the forms API lists it."""

    conversion_id = ""
    submitted_at = NOW
    page_url = ""

    def __init__(self, values: tuple[tuple[str, str], ...]) -> None:
        self.values = values


def opened(text: str) -> object:
    with suppress(FixInput):
        return delivery.parse(text)
    return None


@cache
def slowness() -> float:
    """How much slower this machine is just now than the one the limit was set on; never less than 1."""
    began = time.thread_time()
    sum(len(f"{n:x}".upper()) for n in range(200_000))
    return max(1.0, (time.thread_time() - began) / 0.05)


def taken(reader: Reader, text: str) -> float:
    began = time.thread_time()
    reader(text)
    return time.thread_time() - began


def best_of(reader: Reader, text: str, enough: float, tries: int = 3) -> float:
    """CPU seconds; again where they are too many."""
    best = taken(reader, text)
    while tries > 1 and best > enough:
        tries -= 1
        best = min(best, taken(reader, text))
    return best


@pytest.mark.parametrize("name", READERS)
def test_a_reader_of_strangers_text_is_linear_and_quick(name: str) -> None:
    reader, limit = READERS[name], LIMIT_S * slowness()
    reader("warm up, please. 10:00")
    slow = []
    stem = name.partition(".")[0]
    every = SAMPLE if name in MADE_OF_OTHERS else 1
    for (shape, small), (_, large) in islice(zip(*(shapes(size, stem) for size in SIZES), strict=True), 0, None, every):
        longest = best_of(reader, large, limit)
        shortest = taken(reader, small) if longest > MEASURABLE_S else longest
        if longest > limit or (longest > MEASURABLE_S and longest > GROWTH * shortest and
                               best_of(reader, large, 0) > GROWTH * best_of(reader, small, 0)):  # fmt: skip
            slow.append((shape, round(shortest, 3), round(longest, 3)))
    assert not slow, slow


@pytest.mark.parametrize("name", READERS)
def test_a_megabyte_costs_no_more_than_what_is_read_of_it(name: str) -> None:
    limit = LIMIT_S * slowness()
    slow = [seed for seed in ENORMOUS if best_of(READERS[name], (seed * HUGE)[:HUGE], limit) > limit]
    assert not slow, slow


def test_every_public_reader_of_the_room_is_in_the_sweep_or_excused() -> None:
    swept = {name.split(",")[0] for name in READERS}
    missing = [name for name in _public_readers() if name not in swept and name not in EXCUSED]
    assert missing == []
    assert set(EXCUSED) <= set(_public_readers())


def _public_readers() -> list[str]:
    """Functions of `chalicelib.text` that take text, as module.function."""
    names = []
    for path in sorted(Path(text_room.__path__[0]).glob("*.py")):
        module = import_module(f"chalicelib.text.{path.stem}") if path.stem != "__init__" else text_room
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
                kinds = [str(one.annotation) for one in inspect.signature(value).parameters.values()]
                if any("str" in kind for kind in kinds):
                    names.append(f"{path.stem}.{name}")
    return names


@pytest.mark.parametrize("depth", [100, 990, 5_000])
def test_a_body_nested_ever_deeper_is_read_or_refused(depth: int) -> None:
    text = '{"a":' * depth + "1" + "}" * depth
    with suppress(RecursionError):  # the receiver answers 400 for a body that JSON itself cannot read
        body: Any = json.loads(text)
        payload.parse(body)
