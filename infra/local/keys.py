"""The service account of an emulated Google, fetched from it as a key file is from a console."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import urlopen


def service_account(url: str) -> dict[str, Any]:
    """A key file's content whose tokens come from the emulator at this address. Signed for real, worth nothing elsewhere.

    Raises OSError when nothing answers there.
    """
    with urlopen(f"{url}/_emulator/service_account", timeout=10) as answer:
        return {**json.load(answer), "token_uri": f"{url}/token"}
