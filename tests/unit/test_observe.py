"""An error's text reaches the log without a stranger's words in it."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import observe
from chalicelib.errors import RetryLater

SECRETS = st.text(st.characters(categories=["L"]), min_size=6)


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    with pytest.raises(type(error)) as caught:
        raise error from cause
    return caught.value


@given(SECRETS, st.sampled_from([ValueError, KeyError, RuntimeError, OSError, LookupError]))
def test_what_a_stranger_wrote_is_told_by_its_length_only(text: str, kind: type[Exception]) -> None:
    told = observe.described(raised(kind(text), ValueError(f"bad address {text}")))
    assert text not in told
    assert told.startswith(kind.__name__)
    assert f"str of {len(text)}" in told


def test_a_bug_of_ours_is_named_as_the_interpreter_does() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = object().nothing  # type: ignore[attr-defined]
    assert observe.described(caught.value) == "AttributeError: 'object' object has no attribute 'nothing'"
    assert observe.place(caught.value).startswith("test_observe.py:")


def test_our_own_errors_are_told_whole_with_their_cause() -> None:
    told = observe.described(raised(RetryLater("hubspot: answered 503."), KeyError("Ada Byron")))
    assert told == "RetryLater retry_later: hubspot: answered 503. from KeyError(str of 9)"


def test_a_failure_is_logged_under_the_id_that_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="sales_agent"):
        try:
            int("ada@engines.example")
        except ValueError:
            error_id = observe.failure("run.crashed", run_id="r1")
    line = json.loads(observe._JsonLines().format(caplog.records[-1]))
    assert (line["error_id"], line["error"]) == (error_id, "ValueError(str of 61)")
    assert line["where"][-1].startswith("test_observe.py:")
