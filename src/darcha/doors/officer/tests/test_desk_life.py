"""Living in the inbox: narrowing it, keeping views, handing over many, words for colleagues, who else is looking."""

import re

import pytest

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case, CaseEvent, SavedView
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import petition, send

from .conftest import page


@pytest.fixture
def letters(country):
    return [send(country.citizen), send(country.citizen, answers=petition(kind="proposal"))]


def listed(response):
    return re.findall(
        r"\d{2}-\d{4}-\d{7}-\d", response.content.decode().split('class="worklist"')[-1].split("</ol>")[0]
    )


def test_the_list_is_narrowed_by_its_address(country, desk_of, letters):
    cases.ask_applicant(country.officer, case=letters[0].public_id, words="Qaysi koʻcha?")
    desk = desk_of(country.officer)
    whole = page("inbox")
    assert len(set(listed(desk.get(whole)))) == 2
    assert set(listed(desk.get(f"{whole}?state=new"))) == {letters[1].number}
    assert set(listed(desk.get(f"{whole}?state=awaiting_applicant&service={world.PETITION}"))) == {letters[0].number}
    assert listed(desk.get(f"{whole}?service={world.PERMIT}")) == []
    assert len(set(listed(desk.get(f"{whole}?until=2026-03-30")))) == 1
    nonsense = "state=draft&service=A'B&until=soon&body=%00&holder=x&after=!"
    assert len(set(listed(desk.get(f"{whole}?{nonsense}")))) == 2


def test_a_narrowed_list_is_kept_by_its_officer_alone(country, desk_of, letters):
    desk = desk_of(country.officer)
    there = f"{page('save_view')}?state=new"
    assert desk.post(there, {"name": "  "}).status_code == 422
    assert desk.post(there, {"name": "Yangi <b>kelganlar</b>"}).status_code == 302
    shown = desk.get(page("inbox")).content.decode()
    assert "Yangi &lt;b&gt;kelganlar&lt;/b&gt;" in shown and "?state=new" in shown
    assert "kelganlar" not in desk_of(country.colleague).get(page("inbox")).content.decode()
    view = SavedView.objects.get()
    desk_of(country.colleague).post(page("forget_view", view_id=view.id))
    assert SavedView.objects.count() == 1
    desk.post(page("forget_view", view_id=view.id))
    assert SavedView.objects.count() == 0


def test_one_name_is_one_view_and_there_are_not_more_than_twenty(country, desk_of):
    desk = desk_of(country.officer)
    for number in range(20):
        assert desk.post(page("save_view"), {"name": f"N {number}"}).status_code == 302
    assert desk.post(f"{page('save_view')}?state=new", {"name": "N 3"}).status_code == 302
    assert desk.post(page("save_view"), {"name": "N 20"}).status_code == 422
    assert SavedView.objects.count() == 20


def test_many_are_rehearsed_then_handed_over_then_taken_back(country, desk_of, letters):
    desk = desk_of(country.officer)
    chosen = [str(one.public_id) for one in letters]
    assert desk.post(page("bulk"), {}).status_code == 422
    assert t("officer.bulk.chosen", "uz", n=2) in desk.post(page("bulk"), {"case": chosen}).content.decode()
    to = str(country.colleague.account_id)
    lines = CaseEvent.objects.count()
    rehearsed = desk.post(page("bulk"), {"case": chosen, "to": to}).content.decode()
    assert all(one.number in rehearsed for one in letters)
    assert CaseEvent.objects.count() == lines and not Case.objects.exclude(assigned_to=None).exists()
    done = desk.post(page("bulk"), {"case": chosen, "to": to, "do": "1"}).content.decode()
    assert set(Case.objects.values_list("assigned_to", flat=True)) == {country.colleague.account_id}
    undo = re.search(r'name="undo" value="([^"]+)"', done).group(1)
    assert desk_of(country.colleague).post(page("bulk_undo"), {"undo": undo}).status_code == 422
    cases.ask_applicant(country.colleague, case=letters[0].public_id, words="Qaysi koʻcha?")
    undone = desk.post(page("bulk_undo"), {"undo": undo})
    assert undone.status_code == 200
    held = dict(Case.objects.values_list("number", "assigned_to"))
    assert held == {letters[0].number: country.colleague.account_id, letters[1].number: None}
    assert Case.objects.get(number=letters[1].number).state == "new"


def test_what_is_handed_back_leaves_no_line_that_the_applicant_reads(country, desk_of, letters):
    """The head had it, gave it away with others, and takes that back: to the applicant nothing has happened."""
    desk, one = desk_of(country.head), letters[0]
    cases.assign(country.head, case=one.public_id, to=country.head.account_id)
    read = [line.code for line in cases.timeline(country.citizen, one.public_id)]
    sent = {"case": [str(one.public_id)], "to": str(country.colleague.account_id), "do": "1"}
    undo = re.search(r'name="undo" value="([^"]+)"', desk.post(page("bulk"), sent).content.decode()).group(1)
    assert desk.post(page("bulk_undo"), {"undo": undo}).status_code == 200
    assert Case.objects.get(number=one.number).assigned_to == country.head.account_id
    assert [line.code for line in cases.timeline(country.citizen, one.public_id)] == read
    assert CaseEvent.objects.filter(case__number=one.number).order_by("id").last().code == "handed_back"


def test_undoing_comes_too_late(country, desk_of, letters):
    desk = desk_of(country.officer)
    sent = {"case": [str(letters[0].public_id)], "to": str(country.colleague.account_id), "do": "1"}
    undo = re.search(r'name="undo" value="([^"]+)"', desk.post(page("bulk"), sent).content.decode()).group(1)
    assert desk.post(page("bulk_undo"), {"undo": undo + "x"}).status_code == 422
    assert desk.post(page("bulk_undo"), {}).status_code == 422
    assert Case.objects.get(number=letters[0].number).assigned_to == country.colleague.account_id


def test_what_is_not_with_ones_body_is_passed_over(country, desk_of, letters):
    desk = desk_of(country.outsider)
    sent = {"case": [str(letters[0].public_id), "x"], "to": str(country.outsider.account_id), "do": "1"}
    assert letters[0].number not in desk.post(page("bulk"), sent).content.decode()
    assert not Case.objects.exclude(assigned_to=None).exists()


def test_whoever_cannot_have_it_is_named_with_the_reason(country, desk_of, letters):
    desk = desk_of(country.officer)
    sent = {"case": [str(letters[0].public_id)], "to": str(country.outsider.account_id), "do": "1"}
    said = desk.post(page("bulk"), sent).content.decode()
    assert t("officer.bulk.left", "uz") in said and letters[0].number in said
    assert not Case.objects.exclude(assigned_to=None).exists()


def test_words_for_colleagues_are_read_by_ones_body_alone(country, desk_of):
    case = send(country.citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    there, written = page("case", case_id=case.public_id), page("note", case_id=case.public_id)
    desk = desk_of(country.officer)
    assert desk.post(written, {"note": " "}).status_code == 422
    assert desk.post(written, {"note": "Xaritani <i>arxivdan</i> oling"}).status_code == 302
    assert "Xaritani &lt;i&gt;arxivdan&lt;/i&gt; oling" in desk_of(country.colleague).get(there).content.decode()
    assert "arxivdan" not in desk_of(country.outsider).get(there).content.decode()
    assert desk_of(country.outsider).post(written, {"note": "Bizda hujjat yoʻq"}).status_code == 302
    assert "hujjat yoʻq" not in desk.get(there).content.decode()
    mine = cases.case_for(country.citizen, case.public_id)
    assert mine.notes == () and all(line.code != "noted" for line in mine.timeline)
    assert all(line.code != "noted" for line in cases.timeline(country.citizen, case.public_id))


def test_a_note_at_anothers_case_is_not_found(country, desk_of, letters):
    written = page("note", case_id=letters[0].public_id)
    assert desk_of(country.outsider).post(written, {"note": "salom"}).status_code == 404


def test_who_else_is_looking_is_said_for_the_time_of_a_visit(country, desk_of, letters):
    there = page("case", case_id=letters[0].public_id)
    said = t("officer.case.looking", "uz", who="")
    mine = desk_of(country.officer)
    assert said not in mine.get(there).content.decode()
    desk_of(country.colleague).get(there)
    shown = mine.get(there).content.decode()
    assert said in shown and "petitions-officer of" not in shown
    country.now.move_to("2026-03-06T10:16+05:00")
    assert said not in mine.get(there).content.decode()


def test_what_has_to_be_begun_says_so(country, desk_of, letters):
    desk = desk_of(country.officer)
    assert t("officer.desk.begin_now", "uz") not in desk.get(page("inbox")).content.decode().split("worklist")[1]
    country.now.move_to("2026-03-20T10:00+05:00")
    assert 'class="worklist__begin"' in desk_of(country.officer).get(page("inbox")).content.decode()
