"""Two accounts of one person are known as such, as far as anybody said whose they are."""

from datetime import date

import pytest

from darcha.ground.identifiers import InvalidIdentifier, pinfl
from darcha.kernel.identity import api
from darcha.kernel.identity.models import Account
from darcha.kernel.identity.types import Post, Principal

SYSTEM = Principal.system("tests")
POST = Post("adliya", "petitions-officer", "officer")
ONE, OTHER = (pinfl.make("male", date(1985, 3, 2), 990, serial) for serial in (1, 2))


def invited(login: str, number: str = ""):
    api.staff_invite(SYSTEM, login, "X", [POST], personal_number=number)
    return api.find_staff_account(login)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second", "same"), [(ONE, ONE, True), (ONE, OTHER, False), (ONE, "", False), ("", "", False)]
)
def test_by_the_personal_number(first, second, same):
    a, b = invited("a@example.uz", first), invited("b@example.uz", second)
    assert api.is_same_person(a, b) is same
    assert api.is_same_person(a, a)


@pytest.mark.django_db
def test_the_number_itself_is_not_kept():
    account = Account.objects.get(id=invited("a@example.uz", ONE))
    assert ONE not in str(account.known) and ONE.encode() not in bytes(account.human_index)


@pytest.mark.django_db
def test_a_number_that_is_none_is_refused():
    with pytest.raises(InvalidIdentifier):
        invited("a@example.uz", "30000000000000")
