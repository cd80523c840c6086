"""The model's reading of the message, asked for beside the look-ups and taken in before the plan.

Whatever fails, or comes too late, leaves the rules' reading; the note of step 1 says so.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import NamedTuple

from chalicelib.connectors.llm import Model
from chalicelib.domain.reading import Reading
from chalicelib.errors import AgentError
from chalicelib.reading.model import INSTRUCTIONS, Response, merged, quoted
from chalicelib.world import World

LONGEST_S = 8.0
"""What the model may take; it runs beside the look-ups."""
RESERVED_S = 60.0
"""Of the worker's time that is left for everything after it."""
GRACE_S = 1.0


class Read(NamedTuple):
    """A reading, and what the note of step 1 says of it."""

    reading: Reading
    note: str


def begin(world: World, ruled: Reading, time_left_s: float) -> Future[Read] | None:
    """Ask the model to read; None where none reads, where there is nothing to read, or no time."""
    model = world.reads.model if world.settings.model_reads else None
    if model is None or not ruled.body or time_left_s < RESERVED_S:
        return None
    return world.pool.submit(_asked, model, ruled)


def taken(ahead: Future[Read], ruled: Reading) -> Read:
    """What the model read, or the rules' reading with the reason."""
    try:
        return ahead.result(LONGEST_S + GRACE_S)
    except TimeoutError:
        return Read(ruled, "Read by rules: the model took too long.")


def _asked(model: Model, ruled: Reading) -> Read:
    try:
        response = model.write(
            instructions=INSTRUCTIONS, brief=quoted(ruled), schema=Response, cache_key="reading", deadline_s=LONGEST_S
        )
    except AgentError as error:
        return Read(ruled, f"Read by rules: the model did not serve ({error.code}).")
    reading = merged(ruled, response.value)
    tokens = response.input_tokens + response.output_tokens
    if reading.by == "rules":
        return Read(ruled, f"Read by rules: the model said nothing of use ({tokens} tokens).")
    return Read(reading, f"Read by the model, {tokens} tokens.")
