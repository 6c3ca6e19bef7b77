"""The job of an event: hand it to its listeners, then go on with what else waits. Runs in the worker."""

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app

from .hand_over import hand_over
from .trying import Trying

NAME = "darcha.outbox.deliver"


@app.task(name=NAME, retry=Trying(), pass_context=True)
def deliver(context: JobContext | None = None, *, event_id: str, together: bool = True) -> None:
    """A repeat does nothing. Without a context, which the worker gives, this one event alone; not ``together``: each
    of its listeners alone from the first."""
    from .run_on import run_on

    hand_over(UUID(event_id), together=together)
    if context is not None and context.job.worker_id is not None:
        run_on(context.job.worker_id)
