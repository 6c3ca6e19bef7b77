"""Evidence is told to whoever has the case; a new lead to the bodies that take part. ORQ-445, articles 24 and 32."""

from uuid import uuid4

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import NotFound
from darcha.kernel.cases.rules.who_is_told import in_hand_or_heads
from darcha.kernel.identity.types import Post, PostHolder
from darcha.kernel.notifications import api as notifications

from .world import LEAD, SYSTEM, petition, send, staff


def keys(who):
    return [
        notice.key for notice in notifications.inbox_of(who) if "added" in notice.key or "taking_part" in notice.key
    ]


def test_article_32_the_holder_alone_is_told_of_evidence(citizen, officer, head):
    receipt = send(citizen)
    api.assign(officer, case=receipt.public_id, to=officer.account_id)
    api.add_evidence(citizen, case=receipt.public_id, words="Yana bir guvoh bor.")
    deliver_all()
    assert (keys(officer), keys(head)) == (["cases.holder.added"], [])
    api.add_evidence(citizen, case=receipt.public_id, words="Yana biri.")
    deliver_all()
    assert len(keys(officer)) == 2


def test_article_32_while_nobody_has_it_the_heads_are(citizen, officer, head):
    receipt = send(citizen)
    api.add_evidence(citizen, case=receipt.public_id, words="Yana bir guvoh bor.")
    deliver_all()
    assert (keys(officer), keys(head)) == ([], ["cases.holder.added"])


def test_article_24_co_executors_hear_that_the_lead_changed(citizen, officer):
    co_head = staff("iiv", "petitions-head", "head")
    receipt = send(citizen, answers=petition(bodies=[LEAD, "iiv"]))
    api.transfer(officer, case=receipt.public_id, body="yhxx", words="Yoʻl harakati masalasi.")
    deliver_all()
    assert keys(co_head) == ["cases.taking_part.transferred"]
    notice = next(one for one in notifications.inbox_of(co_head) if "taking_part" in one.key)
    assert receipt.number in notice.body


def test_what_never_happened_is_told_to_nobody(citizen):
    receipt = send(citizen)
    case = api.get_case(citizen, receipt.public_id)
    for tell in (api.tell_holder, api.tell_taking_part, api.tell_heads):
        with pytest.raises(NotFound):
            tell(SYSTEM, case_id=case.id, line="added")


def test_who_stands_in_is_told_as_well():

    absent, other, chief = uuid4(), uuid4(), uuid4()
    holders = [
        PostHolder(other, "B", Post("adliya", "petitions-officer", "officer", lender=absent), "uz"),
        PostHolder(chief, "C", Post("adliya", "petitions-head", "head"), "uz"),
    ]
    assert [one.account_id for one in in_hand_or_heads(holders, absent)] == [other]
    assert [one.account_id for one in in_hand_or_heads(holders, uuid4())] == [chief]
    assert [one.account_id for one in in_hand_or_heads(holders, None)] == [chief]
