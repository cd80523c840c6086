"""Gmail as it is read: what a search may find, what a thread says, and what is not taken for an empty mailbox."""

from __future__ import annotations

import base64
import json
import time
from email.message import EmailMessage
from urllib.parse import parse_qs

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chalicelib.connectors.gmail import Gmail, term
from chalicelib.connectors.google import Google
from chalicelib.conversations.search import query_for
from chalicelib.errors import AskAPerson, FixInput, RetryLater
from chalicelib.text import address
from infra.emulators.gmail import google_error
from infra.emulators.gmail_search import Searched, parse
from infra.emulators.http import Fault, Running
from infra.local import keys
from tests.contract.google_side import ANA, MARIA, TOM, calls, google_at, put_mail, seed_thread

READONLY = "https://www.googleapis.com/auth/gmail.readonly"


@pytest.fixture
def gmail(google: Running) -> Gmail:
    return Gmail(google_at(google))


def test_a_search_finds_both_directions_newest_first(google: Running, gmail: Gmail) -> None:
    seed_thread(google, ANA, "To her", {"from": ANA, "to": MARIA, "text": "Hello", "days_ago": 2})
    seed_thread(google, ANA, "Copied", {"from": TOM, "to": ANA, "text": "Hi", "days_ago": 1, "headers": {"Cc": MARIA}})
    found = gmail.search(ANA, query_for(MARIA, ""))
    subjects = [gmail.thread(ANA, one.thread_id).messages[0].headers["subject"] for one in found]
    assert subjects == ["Copied", "To her", "Tasting events in Q3"]
    assert all(one.history_id for one in found)


def test_a_search_gives_no_more_than_it_is_asked_for(google: Running, gmail: Gmail) -> None:
    for number in range(5):
        seed_thread(google, ANA, f"Thread {number}", {"from": MARIA, "to": ANA, "text": "Hello"})
    assert len(gmail.search(ANA, query_for(MARIA, ""), limit=3)) == 3


def test_nothing_found_is_an_empty_answer(gmail: Gmail) -> None:
    assert gmail.search(ANA, query_for("nobody@nowhere.example", "nowhere.example")) == ()


def test_a_thread_that_goes_on_has_another_history(google: Running, gmail: Gmail) -> None:
    before = gmail.search(ANA, query_for(MARIA, ""))[0]
    mail = made(to=MARIA, text="One more thing", subject="Re: Tasting events in Q3")
    put_mail(google, ANA, mail, thread_id=before.thread_id)
    after = gmail.search(ANA, query_for(MARIA, ""))[0]
    assert (after.thread_id, after.history_id != before.history_id) == (before.thread_id, True)


def test_a_rep_reads_only_their_own_mailbox(gmail: Gmail) -> None:
    assert gmail.search(TOM, query_for(MARIA, "volcancoffee.example")) == ()


def test_a_thread_is_read_whole_oldest_first_with_lower_case_headers(gmail: Gmail) -> None:
    hit = gmail.search(ANA, query_for(MARIA, ""))[0]
    thread = gmail.thread(ANA, hit.thread_id)
    assert [one.headers["from"] for one in thread.messages] == [MARIA, ANA, MARIA]
    assert [one.labels for one in thread.messages] == [
        ("CATEGORY_PERSONAL", "INBOX"), ("SENT",), ("CATEGORY_PERSONAL", "INBOX"),
    ]  # fmt: skip
    assert [one.sent_at for one in thread.messages] == sorted(one.sent_at for one in thread.messages)
    assert all(one.sent_at.tzinfo for one in thread.messages)
    assert thread.messages[1].headers["in-reply-to"] == thread.messages[0].headers["message-id"]
    assert "María López" in thread.messages[0].text


def made(to: str, text: str, charset: str = "utf-8", html: str = "", subject: str = "Grüße") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = ANA, to, subject, "<made@brightpath.example>"
    mail.set_content(text, charset=charset)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_text_is_read_in_any_charset(google: Running, gmail: Gmail, charset: str) -> None:
    put_mail(google, ANA, made("x@new.example", "Grüße, José: café?", charset))
    mail = gmail.thread(ANA, gmail.search(ANA, query_for("x@new.example", ""))[0].thread_id).messages[0]
    assert mail.text.strip() == "Grüße, José: café?"
    assert mail.headers["subject"] == "Grüße"


def test_text_and_html_are_kept_apart_and_attachments_left_out(google: Running, gmail: Gmail) -> None:
    mail = made("x@new.example", "Plain words", html="<p>Marked-up words</p>")
    mail.add_attachment("Attached words", filename="notes.txt")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="plan.pdf")
    put_mail(google, ANA, mail)
    read = gmail.thread(ANA, gmail.search(ANA, query_for("x@new.example", ""))[0].thread_id).messages[0]
    assert (read.text.strip(), read.html.strip()) == ("Plain words", "<p>Marked-up words</p>")


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (429, "rateLimitExceeded", RetryLater),
        (403, "userRateLimitExceeded", RetryLater),
        (403, "quotaExceeded", RetryLater),
        (403, "insufficientPermissions", AskAPerson),
        (401, "authError", AskAPerson),
        (404, "notFound", FixInput),
        (400, "invalidArgument", FixInput),
        (500, "backendError", RetryLater),
        (503, "backendError", RetryLater),
    ],
)
def test_what_gmail_cannot_tell_is_never_an_empty_mailbox(
    google: Running, gmail: Gmail, status: int, reason: str, error: type[Exception]
) -> None:
    body = google_error(status, "No.", reason).response.body
    for read in (lambda: gmail.search(ANA, query_for(MARIA, "")), lambda: gmail.thread(ANA, "t1")):
        google.emulator.faults.append(Fault(kind="status", path="/gmail/", times=None, status=status, body=body))
        with pytest.raises(error) as raised:
            read()
        assert MARIA not in str(raised.value)
        google.emulator.faults.clear()


def test_a_busy_gmail_is_asked_once_and_left_in_peace(google: Running, gmail: Gmail) -> None:
    google.emulator.faults.append(Fault(kind="status", path="/gmail/", times=None, status=503))
    with pytest.raises(RetryLater):
        gmail.search(ANA, query_for(MARIA, ""))
    assert len(calls(google)) == 1


def test_an_answer_that_is_no_google_error_is_still_told_by_its_status(google: Running, gmail: Gmail) -> None:
    google.emulator.faults.append(Fault(kind="status", path="/gmail/", status=502, body="<html>Bad gateway"))
    with pytest.raises(RetryLater):
        gmail.search(ANA, query_for(MARIA, ""))


def test_a_dead_line_is_tried_again_later(google: Running, gmail: Gmail) -> None:
    google.emulator.faults.append(Fault(kind="drop", path="/gmail/", times=None))
    with pytest.raises(RetryLater):
        gmail.search(ANA, query_for(MARIA, ""))


def test_a_gmail_that_takes_too_long_is_tried_again_later(google: Running) -> None:
    google.emulator.faults.append(Fault(kind="delay", path="/gmail/", times=None, seconds=2.0))
    with pytest.raises(RetryLater):
        Gmail(google_at(google, timeout_s=0.2)).search(ANA, query_for(MARIA, ""))


def test_a_thread_that_is_gone_is_told_as_gone(gmail: Gmail) -> None:
    with pytest.raises(FixInput, match="404"):
        gmail.thread(ANA, "gone")


def test_a_revoked_sign_in_needs_a_person(google: Running) -> None:
    with pytest.raises(AskAPerson, match="refused the credential"):
        Gmail(google_at(google, refresh="revoked")).search(ANA, query_for(MARIA, ""))


def test_a_mailbox_without_a_credential_needs_a_person(google: Running) -> None:
    with pytest.raises(AskAPerson, match="No Google credential"):
        Gmail(google_at(google)).search("new.rep@brightpath.example", query_for(MARIA, ""))
    assert google.emulator.calls == []


def test_reading_asks_for_reading_only_and_as_the_rep(google: Running) -> None:
    gmail = Gmail(Google(service_account=keys.service_account(google.url), base_url=google.url))
    hit = gmail.search(ANA, query_for(MARIA, ""))[0]
    gmail.thread(ANA, hit.thread_id)
    assert {one["method"] for one in calls(google)} == {"GET"}
    asserted = parse_qs(calls(google, "/token")[0]["body"])["assertion"][0].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(asserted + "=" * (-len(asserted) % 4)))
    assert (claims["scope"], claims["sub"]) == (READONLY, ANA)


def test_a_sign_in_is_kept_from_call_to_call(google: Running, gmail: Gmail) -> None:
    for _ in range(3):
        gmail.search(ANA, query_for(MARIA, ""))
    assert len(calls(google, "/token")) == 1


LOCAL = st.text(alphabet="abcdeF09.!#$%&'*+-/=?^_`|~", min_size=1, max_size=12)
LEADS = st.builds("{}@{}".format, LOCAL, st.sampled_from(["volcancoffee.example", "a-b.example", "müller.example"]))
TRICKS = ("OR", "-x", "in:anywhere", '"', '" OR from:', "{", "}", "(", ")", " ", "from:", "\\", "*", "\n")


def mail_from(sender: str) -> Searched:
    return Searched(sender, ANA, "", "s", "b", frozenset({"INBOX"}), "<1@x>", time.time(), False)


@given(LEADS, st.sampled_from(["", "x", "x."]), st.sampled_from(["", "x"]))
@settings(max_examples=300, deadline=None)
def test_a_search_finds_this_person_and_nobody_else(lead: str, before: str, after: str) -> None:
    read = address.read(lead)
    assume(not isinstance(read, str))
    assert not isinstance(read, str)
    test = parse(query_for(read.email, ""), time.time())
    assert test(mail_from(read.email))
    other = f"{before}{read.email}{after}"
    # Whether a dot begins a new word is Gmail's own business; who takes part is looked at again when it is read.
    assume(other != read.email and not other.endswith(f".{read.email}"))
    assert not test(mail_from(other))
    assert not test(mail_from("ceo@elsewhere.example"))


@pytest.mark.parametrize("lead", ["{ceo}@bigcorp.example", "ce{o@bigcorp.example", "ce}o@bigcorp.example"])
def test_a_brace_in_an_address_does_not_make_it_someone_elses(lead: str) -> None:
    read = address.read(lead)
    assert not isinstance(read, str)
    test = parse(query_for(read.email, ""), time.time())
    assert test(mail_from(lead))
    assert not test(mail_from("ceo@bigcorp.example"))


@given(st.lists(st.one_of(st.sampled_from(TRICKS), st.text(max_size=4)), max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_out_of_its_term(parts: list[str]) -> None:
    asked = term("from", "".join(parts))
    assert asked.startswith('from:"')
    assert asked.count('"') == 2
    assert asked.endswith('"')
    assert not parse(f"{{{asked}}} -in:chats", time.time())(mail_from("ceo@elsewhere.example"))


def test_a_free_mail_domain_is_never_searched() -> None:
    rosa = address.read("rosa.delgado@gmail.com")
    assert not isinstance(rosa, str)
    test = parse(query_for(rosa.email, rosa.business_domain), time.time())
    assert test(mail_from(rosa.email))
    assert not test(mail_from("someone.else@gmail.com"))


def test_colleagues_are_found_at_the_business_domain() -> None:
    test = parse(query_for(MARIA, "volcancoffee.example"), time.time())
    assert test(mail_from("pedro@volcancoffee.example"))
    assert not test(mail_from("pedro@notvolcancoffee.example"))
    assert not test(mail_from("pedro@volcancoffee.example.evil.example"))
