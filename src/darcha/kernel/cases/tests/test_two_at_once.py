"""Two reach for one case at the same moment: the second finds what the first has done, and is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, TakenMeanwhile
from darcha.kernel.cases.models import Case, CaseEvent
from darcha.kernel.catalogue import api as catalogue

from . import world


@pytest.fixture
def committed(transactional_db, now):
    """The packs published for good, so that threads see them."""
    catalogue.forget_versions()
    catalogue.publish_packs()
    yield world.send(world.person(1)).public_id
    catalogue.forget_versions()


def both(*acts):
    """What each of them got: an answer, or a refusal's code."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(timeout=20)
            return act()
        except (ActNotPossible, TakenMeanwhile) as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_officers_who_take_a_case_one_has_it(committed):
    officers = [world.staff(world.LEAD, "petitions-officer") for _ in range(2)]
    said = both(*(lambda who=who: api.assign(who, case=committed, to=who.account_id) for who in officers))
    assert said.count("taken-meanwhile") == 1
    assert Case.objects.get().assigned_to in {who.account_id for who in officers}
    assert CaseEvent.objects.filter(code="taken").count() == 1


def test_of_two_officers_whose_first_act_takes_a_case_one_acts(committed):
    officers = [world.staff(world.LEAD, "petitions-officer") for _ in range(2)]
    words = "Qaysi uyning yonida? Manzilni yozing."
    said = both(*(lambda who=who: api.ask_applicant(who, case=committed, words=words) for who in officers))
    assert sum(isinstance(one, str) for one in said) == 1
    assert CaseEvent.objects.filter(code="asked").count() == 1


def test_what_was_asked_of_the_head_meanwhile_is_seen_by_whoever_waited(committed):
    """A recusal that was asked while another waited for the lock: the one lock of a case orders its requests too."""
    officer, head = world.staff(world.LEAD, "petitions-officer"), world.staff(world.LEAD, "petitions-head", "head")
    api.assign(officer, case=committed, to=officer.account_id)
    reason = "Ariza beruvchi mening yaqin qarindoshim."
    said = both(*(lambda: api.recuse(officer, case=committed, words=reason) for _ in range(2)))
    assert sum(isinstance(one, str) for one in said) == 1
    assert CaseEvent.objects.filter(code="recusal_asked").count() == 1
    assert api.decide_recusal(head, case=committed, recusal="denied").assigned_to == officer.account_id


def test_a_head_takes_it_from_whoever_has_it(committed):
    officer, head = world.staff(world.LEAD, "petitions-officer"), world.staff(world.LEAD, "petitions-head", "head")
    api.assign(officer, case=committed, to=officer.account_id)
    assert api.assign(head, case=committed, to=head.account_id).assigned_to == head.account_id
