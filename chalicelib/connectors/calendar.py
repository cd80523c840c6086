"""Reading the reps' calendars: busy times only, never what an event is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chalicelib.connectors.google import READ_SCOPES, Google, translated
from chalicelib.domain.findings import Interval
from chalicelib.errors import AskAPerson, RetryLater

TRANSIENT = frozenset({"internalError", "backendError", "rateLimitExceeded"})


@dataclass(frozen=True)
class Calendar:
    """Google Calendar, for reading."""

    google: Google

    def busy(self, mailbox: str, start: datetime, end: datetime) -> tuple[Interval, ...]:
        """Busy times of a rep's own calendar within a window, UTC, ends exclusive.

        For an unreadable calendar Google returns an `errors` entry with HTTP 200. That raises here, so unknown is never taken
        for free.
        """
        body = {"timeMin": _rfc(start), "timeMax": _rfc(end), "items": [{"id": mailbox}]}
        with translated("calendar"):
            service = self.google.service("calendar", mailbox, READ_SCOPES["calendar"])
            answer = service.freebusy().query(body=body).execute()
        given = answer["calendars"].get(mailbox) or {"errors": [{"reason": "missing"}]}
        _refuse_errors(given)
        return tuple(Interval(_utc(one["start"]), _utc(one["end"])) for one in given["busy"])


def _refuse_errors(given: dict[str, Any]) -> None:
    reasons = [str(one.get("reason")) for one in given.get("errors", [])]
    if any(reason in TRANSIENT for reason in reasons):
        raise RetryLater(f"calendar: Google could not read it ({reasons[0]}).")
    if reasons:
        todo = "Check that the rep has Google Calendar turned on, and that the scope calendar.freebusy is granted."
        raise AskAPerson(f"calendar: Google could not read it ({reasons[0]}).", todo=todo, code="calendar_closed")


def _rfc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
