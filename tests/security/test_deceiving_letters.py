"""Texts that read otherwise than they stand (attack T23): kept without what nobody sees; real names pass whole."""
# ruff: noqa: E501 - tables of odd input are clearer in few lines

import os
import unicodedata
from uuid import uuid4

import pytest
from django.db import transaction
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from darcha.furniture import build
from darcha.furniture.fields import FileView
from darcha.furniture.testing import CHROMIUM, CHROMIUM_FLAGS
from darcha.ground.text import canonical
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import AnswersIncomplete
from darcha.kernel.cases.tests import world
from darcha.kernel.documents.content.print_text import printable
from darcha.kernel.documents.rules.file_kind import FileKind
from darcha.kernel.documents.rules.file_name import clean_name
from darcha.kernel.feedback.rules.rating import check_complaint, cleaned

NAMES = (
    "Oʻgʻiloy Sheʼrqulova", "Ayımgúl Qońıratbaeva", "Эльмира Щёкина", "Їжакевич Ґалаґан", "Жаңыл Өмүрбекова", "Seán Ó Súilleabháin",
    "Nguyễn Thị Ánh", "فاطمه می‌خواهد", "שרה לוי", "王小明", "D’Artagnan-Müller", "José Ñuñez", "Łukasz Żak", "क्‍ष देवी",
)  # fmt: skip
UNSEEN = {
    "turned round": "Ali\u202evolaK", "isolated": "Ali\u2066Valiyev\u2069", "marked": "Ali\u200e\u200f\u061cValiyev", "split": "Ali\u200bValiyev",
    "joined by nothing": "Ali\u2060\ufeffValiyev", "tagged": "Ali\U000e0041\U000e0042Valiyev", "NUL": "Ali\x00Valiyev", "escape": "Ali\x1b[31mValiyev",
    "half a letter": "Ali\ud800Valiyev", "soft hyphen": "Ali\u00adValiyev", "private": "Ali\ue000Valiyev", "unassigned": "Ali\u0378Valiyev",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_real_names_pass_whole(name):
    assert canonical(name) == unicodedata.normalize("NFC", name)
    assert printable(name) == canonical(name)


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_nobody_sees_is_not_kept(kind):
    kept = canonical(UNSEEN[kind])
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept)
    assert kept.startswith("Ali") and len(kept) <= len("AliValiyev") + 4
    assert printable(UNSEEN[kind]) == kept


def test_one_letter_carries_no_tower():
    tower = "a" + "\u0301\u0489\u0346" * 40
    assert len(canonical(tower)) <= 6


def test_both_ways_of_writing_a_letter_are_one():
    assert canonical("Qon\u0301ırat") == canonical("Qońırat") == "Qońırat"


@given(st.text())
def test_once_canonical_always_canonical(text):
    kept = canonical(text)
    assert canonical(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert all(letter in "\n\t\u200c\u200d" or unicodedata.category(letter)[0] != "C" for letter in kept)
    kept.encode()


@pytest.mark.parametrize("kind", UNSEEN)
def test_files_and_feedback_are_kept_so_too(kind):
    for kept in (clean_name(UNSEEN[kind] + ".pdf", FileKind.PDF), check_complaint(UNSEEN[kind]), cleaned(UNSEEN[kind])):
        assert all(unicodedata.category(letter)[0] != "C" for letter in kept)


@pytest.fixture
def undone(country):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", [kind for kind in UNSEEN if kind not in {"turned round", "isolated", "NUL", "escape", "half a letter"}]
)
def test_answers_are_kept_canonical(country, undone, kind):
    typed = f"Qon\u0301ırat: {UNSEEN[kind]}, chiroqlar yonmayapti."
    receipt = world.send(country.people["owner"], answers=world.petition(text=typed), key=str(uuid4()))
    assert cases.case_for(country.people["owner"], receipt.public_id).answers["text"] == canonical(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["turned round", "isolated"])
def test_answers_that_turn_what_follows_are_refused_with_a_reason(country, undone, kind):
    with pytest.raises(AnswersIncomplete) as refused:
        world.send(country.people["owner"], answers=world.petition(text=f"{UNSEEN[kind]}, chiroqlar yonmayapti."))
    assert refused.value.fields == {"text": "catalogue.answer.forbidden-sign"}


@pytest.mark.django_db
def test_words_between_person_and_office_are_kept_canonical(country, undone):
    """A question, its answer, and a withdrawal, with every sign that nobody sees."""
    owner, officer = country.people["owner"], country.people["petitions"]
    words = " ".join(UNSEEN.values())
    receipt = world.send(owner)
    cases.ask_applicant(officer, case=receipt.public_id, words=words)
    cases.answer(owner, case=receipt.public_id, words=words)
    cases.withdraw(owner, case=receipt.public_id, words=words)
    lines = [line.words["text"] for line in cases.timeline(owner, receipt.public_id) if line.words]
    assert lines == [canonical(words)] * 3


@pytest.mark.django_db
def test_a_register_keeps_names_canonical(country, undone):
    who = world.person(77, "Ayi\u0301mgu\u0301l Qon\u0301ırat\u202ebaeva\u200b qızı")
    shown = country.send("owner", "GET", "/uz/me").content.decode()
    assert "\u202e" not in shown
    from darcha.kernel.registries import api as registries

    kept = registries.get_record(who.person_id, who=world.SYSTEM, purpose="keep-register").data
    assert kept["full_name"] == "Ayímgúl Qońıratbaeva qızı"


ORDER = """
([selector, first, second]) => {
  const all = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const left = {};
  for (let node = all.nextNode(); node; node = all.nextNode())
    for (const sign of [first, second]) {
      const at = node.data.indexOf(sign);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      left[sign] = range.getBoundingClientRect().left;
    }
  return left[first] < left[second];
}
"""


@pytest.mark.browser
def test_a_name_from_right_to_left_turns_nothing_beside_it():
    """In a list of files, the size stands after the name, whatever letters the name has."""
    build.build()
    styles = (build.OUT / "darcha.css").read_text("utf-8")
    files = [FileView("1", "תעודה 17.pdf", size="12 KB", url="/x"), FileView("2", "سند.pdf", size="34 KB")]
    drawn = render_to_string("furniture/components/files.html", {"files": files})
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps a loop running in this thread
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
            page = chromium.new_page()
            page.set_content(
                f"<style>{styles}</style><main>{drawn}<p id=x><bdi>שרה</bdi> (7 - 9)</p><p id=y>שרה (7 - 9)</p></main>"
            )
            assert page.evaluate(ORDER, [".files li:nth-child(1)", "ת", "K"])
            assert page.evaluate(ORDER, [".files li:nth-child(2)", "س", "K"])
            assert page.evaluate(ORDER, ["#x", "7", "9"])
            assert not page.evaluate(ORDER, ["#y", "7", "9"])  # what isolation is for
            chromium.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
