"""Google's own descriptions of its APIs: the discovery documents in the installed client."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from infra.emulators.http import Json, path_pattern

APIS = ("gmail.v1", "calendar.v3", "drive.v3")


class Method(NamedTuple):
    """A method of an API: verb, path from the root with names in braces, the scopes of which a token needs one.

    `answers` names the schema of its answer; empty where Google describes none.
    """

    api: str
    verb: str
    path: str
    scopes: frozenset[str]
    answers: str


@cache
def description(api: str) -> Json:
    """The document of an API by name and version, e.g. ``gmail.v1``. All share it; nobody changes it."""
    folder = resources.files("googleapiclient") / "discovery_cache" / "documents"
    return json.loads((folder / f"{api}.json").read_text("utf-8"))


def methods(api: str) -> Iterator[Method]:
    """Everything an API offers."""

    def walk(part: Json) -> Iterator[Method]:
        for method in part.get("methods", {}).values():
            path = f"/{described['servicePath']}{method.get('flatPath') or method['path']}"
            scopes = frozenset(method.get("scopes", []))
            yield Method(api, method["httpMethod"], path, scopes, method.get("response", {}).get("$ref", ""))
        for inner in part.get("resources", {}).values():
            yield from walk(inner)

    described = description(api)
    return walk(described)


@lru_cache(maxsize=4096)
def method_at(verb: str, path: str) -> Method | None:
    """The method that Google describes for a request, of any of the three APIs."""
    return next((method for pattern, method in _methods().get(verb, []) if pattern.match(path)), None)


@cache
def _methods() -> dict[str, list[tuple[re.Pattern[str], Method]]]:
    """By verb; a path without parameters before those that would take its last segment for one."""
    by_verb: dict[str, list[tuple[re.Pattern[str], Method]]] = {}
    every = [method for api in APIS for method in methods(api)]
    for method in sorted(every, key=lambda method: method.path.count("{")):
        by_verb.setdefault(method.verb, []).append((path_pattern(method.path), method))
    return by_verb
