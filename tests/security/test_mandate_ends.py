"""Who has ceased to head a company sees and does nothing for it any more, from the next request on (attack T35)."""

import re
from uuid import UUID

import pytest
from django.db import transaction

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import NotFound
from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.errors import NoMandate
from darcha.kernel.identity.types import PartyRef

pytestmark = pytest.mark.django_db
COMPANY = "Kanareyka Invest MCHJ"


@pytest.fixture
def company(country):
    """The owner acts for a company and has sent a petition in its name; all of it is undone afterwards."""
    with transaction.atomic():
        record = world.company_of(country.people["owner"], COMPANY)
        party = PartyRef("entity", record)
        led = country.send("owner", "POST", "/uz/me/acting-for", {"party": str(record)})
        assert led.status_code == 302
        acting = identity.find_recognised(country.cookies["owner"]).principal
        assert acting.on_behalf_of == party
        receipt = world.send(acting)
        yield acting, receipt.public_id, record
        transaction.set_rollback(True)


def dismiss(country, record: UUID) -> None:
    world.company_of(country.people["other"], COMPANY, record_id=record)


def test_while_the_mandate_holds_the_company_s_case_is_there(country, company):
    _, case, _ = company
    assert country.send("owner", "GET", f"/uz/applications/{case}").status_code == 200
    assert COMPANY in country.send("owner", "GET", "/uz/me").content.decode()


def test_afterwards_nothing_of_the_company_is_seen(country, company):
    _, case, record = company
    dismiss(country, record)
    for path in (f"/uz/applications/{case}", f"/uz/applications/{case}/due", f"/uz/applications/{case}/withdraw"):
        assert country.send("owner", "GET", path).status_code == 404, path
    assert COMPANY not in country.send("owner", "GET", "/uz/me").content.decode()
    assert str(case) not in country.send("owner", "GET", "/uz/applications").content.decode()


def test_afterwards_nothing_is_done_for_the_company(country, company):
    acting, case, record = company
    dismiss(country, record)
    answer = country.send("owner", "POST", f"/uz/applications/{case}/withdraw", {"words": "x"})
    assert answer.status_code == 404
    with pytest.raises(NoMandate):  # also for a door that remembers an older answer
        cases.withdraw(acting, case=case)
    with pytest.raises(NoMandate):
        world.send(acting)


def test_a_form_begun_for_the_company_is_not_sent_as_one_s_own(country, company):
    _, _, record = company
    shown = country.send("owner", "GET", "/uz/services/appeal/apply?new=1").content.decode()
    typed = {name: re.search(rf'name="{name}" value="([^"]*)"', shown)[1] for name in ("_ticket", "_page")}
    before = {draft.id for draft in cases.drafts_of(country.people["owner"])}
    dismiss(country, record)
    answer = country.send("owner", "POST", "/uz/services/appeal/apply", {**typed, "kind": "complaint", "text": "Sir"})
    assert answer.headers["Location"].startswith("/uz/me/acting-for?")
    assert {draft.id for draft in cases.drafts_of(country.people["owner"])} == before


def test_its_new_head_takes_over(country, company):
    _, case, record = company
    dismiss(country, record)
    with pytest.raises(NotFound):
        cases.case_for(country.people["other"], case)
    country.send("other", "POST", "/uz/me/acting-for", {"party": str(record)})
    assert country.send("other", "GET", f"/uz/applications/{case}").status_code == 200
