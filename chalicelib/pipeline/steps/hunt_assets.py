"""Step 7: files from allowlisted folders that fit, and that this recipient may open."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.connectors.drive import DriveFile
from chalicelib.domain.findings import AssetsFound
from chalicelib.domain.submission import AssetRoot
from chalicelib.library.assets import Wanted, allowed, hunt
from chalicelib.pipeline.context import Context, Result

KEPT_S = 15 * 60


def run(context: Context) -> Result:
    """No call while the folders are kept; else one a level of folders. Nothing configured is told as that."""
    roots = context.form.asset_roots if context.form else ()
    if not roots:
        return Result(AssetsFound(), "No asset folder is configured for this form.", status="nothing")
    listed = _listed(context, roots)
    files = [file for root in roots for file in listed[root.folder_id] if allowed(file, root)]
    found = hunt(files, _wanted(context), context.now)
    if not found.assets:
        closed = f"; {len(found.closed)} fit but are closed to them" if found.closed else ""
        return Result(found, f"None of {found.looked_at} files fits and is open to them{closed}.", status="nothing")
    best = found.assets[0]
    return Result(found, f"{len(found.assets)} of {found.looked_at} files; best: {best.name}, {best.reason}.")


def _listed(context: Context, roots: Sequence[AssetRoot]) -> dict[str, list[DriveFile]]:
    """Each root's files by its folder id. They are kept by root and reader: two reps may see different files."""
    mailbox = context.contact_found.rep.email
    keys = {root.folder_id: f"{mailbox}/{root.folder_id}" for root in roots}
    kept = context.records.cache.get("assets", keys.values())
    missing = [root for root in roots if keys[root.folder_id] not in kept]
    read = {root.folder_id: list(context.reads.drive.tree(mailbox, root.folder_id, root.name)) for root in missing}
    fresh = {keys[folder]: [file.model_dump(mode="json") for file in files] for folder, files in read.items()}
    context.records.cache.put("assets", fresh, KEPT_S)
    known = {folder: kept[key] for folder, key in keys.items() if key in kept}
    return read | {folder: [DriveFile.model_validate(file) for file in files] for folder, files in known.items()}


def _wanted(context: Context) -> Wanted:
    inquiry, company = context.inquiry, context.findings.company
    return Wanted(
        recipient=inquiry.email,
        recipient_domain=inquiry.email.rpartition("@")[2] if inquiry.business_domain else "",
        industry=(company.industry if company else "") or (context.form.industry_hint if context.form else ""),
        company=company.name if company else inquiry.company,
        message=inquiry.message,
    )
