"""What a message is after, by a table of phrases in English, Spanish and German.

Phrases match whole words, without regard to case or accents. A phrase that is denied ("not interested in pricing")
does not count.
"""

from __future__ import annotations

import re
from functools import cache

from chalicelib.text.folding import folded

NEGATIONS = frozenset(
    [
        "not",
        "no",
        "don't",
        "dont",
        "doesn't",
        "isn't",
        "aren't",
        "without",
        "never",
        "neither",
        "nor",
        "sin",
        "tampoco",
        "nunca",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "ohne",
        "nie",
    ]
)
NEGATION_REACH = 4
"""Words before a phrase within the same clause in which a negation denies it."""

NEAR = 120
"""Characters before a phrase that are looked at for a negation."""
SHORT = 60

INTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("unsubscribe", (
        "unsubscribe me", "please unsubscribe", "want to unsubscribe", "like to unsubscribe", "remove me",
        "take me off", "stop emailing", "stop contacting", "stop writing", "do not contact me", "don't contact me",
        "do not email me", "don't email me", "delete my data", "no longer interested",
        "darme de baja", "no me contacten", "no me escriban", "dejen de escribirme", "borren mis datos",
        "von der liste nehmen", "keine e-mails mehr", "keine mails mehr", "nicht mehr kontaktieren", "bitte abmelden",
        "newsletter abmelden",
    )),
    ("job", (
        "job application", "apply for a job", "applying for", "apply for the position", "my resume", "my cv",
        "attached cv", "attached resume", "open positions", "open position", "job opening", "internship",
        "work for your company", "join your team",
        "mi curriculum", "mi cv", "busco trabajo", "vacante", "pasantia", "practicas profesionales",
        "meine bewerbung", "mein lebenslauf", "offene stelle", "stellenangebot", "praktikum", "initiativbewerbung",
    )),
    ("spam", (
        "seo services", "seo agency", "guest post", "backlinks", "link building", "buy followers",
        "increase your traffic", "rank your website", "first page of google", "web design services",
        "cheap leads", "email list for sale", "crypto investment", "casino bonus", "loan offer", "viagra",
        "servicios de seo", "posicionar su web", "primera pagina de google",
        "seo dienstleistung", "platz 1 bei google",
    )),
    ("support", (
        "cannot log in", "can't log in", "can not log in", "unable to log in", "login problem", "reset my password",
        "error message", "not working", "doesn't work", "does not work", "stopped working", "bug report",
        "support ticket", "support tickets", "technical support", "been down since", "site is down", "app is down",
        "dashboard is down", "platform is down", "outage", "nobody answers", "keeps crashing", "cannot access",
        "can't access", "need support with", "our invoice is wrong", "existing customer and",
        "no puedo entrar", "no funciona", "mensaje de error", "soporte tecnico", "restablecer mi contrasena",
        "funktioniert nicht", "fehlermeldung", "kann mich nicht anmelden", "technischer support", "passwort",
    )),
    ("not_now", (
        "not now", "not right now", "not at this time", "no budget this year", "no budget until", "maybe later",
        "get back to us in", "get back to me in", "come back to us in", "come back to me in", "reach out again",
        "contact us again", "contact me again", "check back", "when we have budget", "once we have budget",
        "just browsing", "just looking around",
        "ahora no", "por ahora no", "mas adelante", "cuando tengamos presupuesto",
        "noch nicht so weit", "spater noch einmal", "melden sie sich im", "derzeit kein budget",
    )),
    ("partnership", (
        "partnership", "partner with you", "partner program", "become a partner", "reseller", "resell",
        "joint venture", "affiliate program", "co-marketing", "white label",
        "alianza", "ser socio", "ser partner", "revendedor", "programa de socios",
        "partnerschaft", "partner werden", "wiederverkaufer", "partnerprogramm",
    )),
    ("pricing", (
        "pricing", "price", "prices", "price list", "cost", "costs", "how much", "quote", "quotation", "budget for",
        "rate card", "licence fee", "license fee",
        "precio", "precios", "cuanto cuesta", "cuanto cuestan", "cotizacion", "tarifa", "tarifas", "presupuesto",
        "preis", "preise", "preisliste", "kosten", "was kostet", "angebot", "kostenvoranschlag",
    )),
    ("demo", (
        "demo", "demonstration", "walkthrough", "walk through", "see it in action", "show us", "show me", "trial",
        "book a call", "schedule a call", "set up a call", "book a meeting", "schedule a meeting", "talk to sales",
        "demostracion", "ver la plataforma", "agendar una llamada", "agendar una reunion", "una reunion",
        "vorfuhrung", "demo-termin", "termin vereinbaren", "zeigen sie uns", "kennenlernen",
    )),
    ("question", (
        "question", "questions", "wondering", "do you", "does it", "can you", "can it", "is it possible",
        "how does", "how do", "what is", "which", "pregunta", "preguntas", "es posible", "como funciona", "tienen",
        "frage", "fragen", "ist es moglich", "wie funktioniert", "haben sie", "konnen sie",
    )),
)  # fmt: skip
"""Checked from the top: the first intent with a phrase that is said and not denied."""

ALONE = {"unsubscribe": "unsubscribe", "stop": "unsubscribe", "baja": "unsubscribe", "abmelden": "unsubscribe"}
"""Words that decide only when they are the whole message."""

ASSET_PHRASES = (
    "brochure", "deck", "slides", "case study", "case studies", "white paper", "whitepaper", "one-pager", "one pager",
    "datasheet", "data sheet", "pdf", "more information", "more info", "send me information", "examples of",
    "folleto", "presentacion", "caso de exito", "casos de exito", "mas informacion", "ficha tecnica",
    "broschure", "prasentation", "fallstudie", "fallstudien", "mehr informationen", "datenblatt", "unterlagen",
)  # fmt: skip

URGENT_PHRASES = (
    "asap", "urgent", "urgently", "today", "tomorrow", "this week", "right away", "as soon as possible",
    "urgente", "hoy", "manana", "esta semana", "cuanto antes",
    "dringend", "heute", "diese woche", "so schnell wie moglich", "schnellstmoglich",
)  # fmt: skip

STUDENT_PHRASES = (
    "i am a student", "i'm a student", "student at", "my thesis", "bachelor thesis", "master thesis",
    "university project", "soy estudiante", "mi tesis", "proyecto de la universidad", "ich bin student",
    "ich bin studentin", "meine bachelorarbeit", "meine masterarbeit",
)  # fmt: skip


def intent_of(message: str) -> str:
    """What the message is after: one of INTENTS, or general. A question mark alone makes it a question."""
    text = folded(message)
    words = re.findall(r"[\w'-]+", text[:SHORT])
    if len(text) <= SHORT and len(words) <= 3 and (alone := next((ALONE[word] for word in words if word in ALONE), "")):
        return alone
    said = next((intent for intent, phrases in INTENTS if _said(text, phrases)), "")
    return said or ("question" if "?" in text else "general")


def says_any(message: str, phrases: tuple[str, ...]) -> bool:
    """Whether the message says one of the phrases and does not deny it."""
    return _said(folded(message), phrases)


def _said(text: str, phrases: tuple[str, ...]) -> bool:
    return any(
        not _denied(text[max(0, found.start() - NEAR) : found.start()]) for found in _any_of(phrases).finditer(text)
    )


def _denied(before: str) -> bool:
    clause = re.split(r"[.,;:!?\n]|\bbut\b|\bpero\b|\bsino\b|\baber\b|\bsondern\b", before)[-1]
    return bool(NEGATIONS & set(re.findall(r"[\w']+", clause)[-NEGATION_REACH:]))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern a list: compiling each phrase by itself would cost a worker's first lead a tenth of a second."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
