"""Hearing and recusal through the door, in two languages."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, said_after

MINUTES = "Kanareyeva keldi va chiroqlar hali ham yonmasligini aytdi."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize(
    ("lang", "appointed", "kept"),
    [("uz", "Eshituv tayinlandi", "Bayonnoma saqlandi"), ("ru", "Слушание назначено", "Протокол сохранён")],
)
def test_a_hearing_is_appointed_and_recorded(country, desk_of, letter, lang, appointed, kept):
    client = desk_of(country.officer)
    form = client.get(page("act", lang, case_id=letter.public_id, act="appoint-hearing")).content.decode()
    assert 'type="datetime-local"' in form
    html = said_after(client, do(client, letter, "appoint-hearing", lang, at="2026-03-06T15:00", place="12-xona"))
    assert appointed in html and "06.03.2026" in html
    country.now.move_to("2026-03-06T15:30+05:00")
    client = desk_of(country.officer)
    html = said_after(client, do(client, letter, "record-hearing", lang, came="came", words=MINUTES))
    assert kept in html and MINUTES in html


def test_a_moment_that_is_over_is_marked_and_nothing_typed_is_lost(country, desk_of, letter):
    answer = do(desk_of(country.officer), letter, "appoint-hearing", at="2026-03-05T15:00", place="12-xona")
    html = answer.content.decode()
    assert answer.status_code == 422 and 'href="#at"' in html
    assert 'value="2026-03-05T15:00"' in html and "12-xona" in html


@pytest.mark.parametrize(
    ("lang", "asked", "decided"),
    [("uz", "rahbarga yuborildi", "qaror qilindi"), ("ru", "отправлен руководителю", "Об отводе решено")],
)
def test_a_recusal_is_asked_and_granted(country, desk_of, letter, lang, asked, decided):
    client, head = desk_of(country.officer), desk_of(country.head)
    do(client, letter, "assign", lang, to=str(country.officer.account_id))
    assert asked in said_after(client, do(client, letter, "recuse", lang, words="Ariza beruvchi qarindoshim boʻladi."))
    form = head.get(page("act", lang, case_id=letter.public_id, act="decide-recusal")).content.decode()
    assert str(country.colleague.account_id) in form and f'value="{country.officer.account_id}"' not in form
    said = {"recusal": "granted", "to": str(country.colleague.account_id)}
    assert decided in said_after(head, do(head, letter, "decide-recusal", lang, **said))
    assert cases.get_case(country.head, letter.public_id).assigned_to == country.colleague.account_id


@pytest.mark.parametrize(("lang", "decided"), [("uz", "qaror qilindi"), ("ru", "Об отводе решено")])
def test_of_the_only_head_the_body_above_decides_on_its_own_desk(country, desk_of, letter, lang, decided):
    head, above = desk_of(country.head), desk_of(world.staff("vazirlar-mahkamasi", "petitions-head", "head"))
    case = page("case", lang, case_id=letter.public_id)
    do(head, letter, "assign", lang, to=str(country.head.account_id))
    assert above.get(case).status_code == 404
    do(head, letter, "recuse", lang, words="Ariza beruvchi qarindoshim boʻladi.")
    assert page("act", lang, case_id=letter.public_id, act="decide-recusal") in above.get(case).content.decode()
    assert do(head, letter, "decide-recusal", lang, recusal="denied").status_code in (404, 422)
    said = {"recusal": "granted", "to": str(country.officer.account_id)}
    html = said_after(above, do(above, letter, "decide-recusal", lang, **said))
    assert decided in html and page("act", lang, case_id=letter.public_id, act="decide-recusal") not in html
