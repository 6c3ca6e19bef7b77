"""Calendars of regions and bodies, and editions: published once, found without the disk."""

import json
import shutil
from datetime import date, time
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue import api
from darcha.kernel.catalogue.errors import UnknownEdition
from darcha.kernel.catalogue.models import CalendarEdition
from darcha.kernel.catalogue.packs.calendars import load_calendars
from darcha.kernel.catalogue.types import Body, CalendarBook, PackInvalid

PACKS = Path(__file__).parents[5] / "packs"
NAME = Text(dict.fromkeys(LANGUAGES, "name"))
LOCAL_DAY = {"date": "2026-04-15", "kind": "moved-day-off", "name": "extra", "act": "pf-257"}
ON = date(2026, 4, 15)  # a Wednesday like any other


def body(key: str, **traits: object) -> Body:
    return Body(key, NAME, NAME, **traits)  # type: ignore[arg-type]


BODIES = {
    one.key: one
    for one in (
        body("plain"),
        body("nukus", region="1735204"),
        body("samarqand", region="1718"),
        body("saturday", calendar="six"),
        body("late", office_hours=(time(10), time(19, 30))),
    )
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PACKS / "schema", tmp_path / "schema")
    shutil.copytree(PACKS / "national" / "calendars", tmp_path / "national" / "calendars")
    return tmp_path / "national" / "calendars"


def add_day(folder: Path, **day: object) -> None:
    """One more line at the end of the days."""
    with (folder / "2026.yaml").open("a", encoding="utf-8") as year:
        year.write(f"  - {json.dumps(day)}\n")


def test_a_body_keeps_its_own_week_and_hours(folder):
    book = load_calendars(folder, BODIES)
    saturday = date(2026, 4, 18)
    assert not book.of("plain").is_working(saturday) and book.of("saturday").is_working(saturday)
    assert book.of("saturday", "five") == book.of()
    assert (book.of("late").opens, book.of("late").closes) == (time(10), time(19, 30))
    assert book.of("nobody") == book.of() == book.weeks["five"]


def test_a_day_of_a_region_is_kept_by_the_bodies_that_stand_there(folder):
    add_day(folder, **LOCAL_DAY, regions=["1735"])
    book = load_calendars(folder, BODIES)
    assert [key for key in BODIES if not book.of(key).is_working(ON)] == ["nukus"]
    assert book.of("nukus").special(ON).act == "PF-257, 24.12.2025"


def test_a_day_of_a_body_is_its_own(folder):
    add_day(folder, **LOCAL_DAY, bodies=["samarqand"], weeks=["five"])
    book = load_calendars(folder, BODIES)
    assert [key for key in BODIES if not book.of(key).is_working(ON)] == ["samarqand"]
    assert book.of("samarqand", "six").is_working(ON)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"bodies": ["samarkand"]}, "There is no body “samarkand”."),
        ({"date": "2026-03-09", "regions": ["1735"]}, "special for the whole country"),
        ({"date": "2026-04-18", "regions": ["1735"], "weeks": ["five"]}, "is a day off in the five-day week anyway"),
        ({"regions": ["17"]}, "17"),
    ],
)
def test_a_local_day_that_cannot_be_is_named(folder, more, said):
    add_day(folder, **LOCAL_DAY | more)
    with pytest.raises(PackInvalid, match=said):
        load_calendars(folder, BODIES)


def test_an_unknown_region_is_a_mistake_of_the_packs(tmp_path):
    packs = shutil.copytree(PACKS, tmp_path / "packs")
    add_day(packs / "national" / "calendars", **LOCAL_DAY, regions=["1799"])
    with pytest.raises(PackInvalid, match="There is no region 1799"):
        api.load_catalogue(packs)


def test_a_body_that_closes_before_it_opens_is_a_mistake(tmp_path):
    packs = shutil.copytree(PACKS, tmp_path / "packs")
    agency = packs / "agencies" / "kadastr" / "agency.yaml"
    agency.write_text(agency.read_text("utf-8") + 'office_hours: {opens: "18:00", closes: "09:00"}\n', "utf-8")
    with pytest.raises(PackInvalid, match="closes before it opens"):
        api.load_catalogue(packs)


def test_another_agency_with_the_plain_week_is_no_new_edition(folder):
    assert load_calendars(folder, {"plain": BODIES["plain"]}) == load_calendars(folder)
    assert load_calendars(folder, BODIES).content_hash != load_calendars(folder).content_hash


@pytest.fixture
def published(db):
    api.forget_versions()
    api.publish_packs()
    yield CalendarEdition.objects.get()
    api.forget_versions()


def test_the_edition_is_published_once_and_never_changes(published):
    api.publish_packs()
    assert CalendarEdition.objects.count() == 1 and api.edition_id() == published.id
    with pytest.raises(DatabaseError), transaction.atomic():
        CalendarEdition.objects.update(source="other")


def test_a_stored_edition_counts_like_the_packs_that_it_came_from(published):
    stored = CalendarEdition.objects.create(
        content_hash="0" * 64,
        decreed_through=published.decreed_through,
        source=published.source,
        published_at=published.published_at,
    )
    book = api.calendars(stored.id)
    assert isinstance(book, CalendarBook) and book == api.calendars()
    assert api.calendar(body="kadastr", edition=stored.id) == api.calendar(body="kadastr")


def test_an_edition_that_was_not_published_is_refused(db):
    api.forget_versions()
    with pytest.raises(UnknownEdition):
        api.edition_id()
    with pytest.raises(UnknownEdition):
        api.calendar(edition="018f0000-0000-7000-8000-000000000000")
