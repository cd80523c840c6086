"""What can go wrong, named for what the caller can do about it.

    AgentError
    ├── RetryLater        the same call may work later: time-out, 429, 5xx, a lock held by another
    │   └── OutcomeUnknown   a write may or may not have happened: look before writing again
    ├── FixInput          the input is wrong and stays wrong: reject it and tell the sender
    │   └── BadAnswer        a model's response is unusable: refused, cut off, or not matching the schema
    └── AskAPerson        only a person can fix it: credentials, permissions, configuration

======================  ===================  =========================  ===========================================
error                   HTTP                 queue                      run
======================  ===================  =========================  ===========================================
RetryLater              503                  redelivered                retried, then parked; waits for an outage's end
FixInput                400                  dropped, recorded          rejected or step failed
AskAPerson              409                  dropped, recorded          step failed, parked
======================  ===================  =========================  ===========================================
"""

from __future__ import annotations


class AgentError(Exception):
    """Says what happened, to what, and what to do. `code` is stable; `what` never holds a secret or message text."""

    code = "error"

    def __init__(self, what: str, *, todo: str = "", code: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.code = code or self.code

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class RetryLater(AgentError):
    """Transient. `after_s` is the delay the other side asked for, in seconds, if it did.

    `service` names the outside service, e.g. HubSpot, when it is the service that fails for everybody: no answer, 5xx,
    its limits. Empty where only this call, record or mailbox has to be tried again.
    """

    code = "retry_later"

    def __init__(
        self, what: str, *, todo: str = "", code: str = "", after_s: float | None = None, service: str = ""
    ) -> None:
        super().__init__(what, todo=todo, code=code)
        self.after_s = after_s
        self.service = service


class OutcomeUnknown(RetryLater):
    """A write was sent and no response came back: it may have happened."""

    code = "outcome_unknown"


class FixInput(AgentError):
    """The input is at fault; trying again changes nothing."""

    code = "bad_input"


class BadAnswer(FixInput):
    """A model's response is unusable. `code` is refused, truncated, or invalid."""

    code = "invalid"


class AskAPerson(AgentError):
    """Needs a person: a dead token, a missing permission, a setting."""

    code = "ask_a_person"
