"""A folder of approved answers is read to the letter of its format, and a file with a fault is left out whole, by name and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.knowledge import Answer, Knowledge
from chalicelib.knowledge.pack import LARGEST_FILE, MOST_FILES, read_pack

PROFILE = b"""---
company: Tidewater Boats
one_liner: Tidewater rents work boats by the week.
products:
  - {name: Barge, summary: "Flat, for cranes."}
contacts:
  support: {name: Harbor desk, phone: "+1 207 555 0100"}
  moorings: {name: Jo Pike, email: jo@tidewater.example, hours: 8 to 4}
footer:
---
Notes.
"""
HEAD = "---\ntitle: Boats\nowner: Fleet\nreview_by: 2027-01-31\nlanguages: [en, no]\n---\n"
EXAMPLE = Path(__file__).parents[3] / "shared" / "letters" / "knowledge-example"


def read(topic: str, name: str = "boats.md") -> Knowledge:
    return read_pack({"profile.md": PROFILE, name: topic.encode()})


def answer(topic: str) -> Answer:
    pack = read(topic)
    assert pack.refused == ()
    return pack.answers[0]


def fault(topic: str) -> tuple[int, str]:
    pack = read(topic)
    assert pack.answers == ()
    assert len(pack.refused) == 1
    assert pack.refused[0].file == "boats.md"
    return pack.refused[0].line, pack.refused[0].what


def test_the_profile_says_who_we_are_and_whom_to_turn_to() -> None:
    profile = read_pack({"profile.md": PROFILE}).profile
    assert profile
    assert (profile.company, profile.booking, profile.footer) == ("Tidewater Boats", "", "")
    assert profile.products[0].summary == "Flat, for cranes."
    assert profile.contacts["support"].phone == "+1 207 555 0100"
    assert profile.contacts["moorings"].email == "jo@tidewater.example"


def test_an_answer_has_its_file_owner_last_day_and_wordings() -> None:
    made = answer(
        HEAD
        + "# Boats\nnot read\n\n## How long is a barge?\nTwelve meters,\nwithout the crane.\n\n- one\n- two\n\n### no\nTolv meter.\n"
    )
    assert made.answer_id == "boats.md#How long is a barge?"
    assert made.text == "Twelve meters, without the crane.\n\n- one\n- two"
    assert made.wordings == {"no": "Tolv meter."}
    assert (made.owner, made.title, made.language, made.review_by) == ("Fleet", "Boats", "en", date(2027, 1, 31))
    assert not made.internal


def test_markers_under_a_heading_are_that_answers_own() -> None:
    pack = read(
        HEAD + "## A\n<!-- internal -->\n<!-- review_by: 2026-09-30 -->\n\nSecret.\n## B\nOpen. <!-- a note -->\n"
    )
    assert [(one.internal, one.review_by, one.text) for one in pack.answers] == [
        (True, date(2026, 9, 30), "Secret."),
        (False, date(2027, 1, 31), "Open."),
    ]


def test_a_whole_file_may_be_internal_and_unknown_keys_are_ignored() -> None:
    head = HEAD.replace("owner: Fleet", "owner: Fleet\ninternal: true\ntags: [a, {b: c}]\naudience: all")
    assert answer(head + "## A\nSecret.").internal


def test_readme_is_skipped_and_other_files_are_not_looked_at() -> None:
    files = {"profile.md": PROFILE, "README.md": b"\xff", "readme.md": b"x", "logo.png": b"\xff", "notes.txt": b"-"}
    assert read_pack(files) == read_pack({"profile.md": PROFILE})


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ends: str) -> None:
    topic = HEAD + "## A\n<!-- internal -->\nSecret.\n### no\nNei.\n"
    other = b"\xef\xbb\xbf" + topic.replace("\n", ends).encode()
    assert read_pack({"profile.md": PROFILE, "a.md": other}) == read(topic, "a.md")


FAULTS = [
    ("## A\nx\n", 1, "must begin with front matter"),
    ("---\ntitle: x\n", 1, "no closing"),
    (HEAD.replace("title: Boats\n", "") + "## A\nx", 2, "`title` is missing"),
    (HEAD.replace("owner: Fleet", "owner:") + "## A\nx", 3, "`owner` is missing"),
    (HEAD.replace("2027-01-31", "31.01.2027") + "## A\nx", 4, "is no date"),
    (HEAD.replace("2027-01-31", "2027-02-30") + "## A\nx", 4, "is no date"),
    (HEAD.replace("2027-01-31", "2027-W05-1") + "## A\nx", 4, "is no date"),
    (HEAD.replace("[en, no]", "en") + "## A\nx", 5, "must be a list"),
    (HEAD.replace("[en, no]", "[]") + "## A\nx", 5, "must be a list"),
    (HEAD.replace("[en, no]", "[english]") + "## A\nx", 5, "is no ISO 639-1 code"),
    (HEAD.replace("---\n## ", "## ").replace("owner: Fleet", "owner: Fleet\ninternal: perhaps"), 4, "true or false"),
    (HEAD.replace("owner: Fleet", "owner: Fleet\nowner: Crew") + "## A\nx", 4, "is there twice"),
    (HEAD.replace("owner: Fleet", "owner: &a Fleet\nmore: *a") + "## A\nx", 3, "anchors"),
    (HEAD.replace("owner: Fleet", "owner: [Fleet"), 4, "not YAML"),
    (HEAD.replace("owner: Fleet", "owner: {a: b}"), 3, "must be a text"),
    (HEAD + "## A\nx\n\n## a \ny\n", 10, "stands in line 7 already"),
    (HEAD + "## A\n\n## B\ny\n", 7, "is empty"),
    (HEAD + "## \ny\n", 7, "heading is empty"),
    (HEAD + "## A\nx\n### de\ny\n", 9, "is none of the file's `languages`"),
    (HEAD + "## A\nx\n### no\ny\n### no\nz\n", 11, "is there twice"),
    (HEAD + "## A\nx\n### no\n", 7, "wording `no`"),
    (HEAD + "## A\n<!-- review_by: soon -->\nx\n", 8, "is no date"),
    (HEAD + "## A\nx\n<!-- internal -->\n", 9, "directly under the heading"),
    (HEAD + "## A\n<!-- internl -->\nx\n", 8, "is no marker"),
    (HEAD + "## A\nx\n### no\n<!-- internal -->\ny\n", 10, "directly under the heading"),
    (HEAD + "## A\nx <!-- open\n\n", 8, "never closed"),
    (HEAD + "## A\nx\x00\n", 8, "control character"),
]


@pytest.mark.parametrize(("topic", "line", "what"), FAULTS, ids=[what for _, _, what in FAULTS])
def test_a_fault_is_told_with_its_line_and_the_file_left_out_whole(topic: str, line: int, what: str) -> None:
    told = fault(topic)
    assert told[0] == line, told
    assert what in told[1]


def test_a_file_that_is_not_utf_8_is_told_by_the_line_and_the_others_count() -> None:
    pack = read_pack(
        {"profile.md": PROFILE, "a.md": b"---\ntitle: caf\xe9\n---\n", "b.md": (HEAD + "## A\nx").encode()}
    )
    assert [(one.file, one.line) for one in pack.refused] == [("a.md", 2)]
    assert len(pack.answers) == 1


PROFILE_FAULTS = [
    (b"company: Tidewater Boats", b"company:", 2, "`company`"),
    (b"one_liner", b"oneliner", 2, "`one_liner`"),
    (b"{name: Harbor desk, ", b"{", 7, "`name`"),
    (b', phone: "+1 207 555 0100"', b"", 7, "needs an `email`"),
    (b"jo@tidewater.example", b"jo(at)tidewater", 8, "is no e-mail address"),
    (b"footer:", b"booking: javascript:alert(1)", 9, "must begin with https://"),
    (b"{name: Barge, summary", b"{label: Barge, summary", 5, "`name`"),
    (b'{name: Barge, summary: "Flat, for cranes."}', b"Barge", 5, "a product must have"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"), PROFILE_FAULTS, ids=[new.decode() for _, new, _, _ in PROFILE_FAULTS]
)
def test_a_faulty_profile_is_refused_by_its_line(old: bytes, new: bytes, line: int, what: str) -> None:
    pack = read_pack({"profile.md": PROFILE.replace(old, new)})
    assert pack.profile is None
    assert pack.refused[0].line == line
    assert what in pack.refused[0].what


def test_a_missing_profile_is_told() -> None:
    pack = read_pack({"a.md": (HEAD + "## A\nx").encode()})
    assert (pack.profile, pack.refused[0].file, pack.refused[0].what) == (None, "profile.md", "the file is missing")


@pytest.mark.parametrize(
    "content",
    [
        b"x" * (LARGEST_FILE + 1),
        b"---\na: " + b"[" * 5_000 + b"\n---\n",
        b"---\na: [" + b"x, " * 5_000 + b"]\n---\n",
        b"---\n" + b"a" * 30_000 + b": b\n---\n",
        b"---\na: &a [x]\nb: [*a, *a]\n---\n",
        b"---\na: !!python/object/apply:os.system [echo]\ntitle: x\n---\n",
        b"---\n? [a]\n: b\n---\n",
        b"---\n- a\n---\n",
        b"---\n\t\n---\n",
        b"---\n---\n",
        b"",
    ],
    ids=["huge", "deep", "wide", "long", "alias", "tag", "key", "list", "tab", "bare", "empty"],
)
def test_a_hostile_file_is_refused_and_the_others_count(content: bytes) -> None:
    pack = read_pack({"profile.md": PROFILE, "bad.md": content, "good.md": (HEAD + "## A\nx").encode()})
    assert [one.file for one in pack.refused] == ["bad.md"]
    assert [one.file for one in pack.answers] == ["good.md"]


def test_more_files_than_a_pack_may_have_are_refused_by_name() -> None:
    files = {f"{number:04}.md": (HEAD + "## A\nx").encode() for number in range(MOST_FILES + 2)}
    assert len(read_pack({"profile.md": PROFILE, **files}).refused) == 3


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_the_bytes_reading_never_fails(noise: bytes, at: int) -> None:
    topic = (HEAD + "## A\n<!-- internal -->\nx\n### no\ny\n").encode()
    read_pack(
        {"profile.md": PROFILE[:at] + noise + PROFILE[at:], "a.md": topic[:at] + noise + topic[at:], "b.md": noise}
    )


def test_the_example_pack_is_read_without_a_fault() -> None:
    if not EXAMPLE.exists():
        pytest.skip("the example pack is not here (../shared/letters)")
    pack = read_pack({path.name: path.read_bytes() for path in EXAMPLE.iterdir()})
    assert pack.refused == ()
    assert pack.profile
    assert len(pack.answers) == sum(path.read_text("utf-8").count("\n## ") for path in EXAMPLE.iterdir())
    assert sum(one.internal for one in pack.answers) == 1
