"""How many different people one of the staff may look at: the known stay open, the last new one alarms, then none."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.kernel.exchange import api
from darcha.kernel.exchange.models import AccessRecord
from darcha.kernel.exchange.rules.reading import just_spent, spent
from darcha.kernel.exchange.types import Budget, Looks
from darcha.kernel.identity.types import Post, Principal

HOUR, DAY = Budget("hour", timedelta(hours=1), 3), Budget("day", timedelta(days=1), 5)
SYSTEM = Principal.system("tests")


@pytest.fixture(autouse=True)
def budgets(settings):
    settings.DARCHA_LOOKS_AN_HOUR, settings.DARCHA_LOOKS_A_DAY = HOUR.most, DAY.most


def one_of_the_staff() -> Principal:
    return Principal(
        kind="staff", account_id=uuid4(), assurance="mfa", posts=(Post("bell-office", "ringer", "officer"),)
    )


def look(who: Principal, **more) -> None:
    api.record_access(who, **{"person_id": uuid4(), "registry_or_case": "people", "purpose": "handle-case", **more})


def alarms() -> list[str]:
    return [row.facts["within"] for row in OutboxEvent.objects.filter(name__endswith="LooksUsedUp").order_by("id")]


@pytest.mark.parametrize(
    ("seen", "known", "persons", "refused", "alarmed"),
    [
        (0, 0, 1, False, False),
        (2, 0, 1, False, True),  # the last one
        (2, 0, 2, False, True),  # two stand in one record
        (3, 0, 1, True, False),
        (3, 1, 1, False, False),  # looked at before
        (3, 1, 2, True, False),
        (2, 1, 1, False, False),
        (3, 0, 0, False, False),  # nobody was found
    ],
)
def test_the_law_of_a_budget(seen, known, persons, refused, alarmed):
    looks = [Looks(seen, known)]
    assert (spent([HOUR], looks, persons=persons) is HOUR) is refused
    assert bool(just_spent([HOUR], looks, persons=persons)) is alarmed


@pytest.mark.django_db
def test_the_last_of_an_hour_alarms_and_the_next_is_refused_until_the_hour_has_passed(caplog):
    who, known = one_of_the_staff(), uuid4()
    with clock.frozen("2026-03-06T10:00+05:00") as now:
        look(who, person_id=known)
        look(who)
        assert not alarms()
        look(who)
        assert alarms() == ["hour"] and "looked at 3 people within one hour" in caplog.text
        with pytest.raises(api.LooksSpent) as refusal:
            look(who)
        assert "3" in refusal.value.message("en") and "one hour" in refusal.value.message("en")
        assert AccessRecord.objects.count() == 3, "nothing was shown, so nothing is written down"
        look(who, person_id=known)
        look(one_of_the_staff())
        now.move_to("2026-03-06T11:00:01+05:00")
        look(who)
        look(who)
        assert alarms() == ["hour", "day"]
        with pytest.raises(api.LooksSpent, match="looks-spent"):
            look(who)
        now.move_to("2026-03-07T12:00+05:00")
        look(who)


@pytest.mark.django_db
def test_neither_persons_nor_the_platform_have_a_budget():
    person = Principal(kind="person", account_id=uuid4(), assurance="sms")
    for who in (person, SYSTEM):
        for _ in range(DAY.most + 1):
            look(who)
    assert not alarms()


@pytest.mark.django_db
def test_searches_that_find_nobody_use_nothing_up():
    who = one_of_the_staff()
    for _ in range(HOUR.most + 1):
        look(who, person_id=None)
    look(who)


@pytest.mark.django_db
def test_who_stays_with_a_case_goes_on_reading_it():
    who, person, case = one_of_the_staff(), uuid4(), uuid4()
    with clock.frozen("2026-03-06T10:00+05:00"):
        look(who, person_id=person, case_id=case)
        for _ in range(HOUR.most - 1):
            look(who)
        look(who, person_id=person, case_id=case)
        look(who, person_id=person, case_id=case, fields=("address",))


@pytest.mark.django_db
def test_the_reason_is_sealed_and_shown():
    who, person = one_of_the_staff(), uuid4()
    look(who, person_id=person, reason="Kanareyka qolidan keldi")
    assert api.accesses_of(person).items[0].reason == "Kanareyka qolidan keldi"
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM exchange_access_record")
        assert b"Kanareyka" not in bytes(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_no_more_are_looked_at_than_there_are():
    who, refused = one_of_the_staff(), []
    start = threading.Barrier(8, timeout=30)

    def act() -> None:
        try:
            start.wait()
            with transaction.atomic():
                look(who)
        except api.LooksSpent:
            refused.append(True)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert AccessRecord.objects.filter(actor_id=str(who.account_id)).count() == HOUR.most
    assert len(refused) == 8 - HOUR.most
