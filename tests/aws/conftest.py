"""The package is built once for all tests of this folder, which run in one process for that reason (`xdist_group`)."""

from __future__ import annotations

import pytest

from infra.aws import build


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> build.Package:
    """The production package of the working tree."""
    return build.package("prod", work=tmp_path_factory.mktemp("package"))
