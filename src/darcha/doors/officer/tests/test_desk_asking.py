"""Other bodies are asked through the door, and answer through theirs, in two languages."""

import pytest

from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after

WORDS = "Chiroqlar kimning balansida ekanini yozib bering."
DATA = "Chiroqlar tuman hokimligi balansida, shartnoma 12-son."


@pytest.mark.parametrize(
    ("lang", "asked", "given", "due"),
    [
        ("uz", "Organlardan soʻraldi", "Maʼlumot yuborildi", "Javob muddati"),
        ("ru", "Органы запрошены", "Данные отправлены", "Ответить до"),
    ],
)
def test_co_executors_are_asked_and_give_data(country, desk_of, lang, asked, given, due):
    letter = world.send(country.citizen)
    lead = desk_of(world.staff(world.LEAD, "petitions-officer"))
    other = desk_of(world.staff(world.OTHER_BODY, "petitions-officer"))
    case = page("case", lang, case_id=letter.public_id)
    assert other.get(case).status_code == 404
    assert do(lead, letter, "involve", lang, bodies=[], words=WORDS).status_code == 422
    assert asked in said_after(lead, do(lead, letter, "involve", lang, bodies=[world.OTHER_BODY], words=WORDS))
    html = other.get(case).content.decode()
    assert due in html and WORDS in html and page("act", lang, case_id=letter.public_id, act="supply") in html
    assert given in said_after(other, do(other, letter, "supply", lang, words=DATA))
    assert DATA in lead.get(case).content.decode()
