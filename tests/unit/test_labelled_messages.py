"""The labeled messages are many, varied, well labeled, and their splits share no text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, get_args

import pytest

from chalicelib.domain.reading import Desk, Purpose, SenderKind, Tone, ZoneSource

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "evals" / "messages").glob("*.jsonl"))
SPLITS = {"train": 0.55, "dev": 0.25, "test": 0.20}
FIELDS = {"firstname", "lastname", "email", "company", "jobtitle", "message", "country", "phone"}
WISHES = {
    "window", "days", "from", "to", "part", "exact", "else", "exclude", "zone", "zone_source", "people", "minutes", "by",
    "with", "note",
}  # fmt: skip
READING = {
    "sender_kind", "purposes", "asks", "wishes", "language", "tone", "deadline", "contact_preference", "handover",
    "machine_orders", "claimed_agreement",
}  # fmt: skip
DEV_LEADS = ROOT.parent / "shared" / "letters" / "leads-dev.jsonl"
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def rows(file: Path) -> list[dict[str, Any]]:
    """A file's messages."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


MESSAGES = [row for file in FILES for row in rows(file)]


def pieces(text: str) -> set[str]:
    """A text's shingles: runs of five words, or of eight characters in scripts that put no space between words."""
    words = re.findall(r"\w+", text.lower())
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text):
        run = "".join(words)
        return {run[at : at + 8] for at in range(max(1, len(run) - 7))}
    return {" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))}


def test_there_are_enough_of_them_in_enough_languages() -> None:
    assert len(MESSAGES) >= 650
    assert len({row["reading"]["language"] for row in MESSAGES}) >= 12
    assert max(Counter(row["id"] for row in MESSAGES).values()) == 1


def test_the_splits_have_their_shares() -> None:
    sizes = Counter(row["split"] for row in MESSAGES)
    assert set(sizes) == set(SPLITS)
    for split, share in SPLITS.items():
        assert abs(sizes[split] / len(MESSAGES) - share) < 0.08, split


@pytest.mark.parametrize("split", SPLITS)
def test_every_split_holds_every_label(split: str) -> None:
    readings = [row["reading"] for row in MESSAGES if row["split"] == split]
    assert {reading["sender_kind"] for reading in readings} == set(get_args(SenderKind))
    assert {reading["tone"] for reading in readings} == set(get_args(Tone))
    assert {reading["handover"] for reading in readings} == set(get_args(Desk))
    assert {purpose for reading in readings for purpose in reading["purposes"]} == set(get_args(Purpose))
    assert {reading["machine_orders"] for reading in readings} == {True, False}
    assert {reading["claimed_agreement"] for reading in readings} == {True, False}


@each_file
def test_forms_and_labels_are_of_the_known_shape(file: Path) -> None:
    assert len(rows(file)) <= 120
    for row in rows(file):
        reading, name = row["reading"], row["id"]
        assert set(row) == {"id", "split", "fields", "reading"}, name
        assert set(row["fields"]) <= FIELDS, name
        assert row["fields"]["email"].endswith(".example"), name
        assert set(reading) == READING, name
        assert set(reading["wishes"]) <= WISHES, name
        assert reading["wishes"].get("zone_source", "") in get_args(ZoneSource), name
        assert re.fullmatch("[a-z]{2}", reading["language"]), name


@each_file
def test_labels_are_of_the_closed_sets(file: Path) -> None:
    for reading, name in ((row["reading"], row["id"]) for row in rows(file)):
        assert reading["sender_kind"] in get_args(SenderKind), name
        assert reading["tone"] in get_args(Tone), name
        assert reading["handover"] in get_args(Desk), name
        assert reading["purposes"], name
        assert set(reading["purposes"]) <= set(get_args(Purpose)), name
        assert len(set(reading["purposes"])) == len(reading["purposes"]), name


@each_file
def test_every_ask_stands_in_its_message(file: Path) -> None:
    for row in rows(file):
        for ask in row["reading"]["asks"]:
            assert set(ask) == {"topic", "text", "words"}, row["id"]
            assert 1 <= len(ask["topic"].split()) <= 3, row["id"]
            assert ask["text"], row["id"]
            assert ask["words"], row["id"]
            assert ask["words"] in row["fields"]["message"], row["id"]


def test_no_message_of_one_split_nearly_repeats_one_of_another() -> None:
    texts = {row["id"]: pieces(row["fields"].get("message", "")) for row in MESSAGES if row["fields"].get("message")}
    split = {row["id"]: row["split"] for row in MESSAGES}
    holders: dict[str, list[str]] = defaultdict(list)
    for ident, text in texts.items():
        for piece in text:
            holders[piece].append(ident)
    shared = Counter(
        (a, b) for who in holders.values() for at, a in enumerate(who) for b in who[at + 1 :] if split[a] != split[b]
    )
    close = {pair for pair, number in shared.items() if number / min(len(texts[one]) for one in pair) > 0.3}
    assert close == set()


def test_nothing_is_taken_from_the_development_leads() -> None:
    if not DEV_LEADS.exists():
        pytest.skip("the development leads are not here (../shared/letters)")
    leads = [json.loads(line)["fields"] for line in DEV_LEADS.read_text("utf-8").splitlines()]
    sentences = set().union(*(pieces(lead.get("message", "")) for lead in leads if len(lead.get("message", "")) > 40))
    companies = {lead["company"].lower() for lead in leads if "company" in lead}
    people = {(lead.get("firstname"), lead.get("lastname")) for lead in leads if "lastname" in lead}
    for row in MESSAGES:
        fields = row["fields"]
        own = pieces(fields.get("message", ""))
        assert len(own & sentences) <= 0.3 * len(own), row["id"]
        assert fields.get("company", "").lower() not in companies
        assert (fields.get("firstname"), fields.get("lastname")) not in people
        assert "brightpath" not in json.dumps(row).lower()
