"""A body taken apart: its sentences, each with what stands around it and the label of its list item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_statements import sentences
from chalicelib.text.folding import folded

LABEL = re.compile(r"^(?:[-•*]\s)?([^:.!?\n]{2,60}):\s+(?=\S)")
BULLET = re.compile(r"^\s*[-•*]\s+")


class Sentence(NamedTuple):
    """One sentence of a body with what stands around it; `label` is what a list item names before its colon."""

    text: str
    before: str
    after: str
    bullet: bool
    label: str = ""


def sentences_of(body: str) -> Iterator[Sentence]:
    """The sentences of a body, block by block; greeting and sign-off left out."""
    blocks = [block for block in body.split("\n\n") if block.strip()]
    for block in _inner(blocks):
        lines = _lines(block)
        whole = [(sentence, BULLET.match(line) is not None) for line in lines for sentence in sentences(line)]
        for n, (text, bullet) in enumerate(whole):
            label = LABEL.match(text)
            yield Sentence(
                text=BULLET.sub("", text),
                before=" ".join(other for other, _ in whole[:n]),
                after=whole[n + 1][0] if n + 1 < len(whole) else "",
                bullet=bullet,
                label=label[1] if label and _is_label(label[1], bullet=bullet) else "",
            )


def _is_label(words: str, *, bullet: bool) -> bool:
    """Whether what stands before a colon only names the subject of what follows."""
    first = folded(words).split()[0] if words.split() else ""
    return len(words.split()) <= (5 if bullet else 3) and not (cues.OURS.fullmatch(first) or cues.YOU.fullmatch(first))


def _inner(blocks: Sequence[str]) -> Sequence[str]:
    if len(blocks) > 1 and len(blocks[-1].split()) <= 3 and not blocks[-1].rstrip().endswith((".", "?", "!")):
        blocks = blocks[:-1]
    inner = (
        blocks[1:]
        if blocks and len(blocks[0].split()) <= 6 and blocks[0].rstrip().endswith((",", "!", ":"))
        else blocks
    )
    closing = next(
        (
            n
            for n in range(len(inner) - 1, -1, -1)
            if len(inner[n].split()) <= 8 and "\n" in inner[n].strip() and not BULLET.match(inner[n])
        ),
        None,
    )
    return inner[:closing] if closing is not None and closing >= len(inner) - 2 else inner


def _lines(block: str) -> list[str]:
    """A block's lines, those that run on joined, each list item on its own."""
    lines: list[str] = []
    for line in block.split("\n"):
        if (
            lines
            and not BULLET.match(line)
            and not BULLET.match(lines[-1])
            and not lines[-1].rstrip().endswith((".", "!", "?", ":"))
        ):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return [line for line in lines if line]


def unlabelled(sentence: Sentence) -> str:
    """The sentence with its label as its subject: `Phones: not needed` reads `Phones not needed`, `SSO: yes` reads `SSO`."""
    if not sentence.label:
        return sentence.text
    label, rest = sentence.text.split(":", 1)
    if match := yes_of_label(sentence):
        return f"{label} {rest.strip()[match.end() :]}".strip()
    return f"{label} {rest.strip()}"


def yes_of_label(sentence: Sentence) -> re.Match[str] | None:
    plain = folded(sentence.text.split(":", 1)[-1]).strip()
    return cues.AFFIRMATION.match(plain) or cues.YES.match(plain)
