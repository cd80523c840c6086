"""`python -m evals.matching [-v]`: the figures of `evals.matching`."""

from __future__ import annotations

import sys

from evals.matching import PACKS, figures, graded, rows


def main() -> None:
    """Print the figures by pack, and with -v what is wrong."""
    for name in PACKS:
        results = [graded(row) for row in rows(name)]
        if "-v" in sys.argv:
            for one in (one for one in results if not one.correct):
                given = [answer.answer_id for answer in one.matched.answers] or one.matched.status
                near = [(match.fit, match.answer_id) for match in one.matched.near]
                print(f"{one.row.language} {one.row.text} | want {' / '.join(one.row.right)} | {given} | {near}")
        print(name, figures(results))


if __name__ == "__main__":
    main()
