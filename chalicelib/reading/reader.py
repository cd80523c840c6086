"""One reading of a message, by rules: `read` puts the readers of this room together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.domain.reading import Ask, Evidence, Reading
from chalicelib.reading import asks as asking
from chalicelib.reading.agreements import claimed_agreements
from chalicelib.reading.cutting import cut
from chalicelib.reading.deadlines import deadlines
from chalicelib.reading.handover import desk
from chalicelib.reading.judgment import Letter, judge
from chalicelib.reading.machine_orders import machine_orders, order_spans
from chalicelib.reading.names import companies, people
from chalicelib.reading.preferences import preference
from chalicelib.reading.purposes import Reason
from chalicelib.reading.sentences import Message, message
from chalicelib.reading.wishes import read_wish
from chalicelib.text.cues import Hit
from chalicelib.text.language import language_of

MOST_TERMS = 8


class Form(NamedTuple):
    """What a form tells. `fields` holds every field as sent, the message among them; `private_address`: free mail."""

    message: str
    fields: Mapping[str, str]
    today: date
    country: str = ""
    phone: str = ""
    first_name: str = ""
    last_name: str = ""
    private_address: bool = False


def read(form: Form) -> Reading:
    """What the form's message says. `form.today` is the day on the lead's clock, as far as it is known."""
    body, quoted = cut(form.message)
    language, certain = language_of(body)
    text = message(body, language, certain=certain)
    spans = order_spans(body)
    hits = outside(text.hits, spans)
    asks = asking.asks(text, spans)
    judged = judge(Letter(form.message, text, hits, asks, form.fields, form.private_address))
    named = tuple(reason.purpose for reason in judged.purposes)
    handover = desk(named, judged.kind)
    return Reading(
        body=body,
        sender_kind=judged.kind,
        sender_words=judged.kind_words,
        purposes=named,
        purpose_words=tuple(reason.words for reason in judged.purposes),
        asks=_asked(text, asks, judged.purposes),
        wish=read_wish(
            _blanked(body, spans), language=language, today=form.today, country=form.country, phone=form.phone
        ),
        language=language,
        language_certain=certain,
        tone=judged.tone,
        tone_words=judged.tone_words,
        deadlines=deadlines(text),
        contact_preference=preference(hits),
        people=people(text, (form.first_name, form.last_name)),
        companies=companies(text),
        claimed_agreements=claimed_agreements(text, quoted),
        machine_orders=machine_orders(form.fields),
        legal_terms=_legal_terms(hits),
        handover=handover,
        handover_words=next((reason.words for reason in judged.purposes), "") if handover != "none" else "",
    )


def _asked(text: Message, asks: tuple[Ask, ...], purposes: Sequence[Reason]) -> tuple[Ask, ...]:
    """The asks; where there are none, what the first purpose implies. Who only wants out asks for no more than that."""
    first = purposes[0]
    if first.purpose == "unsubscribe":
        return tuple(ask for ask in asks if "@" in ask.words)
    return asking.named(asks, first.purpose) or asking.implied(text, first.purpose, first.words)


def outside(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> tuple[Hit, ...]:
    """Cues that do not stand in an order to a machine: what it demands is no wish of theirs."""
    return tuple(hit for hit in hits if not any(start <= hit.start < end for start, end in spans))


def _blanked(body: str, spans: Sequence[tuple[int, int]]) -> str:
    """The message without what is aimed at a machine; every other word stays where it stands."""
    for start, end in spans:
        body = body[:start] + " " * (end - start) + body[end:]
    return body


def _legal_terms(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    terms = dict.fromkeys(hit.words for hit in hits if hit.label == "legal")
    return tuple(Evidence(value=words, words=words) for words in terms)[:MOST_TERMS]
