"""The list as a file: what one sees and no more, who took it, how many, and a line of the journal."""

import csv
import io
from dataclasses import replace

import pytest
from django.apps import apps
from django.conf import settings

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.queries import export_worklist as exporting
from darcha.kernel.cases.tests.world import petition, send
from darcha.kernel.identity import api as identity

from .conftest import page


@pytest.fixture
def letters(country):
    return [send(country.citizen) for _ in range(3)] + [send(country.citizen, answers=petition(bodies=["iiv"]))]


def rows_of(response):
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def journalled(act="cases.exported"):
    entries = apps.get_model("ground", "JournalEntry").objects.filter(act=act)
    return list(entries.values_list("details", flat=True))


def ended():
    return journalled("cases.export_ended")


def test_what_is_listed_is_taken_out_with_its_watermark(country, desk_of, letters):
    response = desk_of(country.officer).post(page("export"), {"form": "csv"})
    watermark, columns, *rows, end = rows_of(response)
    assert [row[0] for row in rows] == [one.number for one in letters[:3]]
    assert "06.03.2026" in watermark[0] and len(columns) == len(rows[0]) and "3" in end[0]
    assert "Kanareyeva" not in str(rows)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff" and "no-store" in response.headers["Cache-Control"]
    assert journalled() == [{"form": "csv", "service": "", "state": "", "most": 2000}]
    assert ended() == [{"rows": 3, "ended": "all"}]


def test_a_narrowed_list_is_taken_out_narrowed(country, desk_of, letters):
    response = desk_of(country.officer).post(f"{page('export')}?state=in_progress", {"form": "csv"})
    assert len(rows_of(response)) == 3
    assert journalled()[0]["state"] == "in_progress"


def test_another_body_takes_out_its_own(country, desk_of, letters):
    _, _, *rows, _ = rows_of(desk_of(country.outsider).post(page("export"), {"form": "csv"}))
    assert [row[0] for row in rows] == [letters[3].number]


def test_a_workbook(country, desk_of, letters):
    response = desk_of(country.officer).post(page("export", "ru"), {"form": "xlsx"})
    assert response.getvalue().startswith(b"PK") and response.headers["Content-Disposition"].endswith('.xlsx"')


def test_a_long_list_is_cut_and_says_so(country, desk_of, letters, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 2)
    lines = rows_of(desk_of(country.officer).post(page("export"), {"form": "whatever"}))
    assert len(lines) == 5 and len(lines[-1]) == 1 and ended() == [{"rows": 2, "ended": "cut"}]


def test_the_journal_says_so_before_the_first_byte_and_nothing_is_read_before(country, desk_of, letters, monkeypatch):
    read = []
    seen = exporting.worklist
    monkeypatch.setattr(exporting, "worklist", lambda *args, **more: read.append(1) or seen(*args, **more))
    response = desk_of(country.officer).post(page("export"), {"form": "csv"})
    assert response.streaming and len(journalled()) == 1 and not read
    first = next(iter(response))
    assert not read and first == "\ufeff".encode()


def test_without_the_line_of_the_journal_nothing_goes_out(country, desk_of, letters, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("darcha.ground.journal.record", broken)
    with pytest.raises(RuntimeError):
        desk_of(country.officer).post(page("export"), {"form": "csv"})


def take_away_post(who):
    apps.get_model("identity", "PostHolding").objects.filter(account_id=who.account_id).update(ended_at=clock.now())


def end_session(who):
    apps.get_model("identity", "SignInSession").objects.filter(account_id=who.account_id).update(ended_at=clock.now())


def stop_account(who):
    apps.get_model("identity", "Account").objects.filter(id=who.account_id).update(state="disabled")


@pytest.mark.parametrize("lose", [take_away_post, end_session, stop_account])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_whoever_loses_the_right_gets_no_further_page(country, desk_of, letters, monkeypatch, lose, form):
    """The first page has gone out when it happens."""
    monkeypatch.setattr(exporting, "LARGEST_PAGE", 1)
    pages, seen = [], exporting.worklist

    def lost_after_the_first(who, *args, **more):
        if pages:
            raise AssertionError("a second page was read")
        pages.append(seen(who, *args, **more))
        lose(country.officer)
        return pages[0]

    monkeypatch.setattr(exporting, "worklist", lost_after_the_first)
    response = desk_of(country.officer).post(page("export", "en"), {"form": form})
    made = response.getvalue()
    assert ended() == [{"rows": 1, "ended": "rights"}]
    if form == "csv":
        assert "taken away meanwhile" in made.decode() and letters[1].number not in made.decode()


def test_what_is_broken_off_is_journalled_as_far_as_it_went(country, desk_of, letters):
    secret = desk_of(country.officer).cookies[settings.DARCHA_SESSION_COOKIE].value
    taken = cases.export_worklist(identity.find_recognised(secret).principal, filter=cases.WorklistFilter(), form="csv")
    for _ in range(2):
        next(taken.rows)
    taken.rows.close()
    assert ended() == [{"rows": 2, "ended": "broken-off"}]


def test_a_case_that_moves_down_meanwhile_comes_once(country, desk_of, letters, monkeypatch):
    monkeypatch.setattr(exporting, "LARGEST_PAGE", 2)
    seen, pages = exporting.worklist, []

    def twice(*args, **more):
        pages.append(seen(*args, **more))
        return replace(pages[-1], items=(*pages[0].items, *pages[-1].items))

    monkeypatch.setattr(exporting, "worklist", twice)
    _, _, *rows, _ = rows_of(desk_of(country.officer).post(page("export"), {"form": "csv"}))
    assert [row[0] for row in rows] == [one.number for one in letters[:3]]


def test_looking_at_the_address_takes_nothing_out(country, desk_of, letters):
    assert desk_of(country.officer).get(page("export")).status_code == 405
    assert journalled() == []
