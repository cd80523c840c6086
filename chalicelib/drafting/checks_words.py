"""Words, numbers and names of a sentence, made comparable across five languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from chalicelib.drafting.checks_lexicon import CONCEPTS
from chalicelib.text.folding import folded

_MAIL_WORDS = """
guess zone clock clocks elsewhere adjust calendar slot slots below above note thread colleague colleagues sooner earlier nearest earliest alternative alternatives booked busy
taken invite invites wrong chance minute convenient quickest afterwards sense right guessing assumed assume question questions reply message messages proper separately yourself details
zeitzone annahme kalender vorschlag vorschlage nachricht einladung termin termine terminen uhrzeit belegt vergeben passt passen passend kollege kollegin kollegen kolleginnen wunsch frage fragen antwort
huso supuesto suposicion calendario mensaje invitacion ocupado ocupada horario horarios colega colegas companera companero pregunta preguntas respuesta conviene
fuseau hypothese calendrier message invitation creneau creneaux pris collegue collegues question questions reponse convient conviennent
fuso suposicao calendario mensagem convite ocupado horario horarios colega colegas pergunta perguntas resposta
"""
MAIL_WORDS = frozenset(_MAIL_WORDS.split())
"""Words of every mail about meeting and writing: they assert nothing."""
LANGUAGES = ("en", "de", "es", "fr", "pt")
Kind = Literal["word", "number", "name"]
TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?|[^\W\d_][\w]*(?:['’\-/][\w]+)*")
_LIGHT = """
a an the this that these those it its it's he she they them their there here i we you us our your me my one ones is are was were be been being am
do does did done has had having will would shall should could might may to of in on at for with by from as into onto over under about than then so and or but if when while
also just still yet already too very well quite rather both either such own per via up out off through during between among within upon who whom whose which what where
that's we're we've we'll you're you've you'll i'm i've i'll i'd they're there's let's let please yes no not don't doesn't isn't aren't can can't cannot won't nor never everything rest
today now soon once back away again ever even much many way ways thing things like want wants look looking forward come comes go goes get gets got put puts keep hence whether though
because since until till against toward towards around across along instead else other another others same way lot bit case hand side means mean know knows thank thanks happy glad hope
der die das den dem des ein eine einen einem einer eines er sie es ihr ihnen ihn wir uns ich mich mir mein meine du dich dir sich ist sind war waren sein wird werden wurde wurden worden hat haben hatte
und oder aber wenn als wie was wer wo ob dass da dann so auch noch schon nur nicht kein keine mit von vom zu zum zur bei beim fur auf aus in im ins an am um nach uber unter vor durch gegen ohne
kann konnen konnte mochte mochten soll sollen darf will dies diese dieser diesen diesem dieses jene man hier dort dazu davon dafur damit darauf daran darin dabei denn doch mal sehr ja nein etwa bis ab pro je
ihre ihren ihrem ihrer ihres unser unsere unserem unseren unserer unseres deine deinen deinem deiner gern gerne bitte selbst eigene eigenen eigener welche welcher welches lassen lasst sobald weil alles andere anderes anderen ubrige ubrigen
el la los las lo un una unos unas y o u e pero si no que de del al a en con por para sin sobre entre es son era fue ser esta estan estar he ha han hay su sus tu tus nuestro nuestra nuestros nuestras mi mis me te se nos le les
como cuando donde cual cuales quien muy mas ya tambien solo aqui alli este esta estos estas ese esa eso esto esos esas aunque porque desde hasta cada ni tan asi bien todo demas otro otra otros otras
le la les un une des du de d l et ou mais si que qu qui quoi dont en au aux avec pour par sans sur sous dans entre chez est sont etait etre ete a ont ai as avons avez il elle ils elles on nous vous je tu me te se ce cet cette ces c s n y
notre nos votre vos leur leurs son sa ses mon ma mes ton ta tes ne pas plus tres aussi bien deja encore comme quand ou tout reste autre autres
o a os as um uma uns umas e ou mas se que de do da dos das no na nos nas ao aos em com por para pelo pela sem sobre entre e sao foi ser esta estao estar ha tem seu sua seus suas nosso nossa nossos nossas meu minha me te lhe lhes voce voces
ele ela eles elas isso isto este esta esse essa aquele como quando onde qual quais quem muito mais ja tambem so aqui nao sim ate cada nem
"""
LIGHT = frozenset(_LIGHT.split())
NUMBER_WORDS: dict[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "twice": 2, "once": 1,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12, "dreizehn": 13, "vierzehn": 14,
    "funfzehn": 15, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100,
    "tausend": 1000, "einmal": 1, "zweimal": 2, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once_es": 11, "doce": 12,
    "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "mil": 1000,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000, "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12,
    "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "oitenta": 80, "noventa_pt": 90, "cem": 100,
}  # fmt: skip
PHRASES = (
    ("workday", r"(?:working|business|work) days?|dias? (?:laborables?|habiles|habil|uteis|util)|jours? (?:ouvres?|ouvrables?)"),
    ("30 minutes", r"half an hour|half-hour|(?:eine )?halbe stunde|media hora|(?:une )?demi-heure|meia hora"),
    ("check-in", r"check(?:s|ed|ing)? in|einchecken"),
    ("setup", r"set(?:s|ting)? up|mise en (?:service|place|route)|puesta en marcha"),
    ("gratis", r"free of charge|at no (?:extra )?(?:cost|charge)|for free|sin (?:coste|costo|cargo)|ohne (?:auf)?(?:preis|kosten)|sans frais|sem custo"),
    ("login", r"log(?:s|ging)? in"),
    ("dpa", r"data processing agreement|auftragsverarbeitungsvertrag|(?:acuerdo|contrato) de (?:encargo|tratamiento)[^.,;]{0,20}|(?:accord|contrat) de (?:traitement|sous-traitance)[^.,;]{0,20}|(?:acordo|contrato) de (?:tratamento|processamento)[^.,;]{0,20}"),
    ("nda", r"non-?\s?disclosure agreement|confidentiality agreement|geheimhaltungsvereinbarung|vertraulichkeitsvereinbarung|acuerdo de confidencialidad|accord de confidentialite|acordo de (?:confidencialidade|sigilo)"),
    *((f"{n}00", rf"{word} hundred") for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), start=2)),
    ("gdpr", r"general data protection regulation"),
    ("realtime", r"in (?:echtzeit|real time)|en (?:tiempo real|directo|temps reel|direct)|em tempo real|ao vivo"),
    ("automatic", r"by (?:itself|themselves)|without (?:anyone|somebody|someone) moving files|von selbst"),
    ("manual", r"by hand|von hand|a mano|a la main"),
    ("percent", r"por ciento|pour cent|por cento|per cent|%"),
    ("uk", r"reino unido|royaume-uni|united kingdom|vereinigtes konigreich|vereinigten konigreich|great britain|gran bretana|grande-bretagne"),
    ("1", r"one(?= (?:week|day|month|year|hour|minute|working|business))"),
)  # fmt: skip
"""Turns of several words that mean one thing."""
_PHRASES = tuple(
    (f" {word} " if word == "percent" else word, re.compile(rf"(?i)(?<![^\W_])(?:{turn})(?![^\W_])"))
    for word, turn in PHRASES
)
_ELISION = re.compile(r"(?i)(?<![\w'’])(?:[ldjnscmt]|qu)['’](?=\w)")
_ACCENTS = str.maketrans(
    "áàâãäéèêëíìîïóòôõöúùûüçñÁÀÂÃÄÉÈÊËÍÓÒÔÕÖÚÙÛÜÇÑ", "aaaaaeeeeiiiiooooouuuucnAAAAAEEEEIOOOOOUUUUCN"
)
_PRICE = re.compile(r"([€$£])\s?(\d[\d.,]*\d|\d)|(\d)\s?([€$£])")
CURRENCY = {"€": "euro", "$": "dollar", "£": "pound"}
_MIXED = re.compile(r"[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[A-Za-z]+\d")


@dataclass(frozen=True)
class Token:
    """One telling word. `text` is folded; `at` its position among all tokens of the sentence."""

    text: str
    kind: Kind
    at: int
    concepts: frozenset[str] = frozenset()
    capital: bool = False
    """Whether it is written as a name within its sentence, though the lexicon knows the word."""
    hard: bool = False
    """Whether it names something that must never be said of us without a fact."""
    value: str = ""
    """Of a number, in plain digits."""


def tokens(text: str, language: str = "en") -> tuple[Token, ...]:
    """The telling words of one sentence in order; function words are left out, but counted in `at`."""
    matches = list(TOKEN.finditer(text[:4000]))
    made = (
        token
        for at, match in enumerate(matches)
        for token in _token(match[0], at, first=_opens(text, match.start()), language=language)
    )
    return tuple(made)


def in_portuguese(text: str) -> str:
    """A Portuguese text in which `no`, in the, is not taken for a no."""
    return re.sub(r"(?i)(?<!\w)no(?!\w)", "em", text)


def even(text: str) -> str:
    """A text whose turns of several words are one word each, so that `working days` is never taken for days."""
    plain = _PRICE.sub(_named_currency, text[:20_000].translate(_ACCENTS))
    plain = _ELISION.sub(lambda match: "ne " if match[0][0] in "nN" else "", plain)
    for word, turn in _PHRASES:
        plain = turn.sub(word, plain)
    return plain


def _named_currency(match: re.Match[str]) -> str:
    sign, number, digit, after = match.groups()
    return f"{number} {CURRENCY[sign]}" if sign else f"{digit} {CURRENCY[after]}"


def matches(a: Token, b: Token) -> bool:
    """Whether two words mean the same, as far as the lexicon and their stems tell."""
    if a.kind == "number" or b.kind == "number":
        return a.value == b.value and a.kind == b.kind
    if a.text == b.text or (a.concepts and a.concepts & b.concepts):
        return True
    return alike(a.text, b.text)


@cache
def alike(a: str, b: str) -> bool:
    """Whether two folded words share their stem: a common beginning of five letters and most of the longer word."""
    longest = max(len(a), len(b))
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= 4 and common >= 0.6 * longest and (common >= 5 or longest <= 5)


def number_value(text: str) -> str:
    """A number in plain digits: `4.200` and `4,200` are 4200, `1,5` is 1.5."""
    digits = text.replace("\u00a0", " ").replace("\u202f", " ")
    whole = re.sub(r"(?<=\d)[., ](?=\d{3}(?!\d))", "", digits)
    plain = whole.replace(",", ".")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain.lstrip("0") or "0"


@cache
def concepts(word: str, language: str) -> frozenset[str]:
    """The concepts that a folded word stands for in a language; English words count in every language."""
    for chosen in dict.fromkeys((language, "en")):
        if named := _looked_up(word, chosen):
            return named
    return _of_compound(word) if language == "de" and len(word) >= 8 else frozenset()


def is_hard(names: frozenset[str]) -> bool:
    """Whether all that a word may mean must rest on a fact."""
    return bool(names) and names <= _hard_names()


def _token(raw: str, at: int, *, first: bool, language: str) -> Iterator[Token]:
    if raw[0].isdigit():
        yield Token(raw, "number", at, value=number_value(raw))
        return
    word = folded(raw)
    key = f"{word}_{language}" if f"{word}_{language}" in NUMBER_WORDS else word
    if key in NUMBER_WORDS and word != "once" and not (word == "cent" and language == "en"):
        yield Token(word, "number", at, value=str(NUMBER_WORDS[key]))
    elif word in LIGHT or len(word) < 2:
        return
    else:
        yield from _word(raw, word, at, first=first, language=language)


def _word(raw: str, word: str, at: int, *, first: bool, language: str) -> Iterator[Token]:
    plain = re.sub(r"['’]s?$", "", word)
    if plain in LIGHT:
        return
    names = concepts(plain, language)
    parts = re.split(r"[\-/]", raw)
    if not names and len(parts) > 1 and not _MIXED.search(raw):
        yield from (token for part in parts if part for token in _token(part, at, first=first, language=language))
        return
    mixed = bool(_MIXED.search(raw)) and not raw.istitle()
    capital = raw[0].isupper() and not first
    kind: Kind = "name" if (mixed and not names) or (capital and not names and language != "de") else "word"
    yield Token(plain, kind, at, names, capital, is_hard(names))


def _opens(text: str, start: int) -> bool:
    """Whether the word at that place begins a sentence, a line, or what follows a colon or a quotation mark."""
    before = text[:start].rstrip(" \t\"“”'(*•-–")
    return not before or before[-1] in ".!?:;\n¿¡"


@cache
def _tables() -> tuple[dict[str, dict[str, set[str]]], dict[str, dict[str, set[str]]], frozenset[str]]:
    """By language: whole words, and beginnings, each to its concepts; then the names of the hard ones."""
    whole: dict[str, dict[str, set[str]]] = {language: {} for language in LANGUAGES}
    begins: dict[str, dict[str, set[str]]] = {language: {} for language in LANGUAGES}
    hard = set()
    for line in filter(None, CONCEPTS.strip().split("\n")):
        head, _, rest = line.partition(" ")
        name = head.lstrip("!")
        if head.startswith("!"):
            hard.add(name)
        columns = rest.split("|")
        for language, column in zip(LANGUAGES, columns if len(columns) > 1 else columns * len(LANGUAGES), strict=False):
            for word in column.split():
                table = begins if word.endswith("*") else whole
                table[language].setdefault(folded(word.rstrip("*")), set()).add(name)
    return whole, begins, frozenset(hard)


def _hard_names() -> frozenset[str]:
    return _tables()[2]


def _looked_up(word: str, language: str) -> frozenset[str]:
    whole, begins, _ = _tables()
    if language not in whole:
        return frozenset()
    if word in whole[language]:
        return frozenset(whole[language][word])
    longest = next((word[:size] for size in range(len(word), 1, -1) if word[:size] in begins[language]), "")
    fits = longest and (len(longest) >= 4 or len(word) - len(longest) <= 4)
    return frozenset(begins[language][longest]) if fits else frozenset()


def _of_compound(word: str) -> frozenset[str]:
    """What the parts of a German compound stand for: its end above all, and its beginning."""
    named: set[str] = set()
    for cut in range(4, len(word) - 3):
        if (head := _exact(word[:cut])) and (tail := _looked_up(word[cut:].removeprefix("s"), "de")):
            named |= head | tail
    return frozenset(named)


def _exact(word: str) -> frozenset[str]:
    return _looked_up(word, "de") or _looked_up(word.rstrip("sne"), "de")
