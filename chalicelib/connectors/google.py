"""Google sign-in and service objects for the reps' mailboxes, calendars and files; shared by three connectors.

httplib2 is not thread-safe (googleapis' thread_safety guide), so every thread has its own service objects and its own
connection, kept from run to run.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from chalicelib.errors import AgentError, AskAPerson, FixInput, OutcomeUnknown, RetryLater

READ_SCOPES = {
    "gmail": ("https://www.googleapis.com/auth/gmail.readonly",),
    "calendar": ("https://www.googleapis.com/auth/calendar.freebusy",),
    "drive": ("https://www.googleapis.com/auth/drive.readonly",),
}
COMPOSE = ("https://www.googleapis.com/auth/gmail.compose",)
MODIFY = ("https://www.googleapis.com/auth/gmail.modify",)
"""What the gate writes with; here so that a check can ask whether they are granted."""
VERSIONS = {"gmail": "v1", "calendar": "v3", "drive": "v3"}
SERVICES = {"gmail": "Gmail", "calendar": "Google Calendar", "drive": "Google Drive"}
"""As people know them, and as runs wait for them."""
MAILBOX_BUSY = frozenset({"userRateLimitExceeded"})
PROJECT_BUSY = frozenset({"rateLimitExceeded", "quotaExceeded", "dailyLimitExceeded", "backendError"})
"""Reasons of a 403 that time mends: one mailbox is asked too often, or the whole project is."""
TEMPORARY_SIGN_IN = frozenset({"server_error", "temporarily_unavailable", "internal_failure", "rate_limit_exceeded"})
"""OAuth error codes (RFC 6749, 4.1.2.1, and Google's own) that say nothing against the credential."""


@dataclass
class Google:
    """Makes service objects for a mailbox. One of the three ways to sign in is set; `base_url` only off Google."""

    service_account: Mapping[str, Any] | None = None
    oauth_client: Mapping[str, Any] | None = None
    refresh_tokens: Mapping[str, str] = field(default_factory=dict)
    base_url: str = ""
    timeout_s: float = 10.0
    _local: threading.local = field(default_factory=threading.local, repr=False)
    _signed_in: dict[tuple[str, tuple[str, ...]], Any] = field(default_factory=dict, repr=False)

    def service(self, api: str, mailbox: str, scopes: tuple[str, ...]) -> Any:
        """This thread's service object of an API (gmail, calendar, drive), acting as `mailbox`.

        Raises AskAPerson when no credential covers the mailbox.
        """
        made: dict[tuple[Any, ...], Any] = self._local.__dict__.setdefault("services", {})
        wanted = (api, mailbox, scopes)
        if wanted not in made:
            made[wanted] = self._build(api, mailbox, scopes)
        return made[wanted]

    def _build(self, api: str, mailbox: str, scopes: tuple[str, ...]) -> Any:
        from google_auth_httplib2 import AuthorizedHttp
        from googleapiclient.discovery import build

        http = AuthorizedHttp(self.credentials(mailbox, scopes), http=_once()(timeout=self.timeout_s))
        options = {"api_endpoint": self._endpoint(api)} if self.base_url else None
        return build(api, VERSIONS[api], http=http, static_discovery=True, client_options=options)

    def _endpoint(self, api: str) -> str:
        # Gmail's paths carry their prefix; the others have a service path that the override replaces.
        return self.base_url if api == "gmail" else f"{self.base_url}/{api}/{VERSIONS[api]}/"

    def credentials(self, mailbox: str, scopes: tuple[str, ...]) -> Any:
        """Credentials that act as `mailbox`, with just these scopes; all threads share them, and so one sign-in an hour.

        Raises AskAPerson when there are none.
        """
        wanted = (mailbox, scopes)
        if wanted not in self._signed_in:
            # Two threads may both make them; the one that stays is as good as the other.
            self._signed_in.setdefault(wanted, self._credentials(mailbox, scopes))
        return self._signed_in[wanted]

    def _credentials(self, mailbox: str, scopes: tuple[str, ...]) -> Any:
        if self.service_account:
            return self._account.with_subject(mailbox).with_scopes(scopes)
        if self.oauth_client and mailbox in self.refresh_tokens:
            from google.oauth2.credentials import Credentials

            client = self.oauth_client.get("web") or self.oauth_client.get("installed") or self.oauth_client
            return Credentials(
                None,
                refresh_token=self.refresh_tokens[mailbox],
                token_uri=client["token_uri"],
                client_id=client["client_id"],
                client_secret=client["client_secret"],
                scopes=list(scopes),
            )
        raise AskAPerson(
            "No Google credential covers this rep's mailbox.",
            todo="Set GOOGLE_SERVICE_ACCOUNT_JSON, or add the rep to GOOGLE_REFRESH_TOKENS_JSON.",
            code="google_not_configured",
        )

    @cached_property
    def _account(self) -> Any:
        """The service account as itself. Reading its key takes tens of milliseconds: once for all mailboxes and scopes."""
        from google.oauth2 import service_account

        try:
            return service_account.Credentials.from_service_account_info(self.service_account)
        except ValueError as error:
            todo = "Set GOOGLE_SERVICE_ACCOUNT_JSON to the whole content of a key file from the Google Cloud console."
            raise AskAPerson("The Google service account's key is broken.", todo=todo, code="google_key") from error


@cache
def _once() -> Any:
    """httplib2's client, except that a write is never resent. httplib2 would resend it when the response was lost, and so write twice.

    A write uses a fresh connection, once; the ledger finds out whether a lost one was done.
    """
    import httplib2

    class Once(httplib2.Http):  # type: ignore[misc]  # httplib2 is untyped
        def _conn_request(self, conn: Any, request_uri: str, method: str, body: Any, headers: Any) -> Any:
            if method in ("GET", "HEAD"):
                return super()._conn_request(conn, request_uri, method, body, headers)
            conn.close()
            conn.request(method, request_uri, body, headers)
            answer = conn.getresponse()
            content = answer.read()
            response = httplib2.Response(answer)
            return response, httplib2._decompressContent(response, content, self.limit_kwargs)

    return Once


@contextmanager
def translated(system: str, *, writing: bool = False) -> Iterator[None]:
    """Turns what Google's client raises into our errors. `writing`: a lost answer means an unknown outcome."""
    from http.client import HTTPException

    import httplib2
    from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
    from googleapiclient.errors import HttpError

    lost, service = (OutcomeUnknown if writing else RetryLater), SERVICES[system]
    try:
        yield
    except HttpError as error:
        raise _by_status(system, error, writing) from error
    except RefreshError as error:
        raise _by_sign_in(system, error) from error
    except TransportError as error:
        raise RetryLater(f"{system}: no response from Google's sign-in.", service=service) from error
    except GoogleAuthError as error:
        todo = "Replace GOOGLE_SERVICE_ACCOUNT_JSON, or the rep's refresh token."
        raise AskAPerson(f"{system}: the Google credential is unusable.", todo=todo, code="google_sign_in") from error
    except (httplib2.HttpLib2Error, HTTPException, OSError) as error:
        raise lost(f"{system}: no response from Google ({type(error).__name__}).", service=service) from error


SIGN_IN_TODO = {
    "unauthorized_client": (
        "In the Admin console, allow the service account's client id exactly the scopes that the README lists; it can take a "
        "while to take effect. Then replay the run."
    ),
    "invalid_grant": (
        "Check that the rep's address is an active mailbox of this Workspace, or renew the rep's refresh token. Then replay the run."
    ),
}
"""By the token endpoint's word: what a person has to do."""


def _by_sign_in(system: str, error: Any) -> AgentError:
    """What the token endpoint's answer means. Only its own word against the credential asks a person.

    google-auth gives the body as the second argument, a JSON object where it could read one, and counts 408, 429, 500
    and 503 as retryable; a gateway's 502 or 504, or a page of HTML, is no word against anybody either.
    """
    body = error.args[1] if len(error.args) > 1 else None
    verdict = body.get("error") if isinstance(body, dict) else None
    if error.retryable or not isinstance(verdict, str) or verdict in TEMPORARY_SIGN_IN:
        return RetryLater(
            f"{system}: Google's sign-in is not available.", code="sign_in_busy", service=SERVICES[system]
        )
    todo = SIGN_IN_TODO.get(verdict, SIGN_IN_TODO["invalid_grant"])
    said = verdict if verdict.isascii() and verdict.replace("_", "").isalpha() else "an unknown reason"
    return AskAPerson(f"{system}: Google refused the credential ({said}).", todo=todo, code="google_sign_in")


def _by_status(system: str, error: Any, writing: bool) -> AgentError:
    status, reason = int(error.status_code), _reason(error)
    said = f"{system}: Google returned {status}{f' {reason}' if reason else ''}."
    if status in (403, 429) and reason in PROJECT_BUSY:
        return RetryLater(said, code="google_busy", service=SERVICES[system])
    if status == 429 or (status == 403 and reason in MAILBOX_BUSY):
        return RetryLater(said, code="google_busy")
    if status >= 500:
        return (OutcomeUnknown if writing else RetryLater)(said, service=SERVICES[system])
    return _refused(system, status, said)


def _refused(system: str, status: int, said: str) -> AgentError:
    if status == 409:
        # Somebody else did the same at the same moment, e.g. made the label; nothing of ours was written.
        return RetryLater(said, code="google_conflict")
    if status in (401, 403):
        return AskAPerson(
            said,
            todo=f"Check that the API is enabled in the Google Cloud project, and that {SERVICES[system]}'s scopes are granted.",
            code="google_refused",
        )
    return FixInput(said, code="not_found" if status == 404 else "google_refused")


def _reason(error: Any) -> str:
    try:
        errors = json.loads(error.content)["error"]["errors"]
        return str(errors[0]["reason"])
    except (ValueError, LookupError, TypeError):
        return ""
