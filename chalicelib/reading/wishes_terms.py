"""How they would like to meet: how many, with whom, for how long, by which channel, or not at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from chalicelib.text.folding import folded

LONGEST = 4_000
"""Characters of a message that are read."""
Channel = Literal["", "phone", "video", "in_person"]
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6,
    "zweit": 2, "dritt": 3, "viert": 4, "funft": 5, "zehn": 10, "funfzehn": 15, "zwanzig": 20, "dreissig": 30, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "dois": 2, "duas": 2, "quatro": 4, "dez": 10, "vinte": 20, "trinta": 30,
    "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "dieci": 10, "quindici": 15, "venti": 20, "trenta": 30, "twee": 2, "drie": 3,
    "vijftien": 15, "twintig": 20, "dertig": 30, "femton": 15, "femten": 15, "trettio": 30, "tredive": 30,
}  # fmt: skip
SPELLED = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_N = rf"(\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_HERE = r"(?= ?(?:[.,;:!?)(]|$|people\b|persons\b|participants\b|attendees\b|personas\b|personen\b|personnes\b|pessoas\b|persone\b|on\b|in the\b|from\b|and\b|y\b|e\b|und\b|et\b|autour\b|om\b|altogether\b|in total\b|total\b))"
_PEOPLE = (
    re.compile(rf"\b{_N} of us\b"),
    re.compile(rf"\b(?:we'd be|we would be|we'll be|we will be|there'll be|there will be|there would be|group of|committee of|party of|we are with|seremos|seriamos|estaremos|somos|nous serons|nous sommes|on sera|on serait|saremo|saremo in|siamo in|wir waren|wir sind) {_N}{_HERE}"),
    re.compile(rf"\b{_N} pax\b"),
    re.compile(r"\bzu (zweit|dritt|viert|funft)\b"),
)  # fmt: skip
_WITH = (
    re.compile(rf"\b(?:me|myself|i) and {_N} (?:colleague|other|of my)"),
    re.compile(rf"\b{_N} (?:colleagues|others|of my colleagues|of my team) and (?:i|me|myself)\b"),
    re.compile(rf"\b(?:yo y|con) {_N} (?:colegas|companeros)\b"),
    re.compile(r"\b(?:with|bring|and) (?:a|one|my) (colleague)\b"),
    re.compile(r"\bme ?\+ ?(\d)\b"),
)
_MINUTES = re.compile(rf"\b{_N}[ -]?(?:minutes?|mins?|minuten|minutos?|minuti|minuter|minutter|minut)\b")
_SPANS = (
    (re.compile(r"\b(?:three[- ]quarters of an hour|dreiviertelstunde|trois quarts d'heure)\b"), 45),
    (re.compile(r"\b(?:quarter of an hour|viertelstunde|cuarto de hora|quart d'heure|quarto d'ora|kwartier)\b"), 15),
    (re.compile(r"\b(?:half an hour|half hour|halbe stunde|halben stunde|media hora|demi-heure|demi heure|meia hora|mezz'ora|mezzora|half uur|halvtimme|halv time)\b"), 30),
    (re.compile(r"\b(?:for an hour|an hour of|one hour|an hour's|hour-long|eine stunde|una hora|une heure|uma hora|un'ora)\b"), 60),
)  # fmt: skip
_NOT_OURS = re.compile(
    r"\b(?:wait|waited|waiting|hold|took|takes|take|within|every|last|late|drive|away|into|after|before|saves?|each|innerhalb|alle|hace|depuis|a las|alle ore|in|ago)\b"
)
_NOT_AFTER = re.compile(r"^ (?:after|before|late|into|ago|from|of d|away|apart)")
_MEETING = re.compile(
    r"\b(?:call|ring|talk|speak|chat|meet|meeting|demo|walkthrough|introduction|intro|conversation|appointment|slot|session|phone|time|free|available|invite|presentation"
    r"|gesprach|telefonat|termin|vorstellung|treffen|austausch|llamada|reunion|hablar|demostracion|cita|appel|rendez-vous|creneau|echange|entretien|presentation|demo"
    r"|reuniao|conversa|conversar|ligacao|chamada|incontro|chiamata|appuntamento|gesprek|bellen|afspraak|samtal|mote|mode|samtale|rozmow\w{0,6}|spotkani\w{0,4})\b"
)
_PHONE = re.compile(
    r"\b(?:ring me|ring us|call me|phone me|phone us|rings? me|rings me|phones? me|gie us a phone|(?:someone|somebody|anyone|people) (?:to )?(?:call|phone|ring)|call before|ring or text|call or text|my cel\\w{0,2}|give me a (?:call|ring|bell)|give us a (?:call|ring)|by phone|over the phone|on the phone|phone call|quick ring"
    r"|telefonat|telefonisch|rufen sie mich|anrufen|anruf|ruckruf|ruft mal|ruft mich|zuruckrufen|por telefono|llamenme|llameme|me llamen|llamame|par telephone|appelez-moi|rappelez-moi|me rappeler|m'appeler"
    r"|por telefone|me ligue|me liguem|ligar para mim|per telefono|mi chiami|chiamatemi|chiamate|bel me|opbellen|bellen|ringe? mig|ringe? meg|ringa mig)\b"
)
_VIDEO = re.compile(
    r"\b(?:video ?call|video conference|zoom|teams|google meet|online|virtual|virtually|webex|videocall|videokonferenz|videollamada|visio|visioconference|videochamada|videochiamata|videogesprek)\b|オンライン"
)
_IN_PERSON = re.compile(
    r"\b(?:in person|face to face|come by|visit us|visit our|at our offices?|at your offices?|vor ort|personlich|en persona|presencial\w{0,6}|en personne|di persona|langskomen|bei uns im)\b"
)
_NONE = re.compile(
    r"\b(?:(?:don't|do not) (?:need|want|take|do) (?:a |any |vendor |sales ){0,2}(?:demo|call|meeting|presentation)s?|no need (?:for|to) (?:a )?(?:call|meeting|meet|demo|talk)"
    r"|no (?:demo|meeting|call|sales call|phone call)s?(?: is| are)? ?(?:needed|necessary|please|yet|at this point|required|thanks)?(?=[.,;!?]|$)|no calls|no meetings|not looking for a (?:call|demo|meeting)"
    r"|rather not (?:get on the phone|talk|meet|have a call|do a call|speak)|(?:don't|do not) (?:call|phone|telephone|ring)(?: me| us)?(?=[.,;!?]|$| please| yet| at)"
    r"|no (?:me )?llamen|sin llamadas|no (?:necesito|necesitamos|hace falta) (?:una )?(?:llamada|reunion|demo)|kein(?:e|en)? (?:anruf|anrufe|termin|gesprach|demo|meeting)|bitte nicht anrufen"
    r"|pas d'appel|pas de (?:rendez-vous|reunion|demo|demarchage)|pas besoin d(?:e |'un |'une )(?:appel|rendez-vous|reunion|demo)|ne pas (?:m')?appeler"
    r"|sem (?:ligacoes|reunioes)|nao (?:me )?ligue|nao (?:preciso|precisamos) de (?:uma )?(?:reuniao|ligacao|demo)|niente (?:telefonate|chiamate)|geen (?:telefoontjes|afspraak|gesprek))\b"
)  # fmt: skip
_NAME = r"[A-ZÀ-Þ][\w'-]{1,30}(?: [A-ZÀ-Þ][\w'-]{1,30})?"
_LIST = re.compile(
    rf"(?:of us|people|colleagues)[^.:;!?\n]{{0,60}}:\s?((?:(?:me|myself|I|{_NAME})(?:, and |, | and | & )){{1,7}}(?:me|myself|I|{_NAME}))"
)
_JOINS = (
    re.compile(rf"\b(?:colleagues?|boss|manager|director|partner) ({_NAME})(?:,? and ({_NAME}))?"),
    re.compile(rf"\b(?:bring|bringing|include|invite) ({_NAME})(?:,? and ({_NAME}))?"),
    re.compile(rf"\b({_NAME}) (?:will|would|should) join\b"),
)
_SENTENCE = re.compile(r"[^.!?\n]{1,600}")


class Terms(NamedTuple):
    """What `MeetingWish` holds of the same names."""

    people: int | None
    people_note: str
    companions: tuple[str, ...]
    minutes: int | None
    channel: Channel
    no_meeting: bool


def terms_of(message: str) -> Terms:
    """How they would like to meet, as far as the message says."""
    message = message[:LONGEST]
    plain = folded(message)
    meeting = bool(_MEETING.search(plain))
    sentences = [match[0] for match in _SENTENCE.finditer(plain)] if meeting else []
    people, listed = _people(plain), _listed(message)
    note, known = _checked(people, listed)
    companions = tuple(name for name in listed if name not in {"me", "myself", "I"}) or _joining(message)
    return Terms(known, note, companions, _minutes(sentences), _channel(plain, sentences), bool(_NONE.search(plain)))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1 if text == "colleague" else NUMBERS.get(text, 0)


def _people(plain: str) -> int | None:
    """How many they will be, themselves among them."""
    said = next((_number(match[1]) for pattern in _PEOPLE if (match := pattern.search(plain))), None)
    if said is None:
        said = next((_number(match[1]) + 1 for pattern in _WITH if (match := pattern.search(plain))), None)
    return said if said and 1 <= said <= 50 else None


def _listed(message: str) -> tuple[str, ...]:
    match = _LIST.search(message)
    return tuple(re.split(r", and |, | and | & ", match[1])) if match else ()


def _checked(people: int | None, listed: Sequence[str]) -> tuple[str, int | None]:
    """Their count against the names that follow it: the note where they differ, and the count that stands."""
    if people is None or not listed:
        return "", people
    named = len(listed)
    fits = {named} if {"me", "myself", "I"} & set(listed) else {named, named + 1}
    if people in fits:
        return "", people
    return f"{_spelled(people)} by their count, {_spelled(named)} by the names", people


def _spelled(number: int) -> str:
    return SPELLED[number] if number < len(SPELLED) else str(number)


def _joining(message: str) -> tuple[str, ...]:
    names = (name for pattern in _JOINS for match in pattern.finditer(message) for name in match.groups() if name)
    return tuple(dict.fromkeys(names))[:8]


def _minutes(sentences: Sequence[str]) -> int | None:
    """The length they wish for, in a message about meeting; not what they waited, nor what a thing takes."""
    for sentence in sentences:
        for match, minutes in _lengths(sentence):
            before = sentence[max(0, match.start() - 22) : match.start()]
            after = sentence[match.end() : match.end() + 8]
            if 10 <= minutes <= 180 and not _NOT_OURS.search(before) and not _NOT_AFTER.search(after):
                return minutes
    return None


def _lengths(sentence: str) -> list[tuple[re.Match[str], int]]:
    in_minutes = [(match, _number(match[1])) for match in _MINUTES.finditer(sentence)]
    return in_minutes + [(match, minutes) for pattern, minutes in _SPANS if (match := pattern.search(sentence))]


def _channel(plain: str, sentences: Sequence[str]) -> Channel:
    phone = _PHONE.search(plain)
    if phone and not re.search(
        r"\b(?:not|don't|no|nicht|pas|non)\b", plain[max(0, phone.start() - 16) : phone.start()]
    ):
        return "phone"
    if any(_VIDEO.search(sentence) and _MEETING.search(sentence) for sentence in sentences) or "オンライン" in plain:
        return "video"
    return (
        "in_person" if any(_IN_PERSON.search(sentence) and _MEETING.search(sentence) for sentence in sentences) else ""
    )
