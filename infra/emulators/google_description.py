"""Google's own descriptions of its APIs: the discovery documents in the installed client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from infra.emulators.http import Json


class Method(NamedTuple):
    """A method of an API: verb, path from the root with names in braces, and the scopes of which a token needs one."""

    verb: str
    path: str
    scopes: frozenset[str]


@cache
def description(api: str) -> Json:
    """The document of an API by name and version, e.g. ``gmail.v1``. All share it; nobody changes it."""
    folder = resources.files("googleapiclient") / "discovery_cache" / "documents"
    return json.loads((folder / f"{api}.json").read_text("utf-8"))


def methods(api: str) -> Iterator[Method]:
    """Everything an API offers."""

    def walk(part: Json) -> Iterator[Method]:
        for one in part.get("methods", {}).values():
            path = f"/{described['servicePath']}{one.get('flatPath') or one['path']}"
            yield Method(one["httpMethod"], path, frozenset(one.get("scopes", [])))
        for inner in part.get("resources", {}).values():
            yield from walk(inner)

    described = description(api)
    return walk(described)
