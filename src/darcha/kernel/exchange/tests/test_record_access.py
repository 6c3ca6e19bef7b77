"""Who looked: a line is written once, seen by the person, and never changed."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.ground.refusals import NotAllowed
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.exchange import api
from darcha.kernel.exchange.models import AccessRecord
from darcha.kernel.identity.types import ANONYMOUS, Post, Principal

SYSTEM = Principal.system("cases")
OFFICER = Principal(
    kind="staff",
    account_id=uuid4(),
    name="Private Name",
    assurance="mfa",
    posts=(Post("bell-office", "ringer", "officer"), Post("head-office", "clerk", "officer")),
)

pytestmark = pytest.mark.django_db


def look(who: Principal = OFFICER, **more) -> None:
    api.record_access(who, **{"person_id": uuid4(), "registry_or_case": "people", "purpose": "handle-case", **more})


def test_a_line_says_who_why_what_and_when_but_not_the_officers_name() -> None:
    person, case = uuid4(), uuid4()
    with clock.frozen("2026-03-06T18:30+05:00"):
        look(person_id=person, case_id=case, fields=("phone", "called"))
        (line,) = api.accesses_of(person).items
    assert (line.body, line.post, line.reader) == ("bell-office", "ringer", "staff")
    assert (line.source, line.fields, line.purpose) == ("people", ("called", "phone"), "handle-case")
    assert line.case_id == case
    assert line.at.isoformat() == "2026-03-06T13:30:00+00:00"
    assert "Private Name" not in str(AccessRecord.objects.values().get())


def test_the_post_in_the_named_body_is_written() -> None:
    look(body="head-office")
    look(body="nowhere")
    look(SYSTEM, body=None)
    written = AccessRecord.objects.order_by("id").values_list("body", "post", "actor_id")
    account = str(OFFICER.account_id)
    assert list(written) == [("head-office", "clerk", account), ("nowhere", "", account), ("", "", "cases")]


def test_one_reading_of_several_persons_is_one_line_each() -> None:
    first, second = uuid4(), uuid4()
    look(person_id=first, also=[second, first])
    assert AccessRecord.objects.count() == 2
    assert len(api.accesses_of(second).items) == 1


def test_nobody_reads_unknown_or_without_a_listed_purpose() -> None:
    with pytest.raises(NotAllowed):
        look(ANONYMOUS)
    with pytest.raises(api.PurposeNeeded):
        look(purpose="")
    with pytest.raises(api.PurposeNeeded):
        look(purpose="curiosity")
    assert AccessRecord.objects.count() == 0


def test_pages_are_newest_first_and_meet_without_gap_or_overlap() -> None:
    person = uuid4()
    for _ in range(7):
        look(person_id=person)
    look()
    seen, after = [], None
    while True:
        page = api.accesses_of(person, after=after, limit=3)
        seen += [line.id for line in page.items]
        if (after := page.next_after) is None:
            break
    assert len(seen) == 7
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("act", ["update", "delete", "truncate"])
def test_lines_stay(act: str) -> None:
    look()
    with pytest.raises(DatabaseError), transaction.atomic():
        if act == "update":
            AccessRecord.objects.update(purpose="oversee")
        elif act == "delete":
            AccessRecord.objects.all().delete()
        else:
            from django.db import connection

            with connection.cursor() as cursor:
                cursor.execute("TRUNCATE exchange_access_record")


def test_a_reading_that_is_rolled_back_leaves_no_line() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        look()
        raise RuntimeError
    assert AccessRecord.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_has_words(language: str) -> None:
    for purpose in api.Purpose:
        assert t(f"exchange.purpose.{purpose}", language)


def test_who_stays_with_a_case_is_one_visit_and_one_line() -> None:
    person, case = uuid4(), uuid4()
    with clock.frozen("2026-03-06T10:00+05:00") as now:
        for fields in (("phone", "name"), ("name",), ("phone", "name")):
            look(person_id=person, case_id=case, fields=fields)
        assert len(api.accesses_of(person).items) == 1
        look(person_id=person, case_id=case, fields=("address", "name"))
        assert len(api.accesses_of(person).items) == 2, "what the line does not name is written down"
        look(person_id=person, case_id=uuid4(), fields=("name",))
        look(person_id=person, case_id=case, fields=("name",), purpose="oversee")
        other = Principal(kind="staff", account_id=uuid4(), assurance="mfa", posts=OFFICER.posts)
        look(other, person_id=person, case_id=case, fields=("name",))
        assert len(api.accesses_of(person).items) == 5
        now.move_to("2026-03-06T10:15+05:00")
        look(person_id=person, case_id=case, fields=("name",))
        assert len(api.accesses_of(person).items) == 6


def test_readings_without_a_case_or_by_a_rule_are_each_a_line() -> None:
    person, case = uuid4(), uuid4()
    with clock.frozen("2026-03-06T10:00+05:00"):
        for _ in range(2):
            look(person_id=person)
            look(SYSTEM, person_id=person, case_id=case)
    assert len(api.accesses_of(person).items) == 4


def test_a_canary_that_staff_reads_is_told_in_the_same_transaction(caplog) -> None:
    person = uuid4()
    api.plant_canary(SYSTEM, person_id=person)
    api.plant_canary(SYSTEM, person_id=person)
    told = OutboxEvent.objects.filter(name__endswith="CanaryRead")
    look(SYSTEM, person_id=person)
    look(person_id=uuid4())
    assert not told.exists()
    look(person_id=person)
    assert told.count() == 1
    assert "canary" in caplog.text and str(person) not in caplog.text
    with pytest.raises(NotAllowed):
        api.plant_canary(OFFICER, person_id=uuid4())
