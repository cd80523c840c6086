"""A draft as the bytes of a mail: plain text with an HTML twin made from it, in its thread, traceable to its run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from chalicelib.domain.ids import DRAFT_HEADER, part_of
from chalicelib.errors import FixInput
from chalicelib.text.quoting import one_line

POLICY = SMTP.clone(max_line_length=998, cte_type="7bit")
"""The longest line RFC 5322 allows: at the usual 78, ids in References are broken into encoded words."""
MOST_REFERENCES = 20
_ID = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
"""RFC 5322's dot-atom; quoted local parts are not written to by anyone."""
_LINK = re.compile(r"https://[^\s<>\"”]+[^\s<>\"”.,;:!?)]")


def message_id(run_id: str, version: int, home_domain: str) -> str:
    """The Message-ID of a draft: the same for the same version for one submission, so that it can be looked for.

    It holds only what the submission decides of the run's id: a run that begins anew after the store was lost finds it.
    """
    return f"<{part_of(run_id)}.{version}@{home_domain}>"


def message(
    *,
    sender: tuple[str, str],
    to: tuple[str, str],
    subject: str,
    body: str,
    signature: str,
    at: datetime,
    rfc_message_id: str,
    references: Sequence[str],
    run_id: str,
) -> bytes:
    """The whole mail. `sender` and `to` are (display name, address); `references` oldest first, empty in a new thread.

    Names and subject may be in any script; control characters in them become spaces. Raises FixInput for an address
    that no header can carry.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = address(*sender)
    mail["To"] = address(*to)
    mail["Subject"] = one_line(subject)
    mail["Date"] = at
    mail["Message-ID"] = rfc_message_id
    known = kept(references)
    if known:
        mail["In-Reply-To"] = known[-1]
        mail["References"] = " ".join(known)
    mail["X-Sales-Agent-Run"] = run_id
    mail[DRAFT_HEADER] = rfc_message_id
    text = signed(body, signature)
    mail.set_content(text)
    mail.add_alternative(as_html(text), subtype="html")
    mail.set_boundary(f"=_{run_id}")
    return mail.as_bytes()


def address(name: str, email: str) -> Address:
    """A mailbox for a header. Raises FixInput when the address is not one."""
    local, _, domain = email.strip().rpartition("@")
    if not _LOCAL.fullmatch(local) or not domain:
        raise FixInput("The address cannot stand in a mail's header.", code="bad_address")
    try:
        return Address(one_line(name), local, domain.encode("idna").decode("ascii"))
    except (ValueError, IndexError) as error:
        raise FixInput("The address's domain cannot stand in a mail's header.", code="bad_address") from error


def kept(references: Sequence[str]) -> tuple[str, ...]:
    """The ids a reply names: the thread's first and its latest, as RFC 5322 advises when they are many."""
    sound = [one for one in references if _ID.fullmatch(one) and one.isascii() and len(one) <= 200]
    return tuple(sound if len(sound) <= MOST_REFERENCES else [sound[0], *sound[-(MOST_REFERENCES - 1) :]])


def signed(body: str, signature: str) -> str:
    """The text with the rep's signature under the name, before a P.S."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    before, mark, ps = text.rpartition("\n\nP.S. ")
    head, tail = (before, mark + ps) if mark else (text, "")
    return (f"{head}\n{signature.strip()}" if signature.strip() else head) + tail + "\n"


def as_html(text: str) -> str:
    """The same text as HTML: paragraphs, lists, links; everything escaped."""
    blocks = (block for block in text.strip().split("\n\n") if block.strip())
    return "\n".join(part for block in blocks for part in _block(block.strip("\n").split("\n"))) + "\n"


def _block(lines: Sequence[str]) -> Iterator[str]:
    """Runs of list items as a list, what is between them as paragraphs."""
    run: list[str] = []
    for line in lines:
        if run and line.startswith("- ") != run[0].startswith("- "):
            yield _part(run)
            run = []
        run.append(line)
    yield _part(run)


def _part(lines: Sequence[str]) -> str:
    if lines[0].startswith("- "):
        return "<ul>" + "".join(f"<li>{_linked(line[2:])}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>\n".join(_linked(line) for line in lines) + "</p>"


def _linked(text: str) -> str:
    parts, end = [], 0
    for found in _LINK.finditer(text):
        parts += [escape(text[end : found.start()]), f'<a href="{escape(found[0])}">{escape(found[0])}</a>']
        end = found.end()
    return "".join([*parts, escape(text[end:])])
