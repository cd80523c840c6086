"""Sets of leads with what is expected of each, and the letters that the product writes for them without a network.

A set is JSON lines in the format of a lead: `id`, `fields`, `ideal`, `steps`, `slots`, `reading`. Dates in it are tokens that are
filled in for the day of the run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import Asset, AssetsFound, Brief, Conversation, Interval, PatternsFound, SlotsFound
from chalicelib.domain.knowledge import Knowledge
from chalicelib.domain.lead import CompanyFound, ContactFound, Rep
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.submission import Inquiry, Submission
from chalicelib.drafting.briefing import Findings, brief
from chalicelib.drafting.compose import Letter, compose
from chalicelib.drafting.planning import plan
from chalicelib.knowledge.matching import match
from chalicelib.knowledge.pack import read_pack
from chalicelib.meetings.solver import find_slots
from chalicelib.meetings.zones import zone_of
from chalicelib.reading.reader import Form, read
from chalicelib.text import address

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "letters"
OWN_LEADS, OWN_PACK = HERE / "leads" / "leads.jsonl", HERE / "leads" / "pack"
TODAY = date(2026, 11, 24)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TOKEN = re.compile(r"\[\[(in|w|nm|nn)(\d{0,3})(us)?\]\]")


@dataclass(frozen=True)
class Written:
    """A lead with all that the product made of it."""

    lead: Mapping[str, Any]
    findings: Findings
    plan: Plan
    brief: Brief
    letter: Letter


def leads(path: Path, today: date = TODAY) -> Iterator[dict[str, Any]]:
    """The leads of a set, their dates filled in."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(TOKEN.sub(lambda found: _filled(found, today), line))


def pack(folder: Path) -> Knowledge:
    """A knowledge folder as the product reads it."""
    return read_pack({path.name: path.read_bytes() for path in folder.glob("*.md")})


def written(lead: Mapping[str, Any], knowledge: Knowledge, today: date = TODAY) -> Written:
    """The letter for a lead, by the product's own reading, matching, planning, and composing; no records, times as free."""
    fields: dict[str, str] = lead["fields"]
    company = knowledge.profile.company if knowledge.profile else "Us"
    rep = Rep(
        email=f"robin.hale@{company.casefold().replace(' ', '')}.example", name="Robin Hale", timezone="Europe/London"
    )
    inquiry = _inquiry(fields, today)
    slots = _slots(inquiry, rep, today)
    outputs = Outputs(
        inquiry=inquiry, contact_found=ContactFound(rep=rep, rep_reason="their turn"), company_found=CompanyFound(),
        conversation=Conversation(), patterns_found=PatternsFound(), slots_found=slots, assets_found=_assets(lead),
    )  # fmt: skip
    submission = Submission(
        submission_key=lead["id"], content_key=lead["id"], source="poll", portal_id="1", form_id="f", email=fields["email"],
        fields=fields, received_at=datetime.combine(today, time(9), UTC),
    )  # fmt: skip
    findings = Findings(submission, outputs, {})
    decided = plan(findings, match(inquiry.reading, knowledge, today, ()))
    facts = brief(findings, decided.matched)
    return Written(lead, findings, decided, facts, compose(findings, decided, facts, lead["id"]))


def _inquiry(fields: Mapping[str, str], today: date) -> Inquiry:
    found = address.read(fields["email"])
    known = found if isinstance(found, address.Address) else None
    about = read(
        Form(
            fields.get("message", ""), fields, today, fields.get("country", ""), fields.get("phone", ""),
            fields.get("firstname", ""), fields.get("lastname", ""), bool(known and known.free_mail),
        )
    )  # fmt: skip
    return Inquiry(
        verdict="accepted", email=fields["email"], domain=known.domain if known else "",
        business_domain=known.business_domain if known else "", free_mail=bool(known and known.free_mail),
        first_name=fields.get("firstname", ""), last_name=fields.get("lastname", ""), company=fields.get("company", ""),
        title=fields.get("jobtitle", ""), phone=fields.get("phone", ""), country=fields.get("country", ""),
        message=fields.get("message", ""), consent="given", reading=about,
    )  # fmt: skip


def _slots(inquiry: Inquiry, rep: Rep, today: date) -> SlotsFound:
    """Times that the product would offer from a calendar with two meetings in it every day."""
    now = datetime.combine(today, time(9), UTC)
    guess = zone_of(
        phone=inquiry.phone, country=inquiry.country, rep_timezone=rep.timezone, named=inquiry.reading.wish.zone
    )
    busy = [
        Interval(at, at + timedelta(hours=1))
        for n in range(40)
        for hour in (9, 14)
        for at in [datetime.combine(today + timedelta(days=n), time(hour), UTC)]
    ]
    return find_slots(rep, busy, guess, inquiry.reading.wish, now)


def _assets(lead: Mapping[str, Any]) -> AssetsFound:
    if "file" not in lead.get("tags", ()) and "file_request" not in lead["reading"]["purposes"]:
        return AssetsFound()
    asset = Asset(
        file_id="a1", name="Planning checklist.pdf", link="https://drive.google.com/file/d/a1/view", kind="pdf", path="Open",
        fit=80, reason="fits", access="anyone with the link",
    )  # fmt: skip
    return AssetsFound(assets=(asset,))


def _filled(found: re.Match[str], today: date) -> str:
    kind, number = found[1], int(found[2] or 0)
    if kind in {"nm", "nn"}:
        return MONTHS[(today.month + (kind == "nn")) % 12]
    monday = today - timedelta(days=today.weekday())
    day = today + timedelta(days=number) if kind == "in" else monday + timedelta(weeks=number)
    return f"{MONTHS[day.month - 1]} {day.day}" if found[3] else f"{day.day} {MONTHS[day.month - 1]}"
