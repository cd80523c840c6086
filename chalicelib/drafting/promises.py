"""Whether we promised something in a thread and nothing followed: as good as owing an answer."""

from __future__ import annotations

import re

from chalicelib.domain.findings import Mail, ThreadRead
from chalicelib.text.quoting import one_line

LONGEST = 4_000
_PROMISE = re.compile(
    r"(?i)(?<!\w)(?:i['’]ll|i will|we['’]ll|we will|let me) (?:\w+ )?(?:send|get back|share|come back|forward|check|find out|ask)"
    r"|(?<!\w)(?:te|le|les) (?:mando|envío|enviaré|mandaré|paso)(?!\w)|(?<!\w)ich (?:schicke|sende|melde)(?!\w)"
    r"|(?<!\w)je (?:vous |t['’])(?:envoie|enverrai)(?!\w)|(?<!\w)(?:vou enviar|vou mandar|envio|mando)(?!\w)"
)


def promise_kept_open(thread: ThreadRead | None) -> Mail | None:
    """Our last mail of the thread, where it promises something and we sent nothing since; None otherwise."""
    ours = [mail for mail in thread.messages if mail.from_us and not mail.automatic] if thread else []
    return ours[-1] if ours and promised_in(ours[-1]) else None


def promised_in(mail: Mail) -> str:
    """The sentence of a mail that promises something to come; empty when there is none."""
    sentences = (one_line(part) for part in re.split(r"(?<=[.!?])\s", mail.text[:LONGEST]))
    return next((sentence for sentence in sentences if _PROMISE.search(sentence)), "")
