"""Papers and files of a company's case: the company is told who opened them, as a person is."""

from tests.conftest import a_pdf

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.tests import world
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange

from .conftest import page


def test_the_company_is_told_who_opened_its_file(country, desk_of):
    firm = world.company_of(country.citizen)
    file = documents.receive_file(country.citizen, name="ustav.pdf", content=a_pdf(), purpose="case-file")
    case = world.send(country.citizen, answers=world.petition(files=[str(file.public_id)]), files=(file.public_id,))
    Case.objects.filter(public_id=case.public_id).update(party_kind="entity", party_id=firm)
    opened = desk_of(country.officer).get(page("file", case_id=case.public_id, file_id=file.public_id))
    assert opened.status_code == 200
    for party in (firm, country.citizen.person_id):
        assert [line.fields for line in exchange.accesses_of(party).items if line.source == "case"] == [("file",)]
    assert cases.get_case(country.officer, case.public_id).party_id == firm
