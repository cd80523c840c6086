"""The made-up seller's pack, loaded at the first start so that the demo's draft has something to answer with."""

from __future__ import annotations

from pathlib import Path

from chalicelib.operations.knowledge import take_folder
from chalicelib.world import World
from infra.operate import folder

EXAMPLE = Path(__file__).parents[2] / "docs" / "knowledge.example"


def load_example(world: World) -> None:
    """Take the example as the first version. Raises what `take_folder` raises."""
    take_folder(world, folder.read(EXAMPLE), "local run", "first start")
