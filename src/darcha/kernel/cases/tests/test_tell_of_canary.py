"""A canary that is read: the heads learn of it, whoever of them it was not, and nothing says whose record it is."""

from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.exchange import api as exchange

from . import world
from .world import send


def told():
    return set(
        apps.get_model("notifications", "Notification")
        .objects.filter(key="cases.canary_read")
        .values_list("account_id", flat=True)
    )


def test_the_heads_of_the_body_are_told_once_a_day_and_the_reader_is_not(citizen, officer):
    head = world.staff(world.LEAD, "petitions-head", "head")
    case = send(citizen)
    exchange.plant_canary(world.SYSTEM, person_id=citizen.person_id)
    api.officer_case(officer, case.public_id)
    deliver_all()
    assert head.account_id in told() and officer.account_id not in told()
    before = len(told())
    api.officer_case(officer, send(citizen).public_id)
    deliver_all()
    assert len(told()) == before


def test_a_head_who_reads_one_is_not_who_is_told(citizen):
    head, other = (world.staff(world.LEAD, "petitions-head", "head") for _ in range(2))
    assert api.tell_of_canary(world.SYSTEM, account=str(head.account_id), body=world.LEAD) >= 1
    assert other.account_id in told() and head.account_id not in told()


def test_a_body_that_no_pack_knows_any_more_has_its_heads_told(citizen):
    head = world.staff("gone", "boss", "head")
    assert api.tell_of_canary(world.SYSTEM, account="x", body="gone") == 1
    assert told() == {head.account_id}
