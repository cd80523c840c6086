"""A message's language is told by script, small words, and letters; a pasted name or a greeting does not change it."""

from __future__ import annotations

import pytest

from chalicelib.text.language import NAMES, SCRIPTS, SMALL_WORDS, language_of


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Hello, 弊社は年に40回の展示会を開催しています。Could you show us a demo next week? Thank you very much.", "ja"),
        ("Demo please. よろしくお願いします。", "ja"),
        ("We would like a demo of your CRM for our team. 请给我们报价，谢谢。", "zh"),
        ("Our team at 森製作所 would like to see a demo of the platform next week, please.", "en"),
        ("Hi, I am 金健二 and we need a demo for the sales team in Berlin, can you help?", "en"),
        ("Здравствуйте! Please send us the price list for the CRM.", "ru"),
        ("Wir möchten bitte eine Vorführung für unsere Abteilung und die Preise.", "de"),
        ("Was kostet das?", "de"), ("¿Cuánto cuesta?", "es"), ("Quanto custa?", "pt"), ("Quanto costa?", "it"),
        ("C'est combien ?", "fr"), ("Wat kost het?", "nl"), ("Hur mycket kostar det?", "sv"), ("Ile to kosztuje?", "pl"),
        ("Hvad koster det for os?", "da"), ("Hva koster det for oss?", "nb"), ("Kolik to stojí pro nás?", "cs"),
        ("Ne kadar tutuyor ve demo için ne zaman?", "tr"), ("كم السعر من فضلكم؟", "ar"), ("가격이 얼마인가요?", "ko"),
        ("Скільки це коштує і як замовити?", "uk"), ("Hallo Ana, queremos una demostración para el equipo.", "es"),
        ("Hola Tom, we would like to see the report with our own numbers.", "en"),
        ("森 健二", "zh"),
    ],
)  # fmt: skip
def test_the_language_is_by_script_small_words_and_letters(message: str, language: str) -> None:
    assert language_of(message).code == language


@pytest.mark.parametrize("message", ["ok", "", "Demo"])
def test_where_nothing_tells_it_is_english_and_not_certain(message: str) -> None:
    assert language_of(message) == ("en", False)


def test_every_language_that_can_be_told_has_a_name() -> None:
    told = {*SMALL_WORDS, *(name for name, *_ in SCRIPTS if len(name) == 2), "ja", "ru", "uk", "bg", "ar", "fa"}
    assert told <= set(NAMES)
