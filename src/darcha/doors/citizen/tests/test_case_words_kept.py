"""Words typed on a page of one application are not lost when the session ends or another mandate is chosen meanwhile in
another window, and they never reach another application or another party (attack T1b)."""

import re
from dataclasses import replace

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.identity.types import ANONYMOUS, PartyRef

from . import forms

TYPED = "Kanareyka-7Q: hovlidagi quvur hali ham oqyapti, suratlar ilova qilingan."
OPEN, CLOSED = ("answer", "add", "withdraw", "wrong"), ("clarity", "object", "rate")


@pytest.fixture
def boss(country):
    """The same person, acting for a company."""
    record = world.company_of(country.citizen)
    return replace(country.citizen, on_behalf_of=PartyRef("entity", record))


@pytest.fixture
def case(country, boss):
    """By page: a case of the company at which it can be done."""
    fresh, asked, answered = (world.send(boss).public_id for _ in range(3))
    cases.ask_applicant(country.officer, case=asked, words="Qaysi uyning yonida?")
    cases.reply(country.officer, case=answered, grounds=LAW, words="Chiroqlar 10-martgacha taʼmirlanadi.")
    return {"answer": asked} | dict.fromkeys(OPEN[1:], fresh) | dict.fromkeys(CLOSED, answered)


def ticket_on(shown):
    return re.search(r'name="_ticket" value="([^"]+)"', forms.body(shown))[1]


def lines(who, case):
    return [line.code for line in cases.case_for(who, case).timeline]


@pytest.mark.parametrize("page", [*OPEN, *CLOSED])
@pytest.mark.parametrize("left", ["for-oneself", "signed-out"])
def test_words_wait_until_one_acts_for_the_same_party_again(country, browse_as, boss, case, page, left):
    address = f"/uz/applications/{case[page]}/{page}"
    client, before = browse_as(boss), lines(boss, case[page])
    typed = {"_ticket": ticket_on(client.get(address)), "words": TYPED}
    browse_as(country.citizen if left == "for-oneself" else ANONYMOUS)
    sent = client.post(address, typed)
    there = "/uz/me/acting-for?" if left == "for-oneself" else "/uz/sign-in?"
    assert sent.status_code == 302 and sent.headers["Location"].startswith(there)
    assert "kept=1" in sent.headers["Location"] and TYPED not in sent.headers["Location"]
    assert client.get(address).status_code == (404 if left == "for-oneself" else 302), "not one's own now"
    browse_as(boss)
    shown = forms.body(client.get(address))
    assert TYPED in shown and "Bu orada hisobdan chiqqan edingiz" in shown
    assert lines(boss, case[page]) == before, "nothing was done meanwhile"


def test_what_was_sent_is_kept_no_longer(country, browse_as, boss, case):
    address = f"/ru/applications/{case['add']}/add"
    client = browse_as(boss)
    typed = {"_ticket": ticket_on(client.get(address)), "words": TYPED}
    browse_as(ANONYMOUS)
    client.post(address, typed)
    browse_as(boss)
    typed["_ticket"] = ticket_on(client.get(address))
    assert client.post(address, typed).status_code == 302
    assert TYPED in str(cases.case_for(boss, case["add"]).timeline)
    assert TYPED not in forms.body(client.get(address))


def test_a_form_of_one_application_does_nothing_at_another(country, browse_as, boss, case):
    client, before = browse_as(boss), lines(boss, case["add"])
    ticket = ticket_on(client.get(f"/uz/applications/{case['answer']}/answer"))
    sent = client.post(f"/uz/applications/{case['add']}/add", {"_ticket": ticket, "words": TYPED})
    assert sent.status_code == 302 and lines(boss, case["add"]) == before


def test_a_colleague_who_signs_in_at_the_same_browser_finds_nothing(country, browse_as, boss, case):
    address = f"/uz/applications/{case['add']}/add"
    client = browse_as(boss)
    typed = {"_ticket": ticket_on(client.get(address)), "words": TYPED}
    browse_as(country.stranger)
    assert client.post(address, typed).status_code == 302
    own = world.send(country.stranger).public_id
    assert TYPED not in forms.body(client.get(f"/uz/applications/{own}/add"))


def test_a_form_that_was_begun_is_found_again_beside_it(country, browse_as, case):
    own = world.send(country.citizen).public_id
    client = browse_as(country.citizen)
    begun = forms.start(client, "appeal")
    typed = {"_ticket": ticket_on(client.get(f"/uz/applications/{own}/add")), "words": "Boshqa gap"}
    browse_as(ANONYMOUS)
    forms.send(client, begun, {"kind": "complaint", "text": TYPED})
    country.now.move_to("2026-03-06T10:01:00+05:00")
    client.post(f"/uz/applications/{own}/add", typed)
    browse_as(country.citizen)
    assert TYPED in forms.body(client.get("/uz/services/appeal/apply"))
