"""The team and the admitted forms, as data: a JSON file read into the state table.

`python -m infra.local team FILE` adds or replaces what the file names; without a file the local run takes the
emulated world's team. The shape is `{"reps": [Rep, ...], "forms": [FormRule, ...]}` of `chalicelib.domain`.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from chalicelib.domain.lead import Rep, VoiceProfile
from chalicelib.domain.submission import AssetRoot, FormRule
from chalicelib.errors import FixInput
from chalicelib.team.store import Team
from infra.emulators import google_world, world

COUNTRY = {"America/Guatemala": "GT", "Europe/Berlin": "DE", "America/New_York": "US"}


def load(team: Team, file: Path) -> tuple[int, int]:
    """Read a team file into the store; gives how many reps and forms it named. Raises FixInput when it is not one."""
    try:
        given = json.loads(file.read_text("utf-8"))
        reps = [Rep.model_validate(one) for one in given["reps"]]
        forms = [FormRule.model_validate(one) for one in given["forms"]]
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise FixInput(f"{file} is not a team file: {error}", todo="See docs in infra/local/team.py.") from error
    team.save(reps, forms)
    return len(reps), len(forms)


def load_emulated(team: Team) -> None:
    """The emulated world's reps and its one admitted form."""
    reps = [
        Rep(
            email=seed.email,
            name=f"{seed.first_name} {seed.last_name}",
            owner_id=seed.owner_id,
            timezone=seed.timezone,
            country=COUNTRY[seed.timezone],
            voice=VoiceProfile(signature="Brightpath\nCustomer events that bring pipeline"),
        )
        for seed in world.REPS
    ]
    form = FormRule(
        portal_id=str(world.PORTAL_ID),
        form_id=world.FORM_ID,
        name="Request a demo",
        asset_roots=(
            AssetRoot(
                folder_id=google_world.SALES_LIBRARY,
                name="Sales library",
                include=("Proposals 2026", "Client reports", "Roadshow 2026"),
                exclude=("Closed clients",),
            ),
            AssetRoot(folder_id=google_world.OPEN_RESOURCES, name="Open resources"),
        ),
    )
    team.save(reps, [form])
