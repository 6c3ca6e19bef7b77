"""After the decision, through the door, in two languages: a slip is put right, a refusal is decided anew."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from .conftest import page
from .test_desk_acts import FACT, REPLY, do, said_after

WHY = "Reyestrda egasi toʻgʻri yozilgani aniqlandi, rad etish asossiz edi."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize(("lang", "done"), [("uz", "Yozuv xatosi tuzatildi"), ("ru", "Описка исправлена")])
def test_correct(country, desk_of, letter, lang, done):
    client = desk_of(country.officer)
    do(client, letter, "reply", lang, grounds=LAW[0], words=REPLY)
    form = client.get(page("act", lang, case_id=letter.public_id, act="correct")).content.decode()
    assert 'name="wrong"' in form and 'name="right"' in form
    answer = do(client, letter, "correct", lang, wrong="10-mart", right="8-mart", words="Kun notoʻgʻri yozilgan.")
    assert answer.status_code == 422 and 'href="#wrong"' in answer.content.decode()
    html = said_after(
        client, do(client, letter, "correct", lang, wrong="9-mart", right="8-mart", words="Kun notoʻgʻri yozilgan.")
    )
    assert done in html and "8-mart" in html


@pytest.mark.parametrize(("lang", "done"), [("uz", "Ish qayta ochildi"), ("ru", "Дело снова открыто")])
def test_reopen(country, desk_of, letter, lang, done):
    head = desk_of(country.head)
    ground = cases.officer_case(country.head, letter.public_id).service.procedure.refusal_grounds[0].key
    do(head, letter, "refuse", lang, ground=ground, fact=FACT, evidence=["answers.text"])
    deliver_all()
    form = head.get(page("act", lang, case_id=letter.public_id, act="reopen")).content.decode()
    assert 'value="P5D"' in form and 'value="new-circumstances"' in form
    html = said_after(head, do(head, letter, "reopen", lang, because="own-motion", within="P5D", words=WHY))
    assert done in html and WHY in html
    officer = desk_of(country.officer).get(page("case", lang, case_id=letter.public_id)).content.decode()
    assert page("act", lang, case_id=letter.public_id, act="reopen") not in officer
