"""The subject line of a new thread: what the mail is about, in the reader's words for it."""

from __future__ import annotations

from chalicelib.drafting.letters import details
from chalicelib.drafting.letters.asks import Reply
from chalicelib.drafting.letters.bodies import company_name
from chalicelib.drafting.letters.desk import Desk
from chalicelib.drafting.letters.selection import upper_first

MOST_LABELS = 3
KEYS = {
    "no message": "no_message", "tender": "tender", "billing": "billing", "complaint": "support", "support": "support",
    "application": "careers", "press": "press", "partnership": "partners", "erasure": "privacy", "access request": "privacy",
    "file": "file", "later": "later", "pitch": "declined", "competitor": "declined", "misdirected": "declined",
}  # fmt: skip
WITH_COMPANY = frozenset({"demo", "no_message"})


def subject(desk: Desk, replies: tuple[Reply, ...]) -> str:
    """One line, with the company's name where the mail is about them."""
    key = "general" if desk.reading.claimed_agreements else KEYS.get(desk.plan.handling, "")
    number = details.reference(desk.reading.body)
    if key in {"tender", "billing"} and number:
        return desk.say(f"subject_{key}", reference=number)
    labels = tuple(dict.fromkeys(label for reply in replies for label in reply.labels if label))[:MOST_LABELS]
    if desk.plan.times == "offer":
        key = "demo" if "demo" in desk.reading.purposes else "call"
    elif not key or key in {"tender", "billing"}:
        if labels:
            text = desk.say("subject_topics" if len(labels) > 1 else "subject_topic", **_listed(desk, labels))
            return upper_first(text)
        key = "general" if not replies else "questions" if len(replies) > 1 else "question"
    company = company_name(desk)
    return (
        desk.say(f"subject_{key}_company", company=company)
        if company and key in WITH_COMPANY
        else desk.say(f"subject_{key}")
    )


def _listed(desk: Desk, labels: tuple[str, ...]) -> dict[str, str]:
    return {"labels": desk.joined(labels), "label": labels[0]}
