"""What a rep and an admitted form must be, each rule with the sentence that a person reads. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from zoneinfo import available_timezones

import iso3166

from chalicelib.domain.lead import Rep, VoiceProfile
from chalicelib.domain.submission import FormRule
from chalicelib.text.address import Address, read

HUBSPOT_ID = re.compile(r"[1-9][0-9]{0,18}")
"""Portals (accounts) and owners have numbers."""
FORM_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A HubSpot form has a GUID, written in lower case."""
CHOICES = {
    "opener": ("question", "observation", "challenge", "story"),
    "boldness": ("soft", "balanced", "bold"),
    "cta_style": ("question", "statement", "soft"),
}
LIMITS = {"slot_minutes": (5, 480), "buffer_minutes": (0, 240), "notice_hours": (0, 336)}
VOICE_LIMITS = {"questions": (1, 5), "max_paragraphs": (1, 10), "slot_count": (1, 5)}

Problem = tuple[str, str]
"""(field, what is wrong with it), e.g. ("timezone", "'Europe/Nowhere' is not an IANA time zone ...")."""


def rep_problems(rep: Rep) -> Iterator[Problem]:
    """Everything that is wrong with a rep by itself."""
    if not isinstance(read(rep.email), Address):
        yield "email", f"{rep.email!r} is not an e-mail address"
    if not rep.name.strip():
        yield "name", "is empty; drafts are signed with it"
    if rep.owner_id and not HUBSPOT_ID.fullmatch(rep.owner_id):
        yield "owner_id", f"{rep.owner_id!r} is not a HubSpot owner id, which has digits only, e.g. 101"
    if rep.timezone not in _timezones():
        yield "timezone", f"{rep.timezone!r} is not an IANA time zone, e.g. Europe/Berlin"
    if rep.country and rep.country not in iso3166.countries_by_alpha2:
        yield "country", f"{rep.country!r} is not an ISO 3166 code of two capital letters, e.g. DE"
    yield from _hours_problems(rep)
    yield from _voice_problems(rep.voice)


def form_problems(form: FormRule, reps: Collection[str], demo_forms: Collection[str] = ()) -> Iterator[Problem]:
    """Everything that is wrong with a form. `reps` are the addresses of all reps, `demo_forms` ids that need not be GUIDs."""
    if not HUBSPOT_ID.fullmatch(form.portal_id):
        yield "portal_id", f"{form.portal_id!r} is not a HubSpot portal id, which has digits only, e.g. 62515"
    if not FORM_ID.fullmatch(form.form_id) and form.form_id not in demo_forms:
        example = "6c6f2ab1-3c2f-4b7e-9d57-0d7c53b6f3a1"
        yield "form_id", f"{form.form_id!r} is not a HubSpot form id, which is a GUID, e.g. {example}"
    for number, address in enumerate(form.pool):
        if address not in reps:
            yield f"pool[{number}]", f"{address!r} is not a rep of this team; add the rep first"
    for number, root in enumerate(form.asset_roots):
        if not re.fullmatch(r"[A-Za-z0-9_-]{5,}", root.folder_id):
            yield (
                f"asset_roots[{number}].folder_id",
                f"{root.folder_id!r} is not a Drive folder id (the last part of its URL)",
            )


def _hours_problems(rep: Rep) -> Iterator[Problem]:
    if rep.work_end <= rep.work_start:
        yield "work_end", f"{rep.work_end:%H:%M} is not after work_start, {rep.work_start:%H:%M}"
    if not rep.work_days or not set(rep.work_days) <= set(range(7)):
        yield "work_days", f"{list(rep.work_days)} must be one or more days from 0 (Monday) to 6 (Sunday)"
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(rep, name) <= most:
            yield name, f"{getattr(rep, name)} must be from {least} to {most}"


def _voice_problems(voice: VoiceProfile) -> Iterator[Problem]:
    for name, choices in CHOICES.items():
        if getattr(voice, name) not in choices:
            yield f"voice.{name}", f"{getattr(voice, name)!r} must be one of {', '.join(choices)}"
    for name, (least, most) in VOICE_LIMITS.items():
        if not least <= getattr(voice, name) <= most:
            yield f"voice.{name}", f"{getattr(voice, name)} must be from {least} to {most}"
    if voice.booking_link and not voice.booking_link.startswith("https://"):
        yield "voice.booking_link", f"{voice.booking_link!r} must begin with https://"


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())
