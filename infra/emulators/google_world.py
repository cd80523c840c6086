"""The seeded calendars and files of the small world. Times are relative to the clock at reset."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from infra.emulators.drive import FOLDER, Files
from infra.emulators.gcalendar_events import Calendars
from infra.emulators.gcalendar_times import day
from infra.emulators.http import Json
from infra.emulators.world import HOME_DOMAIN, REPS

SALES_LIBRARY = "folder-sales-library"
OPEN_RESOURCES = "folder-open-resources"

ANA, TOM, GRACE = (rep.email for rep in REPS)
MARIA = "maria.lopez@volcancoffee.example"

ANYONE = {"type": "anyone", "role": "reader", "allowFileDiscovery": False}
HOME = {"type": "domain", "role": "reader", "domain": HOME_DOMAIN}
FOLDERS = (
    (SALES_LIBRARY, "Sales library", ""),
    ("folder-proposals-26", "Proposals 2026 - Events", SALES_LIBRARY),
    ("folder-proposals-25", "Proposals 2025", SALES_LIBRARY),
    ("folder-reports", "Client reports", SALES_LIBRARY),
    ("folder-closed", "Closed clients", SALES_LIBRARY),
    ("folder-roadshow", "Roadshow 2026", SALES_LIBRARY),
    (OPEN_RESOURCES, "Open resources", ""),
    ("folder-one-pagers", "Industry one-pagers", OPEN_RESOURCES),
    ("folder-cases", "Case studies", OPEN_RESOURCES),
    ("folder-checklists", "Checklists", OPEN_RESOURCES),
)
PDF, SLIDES, SHEET = (
    "application/pdf",
    "application/vnd.google-apps.presentation",
    "application/vnd.google-apps.spreadsheet",
)
FILES: tuple[tuple[str, str, str, str, Json, int], ...] = (
    # id, name, folder, type, permission, days since it was changed
    ("f-onepager-food", "Food and beverage tastings one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 20),
    ("f-onepager-logistics", "Logistics customer days one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 45),
    ("f-onepager-health", "Hospital and health care events one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 60),
    ("f-onepager-telecom", "Telecommunications roadshows one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 90),
    ("f-onepager-software", "Computer software user conferences one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 30),
    ("f-onepager-banking", "Banking client evenings one-pager.pdf", "folder-one-pagers", PDF, HOME, 30),
    ("f-onepager-insurance", "Insurance broker breakfasts one-pager.pdf", "folder-one-pagers", PDF, ANYONE, 150),
    ("f-case-tastings", "Case study - what 30 tastings brought a food importer.pdf", "folder-cases", PDF, ANYONE, 50),
    ("f-case-clinic", "Case study - regional events of a clinic group.pdf", "folder-cases", PDF, ANYONE, 80),
    ("f-case-japan", "事例紹介 ロボティクス展示会.pdf", "folder-cases", PDF, ANYONE, 100),
    ("f-checklist-roadshow", "Roadshow checklist.pdf", "folder-checklists", PDF, ANYONE, 200),
    ("f-checklist-pilot", "Pilot 'first event' checklist.pdf", "folder-checklists", PDF, ANYONE, 15),
    ("f-overview", "How event measurement works.pdf", OPEN_RESOURCES, SLIDES, ANYONE, 10),
    ("f-proposal-volcan", "Proposal Volcan Coffee.pdf", "folder-proposals-26", PDF, {"type": "user", "role": "reader", "emailAddress": MARIA}, 7),
    ("f-proposal-linde", "Proposal Linde Logistik customer day.pdf", "folder-proposals-26", PDF, HOME, 9),
    ("f-proposal-old", "Proposal template events.pdf", "folder-proposals-25", PDF, HOME, 400),
    ("f-report-health", "Client report clinic group.pdf", "folder-reports", PDF, HOME, 35),
    ("f-closed", "Closed clients - food importer contract.pdf", "folder-closed", PDF, ANYONE, 25),
    ("f-roadshow-plan", "Roadshow 2026 stops.xlsx", "folder-roadshow", SHEET, HOME, 12),
    ("f-trashed", "Food tastings draft.pdf", "folder-one-pagers", PDF, ANYONE, 3),
)  # fmt: skip

BUSY = ((9, 0, 10, 30), (11, 0, 11, 30), (14, 0, 15, 0))
"""Hour, minute to hour, minute on the rep's own clock; one more is taken away each further day."""


def seed_calendars(calendars: Calendars) -> None:
    """Three weeks of believable days for every rep."""
    for number, rep in enumerate(REPS):
        calendars.events[rep.email] = {}
        calendars.zones[rep.email] = rep.timezone
        for days in range(21):
            start = day(calendars.clock(), rep.timezone, days)
            if start.weekday() < 5:
                for at in BUSY[: 3 - (days + number) % 3]:
                    calendars.add(rep.email, _meeting(start, at, rep.timezone))
        first = day(calendars.clock(), rep.timezone, 9 + number)
        whole = {"start": {"date": f"{first:%Y-%m-%d}"}, "end": {"date": f"{first + timedelta(days=1):%Y-%m-%d}"}}
        calendars.add(rep.email, {"summary": "Out of office", "eventType": "outOfOffice", **whole})
        free = _meeting(day(calendars.clock(), rep.timezone, 2), (10, 0, 17, 0), rep.timezone)
        calendars.add(rep.email, {**free, "summary": "Focus, may be booked", "transparency": "transparent"})


def seed_files(files: Files, now: float) -> None:
    """The two roots with their folders and files."""
    for folder_id, name, parent in FOLDERS:  # the roots are shared with the team, and so is all below
        files.add({"id": folder_id, "name": name, "mimeType": FOLDER, "parents": [parent] if parent else []})
    for file_id, name, folder, kind, permission, days in FILES:
        changed = datetime.fromtimestamp(now - days * 86_400, UTC).isoformat(timespec="milliseconds")
        files.add({
            "id": file_id, "name": name, "mimeType": kind, "parents": [folder], "trashed": file_id == "f-trashed",
            "permissions": [dict(permission)], "modifiedTime": changed.replace("+00:00", "Z"), "content": name,
        })  # fmt: skip
    shortcut = {"targetId": "f-proposal-linde", "targetMimeType": PDF}
    files.add({
        "id": "f-shortcut", "name": "Linde customer day (shortcut)", "parents": ["folder-cases"],
        "mimeType": "application/vnd.google-apps.shortcut", "shortcutDetails": shortcut, "permissions": [dict(ANYONE)],
    })  # fmt: skip


def _meeting(start: datetime, at: tuple[int, int, int, int], zone: str) -> Json:
    hour, minute, end_hour, end_minute = at
    here = start.replace(tzinfo=ZoneInfo(zone))
    begin, end = here.replace(hour=hour, minute=minute), here.replace(hour=end_hour, minute=end_minute)
    times = ({"dateTime": one.replace(tzinfo=None).isoformat(), "timeZone": zone} for one in (begin, end))
    return dict(zip(("start", "end"), times, strict=True)) | {"summary": "Busy"}
