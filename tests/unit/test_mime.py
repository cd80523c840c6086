"""A mail carries any name and subject in any script, stays in its thread, and cannot be made to carry more."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.ids import DRAFT_HEADER
from chalicelib.drafting import mime
from chalicelib.errors import FixInput
from chalicelib.text.quoting import one_line

AT = datetime(2026, 11, 20, 15, tzinfo=UTC)
BODY = "Hi María,\n\nTake one & tell me <soon>:\n- Tuesday, 10:00\n- Friday, 9:00\nSee https://x.example/a?b=1&c=2.\n\nBest,\nAna"


def raw(**given: Any) -> bytes:
    usual: dict[str, Any] = {
        "sender": ("Ana Morales", "ana@brightpath.example"), "to": ("María López", "maria@volcan.example"),
        "subject": "A demo", "body": BODY, "signature": "Brightpath", "at": AT,
        "rfc_message_id": mime.message_id("r1", 1, "brightpath.example"), "references": (), "run_id": "r1",
    }  # fmt: skip
    return mime.message(**(usual | given))


def parsed(**given: Any) -> EmailMessage:
    mail = message_from_bytes(raw(**given), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


NAMES = st.text(max_size=80) | st.sampled_from(
    ["健二 森", "Лев Толстой", "عمر", "Zoë O’Neil", "a\r\nBcc: x@y.z", 'A "B" <c@d.e>']
)


@settings(max_examples=200, deadline=None)
@given(name=NAMES, subject=NAMES)
def test_any_subject_and_name_survives_and_adds_no_header(name: str, subject: str) -> None:
    mail = parsed(subject=subject, to=(name, "maria@volcan.example"))
    assert one_line(str(mail["Subject"])) == one_line(subject)
    (to,) = mail["To"].addresses
    assert to.addr_spec == "maria@volcan.example"
    assert one_line(to.display_name) == one_line(name)
    assert {key.lower() for key in mail} == {
        "from", "to", "subject", "date", "message-id", "x-sales-agent-run", "x-sales-agent-draft", "mime-version",
        "content-type",
    }  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(body=st.text(max_size=300), signature=st.text(max_size=40))
def test_any_body_survives_in_ascii_lines_that_mail_may_have(body: str, signature: str) -> None:
    data = raw(body=body, signature=signature)
    assert data.isascii()
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    text = part(message_from_bytes(data, policy=policy.default), "plain")
    assert " ".join(text.split()) == " ".join(mime.signed(body, signature).split())


@pytest.mark.parametrize("count", [1, 19, 20, 21, 60])
def test_ids_of_a_long_thread_are_never_broken_into_encoded_words(count: int) -> None:
    ids = [f"<{'k' * 85}{n}@mail.gmail.example>" for n in range(count)]
    head = raw(references=ids).split(b"\r\n\r\n")[0]
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))
    head = head.replace(b"\r\n ", b" ")  # unfolded, as a reader does
    lines = {line.split(b":")[0]: line for line in head.split(b"\r\n")}
    named = (b"Message-ID", b"In-Reply-To", b"References", DRAFT_HEADER.encode())
    assert all(b"=?" not in lines[name] for name in named)
    kept = lines[b"References"].split()[1:]
    assert len(kept) == min(count, 20)
    assert (kept[0], kept[-1]) == (ids[0].encode(), ids[-1].encode())
    assert lines[b"In-Reply-To"].split()[1] == ids[-1].encode()


def test_an_id_that_is_none_is_left_out() -> None:
    assert mime.kept(["<ok@x>", "bad\r\nBcc: y@z", "<no at>", "<two@x> <three@x>"]) == ("<ok@x>",)


def test_a_mail_in_a_new_thread_names_no_other() -> None:
    mail = parsed()
    assert mail["References"] is None
    assert mail["In-Reply-To"] is None


def test_the_same_draft_is_the_same_bytes() -> None:
    assert raw() == raw()
    assert parsed()["Message-ID"] == parsed()[DRAFT_HEADER] == "<r1.1@brightpath.example>"


def test_the_html_is_the_same_text_escaped_with_list_and_link() -> None:
    html = part(parsed(), "html")
    assert "<ul><li>Tuesday, 10:00</li><li>Friday, 9:00</li></ul>" in html
    assert "&amp; tell me &lt;soon&gt;:" in html
    assert '<a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.' in html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert {name for name, _ in attrs} <= ({"href"} if tag == "a" else set())


@given(text=st.text(max_size=200) | st.sampled_from(["<script>x</script>", 'https://x.example/"onclick=1', "- <b>"]))
def test_no_text_makes_html_of_its_own(text: str) -> None:
    tags = Tags()
    tags.feed(mime.as_html(text or "x"))
    assert tags.seen <= {"p", "br", "ul", "li", "a"}


@pytest.mark.parametrize("ps", ["", "\n\nP.S. See you there."])
def test_the_signature_stands_under_the_name_and_before_a_postscript(ps: str) -> None:
    assert mime.signed(BODY + ps, "Brightpath\n").endswith(f"Best,\nAna\nBrightpath{ps}\n")


@pytest.mark.parametrize("email", ["", "nobody", "a@b\r\nBcc: c@d.e", "ü@x.example", "a b@x.example", "a@"])
def test_an_address_that_no_header_can_carry_is_refused(email: str) -> None:
    with pytest.raises(FixInput):
        raw(to=("", email))


def test_a_domain_in_any_script_is_written_as_mail_servers_know_it() -> None:
    assert re.search(rb"To: .*<?info@xn--mnchen-3ya\.example>?", raw(to=("", "info@münchen.example")))
