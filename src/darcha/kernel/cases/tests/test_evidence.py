"""Nobody refuses what he has not looked at, and every decision says whose it is."""

import pytest

from darcha.kernel.cases import api
from darcha.kernel.cases.errors import RefusalIncomplete
from darcha.kernel.cases.models import CaseContent
from darcha.kernel.cases.panels import decision_panel
from darcha.kernel.cases.rules.refusal import evidence_lack

from . import world
from .world import LAW

pytestmark = pytest.mark.usefixtures("packs")
SAID = {"ground": "insulting", "fact": "Xatda haqoratli soʻzlar bor"}


@pytest.fixture
def letter(citizen):
    return world.send(citizen).public_id


def refuse(who, letter, **more):
    return api.perform(who, case=letter, act="refuse", said={**SAID, **more})


def kept(letter):
    return CaseContent.objects.get(case__public_id=letter).decision


@pytest.mark.parametrize(
    ("named", "opened", "lack"),
    [
        ((), (), "cases.refuse.evidence_needed"),
        ((), ("answers.text",), None),
        (("answers.text",), (), None),
        (("answers.other",), ("answers.text",), "cases.refuse.evidence_unknown"),
    ],
)
def test_what_was_opened_or_named_is_evidence(named, opened, lack):
    assert evidence_lack(named, ("answers.text", "facts.population"), opened) == lack


def test_unread_and_without_evidence_there_is_no_refusal(officer, letter):
    with pytest.raises(RefusalIncomplete) as refusal:
        refuse(officer, letter)
    assert refusal.value.fields == {"evidence": "cases.refuse.evidence_needed"}
    assert api.get_case(officer, letter).state == "new"


def test_everything_that_lacks_is_said_at_once(officer, letter):
    with pytest.raises(RefusalIncomplete) as refusal:
        api.perform(officer, case=letter, act="refuse", said={})
    assert set(refusal.value.fields) == {"ground", "fact", "evidence"}


def test_whoever_has_read_the_case_has_looked(officer, letter):
    api.officer_case(officer, letter)
    refuse(officer, letter)
    assert "answers.text" in kept(letter)["opened"] and "facts.population" in kept(letter)["opened"]


def test_a_colleagues_reading_is_not_ones_own(officer, letter):
    api.officer_case(world.staff(world.LEAD, "petitions-officer"), letter)
    with pytest.raises(RefusalIncomplete):
        refuse(officer, letter)


def test_what_is_named_must_be_in_the_case(officer, letter):
    with pytest.raises(RefusalIncomplete) as refusal:
        refuse(officer, letter, evidence=["answers.text", "facts.vehicles"])
    assert refusal.value.fields == {"evidence": "cases.refuse.evidence_unknown"}
    refuse(officer, letter, evidence=["answers.text", "facts.population"])
    assert kept(letter)["evidence"] == ["answers.text", "facts.population"]


def test_the_applicant_reads_what_was_looked_at_and_by_which_post_it_was_signed(officer, citizen, letter):
    refuse(officer, letter, evidence=["answers.text", "facts.population"])
    panel = decision_panel(api.case_for(citizen, letter), "en")
    rows = {row.label: row.value for row in panel.rows}
    assert "Population" in rows["What was looked at"] or ";" in rows["What was looked at"]
    assert rows["Signed by"] and "petitions-officer" not in rows["Signed by"], "the post has a name"


def test_who_signed_is_kept_and_told_to_nobody(officer, citizen, letter):
    api.reply(officer, case=letter, grounds=LAW, words="Chiroqlar ertaga yonadi, ustalar yuborildi.")
    assert (kept(letter)["signed_by"], kept(letter)["signed_post"]) == (str(officer.account_id), "petitions-officer")
    assert str(officer.account_id) not in repr(api.case_for(citizen, letter).decision)
