"""The public table of bodies: readable by anybody, in four languages, honest about small numbers, naming nobody."""

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.oversight import api as oversight

from . import forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_reads_it_and_of_few_decisions_no_share_is_said(country, client, language):
    letter = world.send(country.citizen)
    cases.reply(country.officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    deliver_all()
    page = forms.body(client.get(f"/{language}/compliance"))
    assert t("citizen.compliance.few", language) in page
    assert "%" not in page.split("<tbody>")[1].split("</tbody>")[0]
    assert world.CANARY_NAME not in page and letter.number not in page


def test_from_enough_decisions_on_the_share_is_said_and_never_rounded_up(country, client):
    for in_time in (1,) * 199 + (0,):
        oversight.count_decision(
            world.SYSTEM, body="adliya", on=country.now.moment.date(), decided=1, in_time=in_time, refused=0
        )
    assert "99 %" in forms.body(client.get("/uz/compliance"))


def test_before_anything_was_decided_it_says_so(country, client):
    assert t("citizen.compliance.none", "uz") in forms.body(client.get("/uz/compliance"))


def test_the_footer_leads_to_it(country, client):
    assert "/uz/compliance" in forms.body(client.get("/uz/"))
