"""What a person wrote in a mail: without quotes, without signature, without markup. Pure; hostile text stays text.

Everything here looks at a line or a few at a time, and at no more than 16,000 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.text.html_text import html_text

LONGEST = 4_000
READ = 4 * LONGEST
LONGEST_HEAD = 300
"""Characters in which an attribution ends, over at most three lines."""
ATTRIBUTION = re.compile(
    r"(?:On\b.*\bwrote|Am\b.*\bschrieb\b.*|El\b.*\bescribi[oó]|Em\b.*\bescreveu|Op\b.*\bschreef\b.*|Le\b.*\ba [eé]crit"
    r"|Il\b.*\bha scritto|W dniu\b.*\bnapisa.*|Den\b.*\bskrev\b.*|Dne\b.*\bnapsal.*|\d{4}.*のメール|\d{4}年.*)\s?[:：]$",
    re.I,
)
ATTRIBUTION_STARTS = re.compile(r"(?:On|Am|El|Em|Op|Le|Il|W dniu|Den|Dne|\d{4}[年/-])\b|\d{4}年", re.I)
DIVIDER = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|urspr(?:ü|ue)ngliche nachricht|weitergeleitete nachricht|mensaje original"
    r"|message d'origine|messaggio originale|mensagem original|oorspronkelijk bericht|wiadomość oryginalna)\s?-{2,}",
    re.I,
)
SENDER_LINE = re.compile(r"\*?(?:from|von|de|da|van|od|差出人)\s?[:：]", re.I)
HEADER_LINE = re.compile(
    r"\*?(?:sent|to|subject|date|cc|gesendet|an|betreff|datum|enviado(?: el)?|para|asunto|fecha|envoy[eé](?: le)?|[àa]|objet"
    r"|inviato|oggetto|data|enviada(?: em)?|assunto|verzonden|aan|onderwerp|wysłano|do|temat|送信日時|宛先|件名)\s?[:：]",
    re.I,
)
SENT_FROM = re.compile(
    r"(?:sent from my|enviado desde mi|gesendet von mein|von meinem .{1,20} gesendet|envoy[eé] de mon|inviato da|enviado do meu"
    r"|verzonden vanaf mijn|get outlook for)\b.{0,60}",
    re.I,
)
SIGN_OFF = re.compile(
    r"(?:(?:best|kind|warm|many|with kind) )?regards|best(?: wishes)?|cheers|sincerely|yours(?: truly| sincerely| faithfully)?"
    r"|(?:un )?saludos?(?: cordiales)?|atentamente|un abrazo|mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en"
    r"|(?:viele|beste|liebe|herzliche|freundliche) gr(?:ü|ue)(?:ß|ss)e|mfg|lg|vg|(?:bien )?cordialement|salutations"
    r"|(?:cordiali|distinti) saluti|saluti|atenciosamente|(?:com os )?melhores cumprimentos|abra[cç]os|att"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|z poważaniem|pozdrawiam|med v[eä]nlig h[ae]lsning",
    re.I,
)
MOST_SIGNED = 8
"""Lines under a sign-off that are a signature; more of them are a message."""
LONGEST_SIGNED = 60
MONTHS = (
    r"jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|zo)?|märz|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober|ubre)?|okt(?:ober)?|nov(?:ember|iembre)?|dec(?:ember)?|dez(?:ember)?|dic(?:iembre)?|mai|juni|juli"
    r"|enero|febrero|abril|abr|mayo|junio|julio|agosto|septiembre"
)
DATE = re.compile(rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.? (?:de )?(?:{MONTHS})\b", re.I)


def reply_text(text: str, html: str) -> str:
    """The newest words of a message; at most 4,000 characters."""
    plain = text[:READ] if text[:READ].strip() else html_text(html, quoted=False)[:READ]
    lines = [line.rstrip() for line in plain.splitlines()]
    own = [line for line in _without_quotes(lines) if not SENT_FROM.fullmatch(line.strip()[:LONGEST_HEAD])]
    return "\n".join(_without_signature(own)).strip()[:LONGEST]


def dates(text: str, most: int = 5) -> tuple[str, ...]:
    """Dates as they were written."""
    return tuple(dict.fromkeys(DATE.findall(text[:READ])))[:most]


def _without_quotes(lines: Sequence[str]) -> list[str]:
    """Lines of their own. What follows an attribution is quoted to the end, unless the quoted lines are marked."""
    own: list[str] = []
    at = 0
    while at < len(lines):
        head = _attribution(lines, at)
        if head and not _marked(lines, at + head):
            return own
        if _begins_a_quote(lines, at):
            return own
        if not head and not lines[at].startswith(">"):
            own.append(lines[at])
        at += head or 1
    return own


def _attribution(lines: Sequence[str], at: int) -> int:
    """How many lines from here on say who wrote what follows: 0 to 3."""
    if not ATTRIBUTION_STARTS.match(lines[at]):
        return 0
    for count in (1, 2, 3):
        head = " ".join(line.strip() for line in lines[at : at + count])
        if len(head) <= LONGEST_HEAD and ATTRIBUTION.fullmatch(head):
            return count
    return 0


def _marked(lines: Sequence[str], at: int) -> bool:
    """Whether the next line that is not empty is marked as quoted."""
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return following.startswith(">")


def _begins_a_quote(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()[:LONGEST_HEAD]
    if DIVIDER.match(line):
        return True
    following = [one.strip()[:LONGEST_HEAD] for one in lines[at + 1 : at + 6]]
    return bool(SENDER_LINE.match(line)) and sum(bool(HEADER_LINE.match(one)) for one in following) >= 2


def _without_signature(lines: Sequence[str]) -> Sequence[str]:
    for at, line in enumerate(lines):
        if line.strip() == "--" or (_signs_off(line) and _is_signature(lines[at + 1 :])):
            return lines[:at]
    return lines


def _signs_off(line: str) -> bool:
    return len(line) <= LONGEST_SIGNED and bool(SIGN_OFF.fullmatch(line.strip().rstrip(",.! ")))


def _is_signature(lines: Sequence[str]) -> bool:
    """Whether what follows a sign-off is short lines that ask nothing; a separator begins the rest of a signature."""
    end = next((n for n, line in enumerate(lines[: 2 * MOST_SIGNED]) if line.strip() == "--"), len(lines))
    under = [line for line in lines[:end][: 4 * MOST_SIGNED] if line.strip()]
    short = all(len(line) <= LONGEST_SIGNED and "?" not in line for line in under)
    return short and len(under) <= MOST_SIGNED
