"""What a person wrote in a mail: without quotes, without signature, without markup. Pure; hostile text stays text."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from mailparser_reply import EmailReplyParser

LONGEST = 4_000
LANGUAGES = ["en", "es", "de", "fr", "it", "pt", "nl"]
OUTLOOK_QUOTE = re.compile(
    r"^(?:On\b.{0,120}\bwrote:|Am\b.{0,120}\bschrieb\b.{0,80}:|El\b.{0,120}\bescribi[oó]:)\s*$", re.M
)
SENT_FROM = re.compile(r"^(?:Sent from my|Enviado desde mi|Gesendet von mein).{0,60}$", re.M | re.I)


def written(text: str, html: str) -> str:
    """The newest words of a message; at most 4,000 characters."""
    plain = text if text.strip() else of_html(html)
    replies = EmailReplyParser(languages=LANGUAGES).read(text=plain[: LONGEST * 4]).replies
    body = (replies[0].body or "") if replies else plain
    quote = OUTLOOK_QUOTE.search(body)
    body = body[: quote.start()] if quote else body
    lines = [line for line in body.splitlines() if not line.startswith(">")]
    return SENT_FROM.sub("", "\n".join(lines)).strip()[:LONGEST]


def of_html(html: str) -> str:
    """The visible text of HTML."""
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup(["script", "style", "head", "title"]):
        hidden.decompose()
    return soup.get_text("\n").strip()


def questions(text: str, most: int = 3) -> tuple[str, ...]:
    """Sentences that end in a question mark."""
    found = re.findall(r"[^.!?\n]{3,200}\?", text)
    return tuple(" ".join(one.split()) for one in found[:most])


def dates(text: str, most: int = 5) -> tuple[str, ...]:
    """Dates as they were written."""
    months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mai|okt|dez"
    found = re.findall(rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.? (?:de )?(?:{months})[a-z]*\b", text, re.I)
    return tuple(dict.fromkeys(found))[:most]
