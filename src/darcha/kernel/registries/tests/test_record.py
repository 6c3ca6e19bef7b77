"""Entering versions: what held on any day can always be told, and nothing is rewritten."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed
from darcha.kernel.registries import api
from darcha.kernel.registries.models import Record, RecordKey

from .conftest import ANNA, BELL_OFFICER, BORIS, SYSTEM, enter

GREEN = {"frame": "F-1", "colour": "green", "owners": [{"pinfl": ANNA}]}
WHY = {"who": SYSTEM, "purpose": "keep-register"}


@pytest.mark.django_db
def test_a_new_version_ends_the_one_before_and_both_days_can_be_asked() -> None:
    bicycle = enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
    enter("bicycles", {**GREEN, "colour": "red"}, record_id=bicycle, valid_from=date(2025, 6, 1))

    assert api.get_record(bicycle, at=date(2025, 5, 31), **WHY).data["colour"] == "green"
    assert api.get_record(bicycle, at=date(2025, 6, 1), **WHY).data["colour"] == "red"
    assert api.get_record(bicycle, **WHY).data["colour"] == "red"
    with pytest.raises(api.RecordNotFound):
        api.get_record(bicycle, at=date(2023, 12, 31), **WHY)


@pytest.mark.django_db
def test_a_correction_of_the_same_day_keeps_the_mistake_in_the_history() -> None:
    bicycle = enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
    enter("bicycles", {**GREEN, "colour": "red"}, record_id=bicycle, valid_from=date(2024, 1, 1))

    assert api.get_record(bicycle, at=date(2024, 1, 1), **WHY).data["colour"] == "red"
    assert [fact.data["colour"] for fact in api.history(bicycle, **WHY)] == ["green", "red"]


@pytest.mark.django_db
def test_a_sold_thing_is_found_under_its_new_owner_only() -> None:
    bicycle = enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
    enter("bicycles", {**GREEN, "owners": [{"pinfl": BORIS}]}, record_id=bicycle, valid_from=date(2025, 1, 1))

    assert api.lookup("bicycles", "owners[].pinfl", ANNA, **WHY) == []
    assert [f.record_id for f in api.lookup("bicycles", "owners[].pinfl", BORIS, **WHY)] == [bicycle]
    was = api.lookup("bicycles", "owners[].pinfl", ANNA, at=date(2024, 7, 1), **WHY)
    assert (was[0].valid_from, was[0].valid_to) == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.django_db
def test_a_closed_record_no_longer_holds_and_cannot_be_closed_or_continued_again() -> None:
    with clock.frozen("2026-03-06T10:00+05:00"):
        bicycle = enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
        api.close(SYSTEM, record_id=bicycle)
        with pytest.raises(api.RecordNotFound):
            api.get_record(bicycle, **WHY)
        assert api.get_record(bicycle, at=date(2026, 3, 5), **WHY).valid_to == date(2026, 3, 6)
        with pytest.raises(api.RecordNotFound):
            api.close(SYSTEM, record_id=bicycle, valid_to=date(2026, 3, 6))
        with pytest.raises(api.RecordNotFound):
            enter("bicycles", GREEN, record_id=bicycle)


@pytest.mark.django_db
def test_what_does_not_fit_the_schema_is_refused_by_place_and_without_its_value() -> None:
    with pytest.raises(api.RecordInvalid) as refused:
        enter("bicycles", {"frame": "F-1", "colour": 3, "owners": [{"pinfl": "30211975910034"}]})
    assert set(refused.value.fields) == {"colour", "owners.0.pinfl"}
    assert "30211975910034" not in str(vars(refused.value))
    with pytest.raises(api.RegistryUnknown):
        enter("ghosts", {})


@pytest.mark.django_db
def test_only_the_system_writes() -> None:
    with pytest.raises(NotAllowed):
        api.record(BELL_OFFICER, registry="bicycles", data=GREEN, source="by hand")
    with pytest.raises(NotAllowed):
        api.import_records(BELL_OFFICER, registry="bicycles", rows=[], source="by hand")
    with pytest.raises(NotAllowed):
        api.close(BELL_OFFICER, record_id=uuid4())


@pytest.mark.django_db
def test_an_import_is_checked_row_by_row_and_enters_all_or_nothing() -> None:
    rows = [api.NewRecord({**GREEN, "frame": f"F-{n}"}) for n in range(5)]
    assert api.import_records(SYSTEM, registry="bicycles", rows=rows, source="test") == 5
    assert Record.objects.count() == 5
    assert RecordKey.objects.count() == 10
    with pytest.raises(api.RecordInvalid):
        api.import_records(SYSTEM, registry="bicycles", rows=[*rows, api.NewRecord({"frame": "F-9"})], source="test")
    assert Record.objects.count() == 5


@pytest.mark.django_db
def test_an_id_cannot_be_imported_twice() -> None:
    row = api.NewRecord(GREEN, record_id=uuid4(), valid_from=date(2024, 1, 1))
    api.import_records(SYSTEM, registry="bicycles", rows=[row], source="test")
    assert api.is_known(row.record_id)
    assert not api.is_known(uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        api.import_records(SYSTEM, registry="bicycles", rows=[row], source="test")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"registry": "people"}, {"source": "forged"}, {"valid_from": date(2020, 1, 1)}, {"record_id": uuid4()}]
)
def test_the_table_refuses_to_rewrite_a_version(change: dict) -> None:
    enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.update(**change)


@pytest.mark.django_db
def test_the_table_refuses_to_forget_or_to_reopen() -> None:
    bicycle = enter("bicycles", GREEN, valid_from=date(2024, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.all()._raw_delete("default")
    api.close(SYSTEM, record_id=bicycle)
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.update(valid_to=None, ended_at=None)
