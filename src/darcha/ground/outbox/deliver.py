"""Deliver an event to its listeners: at least once to each, with one effect. Runs in the worker."""

from uuid import UUID

import msgspec
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from .. import clock, metrics
from ..models import OutboxDelivery, OutboxEvent
from .event import Event, Listener, event_types, is_outside, listener_name, listeners_of

ATTEMPTS = 5


@app.task(name="darcha.outbox.deliver", retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=3))
def deliver(event_id: str) -> None:
    """Each listener has its own transaction, so one that fails leaves the others' effects in place. A repeat does
    nothing."""
    stored = OutboxEvent.objects.get(id=UUID(event_id))
    if stored.delivered_at is not None:
        return
    event = msgspec.convert(stored.facts, event_types()[stored.name])
    failures: list[Exception] = []
    for listener in listeners_of(stored.name):
        try:
            (_outside if is_outside(listener) else _inside)(stored, listener, event)
        except Exception as error:
            failures.append(error)
    metrics.count(metrics.DELIVERIES, stored.name, "error" if failures else "ok")
    if failures:
        raise failures[0]
    now = clock.now()
    OutboxEvent.objects.filter(id=stored.id).update(delivered_at=now)
    metrics.observe(metrics.DELIVERY_SECONDS, max(0.0, (now - stored.at).total_seconds()), stored.name)


def _inside(stored: OutboxEvent, listener: Listener, event: Event) -> None:
    """The effect and the note of it together, or neither."""
    with transaction.atomic():
        _, fresh = OutboxDelivery.objects.get_or_create(
            event=stored, listener=listener_name(listener), defaults={"at": clock.now()}
        )
        if fresh:
            listener(event)


def _outside(stored: OutboxEvent, listener: Listener, event: Event) -> None:
    """The effect, then the note of it."""
    ours = {"event": stored, "listener": listener_name(listener)}
    if not OutboxDelivery.objects.filter(**ours).exists():
        listener(event)
        OutboxDelivery.objects.get_or_create(**ours, defaults={"at": clock.now()})
