"""The mechanical parts of a letter's grade, over a set of leads: step, times, language, length, asks, phrases, checks.

`python -m evals.letters [LEADS PACK]`. What it cannot see (tone, what reads well) is read in the gallery.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from chalicelib.drafting.checks import problems
from chalicelib.drafting.compose import written as checked
from evals.lead_sets import OWN_LEADS, OWN_PACK, Written, leads, pack, written

SAME_STEP = {
    "hand_over": {"answer", "disqualify", "none"},
    "no_mail": {"none", "disqualify"},
    "disqualify": {"disqualify", "none"},
}
"""What a step of ours may be called in a set; every other step is called what it is."""
WRITTEN_IN = {"en", "de", "es", "fr", "pt"}
MOST_WORDS = 120
"""Before the times; a few over the hundred and ten that read best."""
CLICHES = re.compile(r"(?i)\N{EM DASH}|hope this (?:finds|email)|great question|excited|reach out|don't hesitate|!!")


def _step(made: Written) -> bool:
    wanted = set(made.lead["steps"])
    return bool(wanted & (SAME_STEP.get(made.plan.next_step) or {made.plan.next_step}))


def _times(made: Written) -> bool:
    wanted: str = made.lead["slots"]
    return wanted == "either" or (wanted == "yes") == (made.plan.times == "offer")


def _language(made: Written) -> bool:
    language = made.lead["reading"]["language"]
    return made.letter.language == (language if language in WRITTEN_IN else "en")


def _length(made: Written) -> bool:
    body = re.split(r"\n- .*\d:?\d\d", made.letter.body)[0] if made.plan.times == "offer" else made.letter.body
    return len(body.split()) <= MOST_WORDS


def _asks(made: Written) -> bool:
    return len(made.letter.asks) >= len(made.lead["reading"]["asks"])


def _phrases(made: Written) -> bool:
    return not CLICHES.search(made.letter.body)


def _passes(made: Written) -> bool:
    return not problems(checked(made.letter, made.findings, made.plan, made.brief))


PARTS: Mapping[str, Callable[[Written], bool]] = {
    "next step": _step, "times": _times, "language": _language, "length": _length, "asks": _asks, "phrases": _phrases,
    "checks": _passes,
}  # fmt: skip


def grade(source: Path, folder: Path) -> tuple[int, Counter[str], dict[str, list[str]]]:
    """How many letters, how many pass each part, and which leads fail which."""
    knowledge = pack(folder)
    passed: Counter[str] = Counter()
    failed: dict[str, list[str]] = {}
    made = [written(lead, knowledge) for lead in leads(source)]
    for each in made:
        for name, holds in PARTS.items():
            if (not each.plan.wants_draft and name != "next step") or holds(each):
                passed[name] += 1
            else:
                failed.setdefault(name, []).append(each.lead["id"])
    return len(made), passed, failed


def main(arguments: list[str]) -> None:
    """Print a line a part."""
    source, folder = (Path(arguments[0]), Path(arguments[1])) if len(arguments) > 1 else (OWN_LEADS, OWN_PACK)
    count, passed, failed = grade(source, folder)
    for name in PARTS:
        print(f"{name:<10} {passed[name]:>3} of {count}  {', '.join(failed.get(name, []))}")


if __name__ == "__main__":
    main(sys.argv[1:])
