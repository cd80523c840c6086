"""Settings: DRAFT_ONLY is on unless somebody clearly says otherwise."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.settings import OFF, Settings, read


@given(st.text())
def test_draft_only_stays_on_for_whatever_cannot_be_read_as_off(text: str) -> None:
    assert read({"DRAFT_ONLY": text}).draft_only == (text.strip().lower() not in OFF)


def test_draft_only_is_on_when_unset() -> None:
    assert read({}).draft_only
    assert read({"DRAFT_ONLY": ""}).draft_only


def test_two_secrets_are_valid_while_rotating() -> None:
    assert read({"HUBSPOT_CLIENT_SECRET": "old, new"}).hubspot_client_secrets == ("old", "new")


def test_an_empty_secret_is_no_secret() -> None:
    assert read({"HUBSPOT_CLIENT_SECRET": " , "}).hubspot_client_secrets == ()


def test_a_number_that_is_none_names_the_variable_and_not_its_value() -> None:
    with pytest.raises(ValueError, match="RUN_LEASE_S") as caught:
        read({"RUN_LEASE_S": "s3cret"})
    assert "s3cret" not in str(caught.value)


def test_every_setting_says_in_one_sentence_what_it_is() -> None:
    for row in fields(Settings):
        assert row.metadata["sentence"].endswith(".")
        assert row.metadata["env"].isupper()
