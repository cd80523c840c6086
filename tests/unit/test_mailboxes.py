"""Who is named in an address header, and who only seems to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.text.mailboxes import mailboxes


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Ana <Ana@B.example>", [("Ana", "ana@b.example")]),
        ("ana@b.example", [("", "ana@b.example")]),
        ('"Morales, Ana" <ana@b.example>, tom@b.example', [("Morales, Ana", "ana@b.example"), ("", "tom@b.example")]),
        ('"eve@evil.example" <ana@b.example>', [("eve@evil.example", "ana@b.example")]),
        ("ana@b.example (Ana, of B)", [("", "ana@b.example")]),
        ("Team: ana@b.example, tom@b.example;", [("", "ana@b.example"), ("", "tom@b.example")]),
        ("undisclosed-recipients:;", []), ("", []), ("Ana", []), ("<>", []), ("a b@c.example", []), ("Ana <>, Tom <tom@b.example>", [("Tom", "tom@b.example")]),
        ("森 健二 <kenji@b.example>", [("森 健二", "kenji@b.example")]),
    ],
)  # fmt: skip
def test_a_header_names_these(header: str, wanted: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in mailboxes(header)] == wanted


@given(st.text(max_size=300))
def test_any_header_is_read(header: str) -> None:
    assert all(one.address.count("@") == 1 for one in mailboxes(header))
