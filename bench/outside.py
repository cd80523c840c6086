"""The emulated outside as a process of its own, so that its work is not counted as the product's."""

from __future__ import annotations

import json
import sys

from bench import DELAYS_S
from infra.emulators.google import google_emulator
from infra.emulators.http import serve
from infra.emulators.hubspot import hubspot_emulator
from infra.emulators.llm import llm_emulator
from infra.local.service import LOCAL_KEY, LOCAL_SECRET
from infra.local.writer import write


def main() -> None:
    """Print the addresses as one line of JSON, then serve until standard input closes."""
    base_url, slow = sys.argv[1], sys.argv[2] == "slow"
    hubspot = hubspot_emulator(webhook_base_url=base_url, client_secret=LOCAL_SECRET, webhook_key=LOCAL_KEY)
    made = {"HUBSPOT": serve(hubspot), "GOOGLE": serve(google_emulator()), "OPENAI": serve(llm_emulator(writer=write))}
    if slow:
        hubspot.delay = DELAYS_S["hubspot"]
        made["OPENAI"].emulator.delay = DELAYS_S["llm"]
        made["GOOGLE"].emulator.delay_of = google_delay
    print(json.dumps({name: one.url for name, one in made.items()}), flush=True)
    sys.stdin.read()


def google_delay(path: str) -> float:
    """Three services share one port; a token is answered at once."""
    for part, name in (("/gmail/", "gmail"), ("/drive/", "drive"), ("/calendar/", "calendar")):
        if path.startswith(part):
            return DELAYS_S[name]
    return 0.0


if __name__ == "__main__":
    main()
