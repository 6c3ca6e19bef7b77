"""Hand an event to its listeners: at least once to each, with one effect. Ignores queues.

As long as nothing goes wrong, several listeners share one transaction. When one fails, all of it is undone and each
gets a transaction of its own, so that one that fails leaves the others' effects in place, and a limit of its own, so
that one that hangs is left.
"""

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models, transaction
from django.db.models import OuterRef

from .. import clock, metrics, tracing
from ..database import Given, Question, in_one_piece, insert_together, write_together
from ..ids import new_id
from ..models import OutboxDelivery, OutboxEvent
from ..time_limit import time_limit
from .event import Event, Listener, event_types, is_outside, listener_name, listeners_of
from .trying import LIMIT_SECONDS, OUTSIDE_SECONDS

log = logging.getLogger("darcha.outbox")
_DELIVERED = "UPDATE ground_outboxevent SET delivered_at = %s WHERE id = %s"


def _ask() -> Any:
    heard = OutboxDelivery.objects.filter(event=OuterRef("pk")).values("listener")
    events = OutboxEvent.objects.filter(id=Given("id", models.UUIDField()))
    return events.annotate(heard=ArraySubquery(heard))


_STORED = Question(_ask)


def hand_over(event_id: UUID, *, together: bool = True) -> None:
    """A repeat does nothing. Raises OutboxEvent.DoesNotExist, and what a listener raises, after all had their turn."""
    stored = _STORED.first(id=event_id)
    if stored is None:
        raise OutboxEvent.DoesNotExist
    if stored.delivered_at is not None:
        return
    event = msgspec.convert(stored.facts, event_types()[stored.name])
    listeners = listeners_of(stored.name)
    with tracing.span(f"deliver {stored.name}"):
        if not (together and _together(stored, listeners, event)):
            _one_by_one(stored, listeners, event)
    metrics.count(metrics.DELIVERIES, stored.name, "ok")
    metrics.observe(metrics.DELIVERY_SECONDS, max(0.0, (clock.now() - stored.at).total_seconds()), stored.name)


def _together(stored: OutboxEvent, listeners: Sequence[Listener], event: Event) -> bool:
    """Whether all of it is done. The notes come first: whoever delivers the same event at the same time waits, and
    then finds them."""
    if len(listeners) < 2 or vars(stored)["heard"] or any(is_outside(listener) for listener in listeners):
        return False
    try:
        with time_limit(LIMIT_SECONDS), transaction.atomic(), in_one_piece():
            _note(stored, listeners)
            for listener in listeners:
                listener(event)
            _end(stored, [])
    except Exception as error:
        log.info("%s %s: one by one after %s", stored.name, stored.id, type(error).__name__)
        return False
    return True


def _one_by_one(stored: OutboxEvent, listeners: Sequence[Listener], event: Event) -> None:
    failures: list[Exception] = []
    told: list[Listener] = []
    for listener in listeners:
        if listener_name(listener) in vars(stored)["heard"]:
            continue
        try:
            with time_limit(_limit_of(listener)):
                if is_outside(listener):
                    listener(event)
                    told.append(listener)
                else:
                    _inside(stored, listener, event)
        except Exception as error:
            failures.append(error)
    if failures:
        metrics.count(metrics.DELIVERIES, stored.name, "error")
        if told:
            _note(stored, told)
        raise failures[0]
    _end(stored, told)


def longest_alone() -> float:
    """Seconds within which any event is handed over, to each of its listeners alone."""
    return max((sum(map(_limit_of, listeners_of(name))) for name in event_types()), default=0.0)


def _limit_of(listener: Listener) -> float:
    return OUTSIDE_SECONDS if is_outside(listener) else LIMIT_SECONDS


def _inside(stored: OutboxEvent, listener: Listener, event: Event) -> None:
    """The effect and the note of it together, or neither."""
    with transaction.atomic():
        _, fresh = OutboxDelivery.objects.get_or_create(
            event=stored, listener=listener_name(listener), defaults={"at": clock.now()}
        )
        if fresh:
            listener(event)


def _note(stored: OutboxEvent, told: Sequence[Listener]) -> None:
    insert_together(_notes(stored, told))


def _end(stored: OutboxEvent, told: Sequence[Listener]) -> None:
    """The event is delivered; what is not noted yet is noted with it."""
    write_together(_notes(stored, told), _DELIVERED, [clock.now(), stored.id])


def _notes(stored: OutboxEvent, told: Sequence[Listener]) -> list[OutboxDelivery]:
    now = clock.now()
    return [OutboxDelivery(id=new_id(), event=stored, listener=listener_name(one), at=now) for one in told]
