"""The inspectorate's door, in two languages: breaches, the counting behind them, orders and their answers."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import cite
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.exchange import api as exchange
from darcha.kernel.oversight import api as oversight

from .conftest import page

TEXT = "Barcha kechikkan ishlar boʻyicha bir hafta ichida qaror qabul qiling."
ANSWER = "Kechikkan ishlar hal qilindi, masʼul xodim almashtirildi."


@pytest.fixture
def overseer(country):
    return world.staff("adliya", "services-inspector", "inspector")


@pytest.fixture
def head(country):
    return world.staff(world.LEAD, "petitions-head", "head")


@pytest.fixture
def late(country):
    receipt = world.send(country.citizen)
    deliver_all()
    country.now.move_to("2026-03-25T00:00+05:00")
    cases.sweep_terms(world.SYSTEM)
    deliver_all()
    return receipt


def readings(country):
    """With which purposes the case was read."""
    return [one.purpose for one in exchange.accesses_of(country.citizen.person_id).items if one.source == "case"]


def breach_of(overseer):
    return oversight.breaches(overseer, kind="late").items[0].public_id


@pytest.mark.parametrize(("lang", "kind"), [("uz", "Muddatida hal qilinmagan"), ("ru", "Не решено в срок")])
def test_every_breach_with_its_derivation_and_nobodys_data(country, desk_of, overseer, late, lang, kind):
    client = desk_of(overseer)
    html = client.get(page("inspectorate", lang)).content.decode()
    assert kind in html and late.number in html
    html = client.get(page("breach", lang, breach_id=breach_of(overseer))).content.decode()
    assert "24.03.2026" in html and world.CANARY_TEXT not in html
    assert readings(country) == []


@pytest.mark.parametrize("lang", ["uz", "ru"])
def test_the_ten_days_of_a_question_about_a_reply_are_derived_and_not_the_term_of_the_case(
    country, desk_of, overseer, lang
):
    letter = world.send(country.citizen)  # Friday 6 March; its term ends on the 24th
    cases.reply(
        world.staff(world.LEAD, "petitions-officer"), case=letter.public_id, grounds=LAW, words="Chiroqlar tuzatiladi."
    )
    cases.ask_clarity(country.citizen, case=letter.public_id, words="Qaysi kuni tuzatiladi?")
    country.now.move_to("2026-03-17T00:00+05:00")
    cases.sweep_clarity(world.SYSTEM)
    deliver_all()
    breach_id = oversight.breaches(overseer, kind="clarity-late").items[0].public_id
    html = desk_of(overseer).get(page("breach", lang, breach_id=breach_id)).content.decode()
    assert "16.03.2026" in html and "24.03.2026" not in html
    assert cite("ORQ-445, art. 31", lang) in html


def test_the_whole_case_is_opened_on_purpose(country, desk_of, overseer, late):
    html = desk_of(overseer).get(page("breach_case", breach_id=breach_of(overseer))).content.decode()
    assert world.CANARY_TEXT in html
    assert readings(country) == ["oversee"]


def test_the_list_is_narrowed_by_the_address(desk_of, overseer, late):
    client = desk_of(overseer)
    for query, shown in (("?body=adliya&kind=late&open=1", True), ("?body=iiv", False), ("?kind=x&after=%00", False)):
        assert (late.number in client.get(page("inspectorate") + query).content.decode()) is shown


@pytest.mark.parametrize(("lang", "word"), [("uz", "Takrorlanayotgan sabablar"), ("ru", "Повторяющиеся причины")])
def test_what_repeats(country, desk_of, overseer, late, lang, word):
    html = desk_of(overseer).get(page("causes", lang)).content.decode()
    assert word in html


def test_an_order_goes_to_the_head_and_comes_back_answered(country, desk_of, overseer, head):
    client = desk_of(overseer)
    refused = client.post(page("order_new"), {"body": "adliya", "text": TEXT, "days": ""})
    assert refused.status_code == 422 and TEXT in refused.content.decode()
    given = client.post(page("order_new"), {"body": "adliya", "text": TEXT, "days": "7"})
    assert given.status_code == 302
    (row,) = oversight.orders(overseer)
    client = desk_of(head)
    assert TEXT in client.get(page("orders")).content.decode()
    where = page("order", order_id=row.public_id)
    assert client.post(where, {"text": "ha"}).status_code == 422
    assert client.post(where, {"text": ANSWER}).status_code == 302
    assert client.post(where, {"text": ANSWER}).status_code == 422, "it was answered"
    client = desk_of(overseer)
    assert ANSWER in client.get(where).content.decode()
    assert client.post(where, {"settle": "1"}).status_code == 302
    assert oversight.get_order(head, row.public_id).state == "settled"


def test_for_an_officer_there_is_no_such_door(country, desk_of, overseer, late):
    breach = breach_of(overseer)
    client = desk_of(country.officer)
    for where in (
        page("inspectorate"),
        page("causes"),
        page("orders"),
        page("order_new"),
        page("breach", breach_id=breach),
        page("breach_case", breach_id=breach),
    ):
        assert client.get(where).status_code == 404
    assert page("inspectorate") not in client.get(page("inbox")).content.decode()
    assert page("inspectorate") in desk_of(overseer).get(page("inbox"), follow=True).content.decode()


def test_whoever_inspects_and_does_nothing_else_begins_the_day_with_the_breaches(country, desk_of, overseer, head):
    answer = desk_of(overseer).get(page("inbox"))
    assert (answer.status_code, answer.headers["Location"]) == (302, page("inspectorate"))
    assert desk_of(head).get(page("inbox")).status_code == 200
