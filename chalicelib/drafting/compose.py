"""The composer: writes the mail without a model, where no key is set or the model failed.

A letter is built from parts that have a job each (greeting, taking up what they wrote, answer or deferral of every ask, who we
are, next step, times, close) by the row of the handling table that decided. It says only what the Brief holds, asks for one
thing, and chooses its wording by the run's id, so that a replay writes the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.domain.draft import Claim, Plan
from chalicelib.domain.findings import Brief
from chalicelib.domain.lead import Rep
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks import Written, problems
from chalicelib.drafting.letters import asks, names
from chalicelib.drafting.letters.bodies import body_of
from chalicelib.drafting.letters.desk import TABLES, Desk, Letter, Paragraph
from chalicelib.drafting.letters.subjects import subject
from chalicelib.text import quoting

__all__ = ["Letter", "closing", "compose", "greeting", "language_for", "reply_subject", "written"]

FORMAL = frozenset({"tender", "security review"})
"""Rows whose letters are formal, however they were written to us."""
SPARED: tuple[frozenset[str], ...] = (frozenset(), frozenset({"names"}))
"""What is left out when a draft with it does not pass its own checks, richest first."""


def compose(findings: Findings, plan: Plan, brief: Brief, run_id: str) -> Letter:
    """A mail that passes its checks; it is made plainer until it does. With its English twin where it is in another language."""
    language = language_for(findings)
    desks = [Desk(findings, plan, brief, run_id, language, spared) for spared in SPARED]
    desk = next((desk for desk in desks if not problems(written(_letter(desk), findings, plan, brief))), desks[0])
    letter = _letter(desk)
    return letter if language == "en" else letter._replace(twin=_letter(desk._replace(language="en")).body)


def language_for(findings: Findings) -> str:
    """The language the letter is written in: theirs where there is wording for it, else English."""
    language = findings.inquiry.reading.language
    return language if language in TABLES else "en"


def written(letter: Letter, findings: Findings, plan: Plan, brief: Brief) -> Written:
    """A letter with all that it is checked against."""
    return Written(*letter[:3], plan=plan, brief=brief, findings=findings, fixed_subject=reply_subject(findings))


def reply_subject(findings: Findings) -> str:
    """The subject of a reply, which must stay as it is for Gmail to keep the thread; empty where there is no thread."""
    if findings.thread is None:
        return ""
    line = quoting.one_line(findings.thread.subject)
    return line if line.casefold().startswith("re:") else f"Re: {line}".strip()


def greeting(findings: Findings, language: str = "", *, named: bool = True, formal: bool = False) -> str:
    """The first line: as the rep greets, or as the moment and the language demand; without a name where none can be used."""
    language = language or language_for(findings)
    table, inquiry, reading = TABLES[language], findings.inquiry, findings.inquiry.reading
    known = findings.contact
    who = names.person(
        inquiry.first_name or (known.first_name if known else ""),
        inquiry.last_name or (known.last_name if known else ""),
        inquiry.title or (known.title if known else ""),
        language,
    )
    if not named or not who.first:
        return (
            str(table.GREETINGS["nobody"])
            if not (named and who.last)
            else names.greeting(who, "formal", table.GREETINGS)
        )
    japanese = reading.language == "ja" or inquiry.country.casefold() == "japan"
    if language == "en" and not japanese and reading.tone != "formal" and not formal:
        return findings.rep.voice.greeting.replace("{first_name}", who.first)
    return names.greeting(
        who, "japanese" if japanese else "formal" if formal else _manner(findings, language), table.GREETINGS
    )


def closing(rep: Rep, findings: Findings | None = None, language: str = "en", *, formal: bool = False) -> str:
    """Sign-off and name, as the last lines of every draft."""
    if findings and (formal or language != "en" or findings.inquiry.reading.tone == "formal"):
        key = "close_formal" if formal or _manner(findings, language) == "formal" else "close"
        return f"{TABLES[language].PHRASES[key][0]}\n{rep.name if key == 'close_formal' else rep.first_name}"
    return f"{rep.voice.sign_off}\n{rep.first_name}"


def _manner(findings: Findings, language: str) -> str:
    reading = findings.inquiry.reading
    if language == "en":
        return "formal" if reading.tone == "formal" else "first"
    return "first" if reading.formal_address is False else "formal"


def _letter(desk: Desk) -> Letter:
    replies = asks.replies(desk)
    paragraphs = _after_greeting(desk, body_of(desk, replies))
    lines = [line for paragraph in paragraphs for line in paragraph]
    voice, formal = desk.findings.rep.voice, desk.plan.handling in FORMAL
    blocks = [
        greeting(desk.findings, desk.language, named="names" not in desk.spared, formal=formal),
        *map(_joined, paragraphs),
    ]
    blocks += [
        closing(desk.findings.rep, desk.findings, desk.language, formal=formal),
        *([f"P.S. {voice.ps}"] if voice.ps else []),
    ]
    claims = tuple(Claim(text=line.text, sources=line.sources) for line in lines if line.sources)
    notes = tuple(dict.fromkeys([*(reply.note for reply in replies if reply.note), *_unworded(desk)]))
    line = reply_subject(desk.findings) or subject(desk, replies)
    return Letter(line, "\n\n".join(blocks), claims, asks.outcomes(replies), desk.language, "", notes)


def _unworded(desk: Desk) -> Iterator[str]:
    """That a stranger is not told who we are, for want of approved wording."""
    profile = desk.profile
    if (
        profile
        and desk.stranger
        and desk.language != "en"
        and desk.language not in profile.wordings
        and desk.plan.times != "none"
    ):
        yield f"The profile says who we are in English alone, so the letter doesn't: {profile.one_liner}"


def _after_greeting(desk: Desk, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, the first beginning with a small letter where the language wants one after the greeting's comma."""
    opening = paragraphs[0][0]
    first = opening.text.split(" ", 1)[0].strip(",.")
    if first not in getattr(desk.table, "SMALL_AFTER_GREETING", ()):
        return paragraphs
    lowered = opening._replace(text=opening.text[:1].lower() + opening.text[1:])
    return ((lowered, *paragraphs[0][1:]), *paragraphs[1:])


def _joined(paragraph: Paragraph) -> str:
    """Sentences side by side; the items of a list, and what follows it, on lines of their own."""
    text = ""
    for before, line in zip([None, *paragraph], paragraph, strict=False):
        listed = line.text.startswith("- ") or (before is not None and before.text.startswith("- "))
        text += ("" if before is None else "\n" if listed else " ") + line.text
    return text


def sentences_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Every line of a letter, for whoever checks it sentence by sentence."""
    return tuple(line.text for paragraph in paragraphs for line in paragraph)
