"""The bare script: what a lead cannot do without. It makes the calls that were recorded, with the vendors' SDKs, and no more.

`python -m bench.bare` reads the recording as JSON from standard input and prints, as JSON, the CPU seconds that the calls
of the second part took; the first part warms it up, as it does the worker that it is compared with.
"""

from __future__ import annotations

import base64
import json
import re
import resource
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import boto3
import httplib2
from google.oauth2 import service_account
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from hubspot import HubSpot
from hubspot.crm.companies import PublicObjectSearchRequest
from hubspot.crm.contacts.exceptions import ApiException
from openai import OpenAI

from chalicelib.connectors.google import COMPOSE, READ_SCOPES, VERSIONS

Call = tuple[str, str, str, dict[str, Any], Any]
"""System, method (of the store: the operation), path, query, body."""
OBJECT = re.compile(r"/crm/v3/objects/(contacts|companies)/([^/]+)$")
THREAD = re.compile(r"/gmail/v1/users/me/threads/([^/]+)$")


class Bare:
    """The SDKs' clients, each made once."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.store = boto3.client("dynamodb", endpoint_url=given["store"], region_name="us-east-1")
        self.crm = HubSpot(access_token="bench", host=given["HUBSPOT"], base_url=given["HUBSPOT"]).crm
        self.openai = OpenAI(api_key="bench", base_url=f"{given['OPENAI']}/v1", max_retries=0)
        self.google_url = given["GOOGLE"]
        self.account = service_account.Credentials.from_service_account_info(json.loads(given["account"]))
        self.services: dict[tuple[str, str, tuple[str, ...]], Any] = {}

    def make(self, call: Call, mailbox: str) -> None:
        """Make one call; what is not there is no error, as the product asks for it too."""
        system, method, path, query, body = call
        try:
            getattr(self, system)(method, path, query, body, mailbox)
        except (ApiException, HttpError) as error:
            if getattr(error, "status", 0) != 404 and getattr(error, "status_code", 0) != 404:
                raise
        except self.store.exceptions.ConditionalCheckFailedException:
            return

    def dynamodb(self, operation: str, _path: str, _query: object, asked: Any, _mailbox: str) -> None:
        """A request to the store."""
        call: Callable[..., Any] = getattr(self.store, re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower())
        call(**binary(asked))

    def hubspot(self, method: str, path: str, query: dict[str, Any], body: Any, _mailbox: str) -> None:
        """A contact or a company by id, or a search for companies."""
        if method == "POST" and path.endswith("/companies/search"):
            self.crm.companies.search_api.do_search(
                public_object_search_request=PublicObjectSearchRequest(**snake(body))
            )
            return
        found = OBJECT.search(path)
        if method != "GET" or not found:
            raise LookupError(f"the bare script has no such call: {method} {path}")
        key = unquote(found[2])
        asked: dict[str, Any] = {name: query[name] for name in ("properties", "associations") if name in query}
        if query.get("idProperty"):
            asked["id_property"] = query["idProperty"][0]
        (self.crm.contacts if found[1] == "contacts" else self.crm.companies).basic_api.get_by_id(key, **asked)

    def google(self, method: str, path: str, query: dict[str, Any], body: Any, mailbox: str) -> None:
        """Threads, drafts, busy times, files."""
        one = {name: values[0] for name, values in query.items() if name not in ("alt", "uploadType")}
        if thread := THREAD.search(path):
            threads = self.service("gmail", mailbox).users().threads()
            threads.get(userId="me", id=thread[1], **one).execute()
        elif path.endswith("/users/me/threads"):
            self.service("gmail", mailbox).users().threads().list(userId="me", **one).execute()
        elif path.endswith("/users/me/drafts") and method == "POST":
            self.service("gmail", mailbox, COMPOSE).users().drafts().create(userId="me", body=body).execute()
        elif path.endswith("/freeBusy"):
            self.service("calendar", mailbox).freebusy().query(body=body).execute()
        elif path.endswith("/drive/v3/files"):
            self.service("drive", mailbox).files().list(**one).execute()
        else:
            raise LookupError(f"the bare script has no such call: {method} {path}")

    def llm(self, _method: str, _path: str, _query: object, body: Any, _mailbox: str) -> None:
        """A response of the model."""
        self.openai.chat.completions.create(**body)

    def service(self, api: str, mailbox: str, scopes: tuple[str, ...] = ()) -> Any:
        """A service object, kept."""
        wanted = (api, mailbox, scopes or READ_SCOPES[api])
        if wanted not in self.services:
            credentials = self.account.with_subject(mailbox).with_scopes(wanted[2])
            endpoint = self.google_url if api == "gmail" else f"{self.google_url}/{api}/{VERSIONS[api]}/"
            self.services[wanted] = build(
                api, VERSIONS[api], http=AuthorizedHttp(credentials, http=httplib2.Http(timeout=10)),
                static_discovery=True, client_options={"api_endpoint": endpoint},
            )  # fmt: skip
        return self.services[wanted]


def binary(value: Any) -> Any:
    """A request as it went over the wire as boto3 takes it: bytes are bytes."""
    if isinstance(value, dict):
        return {
            key: base64.b64decode(one) if key == "B" and isinstance(one, str) else binary(one)
            for key, one in value.items()
        }
    return [binary(one) for one in value] if isinstance(value, list) else value


def snake(body: dict[str, Any]) -> dict[str, Any]:
    """The names of a search request as HubSpot's SDK spells its arguments."""
    names = {"filterGroups": "filter_groups"}
    return {names.get(name, name): value for name, value in body.items()}


def main() -> None:
    """See the module."""
    given = json.load(sys.stdin)
    bare = Bare(given)
    spent = []
    for part in ("warm_up", "measured"):
        before = resource.getrusage(resource.RUSAGE_SELF)
        for lead in given[part]:
            for call in lead["calls"]:
                bare.make(call, lead["mailbox"])
        after = resource.getrusage(resource.RUSAGE_SELF)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(json.dumps({"cpu_s": spent[1]}))


if __name__ == "__main__":
    main()
