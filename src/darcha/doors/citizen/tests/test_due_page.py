"""How the last day was counted: the same on the page, on the sealed sheet and in JSON; what if; a sheet for a court."""

import re
import subprocess
from dataclasses import replace

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.text import PAGE_LANGUAGES, cite, t, use, write_day
from darcha.kernel.cases import api as cases
from darcha.kernel.cases import counting
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.documents import api as documents

from . import forms
from .test_apply_case_page import pay

TAGS = re.compile(r"<[^>]+>")
ROWS = re.compile(r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>", re.DOTALL)


def line(receipt, code, at, **params):
    """As an act of the body leaves it in the timeline."""
    case = apps.get_model("cases", "Case").objects.get(public_id=receipt.public_id)
    event = apps.get_model("cases", "CaseEvent")(
        case=case, code=code, at=clock.parse(at), actor_kind="body", params=params
    )
    event.save(force_insert=True)


def petition(country, arrived="2026-03-06T17:59+05:00", **answers):
    country.now.move_to(arrived)
    return world.send(country.citizen, answers=world.petition(**answers))


def permit(country):
    country.now.move_to("2026-12-30T16:00+05:00")
    receipt = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    country.now.move_to("2026-12-30T17:30+05:00")
    pay(country, receipt)
    return receipt


def stopped(country):
    receipt = permit(country)
    country.now.move_to("2026-12-30T17:40+05:00")
    cases.ask_applicant(country.inspector, case=receipt.public_id, words="Oynaning rasmini yuboring.")
    country.now.move_to("2027-01-05T10:00+05:00")
    return receipt


def resumed(country):
    receipt = stopped(country)
    cases.answer(country.citizen, case=receipt.public_id, words="Rasm ilovada.")
    return receipt


def extended(country):
    receipt = petition(country)
    line(receipt, "extended", "2026-03-20T10:00+05:00", by="P1M")
    return receipt


def late(country):
    receipt = petition(country)
    country.now.move_to("2026-03-27T10:00+05:00")
    cases.reply(country.officer, case=receipt.public_id, grounds=LAW, words="Chiroqlar oʻn kun ichida tuzatiladi.")
    return receipt


def unpaid(country):
    return world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)


SCENES = {
    "navruz": petition,
    "after hours": lambda country: petition(country, "2026-03-06T18:30+05:00"),
    "a month": lambda country: petition(country, "2026-01-31T10:00+05:00", kind="proposal"),
    "new year": permit,
    "stopped": stopped,
    "resumed": resumed,
    "extended": extended,
    "late": late,
    "not started": unpaid,
}


def plain(html):
    return " ".join(TAGS.sub(" ", html).split())


def packed(words):
    return "".join(words.split())


def due(client, receipt, lang="en", query=""):
    return client.get(f"/{lang}/applications/{receipt.public_id}/due{query}")


def said_of(day, language):
    """The words of a day of the JSON, as a person reads them."""
    special = f" · {day['special']}" if day.get("special") else ""
    act = f" {cite(day['ref'], language)}" if day["ref"] else ""
    undecreed = not day["confirmed"] and not day["why"]["code"].endswith("-unconfirmed")
    doubt = f" {t('cases.told.not_decreed', language)}" if undecreed else ""
    return f"{day['why']['text']}{special}{act}{doubt}"


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("scene", SCENES)
def test_page_sheet_and_json_say_the_same(country, browse_as, scene, language, tmp_path):
    receipt = SCENES[scene](country)
    derived = cases.due_as_json(country.citizen, receipt.public_id, language=language)
    days = derived["registration"] + derived["derivation"]
    wanted = [(write_day(clock.parse(day["on"])), packed(said_of(day, language))) for day in days]

    page = forms.body(due(browse_as(country.citizen), receipt, language))
    shown = [(plain(on).split()[0], packed(plain(why))) for on, _, why in ROWS.findall(page)]
    assert shown == wanted
    assert all(f"<li>{sentence}</li>" in page for sentence in derived["summary"][1:])

    sheet = cases.issue_term_sheet(country.citizen, case=receipt.public_id, language=language)
    (tmp_path / "sheet.pdf").write_bytes(documents.open_document(country.citizen, sheet.document).content)
    printed = subprocess.run(
        ["pdftotext", tmp_path / "sheet.pdf", "-"], check=True, capture_output=True
    ).stdout.decode()
    on_paper = packed(printed)
    assert all(packed(sentence) in on_paper for sentence in derived["summary"])
    assert all(on in on_paper and why in on_paper for on, why in wanted)
    assert len(re.findall(r"^\d\d\.\d\d\.\d{4} \w+$", printed, re.MULTILINE)) >= len(wanted)


def test_the_page_speaks_to_the_applicant(country, browse_as):
    page = forms.body(due(browse_as(country.citizen), petition(country)))
    assert "You will have an answer by the end of 24.03.2026, Tuesday." in page
    assert "is-due" in page and "•" not in page  # the dot of a day off is drawn by the style sheet
    assert page.count("is-off") == 9 + 1  # the legend has one


@pytest.mark.parametrize(
    ("scene", "signs"),
    [
        ("extended", ('class="is-extension"', ">+1</span>")),
        ("stopped", ('class="is-stopped', ">II</span>")),
        ("new year", ("is-doubtful", "not decreed yet", ">1:30</span>")),
        ("navruz", ('class="is-skipped is-off"', ">–</span>", ">→</span>", "the end moved here")),
    ],
)
def test_signs_that_need_no_colour(country, browse_as, scene, signs):
    page = forms.body(due(browse_as(country.citizen), SCENES[scene](country)))
    assert [sign for sign in signs if sign not in page] == []


def test_a_long_standing_clock_has_no_endless_calendar(country, browse_as):
    receipt = stopped(country)
    country.now.move_to("2027-09-01T10:00+05:00")
    assert 'class="days"' not in forms.body(due(browse_as(country.citizen), receipt))


def test_the_term_of_a_closed_case_reads_as_past(country, browse_as):
    page = forms.body(due(browse_as(country.citizen), late(country)))
    assert "The answer was due by the end of 24.03.2026" in page
    assert "The case was decided on 27.03.2026, 10:00, after the term had ended." in page


EXTENDED = "?what=extend&by=1&unit=months&decided-day=20&decided-month=3&decided-year=2026"


def test_what_if_it_were_extended(country, browse_as):
    receipt = petition(country)
    page = forms.body(due(browse_as(country.citizen), receipt, query=EXTENDED))
    assert "The term would end on 21.04.2026 instead of 24.03.2026." in page
    assert page.count('class="days"') == 3
    compared = page.split("counting--two")[1]
    assert compared.count("<tr") == 1 + 47 and compared.count("is-other") == 32
    assert cases.due_with_derivation(country.citizen, receipt.public_id).due_on.isoformat() == "2026-03-24"


def test_a_term_that_starts_later_is_supposed_about_from_its_start(country, browse_as):
    page = forms.body(due(browse_as(country.citizen), petition(country, "2026-03-06T18:30+05:00")))
    assert [re.search(rf'name="decided-{part}"[^>]* value="(\d+)"', page)[1] for part in ("day", "month")] == [
        "10",
        "3",
    ]


def test_what_if_the_clock_stood(country, browse_as):
    query = "?what=stop&since-day=30&since-month=12&since-year=2026&since-at=17:40"
    client, receipt = browse_as(country.citizen), permit(country)
    assert "Left of the term: 1 hour 50 minutes." in forms.body(due(client, receipt, query=query))
    query += "&until-day=5&until-month=1&until-year=2027&until-at=9.30"
    assert "would end on 05.01.2027, 11:20 instead of 04.01.2027, 10:30" in forms.body(
        due(client, receipt, query=query)
    )


def test_what_if_a_clock_that_stands_ran_again(country, browse_as):
    query = "?what=resume&until-day=5&until-month=1&until-year=2027&until-at=15:00"
    page = forms.body(due(browse_as(country.citizen), stopped(country), query=query))
    assert "The term would end on 05.01.2027, 16:50." in page and 'name="since-day"' not in page


def test_what_if_nothing_moved(country, browse_as):
    query = "?what=stop&since-day=30&since-month=12&since-year=2026&since-at=17:40"
    query += "&until-day=30&until-month=12&until-year=2026&until-at=17:40"
    page = forms.body(due(browse_as(country.citizen), permit(country), query=query))
    assert "Nothing would move: the term ends on 04.01.2027, 10:30 all the same." in page


@pytest.mark.parametrize(
    ("scene", "query", "words"),
    [
        ("navruz", "?what=extend&by=40&unit=days", "The extension is longer than the law allows (1 month)."),
        ("navruz", "?what=stop", "The law does not let this term be stopped."),
        ("new year", "?what=extend&by=3", "The law does not let this term be extended."),
        ("a month", EXTENDED, "The law does not let this term be extended."),
        ("not started", "?what=stop&since-at=10:00", "The term has not started yet"),
        ("new year", "?what=stop&since-at=10:31", "The term ends before that day"),
    ],
)
def test_what_the_law_does_not_allow_is_said_in_words(country, browse_as, scene, query, words):
    receipt = SCENES[scene](country)
    day = {"new year": (4, 1, 2027), "not started": (6, 3, 2026)}.get(scene, (20, 3, 2026))
    for name in ("since", "decided"):
        query += "".join(f"&{name}-{part}={value}" for part, value in zip(("day", "month", "year"), day, strict=True))
    answer = due(browse_as(country.citizen), receipt, query=query + "&decided-at=09:30")
    assert answer.status_code == 200
    page = forms.body(answer)
    assert "The law does not allow this" in page and words in page and "counting--two" not in page


@pytest.mark.parametrize(
    ("scene", "query", "field", "words"),
    [
        ("navruz", "?what=extend", "by", "Write a whole number"),
        ("navruz", "?what=extend&by=0&unit=days", "by", "Write a whole number"),
        ("navruz", "?what=extend&by=1000&unit=days", "by", "Write a whole number"),
        ("navruz", "?what=extend&by=1", "unit", "Choose one."),
        ("navruz", "?what=extend&by=1&unit=hours", "unit", "Choose one."),
        ("navruz", "?what=extend&by=1&unit=days", "decided", "Write the day."),
        (
            "navruz",
            "?what=extend&by=1&unit=days&decided-day=32&decided-month=3&decided-year=2026",
            "decided",
            "no such day",
        ),
        (
            "navruz",
            "?what=extend&by=1&unit=days&decided-day=1&decided-month=3&decided-year=2026",
            "decided",
            "before it arrives",
        ),
        (
            "navruz",
            "?what=extend&by=1&unit=days&decided-day=1&decided-month=3&decided-year=9999",
            "decided",
            "three years",
        ),
        ("new year", "?what=stop&since-day=4&since-month=1&since-year=2027", "since-at", "hours and minutes"),
        (
            "new year",
            "?what=stop&since-day=4&since-month=1&since-year=2027&since-at=25:00",
            "since-at",
            "hours and minutes",
        ),
        (
            "new year",
            "?what=stop&since-day=4&since-month=1&since-year=2027&since-at=9:30&until-day=3&until-month=1"
            "&until-year=2027&until-at=10:00",
            "until",
            "Only a stopped term",
        ),
        ("new year", "?what=stop&since-day=1&since-month=1&since-year=1&since-at=9:30", "since", "before it arrives"),
        (
            "new year",
            "?what=stop&since-day=4&since-month=1&since-year=2027&since-at=9:30&until-at=x",
            "until-at",
            "hours and minutes",
        ),
        ("stopped", "?what=resume", "until", "Write the day."),
    ],
)
def test_bad_input_is_answered_at_the_field(country, browse_as, scene, query, field, words):
    answer = due(browse_as(country.citizen), SCENES[scene](country), query=query)
    page = forms.body(answer)
    assert answer.status_code == 422
    error = page.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert words in error
    assert f'href="#{field}' in page.split("error-summary__list")[1].split("</ul>")[0]


@pytest.mark.parametrize("query", ["?what=", "?what=x&by=%00", "?by=1&unit=days", "?what=stop&ground=%F0%9F"])
def test_other_words_in_the_address_are_no_question(country, browse_as, query):
    answer = due(browse_as(country.citizen), petition(country), query=query)
    assert answer.status_code == 200 and 'role="status"' not in forms.body(answer).split("<main")[1]


@pytest.fixture
def law(monkeypatch):
    """The term of every case, changed."""
    lawful = counting.term_of

    def change(**changes):
        monkeypatch.setattr(counting, "term_of", lambda *args: replace(lawful(*args), **changes))

    return change


def test_an_extension_that_had_to_be_told_in_time(country, browse_as, law):
    receipt, client = petition(country), browse_as(country.citizen)
    law(extension_decided_within="P10D")
    page = forms.body(due(client, receipt, query=EXTENDED))
    assert "had to be decided, and the applicant told, by 16.03.2026." in page
    assert "within 10 days of the start" in page


def test_grounds_are_asked_where_the_law_knows_several(country, browse_as, law):
    receipt = petition(country)
    law(stops_on=("asked", "opinion"))
    client = browse_as(country.citizen)
    query = "?what=stop&since-day=10&since-month=3&since-year=2026&ground="
    assert "another body’s opinion was awaited" in forms.body(due(client, receipt, query=query + "opinion"))
    wrong = due(client, receipt, query=query + "flood")
    assert wrong.status_code == 422 and 'id="ground-error"' in forms.body(wrong)
    assert 'value="asked" checked' in forms.body(due(client, receipt))


def test_a_sheet_is_a_button_away(country, browse_as):
    receipt = petition(country)
    client, here = browse_as(country.citizen), f"/ru/applications/{receipt.public_id}/due"
    page = forms.body(client.get(here))
    assert "Получить справку (Oʻzbekcha)" in page and "/documents/" not in page
    done = client.post(here, {"language": "ru"})
    assert (done.status_code, done.headers["Location"]) == (302, f"{here}#sheet")
    client.post(here, {"language": "ru"})
    page = forms.body(client.get(here))
    (document,) = set(re.findall(r"/ru/documents/([0-9a-f-]{36})", page))
    assert "Как посчитан срок ответа" in page and "Действует" in page
    sheet = client.get(f"/ru/documents/{document}")
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert documents.verify_pdf(sheet.content).outcome == "valid"
    with use("uz"):
        assert "maʼlumotnoma berildi: H26-" in forms.body(client.get(f"/uz/applications/{receipt.public_id}"))


def test_a_sheet_in_no_language_of_ours(country, browse_as):
    receipt = petition(country)
    answer = browse_as(country.citizen).post(f"/en/applications/{receipt.public_id}/due", {"language": "xx"})
    assert answer.status_code == 422 and "does not speak this language" in forms.body(answer)


def test_a_stranger_finds_nothing(country, browse_as):
    receipt = petition(country)
    client = browse_as(country.stranger)
    assert due(client, receipt, query=EXTENDED).status_code == 404
    assert client.post(f"/en/applications/{receipt.public_id}/due", {}).status_code == 404
