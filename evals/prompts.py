"""The model's prompts for a set of leads, to be tried by writers who see nothing else; and what becomes of their answers.

`python -m evals.prompts --leads FILE --knowledge DIR --out DIR` writes for each lead `ID.prompt.txt` (instructions, data, schema).
With `--answers DIR` the files `ID.json` in it go through parser and checker as a model's would: which pass at once, which after
sentences were cut, which would be repaired and why. The letters are written beside the prompts as `ID.letter.txt`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from chalicelib.connectors.llm import strict
from chalicelib.drafting.answer import Answer, Settled, settled
from chalicelib.drafting.prompt import instructions, quoted
from evals.lead_sets import Written, leads, pack, written


class Tried(NamedTuple):
    """One answer: how it fared (at once, cut, repair, unreadable), and what was wrong."""

    lead_id: str
    fared: str
    why: tuple[str, ...]
    body: str = ""


def prompt(made: Written, problems: Settled | None = None) -> str:
    """The exact instructions and data of a lead, with the schema of the answer."""
    wrong = problems.problems if problems else ()
    data = quoted(made.findings, made.plan, made.brief, wrong)
    schema = json.dumps(strict(Answer), ensure_ascii=False)
    return (
        f"INSTRUCTIONS\n\n{instructions(made.findings, made.plan)}\nDATA\n\n{data}\n\n"
        f"ANSWER with one JSON object that fits this schema, and nothing else:\n{schema}\n"
    )


def tried(made: Written, text: str) -> Tried:
    """What becomes of an answer, as of a model's."""
    lead_id = str(made.lead["id"])
    try:
        answer = Answer.model_validate_json(_json_of(text))
    except ValidationError as error:
        return Tried(lead_id, "unreadable", tuple(str(one["loc"]) + " " + one["msg"] for one in error.errors()[:3]))
    result = settled(answer, made.findings, made.plan, made.brief)
    why = result.cut or tuple(f"{problem.code}: {problem.what}" for problem in result.problems)
    fared = "repair" if result.problems else "cut" if result.cut else "at once"
    return Tried(lead_id, fared, why, f"Subject: {result.letter.subject}\n\n{result.letter.body}")


def _json_of(text: str) -> str:
    """The object in a text that may stand between fences."""
    return text[text.find("{") : text.rfind("}") + 1]


def _all(arguments: argparse.Namespace) -> Iterator[Written]:
    knowledge = pack(arguments.knowledge)
    yield from (made for lead in leads(arguments.leads) if (made := written(lead, knowledge)).plan.wants_draft)


def main(given: Sequence[str]) -> None:
    """Write the prompts; grade the answers where there are some."""
    parser = argparse.ArgumentParser(prog="evals.prompts")
    for name in ("--leads", "--knowledge", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--answers", type=Path)
    arguments = parser.parse_args(given)
    arguments.out.mkdir(parents=True, exist_ok=True)
    made = list(_all(arguments))
    for each in made:
        (arguments.out / f"{each.lead['id']}.prompt.txt").write_text(prompt(each), encoding="utf-8")
    print(f"{len(made)} prompts in {arguments.out}")
    if arguments.answers:
        _grade(made, arguments)


def _grade(made: Sequence[Written], arguments: argparse.Namespace) -> None:
    results = []
    for each in made:
        path = arguments.answers / f"{each.lead['id']}.json"
        if path.exists():
            results.append(tried(each, path.read_text(encoding="utf-8")))
    for result in results:
        print(f"{result.lead_id}: {result.fared}" + "".join(f"\n    {why}" for why in result.why))
        (arguments.out / f"{result.lead_id}.letter.txt").write_text(result.body, encoding="utf-8")
    print(dict(Counter(result.fared for result in results)), "of", len(results))


if __name__ == "__main__":
    main(sys.argv[1:])
