"""What `make run` installs: pinned to the last dependency, in two halves, and without what nobody reads."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from infra import setup

OF_THE_TOOL = {"pip", "setuptools", "wheel"}
"""What Chalice's command line asks for, and its runtime does not."""


def needed(name: str) -> set[str]:
    """What a package asks for on this Python, extras left out."""
    asked = [Requirement(text) for text in requires(name) or ()]
    return {canonicalize_name(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})}


def test_every_dependency_of_what_runs_is_pinned_so_nothing_need_be_resolved() -> None:
    pinned = {canonicalize_name(pin.split("==")[0]) for pin in setup.pins(setup.RUN)}
    missing = {f"{name} needs {other}" for name in pinned for other in needed(name) - pinned - OF_THE_TOOL}
    assert not missing


def test_what_is_installed_here_is_what_is_pinned() -> None:
    wrong = []
    for pin in setup.pins(setup.RUN):
        name, _, wanted = pin.partition("==")
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "nothing"
        if installed != wanted:
            wrong.append(f"{pin}: {installed}")
    assert not wrong


def test_each_package_is_in_one_half_and_the_shared_folder_of_google_in_one_too() -> None:
    pinned = setup.pins(setup.RUN)
    first, second = setup.halves(pinned)
    assert sorted([*first, *second]) == sorted(pinned)
    assert not [pin for pin in second if pin.startswith(("google", "proto"))]
    assert min(len(first), len(second)) > 10


def test_descriptions_of_apis_that_are_not_called_go_and_the_others_stay(tmp_path: Path) -> None:
    documents = tmp_path / "googleapiclient" / "discovery_cache" / "documents"
    documents.mkdir(parents=True)
    for name in ("gmail.v1.json", "calendar.v3.json", "drive.v3.json", "youtube.v3.json", "index.json"):
        (documents / name).write_text("{}")
    (tmp_path / "googleapiclient" / "discovery.py").write_text("")
    setup.prune(tmp_path)
    assert {file.name for file in documents.iterdir()} == {"gmail.v1.json", "calendar.v3.json", "drive.v3.json"}
    assert (tmp_path / "googleapiclient" / "discovery.py").exists()
