"""ROUTES: every path with the role it asks for and the page that answers. Deny by default.

Pages are named by module and function and imported on first use, so that the webhooks' cold start pays for none.

Roles: ``signed`` (the receiver checks signature or key), ``anyone``, and ``viewer``: a person. Until there is sign-in
nobody is a viewer but who sits at the computer of a local run that sets CONSOLE_OPEN; `trust` says who that is. Every
viewer route, whatever its method, passes that one check: a row added to the table is protected without further ado.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from chalice.app import Chalice, MultiDict, Request, Response

from chalicelib.console import answers, trust
from chalicelib.console.answers import problem
from chalicelib.errors import AgentError, AskAPerson, FixInput, RetryLater
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from chalicelib.store.switches import Stop
    from chalicelib.world import World

Role = Literal["signed", "anyone", "viewer"]
Receiver = Callable[[Request], Response]
JSON_TYPES = ("application/json", "application/json; charset=utf-8", "application/json;charset=utf-8", "text/plain")


@dataclass(frozen=True)
class Route:
    """One row. `page` is module:function below `chalicelib.console`, or a receiver's name for signed routes.

    `query` names the parameters that a viewer's request may carry. Where there is GET there is HEAD.
    """

    method: str
    path: str
    role: Role
    page: str
    sentence: str
    query: tuple[str, ...] = ()

    @property
    def methods(self) -> list[str]:
        """What Chalice and API Gateway are to let through."""
        return ["GET", "HEAD"] if self.method == "GET" else [self.method]


ROUTES = (
    Route("POST", "/webhooks/hubspot/workflow", "signed", "workflow", "HubSpot's workflow action delivers a submission"),
    Route("POST", "/webhooks/hubspot/app", "signed", "app", "HubSpot's app webhooks deliver a batch of events"),
    Route("GET", "/health", "anyone", "health:health", "state of each dependency, no secrets"),
    Route("GET", "/api/runs", "viewer", "api:runs", "runs, newest first", ("limit", "cursor", "status", "submission_key")),
    Route("GET", "/api/runs/{run_id}", "viewer", "api:run", "one run with its steps, reading, plan, draft and actions"),
    Route("POST", "/api/runs/{run_id}/replay", "viewer", "replaying:replay", "let a parked or rejected run go on (reason, from_step)"),
    Route("GET", "/api/actions", "viewer", "actions:held", "held actions with what releasing them would do", ("limit", "cursor", "state")),
    Route("GET", "/api/actions/{key}", "viewer", "actions:action", "one action; its key URL-encoded"),
    Route("GET", "/api/actions/{key}/{kind}/{nth}", "viewer", "actions:action", "the same; its key as it is"),
    Route("POST", "/api/actions/{key}/release", "viewer", "actions:release", "release one (reason, digest)"),
    Route("POST", "/api/actions/{key}/{kind}/{nth}/release", "viewer", "actions:release", "the same"),
    Route("POST", "/api/actions/release", "viewer", "actions:release_many", "release keys or all of run_id; preview"),
    Route("GET", "/api/mode", "viewer", "stopping:mode", "what is deployed, what is in force, who made it stricter"),
    Route("POST", "/api/stop", "viewer", "stopping:stop", "hold every outside write from now on (reason)"),
    Route("POST", "/api/resume", "viewer", "stopping:resume", "lift the stop; what waits for it goes on by itself"),
    Route("GET", "/api/steps", "viewer", "api:steps", "the table of steps"),
    Route("GET", "/api/audit", "viewer", "api:audit", "the audit events of a run", ("run_id",)),
    Route("GET", "/api/audit/verify", "viewer", "api:verify", "whether a run's audit chain is intact", ("run_id",)),
    Route("GET", "/api/suppressions", "viewer", "suppressions:look_up", "whether an address or domain is suppressed, and why", ("address", "domain")),
    Route("POST", "/api/suppressions", "viewer", "suppressions:suppress", "suppress an address or domain, with a reason"),
    Route("POST", "/api/suppressions/lift", "viewer", "suppressions:lift", "lift a suppression, with a reason"),
    Route("GET", "/runs", "viewer", "pages:runs", "the list of leads", ("status", "cursor")),
    Route("GET", "/runs/{run_id}", "viewer", "pages:run", "a lead: its draft beside the evidence, what happened, held actions, audit"),
    Route("GET", "/static/{name}", "anyone", "pages:static", "the console's stylesheet, scripts and icon"),
    Route("GET", "/favicon.ico", "anyone", "pages:favicon", "the icon, where browsers ask for it unasked"),
)  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """What a page is given: the request, the settings, and the world, made on first use."""

    request: Request
    settings: Settings
    world: Callable[[], World]

    @property
    def query(self) -> dict[str, str]:
        """Query parameters by name."""
        return dict(self.request.query_params or {})

    @property
    def stop(self) -> Stop | None:
        """The emergency stop in force, for the header of every page."""
        return self.world().ledger.mode().stop


STATUS_OF = ((RetryLater, 503), (FixInput, 400), (AskAPerson, 409))
STATUS_OF_CODE = {"not_found": 404, "illegal_transition": 409, "already_written": 409}
"""What goes before the kind of the error: what is not there, and what is not in the state that the caller takes it to be in."""


def bind(
    app: Chalice, receivers: Mapping[str, Receiver], settings: Callable[[], Settings], world: Callable[[], World]
) -> None:
    """Register every row with Chalice. `settings` and `world` are called when a page first needs them."""
    app.register_middleware(answers.finished, "http")
    for route in ROUTES:
        name = f"{route.page.replace(':', '_')}_{route.method.lower()}_{route.path.count('/')}"
        view = _view(app, route, receivers, settings, world)
        view.__name__ = name
        app.route(route.path, methods=route.methods, name=name, content_types=list(JSON_TYPES))(view)


def _view(
    app: Chalice,
    route: Route,
    receivers: Mapping[str, Receiver],
    settings: Callable[[], Settings],
    world: Callable[[], World],
) -> Callable[..., Response]:
    def view(**arguments: str) -> Response:
        request = app.current_request
        assert request is not None  # Chalice sets it before any view
        if route.role == "signed":
            return receivers[route.page](request)
        desk = Desk(request, settings(), world)
        if route.role == "viewer":
            refused = closed(desk)
            if refused:
                return refused
        return _answered(route, desk, arguments)

    return view


def page(name: str) -> Callable[..., Response]:
    """The function behind a row's page."""
    module, function = name.split(":")
    found: Callable[..., Response] = getattr(import_module(f"chalicelib.console.{module}"), function)
    return found


def closed(desk: Desk) -> Response | None:
    """The refusal of a caller who is no viewer; None for one who is."""
    if not desk.settings.console_open:
        what = "The console has no sign-in yet and is disabled on deployed stages."
        return problem(403, "closed", what, "Open it on a local run.")
    request, context = desk.request, desk.request.context
    why = trust.foreign(
        request.method,
        context.get("identity", {}).get("sourceIp", ""),
        dict(request.headers),
        port=int(context.get("serverPort") or 0),  # told by the local server alone; without it nobody is let in
        protocol=context.get("protocol", ""),
    )
    if not why:
        return None
    todo = "Open http://127.0.0.1 with the port of the local run, on the computer that it runs on."
    return problem(403, "not_local", f"The console answers only at this computer. {why}", todo)


def _answered(route: Route, desk: Desk, arguments: dict[str, str]) -> Response:
    try:
        if route.role == "viewer":
            _require_known_query(route, desk.request)
        return page(route.page)(desk, **arguments)
    except AgentError as error:
        status = STATUS_OF_CODE.get(error.code) or next(s for kind, s in STATUS_OF if isinstance(error, kind))
        later = {"Retry-After": str(round(getattr(error, "after_s", None) or 5))} if status == 503 else {}
        return problem(status, error.code, error.what, error.todo, later)
    except Exception:  # noqa: BLE001  the boundary of a request: logged there with its place, and nothing of it is shown
        return answers.crashed()


def _require_known_query(route: Route, request: Request) -> None:
    """Raises FixInput for a parameter that the route does not know, or that is there twice."""
    query = request.query_params or MultiDict({})
    expected = f"Use {', '.join(route.query)}." if route.query else "Leave it out; this address takes none."
    for name in query:
        if name not in route.query:
            raise FixInput(f"There is no parameter {name[:50]!r}.", todo=expected, code="unknown_parameter")
        if len(query.getlist(name)) > 1:
            raise FixInput(f"The parameter {name!r} is there twice.", todo="Send it once.")
