"""The list as a file: what one sees and no more, who took it, how many, and a line of the journal."""

import csv
import io

import pytest
from django.apps import apps

from darcha.kernel.cases.queries import export_worklist as exporting
from darcha.kernel.cases.tests.world import petition, send

from .conftest import page


@pytest.fixture
def letters(country):
    return [send(country.citizen) for _ in range(3)] + [send(country.citizen, answers=petition(bodies=["iiv"]))]


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def journalled():
    entries = apps.get_model("ground", "JournalEntry").objects.filter(act="cases.exported")
    return list(entries.values_list("details", flat=True))


def test_what_is_listed_is_taken_out_with_its_watermark(country, desk_of, letters):
    response = desk_of(country.officer).post(page("export"), {"form": "csv"})
    watermark, columns, *rows = rows_of(response)
    assert [row[0] for row in rows] == [one.number for one in letters[:3]]
    assert "06.03.2026" in watermark[0] and "3" in watermark[0] and len(columns) == len(rows[0])
    assert "Kanareyeva" not in str(rows)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff" and "no-store" in response.headers["Cache-Control"]
    assert journalled() == [{"rows": 3, "form": "csv", "service": "", "state": ""}]


def test_a_narrowed_list_is_taken_out_narrowed(country, desk_of, letters):
    response = desk_of(country.officer).post(f"{page('export')}?state=in_progress", {"form": "csv"})
    assert len(rows_of(response)) == 2
    assert journalled()[0]["state"] == "in_progress"


def test_another_body_takes_out_its_own(country, desk_of, letters):
    _, _, *rows = rows_of(desk_of(country.outsider).post(page("export"), {"form": "csv"}))
    assert [row[0] for row in rows] == [letters[3].number]


def test_a_workbook(country, desk_of, letters):
    response = desk_of(country.officer).post(page("export", "ru"), {"form": "xlsx"})
    assert response.content.startswith(b"PK") and response.headers["Content-Disposition"].endswith('.xlsx"')


def test_a_long_list_is_cut_and_says_so(country, desk_of, letters, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 2)
    monkeypatch.setattr(exporting, "LARGEST_PAGE", 2)
    lines = rows_of(desk_of(country.officer).post(page("export"), {"form": "whatever"}))
    assert len(lines) == 5 and len(lines[1]) == 1


def test_looking_at_the_address_takes_nothing_out(country, desk_of, letters):
    assert desk_of(country.officer).get(page("export")).status_code == 405
    assert journalled() == []
