"""The people on both sides: contact and company as HubSpot knows them, and the reps with their voice."""

from __future__ import annotations

from datetime import time

from pydantic import BaseModel


class Contact(BaseModel, frozen=True):
    """A HubSpot contact, as read. Empty text where HubSpot has none."""

    contact_id: str
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    title: str = ""
    phone: str = ""
    country: str = ""
    owner_id: str = ""
    lifecycle_stage: str = ""
    company_id: str = ""
    """The primary associated company."""
    opted_out: bool = False


class Company(BaseModel, frozen=True):
    """A HubSpot company, as read."""

    company_id: str
    name: str = ""
    domain: str = ""
    industry: str = ""
    """HubSpot's own enumeration, e.g. COMPUTER_SOFTWARE."""
    country: str = ""
    city: str = ""
    employees: int | None = None
    description: str = ""


class VoiceProfile(BaseModel, frozen=True):
    """How a rep writes; versioned as data."""

    version: int = 1
    greeting: str = "Hi {first_name},"
    sign_off: str = "Best,"
    signature: str = ""
    """Lines under the name, e.g. title and company."""
    opener: str = "observation"
    """question, observation, challenge or story."""
    questions: int = 2
    """1 plain statements .. 5 only questions."""
    boldness: str = "balanced"
    """soft, balanced or bold."""
    contractions: bool = True
    max_paragraphs: int = 3
    ps: str = ""
    cta_style: str = "question"
    """question, statement or soft."""
    slot_count: int = 3
    booking_link: str = ""
    banned_words: tuple[str, ...] = (
        "synergy", "leverage", "circle back", "touch base", "low-hanging fruit", "move the needle", "bandwidth",
    )  # fmt: skip
    banned_marks: tuple[str, ...] = ("\N{EM DASH}", "!!", "???")


class Rep(BaseModel, frozen=True):
    """A member of the team: mailbox, calendar, working hours (local to `timezone`), voice."""

    email: str
    name: str
    owner_id: str = ""
    """HubSpot owner id."""
    timezone: str
    country: str = ""
    """ISO 3166 alpha-2, for public holidays."""
    work_start: time = time(9)
    work_end: time = time(17)
    work_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """0 is Monday."""
    slot_minutes: int = 30
    buffer_minutes: int = 15
    notice_hours: int = 4
    active: bool = True
    voice: VoiceProfile = VoiceProfile()

    @property
    def first_name(self) -> str:
        """The name to sign with."""
        return self.name.split()[0] if self.name else ""


class ContactFound(BaseModel, frozen=True):
    """What step 2 gives. `contact` is None where HubSpot has nobody under this address."""

    contact: Contact | None = None
    rep: Rep
    rep_reason: str


class CompanyFound(BaseModel, frozen=True):
    """What step 3 gives. `company` is None where there is none to be found."""

    company: Company | None = None
    how: str = ""
    """association, domain, or name; empty when not found."""
