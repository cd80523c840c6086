"""What a job title says: the person's function, and how senior they are. Words in English, Spanish and German."""

from __future__ import annotations

import re

from chalicelib.text.folding import folded

LONGEST = 300
"""Characters of a title that are read."""

FUNCTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("events", ("event", "events", "eventos", "veranstaltungen", "conference", "congress")),
    ("demand generation", ("demand", "growth", "performance", "pipeline", "lead generation")),
    ("marketing", ("marketing", "cmo", "brand", "marca", "communications", "comunicacion", "kommunikation", "content")),
    ("sales", ("sales", "cro", "revenue", "ventas", "vertrieb", "account executive", "business development")),
    ("finance", ("finance", "cfo", "controller", "finanzas", "finanzen", "procurement", "compras", "einkauf")),
    ("technology", ("cto", "cio", "it", "engineer", "engineering", "developer", "software", "data", "tecnologia")),
    ("people", ("hr", "people", "human resources", "talent", "recursos humanos", "personal")),
    ("operations", ("operations", "coo", "operaciones", "logistics", "projekt", "project")),
    ("executive", (
        "ceo", "founder", "cofounder", "co-founder", "owner", "president", "partner", "managing director",
        "general manager", "director general", "gerente general", "geschaftsfuhrer", "geschaftsfuhrerin", "inhaber",
    )),
)  # fmt: skip

SENIORITY: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("leads the company or a function", 20, (
        "ceo", "cmo", "cro", "coo", "cfo", "cto", "cio", "chief", "founder", "cofounder", "co-founder", "owner",
        "president", "partner", "managing director", "director general", "gerente general", "geschaftsfuhrer",
        "geschaftsfuhrerin", "inhaber", "vp", "vice president", "svp", "evp",
    )),
    ("leads a team", 16, ("head", "director", "directora", "leiter", "leiterin", "jefe", "jefa")),
    ("manages", 11, ("manager", "lead", "gerente", "responsable", "coordinator", "coordinadora", "teamleiter")),
    ("has a junior role", 1, ("intern", "student", "assistant", "praktikant", "praktikantin", "pasante", "estudiante")),
)  # fmt: skip


def role_of(title: str) -> str:
    """The function that a title names, e.g. `marketing`; empty when it names none we know."""
    text = folded(title[:LONGEST])
    return next((name for name, words in FUNCTIONS if _names(text, words)), "")


def seniority_of(title: str) -> tuple[int, str]:
    """Points (0-20) and reason for the rank in a title."""
    text = folded(title[:LONGEST])
    ranks = ((points, reason) for reason, points, words in SENIORITY if _names(text, words))
    return next(ranks, (4, "has a role without a rank") if text.strip() else (0, "the role is not known"))


def _names(text: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
