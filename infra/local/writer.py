"""What the emulated model writes for this product's own prompts: a plain letter, as a careful model would write it.

It reads the prompt of `chalicelib.drafting.prompt`, so it lives with the local run; the emulator itself knows no product.
"""

from __future__ import annotations

import json
import re
from typing import Any

from infra.emulators.llm import smallest

BRIEF = re.compile(r"<brief>\s*(.*?)\s*</brief>", re.DOTALL)
SLOT = re.compile(r"free on (.+?), ([^,;]* time \([^)]*\))")
OPENING = "Thank you for writing to us. I have read what you sent and would like to look at it with you in some detail."


def write(prompt: str, schema: Any) -> Any:
    """The letter where one is asked for with a Brief, else the smallest thing that fits the schema."""
    brief = BRIEF.search(prompt)
    if brief and {"subject", "body"} <= set((schema or {}).get("properties", {})):
        return _letter(prompt, json.loads(brief[1]))
    return smallest(prompt, schema)


def _letter(prompt: str, brief: Any) -> dict[str, Any]:
    """With the greeting and sign-off that the prompt tells, and the free times among the facts."""
    matches = [(fact["fact_id"], SLOT.search(fact["text"])) for fact in brief["facts"]]
    slots = [(fact_id, match[1], match[2]) for fact_id, match in matches if match]
    times = [f"- {when}" for _, when, _ in slots]
    which = "Would one of these times" if slots else "Which times would"
    zone = [f"All times are {slots[0][2]}."] if slots else []
    ask = "\n".join([f"{which} suit you for a working session?", *times, *zone])
    body = "\n\n".join([_told(prompt, "Greeting"), OPENING, ask, _told(prompt, "sign off with exactly")])
    claims = [{"text": f"- {when}", "sources": [fact_id]} for fact_id, when, _ in slots]
    return {"subject": "Your message to us", "body": body, "claims": claims}


def _told(prompt: str, name: str) -> str:
    match = re.search(rf'{name}: ("(?:[^"\\]|\\.)*")', prompt)
    return str(json.loads(match[1])) if match else ""
