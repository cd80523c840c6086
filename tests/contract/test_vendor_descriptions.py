"""What we ask of HubSpot and OpenAI, and what their emulators answer, is what the vendors' own descriptions allow.

The descriptions are not part of this project; where they are not beside it, this is skipped.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from chalicelib.errors import AgentError
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.world import World
from infra.emulators.http import path_pattern
from tests.contract.wire import Exchange, Tap
from tests.living import Clock, outside, post, settings_for, submission_payload, world_for

ROOT = Path(__file__).parents[2]
SPECS = ROOT.parent / "shared" / "specs"
if not SPECS.is_dir():
    pytest.skip("the vendors' descriptions are not here (../shared/specs)", allow_module_level=True)

DESCRIBED = (
    ("/crm/v3/objects/contacts", "contacts-v3.json"), ("/crm/v3/objects/companies", "companies-v3.json"),
    ("/crm/v3/objects/tasks", "tasks-v3.json"), ("/crm/v3/objects/notes", "notes-v3.json"),
    ("/crm/v3/owners", "owners-v3.json"), ("/crm/v4/", "associations-v4.json"), ("/v1/", "openai.json"),
)  # fmt: skip
NOT_DESCRIBED = ("/form-integrations/v1/submissions/",)
"""HubSpot describes this one in prose only."""
LEADS = ("maria.lopez@volcancoffee.example", "ada@quetzaltel.example", "new@newco.example", "someone@gmail.com")
SAID = {"status": "error", "message": "no", "correlationId": "3f0b9a52-7f2c-4d0e-9c1c-0a6d1b7e5f11", "category": "X"}
FAULTS = (429, 503, 401)


@cache
def described(name: str) -> OpenAPI:
    """A description, but for how to sign in, and with null allowed, as HubSpot gives it, for a property without a value."""
    # HubSpot says "any kind" of its errors, which the validator would not read.
    given = json.loads((SPECS / name).read_text().replace('"*/*"', '"application/json"'))
    given["components"].pop("securitySchemes", None)
    given.pop("security", None)
    for path in given["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                operation.pop("security", None)
    _without_discriminators(given)
    for schema in given["components"]["schemas"].values() if name != "openai.json" else ():
        values = schema.get("properties", {}).get("properties", {}).get("additionalProperties")
        if isinstance(values, dict):
            values["nullable"] = True
    return OpenAPI.from_dict(given, config=Config(spec_validator_cls=None))


def _without_discriminators(value: Any) -> None:
    """They only tell a reader which variant to look at first, by names that the validator takes for paths."""
    if isinstance(value, dict):
        value.pop("discriminator", None)
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _without_discriminators(one)


@pytest.fixture(scope="module")
def exchanges(store_endpoint: str) -> Iterator[list[Exchange]]:
    """All that the product says to both while leads go through, with the gate open, in both of the model's styles."""
    with outside() as out:
        hubspot, llm = Tap(out.hubspot.url), Tap(out.llm.url)
        for style in ("chat", "responses"):
            out.reset()
            settings = replace(
                settings_for(out, store_endpoint, draft_only=False),
                hubspot_base_url=hubspot.url, openai_base_url=f"{llm.url}/v1", openai_api_key="sk-test", openai_api=style,
            )  # fmt: skip
            clock = Clock()
            world = world_for(settings, clock)

            def deliver(name: str, world: World = world, clock: Clock = clock) -> None:
                with suppress(AgentError):
                    payload = submission_payload(name, conversion_id=name)
                    work.handle(world, message("poll", payload, clock()))

            for lead in LEADS:
                deliver(lead)
            for status in FAULTS:
                fault = {"kind": "status", "status": status, "times": 1, "path": "/contacts", "body": SAID}
                post(f"{out.hubspot.url}/_emulator/faults", fault)
                deliver(f"fault{status}@quetzaltel.example")
            # A task whose answer is lost is looked for by its associations.
            lost = {"kind": "commit_then_drop", "path": "/crm/v3/objects/tasks$", "times": 1}
            post(f"{out.hubspot.url}/_emulator/faults", lost)
            for _ in range(2):
                deliver("lost@quetzaltel.example")
                clock.advance(minutes=5)
            world.reads.hubspot.owners()
        yield [*hubspot.exchanges, *llm.exchanges]
        hubspot.close()
        llm.close()


def asked(one: Exchange) -> MockRequest:
    return MockRequest(
        "https://api.hubapi.com" if not one.path.startswith("/v1/") else "https://api.openai.com",
        one.method.lower(),
        one.path.rstrip("/"),
        args=dict(one.query),
        headers=one.headers,
        data=one.body or None,
        content_type=one.headers.get("Content-Type", "application/json").split(";")[0],
    )


def description_of(one: Exchange) -> OpenAPI | None:
    name = next((name for prefix, name in DESCRIBED if one.path.startswith(prefix)), "")
    return described(name) if name else None


def misfits(found: list[Exchange], check: Any) -> list[str]:
    wrong: Counter[str] = Counter()
    for one in found:
        description = description_of(one)
        if description is None:
            continue
        try:
            check(description, one)
        except Exception as error:  # noqa: BLE001  whatever the validator says is what is wrong
            inner = getattr(error, "schema_errors", None) or [error.__cause__ or error]
            wrong[f"{one}: {type(error).__name__}: {[str(getattr(e, 'message', e))[-300:] for e in inner][:3]}"] += 1
    return list(wrong)


def test_everything_that_is_said_is_described_somewhere(exchanges: list[Exchange]) -> None:
    unknown = {str(one) for one in exchanges if description_of(one) is None and not one.path.startswith(NOT_DESCRIBED)}
    assert unknown == set()
    spoken = {name for one in exchanges for prefix, name in DESCRIBED if one.path.startswith(prefix)}
    assert spoken == {name for _, name in DESCRIBED}, "a description that nothing was held against"


def test_what_we_ask_is_what_the_vendors_describe(exchanges: list[Exchange]) -> None:
    assert misfits(exchanges, lambda description, one: description.validate_request(asked(one))) == []


def alternatives(one: Exchange) -> list[set[str]]:
    """The sets of scopes of which a token must have one whole, by HubSpot's own description."""
    name = next(name for prefix, name in DESCRIBED if one.path.startswith(prefix))
    paths = json.loads((SPECS / name).read_text())["paths"]
    for template in sorted(paths, key=lambda path: path.count("{")):
        if path_pattern(template).match(one.path) and one.method.lower() in paths[template]:
            described = paths[template][one.method.lower()]["security"]
            return [set(scopes) for way in described for scopes in way.values()]
    raise AssertionError(f"{one} is described nowhere")


def test_the_scopes_that_the_readme_names_are_enough_and_none_is_too_many(exchanges: list[Exchange]) -> None:
    step = (ROOT / "README.md").read_text("utf-8").partition("Create service key")[2].partition(";")[0]
    held = set(re.findall(r"`([a-z.]+)`", step))
    hubspot = [one for one in exchanges if one.path.startswith("/crm/")]
    assert [str(one) for one in hubspot if not any(way <= held for way in alternatives(one))] == []
    used = {scope for one in hubspot for way in alternatives(one) if way <= held for scope in way}
    assert held - used == {"forms"}, "asked for and not needed; only the forms' API is described nowhere"


def test_what_the_emulators_answer_is_what_the_vendors_describe(exchanges: list[Exchange]) -> None:
    def check(description: OpenAPI, one: Exchange) -> None:
        given = MockResponse(one.answer, one.status, content_type=one.content_type)
        description.validate_response(asked(one), given)

    assert misfits(exchanges, check) == []


def test_a_misfit_would_be_found(exchanges: list[Exchange]) -> None:
    read = next(one for one in exchanges if one.path.startswith("/crm/v3/owners"))
    described("owners-v3.json").validate_response(asked(read), MockResponse(read.answer, 200))
    broken = json.loads(read.answer)
    broken["results"][0]["archived"] = "perhaps"
    bad = replace(read, answer=json.dumps(broken).encode())
    assert misfits([bad], lambda d, one: d.validate_response(asked(one), MockResponse(one.answer, one.status))) != []
