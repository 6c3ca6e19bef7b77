"""A petition on paper that is registered late is a breach of the body where it arrived. ORQ-445, article 23."""

from datetime import date

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.types.registering import Arrival, Writer
from darcha.kernel.oversight import api
from darcha.kernel.oversight.types import BreachKind


def register(officer, on, **answers):
    return cases.register_for(
        officer,
        service_key=world.PETITION,
        body=world.LEAD,
        arrival=Arrival("post", on),
        writer=Writer(),
        answers={"kind": "application", "text": "Hovlimizga suv kelmayapti.", **answers},
        language="uz",
        idempotency_key="1",
    )


@pytest.mark.parametrize("about", [None, world.LEAD], ids=["kept", "sent above"])
def test_article_23_a_late_registration_is_a_breach_of_the_body_where_it_arrived(overseer, officer, now, about):
    now.move_to("2026-03-12T10:00+05:00")
    more = {"kind": "complaint", "about_body": about} if about else {}
    done = register(officer, date(2026, 3, 6), **more)
    deliver_all()
    (row,) = api.breaches(overseer).items
    assert (row.kind, row.body, row.number) == (BreachKind.REGISTERED_LATE, world.LEAD, done.receipt.number)
    assert (row.at.date(), row.ended_at) == (date(2026, 3, 6), now.moment)


def test_article_23_registered_on_its_day_it_is_none(overseer, officer):
    register(officer, None)
    deliver_all()
    assert api.breaches(overseer).items == ()
