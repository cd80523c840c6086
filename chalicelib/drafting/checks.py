"""What a draft must pass, whoever wrote it: nothing in it that is not in the Brief, and nothing a rep would not send.

What stands between quotation marks is exempt from the checks of numbers, names and promises when it is, word for word,
in the Brief. So are the exact names of the files offered. Links, markup and orders to a machine are never exempt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chalicelib.domain.draft import Claim, Plan
from chalicelib.domain.findings import Brief, Slot
from chalicelib.domain.lead import Rep
from chalicelib.drafting.briefing import Findings
from chalicelib.text import spoken_time
from chalicelib.text.quoting import one_line

WORDS = (12, 220)
SUBJECT_CHARS = 90
LONGEST_BODY = 10_000
LONGEST_SUBJECT = 1_000
"""Characters beyond which nothing else is looked at."""
PROMISE = re.compile(
    r"(?i)(?<!\w)(?:guarantee\w*|discount\w*|free of charge|free trial|at no cost|for free|refund\w*|contract terms?"
    r"|legally binding|service level\w*|warrant(?:y|ies)|(?:we|i) (?:promise|commit)|by (?:the )?end of (?:the )?"
    r"(?:day|week|month)|within \w+ (?:hours?|days?|weeks?)|money back|exclusive offer|special offer|deadlines?"
    r"|\d+ ?% off)(?!\w)"
)
RESIDUE = re.compile(
    r"(?i)(?<!\w)(?:as an ai|language model|ignore (?:all |the |any )?(?:previous|above|prior)|system prompt"
    r"|instructions?:|here is (?:the|your) (?:draft|email|reply)|fact ids?)(?!\w)|</?brief>|\([FHVTASR]\d+(?:\.\d+)?\)"
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
PRICE = re.compile(
    r"(?i)[$€£¥]\s?\d|\d[\d.,]{0,20}\s?(?:[$€£¥]|usd|eur|gbp|dollars?|euros?|pounds?|quetzales)|\b(?:usd|eur|gbp)\s?\d"
)
PERCENT = re.compile(r"(?i)\d{1,15}(?:[.,]\d{1,15})?\s?(?:%|percent|per cent)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
SENTENCE_STARTS = re.compile(r"(?:^|[.!?:]\s|\n)[\s\-•“”\"'(]*")
QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,300})[”\"]")
COMMON = frozenset((
    "ms", "mr", "dr", "prof", "ing", "san", "i", "i'm", "i'd", "i'll", "i've", "re", "ps", "crm", "roi", "b2b", "b2c", "saas", "kpi", "kpis", "faq", "it", "hr",
    "cmo", "ceo", "cfo", "cto", "vp", "q1", "q2", "q3", "q4", "utc", "gmt", "am", "pm", "ok", "pdf", "english",
    "spanish", "german", "french", "portuguese", "italian",
    *(name.lower() for name in (*spoken_time.DAYS, *spoken_time.MONTHS)),
))  # fmt: skip


class Problem(NamedTuple):
    """One thing wrong. `code` is stable; `what` says it to the writer and to people."""

    code: str
    what: str


@dataclass(frozen=True)
class Written:
    """A draft under check, with what it is checked against."""

    subject: str
    body: str
    claims: tuple[Claim, ...]
    plan: Plan
    brief: Brief
    findings: Findings
    fixed_subject: str = ""
    """The subject of the thread that this replies to: it is to stay as it is."""

    @cached_property
    def own(self) -> str:
        """Subject and body without what is rightly quoted: the writer's own words."""
        subject = "" if self.fixed_subject else self.subject
        approved = [claim.text for claim in self.claims if {source[:1] for source in claim.sources} <= {"K", "P"}]
        return _without_exempt(_blanked(f"{subject}\n{self.body}", approved), self.known, self.findings)

    @cached_property
    def known(self) -> str:
        """All that the Brief says, on one line."""
        return one_line(" ".join(fact.text for fact in self.brief.facts))


Check = Callable[[Written], Iterator[Problem]]


def problems(written: Written) -> tuple[Problem, ...]:
    """Everything wrong with a draft; empty when a rep could send it."""
    if len(written.body) > LONGEST_BODY or len(written.subject) > LONGEST_SUBJECT:
        return (
            Problem("length", f"It is longer than {LONGEST_BODY} characters, or its subject than {LONGEST_SUBJECT}."),
        )
    return tuple(problem for check in CHECKS for problem in check(written))


def _links(written: Written) -> Iterator[Problem]:
    allowed = set(_links_offered(written))
    subject = "" if written.fixed_subject else written.subject
    exempt = (written.findings.rep.voice.ps, *(asset.name for asset in written.findings.assets))
    for link in LINK.findall(_blanked(ADDRESS.sub(" ", f"{subject}\n{written.body}"), exempt)):
        plain = link.rstrip(".,;:!?)")
        if not allowed & {link, plain} and plain not in _of_ours(written) and not FILE.fullmatch(link):
            yield Problem("link", f"The link {link[:80]} is not in the Brief.")


def _addresses(written: Written) -> Iterator[Problem]:
    for address in ADDRESS.findall(f"{written.subject if not written.fixed_subject else ''}\n{written.body}"):
        own = written.findings.rep.email.casefold()
        if address.casefold().rstrip(".") != own and address.rstrip(".") not in _of_ours(written):
            yield Problem("address", "It holds a mail address that is neither the rep's own nor a contact of ours.")
    if HEADER.search(written.body):
        yield Problem("address", "It holds a line like a mail header; the recipient is fixed.")


def _times(written: Written) -> Iterator[Problem]:
    moments = _moments(written.findings.slots)
    clocks = {clock for _, clock in moments}
    for line in written.own.split("\n"):
        times, days = spoken_time.clocks_in(line), set(spoken_time.dates_in(line))
        yield from (Problem("time", f"{h}:{m:02} is no time of a slot.") for h, m in times if (h, m) not in clocks)
        if len(days) == 1:
            on = next(iter(days))
            wrong = [clock for clock in times if clock in clocks and (on, clock) not in moments]
            yield from (Problem("time", f"{h}:{m:02} is not free on that day.") for h, m in wrong)


def _dates(written: Written) -> Iterator[Problem]:
    known = set(spoken_time.dates_in(written.known)) | {day for day, _ in _moments(written.findings.slots)}
    for month, day in spoken_time.dates_in(written.own):
        if (month, day) not in known:
            yield Problem("date", f"{day} {spoken_time.MONTHS[(month - 1) % 12]} is not in the Brief.")
    if re.search(r"(?i)\btomorrow\b", written.own):
        yield Problem("date", "`tomorrow` depends on when it is read; name the day.")


def _amounts(written: Written) -> Iterator[Problem]:
    own = _blanked(spoken_time.without_times(written.own), _links_offered(written))
    if PRICE.search(own):
        yield Problem("price", "It names an amount of money; only a quotation from the Brief may.")
    for share in PERCENT.findall(own):
        if share not in written.known:
            yield Problem("percentage", f"{share} is not in the Brief.")
    known = set(NUMBER.findall(written.known)) | {str(written.findings.rep.slot_minutes)}
    for number in NUMBER.findall(own):
        if number not in known and not _own_count(number, written):
            yield Problem("number", f"The number {number} is not in the Brief.")


def _names(written: Written) -> Iterator[Problem]:
    text = _blanked(written.own, _links_offered(written))
    said = (written.known, _zones(written.findings), *_of_the_rep(written.findings))
    known = {word.casefold() for word in re.findall(r"[\w'’-]+", " ".join(said))}
    starts = {found.end() for found in SENTENCE_STARTS.finditer(text)}
    for found in WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", found[0]).casefold()
        named = found[0][0].isupper() and len(word) > 1 and found.start() not in starts
        if named and word.replace("’", "'") not in known | COMMON:
            yield Problem("name", f"{found[0][:40]} is not named in the Brief.")


def _files(written: Written) -> Iterator[Problem]:
    for name in FILE.findall(written.own):
        yield Problem("file", f"There is no file {name[:60]} in the Brief.")


def _quotes(written: Written) -> Iterator[Problem]:
    known = written.known.casefold()
    for quoted in QUOTED.findall(written.body):
        text = one_line(quoted).casefold().rstrip(".,?!")
        if text not in known and not _is_asset(quoted, written.findings):
            yield Problem("quotation", f"“{quoted[:60]}” is not, word for word, in the Brief.")


def _claims(written: Written) -> Iterator[Problem]:
    body = one_line(written.body)
    for claim in written.claims:
        unknown = [source for source in claim.sources if written.brief.fact(source) is None]
        if unknown or not claim.sources:
            yield Problem("claim", f"A claim cites {', '.join(unknown) or 'nothing'}, which is no fact of the Brief.")
        if one_line(claim.text) not in body:
            yield Problem("claim", f"The claim “{one_line(claim.text)[:60]}” does not stand in the body.")


def _length(written: Written) -> Iterator[Problem]:
    words = len(written.body.split())
    least, most = WORDS
    if not least <= words <= most:
        yield Problem("length", f"It has {words} words; {least} to {most} are right.")
    if written.fixed_subject:
        if written.subject != written.fixed_subject:
            yield Problem("subject", "A reply keeps the subject of its thread.")
    elif not written.subject.strip() or len(written.subject) > SUBJECT_CHARS or re.search(r"[\r\n]", written.subject):
        yield Problem("subject", f"The subject must be one line of at most {SUBJECT_CHARS} characters.")


def _shape(written: Written) -> Iterator[Problem]:
    blocks = [block for block in written.body.split("\n\n") if block.strip() and not block.startswith("P.S.")]
    rep = written.findings.rep
    if not blocks or blocks[-1].strip().split("\n")[-1] not in {rep.first_name, rep.name}:
        yield Problem("sign_off", "It does not end with the sign-off and the rep's first name.")


def _call_to_action(written: Written) -> Iterator[Problem]:
    findings, plan = written.findings, written.plan
    most = questions_allowed(findings.rep)
    if (marks := written.own.count("?")) > most:
        yield Problem("call_to_action", f"It asks {marks} questions; at most {most} is right.")
    booking, slots = findings.rep.voice.booking_link, _offers_a_slot(written)
    if booking and booking in written.body and slots:
        yield Problem("call_to_action", "It offers slots and the booking page: two calls to action.")
    if plan.times == "offer" and plan.next_step == "book" and findings.slots and not slots:
        yield Problem("call_to_action", "It offers none of the free slots.")


def _voice(written: Written) -> Iterator[Problem]:
    voice, own = written.findings.rep.voice, written.own
    for word in voice.banned_words:
        if re.search(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", own):
            yield Problem("banned", f"The rep never writes `{word}`.")
    for mark in voice.banned_marks:
        if mark in own:
            yield Problem("banned", f"The rep never uses `{mark}`.")


def _promises(written: Written) -> Iterator[Problem]:
    for found in PROMISE.findall(written.own):
        yield Problem("promise", f"“{found}” promises what nobody agreed to.")


def _residue(written: Written) -> Iterator[Problem]:
    whole = f"{'' if written.fixed_subject else written.subject}\n{written.body}"
    text = _blanked(whole, [asset.name for asset in written.findings.assets])
    for found in RESIDUE.findall(text):
        yield Problem("residue", f"“{found}” speaks of how the mail was made.")
    for found in PLACEHOLDER.findall(text):
        yield Problem("placeholder", f"“{found}” is a placeholder.")
    if MARKUP.search(text):
        yield Problem("markup", "It holds HTML; plain text only.")


CHECKS: tuple[Check, ...] = (
    _links, _addresses, _times, _dates, _amounts, _names, _files, _quotes, _claims, _length, _shape, _call_to_action,
    _voice, _promises, _residue,
)  # fmt: skip


def questions_allowed(rep: Rep) -> int:
    """How many question marks a mail of this rep may hold: one for the ask, more for those who lead by questions."""
    asks = 0 if rep.voice.cta_style == "statement" and rep.voice.questions <= 1 else 1
    return asks + (rep.voice.questions >= 3 or rep.voice.opener == "question") + (rep.voice.questions >= 5)


def _moments(slots: Sequence[Slot]) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """((month, day), (hour, minute)) of every slot's start and end, in both zones."""
    instants = ((at, zone) for s in slots for at in (s.start, s.end) for zone in (s.lead_timezone, s.rep_timezone))
    there = [spoken_time.local(at, zone) for at, zone in instants]
    return {((at.month, at.day), (at.hour, at.minute)) for at in there}


def _offers_a_slot(written: Written) -> bool:
    clocks = {clock for _, clock in _moments(written.findings.slots)}
    return any(clock in clocks for clock in spoken_time.clocks_in(written.own))


def _own_count(number: str, written: Written) -> bool:
    """How many slots or files are offered may be said."""
    return number in {str(len(written.findings.slots)), str(len(written.findings.assets))}


def _links_offered(written: Written) -> tuple[str, ...]:
    return tuple(fact.link for fact in written.brief.facts if fact.link and fact.fact_id[0] in "AV")


def _of_ours(written: Written) -> str:
    """What our profile and approved answers say: addresses and links in them are ours to give."""
    return " ".join(fact.text for fact in written.brief.facts if fact.fact_id[0] in "KP")


def _of_the_rep(findings: Findings) -> tuple[str, ...]:
    voice = findings.rep.voice
    return voice.ps, voice.sign_off, voice.signature, voice.greeting, findings.rep.name


def _zones(findings: Findings) -> str:
    zones = {zone for slot in findings.slots for zone in (slot.lead_timezone, slot.rep_timezone)}
    return " ".join(spoken_time.zone_name(zone, findings.slots) for zone in zones)


def _is_asset(quoted: str, findings: Findings) -> bool:
    return any(one_line(quoted) == one_line(asset.name) for asset in findings.assets)


def _without_exempt(text: str, known: str, findings: Findings) -> str:
    known = known.casefold()
    for quoted in QUOTED.findall(text):
        if one_line(quoted).casefold().rstrip(".,?!") in known:
            text = text.replace(quoted, " ")
    offsets = re.findall(r"UTC[+-]\d+(?::\d+)?", _zones(findings))
    return _blanked(text, (findings.rep.voice.ps, *(one_line(asset.name) for asset in findings.assets), *offsets))


def _blanked(text: str, parts: Sequence[str]) -> str:
    """The text without these parts; one too short to be a name would take words apart, and stays."""
    for part in sorted(parts, key=len, reverse=True):
        if len(part) >= 4:
            text = text.replace(part, " ")
    return text
