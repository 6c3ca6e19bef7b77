"""What an operator tells and what the platform notices by itself: opened, ended, written down once, journalled."""

from datetime import timedelta
from uuid import uuid4

import pytest

from darcha.ground.models import JournalEntry
from darcha.ground.refusals import NotFound
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.types import Part, Source
from darcha.kernel.identity.types import Principal

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
MINUTE = timedelta(minutes=1)
WORDS = {"uz": "Kirish ishlamayapti.", "kaa": "Kiriw islemeydi.", "ru": "Вход не работает.", "en": "No sign-in."}


def lived(noon, minutes, *, out=(), sources=tuple(Source)):
    """So many minutes, written down each."""
    for _ in range(minutes):
        for source in sources:
            availability.memory.hear(source)
        availability.memory.lose(out)
        availability.add_counts(SYSTEM, counts=availability.memory.take())
        noon.tick(MINUTE)


def told(noon):
    return availability.incidents(noon.moment)


def journalled():
    return list(JournalEntry.objects.order_by("at", "id").values_list("act", flat=True))


def test_an_incident_is_told_until_it_is_closed(noon):
    number = availability.open_incident(SYSTEM, parts=["sign-in", "portal", "portal"], words=WORDS)
    (one,) = told(noon)
    assert (one.id, one.kind, one.parts, one.ends_at) == (number, "announced", (Part.PORTAL, Part.SIGN_IN), None)
    noon.tick(30 * MINUTE)
    availability.close_incident(SYSTEM, incident=number, words=WORDS)
    (one,) = told(noon)
    assert (one.ends_at, one.closing) == (noon.moment, WORDS)
    with pytest.raises(NotFound):
        availability.close_incident(SYSTEM, incident=number)
    assert journalled() == ["availability.incident_opened", "availability.incident_closed"]
    noon.tick(timedelta(days=91))
    assert told(noon) == ()


def test_works_are_told_beforehand_end_by_themselves_and_can_be_called_off(noon):
    begin = noon.moment + timedelta(days=1)
    plan = {"parts": ["portal"], "words": WORDS, "begins_at": begin, "ends_at": begin + timedelta(hours=1)}
    first, second = availability.plan_works(SYSTEM, **plan), availability.plan_works(SYSTEM, **plan)
    availability.close_incident(SYSTEM, incident=first)
    assert [one.id for one in told(noon)] == [second]
    noon.move_to(begin + timedelta(minutes=20))
    assert availability.is_open(told(noon)[0], noon.moment)
    availability.close_incident(SYSTEM, incident=second)
    assert told(noon)[0].ends_at == noon.moment
    assert "availability.works_cancelled" in journalled()


def test_what_is_not_there_cannot_be_closed(noon):
    with pytest.raises(NotFound):
        availability.close_incident(SYSTEM, incident=uuid4())


def test_the_platform_notices_an_outage_itself_and_that_it_is_over(noon):
    lived(noon, 10)
    assert availability.note_outages(SYSTEM) == 0
    begun = noon.moment
    lived(noon, 6, out=[Part.PAYMENTS])
    assert availability.note_outages(SYSTEM) == 1
    assert availability.note_outages(SYSTEM) == 0, "the same is not told twice"
    (one,) = told(noon)
    assert (one.kind, one.parts, one.ends_at) == ("noticed", (Part.PAYMENTS,), None)
    assert one.begins_at == begun.replace(second=0)
    with pytest.raises(NotFound):
        availability.close_incident(SYSTEM, incident=one.id)
    lived(noon, 5)
    assert availability.note_outages(SYSTEM) == 1
    assert told(noon)[0].ends_at == begun.replace(second=0) + 6 * MINUTE
    assert journalled() == ["availability.outage_noticed", "availability.outage_ended"]


def test_when_all_were_away_it_is_written_down_afterwards_and_whole(noon):
    lived(noon, 10)
    gone_at = noon.moment.replace(second=0)
    noon.tick(timedelta(hours=30))
    lived(noon, 5)
    availability.note_outages(SYSTEM)
    by_part = {one.parts[0]: one for one in told(noon)}
    assert set(by_part) == set(Part)
    assert by_part[Part.PORTAL].begins_at == gone_at
    assert by_part[Part.PORTAL].ends_at is not None
    assert availability.note_outages(SYSTEM) == 0


def test_a_long_outage_stays_one_incident(noon):
    lived(noon, 5)
    for _ in range(5):
        lived(noon, 120, out=[Part.MESSAGES])
        availability.note_outages(SYSTEM)
    assert len(told(noon)) == 1
    lived(noon, 5)
    availability.note_outages(SYSTEM)
    (one,) = told(noon)
    assert one.ends_at - one.begins_at == timedelta(hours=10)


def test_before_anything_was_heard_nothing_is_noticed(noon):
    availability.memory.lose(Part)
    availability.add_counts(SYSTEM, counts=availability.memory.take())
    noon.tick(10 * MINUTE)
    assert availability.note_outages(SYSTEM) == 0
