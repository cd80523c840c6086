"""Which rep answers a lead, and why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.errors import AskAPerson


@dataclass(frozen=True)
class Routed:
    """The rep, and the reason in words."""

    rep: Rep
    reason: str


def route(owner_id: str, reps: Sequence[Rep], form: FormRule, next_turn: Callable[[], int]) -> Routed:
    """The owner's rep; without one the reps of the form's pool take turns. `next_turn` gives 1, 2, 3 ...

    Raises AskAPerson when no rep is active.
    """
    active = [rep for rep in reps if rep.active]
    owner = next((rep for rep in active if owner_id and rep.owner_id == owner_id), None)
    if owner:
        return Routed(owner, "owns the contact in HubSpot")
    pool = [rep for rep in active if not form.pool or rep.email in form.pool]
    if not pool:
        raise AskAPerson(
            "No rep is active to answer this lead.", todo="Add reps with `make team`, then replay the run."
        )
    turn = next_turn()
    why = "its owner in HubSpot is no active rep" if owner_id else "nobody owns the contact"
    return Routed(pool[(turn - 1) % len(pool)], f"{why}: turn {turn}, one of {len(pool)} in the pool")
