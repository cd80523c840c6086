"""What all tests share: throw-away stores on both engines, and the environment that AWS's SDK wants."""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Iterator

import pytest
from hypothesis import settings
from moto.server import ThreadedMotoServer

from chalicelib.store.tables import Tables, bind, create
from infra.local import dynamo
from infra.local.moto_server import teach

os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1")
os.environ.setdefault("LOG_LEVEL", "CRITICAL")
# Hypothesis would fail an example for taking 200 ms, which says more about the machine than about the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def dynoxide() -> Iterator[str]:
    """The embedded DynamoDB, in memory; one process for all tests."""
    engine = dynamo.start(None)
    if engine is None:
        pytest.skip("dynoxide is not installed here")
    yield engine.endpoint
    engine.stop()


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """moto's DynamoDB and SQS, over HTTP."""
    server, url = start_moto()
    yield url
    server.stop()


@pytest.fixture(scope="session")
def store_endpoint() -> Iterator[str]:
    """The engine the product would use here: dynoxide, else moto."""
    engine = dynamo.start(None)
    if engine:
        yield engine.endpoint
        engine.stop()
    else:
        server, url = start_moto()
        yield url
        server.stop()


@pytest.fixture(params=["dynoxide", "moto"])
def tables(request: pytest.FixtureRequest) -> Tables:
    """Fresh tables, once on each engine."""
    return fresh_tables(request.getfixturevalue(request.param))


def fresh_tables(endpoint: str) -> Tables:
    """Tables of a new name on an engine."""
    name = uuid.uuid4().hex[:12]
    made = bind(f"state-{name}", f"audit-{name}", endpoint=endpoint)
    create(made)
    return made


def start_moto() -> tuple[ThreadedMotoServer, str]:
    """A moto server in this process and its URL."""
    teach()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it would tell of every request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, bound = server.get_host_and_port()
    return server, f"http://{host}:{bound}"
