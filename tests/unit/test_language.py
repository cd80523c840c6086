"""A message in two scripts is seen to be foreign; a name in another script does not make it so."""

from __future__ import annotations

import pytest

from chalicelib.text.language import language_of


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Hello, 弊社は年に40回の展示会を開催しています。Could you show us a demo next week? Thank you very much.", "Japanese"),
        ("Demo please. よろしくお願いします。", "Japanese"),
        ("We would like a demo of your CRM for our team. 请给我们报价，谢谢。", "Chinese"),
        ("Our team at 森製作所 would like to see a demo of the platform next week, please.", "English"),
        ("Hi, I am 金健二 and we need a demo for the sales team in Berlin, can you help?", "English"),
        ("Здравствуйте! Please send us the price list for the CRM.", "Russian or another Cyrillic language"),
        ("Wir möchten bitte eine Vorführung für unsere Abteilung und die Preise.", "German"),
        ("ok", ""), ("", ""), ("森 健二", "Chinese"),
    ],
)  # fmt: skip
def test_the_language_is_by_script_and_small_words(message: str, language: str) -> None:
    assert language_of(message) == language
