"""Whoever can act on what waits in a case is told, once, and nobody else."""

from uuid import uuid4

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.rules.who_is_told import able_to_settle
from darcha.kernel.identity.types import Post, PostHolder

from . import world

REASON = "Ariza beruvchi mening yaqin qarindoshim."


def told(key):
    found = apps.get_model("notifications", "Notification").objects.filter(key=f"cases.waits.{key}")
    return [one.account_id for one in found]


def holder(post, role="officer", services=(), **more):
    return PostHolder(uuid4(), post, Post("x", post, role, services), **more)


def test_heads_and_the_posts_named_who_are_free_and_there():
    head, second, other_service = holder("chief", "head"), holder("checker"), holder("checker", services=("other",))
    clerk, off_it, away = holder("clerk"), holder("checker"), holder("checker", is_away=True)
    asker = holder("checker")
    found = able_to_settle(
        ("checker",),
        service="permit",
        asked_by=asker.account_id,
        recused={off_it.account_id},
        holders=(head, second, other_service, clerk, off_it, away, asker),
    )
    assert found == (head, second)


def test_the_heads_hear_of_a_recusal_once(packs, citizen, officer, head):
    case = world.send(citizen)
    api.assign(officer, case=case.public_id, to=officer.account_id)
    api.recuse(officer, case=case.public_id, words=REASON)
    deliver_all()
    assert told("recusal") == [head.account_id]
    assert api.tell_who_waits(world.SYSTEM, case_id=Case.objects.get().id, kind="recusal") == 0


def test_what_was_settled_meanwhile_waits_for_nobody(packs, citizen, officer, head):
    case = world.send(citizen)
    api.assign(officer, case=case.public_id, to=officer.account_id)
    api.recuse(officer, case=case.public_id, words=REASON)
    api.decide_recusal(head, case=case.public_id, recusal="denied")
    deliver_all()
    assert told("recusal") == []


@pytest.mark.parametrize("kind", ["confirmation", "recusal"])
def test_where_nothing_waits_nobody_is_told(packs, citizen, kind):
    world.send(citizen)
    assert api.tell_who_waits(world.SYSTEM, case_id=Case.objects.get().id, kind=kind) == 0
