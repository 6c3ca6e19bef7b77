"""Registering a letter for whoever wrote it, through the pages; and following it by its slip. ORQ-445, article 23."""

import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from darcha.furniture.language import FULL_NAMES
from darcha.kernel.cases.tests.test_submit import picture
from darcha.kernel.documents.rules.limits import VERIFY_TURNS_A_MINUTE

from .conftest import page

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")
FOLLOW = reverse("citizen:follow", kwargs={"lang": "uz"})
LETTER = {
    "way": "post",
    "language": "uz",
    "signature": "by-hand",
    "writer": "individual",
    "name": "Azizov Aziz",
    "address": "Nukus, Doʻslik, 5",
    "kind": "application",
    "text": "Hovlimizga suv kelmayapti, yordam bering.",
    "_key": "k1",
}


def said(**changes):
    return {key: value for key, value in {**LETTER, **changes}.items() if value is not None}


def test_a_letter_is_registered_and_its_slip_follows_it(country, desk_of):
    office = desk_of(country.officer)
    done = office.post(page("register"), said())
    assert (done.status_code, done["Cache-Control"]) == (200, "no-store")
    text = done.content.decode()
    code = CODE.search(text)[0]
    number = apps.get_model("cases", "Case").objects.get().number
    assert number in text
    anybody = Client()
    followed = anybody.post(FOLLOW, {"code": code.lower()})
    shown = followed.content.decode()
    assert (followed.status_code, followed["Cache-Control"]) == (200, "no-store")
    assert number in shown
    assert "Azizov" not in shown
    assert "Hovlimizga" not in shown


def test_the_case_says_that_the_reply_goes_out_on_paper(country, desk_of):
    office = desk_of(country.officer)
    office.post(page("register"), said())
    case = apps.get_model("cases", "Case").objects.get()
    shown = office.get(page("case", case_id=case.public_id)).content.decode()
    assert "manziliga yuboring" in shown
    assert "Pochta orqali keldi" in shown


def test_sent_twice_is_registered_once_and_the_code_is_told_once(country, desk_of):
    office = desk_of(country.officer)
    office.post(page("register"), said())
    again = office.post(page("register"), said())
    assert CODE.search(again.content.decode()) is None
    assert apps.get_model("cases", "Case").objects.count() == 1


def test_a_wrong_code_says_so_and_tries_are_counted(country):
    anybody = Client()
    assert anybody.get(FOLLOW).status_code == 200
    for typed in ("", "7K2M-9QXT-40HD-WZ8C", "\x00", "x" * 5_000):
        assert anybody.post(FOLLOW, {"code": typed}).status_code in {422, 429}
    for _ in range(VERIFY_TURNS_A_MINUTE):
        last = anybody.post(FOLLOW, {"code": "?"})
    assert last.status_code == 429


@pytest.mark.parametrize("lang", FULL_NAMES)
def test_the_form_opens_in_every_language_and_asks_nothing_but_kind_and_substance(country, desk_of, lang):
    office = desk_of(country.officer)
    shown = office.get(page("register", lang))
    assert shown.status_code == 200
    refused = office.post(page("register", lang), said(kind=None, text="", name="", address=""))
    assert refused.status_code == 422
    assert refused.content.decode().count('class="govuk-error-message"') == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"way": "pigeon"},
        {"way": None},
        {"language": "xx"},
        {"signature": None},
        {"arrived_on-day": "31", "arrived_on-month": "2", "arrived_on-year": "2026"},
        {"arrived_on-day": "1", "arrived_on-month": "1", "arrived_on-year": "2099"},
        {"arrived_on-day": "1", "arrived_on-month": "1", "arrived_on-year": "1001"},
        {"number": "\x00", "document": "<b>"},
        {"number": "41705909900013", "document": "AA0000009"},
        {"writer": "entity", "number": "1" * 5_000},
        {"kind": "poem"},
        {"bodies": ["nowhere", "\x00"]},
        {"about_body": "nowhere"},
        {"text": "a" * 30_000},
        {"had-files": "not-an-id", "kind": None},
        {"had-files": "00000000-0000-0000-0000-000000000000"},
        {"_key": "k" * 9_000},
        {"learned_on-day": "x"},
        {"body": "iiv"},
    ],
    ids=str,
)
def test_bad_input_is_put_right_or_left_aside_and_nothing_typed_is_lost(country, desk_of, wrong):
    answer = desk_of(country.officer).post(page("register"), said(**wrong))
    assert answer.status_code in {200, 422}
    if answer.status_code == 422 and "text" not in wrong:
        assert LETTER["text"] in answer.content.decode()


def test_scans_are_kept_while_something_is_put_right(country, desk_of):
    office = desk_of(country.officer)
    scan = SimpleUploadedFile("xat.png", picture("red"), "image/png")
    first = office.post(page("register"), said(kind="", files=scan))
    kept = re.search(r'name="had-files" value="([0-9a-f-]{36})"', first.content.decode())[1]
    done = office.post(page("register"), {**said(), "had-files": kept})
    assert done.status_code == 200
    assert apps.get_model("documents", "FileUse").objects.count() == 1


def test_what_is_no_scan_is_named(country, desk_of):
    scan = SimpleUploadedFile("xat.png", b"MZ nothing", "image/png")
    answer = desk_of(country.officer).post(page("register"), said(files=scan))
    assert answer.status_code == 422
    assert "xat.png" in answer.content.decode()


def test_a_complaint_about_this_body_is_told_to_go_above(country, desk_of):
    done = desk_of(country.officer).post(page("register"), said(kind="complaint", about_body="adliya"))
    text = done.content.decode()
    assert "Vazirlar Mahkamasi" in text
    assert "25-modda" in text
    assert "/office/cases/" not in text.split('id="main"')[1]


def test_late_is_told(country, desk_of):
    country.now.move_to("2026-03-12T10:00+05:00")
    day = {"arrived_on-day": "6", "arrived_on-month": "3", "arrived_on-year": "2026"}
    assert "6 kun" in desk_of(country.officer).post(page("register"), said(**day)).content.decode()


def test_whoever_has_nothing_to_do_with_petitions_has_no_such_page(country, desk_of):
    inspector = desk_of(country.inspector)
    assert inspector.get(page("register")).status_code == 404
    assert inspector.post(page("register"), said()).status_code == 404
    assert page("register") not in inspector.get(page("inbox")).content.decode()
    assert page("register") in desk_of(country.officer).get(page("inbox")).content.decode()
