"""How well wishes for a meeting are read: precision and recall by field, on the project's own labeled messages.

Run `python -m evals.wishes` for the figures, with `-v` for each message that was misread outside of the test split. Labels are
free text, so only what can be compared mechanically is: hours, weekdays, exact clock times, minutes, people, channel, zone.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from chalicelib.domain.reading import MeetingWish
from chalicelib.reading.cutting import cut
from chalicelib.reading.wishes import read_wish
from evals.lead_sets import TODAY, leads

FOLDER = Path(__file__).parent / "messages"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TIMED = ("window", "days", "from", "to", "part", "exact", "else", "exclude")
CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b")
CHANNELS = {
    "phone": "phone",
    "video": "video",
    "online": "video",
    "teams": "video",
    "zoom": "video",
    "virtual": "video",
    "in person": "in_person",
}
Values = frozenset[Any]


@dataclass(frozen=True)
class Read:
    """One labeled message with what was read of it."""

    message_id: str
    split: str
    language: str
    text: str
    labeled: Mapping[str, Values]
    read: Mapping[str, Values]


def messages(today: date = TODAY) -> Iterator[Read]:
    """Every labeled message, read on a fixed day."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for lead in leads(path, today):
            fields, reading = lead["fields"], lead["reading"]
            text, _ = cut(fields.get("message", ""))
            wish = read_wish(
                text,
                language=reading["language"],
                today=today,
                country=fields.get("country", ""),
                phone=fields.get("phone", ""),
            )
            yield Read(lead["id"], lead["split"], reading["language"], text, labeled(reading["wishes"]), values(wish))


def labeled(wishes: Mapping[str, Any]) -> dict[str, Values]:
    """What a label holds, by field."""
    times = {at for key in ("from", "to", "exact") for at in CLOCK.findall(str(wishes.get(key, "")))}
    excluded = " ".join(map(str, wishes.get("exclude", ()))).lower()
    named = " ".join(map(str, wishes.get("days", ()))).lower()
    channel = {kind for word, kind in CHANNELS.items() if word in str(wishes.get("by", "")).lower()}
    return {
        "a time": _one(any(key in wishes for key in TIMED)),
        "hours": frozenset(time(int(hour), int(minute)) for hour, minute in times),
        "days": frozenset(day for day, name in enumerate(DAYS) if name in named),
        "not on": frozenset(day for day, name in enumerate(DAYS) if name in excluded and "this" not in excluded),
        "minutes": _one(wishes.get("minutes")),
        "people": _one(wishes["people"] if isinstance(wishes.get("people"), int) else None),
        "by": frozenset(list(channel)[:1]),
        "zone": _one(wishes.get("zone")),
    }


def values(wish: MeetingWish) -> dict[str, Values]:
    """What was read, by field; the ends of a day are no hours of theirs. Equal choices count together."""
    every = (wish, *wish.or_else)
    hours = {at for each in every for pair in each.between for at in pair} | {
        proposal.start.time() for each in every for proposal in each.exact
    }
    hours |= {fault.at for fault in wish.faulty if fault.at}
    return {
        "a time": _one(wish.about_time),
        "hours": frozenset(hours - {time(0), time(23, 59)}),
        "days": frozenset(wish.weekdays)
        | {each.first.weekday() for each in every if each.first and each.first == each.last},
        "not on": frozenset(wish.not_weekdays),
        "minutes": _one(wish.minutes),
        "people": _one(wish.people),
        "by": _one(wish.channel),
        "zone": _one(wish.zone if wish.about_time else ""),
    }


def _one(value: object) -> Values:
    return frozenset([value] if value else [])


def figures(split: str) -> dict[str, dict[str, float]]:
    """By field: how many labels there are, how much of what was read is right, how much of what is labeled was read.

    `hours` counts messages whose label names hours; `days` those whose label names days.
    """
    counts: dict[str, list[int]] = {}
    for message in messages():
        if message.split != split:
            continue
        for name, wanted in message.labeled.items():
            got = message.read[name]
            if name in {"hours", "days", "zone"} and not wanted:
                continue
            right, seen, labels = counts.setdefault(name, [0, 0, 0])
            counts[name] = [right + len(got & wanted), seen + len(got), labels + len(wanted)]
    return {
        name: {
            "labels": labels,
            "precision": round(right / max(seen, 1), 3),
            "recall": round(right / max(labels, 1), 3),
        }
        for name, (right, seen, labels) in counts.items()
    }


def main() -> None:
    """Prints the figures by split."""
    for split in ("train", "dev", "test"):
        print(split, json.dumps(figures(split)))
    if "-v" in sys.argv:
        for message in messages():
            wrong = {
                k: (sorted(map(str, v)), sorted(map(str, message.read[k])))
                for k, v in message.labeled.items()
                if v != message.read[k]
            }
            if wrong and message.split != "test":
                print(message.message_id, message.language, wrong, "\n     ", " ".join(message.text.split())[:300])


if __name__ == "__main__":
    main()
