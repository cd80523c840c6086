"""`.env`: read as everybody writes it, under the environment, and wrong lines are named without their content."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import settings
from chalicelib.errors import FixInput
from infra import env

ROOT = Path(__file__).parents[2]


def read(tmp_path: Path, text: str, **environment: str) -> dict[str, str]:
    file = tmp_path / ".env"
    file.write_text(text, encoding="utf-8")
    found = dict(environment)
    env.load(found, file)
    return found


def test_what_people_write_is_read(tmp_path: Path) -> None:
    account = json.dumps({"type": "service_account", "private_key": "-----BEGIN\nabc#$x\n"})
    text = (
        "\ufeff# a comment\n\nexport DRAFT_ONLY=true\r\nHUBSPOT_ACCESS_TOKEN = 'pat-na1 # $HOME'\n"
        f"GOOGLE_SERVICE_ACCOUNT_JSON={account}\n"
        'OPENAI_API_KEY="two\nlines"\nOPENAI_MODEL=name # why\nEMPTY=\n'
    )
    found = read(tmp_path, text)
    assert found == {
        "DRAFT_ONLY": "true",
        "HUBSPOT_ACCESS_TOKEN": "pat-na1 # $HOME",
        "GOOGLE_SERVICE_ACCOUNT_JSON": account,
        "OPENAI_API_KEY": "two\nlines",
        "OPENAI_MODEL": "name",
        "EMPTY": "",
    }
    assert json.loads(found["GOOGLE_SERVICE_ACCOUNT_JSON"])["private_key"].startswith("-----BEGIN\n")


def test_the_environment_wins_even_where_it_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, "A=file\nB=file\nC=file\n", A="environment", B="") == {
        "A": "environment",
        "B": "",
        "C": "file",
    }


def test_no_file_is_no_settings(tmp_path: Path) -> None:
    found: dict[str, str] = {}
    env.load(found, tmp_path / ".env")
    assert found == {}


@pytest.mark.parametrize("line", ["no value", "=secret-value", "KEY='secret-value", "pat-secret-value"])
def test_a_line_that_cannot_be_read_is_named_and_never_shown(tmp_path: Path, line: str) -> None:
    with pytest.raises(FixInput, match="at line 2") as refused:
        read(tmp_path, f"GOOD=1\n{line}\n")
    assert "secret" not in str(refused.value)


@given(value=st.text(st.characters(codec="utf-8", exclude_characters="'\\\r", exclude_categories=["Cs"])))
def test_any_value_in_single_quotes_is_read_as_it_is(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    assert read(tmp_path_factory.mktemp("env"), f"NAME='{value}'\n") == {"NAME": value}


def test_the_example_sets_nothing_until_it_is_uncommented_and_then_the_defaults(tmp_path: Path) -> None:
    text = env.example()
    assert read(tmp_path, text) == {}
    lines = [line.removeprefix("# ") for line in text.splitlines() if "=" in line and " " not in line[2:]]
    assert settings.read(read(tmp_path, "\n".join(lines))) == settings.Settings()


@pytest.mark.parametrize("command", [["infra.local", "smoke"], ["infra.operate", "forms"], ["infra.aws", "policies"]])
def test_every_command_reads_it(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / ".env").write_text("not a setting\n")
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert (
        ran.stderr.strip() == "error: .env cannot be read at line 1. Write NAME=value; quote a value that spans lines."
    )
