"""What the emulated model writes for this product's own prompts: a plain letter, as a careful model would write it.

It reads the prompt of `chalicelib.drafting.prompt`, so it lives with the local run; the emulator itself knows no product.
"""

from __future__ import annotations

import json
import re
from typing import Any

from infra.emulators.llm import smallest

BRIEF = re.compile(r"<brief>\s*(.*?)\s*</brief>", re.DOTALL)
OPENINGS = {
    "en": "Thank you for writing to us.", "de": "danke für Ihre Nachricht.", "es": "Gracias por escribirnos.",
    "fr": "merci pour votre message.", "pt": "Obrigado pela sua mensagem.",
}  # fmt: skip
OPEN = {
    "en": "I'm asking a colleague about the rest and will write to you.",
    "de": "Den Rest kläre ich mit einer Kollegin und melde mich bei Ihnen.",
    "es": "Lo demás lo consulto con una colega y le escribo.",
    "fr": "Pour le reste, je demande à une collègue et je vous écris.",
    "pt": "O restante vou verificar com uma colega e escrevo para você.",
}
DEFERRED = frozenset({"deferred", "expired", "internal", "contradictory", "withheld", "file"})


def write(prompt: str, schema: Any) -> Any:
    """The letter where one is asked for with a Brief, else the smallest thing that fits the schema."""
    brief = BRIEF.search(prompt)
    if brief and {"letter", "asks"} <= set((schema or {}).get("properties", {})):
        return _letter(json.loads(brief[1]))
    return smallest(prompt, schema)


def _letter(brief: Any) -> dict[str, Any]:
    """Thanks, what approved wording has for each ask, what is open, the times."""
    language = brief["letter"]["language"]
    facts = {fact["id"]: fact["text"] for fact in brief["facts"]}
    parts = [_part(OPENINGS[language], "courtesy", begins="paragraph")]
    answered = [ask for ask in brief["asks"] if _sayable(ask, language)]
    parts += [part for ask in answered for part in _answer(ask["facts"][0], facts[ask["facts"][0]], ask["question"])]
    if any(ask not in answered for ask in brief["asks"]):
        parts.append(_part(OPEN[language], "deferral", begins="paragraph"))
    if brief["times_block"] and brief["plan"]["times"] == "offer":
        parts.append(_part("", "times"))
    asks = [
        {"ask": ask["ask"], "outcome": "answered" if ask in answered else "deferred", "facts": ask["facts"]}
        for ask in brief["asks"]
    ]
    subject = {"de": "Ihre Nachricht", "es": "Su mensaje", "fr": "Votre message", "pt": "Sua mensagem"}.get(
        language, "Your message to us"
    )
    return {"asks": asks, "subject": subject, "letter": parts, "language": language, "sells_less": ""}


def _sayable(ask: Any, language: str) -> bool:
    """Whether there is approved wording in the letter's language: it translates nothing."""
    return ask["do"] == "answered" and bool(ask["facts"]) and (language == "en" or ask["facts"][0].endswith(".1"))


def _answer(fact_id: str, text: str, _question: str) -> list[dict[str, Any]]:
    """The answer of a fact, its heading or label left out."""
    said = text.split("? ", 1)[-1] if "? " in text else text.split(": ", 1)[-1]
    sentences = [sentence for sentence in re.split(r"(?<=[.!?])\s+", said) if sentence]
    return [
        _part(sentence, "assertion", [fact_id], "paragraph" if n == 0 else "") for n, sentence in enumerate(sentences)
    ]


def _part(text: str, kind: str, facts: list[str] | None = None, begins: str = "") -> dict[str, Any]:
    return {"text": text, "kind": kind, "facts": facts or [], "begins": begins}
