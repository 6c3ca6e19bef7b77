"""A complaint about an official is never given to that official. ORQ-445, article 25."""

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from darcha.kernel.cases import api, errors
from darcha.kernel.cases.rules.official import names_official

from .world import LEAD, petition, send, staff


@pytest.mark.parametrize(
    ("written", "name", "meant"),
    [
        ("Boʻlim boshligʻi Aliyev Bahodir", "Aliyev Bahodir Olimovich", True),
        ("bahodir ALIYEV", "Aliyev Bahodir", True),
        ("Soliq boʻlimi: G'aniyev O'ktam", "Gʻaniyev Oʻktam", True),
        ("Aliyev", "Aliyev", True),
        ("Aliyev", "Aliyev Bahodir", False),
        ("Karimov Bahodir", "Aliyev Bahodir", False),
        ("Алиев Баҳодир", "Aliyev Bahodir Olimovich", True),
        ("начальник отдела Каримов Ўткир", "Karimov Oʻtkir", True),
        ("B. Aliyev", "Aliyev Bahodir Olimovich", True),
        ("Алиев Б.О.", "Aliyev Bahodir Olimovich", True),
        ("Ш. Каримов", "Karimov Sherzod", True),
        ("Karimov Sh.", "Каримов Шерзод", True),
        ("D. Aliyev", "Aliyev Bahodir Olimovich", False),
        ("B. O.", "Aliyev Bahodir Olimovich", False),
        ("", "Aliyev Bahodir", False),
        ("Aliyev Bahodir", "", False),
    ],
)
def test_article_25_two_words_of_the_name_are_enough(written, name, meant):
    assert names_official(written, name) is meant


@given(st.text(max_size=40), st.text(max_size=40))
def test_article_25_whoever_is_named_in_full_is_meant(before, name):
    words = names_official(name, name)
    assert not words or names_official(f"{before} {name}", name)


def named(who, name):
    account = apps.get_model("identity", "Account").objects.get(id=who.account_id)
    account.known = {"name": name}
    account.save()
    return who


def test_article_25_the_head_cannot_hand_it_to_the_official_meant(citizen, head):
    meant = named(staff(LEAD, "petitions-officer"), "Aliyev Bahodir Olimovich")
    other = named(staff(LEAD, "petitions-officer"), "Karimova Nigora")
    answers = petition(kind="complaint", about_body="iiv", about_official="Bosh mutaxassis Bahodir Aliyev")
    receipt = send(citizen, answers=answers)
    for who in (head, meant):
        with pytest.raises(errors.UnknownHolder) as refused:
            api.assign(who, case=receipt.public_id, to=meant.account_id)
        assert refused.value.fields == {"to": "cases.need.holder_meant"}
    assert api.assign(head, case=receipt.public_id, to=other.account_id).assigned_to == other.account_id


def test_article_25_other_petitions_are_handed_over_as_ever(citizen, head):
    officer = named(staff(LEAD, "petitions-officer"), "Aliyev Bahodir Olimovich")
    receipt = send(citizen)
    assert api.assign(head, case=receipt.public_id, to=officer.account_id).assigned_to == officer.account_id
