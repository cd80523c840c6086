"""The truth about the times of a reply, as sentences: what was free, what had to give, what is asked back. Pure.

Every sentence follows from what the solver did; none is chosen for its tone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from chalicelib.domain.findings import Slot, SlotsFound
from chalicelib.domain.reading import FaultyDate, MeetingWish
from chalicelib.text import spoken_time
from chalicelib.text.spoken_time import Manner
from chalicelib.text.times_phrases import FAMILIAR, FORMAL_PORTUGUESE, PHRASES

EARLY, LATE = time(0), time(23, 59)


class Times(NamedTuple):
    """What a mail says of times, in this order: sentences, a line a slot, whose clock it is, the question at the end.

    `slots` is empty where the sentences name the times themselves; any of the others may be empty.
    """

    before: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    zone: str = ""
    ask: str = ""


class Teller(NamedTuple):
    """Phrases and manner of one mail. `today` is the day on the lead's clock, when the mail is read."""

    found: SlotsFound
    wish: MeetingWish
    manner: Manner
    today: date
    phrases: dict[str, str]

    def say(self, key: str, **filled: str) -> str:
        """A sentence, its first letter in upper case."""
        text = self.phrases[key].format(**filled)
        return text[:1].upper() + text[1:]

    def when(self, slot: Slot) -> str:
        """A slot's start within a sentence, on the lead's clock."""
        return spoken_time.moment(self.there(slot), self.manner, self.today)

    def there(self, slot: Slot) -> datetime:
        """A slot's start on the lead's clock."""
        return spoken_time.local(slot.start, slot.lead_timezone)


def times_told(found: SlotsFound, wish: MeetingWish, manner: Manner, today: date, *, familiar: bool = False) -> Times:
    """What to say of the times found, in the language of `manner` (English where it is none of the five).

    `familiar`: the mail says du, tú, tu. `today` is the day on the lead's clock.
    """
    teller = Teller(found, wish, manner, today, _phrases(manner, familiar=familiar))
    return _OUTCOMES.get(found.outcome, _offered)(teller)


def _phrases(manner: Manner, *, familiar: bool) -> dict[str, str]:
    language = manner.language if manner.language in PHRASES else "en"
    other = FAMILIAR.get(language, {}) if familiar else {}
    return {**PHRASES[language], **(FORMAL_PORTUGUESE if language == "pt" and manner.country == "PT" else {}), **other}


def _offered(teller: Teller) -> Times:
    """No wish, or one that is kept: the list needs no words before it."""
    found = teller.found
    before = [teller.say("second some")] if found.second_choice and len(found.slots) > 1 else []
    before += (
        [teller.say("second one", when=teller.when(found.slots[0]))]
        if found.second_choice and len(found.slots) == 1
        else []
    )
    before += [teller.say("off_hours")] if found.off_hours else []
    return _with_list(teller, before)


def _relaxed(teller: Teller) -> Times:
    kept = [slot for slot in teller.found.slots if slot.keeps_wish]
    before = [teller.say("some keep", when=teller.when(kept[0])) if kept else _why_relaxed(teller)]
    return _with_list(teller, [*([teller.say("off_hours")] if teller.found.off_hours else []), *before])


def _why_relaxed(teller: Teller) -> str:
    """What is not free. Wished hours are named where they can be said in one breath."""
    gave, wish = set(teller.found.relaxed), teller.wish
    hours, days = "hours" in gave and bool(wish.between), bool({"days", "weekdays"} & gave)
    if hours and not days and len(wish.between) == 1:
        about_days = bool(wish.first or wish.last or wish.weekdays)
        return teller.say("no hours" if about_days else "no hours at all", hours=_hours(teller, wish.between[0]))
    return teller.say("no days" if days and not wish.between else "no both")


def _hours(teller: Teller, hours: tuple[time, time]) -> str:
    opens, closes = (spoken_time.time_of(datetime.combine(teller.today, at), teller.manner) for at in hours)
    if hours[1] == LATE:
        return teller.phrases["after"].format(opens=opens)
    if hours[0] == EARLY:
        return teller.phrases["before"].format(closes=closes)
    for unit in (" am", " pm", " Uhr"):
        opens = opens.removesuffix(unit) if closes.endswith(unit) else opens
    return teller.phrases["between"].format(opens=opens, closes=closes)


def _proposal_free(teller: Teller) -> Times:
    slot = teller.found.slots[0]
    minutes = str(int((slot.end - slot.start).total_seconds() // 60))
    then = teller.say("call") if teller.wish.channel == "phone" else teller.say("invite", minutes=minutes)
    return Times((teller.say("proposal_free", when=teller.when(slot)), then), (), _zone(teller, one=True), "")


def _proposal_taken(teller: Teller) -> Times:
    """Said first, with its reason; then the nearest."""
    found = teller.found
    if found.proposal is None:
        return _offered(teller)
    day_off = found.why_not == "day_off"
    when = (
        spoken_time.near_day(teller.there(found.proposal).date(), teller.manner, teller.today)
        if day_off
        else teller.when(found.proposal)
    )
    sorry = teller.say(found.why_not or "taken", when=when)
    if not found.slots:
        return Times((sorry,), ask=teller.say("ask other"))
    if found.second_choice and len(found.slots) == 1:
        return Times(
            (sorry, teller.say("second one", when=teller.when(found.slots[0]))),
            (),
            _zone(teller, one=True),
            teller.say("ask one"),
        )
    same_day = {teller.there(slot).date() for slot in (*found.slots, found.proposal)}
    if len(same_day) == 1:
        times = teller.say("same day", times=_listed(teller, found.slots))
        return Times(
            (sorry, times), (), _zone(teller, one=False), teller.say("ask two" if len(found.slots) == 2 else "ask some")
        )
    return _with_list(teller, [sorry, *([] if found.second_choice else [teller.say("nearest")])])


def _listed(teller: Teller, slots: Sequence[Slot]) -> str:
    """Times of one day: `1:00 pm or 4:30 pm`, `um 13:00 Uhr oder um 16:30 Uhr`."""
    english = teller.manner.language not in PHRASES or teller.manner.language == "en"
    write = spoken_time.time_of if english else spoken_time.at_time
    return f" {teller.phrases['or']} ".join(write(teller.there(slot), teller.manner) for slot in slots)


def _ask_back(teller: Teller) -> Times:
    fault = teller.found.faulty
    if fault is None:
        return _offered(teller)
    question = _fault(teller, fault)
    if not teller.found.slots:
        return Times((question,))
    told = _with_list(teller, [question, teller.say("these are free")])
    return told._replace(ask="")


def _fault(teller: Teller, fault: FaultyDate) -> str:
    names = [spoken_time.full_day(day, teller.manner) for day in fault.candidates]
    candidates = f" {teller.phrases['or date']} ".join(names)
    if not candidates:
        return teller.say("past date", words=fault.words)
    if fault.fault == "no_such_date":
        return teller.say("no_such_date", words=fault.words, candidates=candidates)
    on = next((day for day in fault.candidates if str(day.day) in fault.words), fault.candidates[0])
    date_said = spoken_time.day(on, beside=on, manner=teller.manner)
    return teller.say(
        "wrong_weekday", date=date_said, weekday=spoken_time.weekday(on, teller.manner), candidates=candidates
    )


def _beyond(teller: Teller) -> Times:
    reaches = teller.found.reaches or teller.today
    said = spoken_time.day(reaches, beside=teller.today, manner=teller.manner)
    return Times((teller.say("beyond", reaches=said),), ask=teller.say("ask beyond"))


def _none(teller: Teller) -> Times:
    about = teller.wish.about_time
    return Times((teller.say("none" if about else "none open"),), ask=teller.say("ask other" if about else "ask when"))


def _with_list(teller: Teller, before: Sequence[str]) -> Times:
    slots = teller.found.slots
    lines = tuple(spoken_time.slot_line(slot, teller.manner) for slot in slots)
    if not slots:
        return Times(tuple(before), ask=teller.say("ask when"))
    ask = {1: "ask one", 2: "ask two"}.get(len(slots), "ask some")
    return Times(tuple(before), lines, _zone(teller, one=len(slots) == 1), teller.say(ask))


def _zone(teller: Teller, *, one: bool) -> str:
    """Whose clock it is; and that it is a guess, where it is one."""
    zone = spoken_time.zone_time(teller.found.lead_timezone or "UTC", teller.manner)
    key = ("zone" if teller.found.timezone_certain else "guess") + (" one" if one else "")
    return teller.say(key, zone=zone)


_OUTCOMES: dict[str, Callable[[Teller], Times]] = {
    "open": _offered,
    "kept": _offered,
    "relaxed": _relaxed,
    "proposal_free": _proposal_free,
    "proposal_taken": _proposal_taken,
    "ask_back": _ask_back,
    "beyond": _beyond,
    "none": _none,
}
