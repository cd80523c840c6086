"""How well the checker tells honest letters from invented ones, over two made-up sellers and five languages.

`letters_checked/honest.tsv` holds what an honest writer makes of an approved answer, `invented.tsv` what a careless one does:
another figure, a condition dropped, a yes for a no, a certificate, integration, term, or result of nobody's. Each becomes whole
letters; the lead's message asks with the very words that an invented sentence uses. More invented letters come of honest ones:
a number changed, a `not` put in or taken out, a condition cut.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chalicelib.domain.knowledge import Answer, AskMatched, Knowledge, KnowledgeMatched
from chalicelib.drafting.briefing import brief
from chalicelib.drafting.checks import Problem, problems
from chalicelib.drafting.checks_draft import Written
from chalicelib.drafting.compose import closing, greeting
from chalicelib.reading.reader import Form, read
from evals.lead_sets import TODAY, pack, written
from evals.parts import Part, share

HERE = Path(__file__).parent
SET, PACKS = HERE / "letters_checked", HERE / "matching"
FRAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("", "I'm asking a colleague about the rest and will write to you."),
        ("Thank you for your message.", "If anything is unclear, just reply to this mail."),
    ),
    "de": (
        ("", "Den Rest kläre ich mit einer Kollegin und melde mich bei Ihnen."),
        ("danke für Ihre Nachricht.", "Wenn etwas unklar ist, schreiben Sie mir gern."),
    ),
    "es": (
        ("", "Lo demás lo consulto con una colega y le escribo."),
        ("Gracias por su mensaje.", "Si algo no queda claro, responda a este correo."),
    ),
    "fr": (
        ("", "Pour le reste, je demande à une collègue et je vous écris."),
        ("Merci pour votre message.", "Si quelque chose n'est pas clair, répondez à ce message."),
    ),
    "pt": (
        ("", "O restante vou verificar com uma colega e escrevo para você."),
        ("Obrigado pela sua mensagem.", "Se algo não ficar claro, responda a este e-mail."),
    ),
}
CONDITION = re.compile(
    r"(?i),? ?(?:up to|about|usually|if the instrument is in stock|if you sign|on request|from the order|for fleets from \w+ vehicles on"
    r"|as long as nobody has reserved the instrument after you|once the minimum period is over|bei bis zu|si el equipo está en existencias|si l'appareil est en stock)"
)


class Passage(NamedTuple):
    """What a writer makes of one approved answer."""

    seller: str
    heading: str
    language: str
    text: str


class Graded(NamedTuple):
    """A letter with what the checker found wrong with it."""

    passage: Passage
    honest: bool
    problems: tuple[Problem, ...]


def measure() -> Part:
    """Shares of honest letters passed and of invented ones refused, by language."""
    graded = list(letters())
    figures: dict[str, float] = {}
    for honest, name in ((True, "honest letters passed"), (False, "invented letters refused")):
        rows = [one for one in graded if one.honest is honest]
        figures[name] = share(sum(bool(one.problems) is not honest for one in rows), len(rows))
        by_language = defaultdict(list)
        for one in rows:
            by_language[one.passage.language].append(bool(one.problems) is not honest)
        figures |= {
            f"{name} ({language})": share(sum(right), len(right)) for language, right in sorted(by_language.items())
        }
    counts = f"  {sum(one.honest for one in graded)} honest letters, {sum(not one.honest for one in graded)} invented"
    wrong = (one for one in graded if bool(one.problems) is one.honest)
    return Part(figures, "\n".join([counts, *dict.fromkeys(map(_line, wrong))]))


def letters() -> Iterator[Graded]:
    """Every letter of the set, graded."""
    packs = {path.name: pack(path) for path in PACKS.iterdir() if path.is_dir() and list(path.glob("*.md"))}
    honest, invented = _passages("honest.tsv"), _passages("invented.tsv")
    for passage in honest:
        for frame in FRAMES[passage.language]:
            yield Graded(passage, True, _checked(passage, packs[passage.seller], frame))
    mutated = [changed for passage in honest for changed in mutations(passage)]
    for passage in (*invented, *mutated):
        yield Graded(passage, False, _checked(passage, packs[passage.seller], FRAMES[passage.language][0]))


def mutations(passage: Passage) -> Iterator[Passage]:
    """The same passage made untrue: its first number another, its condition cut, its English yes a no and the other way round."""
    if number := re.search(r"(?<![\w.,])\d{1,4}(?![\w.,]\d)", passage.text):
        value = int(number[0])
        yield passage._replace(
            text=f"{passage.text[: number.start()]}{value + max(1, value // 3)}{passage.text[number.end() :]}"
        )
    if passage.language == "en" and CONDITION.search(passage.text):
        yield passage._replace(text=_tidy(CONDITION.sub("", passage.text, count=1)))
    if passage.language == "en" and "n't" in passage.text:
        yield passage._replace(text=_tidy(re.sub(r"(?:do|does)n't|n't", "", passage.text, count=1)))
    elif passage.language == "en" and (verb := re.search(r" (is|are|can) ", passage.text)):
        yield passage._replace(text=passage.text.replace(verb[0], f" {verb[1]} not ", 1))


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).lstrip(", ")
    return plain[:1].upper() + plain[1:]


def _passages(name: str) -> list[Passage]:
    return [Passage(*line.split("\t")) for line in (SET / name).read_text("utf-8").splitlines() if line]


def _checked(passage: Passage, knowledge: Knowledge, frame: tuple[str, str]) -> tuple[Problem, ...]:
    """What the checker says of a letter whose sender asked with the words of the passage."""
    message = f"{passage.heading} {re.sub(r'[.!] ', '? ', passage.text).rstrip('.')}?"
    lead = {
        "id": "x",
        "fields": {"email": "kim@orchard-foods.example", "firstname": "Kim", "message": message},
        "reading": {"purposes": []},
    }
    made = written(lead, knowledge)
    reading = read(Form(message, {"message": message}, TODAY)).model_copy(update={"language": passage.language})
    inquiry = made.findings.inquiry.model_copy(update={"reading": reading})
    findings = made.findings.__class__(made.findings.submission, made.findings.outputs.including(inquiry), {})
    matched = KnowledgeMatched(version=1, profile=knowledge.profile, asks=(_ask(passage, knowledge),))
    plan = made.plan.model_copy(update={"matched": matched, "times": "none", "next_step": "answer"})
    inner = " ".join(part for part in (frame[0], passage.text) if part)
    body = "\n\n".join(
        [greeting(findings, passage.language), inner, frame[1], closing(findings.rep, findings, passage.language)]
    )
    return problems(Written("Re", body, (), plan, brief(findings, matched), findings, by_model=True))


def _ask(passage: Passage, knowledge: Knowledge) -> AskMatched:
    """The answer under the passage's heading, and two of its file beside it."""
    answer = next(each for each in knowledge.answers if each.heading == passage.heading)
    beside = [each for each in knowledge.answers if each.file == answer.file and each != answer and not each.internal]
    chosen: tuple[Answer, ...] = (answer, *beside[:2])
    return AskMatched(ask=0, question=passage.heading, status="answered", answers=chosen)


def _line(one: Graded) -> str:
    why = "; ".join(problem.what for problem in one.problems[:2])
    return f"  {'refused' if one.honest else 'passed '} {one.passage.seller} {one.passage.language}: {one.passage.text}{'  <- ' + why if why else ''}"
