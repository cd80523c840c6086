"""What a person wrote in a mail: without quotes, without signature, without markup. Pure; hostile text stays text."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString
from mailparser_reply import EmailMessage

LONGEST = 4_000
LANGUAGES = ("en", "es", "de", "fr", "it", "pt", "nl")
ATTRIBUTION = re.compile(
    r"^(?:On\b.{0,120}\bwrote:|Am\b.{0,120}\bschrieb\b.{0,80}:|El\b.{0,120}\bescribi[oó]:"
    r"|Em\b.{0,120}\bescreveu:|Op\b.{0,120}\bschreef\b.{0,80}:)\s*$",
    re.M,
)
"""Attribution lines that the parser lets stand: short ones, and two languages that it does not know."""
SENT_FROM = re.compile(r"^(?:Sent from my|Enviado desde mi|Gesendet von mein).{0,60}$", re.M | re.I)
NEVER_READ = "script, style, head, title, template, [hidden]"
QUOTATION = "blockquote, .gmail_quote, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg, #appendonsend"
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?\d*[1-9])", re.I)
BLOCKS = "p, div, tr, li, ul, ol, table, h1, h2, h3, h4, h5, h6, pre, section, article, header, footer"
LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.I)
SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s|$)|\n")
MONTHS = (
    r"jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|zo)?|märz|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober|ubre)?|okt(?:ober)?|nov(?:ember|iembre)?|dec(?:ember)?|dez(?:ember)?|dic(?:iembre)?|mai|juni|juli"
    r"|enero|febrero|abril|abr|mayo|junio|julio|agosto|septiembre"
)
DATE = re.compile(rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.? (?:de )?(?:{MONTHS})\b", re.I)


def written(text: str, html: str) -> str:
    """The newest words of a message; at most 4,000 characters."""
    plain = text if text.strip() else of_html(html, quoted=False)
    read = EmailMessage(text=plain[: LONGEST * 4], languages=list(LANGUAGES), keep_hyphen_lists=True).read()
    body = (read.replies[0].body or "") if read.replies else plain
    quote = ATTRIBUTION.search(body)
    body = body[: quote.start()] if quote else body
    lines = [line for line in body.splitlines() if not line.startswith(">")]
    return SENT_FROM.sub("", "\n".join(lines)).strip()[:LONGEST]


def of_html(html: str, *, quoted: bool = True) -> str:
    """The text of HTML that a person sees, a line for each block; `quoted` includes what it cites."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(html, "html.parser")
    gone = [*soup.select(NEVER_READ), *soup.find_all(style=UNSEEN), *([] if quoted else soup.select(QUOTATION))]
    for element in gone:
        element.extract()
    for text in soup.find_all(string=lambda text: type(text) is NavigableString):
        text.replace_with(" ".join(f"|{text}|".split())[1:-1])
    for block in soup.select(BLOCKS):
        block.append("\n")
    for end in soup("br"):
        end.replace_with("\n")
    lines = (line.strip() for line in soup.get_text().splitlines())
    return "\n".join(filter(None, lines))


def questions(text: str, most: int = 3) -> tuple[str, ...]:
    """Sentences that end in a question mark, links left out."""
    plain = LINK.sub(" ", text.replace("\uff1f", "? "))
    sentences = (" ".join(one.split()) for one in SENTENCE_END.split(plain))
    return tuple(one for one in sentences if one.endswith("?") and 3 < len(one) <= 200)[:most]


def dates(text: str, most: int = 5) -> tuple[str, ...]:
    """Dates as they were written."""
    return tuple(dict.fromkeys(DATE.findall(text)))[:most]
