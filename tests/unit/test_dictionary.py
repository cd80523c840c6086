"""Stored records of every release stay readable, whichever dictionary they were compressed with."""

from __future__ import annotations

import zlib

import pytest

from chalicelib.store.dictionary import DICTIONARIES, FIRST, compressed, decompressed
from chalicelib.store.tables import packed, unpacked

RELEASED = (3369741514,)
"""Checksums of the dictionaries that records were written with. One that was released is never changed nor removed."""


def test_every_dictionary_that_was_released_is_still_there_unchanged() -> None:
    assert tuple(DICTIONARIES)[-len(RELEASED) :] == RELEASED


@pytest.mark.parametrize(
    "value", [{}, {"a": "é\N{SNOWMAN}" * 500}, [{"name": "validate", "status": "done"}] * 40, "x" * 300_000]
)
def test_what_is_packed_comes_out_again(value: object) -> None:
    assert unpacked(packed(value)) == value


def test_a_record_of_a_release_without_dictionaries_is_read() -> None:
    assert decompressed(zlib.compress(b'{"status": "done"}', 6)) == b'{"status": "done"}'


def test_a_record_of_an_unknown_dictionary_is_an_error_and_no_guess() -> None:
    compressor = zlib.compressobj(zdict=b"of a later release")
    body = compressor.compress(b"of a later release") + compressor.flush()
    with pytest.raises(zlib.error, match="does not know"):
        decompressed(body)


def test_a_record_cut_off_anywhere_or_changed_is_an_error() -> None:
    body = compressed(b'{"name":"validate","status":"done","note":"Usable address"}' * 3)
    for end in range(len(body)):
        with pytest.raises(zlib.error):
            decompressed(body[:end])
    with pytest.raises(zlib.error):
        decompressed(body[:-1] + bytes([body[-1] ^ 1]))


def test_the_dictionary_halves_what_a_typical_record_takes() -> None:
    step = (
        b'[{"name":"resolve_contact","status":"done","note":"Known in HubSpot, lead. Kim answers: owns the contact in HubSpot.",'
        b'"started_at":"2026-03-04T09:00:00Z","finished_at":"2026-03-04T09:00:01Z","attempts":1,"output":{"contact":'
        b'{"contact_id":"9","email":"kim@buyer.example","first_name":"Kim"}},"action_keys":[]}]'
    )
    assert len(compressed(step)) <= len(zlib.compress(step, 9)) / 2
    assert len(FIRST) < 32_768, "what is further back than zlib's window is never used"
