"""A step is handed to a colleague through the door, in two languages, and given back."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after

WORDS = "Yunusobodda eshituv oʻtkazib, bayonnoma yozing."
UNTIL = {"until-day": "10", "until-month": "03", "until-year": "2026"}


@pytest.mark.parametrize(
    ("lang", "handed", "ended"),
    [("uz", "Qadam topshirildi", "Topshiriq tugadi"), ("ru", "Шаг поручен", "Поручение завершено")],
)
def test_handed_and_given_back(country, desk_of, lang, handed, ended):
    letter, client, colleague = world.send(country.citizen), desk_of(country.officer), desk_of(country.colleague)
    do(client, letter, "assign", lang, to=str(country.officer.account_id))
    said = {"to": str(country.colleague.account_id), "what": "hearing", "words": WORDS}
    late = do(client, letter, "delegate", lang, **said, **{**UNTIL, "until-year": "2027"})
    assert late.status_code == 422 and WORDS in late.content.decode() and 'value="2027"' in late.content.decode()
    html = said_after(client, do(client, letter, "delegate", lang, **said, **UNTIL))
    assert handed in html and WORDS in html
    own = colleague.get(page("case", lang, case_id=letter.public_id)).content.decode()
    assert page("act", lang, case_id=letter.public_id, act="appoint-hearing") in own
    assert ended in said_after(colleague, do(colleague, letter, "end-delegation", lang, words=WORDS))
    assert cases.get_case(country.officer, letter.public_id).assigned_to == country.officer.account_id
