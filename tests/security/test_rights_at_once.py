"""What is taken from somebody is gone with the next request, at every door: a post ends, a pack narrows it."""

import pytest
from django.db import transaction

from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import ports
from darcha.kernel.identity.types import EVERYWHERE, Reach

pytestmark = pytest.mark.django_db


class Narrowed:
    """Packs in which every post reaches no further than this."""

    def __init__(self, reach):
        self.reach = reach

    def of(self, body, post):
        return self.reach


def sees(country, role="officer"):
    """What each way to the case answers: the list, its count, the page, the number, the API's list and the case."""
    case, number = country.things["case"], country.things["number"]
    page = country.send(role, "GET", "/uz/office/").content.decode()
    found = country.send(role, "GET", f"/uz/office/find?number={number}").status_code
    listed = country.send(role, "GET", "/api/v1/worklist").json()["items"]
    return {
        "inbox": f'/cases/{case}"' in page or f"/cases/{case}" in page,
        "page": country.send(role, "GET", f"/uz/office/cases/{case}").status_code == 200,
        "number": found == 302,
        "API list": any(one["id"] == str(case) for one in listed),
        "API case": country.send(role, "GET", f"/api/v1/applications/{case}").status_code == 200,
        "API acts": country.send(role, "GET", f"/api/v1/applications/{case}/actions").status_code == 200,
    }


@pytest.fixture
def undone(country):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_post_that_ends(country, undone):
    assert set(sees(country).values()) == {True}
    officer = country.people["officer"]
    identity.set_posts(world.SYSTEM, officer.account_id, officer.posts[:0])
    assert not any(sees(country).values())
    identity.set_posts(world.SYSTEM, officer.account_id, officer.posts)
    assert set(sees(country).values()) == {True}


@pytest.mark.parametrize(
    "reach", [Reach(regions=("1703",)), Reach(states=("completed",)), Reach(assigned_only=True)], ids=str
)
def test_a_pack_that_narrows_the_post(country, undone, monkeypatch, reach):
    monkeypatch.setitem(ports._bound, ports.Reaches, Narrowed(reach))
    assert not any(sees(country).values())
    monkeypatch.setitem(ports._bound, ports.Reaches, Narrowed(EVERYWHERE))
    assert set(sees(country).values()) == {True}


def test_what_one_has_in_hand_is_seen_by_a_post_that_sees_no_more(country, undone, monkeypatch):
    from darcha.kernel.cases import api as cases

    officer, head = country.people["officer"], country.people["head"]
    cases.assign(head, case=country.things["case"], to=officer.account_id)
    monkeypatch.setitem(ports._bound, ports.Reaches, Narrowed(Reach(assigned_only=True)))
    assert set(sees(country).values()) == {True}
