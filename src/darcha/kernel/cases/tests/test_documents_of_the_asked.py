"""Documents that a body gives with its opinion or its data: who opens them, who does not even learn of them."""

import pytest

from darcha.ground.ids import new_public_id
from darcha.ground.refusals import NotFound as NoFile
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import NotFound, WordsMissing
from darcha.kernel.cases.models import CaseRequest
from darcha.kernel.documents import api as documents

from . import world
from .test_submit import picture
from .world import send

pytestmark = pytest.mark.usefixtures("packs")
WORDS = "Koʻchadagi chiroqlar kimning balansida ekanini yozib bering."
DATA = "Chiroqlar tuman hokimligi balansida, shartnoma 12-son."


@pytest.fixture
def letter(citizen, officer):
    """A petition about which two other bodies were asked for data."""
    case = send(citizen).public_id
    api.perform(officer, case=case, act="involve", said={"bodies": ["iiv", "kadastr"], "words": WORDS})
    return case


@pytest.fixture
def other(packs):
    return world.staff("kadastr", "petitions-officer")


def a_file(who, colour="red"):
    content = picture(colour)
    return documents.receive_file(who, name=f"{colour}.png", content=content, purpose="case-file").public_id


def supply(who, case, *files, words=DATA):
    said = {"words": words, "files": [str(one) for one in files]}
    return api.perform(who, case=case, act="supply", said=said)


def shown_to(who, case):
    view = api.case_for(who, case) if who.kind == "person" else api.officer_case(who, case)
    return [file.public_id for file in api.files_shown(view)]


def test_the_lead_and_the_giver_open_them_and_nobody_else(officer, outsider, other, citizen, letter):
    file = a_file(outsider)
    supply(outsider, letter, file)
    assert (shown_to(officer, letter), shown_to(outsider, letter)) == ([file], [file])
    assert (shown_to(other, letter), shown_to(citizen, letter)) == ([], [])
    assert api.case_of_file(officer, letter, file) and api.case_of_file(outsider, letter, file)
    with pytest.raises(NotFound):
        api.case_of_file(other, letter, file)
    (asked,) = [one for one in api.officer_case(officer, letter).asked_of if one.body == "iiv"]
    assert (asked.answer, asked.files) == (DATA, (file,))


def test_whoever_applied_does_not_open_it_even_by_its_address(officer, outsider, citizen, letter):
    file, case = a_file(outsider), api.officer_case(officer, letter).row
    supply(outsider, letter, file)
    assert documents.open_file(officer, file, case_ref=case.id, party=case.party_id).name == "red.png"
    with pytest.raises(NoFile):
        documents.open_file(citizen, file, case_ref=case.id)


def test_a_file_of_whoever_applied_stays_theirs_beside_it(citizen, officer, outsider, letter):
    mine, given = a_file(citizen, "blue"), a_file(outsider)
    api.add_evidence(citizen, case=letter, words="", files=[mine])
    supply(outsider, letter, given)
    assert (shown_to(citizen, letter), set(shown_to(officer, letter))) == ([mine], {mine, given})


@pytest.mark.parametrize("whose", ["colleague", "nobody"])
def test_a_file_of_somebody_else_is_not_given(outsider, letter, whose):
    file = a_file(world.staff("iiv", "petitions-officer")) if whose == "colleague" else new_public_id()
    with pytest.raises(NoFile):
        supply(outsider, letter, file)
    assert CaseRequest.objects.filter(answered_at=None).count() == 2


def test_a_file_alone_is_no_answer(outsider, letter):
    with pytest.raises(WordsMissing):
        supply(outsider, letter, a_file(outsider), words="")


def test_what_is_split_off_keeps_whose_each_file_is(citizen, officer, outsider, letter):
    mine, given = a_file(citizen, "blue"), a_file(outsider)
    api.add_evidence(citizen, case=letter, words="", files=[mine])
    supply(outsider, letter, given)
    part = api.perform(officer, case=letter, act="split", said={"question": DATA, "words": WORDS}).public_id
    assert (shown_to(citizen, part), set(shown_to(officer, part))) == ([mine], {mine, given})
