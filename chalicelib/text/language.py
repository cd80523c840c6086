"""Which language a text is in, by its script, its small words, and its letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from chalicelib.text.folding import folded

LONGEST = 4_000
"""Characters looked at."""
NAMES = {
    "en": "English", "es": "Spanish", "de": "German", "fr": "French", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "nb": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "sk": "Slovak",
    "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish", "ca": "Catalan", "hr": "Croatian", "id": "Indonesian",
    "vi": "Vietnamese", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ar": "Arabic", "he": "Hebrew", "fa": "Persian",
    "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "el": "Greek", "hi": "Hindi", "th": "Thai",
}  # fmt: skip
"""ISO 639-1 codes with what people call them."""
SMALL_WORDS: dict[str, str] = {
    "en": "the and you we is are for with that this our have would like to of can please your i it in what how do does a be "
          "on or if my me us from at not there will who any about as an was has been could which when where much many send "
          "need want thanks regards they their know by so but just get all out up more than per one two no new see call",
    "es": "el la los las que de una un para con por nos nuestra nuestro queremos somos es y en mi su del se como cual cuanto "
          "cuesta hay esta este son lo al sus ustedes usted me le les mas si pero tienen puede pueden quisiera gracias "
          "necesitamos necesito tambien donde cuando muy ya no cuanto cada ano anos sobre hasta desde sin saber favor",
    "de": "der die das und wir ist sind fur mit ein eine einen nicht bitte ich uns unsere auf zu von den dem des sie ihr "
          "ihre ihnen wie was kann konnen haben im am es auch oder als bei noch gibt um nach zum zur wird werden einer "
          "einem unser unserer uber aus mir mich sich dass wenn aber hatte hat welche wann wer wo fur kostet gerne danke",
    "fr": "le les des est nous vous pour avec une dans et notre sur je du au souhaitons la un que qui votre vos nos ce cette "
          "ces pas plus ou en il elle sont avez avons ai mon mes ma si comment combien quel quelle par aux a merci de d l "
          "j n s qu c y mais peut pouvez serait etre faire fait deja depuis tout voudrais bien",
    "pt": "o os as que de uma um para com por nos nossa nosso queremos somos e em do da voces nao ao dos das no na sao se "
          "como qual quanto custa tem seu sua mais mas ou ja eu gostaria gostariamos obrigado obrigada preciso precisamos "
          "voce ate sobre pode podem esta este isso meu minha foi ser a ha quando onde sem tambem",
    "it": "il lo gli che di una un per con siamo e nostra nostro vorremmo del della sono le la i in non ci si al alla dei "
          "delle da come quanto costa cosa vostra vostro vostri grazie vorrei abbiamo avete potete puo mi anche o se piu "
          "questo questa nel nella dal ho ha ma quando dove possiamo essere perche",
    "nl": "de het een en wij we van voor met is zijn niet op te dat die in ons onze u uw ik er aan hoe wat kan kunnen hebben "
          "graag om bij naar ook of als maar deze dit wie waar wanneer heeft jullie mij nog geen over door tot kunt wordt "
          "worden zou willen al dan bedankt",
    "sv": "och att det som en ett vi ar for med av pa den till inte har kan om ni er var vara vill skulle hur vad mig jag "
          "finns eller fran oss nar men de hej tack nagon efter vid ska behover hos",
    "da": "og at det som en et vi er for med af pa den til ikke har kan om i jer vores vil gerne hvordan hvad mig jeg findes "
          "eller fra os nar men de hej tak nogen efter ved skal have hvor hvornar kunne bliver noget",
    "nb": "og at det som en et vi er for med av pa den til ikke har kan om i dere vare vil gjerne hvordan hva meg jeg finnes "
          "eller fra oss nar men de hei takk noen etter ved skal ha hvor kunne blir var noe",
    "fi": "ja on ei se etta mita miten voiko me olemme haluaisimme kiitos meidan teidan kuinka paljon onko tai jos mutta "
          "kun tama hei olisi voisitteko",
    "pl": "i w z na do nie jest ze sie to czy dla od po za przez jak ile nasz nasza nasze naszej naszych prosze chcemy mamy "
          "panstwa panstwo moze mozna dziekuje dziekujemy jestesmy o sa oraz przy u nam jaki jaka kiedy",
    "cs": "a v z na do ne je ze se to pro od po za jak kolik nas nase nasi prosim chceme mame vas vase muze dekuji jsme jsou "
          "nebo bychom by si ktery co kdy u s k o pri",
    "sk": "a v z na do nie je ze sa to pre od po za ako kolko nas nase prosim chceme mame vas vase moze dakujem sme su alebo "
          "by si ktory co kedy",
    "hu": "a az es hogy nem is egy van vagy mi meg mennyi koszonom szeretnenk kerem lehet mar csak ha de onok hany mikor",
    "ro": "si in de la cu pe nu este sunt pentru un o am avem ne va noi ce cat care sau din multumesc dorim putem puteti",
    "tr": "ve bir bu icin ile ne mi de da nasil kadar biz bizim sizin var cok olarak olan istiyoruz tesekkurler merhaba "
          "musunuz misiniz mu ya daha gibi sonra size bize lutfen ancak",
    "ca": "el la els les que de una un per amb i en som volem es del al no com quant costa gracies nostra nostre aixo molt "
          "voldriem tenim teniu",
    "hr": "i u na je da se za od s iz smo su ne li kako koliko nas nasa nase molim hvala zelimo imamo vas vasa moze",
    "id": "yang dan di untuk dengan ini itu kami dari ke apakah berapa bisa tidak ada kita saya terima kasih akan mohon",
    "vi": "va la cua cho voi khong co chung toi duoc mot nhung cac bao nhieu xin cam on quy cong ty",
}  # fmt: skip
"""Folded, as `folded` folds. A word of several languages counts for each of them less."""
LETTERS: dict[str, str] = {
    "ß": "de", "ä": "de sv fi", "ü": "de tr hu", "ö": "de sv fi tr hu", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt vi", "õ": "pt vi",
    "ç": "fr pt tr ca", "ê": "fr pt", "è": "fr it ca", "à": "fr it pt ca", "ù": "fr it", "ò": "it ca", "ì": "it", "œ": "fr", "å": "sv da nb",
    "ø": "da nb", "æ": "da nb", "ł": "pl", "ż": "pl", "ę": "pl", "ą": "pl", "ś": "pl", "ć": "pl hr", "ě": "cs", "ř": "cs", "ů": "cs",
    "š": "cs sk hr", "č": "cs sk hr", "ž": "cs sk hr", "ľ": "sk", "ť": "sk cs", "ő": "hu", "ű": "hu", "ă": "ro vi", "ț": "ro", "ș": "ro",
    "î": "ro fr", "ı": "tr", "ğ": "tr", "ş": "tr", "đ": "vi hr", "ơ": "vi", "ư": "vi", "ạ": "vi", "ế": "vi", "í": "es pt cs", "ó": "es pl pt",
    "á": "es pt cs hu", "é": "fr es pt hu", "ú": "es pt cs",
}  # fmt: skip
LETTER_WORTH = 0.5
MOST_LETTERS = 4
"""Of one letter, that count."""
LEAST = 1.2
"""What a language must come to."""
LEAD = 1.25
"""How many times the runner-up's it must be to be certain."""
SCRIPTS: tuple[tuple[str, int, int, int], ...] = (
    ("el", 0x0370, 0x03FF, 1), ("cyrillic", 0x0400, 0x052F, 1), ("he", 0x0590, 0x05FF, 1), ("arabic", 0x0600, 0x06FF, 1),
    ("hi", 0x0900, 0x097F, 1), ("th", 0x0E00, 0x0E7F, 1), ("kana", 0x3040, 0x30FF, 3), ("zh", 0x3400, 0x9FFF, 3),
    ("ko", 0xAC00, 0xD7A3, 3),
)  # fmt: skip
"""Script or language, first and last character, and how many Latin letters a character of it is worth."""
LEAST_LETTERS = 5
"""Fewer are a name, or a word that was pasted."""


class Language(NamedTuple):
    """An ISO 639-1 code, and whether it is more than a guess. English where nothing tells."""

    code: str
    certain: bool


def language_of(message: str) -> Language:
    """The language of a message, by script, small words, and letters. A fifth of it in another script decides."""
    message = message[:LONGEST]
    script = "" if message.isascii() else _script_of(message)
    if script:
        return Language(_of_script(script, message), True)
    worth = _worth(message)
    ranked = sorted(worth, key=lambda code: -worth[code])
    best, second = ranked[0], ranked[1]
    if worth[best] < LEAST:
        return Language("en", False)
    return Language(best, worth[best] >= LEAD * worth[second])


def _worth(message: str) -> dict[str, float]:
    worth = dict.fromkeys(SMALL_WORDS, 0.0)
    for word, count in Counter(re.findall(r"\w+", folded(message))).items():
        for code, part in _weights().get(word, ()):
            worth[code] += part * count**0.5
    if not message.isascii():
        letters = Counter(message.lower())
        for letter, codes in LETTERS.items():
            for code in codes.split() if letters[letter] else ():
                worth[code] += LETTER_WORTH * min(letters[letter], MOST_LETTERS) / len(codes.split()) ** 0.5
    return worth


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    languages: dict[str, list[str]] = {}
    for code, words in SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(code)
    return {word: [(code, 1 / len(codes) ** 0.5) for code in codes] for word, codes in languages.items()}


def _of_script(script: str, message: str) -> str:
    if script == "cyrillic":
        return _cyrillic(message.lower())
    if script == "arabic":
        return "fa" if any(letter in message for letter in "پچژگ") else "ar"
    return script


def _cyrillic(message: str) -> str:
    if any(letter in message for letter in "іїєґ"):
        return "uk"
    return "bg" if "ъ" in message and not any(letter in message for letter in "ыэё") else "ru"


def _script_of(message: str) -> str:
    letters = Counter(char for char in message if char.isalpha())
    scripts = {name: (_between(letters, first, last), worth) for name, first, last, worth in SCRIPTS}
    if scripts["kana"][0]:  # Chinese characters among kana are Japanese
        scripts["ja"] = (scripts["kana"][0] + scripts["zh"][0], 3)
        del scripts["zh"]
    del scripts["kana"]
    total = letters.total() + sum(count * (worth - 1) for count, worth in scripts.values())
    name, (count, worth) = max(scripts.items(), key=lambda item: item[1][0] * item[1][1])
    enough = count >= LEAST_LETTERS or count == letters.total()
    return name if count and enough and count * worth * 5 >= total else ""


def _between(letters: Counter[str], first: int, last: int) -> int:
    return sum(count for char, count in letters.items() if first <= ord(char) <= last)
