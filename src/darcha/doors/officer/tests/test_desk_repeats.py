"""A repeat beside the earlier case, and the acts that begin with its number. ORQ-445, articles 25 and 30."""

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.exchange import api as exchange

from .conftest import page

AGAIN = "Kanareyka-7Q koʻchasida chiroqlar ikki haftadan beri yonmayapti, uchinchi marta yozyapman."


def pair(country, *, answered):
    first = world.send(country.citizen)
    if answered:
        cases.reply(
            country.officer, case=first.public_id, grounds=LAW, words="Chiroqlar taʼmirlanadi: ORQ-445, 27-modda."
        )
    country.now.move_to("2026-03-06T12:00+05:00")
    second = world.send(country.citizen, answers=world.petition(text=AGAIN))
    deliver_all()
    return first, second


def test_both_are_read_side_by_side_and_both_readings_are_noted(country, desk_of):
    first, second = pair(country, answered=True)
    office = desk_of(country.head)
    shown = office.get(page("case", case_id=second.public_id)).content.decode()
    there = page("beside", case_id=second.public_id)
    assert there in shown
    beside = office.get(there).content.decode()
    assert world.CANARY_TEXT in beside
    assert "uchinchi marta" in beside
    assert "Chiroqlar taʼmirlanadi" in beside
    read = {one.case_id for one in exchange.accesses_of(country.citizen.person_id).items}
    assert {cases.get_case(country.citizen, one.public_id).id for one in (first, second)} <= read
    form = office.get(page("act", case_id=second.public_id, act="terminate")).content.decode()
    assert f'value="{first.number}"' in form


def test_a_double_is_joined_by_the_number_that_was_flagged(country, desk_of):
    first, second = pair(country, answered=False)
    office = desk_of(country.officer)
    assert "hali koʻrilmoqda" in office.get(page("case", case_id=second.public_id)).content.decode()
    assert f'value="{first.number}"' in office.get(page("act", case_id=second.public_id, act="join")).content.decode()
    assert "Hali javob berilmagan" in office.get(page("beside", case_id=second.public_id)).content.decode()
    cases.join(country.officer, case=second.public_id, first=first.number)
    assert "hali koʻrilmoqda" not in office.get(page("case", case_id=second.public_id)).content.decode()


def test_where_nothing_was_flagged_or_nothing_is_seen_there_is_no_such_page(country, desk_of):
    first, second = pair(country, answered=True)
    assert desk_of(country.officer).get(page("beside", case_id=first.public_id)).status_code == 404
    assert desk_of(country.outsider).get(page("beside", case_id=second.public_id)).status_code == 404
