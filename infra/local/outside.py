"""The emulated HubSpot, Google and model as a process of its own: `python -m infra.local.outside`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

from chalicelib.console import trust
from infra.emulators.google import google_emulator
from infra.emulators.http import Request
from infra.emulators.http import serve as serve_emulator
from infra.emulators.hubspot import hubspot_emulator
from infra.emulators.llm import llm_emulator
from infra.local.process import serve
from infra.local.writer import write

NAMES = ("HUBSPOT", "GOOGLE", "OPENAI")


def start(stack: ExitStack) -> dict[str, str]:
    """Serve each on its `<NAME>_EMULATOR_PORT` (0: a free one); gives their addresses by name. Raises OSError."""
    env = os.environ
    hubspot = hubspot_emulator(
        webhook_base_url=env["PUBLIC_BASE_URL"],
        client_secret=env["HUBSPOT_CLIENT_SECRET"].split(",")[0],
        webhook_key=env["HUBSPOT_WEBHOOK_KEY"].split(",")[0],
    )
    urls = {}
    for name, emulator in zip(NAMES, (hubspot, google_emulator(), llm_emulator(writer=write)), strict=True):
        running = serve_emulator(emulator, int(env.get(f"{name}_EMULATOR_PORT") or 0), guard=guard)
        stack.callback(running.stop)
        urls[name] = running.url
    return urls


def guard(request: Request, address: str, port: int) -> str:
    """Why an emulator does not answer. Its API may be called through a fault proxy of the user's own, its controls not."""
    own = port if request.path.startswith("/_emulator/") else None
    why = trust.foreign(request.method, address, request.headers, port=own)
    return f"This emulator answers only programs at this computer. {why}" if why else ""


if __name__ == "__main__":
    sys.exit(serve(start))
