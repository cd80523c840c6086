"""Settings: DRAFT_ONLY is on unless somebody clearly says otherwise; what cannot be read is named, and never looser."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import settings, wiring
from chalicelib.settings import OFF, BadSettings, Settings, examine, notices, read, strangers

KEY = '{"client_email": "a@b", "private_key": "k", "token_uri": "https://oauth2.googleapis.com/token"}'


@given(st.text())
def test_draft_only_stays_on_for_whatever_cannot_be_read_as_off(text: str) -> None:
    assert read({"DRAFT_ONLY": text}).draft_only == (text.strip().lower() not in OFF)


def test_draft_only_is_on_when_unset() -> None:
    assert read({}).draft_only
    assert read({"DRAFT_ONLY": ""}).draft_only


def test_who_sets_draft_only_to_something_unreadable_is_told_that_it_is_on() -> None:
    (notice,) = notices({"DRAFT_ONLY": "maybe"})
    assert notice == "DRAFT_ONLY must be true or false; it cannot be read, so it is on."


def test_two_secrets_are_valid_while_rotating() -> None:
    assert read({"HUBSPOT_CLIENT_SECRET": "old, new"}).hubspot_client_secrets == ("old", "new")


def test_an_empty_secret_is_no_secret() -> None:
    assert read({"HUBSPOT_CLIENT_SECRET": " , "}).hubspot_client_secrets == ()


UNREADABLE = [
    ("OPENAI_API", "foo", "must be responses or chat"),
    ("LOOK_FIRST", "maybe", "must be true or false"),
    ("CONSOLE_OPEN", "sure", "must be true or false"),
    ("RUN_LEASE_S", "s3cret", "must be a number above 0"),
    ("RUN_LEASE_S", "-1", "must be a number above 0"),
    ("WORKER_LIMIT_S", "0", "must be a number above 0"),
    ("BACKOFF_S", "nan", "must be a number above 0"),
    ("BACKOFF_S", "inf", "must be a number above 0"),
    ("MAX_DELIVERIES", "0", "must be a whole number above 0"),
    ("MAX_DELIVERIES", "2.5", "must be a whole number above 0"),
    ("HUBSPOT_BASE_URL", "api.hubapi.com", "must be an address that begins with https://"),
    ("DYNAMODB_ENDPOINT", "localhost:8000", "must be an address that begins with https://"),
    ("OPENAI_BASE_URL", "https://user:s3cret@host", "without a password"),
    ("GOOGLE_SERVICE_ACCOUNT_JSON", "{broken", "the content of the service account's key file"),
    ("GOOGLE_SERVICE_ACCOUNT_JSON", "/home/ops/key.json", "not a path to it"),
    ("GOOGLE_SERVICE_ACCOUNT_JSON", "{}", "client_email, private_key and token_uri"),
    ("GOOGLE_SERVICE_ACCOUNT_JSON", "[" * 100_000, "must be the content"),
    ("GOOGLE_OAUTH_CLIENT_JSON", "[1]", "client_id, client_secret and token_uri"),
    ("GOOGLE_REFRESH_TOKENS_JSON", '{"ana": "t"}', "rep's address to refresh token"),
]


@pytest.mark.parametrize(("env", "value", "expected"), UNREADABLE)
def test_an_unreadable_value_is_named_with_what_is_expected_and_never_shown(
    env: str, value: str, expected: str
) -> None:
    with pytest.raises(BadSettings) as caught:
        read({env: value})
    (line,) = str(caught.value).splitlines()
    assert line.startswith(env)
    assert expected in line
    assert value not in line.removeprefix(env) or value == "0"


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(BadSettings) as caught:
        read({env: value for env, value, _ in UNREADABLE})
    assert {fault.env for fault in caught.value.faults} == {env for env, _, _ in UNREADABLE}


@pytest.mark.parametrize(("env", "value", "_expected"), UNREADABLE)
def test_what_a_deployed_function_takes_instead_is_never_looser(env: str, value: str, _expected: str) -> None:
    """Equal to what is deployed without the setting, but for LOOK_FIRST, where looking is the stricter."""
    made, (fault,) = examine({env: value})
    assert made == replace(Settings(), look_first=env == "LOOK_FIRST")
    assert made.draft_only
    assert not made.console_open
    assert (fault.level == "grave") == env.endswith(("_URL", "_ENDPOINT")), "another address is another system"


def test_a_right_value_is_taken_as_it_is() -> None:
    made = read({"GOOGLE_SERVICE_ACCOUNT_JSON": KEY, "OPENAI_BASE_URL": "http://[::1]:8080/v1", "BACKOFF_S": "0.25"})
    assert (made.google_service_account_json, made.openai_base_url, made.backoff_s) == (
        KEY,
        "http://[::1]:8080/v1",
        0.25,
    )


@pytest.mark.parametrize(
    ("name", "meant"), [("DRAFT_ONYL", "DRAFT_ONLY"), ("HUBSPOT_ACCES_TOKEN", "HUBSPOT_ACCESS_TOKEN"),
                        ("draft_only", "DRAFT_ONLY"), ("OPENAI_KEY", "OPENAI_API_KEY"), ("AUDIT_TABEL", "AUDIT_TABLE")],
)  # fmt: skip
def test_a_misspelled_name_is_told(name: str, meant: str) -> None:
    assert strangers({name: "x"}) == (f"{name} is not a setting; did you mean {meant}?",)


def test_names_of_other_programs_are_left_alone() -> None:
    others = ("PATH", "HOME", "LANG", "PORT", "LOG_LEVEL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "SECRETS_ID", "HUBSPOT_EMULATOR_PORT",
              "OPENAI_EMULATOR_PORT", "GOOGLE_EMULATOR_URL", "GOOGLE_APPLICATION_CREDENTIALS", "QUEUE_FILE", "LOCAL_API_TOKEN")  # fmt: skip
    assert strangers(others) == ()


@pytest.mark.parametrize(
    ("api", "base", "spoken"),
    [("", "https://api.openai.com/v1", "responses"), ("", "http://localhost:11434/v1", "chat"),
     ("responses", "http://localhost:11434/v1", "responses"), ("chat", "https://api.openai.com/v1", "chat"),
     ("", "https://api.openai.com.evil.example/v1", "chat")],
)  # fmt: skip
def test_the_api_that_is_asked_for_is_spoken_at_any_server(api: str, base: str, spoken: str) -> None:
    given = settings.read({"OPENAI_API": api, "OPENAI_BASE_URL": base, "OPENAI_API_KEY": "k"})
    model = wiring._model(given)
    assert model
    assert model.api == spoken


def test_every_setting_says_in_one_sentence_what_it_is() -> None:
    for row in fields(Settings):
        assert row.metadata["sentence"].endswith(".")
        assert row.metadata["env"].isupper()
