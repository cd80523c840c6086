"""A model's letter may assert of us only what a fact of ours holds, whatever the lead's question says."""

from __future__ import annotations

import pytest

from chalicelib.drafting.answer import Answer, AskAnswered, Part, settled
from chalicelib.drafting.briefing import brief
from chalicelib.drafting.planning import plan
from evals import checker
from evals.lead_sets import pack
from tests.unit import writing as w

SAMPLE = 9
"""Every so many of the labeled passages: the whole set is the evaluation's."""
PACKS = {path.name: pack(path) for path in checker.PACKS.iterdir() if list(path.glob("*.md"))}
HONEST = checker._passages("honest.tsv")
INVENTED = checker._passages("invented.tsv")


def refused(passage: checker.Passage) -> bool:
    return bool(checker._checked(passage, PACKS[passage.seller], checker.FRAMES[passage.language][0]))


@pytest.mark.parametrize("passage", HONEST[::SAMPLE], ids=lambda passage: passage.text[:50])
def test_an_honest_answer_passes_in_every_language(passage: checker.Passage) -> None:
    assert not refused(passage)


@pytest.mark.parametrize("passage", INVENTED[1::SAMPLE], ids=lambda passage: passage.text[:50])
def test_an_invented_answer_is_refused_though_its_words_stand_in_their_question(passage: checker.Passage) -> None:
    assert refused(passage)


def test_a_sentence_that_nothing_holds_is_cut_where_the_letter_stands_without_it() -> None:
    berths = w.answer("How many berths do you have?", "Forty berths, of which ten are for guests.")
    matched = w.matched(("How many berths do you have?", berths))
    found = w.findings(
        **w.says("question", asks=("berths",), body="How many berths do you have? Are you ISO 9001 certified?")
    )
    decided = plan(found, matched).model_copy(update={"times": "none", "next_step": "answer"})
    answer = Answer(
        asks=(AskAnswered(ask=1, outcome="answered", facts=("K1",)),),
        subject="Berths",
        letter=(
            Part(
                text="We have forty berths, of which ten are for guests.",
                kind="assertion",
                facts=("K1",),
                begins="paragraph",
            ),
            Part(text="We are ISO 9001 certified.", kind="assertion", facts=("F5",), begins=""),
            Part(
                text="I'm asking a colleague about the rest and will write to you.",
                kind="deferral",
                facts=(),
                begins="paragraph",
            ),
        ),
        language="en",
        sells_less="",
    )
    result = settled(answer, found, decided, brief(found, matched))
    assert result.problems == ()
    assert result.cut == ("We are ISO 9001 certified.",)
    assert "ISO" not in result.letter.body
    assert any("ISO 9001" in note for note in result.letter.notes)
    assert ("We have forty berths, of which ten are for guests.", ("K1",)) in [
        (claim.text, claim.sources) for claim in result.letter.claims
    ]
