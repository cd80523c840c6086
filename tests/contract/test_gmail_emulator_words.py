"""The emulated Gmail searches whole words, names, own addresses, groups and places, as Gmail's search box does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.emulators.gmail_search import Searched, parse
from infra.emulators.http import Running
from tests.contract.google_side import tell
from tests.contract.test_google_emulator_api import ANA, TOM, client, mail, new_thread

NOW = 1_800_000_000.0
MAIL = Searched(
    "Elena Castillo <elena.castillo@cafetalelroble.example>", f"Ana Morales <{ANA}>", "Tom <tom@other.example>",
    "Re: Medición de la feria", "How many visitors called? Ask re-entry: see forms_2026.\n健二さんへ", frozenset({"INBOX", "Agent/Drafted"}),
    "<1@x>", NOW - 3 * 86_400, True, "", ("Price list.pdf",), "Events <weekly.events.example>", 20_000, True,
)  # fmt: skip
FOUND = (
    "visitors", "VISITORS", "Medición", "medicion", '"how many visitors"', "how visitors", "feria called", "re-entry",
    "健二", "elena", "from:elena", 'from:"Elena Castillo"', "from:castillo", "from:cafetalelroble.example", "from:@cafetalelroble.example",
    "from:elena.castillo@cafetalelroble.example", "from:elena.castillo", "to:me", "to:ana", "cc:tom", "to:tom@other.example",
    "from:nobody OR from:elena", "nothing OR visitors", "{nothing visitors}", "(how visitors)", "(nothing OR visitors) feria",
    "from:(nobody OR elena)", "from:{nobody elena}", "subject:(medición feria)", '-"many how"', "-nothing", "-(nothing visitors)",
    "in:inbox", "label:inbox", "label:agent-drafted", "label:Agent/Drafted", "in:agent-drafted", "is:read", "in:anywhere",
    "has:attachment", "has:userlabels", "filename:pdf", 'filename:"price list"', "price", "list:weekly.events.example", "larger:10k",
    "smaller:1M", "size:20000", "newer_than:4d", "older_than:2d", "rfc822msgid:1@x", "rfc822msgid:<1@x>", "visitors AND feria",
    "!!!", "visitors -- feria", "+visitors",
)  # fmt: skip
NOT_FOUND = (
    "visitor", "isitors", "visit*", "feriado", '"visitors many"', "from:visitors", "from:me", "from:elen", "from:roble.example",
    "from:nobody", "to:elena", "subject:visitors", "subject:(medición visitors)", "from:(elena tom)", "{nothing neither}",
    "-visitors", "-{nothing visitors}", "-from:elena", "in:sent", "in:drafts", "label:agent", "is:unread", "has:nouserlabels",
    "filename:docx", "list:other.example", "larger:30k", "smaller:10k", "newer_than:2d", "older_than:4d", "rfc822msgid:2@x",
    "category:promotions", "visitors nothing", "to:others.example", 'from:"elena castillo cafetal"',
)  # fmt: skip


@pytest.mark.parametrize("query", FOUND)
def test_a_search_matches(query: str) -> None:
    assert parse(query, NOW, ANA)(MAIL)


@pytest.mark.parametrize("query", NOT_FOUND)
def test_a_search_does_not_match(query: str) -> None:
    assert not parse(query, NOW, ANA)(MAIL)


TERMS = st.sampled_from(["visitors", "nothing", "from:elena", "from:tom", "in:inbox", "in:sent", '"many visitors"'])


@given(TERMS, TERMS, TERMS)
@settings(max_examples=200, deadline=None)
def test_terms_combine_as_logic_does(one: str, two: str, three: str) -> None:
    def holds(query: str) -> bool:
        return parse(query, NOW, ANA)(MAIL)

    assert holds(f"{one} {two}") == (holds(one) and holds(two))
    assert holds(f"{one} OR {two} {three}") == ((holds(one) or holds(two)) and holds(three))
    assert holds(f"{{{one} {two}}} {three}") == ((holds(one) or holds(two)) and holds(three))
    assert holds(f"({one} {two}) OR {three}") == ((holds(one) and holds(two)) or holds(three))
    assert holds(f"-({one} {two})") is not (holds(one) and holds(two))


def hits(google: Running, query: str, **given: Any) -> list[str]:
    rows = client(google, "gmail").users().messages().list(userId="me", q=query, **given).execute()
    return [row["id"] for row in rows.get("messages", [])]


def test_parts_of_words_are_not_found_over_http(google: Running) -> None:
    new_thread(google, "Warehouse tour", text="Our forklifts are yellow.")
    assert len(hits(google, "forklifts")) == 1
    assert hits(google, "forklift") == hits(google, "lifts") == hits(google, "house") == []


def test_me_is_whoever_asks(google: Running) -> None:
    users = client(google, "gmail").users()
    users.messages().send(userId="me", body=mail(to=TOM, subject="Zeppelin")).execute()
    assert len(hits(google, "from:me zeppelin")) == 1
    there = client(google, "gmail", TOM).users().messages()
    assert "messages" not in there.list(userId="me", q="from:me zeppelin").execute()
    assert len(there.list(userId="me", q="to:me zeppelin").execute()["messages"]) == 1


def test_tabs_of_the_inbox_are_labels_that_can_be_searched_and_asked_for(google: Running) -> None:
    promotions = hits(google, "category:promotions")
    assert promotions
    assert promotions == hits(google, "", labelIds=["CATEGORY_PROMOTIONS"])
    assert not set(promotions) & set(hits(google, "category:primary"))


def test_attachments_are_found_by_name_and_kind(google: Running) -> None:
    raw = (
        f"From: eve@cold.example\r\nTo: {ANA}\r\nSubject: Papers\r\nMIME-Version: 1.0\r\n"
        'Content-Type: application/pdf; name="offer.pdf"\r\nContent-Disposition: attachment; filename="offer.pdf"\r\n\r\nx\r\n'
    )
    tell(google, "deliver", {"mailbox": ANA, "raw": raw})
    (only,) = hits(google, "has:attachment")
    assert hits(google, "filename:pdf") == hits(google, "filename:offer.pdf") == hits(google, "offer") == [only]
