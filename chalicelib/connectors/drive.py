"""Reading Drive: the files below an allowlisted folder, with who may open them. Nothing here shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from pydantic import BaseModel

from chalicelib.connectors.google import READ_SCOPES, Google, translated
from chalicelib.errors import FixInput

FOLDER = "application/vnd.google-apps.folder"
SHORTCUT = "application/vnd.google-apps.shortcut"
FIELDS = (
    "nextPageToken,files(id,name,mimeType,webViewLink,modifiedTime,parents,"
    "permissions(type,role,emailAddress,domain),shortcutDetails(targetId))"
)
MOST_FILES = 1000
MOST_READ, MOST_FOLDERS = 2000, 300
"""Of one level, and below one level."""
MOST_LEVELS = 6
PARENTS_A_QUERY = 30


class Grant(BaseModel, frozen=True):
    """Who may open a file: anyone, a domain, a user or a group."""

    kind: str
    address: str = ""
    domain: str = ""


class DriveFile(BaseModel, frozen=True):
    """A file below a root. `path` names the folders between, and the root itself first."""

    file_id: str
    name: str
    mime_type: str
    link: str
    path: tuple[str, ...]
    grants: tuple[Grant, ...]
    """Empty also when we may not see them: then nobody is taken to have access."""
    modified_at: datetime | None = None


@dataclass(frozen=True)
class Drive:
    """Drive, for reading, as seen by a rep."""

    google: Google

    def folder(self, mailbox: str, folder_id: str) -> str:
        """A folder's name. Raises FixInput with code not_found where this rep cannot see it, or it is no folder."""
        with translated("drive"):
            service = self.google.service("drive", mailbox, READ_SCOPES["drive"])
            fields = "name,mimeType,trashed"
            found = service.files().get(fileId=folder_id, fields=fields, supportsAllDrives=True).execute()
        if found.get("mimeType") != FOLDER or found.get("trashed"):
            raise FixInput("drive: this id is no folder, or the folder is in the trash.", code="not_found")
        return str(found["name"])

    def tree(self, mailbox: str, folder_id: str, name: str) -> tuple[DriveFile, ...]:
        """Every file below a folder, folders left out, breadth first; at most 1,000, six levels deep.

        One call a level (30 folders a call). A shortcut counts as a file that nobody can open: what its target grants is
        not known from it.
        """
        files: list[DriveFile] = []
        level: dict[str, tuple[str, ...]] = {folder_id: (name or "Drive",)}
        for _ in range(MOST_LEVELS):
            if not level or len(files) >= MOST_FILES:
                break
            inside, level = self._level(mailbox, level)
            files += inside
        return tuple(files[:MOST_FILES])

    def _level(
        self, mailbox: str, folders: dict[str, tuple[str, ...]]
    ) -> tuple[list[DriveFile], dict[str, tuple[str, ...]]]:
        """The files in some folders, and the folders in them with their paths."""
        files: list[DriveFile] = []
        below: dict[str, tuple[str, ...]] = {}
        for item in islice(self._children(mailbox, list(folders)), MOST_READ):
            path = next((folders[parent] for parent in item.get("parents", []) if parent in folders), ())
            if item["mimeType"] == FOLDER:
                below[item["id"]] = (*path, item["name"])
            else:
                files.append(_file(item, path))
        return files, dict(islice(below.items(), MOST_FOLDERS))

    def _children(self, mailbox: str, folders: list[str]) -> Iterator[dict[str, Any]]:
        for start in range(0, len(folders), PARENTS_A_QUERY):
            parents = " or ".join(f"'{escaped(one)}' in parents" for one in folders[start : start + PARENTS_A_QUERY])
            yield from self._listed(mailbox, f"({parents}) and trashed=false")

    def _listed(self, mailbox: str, query: str) -> Iterator[dict[str, Any]]:
        token = None
        while True:
            with translated("drive"):
                service = self.google.service("drive", mailbox, READ_SCOPES["drive"])
                asked = service.files().list(
                    q=query,
                    fields=FIELDS,
                    pageSize=1000,
                    pageToken=token,
                    supportsAllDrives=True,
                    includeItemsFromAllDrives=True,
                )
                page = asked.execute()
            yield from page.get("files", [])
            token = page.get("nextPageToken")
            if not token:
                return


def escaped(text: str) -> str:
    """Text inside the quotes of Drive's query language."""
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _file(given: dict[str, Any], path: tuple[str, ...]) -> DriveFile:
    permissions = [] if given["mimeType"] == SHORTCUT else given.get("permissions", [])
    grants = tuple(
        Grant(kind=one["type"], address=one.get("emailAddress", "").lower(), domain=one.get("domain", "").lower())
        for one in permissions
    )
    modified = given.get("modifiedTime")
    return DriveFile(
        file_id=given["id"],
        name=given["name"],
        mime_type=given["mimeType"],
        link=given.get("webViewLink", ""),
        path=path,
        grants=grants,
        modified_at=datetime.fromisoformat(modified) if modified else None,
    )
