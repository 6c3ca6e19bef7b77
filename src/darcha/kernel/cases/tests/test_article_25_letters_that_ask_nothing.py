"""Thanks, greetings and adverts are filed without consideration: by two persons, and never a complaint. ORQ-445, 25."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, WordsMissing
from darcha.kernel.notifications import api as notifications

from .world import petition, send

SAID = {"letter": "thanks", "words": "Iliq soʻzlaringiz uchun rahmat."}


@pytest.fixture
def thanks(citizen):
    return send(citizen, answers=petition(text="Yordamingiz uchun katta rahmat!"))


def test_article_25_one_proposes_another_confirms_and_the_writer_is_told(thanks, officer, head, citizen):
    row = api.perform(officer, case=thanks.public_id, act="file", said=SAID)
    assert row.closed_at is None
    with pytest.raises(ActNotPossible):
        api.confirm(officer, case=thanks.public_id)
    row = api.confirm(head, case=thanks.public_id)
    assert (row.outcome, row.state) == ("filed", "completed")
    deliver_all()
    told = [one.body for one in notifications.inbox_of(citizen)]
    assert any(SAID["words"] in words for words in told)


def test_article_25_it_is_kept_and_found(thanks, officer, head, citizen):
    api.file_away(head, case=thanks.public_id, **SAID)
    api.confirm(officer, case=thanks.public_id)
    assert api.find_by_number(officer, thanks.number).public_id == thanks.public_id
    view = api.case_for(citizen, thanks.public_id)
    assert (view.decision.outcome, view.decision.words) == ("filed", SAID["words"])
    assert view.timeline[-1].params["letter"] == "thanks"


def test_article_25_a_complaint_is_never_filed(citizen, officer, head):
    complaint = send(citizen, answers=petition(kind="complaint"))
    for who in (officer, head):
        with pytest.raises(ActNotPossible) as refused:
            api.file_away(who, case=complaint.public_id, **SAID)
        assert refused.value.params["reason"] == "complaint-never-filed"


def test_what_it_is_and_what_the_writer_is_told_must_be_said(thanks, officer):
    with pytest.raises(NeedsUnmet):
        api.perform(officer, case=thanks.public_id, act="file", said={**SAID, "letter": "poem"})
    with pytest.raises(WordsMissing):
        api.file_away(officer, case=thanks.public_id, letter="thanks", words="")


def test_a_second_person_may_send_it_back(thanks, officer, head):
    api.file_away(officer, case=thanks.public_id, **SAID)
    api.send_back(head, case=thanks.public_id, words="Xatda iltimos ham bor.")
    assert api.get_case(officer, thanks.public_id).closed_at is None
