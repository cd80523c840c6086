"""Partial answers: the ``fields`` masks of Google's APIs, e.g. ``nextPageToken,files(id,permissions/role)``.

A mask that names what Google's own description does not know is refused, as Google refuses it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from infra.emulators.google_answers import google_error
from infra.emulators.google_description import description, method_at
from infra.emulators.http import ApiError, Json, Request, Response

USUAL = {
    "File": "kind,id,name,mimeType",
    "FileList": "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)",
    "Permission": "kind,id,type,role",
    "PermissionList": "kind,nextPageToken,permissions(kind,id,type,role)",
}
"""What Drive tells without a mask; the other two tell all."""
TOKEN = re.compile(r"\s*(?:([\w-]+|\*)|([,/()])|(\S))")
DEEPEST = 20

Mask = dict[str, "Mask"]
"""Wanted fields, and what is wanted of each; empty: all of it."""


def asked(request: Request) -> Mask | None:
    """What a request wants of its answer; None: all. Raises ApiError 400 for a mask that its answer cannot follow."""
    method = method_at(request.method, request.path)
    if method is None or not method.answers:
        return None
    text = request.first("fields") or (USUAL.get(method.answers, "") if method.api == "drive.v3" else "")
    return parse(text, method.answers, method.api) if text else None


def shaped(request: Request, response: Response) -> Response:
    """The part of an answer that was asked for. What is no object, and an error, is told whole."""
    mask = asked(request) if response.status < 300 and isinstance(response.body, dict) else None
    return response if mask is None else replace(response, body=selected(response.body, mask))


def selected(value: Json, mask: Mask) -> Json:
    """The wanted part of an answer."""
    if isinstance(value, list):
        return [selected(item, mask) for item in value]
    if not mask or not isinstance(value, dict):
        return value
    return {name: selected(value[name], _inner(mask, name)) for name in value if name in mask or "*" in mask}


def parse(text: str, schema: str, api: str = "drive.v3") -> Mask:
    """A mask for answers of a schema. Raises ApiError 400 where it cannot be read, or names an unknown field."""
    tokens = [match.groups() for match in TOKEN.finditer(text)]
    mask, at = _group(text, tokens, 0, DEEPEST)
    if at != len(tokens):
        raise _refused(text)
    _known(mask, {"$ref": schema}, description(api)["schemas"])
    return mask


def _inner(mask: Mask, name: str) -> Mask:
    if name in mask and not mask[name]:
        return {}
    return {**mask.get("*", {}), **mask.get(name, {})}


def _group(text: str, tokens: list[tuple[str, ...]], at: int, depth: int) -> tuple[Mask, int]:
    mask: Mask = {}
    while depth:
        path, at = _path(text, tokens, at)
        inner: Mask = {}
        if at < len(tokens) and tokens[at][1] == "(":
            inner, at = _group(text, tokens, at + 1, depth - 1)
            if at >= len(tokens) or tokens[at][1] != ")":
                raise _refused(text)
            at += 1
        _add(mask, path, inner)
        if at >= len(tokens) or tokens[at][1] != ",":
            return mask, at
        at += 1
    raise _refused(text)


def _path(text: str, tokens: list[tuple[str, ...]], at: int) -> tuple[list[str], int]:
    path: list[str] = []
    while at < len(tokens) and tokens[at][0] and len(path) < DEEPEST:
        path.append(tokens[at][0])
        at += 1
        if at >= len(tokens) or tokens[at][1] != "/":
            return path, at
        at += 1
    raise _refused(text)


def _add(mask: Mask, path: list[str], inner: Mask) -> None:
    """One more wanted field; what is wanted whole stays whole."""
    for name in path[:-1]:
        if name in mask and not mask[name]:
            return
        mask = mask.setdefault(name, {})
    known = mask.get(path[-1])
    mask[path[-1]] = {} if known == {} or not inner else _joined(known or {}, inner)


def _joined(one: Mask, other: Mask) -> Mask:
    for name, inner in other.items():
        _add(one, [name], inner)
    return one


def _known(mask: Mask, schema: Json, schemas: Json) -> None:
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    if schema.get("type") == "array":
        _known(mask, schema["items"], schemas)
        return
    fields = schema.get("properties", {})
    for name, inner in mask.items():
        if name == "*" or "additionalProperties" in schema:
            continue
        if name not in fields:
            raise _refused(name)
        _known(inner, fields[name], schemas)


def _refused(what: str) -> ApiError:
    return google_error(400, f"Invalid field selection {what}", "invalidParameter", parameter="fields")
