"""One page with every letter of a set of leads beside its lead, reading, plan, and warnings: to be read as a person would.

`python -m evals.gallery [LEADS] [PACK]`; without a set of its own it takes the project's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from chalicelib.drafting.review import confidence, warnings
from evals.lead_sets import OWN_LEADS, OWN_PACK, SHARED, Written, leads, pack, written

OUT = Path(".local/gallery.html")
STYLE = (
    "body{font:15px/1.45 system-ui;margin:2rem auto;max-width:76rem}article{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;"
    "border-top:1px solid #bbb;padding:1rem 0}pre{white-space:pre-wrap;font:inherit;background:#f6f6f2;padding:.8rem;margin:0}"
    "small{color:#555}h2{font-size:1rem;grid-column:1/-1;margin:0}ul{padding-left:1.2rem}"
)


def page(made: list[Written]) -> str:
    """The page, self-contained."""
    return (
        f'<!doctype html><meta charset="utf-8"><title>Letters</title><style>{STYLE}</style><h1>{len(made)} letters</h1>'
        + ("\n".join(part for each in made for part in _article(each)))
    )


def as_text(made: Written) -> str:
    """A letter beside its lead, for a terminal."""
    lead, plan = made.lead, made.plan
    head = f"{lead['id']} | {plan.handling}, {plan.next_step}, times {plan.times}, score {plan.score} | wanted {lead['steps']}, {lead['slots']}"
    told = "\n".join(f"   ! {warning}" for warning in told_of(made))
    message = lead["fields"].get("message", "")
    return f"{'=' * 90}\n{head}\n> {message}\n~ {lead['ideal']}\n-- {made.letter.subject}\n{made.letter.body}\n{told}"


def told_of(made: Written) -> tuple[str, ...]:
    """What the reviewer is told."""
    return warnings(
        made.findings,
        made.plan,
        made.brief,
        language=made.letter.language,
        model_failed="",
        left=(),
        notes=made.letter.notes,
    )


def _article(made: Written) -> Iterator[str]:
    lead, plan, reading = made.lead, made.plan, made.findings.inquiry.reading
    sure = confidence(plan, made.brief, made.findings, repaired=False, model_failed=False, notes=len(made.letter.notes))
    yield f"<article><h2>{escape(lead['id'])}: {escape(lead.get('intent', ''))}</h2><div>"
    yield f"<pre>{escape(lead['fields'].get('message', ''))}</pre>"
    yield f"<p><small>Ideal: {escape(lead['ideal'])}</small></p>"
    yield f"<p>{escape(plan.handling)}: {plan.next_step}, times {plan.times}, score {plan.score}, confidence {sure}</p>"
    asks = "; ".join(f"{ask.topic}: {ask.words}" for ask in reading.asks)
    yield f"<p><small>{escape(reading.sender_kind)}, {escape(', '.join(reading.purposes))}, {reading.tone}. {escape(asks)}</small></p>"
    yield "<ul>" + "".join(f"<li>{escape(warning)}</li>" for warning in told_of(made)) + "</ul></div><div>"
    yield f"<p><b>{escape(made.letter.subject)}</b></p><pre>{escape(made.letter.body)}</pre>"
    yield (
        f"<details><summary>English twin</summary><pre>{escape(made.letter.twin)}</pre></details>"
        if made.letter.twin
        else ""
    )
    yield "</div></article>"


def main(arguments: list[str]) -> None:
    """Write the page, or print the letters whose ids begin as given after `--`."""
    paths = [argument for argument in arguments if argument and not argument.startswith("--")]
    dev = SHARED / "leads-dev.jsonl"
    source = Path(paths[0]) if paths else dev if dev.exists() else OWN_LEADS
    folder = Path(paths[1]) if len(paths) > 1 else SHARED / "knowledge-example" if source == dev else OWN_PACK
    knowledge = pack(folder)
    made = [written(lead, knowledge) for lead in leads(source)]
    if "--text" in arguments:
        print("\n".join(map(as_text, made)))
        return
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(page(made), encoding="utf-8")
    print(f"{len(made)} letters in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
