"""What happens to cases reaches the counts, once, in whatever order it is told."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from darcha.ground.clock import parse
from darcha.ground.outbox import Event, emit
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import events
from darcha.kernel.cases.types.figures import CaseFigures
from darcha.kernel.statistics import api, listeners
from darcha.kernel.statistics.models import CaseSeen

CASE = uuid4()
NEW = CaseFigures("bell-permit", "1726266", "new", parse("2026-03-02T23:30"), None, "", None)
DONE = CaseFigures(
    "bell-permit", "1726266", "completed", NEW.received_at, parse("2026-03-03T00:30"), "approved", timedelta(hours=1)
)
SAID = {"case_id": CASE, "service": "bell-permit"}
BODY = {"body": "bell-office", "region": "1726"}


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> dict[UUID, CaseFigures]:
    now = {CASE: NEW}
    monkeypatch.setattr(listeners.cases, "figures_of", now.__getitem__)
    for event in vars(events).values():  # only statistics listens here: the other rooms' cases do not exist
        if isinstance(event, type) and issubclass(event, Event) and event is not Event:
            monkeypatch.setitem(_listeners(), event.event_name(), _own(event.event_name()))
    return now


def _listeners() -> dict:
    from darcha.ground.outbox import event

    return event._listeners


def _own(name: str) -> list:
    return [listener for listener in _listeners().get(name, []) if listener.__module__ == listeners.__name__]


@pytest.mark.django_db
def test_from_submission_to_decision(standing: dict[UUID, CaseFigures]) -> None:
    emit(events.CaseSubmitted(**SAID, **BODY, channel="portal"))
    deliver_all()
    assert api.counters("bell-permit").by_state == {"new": 1}
    standing[CASE] = DONE
    emit(events.CaseDecided(**SAID, **BODY, outcome="approved"))
    deliver_all()
    assert api.counters("bell-permit").by_state == {"completed": 1}
    found = api.tallies(date(2026, 3, 1), date(2026, 3, 31))
    assert [(row.on.day, row.fact, row.region) for row in found] == [(2, "submitted", "1726"), (3, "approved", "1726")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "event",
    [
        events.CasePaid,
        events.CaseAsked,
        events.CaseAnswered,
        events.CaseAssigned,
        events.CaseWithdrawn,
        events.CaseCancelled,
        events.TermRecalculated,
    ],
)
def test_every_event_brings_the_case_up_to_date(standing: dict[UUID, CaseFigures], event: type[Event]) -> None:
    standing[CASE] = DONE
    emit(event(**SAID))
    deliver_all()
    assert api.counters("bell-permit").by_state == {"completed": 1}


@pytest.mark.django_db
def test_own_time_and_the_end_of_the_term_are_heard_of(standing: dict[UUID, CaseFigures]) -> None:
    ends_at = parse("2026-03-05T00:00")
    standing[CASE] = replace(NEW, ends_at=ends_at)
    emit(events.CaseSubmitted(**SAID, **BODY, channel="portal"))
    deliver_all()
    seen = CaseSeen.objects.get(case_id=CASE)
    assert (seen.ends_at, seen.own_seconds) == (ends_at, None)
    standing[CASE] = replace(DONE, own=timedelta(minutes=5))
    emit(events.CaseDecided(**SAID, **BODY, outcome="approved"))
    deliver_all()
    seen.refresh_from_db()
    assert (seen.ends_at, seen.waited_seconds, seen.own_seconds) == (None, 3600, 300)
