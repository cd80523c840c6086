"""Step 7: files from allowlisted folders that fit, and that this recipient may open."""

from __future__ import annotations

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
    files = [file for root in roots for file in _files(context, root) if allowed(file, root)]
    found = hunt(files, _wanted(context), context.now)
    if not found.assets:
        closed = f"; {len(found.closed)} fit but are closed to them" if found.closed else ""
        return Result(found, f"None of {found.looked_at} files fits and is open to them{closed}.", status="nothing")
    best = found.assets[0]
    return Result(found, f"{len(found.assets)} of {found.looked_at} files; best: {best.name}, {best.reason}.")


def _files(context: Context, root: AssetRoot) -> list[DriveFile]:
    """A root's files. They are kept by root and reader: two reps may see different files."""
    mailbox = context.contact_found.rep.email
    key = f"{mailbox}/{root.folder_id}"
    kept = context.records.cache.get("assets", key)
    if kept is not None:
        return [DriveFile.model_validate(one) for one in kept]
    files = context.reads.drive.tree(mailbox, root.folder_id, root.name)
    context.records.cache.put("assets", key, [one.model_dump(mode="json") for one in files], KEPT_S)
    return list(files)


def _wanted(context: Context) -> Wanted:
    inquiry, company = context.inquiry, context.findings.company
    return Wanted(
        recipient=inquiry.email,
        recipient_domain=inquiry.email.rpartition("@")[2] if inquiry.business_domain else "",
        industry=(company.industry if company else "") or (context.form.industry_hint if context.form else ""),
        company=company.name if company else inquiry.company,
        message=inquiry.message,
    )
