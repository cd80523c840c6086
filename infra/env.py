"""The file `.env`: settings for every command that a person starts here. The environment wins over it.

Read by python-dotenv, as everybody writes such files: quotes, comments, values of several lines. Nothing in a value is
replaced: a secret may hold a dollar sign.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from dataclasses import fields
from pathlib import Path

from dotenv.parser import parse_stream

from chalicelib.errors import FixInput
from chalicelib.settings import Settings

FILE = Path(".env")
OF_THE_RUN = {
    "PORT": ("8000", "Port of the local run."),
    "HUBSPOT_EMULATOR_PORT": ("", "Port of the emulated HubSpot; a free one where none is set. Likewise the next two."),
    "GOOGLE_EMULATOR_PORT": ("", ""),
    "OPENAI_EMULATOR_PORT": ("", ""),
    "LOG_LEVEL": ("INFO", "Least level in .local/log.jsonl; above INFO the terminal shows no line per lead."),
    "AWS_PROFILE": ("", "Credentials for commands on a deployed stage. Likewise the next."),
    "AWS_REGION": ("", ""),
}
"""What is no setting of the product, but of the commands."""


def load(env: MutableMapping[str, str] = os.environ, file: Path = FILE) -> None:
    """Take what the file says and the environment does not. Raises FixInput naming the lines that cannot be read."""
    if not file.exists():
        return
    try:
        with file.open(encoding="utf-8-sig") as lines:
            bindings = list(parse_stream(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise FixInput(f"{file} cannot be read ({type(error).__name__}).", todo="Write it as UTF-8 text.") from error
    wrong = [str(one.original.line) for one in bindings if one.error or (one.key and one.value is None)]
    if wrong:
        todo = "Write NAME=value; quote a value that spans lines."
        raise FixInput(f"{file} cannot be read at line {', '.join(wrong)}.", todo=todo)
    for one in bindings:
        if one.key and one.value is not None and one.key not in env:
            env[one.key] = one.value


def example() -> str:
    """The file `.env.example`: every setting with its default, commented out."""
    rows = [(row.metadata["env"], _default(row.default), row.metadata["sentence"]) for row in fields(Settings)] + [
        (name, default, sentence) for name, (default, sentence) in OF_THE_RUN.items()
    ]
    head = (
        "# Copy to .env and uncomment what you set. The environment wins over it. Made from the code by `make docs`.\n"
    )
    return head + "".join(
        f"\n# {sentence}\n# {name}={value}\n" if sentence else f"# {name}={value}\n" for name, value, sentence in rows
    )


def _default(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
