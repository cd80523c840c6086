"""Suppress, look up and lift: who must never be written to, as operators and HubSpot say it."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.contacts.records import Suppression
from chalicelib.contacts.targets import Target, of_address, of_contact, of_domain
from chalicelib.errors import FixInput
from chalicelib.operations.record import record
from chalicelib.text import address as addresses
from chalicelib.world import World

LONGEST_REASON = 500


@dataclass(frozen=True)
class Found:
    """What a look-up says. `covering` is in force; `history` is of exactly what was asked for."""

    covering: Suppression | None
    history: Suppression | None


def target_of(address: str, domain: str) -> Target:
    """Exactly one of the two. Raises FixInput for neither, both, or one that cannot be used."""
    if bool(address) == bool(domain):
        raise FixInput(
            "Name either an address or a domain.",
            todo='Command: ADDRESS=... or DOMAIN=...; API: "address" or "domain".',
        )
    return of_address(address) if address else of_domain(domain)


def look_up(world: World, *, address: str = "", domain: str = "") -> Found:
    """Whether an address or a domain may be written to, and why not."""
    target = target_of(address, domain)
    suppressions = world.records.suppressions
    usable = addresses.read(address or f"someone@{target.value}")
    assert not isinstance(usable, str)  # target_of has read it
    covering = suppressions.find(usable.email, usable.domain)
    return Found(covering, suppressions.of(target))


def suppress(world: World, *, address: str = "", domain: str = "", who: str, why: str) -> Suppression:
    """Suppress at once, audited. Repeating it changes nothing, and says since when it holds."""
    target, why = target_of(address, domain), _reason(why)
    before = world.records.suppressions.of(target)
    after = world.records.suppressions.suppress(target, who=who, why=why, at=world.clock())
    if before is None or not before.active:
        _tell(world, "suppression.added", who, why, target, before, after)
    return after


def lift(world: World, *, address: str = "", domain: str = "", who: str, why: str) -> Suppression:
    """Lift a suppression, audited. Raises FixInput when there is none of exactly this address or domain."""
    target, why = target_of(address, domain), _reason(why)
    before = world.records.suppressions.of(target)
    after = world.records.suppressions.lift(target, who=who, why=why, at=world.clock())
    _tell(world, "suppression.lifted", who, why, target, before, after)
    return after


def honor_privacy_deletion(world: World, portal_id: str, contact_id: str) -> bool:
    """HubSpot deleted a contact for privacy: suppress the contact, and the address that we knew it by.

    The contact cannot be read any more, so the address is the one that our own runs linked to its id; False when no run
    did. The contact's id is suppressed either way. Erasing our own records of the person is not done here.
    """
    why = "HubSpot deleted the contact for privacy"
    linked = world.records.suppressions.suppress_contact(
        portal_id, contact_id, who="hubspot", why=why, at=world.clock()
    )
    target = of_contact(portal_id, contact_id)
    after = world.records.suppressions.of(target)
    _tell(world, "suppression.added", "hubspot", why, target, None, after)
    return linked


def _tell(
    world: World, what: str, who: str, why: str, target: Target, before: Suppression | None, after: Suppression | None
) -> None:
    """The audit log outlives the person's record, so it names the target by its hash."""
    named = {"covers": target.covers, "hash": world.records.suppressions.named(target)}
    was = {**named, "active": bool(before and before.active)}
    record(world, what, who, why, was, {**named, "active": bool(after and after.active)})


def _reason(text: str) -> str:
    why = " ".join(text.split())[:LONGEST_REASON]
    if not why:
        raise FixInput("A reason is required.", todo='Command: WHY="..."; API: "reason".')
    return why
