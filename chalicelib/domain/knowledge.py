"""What the team approved to be said about itself: a profile, and answers with an owner and a last day of use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel

Usable = Literal["usable", "internal", "expired", "contradictory"]
AskStatus = Literal["answered", "contact", "deferred", "expired", "internal", "contradictory", "file", "withheld"]
"""What the reply may do with an ask. `contact`: the approved answer is who handles it. All but answered, contact and file
are deferred by name; why differs for the reviewer alone."""


class Contact(BaseModel, frozen=True):
    """Who to turn to, as the profile names them: `name`, and one of the others at least."""

    name: str
    email: str = ""
    phone: str = ""
    url: str = ""
    hours: str = ""


class Product(BaseModel, frozen=True):
    """Something we sell."""

    name: str
    summary: str = ""


class Profile(BaseModel, frozen=True):
    """Who we are. `contacts` by what they are for: support, billing, privacy, careers, partners, security, and others."""

    company: str
    one_liner: str
    products: tuple[Product, ...] = ()
    contacts: Mapping[str, Contact] = {}
    booking: str = ""
    """A link where people pick a time, `{rep}` standing for the part before the @ of the rep's address."""
    footer: str = ""
    wordings: Mapping[str, str] = {}
    """By language: an approved wording of `one_liner`, where the pack has one."""


class Answer(BaseModel, frozen=True):
    """An approved answer. `answer_id` is `file.md#Heading`; `review_by` is the last day of use, on the rep's clock."""

    answer_id: str
    file: str
    heading: str
    title: str
    """Of the file, for people."""
    owner: str
    review_by: date
    language: str
    """ISO 639-1, of `text`."""
    text: str
    wordings: Mapping[str, str] = {}
    """By language: approved wording that wins over a translation."""
    internal: bool = False


class Refused(BaseModel, frozen=True):
    """A file that cannot be read as the format demands, left out whole. `line` is counted from 1; 0 where none is to blame."""

    file: str
    line: int
    what: str


class Knowledge(BaseModel, frozen=True):
    """One version of the pack, as the store keeps it. `version` is 0 and `profile` None before the first was loaded."""

    version: int = 0
    profile: Profile | None = None
    answers: tuple[Answer, ...] = ()
    refused: tuple[Refused, ...] = ()


class Match(BaseModel, frozen=True):
    """An answer that may fit an ask, and how well: `fit` is 0 to 100."""

    answer_id: str
    fit: int
    usable: Usable = "usable"


class AskMatched(BaseModel, frozen=True):
    """One ask with what the knowledge has for it.

    `answers` holds, whole, what may be said, best first; empty unless `status` is answered or contact. `near` is what was
    close, or may not be used, for the reviewer.
    """

    ask: int
    """Position in the reading's asks; -1 - n for the n-th question that is open in the thread."""
    question: str
    """The ask as the reviewer reads it."""
    status: AskStatus
    answers: tuple[Answer, ...] = ()
    near: tuple[Match, ...] = ()
    contact: Contact | None = None
    """Who will say, or handles it, where the profile names somebody for it."""
    owner: str = ""
    """Who answers for the topic, for the reviewer; empty where nothing is near."""


class KnowledgeMatched(BaseModel, frozen=True):
    """What the knowledge has for this lead: by which version, the profile as it then was, each ask in order."""

    version: int = 0
    profile: Profile | None = None
    asks: tuple[AskMatched, ...] = ()
    notices: tuple[str, ...] = ()
    """For the reviewer: which answer expired when, whose it is; which two contradict each other."""
