"""What the model answers, and how it becomes a letter: greeting, times and sign-off are ours, the sentences between are its own."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, Field

from chalicelib.domain.draft import AskOutcome, Claim, Plan
from chalicelib.domain.findings import Brief
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.checks import Problem, Written, problems
from chalicelib.drafting.compose import Letter, closing, greeting, language_for, reply_subject
from chalicelib.drafting.letters import times
from chalicelib.drafting.letters.desk import Desk
from chalicelib.text.quoting import one_line

Kind = Literal["courtesy", "assertion", "question", "offer", "deferral", "times"]
CUTTABLE = frozenset({"courtesy", "assertion", "offer"})
"""What a letter can stand without; a question or a deferral that is wrong is repaired."""


class AskAnswered(BaseModel, frozen=True):
    """What the letter does with one of the asks, by its number, and the facts it does it with."""

    ask: int
    outcome: Literal["answered", "deferred", "declined"]
    facts: tuple[str, ...]


class Part(BaseModel, frozen=True):
    """One sentence of the letter, or the block of times."""

    text: str = Field(description="One sentence. Empty for kind times.")
    kind: Kind
    facts: tuple[str, ...] = Field(
        description="Ids of the facts that the sentence follows from; empty where it asserts nothing."
    )
    begins: Literal["", "paragraph", "bullet"] = Field(
        description="What it begins; empty: it goes on in the same paragraph."
    )


class Answer(BaseModel, frozen=True):
    """The model's whole answer. Greeting, sign-off and signature are not part of it."""

    asks: tuple[AskAnswered, ...]
    subject: str
    letter: tuple[Part, ...]
    language: str = Field(description="ISO 639-1 of the letter.")
    sells_less: str = Field(
        description="Why the letter sells less than the plan says; empty where it follows the plan."
    )


class Settled(NamedTuple):
    """A letter with what is wrong with it, and what was cut from it."""

    letter: Letter
    problems: tuple[Problem, ...]
    cut: tuple[str, ...] = ()


def letter_of(answer: Answer, findings: Findings, plan: Plan, brief: Brief) -> Letter:
    """The answer as a mail; in a thread the subject is not the model's to choose. Its claims are those that the checker found."""
    language = language_for(findings)
    body = _body(answer, findings, plan, brief, language)
    bare = Letter(
        reply_subject(findings) or one_line(answer.subject), body, asks=_outcomes(answer, plan), language=language
    )
    return bare._replace(claims=_claims(checked(bare, answer, findings, plan, brief), answer, brief))


def checked(letter: Letter, answer: Answer, findings: Findings, plan: Plan, brief: Brief) -> Written:
    """A model's letter with all that it is checked against."""
    return Written(
        letter.subject, letter.body, letter.claims, plan, brief, findings, reply_subject(findings), by_model=True,
        our_lines=times_block(findings, plan, brief), sells_less=bool(answer.sells_less.strip()),
    )  # fmt: skip


def settled(answer: Answer, findings: Findings, plan: Plan, brief: Brief) -> Settled:
    """The letter of an answer; without the sentences that nothing holds, where it stands without them."""
    letter = letter_of(answer, findings, plan, brief)
    written = checked(letter, answer, findings, plan, brief)
    wrong = problems(written)
    if not wrong or {problem.code for problem in wrong} - {"support", "promise"}:
        return Settled(letter, wrong)
    unheld = [one_line(standing.sentence.text) for standing in written.standing if standing.reason]
    texts = frozenset(
        one_line(part.text) for part in answer.letter if any(text in one_line(part.text) for text in unheld)
    )
    shorter = without(answer, texts)
    if shorter is None:
        return Settled(letter, wrong)
    cut = letter_of(shorter, findings, plan, brief)
    left = problems(checked(cut, shorter, findings, plan, brief))
    notes = tuple(f"Cut, since no fact of ours holds it: “{text[:160]}”" for text in sorted(texts))
    return Settled(letter, wrong) if left else Settled(cut._replace(notes=notes), (), tuple(sorted(texts)))


def without(answer: Answer, texts: frozenset[str]) -> Answer | None:
    """The answer without these sentences; None where it cannot stand without one, or too little is left."""
    kept = tuple(part for part in answer.letter if one_line(part.text) not in texts)
    lost = [part for part in answer.letter if part not in kept]
    said = [part for part in kept if part.kind != "times"]
    stands = (
        all(part.kind in CUTTABLE for part in lost) and len(said) >= 2 and len(lost) <= max(1, len(answer.letter) // 3)
    )
    answers = {fact for ask in answer.asks if ask.outcome == "answered" for fact in ask.facts}
    only = [
        part
        for part in lost
        if answers & set(part.facts) and not any(set(part.facts) & set(other.facts) for other in kept)
    ]
    return answer.model_copy(update={"letter": kept}) if lost and stands and not only else None


def times_block(findings: Findings, plan: Plan, brief: Brief) -> tuple[str, ...]:
    """The lines about times that we write ourselves: the truth about the wish, the free times, the zone, the question."""
    if plan.times == "none":
        return ()
    desk = Desk(findings, plan, brief, findings.submission.submission_key, language_for(findings))
    return tuple(line.text for paragraph in times.offered(desk) for line in paragraph)


def _body(answer: Answer, findings: Findings, plan: Plan, brief: Brief, language: str) -> str:
    voice = findings.rep.voice
    blocks = [
        greeting(findings, language),
        *_blocks(answer, times_block(findings, plan, brief)),
        closing(findings.rep, findings, language),
    ]
    return "\n\n".join([*blocks, *([f"P.S. {voice.ps}"] if voice.ps else [])])


def _blocks(answer: Answer, times_lines: tuple[str, ...]) -> list[str]:
    blocks: list[str] = []
    for n, part in enumerate(answer.letter):
        text = one_line(part.text).removeprefix("- ")
        if part.kind == "times":
            blocks += ["\n".join(times_lines)] if times_lines else []
        elif part.begins == "bullet":
            listed = bool(blocks) and blocks[-1].split("\n")[-1].startswith("- ") and n > 0
            blocks[-1:] = [f"{blocks[-1]}\n- {text}"] if listed else [*blocks[-1:], f"- {text}"]
        elif part.begins == "paragraph" or not blocks or answer.letter[n - 1].kind == "times":
            blocks.append(text)
        else:
            blocks[-1] += f" {text}"
    return [block for block in blocks if block.strip()]


def _outcomes(answer: Answer, plan: Plan) -> tuple[AskOutcome, ...]:
    questions = {n: ask.question for n, ask in enumerate(plan.matched.asks, start=1)}
    return tuple(
        AskOutcome(question=questions[ask.ask], outcome=ask.outcome, sources=ask.facts)
        for ask in answer.asks
        if ask.ask in questions
    )


def _claims(written: Written, answer: Answer, brief: Brief) -> tuple[Claim, ...]:
    """What the checker found to hold each sentence; for one about them, their own words that the writer names."""
    body = one_line(written.body)
    held = {one_line(one.sentence.text): one.facts for one in written.standing if not one.reason}
    named = {one_line(part.text): tuple(fact for fact in part.facts if fact[:1] in "FHT") for part in answer.letter}
    facts = {
        text: tuple(fact for fact in found or named.get(text, ()) if brief.fact(fact)) for text, found in held.items()
    }
    return tuple(Claim(text=text, sources=sources) for text, sources in facts.items() if sources and text in body)
