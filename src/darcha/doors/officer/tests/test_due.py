"""The term of a case as an office sees it: the same count, what if, and a sheet whose asking leaves a line."""

import re

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange

from .conftest import page

EXTENDED = {
    "what": "extend",
    "by": "1",
    "unit": "months",
    "decided-day": "20",
    "decided-month": "3",
    "decided-year": "2026",
}


def readings(country):
    return [one for one in exchange.accesses_of(country.citizen.person_id).items if one.source == "case"]


def test_the_count_names_no_person_and_leaves_no_line(country, desk_of):
    letter = world.send(country.citizen)
    shown = desk_of(country.officer).get(page("due", "en", case_id=letter.public_id)).content.decode()
    assert "The answer is due by the end of 24.03.2026, Tuesday." in shown and letter.number in shown
    assert shown.count('<tr><th scope="row">') == 19
    assert "Kanareyeva" not in shown and world.CANARY_TEXT not in shown
    assert readings(country) == []


def test_the_case_leads_there(country, desk_of):
    letter = world.send(country.citizen)
    shown = desk_of(country.officer).get(page("case", case_id=letter.public_id)).content.decode()
    assert f'href="{page("due", case_id=letter.public_id)}"' in shown


def test_what_if_keeps_the_place_in_the_list(country, desk_of):
    letter = world.send(country.citizen)
    here = page("due", "en", case_id=letter.public_id)
    shown = desk_of(country.officer).get(here, {**EXTENDED, "view": "free"}).content.decode()
    assert "The term would end on 21.04.2026 instead of 24.03.2026." in shown
    assert '<input type="hidden" name="view" value="free">' in shown
    wrong = desk_of(country.officer).get(here, {**EXTENDED, "by": "-1"})
    assert wrong.status_code == 422 and 'id="by-error"' in wrong.content.decode()


def test_a_sheet_is_a_reading(country, desk_of):
    letter = world.send(country.citizen)
    client, here = desk_of(country.head), page("due", case_id=letter.public_id)
    done = client.post(f"{here}?view=free", {"language": "ru"})
    assert done.status_code == 302 and done.headers["Location"] == f"{here}?view=free#sheet"
    (line,) = readings(country)
    assert list(line.fields) == ["applicant.name", "term"]
    shown = client.get(here).content.decode()
    (link,) = set(re.findall(rf"/uz/office/cases/{letter.public_id}/papers/[0-9a-f-]+", shown))
    assert documents.verify_pdf(client.get(link).content).outcome == "valid"
    again = cases.issue_term_sheet(country.citizen, case=letter.public_id, language="ru")
    assert not again.is_new, "the applicant is given the very sheet that the office has"


def test_another_body_finds_nothing(country, desk_of):
    letter = world.send(country.citizen)
    client, here = desk_of(country.outsider), page("due", case_id=letter.public_id)
    assert client.get(here).status_code == 404
    assert client.post(here, {"language": "uz"}).status_code == 404
    assert documents.documents_of_case(cases.get_case(country.officer, letter.public_id).id) == ()
