"""One reading of a message, by rules: `read` puts the readers of this room together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.domain.reading import Ask, Evidence, Purpose, Reading
from chalicelib.reading import asks as asking
from chalicelib.reading.agreements import claimed_agreements
from chalicelib.reading.cutting import cut
from chalicelib.reading.deadlines import deadlines
from chalicelib.reading.handover import desk
from chalicelib.reading.machine_orders import machine_orders, order_spans
from chalicelib.reading.names import companies, people
from chalicelib.reading.preferences import preference
from chalicelib.reading.purposes import Reason, ranked, reasons
from chalicelib.reading.senders import sender
from chalicelib.reading.sentences import message
from chalicelib.reading.tone import tone
from chalicelib.text.cues import Hit
from chalicelib.text.language import language_of
from chalicelib.text.opt_out import opt_out

MOST_TERMS = 8
ALREADY_PRICED = frozenset({"price", "quote"})


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
    hits = _outside(text.hits, spans)
    asks = asking.asks(text, spans)
    purposes = _purposes(form.message, body, hits, asks)
    named = tuple(reason.purpose for reason in purposes)
    kind, kind_words = sender(named, hits, private_address=form.private_address)
    mood, mood_words = tone(text.read, hits, troubled=bool({"complaint", "support"} & set(named)))
    handover = desk(named, kind)
    return Reading(
        body=body,
        sender_kind=kind,
        sender_words=kind_words,
        purposes=named,
        purpose_words=tuple(reason.words for reason in purposes),
        asks=asks,
        language=language,
        language_certain=certain,
        tone=mood,
        tone_words=mood_words,
        deadlines=deadlines(text),
        contact_preference=preference(hits),
        people=people(text, (form.first_name, form.last_name)),
        companies=companies(text),
        claimed_agreements=claimed_agreements(text, quoted),
        machine_orders=machine_orders(form.fields),
        legal_terms=_legal_terms(hits),
        handover=handover,
        handover_words=next((reason.words for reason in purposes), "") if handover != "none" else "",
    )


def _outside(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> tuple[Hit, ...]:
    """Cues that do not stand in an order to a machine: what it demands is no wish of theirs."""
    return tuple(hit for hit in hits if not any(start <= hit.start < end for start, end in spans))


def _purposes(whole: str, body: str, hits: Sequence[Hit], asks: Sequence[Ask]) -> tuple[Reason, ...]:
    """Why they write. What asks for no mail, or for erasure, comes first whatever else is said."""
    said = reasons(hits)
    wish = opt_out(whole)
    if wish:
        purpose: Purpose = "erasure" if wish.kind == "erasure" else "unsubscribe"
        said[purpose] = Reason(purpose, 12, wish.words)
    questions = [ask for ask in asks if ask.kind == "question" and ask.topic not in ALREADY_PRICED]
    if questions:
        said["question"] = Reason("question", 2, questions[0].words, max(0, body.find(questions[0].words)))
    if not said and any(hit.label == "when" for hit in hits):
        said["call"] = Reason("call", 2, next(hit.words for hit in hits if hit.label == "when"))
    return ranked(said) or (Reason("question" if asks else "information", 1, ""),)


def _legal_terms(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    terms = dict.fromkeys(hit.words for hit in hits if hit.label == "legal")
    return tuple(Evidence(value=words, words=words) for words in terms)[:MOST_TERMS]
