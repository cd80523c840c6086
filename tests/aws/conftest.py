"""The package is built once for all tests of this folder, which run in one process for that reason."""

from __future__ import annotations

import pytest

from infra.aws import build


@pytest.fixture(scope="session")
def made() -> build.Package:
    """The production package of the working tree."""
    return build.package("prod", work=build.WORK)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/aws/" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("aws"))
