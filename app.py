"""Every trigger of the service: HTTP, queue, schedule. No logic; what a handler needs is imported when it runs."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from chalice.app import Chalice, Rate, Request, Response, SQSEvent

from chalicelib import observe, wiring
from chalicelib.console import routes
from chalicelib.intake import receive as receiver
from chalicelib.intake.signature import Call

if TYPE_CHECKING:
    from chalicelib.domain.submission import Source

GARBAGE_AT = 20_000
"""Objects made before Python looks for garbage. By default it looks after 700, and so many times while SDKs are imported,
whose objects stay: a tenth of a cold start, and of the worker's time a lead."""

gc.set_threshold(GARBAGE_AT)
app = Chalice(app_name="sales-agent")
observe.start()


def workflow(request: Request) -> Response:
    """HubSpot's workflow action delivers a submission."""
    return received("workflow", request)


def app_events(request: Request) -> Response:
    """HubSpot's app webhooks deliver a batch of events."""
    return received("app", request)


def received(source: Source, request: Request) -> Response:
    """Verify, key, queue, acknowledge."""
    call, credentials = Call.of(request), wiring.credentials()
    answer = receiver.receive(source, call, credentials=credentials, now=wiring.now(), enqueue=wiring.leads_queue())
    return Response(answer.body, status_code=answer.status, headers=dict(answer.headers))


routes.bind(app, {"workflow": workflow, "app": app_events}, wiring.config, wiring.world)


@app.on_sqs_message(queue="sales-agent-leads", batch_size=1, maximum_concurrency=50)
def run_pipeline(event: SQSEvent) -> dict[str, Any]:
    """One message, one passage of a run. What fails comes back alone; after its last delivery the run is parked."""
    from chalicelib.jobs import work

    return work.handle_all(wiring.world(), event.to_dict()["Records"])


@app.schedule(Rate(1, unit=Rate.MINUTES))
def sweep(_event: Any) -> None:
    """Submissions that no webhook brought, runs that nobody has in hand any more, held actions whose time is up."""
    from chalicelib.jobs import upkeep

    upkeep.every_minute(wiring.world(), wiring.leads_queue())
