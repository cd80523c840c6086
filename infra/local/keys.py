"""Keys of the local run: an emulated Google's service account, what suppressed addresses are hashed with, what signs."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any
from urllib.request import urlopen


def service_account(url: str) -> dict[str, Any]:
    """A key file's content whose tokens come from the emulator at this address. Signed for real, worth nothing elsewhere.

    Raises OSError when nothing answers there.
    """
    with urlopen(f"{url}/_emulator/service_account", timeout=10) as answer:
        return {**json.load(answer), "token_uri": f"{url}/token"}


def own_key(folder: Path, name: str) -> str:
    """A key of this folder's store, made once. A configured key goes before it; it stays for what was made with it."""
    file = folder / f"{name}.key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return file.read_text().strip()
