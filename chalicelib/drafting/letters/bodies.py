"""The letter for each row of the handling table: which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from chalicelib.drafting.letters import details, handing_over
from chalicelib.drafting.letters.asks import Reply, label_of, names_something, of_price, only_answered, paragraphs
from chalicelib.drafting.letters.desk import Desk, Line, Paragraph
from chalicelib.drafting.letters.figures import FIGURE, tiered, unit_of
from chalicelib.drafting.letters.times import answers_a_time, offered
from chalicelib.drafting.promises import promise_kept_open
from chalicelib.drafting.safety import harmless
from chalicelib.text import quoting, spoken_time

Body = Callable[[Desk, tuple[Reply, ...]], Iterator[Paragraph]]
MOST_COMPANIONS = 4
MOST_PRODUCTS = 3


def body_of(desk: Desk, replies: tuple[Reply, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs between greeting and close."""
    terms = {"quote", "pricing", "contract_change"} & set(desk.reading.purposes)
    if desk.reading.claimed_agreements and terms and desk.plan.times != "none":
        return (*_claimed(desk), *_filled(_answer(desk, only_answered(replies))))
    found = _filled(BODIES.get(desk.plan.handling, _answer)(desk, replies))
    return found or ((desk.line("open_answer", who=desk.say("colleague")),),)


def _filled(paragraphs_: Iterator[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for paragraph in paragraphs_ if paragraph)


def _claimed(desk: Desk) -> Iterator[Paragraph]:
    yield (desk.line("offer_none"),)


# Selling


def _meeting(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    answers = tuple(paragraphs(desk, replies))
    yield from _thread(desk, replies)
    if answers_a_time(desk):
        yield from offered(desk, *_referral(desk))
        yield from answers or ((*_who_we_are(desk), *_agenda(desk, replies)),)
        yield from _files(desk, replies)
        return
    if answers:
        yield _opened(desk, answers)
        yield from answers
        yield from _files(desk, replies)
        yield from offered(desk, _welcome(desk))
        return
    yield (_welcome(desk), *_who_we_are(desk), *_agenda(desk, replies))
    yield from _files(desk, replies)
    yield from offered(desk)


def _interested(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    answers = tuple(paragraphs(desk, replies))
    yield (desk.line("interested"), *([] if answers else [*_who_we_are(desk), *_agenda(desk, replies)]))
    yield from answers
    yield from offered(desk)


def _answer(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    answers = tuple(paragraphs(desk, replies))
    owed = tuple(_thread(desk, replies))
    yield from owed or (_opened(desk, answers),)
    yield from answers
    yield from _files(desk, replies)
    yield from _next_word(desk, replies)


def _opened(desk: Desk, answers: tuple[Paragraph, ...]) -> Paragraph:
    """A line before the answers, in languages whose letters cannot begin with them."""
    key = "answer_opening" if len(desk.reading.asks) <= 1 else "answers_opening"
    answered = any(line.sources for paragraph in answers for line in paragraph)
    return (desk.line(key),) if answered and desk.say(key) else ()


def _urgent(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield from paragraphs(desk, replies)
    yield from offered(desk, desk.line("urgent_times"))


def _no_message(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    company = company_name(desk)
    first = desk.line("no_message_company", "F2", company=company) if company else desk.line("no_message")
    yield (first, *_who_we_are(desk))
    yield (desk.line("what_next"),)


def _later(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (desk.line("later"),)
    yield from paragraphs(desk, replies)
    yield from _promised(desk)
    yield from _one_file(desk, replies)
    yield (desk.line("later_close"),)


def _file(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield from _files(desk, (Reply((), "file"),))
    yield from paragraphs(desk, replies)


def _free_use(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield from tuple(paragraphs(desk, replies)) or ((desk.line("open_answer", who=desk.say("colleague")),),)
    yield from _one_file(desk, replies)
    mine = theirs(desk)
    yield (desk.line("wish_luck", "F5", theirs=mine) if mine else desk.line("wish_luck_plain"),)


def _security(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield from paragraphs(desk, replies)
    yield from _deadline(desk)


# Handing over


# Declining


def _pitch(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (desk.line("pitch"),)


def _competitor(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    labels = [
        desk.say("the", label=label_of(desk, ask.topic)) for ask in desk.reading.asks if names_something(ask.topic)
    ] or [desk.say("this")]
    yield (desk.line("withheld", "F5", labels=desk.joined(labels)), desk.line("competitor_close"))


def _misdirected(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (desk.line("misdirected"), *_one_liner(desk), desk.line("misdirected_close"))


BODIES: Mapping[str, Body] = {
    "meeting": _meeting, "interested": _interested, "urgent": _urgent, "no message": _no_message, "later": _later,
    "file": _file, "free use": _free_use, "security review": _security, "complaint": handing_over.complaint, "support": handing_over.support,
    "billing": handing_over.billing, "tender": handing_over.tender, "application": handing_over.careers, "press": handing_over.press, "partnership": handing_over.partners,
    "erasure": handing_over.erasure, "access request": handing_over.access, "pitch": _pitch, "competitor": _competitor, "misdirected": _misdirected,
}  # fmt: skip
"""By row of the handling table; every other row is an answer."""


# Parts that several letters share


def _welcome(desk: Desk) -> Line:
    wish, reading = desk.reading.wish, desk.reading
    if referral := next(_referral(desk), None):
        return referral
    people = _people(desk)
    if _by_phone(desk) and desk.findings.inquiry.phone:
        return desk.line("call_phone", "F5")
    kind = "demo" if "demo" in reading.purposes or wish.channel == "video" else "call"
    return desk.line(f"{kind}_people", "F5", people=people) if people else desk.line(kind)


def _referral(desk: Desk) -> Iterator[Line]:
    if "referral" in desk.reading.purposes and (name := _referrer(desk)):
        yield desk.line("referral", "F5", name=name)


def _people(desk: Desk) -> str:
    wish = desk.reading.wish
    names = [name for name in map(quoting.first_name, wish.companions) if name][:MOST_COMPANIONS]
    if wish.people_note or (wish.people and names and wish.people != len(names) + 1):
        return desk.joined([desk.say("you"), *names]) if names else ""
    if wish.people == 2:
        return desk.say("both_people")
    if wish.people and 2 < wish.people < len(desk.table.NUMBERS):
        return desk.say("all_people", count=desk.table.NUMBERS[wish.people])
    return ""


def _referrer(desk: Desk) -> str:
    names = map(quoting.first_name, desk.reading.people)
    return next((name.split()[0] for name in names if name), "")


def _by_phone(desk: Desk) -> bool:
    return desk.reading.wish.channel == "phone" or desk.reading.contact_preference.startswith("phone")


def _who_we_are(desk: Desk) -> Iterator[Line]:
    if desk.stranger:
        yield from _one_liner(desk)


def _one_liner(desk: Desk) -> Iterator[Line]:
    profile = desk.profile
    if profile is None:
        return
    text = profile.wordings.get(desk.language) or (profile.one_liner if desk.language == "en" else "")
    if text:
        fact = "P1.1" if desk.language in profile.wordings else "P1"
        yield Line(text, desk.known(fact))


def _agenda(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Line]:
    """What the time is for: in their own case where the message says what it is."""
    kind = "demo" if "demo" in desk.reading.purposes else "call"
    mine = theirs(desk)
    minutes = desk.findings.slots[0] if desk.findings.slots else None
    length = int((minutes.end - minutes.start).total_seconds() // 60) if minutes else desk.findings.rep.slot_minutes
    spoken = desk.table.MINUTES.get(length, desk.say("minutes", count=str(length)))
    content = [reply for reply in replies if reply.outcome == "meeting"]
    if mine:
        yield desk.line(f"{kind}_theirs", "F5", theirs=mine, minutes=spoken)
    elif (
        not content
        and kind == "demo"
        and desk.language == "en"
        and (products := desk.profile.products[:MOST_PRODUCTS] if desk.profile else ())
    ):
        facts = (f"P{number}" for number in range(2, 2 + len(products)))
        yield desk.line(
            "demo_products", *facts, minutes=spoken, products=desk.joined(product.name for product in products)
        )
    if desk.reading.wish.people_note:
        yield desk.line("people_unsure")


def theirs(desk: Desk) -> str:
    """What of theirs it is about, where an English letter can say it."""
    found = details.theirs(desk.reading.body) if desk.language == "en" and "names" not in desk.spared else ""
    return found if harmless(found) else ""


def company_name(desk: Desk) -> str:
    """The company's name as it can be repeated."""
    typed = desk.findings.inquiry.company or (desk.findings.company.name if desk.findings.company else "")
    known = quoting.company_name(typed)
    return known if known and harmless(known) and "names" not in desk.spared else ""


def _thread(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    thread = desk.findings.thread
    asked = [mail for mail in thread.messages if not mail.from_us and not mail.automatic] if thread else []
    if thread is None or thread.owes != "us" or not thread.with_person or not asked or not replies:
        return
    day = spoken_time.day(asked[-1].sent_at.date(), beside=desk.findings.submission.received_at.date())
    yield (desk.line("owed", "T1", day=day),)


def _promised(desk: Desk) -> Iterator[Paragraph]:
    """What we said we would send and never did, owned up to."""
    thread = desk.findings.thread
    promised = promise_kept_open(thread)
    if thread is None or promised is None:
        return
    day = spoken_time.day(promised.sent_at.date(), beside=desk.findings.submission.received_at.date())
    yield (desk.line("promised", "T1", day=day),)


def _files(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    if not any(reply.outcome == "file" for reply in replies):
        return
    asset = next((asset for asset in desk.findings.assets if asset.link), None)
    if asset is None:
        yield (desk.line("file_missing"),)
    else:
        name = asset_name(asset.name) or desk.say("this_file")
        yield (desk.line("file", "A1", file=name, link=asset.link),)


def _one_file(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    asset = next((asset for asset in desk.findings.assets if asset.link), None)
    if asset and not any(reply.outcome == "file" for reply in replies):
        name = asset_name(asset.name) or desk.say("this_file")
        yield (desk.line("file_offer", "A1", file=name, link=asset.link),)


def asset_name(name: str) -> str:
    """A file's name without its ending, as a person would say it; empty where it is not fit to be repeated."""
    known = quoting.one_line(name).rpartition(".")[0] or quoting.one_line(name)
    return known if len(known) <= 90 and not set(known) & set('<>[]{}“”"@') and harmless(known) else ""


def _next_word(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    """The one call to action after an answer, or none where none is due."""
    asks = desk.reading.asks
    if replies and all(reply.outcome == "file" for reply in replies):
        return
    if "pricing" in desk.reading.purposes or any(of_price(ask) for ask in asks):
        yield from _about_the_price(desk, replies)
    elif desk.plan.times == "mention" and (
        "demo" in desk.reading.purposes or "email" not in desk.reading.contact_preference
    ):
        yield (desk.line("mention_demo" if "demo" in desk.reading.purposes else "mention"),)


def _about_the_price(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    if not any(reply.outcome == "answered" for reply in replies):
        return
    texts = [desk.wording(answer) for ask in desk.plan.matched.asks for answer in ask.answers]
    if "demo" in desk.reading.purposes and desk.plan.times == "mention":
        yield (desk.line("mention_demo"),)
    elif any(reply.note.startswith(FIGURE) for reply in replies):
        yield (desk.line("quote"),)
    elif unit := next((unit_of(text) for text in texts if tiered(text)), ""):
        yield (desk.line("count", units=unit),)
    else:
        yield (desk.line("pricing_more"),)


def _deadline(desk: Desk) -> Iterator[Paragraph]:
    yield tuple(handing_over.deadline_line(desk))
