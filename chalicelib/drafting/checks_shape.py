"""Shape and manner: subject, length, paragraphs, sign-off, one call to action, the rep's voice, no promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.domain.lead import Rep
from chalicelib.drafting.checks_draft import MOST_CHARS, Problem, Written, blocks_of
from chalicelib.drafting.checks_times import offers_a_slot
from chalicelib.text import spoken_time
from chalicelib.text.folding import folded
from chalicelib.text.quoting import one_line

WORDS = (8, 160)
"""Between greeting and sign-off, list of times apart: fewer say nothing, more are not read."""
SUBJECT_CHARS = 90
PROMISE = re.compile(
    r"(?i)(?<!\w)(?:guarantee\w*|discount\w*|free of charge|free trial|at no cost|for free|refund\w*|contract terms?"
    r"|legally binding|service level\w*|warrant(?:y|ies)|(?:we|i) (?:promise|commit)|by (?:the )?end of (?:the )?"
    r"(?:day|week|month)|within \w+ (?:hours?|days?|weeks?)|money back|exclusive offer|special offer|deadlines?"
    r"|\d+ ?% off)(?!\w)"
)
FIVE = frozenset(("en", "de", "es", "fr", "pt"))


def claims(written: Written) -> Iterator[Problem]:
    """A claim cites facts of the Brief and stands in the body."""
    body = one_line(written.body)
    for claim in written.claims:
        unknown = [source for source in claim.sources if written.brief.fact(source) is None]
        if unknown or not claim.sources:
            yield Problem("claim", f"A claim cites {', '.join(unknown) or 'nothing'}, which is no fact of the Brief.")
        if one_line(claim.text) not in body:
            yield Problem("claim", f"The claim “{one_line(claim.text)[:60]}” does not stand in the body.")


def length(written: Written) -> Iterator[Problem]:
    """Neither empty nor long; the subject one line, or that of the thread."""
    least, most = WORDS
    words = sum(len(line.split()) for block in blocks_of(written) for line in block.split("\n") if not _is_slot(line))
    if not least <= words <= most:
        yield Problem("length", f"It has {words} words before the times; {least} to {most} are right.")
    if written.fixed_subject:
        if written.subject != written.fixed_subject:
            yield Problem("subject", "A reply keeps the subject of its thread.")
    elif not written.subject.strip() or len(written.subject) > SUBJECT_CHARS or re.search(r"[\r\n]", written.subject):
        yield Problem("subject", f"The subject must be one line of at most {SUBJECT_CHARS} characters.")


def shape(written: Written) -> Iterator[Problem]:
    """Not more paragraphs than the rep writes and a list; the rep's name at the end."""
    most = max(written.findings.rep.voice.max_paragraphs, 3) + 1
    text = [block for block in blocks_of(written) if not all(line.startswith("- ") for line in block.split("\n"))]
    if written.by_model and len(text) > most:
        yield Problem("paragraphs", f"It has {len(text)} paragraphs; at most {most} are right.")
    rep = written.findings.rep
    ends = [block.strip().split("\n")[-1] for block in written.body.split("\n\n") if block.strip()]
    if not {rep.first_name, rep.name} & set(ends):
        yield Problem("sign_off", "It does not end with the sign-off and the rep's name.")


def call_to_action(written: Written) -> Iterator[Problem]:
    """One thing asked; times where the plan has them, and none where it has none."""
    findings, plan = written.findings, written.plan
    most = questions_allowed(findings.rep) + 1
    if (marks := written.own.count("?")) > most:
        yield Problem("call_to_action", f"It asks {marks} questions; one is right.")
    booking, slots = findings.rep.voice.booking_link, offers_a_slot(written)
    if booking and booking in written.body and slots:
        yield Problem("call_to_action", "It offers slots and the booking page: two calls to action.")
    wanted = plan.next_step == "book" and plan.times == "offer" and not written.sells_less
    if wanted and findings.slots and not slots:
        yield Problem("call_to_action", "It offers none of the free slots.")
    if plan.times == "none" and slots and _lists_slots(written):
        yield Problem("call_to_action", "No times belong in this mail.")


def voice(written: Written) -> Iterator[Problem]:
    """Nothing that the rep never writes."""
    profile, own = written.findings.rep.voice, written.own
    for word in profile.banned_words:
        if re.search(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", own):
            yield Problem("banned", f"The rep never writes `{word}`.")
    for mark in profile.banned_marks:
        if mark in own:
            yield Problem("banned", f"The rep never uses `{mark}`.")


def promises(written: Written) -> Iterator[Problem]:
    """No promise but one that an approved answer makes, or that the lead only asks about."""
    matches = PROMISE.findall(written.own)
    held = " ".join(folded(one.sentence.text) for one in written.standing if one.facts) if matches else ""
    theirs = folded(written.findings.inquiry.message)
    for found in matches:
        if folded(found) not in held and folded(found) not in theirs:
            yield Problem("promise", f"“{found}” promises what nobody agreed to.")


def language(written: Written) -> Iterator[Problem]:
    """The lead's language where it is one of the five."""
    wanted = written.findings.inquiry.reading.language
    if written.by_model and wanted in FIVE and written.language != wanted:
        yield Problem("language", f"They write in {wanted}; so must the draft.")


def support(written: Written) -> Iterator[Problem]:
    """Every sentence that asserts something stands on a fact of ours."""
    if written.by_model and len(written.body) > MOST_CHARS:
        yield Problem("support", "It is too long for a mail.")
    if written.by_model:
        ours = one_line(" ".join(written.our_lines))
        for standing in written.standing:
            if standing.reason and one_line(standing.sentence.text) not in ours:
                yield Problem("support", f"“{standing.sentence.text[:120]}”: {standing.reason}.")


def questions_allowed(rep: Rep) -> int:
    """How many question marks a mail of this rep may hold: one for the ask, more for those who lead by questions."""
    asks = 0 if rep.voice.cta_style == "statement" and rep.voice.questions <= 1 else 1
    return asks + (rep.voice.questions >= 3 or rep.voice.opener == "question") + (rep.voice.questions >= 5)


def _is_slot(line: str) -> bool:
    return line.startswith("- ") and bool(spoken_time.clocks_in(line))


def _lists_slots(written: Written) -> bool:
    return any(_is_slot(line) for line in written.body.split("\n"))
