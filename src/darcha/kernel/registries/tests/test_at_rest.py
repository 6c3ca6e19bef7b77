"""At rest: the tables hold no word of a record, and equal numbers cannot be joined across registers."""

from django.db import connection

from darcha.kernel.registries.models.record_key import index_of

from .conftest import ANNA, enter


def test_a_raw_select_shows_no_canary(anna) -> None:
    enter("bicycles", {"frame": "F-CANARY", "colour": "green", "owners": [{"pinfl": ANNA}]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM registries_record r UNION ALL SELECT k::text FROM registries_record_key k")
        rows = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT content, '' FROM registries_record UNION ALL SELECT index, '' FROM registries_record_key"
        )
        raw = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert len(rows) == 2 + 4  # two versions; pinfl and paper, frame and owner
    for canary in ("Canary", ANNA, "AA1234567", "901112233", "F-CANARY", "green"):
        assert not any(canary in row for row in rows)
        assert canary.encode() not in raw


def test_the_index_differs_by_registry_and_by_key() -> None:
    indexes = {
        index_of(registry, key, ANNA) for registry in ("people", "helmets") for key in ("pinfl", "owners[].pinfl")
    }
    assert len(indexes) == 4
    assert index_of("people", "paper", "aa 1234567") == index_of("people", "paper", "AA1234567")
