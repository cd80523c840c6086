"""The first step against a real store: suppression, one run a person an hour, and hostile fields."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.contacts.targets import of_address, of_domain
from chalicelib.errors import RetryLater
from chalicelib.pipeline.steps import validate
from chalicelib.store.tables import State, Tables
from chalicelib.world import Records
from tests.conftest import fresh_tables
from tests.unit import validating as v

NAMES = [
    "firstname",
    "lastname",
    "company",
    "jobtitle",
    "phone",
    "country",
    "message",
    "consent",
    "email",
    "notes",
    "hp",
]
CONTENTS = st.text() | st.emails() | st.sampled_from(["no", "true", "\x00", "‮evil", "[url=x]", "=cmd()", "🎉" * 300])


@pytest.fixture
def state(tables: Tables) -> type[State]:
    return tables.state


def records(state: type[State]) -> Records:
    return Records.of(state, lambda: v.NOW)


def test_an_ordinary_submission_is_accepted_with_its_fields_typed(state: type[State]) -> None:
    one = v.submission({
        "Email": "ADA@Engines.Example", "email": None, "First Name": "ADA", "firstname": None, "company": " Engines ",
        "jobtitle": "CTO", "phone": "+502 2333 4455", "country": "Guatemala", "consent": "yes",
    })  # fmt: skip
    found, result = v.judged(v.context(one, state=state))
    assert (found.verdict, found.reason, result.status) == ("accepted", "", "done")
    assert (found.email, found.domain, found.business_domain) == (
        "ada@engines.example",
        "engines.example",
        "engines.example",
    )
    assert (found.first_name, found.last_name, found.company, found.title) == ("Ada", "Byron", "Engines", "CTO")
    assert (found.phone, found.country, found.consent) == ("+502 2333 4455", "Guatemala", "given")
    assert found.hints == ()


def test_a_missing_company_loses_no_lead(state: type[State]) -> None:
    found, _ = v.judged(v.context(v.submission({"email": "ada@gmail.com"}), state=state))
    assert (found.verdict, found.company, found.business_domain, found.free_mail) == ("accepted", "", "", True)


def test_what_the_form_does_not_say_of_consent_is_unknown_and_a_hint(state: type[State]) -> None:
    found, _ = v.judged(v.context(v.submission({}), state=state))
    assert (found.verdict, found.consent) == ("accepted", "unknown")
    assert any("consent" in hint for hint in found.hints)


def test_weak_signs_are_hints_to_the_reviewer_and_lose_no_lead(state: type[State]) -> None:
    odd = {"lastname": "Xkqzrtbw", "email": "ada@mailinator.com", "message": "See https://a.example and www.b.example"}
    found, _ = v.judged(v.context(v.submission(odd), state=state))
    assert found.verdict == "accepted"
    assert len(found.hints) == 4


@pytest.mark.parametrize("what", ["ada@engines.example", "engines.example"])
def test_an_address_or_domain_on_the_suppression_list_is_never_taken_up(state: type[State], what: str) -> None:
    target = of_address(what) if "@" in what else of_domain(what)
    records(state).suppressions.suppress(target, who="ops", why="asked us to stop", at=v.NOW)
    found, _ = v.judged(v.context(v.submission({"email": "Ada@Engines.example"}), state=state))
    assert (found.verdict, found.reason) == ("rejected", "suppressed: asked us to stop")


@pytest.mark.parametrize(("message", "says"), [(v.USUAL["message"], "the same"), ("And the price?", "a different")])
def test_a_second_message_within_the_hour_joins_the_first_run(state: type[State], message: str, says: str) -> None:
    v.judged(v.context(v.submission({}), state=state, run_id="run-1"))
    later = v.context(
        v.submission({"message": message}), state=state, run_id="run-2", now=v.NOW + timedelta(minutes=59)
    )
    found, result = v.judged(later)
    assert (found.verdict, found.merged_into, result.status) == ("merged", "run-1", "nothing")
    assert says in found.reason


def test_after_an_hour_the_person_is_taken_up_again(state: type[State]) -> None:
    v.judged(v.context(v.submission({}), state=state, run_id="run-1"))
    later = v.context(v.submission({}), state=state, run_id="run-2", now=v.NOW + timedelta(minutes=61))
    assert v.judged(later)[0].verdict == "accepted"


def test_a_retry_of_the_same_run_is_no_duplicate(state: type[State]) -> None:
    for minutes in (0, 1, 59):
        again = v.context(v.submission({}), state=state, run_id="run-1", now=v.NOW + timedelta(minutes=minutes))
        assert v.judged(again)[0].verdict == "accepted"


@pytest.mark.parametrize(
    "fields", [{"consent": "no"}, {"hp_field": "x"}, {"message": "[url=http://evil.example]x[/url]"}]
)
def test_a_rejected_submission_blocks_no_good_one(state: type[State], fields: dict[str, str]) -> None:
    assert v.judged(v.context(v.submission(fields), state=state, run_id="run-1"))[0].verdict == "rejected"
    assert v.judged(v.context(v.submission({}), state=state, run_id="run-2"))[0].verdict == "accepted"


def test_a_suppressed_person_is_not_claimed(state: type[State]) -> None:
    records(state).suppressions.suppress(of_domain("engines.example"), who="ops", why="rival", at=v.NOW)
    assert v.judged(v.context(v.submission({}), state=state))[0].reason == "suppressed: rival"
    assert records(state).claims.holder("ada@engines.example") is None


def test_a_store_that_cannot_be_asked_is_never_taken_for_an_empty_one() -> None:
    with pytest.raises(RetryLater):
        validate.run(v.context(v.submission({})))


@pytest.fixture(scope="module")
def shared_state(store_endpoint: str) -> type[State]:
    return fresh_tables(store_endpoint).state


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=20), CONTENTS, max_size=8))
def test_hostile_fields_get_a_verdict_and_never_an_error(shared_state: type[State], fields: dict[str, str]) -> None:
    found, result = v.judged(v.context(v.submission(fields), state=shared_state))
    assert found.verdict in ("accepted", "rejected")
    assert bool(found.reason) == (found.verdict == "rejected")
    assert "\n" not in found.first_name + found.last_name + found.company + found.title
    assert result.note
