"""The writer adds evidence of his own accord until the decision. ORQ-445, article 32."""

import pytest

from darcha.kernel.cases import api, errors
from darcha.kernel.cases.types import CaseState
from darcha.kernel.documents import api as documents

from .test_submit import picture
from .world import LAW, LEAD, OTHER_BODY, petition, send

WORDS = "Kanareyka: qoʻshnilar ham guvoh, surat ilova qilindi."


@pytest.fixture
def letter(citizen):
    return send(citizen, answers=petition(bodies=[LEAD, OTHER_BODY]))


def file_of(who):
    return documents.receive_file(who, name="a.png", content=picture("red"), purpose="case-file").public_id


def add(who, receipt, **said):
    return api.perform(who, case=receipt.public_id, act="add", said=said)


def test_article_32_words_and_files_reach_the_body_and_nothing_else_changes(letter, citizen, officer):
    before = api.get_case(citizen, letter.public_id)
    file = file_of(citizen)
    row = add(citizen, letter, words=WORDS, files=[str(file)])
    assert row == before
    line = api.officer_case(officer, letter.public_id).timeline[-1]
    assert (line.code, line.actor, line.words) == ("added", "applicant", {"text": WORDS, "files": [str(file)]})


def test_article_32_a_file_alone_is_enough_and_nothing_is_not(letter, citizen):
    add(citizen, letter, files=[str(file_of(citizen))])
    for words in ("", "  "):
        with pytest.raises(errors.WordsMissing):
            add(citizen, letter, words=words)


def test_article_32_only_ones_own_files(letter, citizen, stranger):
    with pytest.raises(errors.NotFound):
        add(citizen, letter, files=[str(file_of(stranger))])


def test_article_32_until_the_decision(letter, citizen, officer):
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 10-martgacha taʼmirlanadi.")
    with pytest.raises(errors.ActNotPossible):
        add(citizen, letter, words=WORDS)


def test_article_32_also_while_the_body_waits_for_an_answer_which_it_is_not(letter, citizen, officer):
    api.ask_applicant(officer, case=letter.public_id, words="Qaysi koʻcha?")
    assert add(citizen, letter, words=WORDS).state is CaseState.AWAITING_APPLICANT


def test_article_32_nobody_adds_to_another_s_case(letter, stranger, officer):
    with pytest.raises(errors.NotFound):
        add(stranger, letter, words=WORDS)
    with pytest.raises((errors.ActNotPossible, errors.NotAllowed)):
        add(officer, letter, words=WORDS)


def test_article_19_what_is_added_is_the_leads_own(letter, citizen, outsider):
    file = file_of(citizen)
    add(citizen, letter, words=WORDS, files=[str(file)])
    view = api.officer_case(outsider, letter.public_id)
    assert "Kanareyka: qoʻshnilar" not in repr(view) and file in view.closed_files
