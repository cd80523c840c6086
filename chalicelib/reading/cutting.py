"""What a person wrote in a form: without pasted mail, signature, and legal footer. What was cut is kept apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from chalicelib.text.folding import folded
from chalicelib.text.mail_text import reply_text

LONGEST = 8_000
"""Characters of a message that are read."""
LONGEST_LINE = 600
FOOTERS = (
    "this e-mail and any", "this email and any", "this message and any", "this communication is", "this e-mail is confidential",
    "this email is confidential", "the information contained in this", "the contents of this", "confidentiality notice", "disclaimer",
    "if you are not the intended", "if you have received this", "please consider the environment", "registered in england",
    "registered office", "company registration", "diese e-mail enthalt", "diese e-mail kann", "diese nachricht ist vertraulich",
    "der inhalt dieser e-mail", "vertraulichkeitshinweis", "geschaftsfuhrer:", "sitz der gesellschaft", "registergericht", "handelsregister",
    "ust-id", "amtsgericht", "este mensaje y sus", "este mensaje es confidencial", "este correo electronico y", "este correo y",
    "aviso legal", "aviso de confidencialidad", "la informacion contenida en este", "antes de imprimir", "ce message et", "ce message est",
    "ce courriel", "cet e-mail", "cet email", "les informations contenues dans ce", "avis de confidentialite", "esta mensagem e",
    "esta mensagem pode", "este e-mail e", "este email e", "as informacoes contidas", "aviso de confidencialidade", "questo messaggio e",
    "questa e-mail", "le informazioni contenute", "avviso di riservatezza", "ai sensi del", "dit bericht", "deze e-mail",
    "de informatie in dit", "kvk", "ta wiadomosc", "niniejsza wiadomosc", "detta meddelande", "denna e-post", "denne e-mail", "denne e-posten",
)  # fmt: skip
"""How the lines begin, folded, from which on a message is a legal footer."""


class Cut(NamedTuple):
    """`body` is what the person wrote; `quoted` what they pasted under it, where there is any."""

    body: str
    quoted: str


def cut(message: str) -> Cut:
    """A form's message taken apart; where nothing of their own would be left, all of it is their own."""
    message = message[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    body = _without_footer(reply_text(message, ""))
    if not body.strip():
        return Cut(message.strip(), "")
    return Cut(body, _quoted(message))


def _without_footer(text: str) -> str:
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if at and folded(line.strip(" *_-|\t")[:LONGEST_LINE]).startswith(FOOTERS):
            return "\n".join(lines[:at]).strip()
    return text


def _quoted(message: str) -> str:
    """The pasted lines: marked ones, or what follows a divider or the head of a mail."""
    marked = [line for line in message.split("\n") if line.lstrip().startswith(">")]
    if marked:
        return "\n".join(line.lstrip("> \t") for line in marked)
    found = _HEAD.search(message)
    return message[found.end() :].strip() if found else ""


_HEAD = re.compile(r"\n(?:-{2,}[^\n-]{3,60}-{2,}|(?:On|Am|El|Em|Le|Il|Op|Den) [^\n]{5,200}:)[ \t]*\n")
