"""Make the classifier's weights from the labeled messages: `python -m evals.train` writes `chalicelib/reading/weights.json`.

`python -m evals.train --try` trains on `train` alone and prints what it gets right on `dev`: that is how the settings below were
chosen. The kept weights are trained on both; `test` is never learned from. The same messages give the same weights.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from chalicelib.reading import classifier
from chalicelib.reading.asks import asks
from chalicelib.reading.cutting import cut
from chalicelib.reading.features import features
from chalicelib.reading.judgment import Letter, by_rules
from chalicelib.reading.machine_orders import order_spans
from chalicelib.reading.reader import outside
from chalicelib.reading.sentences import message
from chalicelib.text.language import language_of
from evals.reading import Labeled, form, messages

ROUNDS = 25
RATE = 0.35
DECAY = 0.006
SEED = 7
SMALLEST = 16
"""Hundredths under which a weight is not kept."""
RARE = 5
"""Messages in which a word must stand to count."""
Example = tuple[dict[str, float], str]
Weights = dict[str, dict[str, float]]
TARGETS: dict[str, Callable[[Labeled], str]] = {
    "sender_kind": lambda row: str(row.expected["sender_kind"]),
    "tone": lambda row: str(row.expected["tone"]),
}


def featured(row: Labeled) -> dict[str, float]:
    """The features of a labeled message."""
    filled = form(row.fields)
    body = cut(filled.message).body
    code, certain = language_of(body)
    read = message(body, code, certain=certain)
    spans = order_spans(body)
    letter = Letter(
        filled.message, read, outside(read.hits, spans), asks(read, spans), row.fields, filled.private_address
    )
    ruled = [reason.purpose for reason in by_rules(letter)]
    return features(read, letter.hits, row.fields, ruled, private_address=filled.private_address)


def train(rows: Sequence[Labeled]) -> dict[str, classifier.Head]:
    """The weights of every head, from labeled messages."""
    named = [featured(row) for row in rows]
    counts = Counter(name for one in named for name in one)
    common = [{name: value for name, value in one.items() if counts[name] >= RARE} for one in named]
    return {
        head: _kept(_fitted([(one, target(row)) for one, row in zip(common, rows, strict=True)]))
        for head, target in TARGETS.items()
    }


def _fitted(examples: Sequence[Example]) -> Weights:
    """Logistic regression by stochastic gradient steps that shrink with each weight's own use (AdaGrad)."""
    labels = sorted({wanted for _, wanted in examples})
    weights: Weights = {name: dict.fromkeys(labels, 0.0) for one, _ in examples for name in one}
    used: Weights = {name: dict.fromkeys(labels, 1e-3) for name in weights}
    shuffled, chance = list(examples), random.Random(SEED)  # noqa: S311  nothing secret
    for _ in range(ROUNDS):
        chance.shuffle(shuffled)
        for one, wanted in shuffled:
            _step(weights, used, one, _errors(weights, labels, one, wanted))
    return weights


def _errors(weights: Weights, labels: Sequence[str], one: dict[str, float], wanted: str) -> dict[str, float]:
    """How much more likely each label is held than it should be."""
    sums = {label: sum(value * weights[name][label] for name, value in one.items()) for label in labels}
    top = max(sums.values())
    grown = {label: math.exp(value - top) for label, value in sums.items()}
    total = sum(grown.values())
    return {label: grown[label] / total - (label == wanted) for label in labels}


def _step(weights: Weights, used: Weights, one: dict[str, float], errors: dict[str, float]) -> None:
    for name, value in one.items():
        own, spent = weights[name], used[name]
        for label, error in errors.items():
            slope = error * value + DECAY * own[label]
            spent[label] += slope * slope
            own[label] -= RATE * slope / math.sqrt(spent[label])


def _kept(weights: Weights) -> classifier.Head:
    rounded = {
        name: {label: round(classifier.SCALE * value) for label, value in own.items()} for name, own in weights.items()
    }
    kept = {
        name: {label: value for label, value in own.items() if abs(value) >= SMALLEST} for name, own in rounded.items()
    }
    return {name: own for name, own in sorted(kept.items()) if own}


def _tried() -> None:
    """Train on `train`, and print what is right on `dev`."""
    weights = train(list(messages("train")))
    classifier.heads = lambda: weights  # type: ignore[assignment]  # for this try alone
    rows = [(row, featured(row)) for row in messages("dev")]
    for head, target in TARGETS.items():
        right = sum(classifier.likeliest(head, one) == target(row) for row, one in rows)
        print(f"{head:<12} {right}/{len(rows)}  {right / len(rows):.3f}")


def main(arguments: Sequence[str]) -> None:
    """Write the weights, or try."""
    if "--try" in arguments:
        return _tried()
    weights = train(list(messages("train", "dev")))
    classifier.WEIGHTS.write_text(
        json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8"
    )
    size = classifier.WEIGHTS.stat().st_size
    print(f"wrote {classifier.WEIGHTS.name}: {size / 1000:.0f} kB")
    return None


if __name__ == "__main__":
    main(sys.argv[1:])
