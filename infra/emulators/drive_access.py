"""Who may do what with a file of the emulated Drive: its own permissions, and those of the folders that it lies in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from infra.emulators.http import Json

ROLES = ("", "reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
"""Each may do all that those before it may."""
KINDS = {"user": "emailAddress", "group": "emailAddress", "domain": "domain", "anyone": ""}
"""Whom a permission may be for, and the field that names them."""

Tree = Mapping[str, Json]
"""All files by id."""


def permissions_of(tree: Tree, file: Json) -> list[Json]:
    """A file's permissions with the inherited ones, one for each grantee: that of the greatest role."""
    greatest: dict[tuple[str, str], Json] = {}
    for permission in _with_inherited(tree, file, frozenset()):
        known = greatest.get(grantee(permission))
        if known is None or rank(permission["role"]) > rank(known["role"]):
            greatest[grantee(permission)] = permission
    return list(greatest.values())


def role_of(tree: Tree, file: Json, who: str, *, by_link: bool = True) -> str:
    """What somebody may do with a file; empty: nothing. `by_link`: they have its link, and so what anyone may."""
    domain = who.rpartition("@")[2]
    held = [
        permission["role"]
        for permission in permissions_of(tree, file)
        if grantee(permission) in (("user", who), ("domain", domain))
        or (permission["type"] == "anyone" and (by_link or permission.get("allowFileDiscovery")))
    ]
    return max(held, key=rank, default="")


def may(role: str, wanted: str) -> bool:
    """Whether a role reaches as far as another."""
    return rank(role) >= rank(wanted)


def rank(role: str) -> int:
    """Roles in order; one that Drive does not know is none."""
    return ROLES.index(role) if role in ROLES else 0


def grantee(permission: Json) -> tuple[str, str]:
    """Whom a permission is for."""
    return permission["type"], str(permission.get(KINDS[permission["type"]], "")).lower()


def permission_id(permission: Json) -> str:
    """Drive's id of a grantee: the same on every file."""
    kind, name = grantee(permission)
    if kind == "anyone":
        return "anyone" if permission.get("allowFileDiscovery") else "anyoneWithLink"
    return f"{int(sha256(f'{kind} {name}'.encode()).hexdigest()[:16], 16):020}" + ("k" if kind == "domain" else "")


def _with_inherited(tree: Tree, file: Json, below: frozenset[str]) -> Iterator[Json]:
    yield from file["permissions"]
    for parent in file["parents"]:
        if parent in tree and parent not in below:
            yield from _with_inherited(tree, tree[parent], below | {file["id"], parent})
