"""The composer: writes the mail from the Brief without a model, where no key is set or the model failed.

It says only what the Brief holds, asks for one thing, and chooses its wording by the run's id, so that a replay writes
the same and two leads do not get the same mail. What a stranger wrote is repeated only where it is plainly harmless.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from chalicelib.domain.draft import Claim, Plan
from chalicelib.domain.findings import Asset, Brief
from chalicelib.domain.lead import Rep
from chalicelib.drafting import phrases
from chalicelib.drafting.briefing import Findings, last_said
from chalicelib.drafting.checks import PROMISE, RESIDUE, Written, problems
from chalicelib.drafting.planning import asked, wants_asset
from chalicelib.text import quoting, spoken_time

GOOD_FIT = 60
"""An asset that was not asked for is offered from this fit on."""
SPARED: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"quote"}),
    frozenset({"quote", "asset"}),
    frozenset({"quote", "asset", "names"}),
)
"""What is left out when a draft with it does not pass its own checks, richest first."""


class Letter(NamedTuple):
    """A composed mail: plain text from greeting to sign-off, with its claims."""

    subject: str
    body: str
    claims: tuple[Claim, ...]


class Line(NamedTuple):
    """A sentence, with the facts it rests on; none where it says nothing of the world."""

    text: str
    sources: tuple[str, ...] = ()


class Desk(NamedTuple):
    """What the composer writes from. `spared` names what it is to leave out."""

    findings: Findings
    plan: Plan
    brief: Brief
    run_id: str
    spared: frozenset[str]

    def choose(self, what: str, options: Sequence[str]) -> str:
        """One of several wordings, the same for the same run, contracted as the rep writes."""
        digest = sha256(f"{self.run_id}/{what}".encode()).digest()
        text = options[int.from_bytes(digest[:4], "big") % len(options)]
        for long, short in phrases.CONTRACTIONS if self.findings.rep.voice.contractions else ():
            text = text.replace(long, short).replace(long[0].upper() + long[1:], short[0].upper() + short[1:])
        return text

    def known(self, *fact_ids: str) -> tuple[str, ...]:
        """Those of the facts that the Brief holds."""
        return tuple(fact_id for fact_id in fact_ids if self.brief.fact(fact_id))


def compose(findings: Findings, plan: Plan, brief: Brief, run_id: str) -> Letter:
    """A mail that passes its checks; it is made plainer until it does."""
    letters = (_letter(Desk(findings, plan, brief, run_id, spared)) for spared in SPARED)
    letter = next(letters)
    while problems(written(letter, findings, plan, brief)):
        plainer = next(letters, None)
        if plainer is None:
            break
        letter = plainer
    return letter


def written(letter: Letter, findings: Findings, plan: Plan, brief: Brief) -> Written:
    """A letter with all that it is checked against."""
    return Written(*letter, plan=plan, brief=brief, findings=findings, fixed_subject=reply_subject(findings))


def reply_subject(findings: Findings) -> str:
    """The subject of a reply, which must stay as it is for Gmail to keep the thread; empty where there is no thread."""
    if findings.thread is None:
        return ""
    subject = quoting.one_line(findings.thread.subject)
    return subject if subject.casefold().startswith("re:") else f"Re: {subject}".strip()


def greeting(findings: Findings, *, named: bool = True) -> str:
    """The rep's greeting with the lead's first name; `Hello,` where there is no name to greet with."""
    given = findings.inquiry.first_name or (findings.contact.first_name if findings.contact else "")
    name = quoting.first_name(given) if named else ""
    return findings.rep.voice.greeting.replace("{first_name}", name) if name else "Hello,"


def closing(rep: Rep) -> str:
    """Sign-off and name, as the last lines of every draft."""
    return f"{rep.voice.sign_off}\n{rep.first_name}"


def _letter(desk: Desk) -> Letter:
    voice = desk.findings.rep.voice
    paragraphs = [list(_opening(desk)), list(_middle(desk)), list(_ending(desk))]
    lines = [line for paragraph in paragraphs for line in paragraph]
    blocks = [greeting(desk.findings, named="names" not in desk.spared), *_merged(paragraphs, voice.max_paragraphs)]
    blocks += [closing(desk.findings.rep), *([f"P.S. {voice.ps}"] if voice.ps else [])]
    claims = tuple(Claim(text=line.text, sources=line.sources) for line in lines if line.sources)
    return Letter(_subject(desk), "\n\n".join(blocks), claims)


def _merged(paragraphs: Sequence[Sequence[Line]], most: int) -> list[str]:
    """The paragraphs as text, the last ones run together where the rep writes fewer."""
    texts = [_joined(paragraph) for paragraph in paragraphs if paragraph]
    while len(texts) > max(1, most):
        texts[-2:] = ["\n".join(texts[-2:])]
    return texts


def _joined(lines: Sequence[Line]) -> str:
    """Sentences side by side; the items of a list, and what follows it, on lines of their own."""
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        listed = line.text.startswith("- ") or (before is not None and before.text.startswith("- "))
        text += ("" if before is None else "\n" if listed else " ") + line.text
    return text


def _opening(desk: Desk) -> Iterator[Line]:
    yield _thanks(desk)
    if desk.plan.next_step == "disqualify":
        yield Line(desk.choose("decline", phrases.DECLINE.get(desk.plan.intent, phrases.DECLINE["spam"])))
    elif (desk.plan.next_step == "answer" or desk.plan.intent == "not_now") and (said := _asked(desk)):
        yield Line(desk.choose("asked", phrases.ASKED).format(asked=said), desk.known("F5"))
    elif desk.plan.next_step != "send_asset" and desk.plan.intent != "not_now":
        yield from _echo(desk)


def _thanks(desk: Desk) -> Line:
    company, source = _company(desk)
    template = desk.choose("thanks", phrases.THANKS.get(desk.plan.intent, phrases.THANKS["general"]))
    named = source if "_company}" in template else ()
    return Line(template.format(**_of_company(company)), (*desk.known("F5"), *named))


def _echo(desk: Desk) -> Iterator[Line]:
    opener = desk.findings.rep.voice.opener
    if quote := _quote(desk):
        options = phrases.ECHO.get(opener, phrases.ECHO["observation"])
        text = desk.choose("echo", options).format(quote=quote)
        yield Line(text.replace("?”.", "?”"), desk.known("F5"))
    elif desk.plan.next_step != "answer":
        yield Line(desk.choose("no echo", phrases.NO_ECHO.get(opener, phrases.NO_ECHO["observation"])))


def _middle(desk: Desk) -> Iterator[Line]:
    if desk.plan.next_step == "disqualify":
        return
    yield from _thread(desk)
    answering = desk.plan.next_step == "answer" and desk.plan.intent != "support"
    keys = (desk.plan.next_step,) if answering else (desk.plan.intent, desk.plan.next_step)
    if remark := next((phrases.REMARK[key] for key in keys if key in phrases.REMARK), None):
        yield Line(desk.choose("remark", remark))
    if wants_asset(desk.findings) and not desk.findings.assets:
        yield Line(desk.choose("no file", phrases.NO_FILE), desk.known("F5"))
    yield from _asset(desk)


def _thread(desk: Desk) -> Iterator[Line]:
    thread, conversation = desk.findings.thread, desk.findings.conversation
    last = last_said(thread) if thread else None
    if thread is None or conversation is None or last is None or not thread.with_person:
        return
    source = (f"T{conversation.threads.index(thread) + 1}",)
    when = spoken_time.day(last.sent_at.date(), beside=desk.findings.submission.received_at.date())
    yield Line(desk.choose("context", phrases.CONTEXT[thread.owes]).format(day=when), source)
    open_one = next((one.rstrip("? ") for one in thread.open_questions if _repeatable(one.rstrip("? "))), "")
    if thread.owes == "us" and open_one and "quote" not in desk.spared:
        yield Line(desk.choose("open", phrases.OPEN_QUESTION).format(question=open_one), source)


def _asset(desk: Desk) -> Iterator[Line]:
    asset = next(iter(desk.findings.assets), None)
    options = phrases.ASSET.get(desk.plan.next_step)
    if asset is None or options is None or not asset.link or desk.plan.intent == "support":
        return
    meant = desk.plan.next_step in {"send_asset", "nurture"} or wants_asset(desk.findings)
    if meant or (asset.fit >= GOOD_FIT and desk.plan.next_step == "book"):
        name = "this file" if "asset" in desk.spared else _asset_name(asset)
        yield Line(desk.choose("asset", options).format(asset=name, link=asset.link), ("A1",))


def _ending(desk: Desk) -> Iterator[Line]:
    if desk.plan.next_step == "disqualify":
        return
    if desk.plan.next_step == "book":
        yield Line(desk.choose("agenda", phrases.AGENDA))
        if desk.findings.rep.voice.boldness == "bold":
            yield Line(desk.choose("bold", phrases.BOLD))
    kind = _ask_kind(desk)
    if kind in {"slots", "answer"}:
        yield from _slots(desk, kind)
    else:
        link = desk.findings.rep.voice.booking_link if kind == "link" else ""
        yield Line(_ask(desk, kind).format(link=link), desk.known("V1") if link else ())


def _slots(desk: Desk, kind: str) -> Iterator[Line]:
    slots, found = desk.findings.slots, desk.findings.slots_found
    minutes = int((slots[0].end - slots[0].start).total_seconds() // 60)
    times = "this time" if len(slots) == 1 else "one of these times"
    if found and found.wishes and found.reason and "quote" not in desk.spared:
        wished = " and ".join(wish.removeprefix("on ") for wish in found.wishes)
        yield Line(desk.choose("unmet", phrases.UNMET).format(wished=wished), desk.known("F5", "S1"))
    yield Line(_ask(desk, kind).format(times=times, minutes=minutes))
    yield from (Line(f"- {spoken_time.slot_line(slot)}", (f"S{n}",)) for n, slot in enumerate(slots, start=1))
    certain = found is not None and found.timezone_certain
    zone = spoken_time.zone_name(slots[0].lead_timezone, slots)
    text = desk.choose("zone", (phrases.ZONE if certain else phrases.ZONE_GUESSED,))
    yield Line(text.format(zone=zone), ("S1",))


def _ask_kind(desk: Desk) -> str:
    """What the one call to action is: see ASK in the phrases."""
    if desk.plan.intent == "support":
        return "support"
    if desk.plan.intent == "not_now" and desk.plan.next_step == "nurture":
        return "not_now"
    if desk.plan.next_step in {"send_asset", "nurture"}:
        return desk.plan.next_step
    if desk.findings.slots:
        return "slots" if desk.plan.next_step == "book" else "answer"
    if desk.findings.rep.voice.booking_link:
        return "link"
    found = desk.findings.slots_found
    return "times" if found and found.timezone_certain else "times and zone"


def _ask(desk: Desk, kind: str) -> str:
    style = desk.findings.rep.voice.cta_style
    return desk.choose("ask", phrases.ASK[kind, style if style in {"question", "statement", "soft"} else "question"])


def _subject(desk: Desk) -> str:
    fixed = reply_subject(desk.findings)
    if fixed:
        return fixed
    step, intent = desk.plan.next_step, desk.plan.intent
    company, _ = _company(desk)
    keys = (step, f"{step} {intent}", intent, "general")
    options = next(phrases.SUBJECTS[key] for key in keys if key in phrases.SUBJECTS)
    return desk.choose("subject", options).format(**_of_company(company))


def _company(desk: Desk) -> tuple[str, tuple[str, ...]]:
    """The company's name as it can be repeated, and the fact that holds it."""
    if "names" in desk.spared:
        return "", ()
    typed = quoting.company_name(desk.findings.inquiry.company)
    if typed and harmless(typed):
        return typed, desk.known("F2")
    known = quoting.company_name(desk.findings.company.name if desk.findings.company else "")
    return (known, desk.known("H3")) if known and harmless(known) else ("", ())


def _of_company(name: str) -> dict[str, str]:
    return {"for_company": f" for {name}" if name else "", "from_company": f" from {name}" if name else ""}


def _quote(desk: Desk) -> str:
    message = desk.findings.inquiry.message
    fit = "\n".join(one for one in quoting.sentences(message) if _repeatable(one))
    return "" if "quote" in desk.spared else quoting.quotation(fit).lstrip("¿ ")


def _asked(desk: Desk) -> str:
    if "quote" in desk.spared:
        return ""
    fit = [f"“{one}?”" for one in asked(desk.findings.inquiry.message) if _repeatable(one)]
    return " and ".join(fit[:2])


def _repeatable(sentence: str) -> bool:
    return quoting.quotable(sentence) and harmless(sentence)


def harmless(text: str) -> bool:
    """Whether repeating the text could neither promise anything nor steer whoever reads it."""
    return not PROMISE.search(text) and not RESIDUE.search(text)


def _asset_name(asset: Asset) -> str:
    name = quoting.one_line(asset.name)
    return name if len(name) <= 90 and not set(name) & set('<>[]{}“”"') else "this file"
