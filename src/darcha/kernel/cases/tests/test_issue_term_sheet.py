"""The sheet for a court: sealed, verifiable, the same for who asks again, replaced when the count has changed."""

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import UnknownLanguage
from darcha.kernel.cases.types.told import SHEET
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS, Principal

from .world import CANARY_NAME, LAW, LEAD, OTHER_BODY, PERMIT, PERMIT_ANSWERS, SYSTEM, car_of, petition, send


@pytest.fixture
def receipt(citizen):
    return send(citizen)


def sheets(receipt):
    return documents.documents_of_case(row(receipt).id)


def row(receipt):
    return apps.get_model("cases", "Case").objects.get(public_id=receipt.public_id)


def line(receipt, code, **params):
    """As an act leaves it in the timeline."""
    event = apps.get_model("cases", "CaseEvent")(
        case=row(receipt), code=code, at=clock.now(), actor_kind="body", params=params
    )
    event.save(force_insert=True)


def lines_of(citizen, document):
    return {line.label: line.value for line in documents.find_document(citizen, document).lines}


def test_a_sealed_paper_in_the_language_of_the_application(citizen, receipt):
    issued = api.issue_term_sheet(citizen, case=receipt.public_id)
    opened = documents.open_document(citizen, issued.document)
    verdict = documents.verify_pdf(opened.content)
    assert verdict.outcome == "valid"
    assert verdict.paper.title == "Javob muddati qanday hisoblangan" and verdict.paper.language == "uz"
    said = {line.label: line.value for line in verdict.paper.lines}
    assert said["Ariza"] == f"№ {receipt.number}" and said["Muddatning oxirgi kuni"] == "24.03.2026"
    assert said["Arizachi"] == CANARY_NAME and said["Muddat asosi"] == "OʻRQ-445, 28-modda"
    assert documents.verify_code(documents.find_document(citizen, issued.document).code).outcome == "valid"


def test_who_asks_again_gets_the_same_sheet(citizen, officer, receipt, now):
    first = api.issue_term_sheet(citizen, case=receipt.public_id)
    now.move_to("2026-03-10T11:00+05:00")
    again = api.issue_term_sheet(citizen, case=receipt.public_id, language="uz")
    for_body = api.issue_term_sheet(officer, case=receipt.public_id)
    assert first.is_new and not again.is_new and not for_body.is_new
    assert first.document == again.document == for_body.document and first.number == again.number
    other = api.issue_term_sheet(citizen, case=receipt.public_id, language="ru")
    assert other.is_new and other.document != first.document
    assert [paper.state for paper in sheets(receipt)] == ["valid", "valid"]


def test_a_new_count_replaces_every_sheet_of_the_old_one(citizen, receipt, now):
    old = [api.issue_term_sheet(citizen, case=receipt.public_id, language=code).document for code in ("uz", "ru")]
    line(receipt, "extended", by="P1M")
    new = api.issue_term_sheet(citizen, case=receipt.public_id)
    assert new.is_new
    states = {paper.public_id: paper.state for paper in sheets(receipt)}
    assert [states[one] for one in old] == ["replaced", "replaced"] and states[new.document] == "valid"
    assert documents.verify_pdf(documents.open_document(citizen, old[0]).content).outcome == "replaced"
    assert lines_of(citizen, new.document)["Muddatning oxirgi kuni"] == "21.04.2026"


@pytest.mark.parametrize("moment", ["2026-03-25T00:00+05:00", "2026-03-20T10:00+05:00"])
def test_a_term_that_is_over_or_a_decision_is_another_answer(citizen, officer, receipt, now, moment):
    before = api.issue_term_sheet(citizen, case=receipt.public_id)
    now.move_to(moment)
    if moment < "2026-03-24":
        api.reply(officer, case=receipt.public_id, grounds=LAW, words="Chiroqlar oʻn kun ichida tuzatiladi.")
    after = api.issue_term_sheet(citizen, case=receipt.public_id)
    assert after.is_new and after.document != before.document
    assert not api.issue_term_sheet(citizen, case=receipt.public_id).is_new


def test_a_calendar_that_moved_the_last_day_is_another_answer(citizen, receipt):
    api.issue_term_sheet(citizen, case=receipt.public_id)
    line(receipt, "recalculated", before="2026-03-24", after="2026-03-26")
    assert api.issue_term_sheet(citizen, case=receipt.public_id).is_new
    said = api.due_as_json(citizen, receipt.public_id, language="ru")["summary"][-1]
    assert said == "Календарь рабочих дней изменён: последний день перенесён с 24.03.2026 на 26.03.2026."


def test_a_revoked_sheet_is_made_anew(citizen, receipt):
    first = api.issue_term_sheet(citizen, case=receipt.public_id)
    documents.revoke(SYSTEM, first.document, reason="issued-in-error")
    again = api.issue_term_sheet(citizen, case=receipt.public_id)
    assert again.is_new and again.document != first.document


def test_a_term_that_has_not_started_has_a_sheet_too(citizen):
    car_of(citizen)
    receipt = send(citizen, PERMIT, PERMIT_ANSWERS)
    issued = api.issue_term_sheet(citizen, case=receipt.public_id, language="en")
    said = lines_of(citizen, issued.document)["Last day of the term"]
    assert said == "The term has not started yet: it starts when the fee is paid."


def test_the_asking_is_in_the_timeline_and_the_journal(citizen, receipt):
    issued = api.issue_term_sheet(citizen, case=receipt.public_id)
    api.issue_term_sheet(citizen, case=receipt.public_id)
    lines = [line for line in api.timeline(citizen, receipt.public_id) if line.code == SHEET]
    assert [line.params["document_number"] for line in lines] == [issued.number]
    entries = apps.get_model("ground", "JournalEntry").objects.filter(act=f"cases.{SHEET}")
    assert [entry.details["document"] for entry in entries] == [issued.number]


@pytest.mark.parametrize("who", ["officer", "head"])
def test_a_body_that_asks_has_read_the_name(citizen, receipt, who, request):
    reader = request.getfixturevalue(who)
    api.issue_term_sheet(citizen, case=receipt.public_id)
    assert exchange.readers_of(citizen.person_id, row(receipt).id) == ()
    for _ in range(2):
        api.issue_term_sheet(reader, case=receipt.public_id)
    (read,) = exchange.readers_of(citizen.person_id, row(receipt).id)
    assert (read.body, read.post, read.times) == (LEAD, reader.posts[0].key, 1), "one visit, however many sheets"


def test_a_body_that_takes_part_reads_in_its_own_name(citizen, outsider):
    receipt = send(citizen, answers=petition(bodies=[LEAD, OTHER_BODY]))
    assert api.issue_term_sheet(outsider, case=receipt.public_id).is_new
    (read,) = exchange.readers_of(citizen.person_id, row(receipt).id)
    assert read.body == OTHER_BODY


def test_nobody_else_gets_one(citizen, stranger, outsider, receipt):
    for who in (stranger, outsider):
        with pytest.raises(NotFound):
            api.issue_term_sheet(who, case=receipt.public_id)
    for who in (ANONYMOUS, Principal.system("tests")):
        with pytest.raises(NotAllowed):
            api.issue_term_sheet(who, case=receipt.public_id)
    assert sheets(receipt) == ()


def test_a_language_that_nobody_speaks_here(citizen, receipt):
    with pytest.raises(UnknownLanguage):
        api.issue_term_sheet(citizen, case=receipt.public_id, language="de")
