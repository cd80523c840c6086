"""Keys come from the secret store, are rotated without a deploy, and outlive a store that does not answer."""

from __future__ import annotations

import json
import logging
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


def put(store: Any, **held: str) -> None:
    store.put_secret_value(SecretId=NAME, SecretString=json.dumps(held))


def test_a_typo_in_a_limit_or_a_name_does_not_stop_a_deployed_function_and_is_logged(
    store: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = logging.getLogger("sales_agent")
    monkeypatch.setattr(log, "propagate", True)
    put(
        store,
        MAX_DELIVERIES="abc",
        DRAFT_ONYL="false",
        GOOGLE_SERVICE_ACCOUNT_JSON="/path/key.json",
        DRAFT_ONLY="maybe",
    )
    with caplog.at_level(logging.ERROR, "sales_agent"):
        given = wiring.config()
        assert wiring.world()
    assert (given.max_deliveries, given.draft_only, given.google_service_account_json) == (4, True, "")
    told = [getattr(record, "fields", {}) for record in caplog.records]
    assert {one["setting"] for one in told if "setting" in one} == {
        "MAX_DELIVERIES",
        "DRAFT_ONLY",
        "GOOGLE_SERVICE_ACCOUNT_JSON",
    }
    assert any("DRAFT_ONYL" in one.get("what", "") for one in told)
    assert "/path/key.json" not in str(told)


def test_an_address_that_cannot_be_read_is_refused_for_the_default_is_another_system(store: Any) -> None:
    put(store, HUBSPOT_BASE_URL="sandbox.hubapi.example")
    with pytest.raises(AskAPerson, match="HUBSPOT_BASE_URL must be an address"):
        wiring.config()
