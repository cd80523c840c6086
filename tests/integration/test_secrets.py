"""Keys come from the secret store, are rotated without a deploy, and outlive a store that does not answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from aws_lambda_powertools.utilities.parameters import clear_caches

from chalicelib import wiring
from chalicelib.errors import AskAPerson, RetryLater

NAME = "sales-agent-test"


@pytest.fixture
def store(moto: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Secrets Manager with our secret in it, and the product's own view of it forgotten before and after."""
    monkeypatch.setenv("SECRETS_ID", NAME)
    monkeypatch.setenv("AWS_ENDPOINT_URL_SECRETS_MANAGER", moto)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "from-the-environment")
    made = boto3.client("secretsmanager", region_name="us-east-1", endpoint_url=moto)
    made.create_secret(Name=NAME, SecretString=json.dumps({"HUBSPOT_ACCESS_TOKEN": "first"}))
    _forget()
    yield made
    made.delete_secret(SecretId=NAME, ForceDeleteWithoutRecovery=True)
    _forget()


def _forget() -> None:
    clear_caches()
    wiring.forget()
    wiring._last_secrets.clear()


def test_a_stored_key_goes_before_the_environments(store: Any) -> None:
    assert wiring.config().hubspot_access_token == "first"
    assert wiring.config() is wiring.config()
    assert wiring.world() is wiring.world()


def test_a_rotated_key_is_taken_up_without_a_deploy(store: Any) -> None:
    before = wiring.world()
    store.put_secret_value(SecretId=NAME, SecretString=json.dumps({"HUBSPOT_ACCESS_TOKEN": "second"}))
    assert wiring.world() is before, "asked again too soon"
    clear_caches()
    assert wiring.config().hubspot_access_token == "second"
    assert wiring.world().reads.hubspot.token == "second"


def test_what_was_known_last_serves_while_the_store_does_not_answer(
    store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wiring.config().hubspot_access_token == "first"
    clear_caches()
    monkeypatch.setenv("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert wiring.config().hubspot_access_token == "first"


def test_without_any_answer_the_work_waits(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(RetryLater, match="secret store"):
        wiring.config()


@pytest.mark.parametrize("held", ["not json", "[1]", '"text"'])
def test_a_secret_that_is_not_settings_says_so_without_showing_it(store: Any, held: str) -> None:
    store.put_secret_value(SecretId=NAME, SecretString=held)
    with pytest.raises(AskAPerson) as said:
        wiring.config()
    assert held not in str(said.value)
