"""Links, addresses, files, quotations, and what no mail may hold: markup, placeholders, words of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.drafting.checks_draft import QUOTED, Problem, Written, blanked, links_offered
from chalicelib.text.quoting import one_line

RESIDUE = re.compile(
    r"(?i)(?<!\w)(?:as an ai|language model|ignore (?:all |the |any )?(?:previous|above|prior)|system prompt"
    r"|instructions?:|here is (?:the|your) (?:draft|email|reply)|fact ids?)(?!\w)|</?brief>|\([FHVTASRKP]\d+(?:\.\d+)?\)"
)
PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]|\{\{|\}\}|\{\w+\}|\b(?:TODO|TBD|X{3,})\b|(?i:\blorem\b)")
HEADER = re.compile(r"(?im)^\s*(?:to|cc|bcc|from|subject|reply-to)\s*:")
MARKUP = re.compile(r"<\s{0,9}[/!]?\s{0,9}[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|lt|gt|amp|nbsp|quot);", re.IGNORECASE)
LINK = re.compile(
    r"""(?i)(?:https?|ftp|javascript|data|mailto):[^\s<>"”]+|\bwww\.[^\s<>"”]+"""
    r"""|(?<![@\w.])\w[\w-]{0,62}\.(?:[\w-]{1,63}\.){0,126}[^\W\d_]{2,63}\b(?:/[^\s<>"”]*)?"""
)
ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}")
FILE = re.compile(r"(?i)[\w-]{1,64}\.(?:pdf|docx?|pptx?|xlsx?|csv|zip|key|odt)\b")


def links(written: Written) -> Iterator[Problem]:
    """Only links of files, of the booking page, and of approved answers and contacts."""
    ours = " ".join(source.text for source in written.sources)
    allowed = {*links_offered(written), *(link.rstrip(".,;:!?)") for link in LINK.findall(ADDRESS.sub(" ", ours)))}
    subject = "" if written.fixed_subject else written.subject
    exempt = (written.findings.rep.voice.ps, *(asset.name for asset in written.findings.assets))
    for link in LINK.findall(blanked(ADDRESS.sub(" ", f"{subject}\n{written.body}"), exempt)):
        if not allowed & {link, link.rstrip(".,;:!?)")} and not FILE.fullmatch(link):
            yield Problem("link", f"The link {link[:80]} is not in the Brief.")


def addresses(written: Written) -> Iterator[Problem]:
    """Only the rep's own address, and those that approved answers and contacts name."""
    ours = " ".join(source.text for source in written.sources).casefold()
    allowed = {written.findings.rep.email.casefold(), *ADDRESS.findall(ours)}
    for address in ADDRESS.findall(f"{written.subject if not written.fixed_subject else ''}\n{written.body}"):
        if address.casefold().rstrip(".") not in allowed:
            yield Problem("address", "It holds a mail address that is neither the rep's own nor one of our contacts'.")
    if HEADER.search(written.body):
        yield Problem("address", "It holds a line like a mail header; the recipient is fixed.")


def files(written: Written) -> Iterator[Problem]:
    """Only files that are offered."""
    for name in FILE.findall(written.own):
        yield Problem("file", f"There is no file {name[:60]} in the Brief.")


def quotes(written: Written) -> Iterator[Problem]:
    """Between quotation marks, only what stands word for word in the Brief."""
    known = written.known.casefold()
    for quoted in QUOTED.findall(written.body):
        text = one_line(quoted).casefold().rstrip(".,?!")
        if text not in known and not _is_asset(quoted, written):
            yield Problem("quotation", f"“{quoted[:60]}” is not, word for word, in the Brief.")


def residue(written: Written) -> Iterator[Problem]:
    """Nothing that speaks of how the mail was made, no placeholder, no markup."""
    whole = f"{'' if written.fixed_subject else written.subject}\n{written.body}"
    text = blanked(whole, [asset.name for asset in written.findings.assets])
    for found in RESIDUE.findall(text):
        yield Problem("residue", f"“{found}” speaks of how the mail was made.")
    for found in PLACEHOLDER.findall(text):
        yield Problem("placeholder", f"“{found}” is a placeholder.")
    if MARKUP.search(text):
        yield Problem("markup", "It holds HTML; plain text only.")


def _is_asset(quoted: str, written: Written) -> bool:
    return any(one_line(quoted) == one_line(asset.name) for asset in written.findings.assets)
