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
    """The rep who owns the contact; otherwise the reps in the form's pool take turns. `next_turn` returns 1, 2, 3 ...

    Raises AskAPerson when no rep is active.
    """
    active = [rep for rep in reps if rep.active]
    owner = next((rep for rep in active if owner_id and rep.owner_id == owner_id), None)
    if owner:
        return Routed(owner, "owns the contact in HubSpot")
    pool = [rep for rep in active if not form.pool or rep.email in form.pool]
    if not pool:
        raise AskAPerson("No active rep can answer this lead.", todo="Add reps with `make team`, then replay the run.")
    turn = next_turn()
    why = "the contact's owner in HubSpot is not an active rep" if owner_id else "nobody owns the contact"
    return Routed(pool[(turn - 1) % len(pool)], f"{why}: turn {turn}, one of {len(pool)} in the pool")
