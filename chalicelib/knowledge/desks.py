"""Who answers for what no answer covers: the profile's contacts, known and unknown keys alike, by meaning. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.domain.knowledge import Answer, Contact, Profile
from chalicelib.domain.reading import Purpose
from chalicelib.knowledge.concepts import meaning, weight

DESKS: Mapping[str, frozenset[str]] = {
    "support": frozenset({"support", "failure", "login", "repair", "replacement", "sla"}),
    "billing": frozenset({"invoice", "refund", "payment", "tax"}),
    "privacy": frozenset({"privacy_law", "data_source", "data_held", "erasure"}),
    "careers": frozenset({"careers"}),
    "partners": frozenset({"partnership"}),
    "security": frozenset(
        {"questionnaire", "pentest", "breach", "encryption", "certification", "sso", "audit_log", "security"}
    ),
    "bids": frozenset({"tender"}),
    "press": frozenset({"press"}),
}
"""What the keys of the profile's contacts are for; an unknown key is for the concepts of its own name."""
PURPOSES: Mapping[Purpose, frozenset[str]] = {
    "complaint": DESKS["support"], "support": DESKS["support"], "billing": DESKS["billing"],
    "contract_change": DESKS["billing"], "partnership": DESKS["partners"], "careers": DESKS["careers"],
    "press": DESKS["press"], "tender": DESKS["bids"], "security_review": DESKS["security"], "erasure": DESKS["privacy"],
    "access_request": DESKS["privacy"], "unsubscribe": DESKS["privacy"],
    "vendor_pitch": frozenset({"purchasing"}),
}  # fmt: skip
"""What a purpose is about, where somebody other than sales answers for it."""


def desk_for(concepts: Iterable[str], profile: Profile) -> Contact | None:
    """The contact that is for most of these concepts; None where the profile names none for any."""
    spoken = frozenset(concepts)
    best, most = None, 0.0
    for key, contact in profile.contacts.items():
        common = sum(weight(concept) for concept in spoken & _about(key))
        if common > most:
            best, most = contact, common
    return best


def desk_for_purpose(purposes: Iterable[Purpose], profile: Profile) -> Contact | None:
    """The contact for the first purpose that is somebody else's than sales'."""
    for purpose in purposes:
        if purpose in PURPOSES:
            return desk_for(PURPOSES[purpose], profile)
    return None


def named_in(answers: Iterable[Answer], profile: Profile) -> Contact | None:
    """The contact that one of these answers names, by address or phone number."""
    for answer in answers:
        for contact in profile.contacts.values():
            if any(way and way in answer.text for way in (contact.email, contact.phone, contact.url)):
                return contact
    return None


def _about(key: str) -> frozenset[str]:
    return DESKS.get(key.lower()) or meaning(key.replace("_", " ").replace("-", " "), "en").concepts - {"who"}
