"""The year to complain is restored for a good cause, by an act of its own; nobody is left unheard.
ORQ-445, article 22."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, GroundNotSo, RefusalIncomplete, WordsMissing
from darcha.kernel.catalogue.types import Act
from darcha.kernel.notifications import api as notifications

from .world import petition, send

CAUSE = "Bir yil davomida kasalxonada boʻlgan, hujjat ilova qilingan."


@pytest.fixture
def late(citizen):
    return send(citizen, answers=petition(kind="complaint", about_body="iiv", learned_on="2025-03-05"))


def leave_as_late(head, receipt):
    api.officer_case(head, receipt.public_id)
    return api.leave(head, case=receipt.public_id, ground="late", fact="Bir yildan keyin yozilgan.")


def test_article_22_the_head_restores_it_and_the_writer_reads_why(late, head, citizen):
    api.restore_time(head, case=late.public_id, words=CAUSE)
    deliver_all()
    assert any(CAUSE in notice.body for notice in notifications.inbox_of(citizen))
    line = next(one for one in api.timeline(citizen, late.public_id) if one.code == "time_restored")
    assert (line.words["text"], line.post) == (CAUSE, "petitions-head")


def test_article_22_once_restored_it_is_not_left_as_late(late, head, citizen):
    api.restore_time(head, case=late.public_id, words=CAUSE)
    api.add_evidence(citizen, case=late.public_id, words="Kasalxona xati.")
    with pytest.raises(GroundNotSo):
        leave_as_late(head, late)
    with pytest.raises(ActNotPossible) as again:
        api.restore_time(head, case=late.public_id, words=CAUSE)
    assert again.value.params["reason"] == "restored-already"


def test_article_22_nobody_is_left_unheard(late, head, citizen):
    with pytest.raises(RefusalIncomplete) as refused:
        leave_as_late(head, late)
    assert refused.value.fields == {"ground": "cases.leave.unheard"}
    api.add_evidence(citizen, case=late.public_id, words="Kasal edim.")
    assert leave_as_late(head, late).outcome == "unconsidered"


def test_article_22_it_is_the_heads_and_needs_words(late, officer, head):
    with pytest.raises(ActNotPossible) as refused:
        api.restore_time(officer, case=late.public_id, words=CAUSE)
    assert refused.value.params["reason"] == "another-post"
    with pytest.raises(WordsMissing):
        api.restore_time(head, case=late.public_id, words="")


def test_article_22_what_came_in_time_needs_nothing_and_other_petitions_are_not_offered_it(citizen, head):
    in_time = send(citizen, answers=petition(kind="complaint", about_body="iiv", learned_on="2025-03-06"))
    with pytest.raises(ActNotPossible) as refused:
        api.restore_time(head, case=in_time.public_id, words=CAUSE)
    assert refused.value.params["reason"] == "complaint-in-time"
    other = send(citizen)
    assert all(one.act is not Act.RESTORE_TIME for one in api.possible_actions(head, other.public_id))
