"""The emulated world's reps and its one admitted form, as the demo's team."""

from __future__ import annotations

from chalicelib.domain.lead import Rep, VoiceProfile
from chalicelib.domain.submission import AssetRoot, FormRule
from chalicelib.team.store import Team
from infra.emulators import google_world, world

COUNTRY = {"America/Guatemala": "GT", "Europe/Berlin": "DE", "America/New_York": "US"}


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
