"""Whether everything works is told to everybody alike, and just then when little does."""

import json
import sys
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import OperationalError

from darcha.config import cli
from darcha.ground import clock, read_only
from darcha.ground.models import JournalEntry
from darcha.ground.text import PAGE_LANGUAGES, t
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.queries import board as board_query
from darcha.kernel.availability.types import Part, Source
from darcha.kernel.identity.types import Principal
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.models import ServiceMonth

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
MINUTE = timedelta(minutes=1)
WORDS = {
    "uz": "Toʻlovlar oʻtmayapti.",
    "kaa": "Tólemler ótpey atır.",
    "ru": "Платежи не проходят.",
    "en": "Payments do not go through.",
}
SAID = [part for language, words in WORDS.items() for part in (f"--{language}", words)]


@pytest.fixture(autouse=True)
def noon(settings, tmp_path):
    settings.DARCHA_VAR = tmp_path
    availability.forget()
    oversight.forget_terms()
    with clock.frozen("2026-03-10T12:00:30+05:00") as now:
        yield now
    availability.forget()
    oversight.forget_terms()


@pytest.fixture
def darcha(capfd, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["darcha", "status", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


def lived(noon, minutes, out=()):
    for _ in range(minutes):
        for source in Source:
            availability.memory.hear(source)
        availability.memory.lose(out)
        noon.tick(MINUTE)
    availability.add_counts(SYSTEM, counts=availability.memory.take())


def page(client, language="en"):
    answer = client.get(f"/{language}/status")
    assert answer.status_code == 200
    return answer.content.decode()


def status(client, language="en"):
    return client.get(f"/api/v1/status?lang={language}").json()


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_it_says_what_works_in_every_language(client, noon, language):
    lived(noon, 30)
    said = page(client, language)
    assert t("citizen.status.overall.works", language) in said
    assert all(t(f"availability.part.{part}", language) in said for part in Part)
    assert "citizen.status" not in said


def test_before_anything_was_heard_it_says_so_and_no_figure(client):
    said = page(client)
    assert t("citizen.status.overall.unknown", "en") in said
    assert "<strong>" not in said.split("<tbody>")[1].split("</tbody>")[0]
    assert {one["minutes"]["availability"] for one in status(client)["services"]} == {None}


def test_what_is_lost_is_rounded_against_us(client, noon):
    lived(noon, 3000)
    lived(noon, 1, out=[Part.SUBMITTING])
    noon.tick(2 * MINUTE)  # in which nobody is heard
    lived(noon, 8)
    said = page(client)
    (one,) = [one for one in status(client)["services"] if one["service"] == "appeal"]
    assert (one["minutes"]["counted"], one["minutes"]["lost"]) == (3010, 3)
    assert one["minutes"]["availability"] == pytest.approx(100 * 3007 / 3010)  # 99.9003
    assert "<strong>99.9\u202f%</strong>" in said
    assert "19 minutes" in said, "of 22.32 that March allows, 19.32 are left"


def test_a_month_that_lost_too_much_says_so(client, noon):
    lived(noon, 60, out=[Part.SIGN_IN])
    assert t("citizen.status.spent", "en") in page(client)
    assert all(one["minutes"]["left"] < 0 for one in status(client)["services"])


def test_one_outage_of_all_parts_is_one_thing_that_happened(client, noon):
    lived(noon, 10)
    noon.tick(20 * MINUTE)
    lived(noon, 10)
    availability.note_outages(SYSTEM)
    said = page(client).partition(t("citizen.status.past", "en"))[2]
    assert len(status(client)["incidents"]) == len(Part)
    assert said.count("<h3>") == 1 and all(t(f"availability.part.{part}", "en") in said for part in Part)


def test_a_service_is_not_named_late_by_a_handful_of_decisions(client, noon):
    lived(noon, 5)
    for n in range(30):
        service = "appeal" if n < 20 else "window-tint-permit"
        oversight.count_in_service(SYSTEM, service=service, on=noon.moment.date(), in_time=n != 0)
    known = {one["service"]: (one["decisions"], one["in_time"]) for one in status(client)["services"]}
    assert known["appeal"] == (20, 95.0)
    assert known["window-tint-permit"] == (None, None)
    assert "95\u202f%" in page(client)


@pytest.mark.parametrize("closed", ["maintenance", read_only.FILE])
def test_it_stays_open_when_doors_are_closed_or_nothing_is_written(client, noon, settings, closed):
    (settings.DARCHA_VAR / closed).write_text("", "utf-8")
    assert t("citizen.status.title", "ru") in page(client, "ru")
    assert status(client)["database_answers"] is True
    assert client.get("/en/services").status_code == (503 if closed == "maintenance" else 200)


def test_it_is_answered_while_the_database_is_away_also_to_whoever_has_a_session(client, noon, settings, monkeypatch):
    lived(noon, 10)
    page(client)
    noon.tick(MINUTE)

    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(board_query, "marks_between", away)
    monkeypatch.setattr(ServiceMonth.objects, "filter", away)
    monkeypatch.setattr("darcha.kernel.identity.api.find_recognised", away)
    client.cookies[settings.DARCHA_SESSION_COOKIE] = "x" * 43
    said = page(client, "uz")
    assert t("citizen.status.away.title", "uz") in said
    assert "10.03.2026, 12:10" in said, "since when it is known"
    assert status(client)["database_answers"] is False
    assert {part["state"] for part in status(client)["parts"]} == {"out"}
    assert t("availability.state.works", "uz") not in said


def test_while_one_visitor_hangs_nobody_else_asks_the_database_anything(client, noon, monkeypatch):
    """Neither page nor API, for figures that no visitor has read yet either; and soon both say that it is away."""
    lived(noon, 10)
    availability.board()
    noon.tick(MINUTE)
    asked, let_go, others = Event(), Event(), []

    def hanging(*args, **kwargs):
        asked.set()
        let_go.wait(30)
        raise OperationalError

    monkeypatch.setattr(board_query, "marks_between", hanging)
    monkeypatch.setattr(ServiceMonth.objects, "filter", lambda **_: others.append(1))
    first = Thread(target=availability.board)
    first.start()
    try:
        assert asked.wait(30)
        assert availability.board().answers, "that somebody reads just now is no trouble"
        noon.tick(timedelta(seconds=5))
        assert t("citizen.status.away.title", "en") in page(client)
        assert status(client)["database_answers"] is False
        assert others == []
    finally:
        let_go.set()
        first.join(30)


def test_a_process_that_never_heard_of_the_database_says_that_too(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(board_query, "marks_between", away)
    assert t("citizen.status.away.unknown", "en") in page(client)


def test_nobody_s_name_stands_on_it(client, settings):
    client.cookies[settings.DARCHA_SESSION_COOKIE] = "x" * 43
    answer = client.get("/en/status")
    assert not answer.cookies and "sign-out" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/en/services", "/en/no-such-page"])
def test_the_footer_leads_to_it(client, path):
    assert 'href="/en/status"' in client.get(path).content.decode()


def test_error_pages_lead_to_it(client, settings):
    for mark in ("maintenance", read_only.FILE):
        (settings.DARCHA_VAR / mark).write_text("", "utf-8")
        answer = client.post("/en/services/appeal/apply", {})
        assert answer.status_code == 503
        assert answer.content.decode().count('href="/en/status"') == 2, "in the page and in its footer"
        (settings.DARCHA_VAR / mark).unlink()


def test_an_operator_tells_and_ends_an_incident(darcha, client, noon):
    lived(noon, 5)
    code, out, _ = darcha("open", "--part", "payments", *SAID)
    assert code == 0
    number = out.strip()
    for language in ("uz", "kaa", "ru", "en"):
        availability.forget()
        assert WORDS[language] in page(client, language)
    assert json.loads(darcha("show")[1])["incidents"][0]["id"] == number
    noon.tick(20 * MINUTE)
    assert darcha("close", number, *SAID)[0] == 0
    availability.forget()
    (told,) = status(client)["incidents"]
    assert (told["kind"], told["parts"], told["closing"]) == ("announced", ["payments"], WORDS["en"])
    assert darcha("close", number)[0] == 2
    acts = list(JournalEntry.objects.order_by("at").values_list("act", "actor_id"))
    assert acts == [("availability.incident_opened", "cli"), ("availability.incident_closed", "cli")]


def test_works_are_told_beforehand(darcha, client):
    plan = ("plan", "--part", "portal", "--from", "2026-03-12T22:00", "--until", "2026-03-12T23:00")
    assert darcha(*plan, *SAID)[0] == 0
    assert "12.03.2026, 22:00" in page(client)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("open", "--part", "kitchen", *SAID), "submitting"),
        (("open", "--part", "portal", *SAID[:-1], " "), "--en"),
        (("plan", "--part", "portal", "--from", "soon", "--until", "2026-03-12T23:00", *SAID), "soon"),
        (("plan", "--part", "portal", "--from", "2026-03-12T23:00", "--until", "2026-03-12T22:00", *SAID), "--until"),
        (("close", "17"), "17"),
        (("close", "11111111-1111-4111-8111-111111111111"), ""),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_a_wrong_word_is_named(darcha, arguments, named):
    code, out, err = darcha(*arguments)
    assert (code, out) == (2, "")
    assert named in err and "Traceback" not in err
