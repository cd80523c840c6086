"""What of a stranger's text may be repeated in our mail: nothing that promises, orders a machine, or stands for something else."""

from __future__ import annotations

from chalicelib.drafting.checks import LINK, MARKUP, PLACEHOLDER, PROMISE, RESIDUE


def harmless(text: str) -> bool:
    """Whether repeating the text could neither promise anything nor steer whoever reads it."""
    return not any(pattern.search(text) for pattern in (PROMISE, RESIDUE, PLACEHOLDER, MARKUP, LINK))
