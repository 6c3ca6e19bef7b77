"""Death at every point of a submission: nothing, or all of it; and the repeat gives exactly one."""

import pytest
from django.apps import apps

from darcha.kernel.cases.models import Case, CaseContent, CaseEvent, CaseParticipant, SubmissionKey
from darcha.kernel.catalogue import api as catalogue

from . import world
from .dying import MOST_POINTS, Child, living
from .world import send

SENT = {
    "petition": (world.PETITION, world.petition()),
    "with a fee": (world.CERTIFICATE, world.CERTIFICATE_ANSWERS),
}


@pytest.fixture
def citizen(transactional_db, now):
    catalogue.forget_versions()
    catalogue.publish_packs()
    yield world.person(1)
    catalogue.forget_versions()


@pytest.fixture
def child(citizen):
    with living(Child()) as made:
        yield made


def whole_case(key: str) -> str | None:
    """The number of the case under that key, complete in every table; None when nothing of it is anywhere."""
    claimed = SubmissionKey.objects.filter(key=key).first()
    if claimed is None:
        return None
    case = Case.objects.get(id=claimed.case_id)
    assert CaseContent.objects.filter(case=case).count() == 1
    assert CaseParticipant.objects.filter(case=case, role="lead").count() == 1
    assert {"submitted", "registered"} <= set(CaseEvent.objects.filter(case=case).values_list("code", flat=True))
    assert apps.get_model("ground", "JournalEntry").objects.filter(about=f"case:{case.id}").exists()
    (event,) = apps.get_model("ground", "OutboxEvent").objects.filter(facts__case_id=str(case.id))
    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects.filter(args__event_id=str(event.id))
    assert jobs.count() == 1
    if case.state == "awaiting_payment":
        invoices = apps.get_model("payments", "Invoice").objects.filter(purpose_ref=f"case:{case.id}")
        assert [invoice.id for invoice in invoices] == [case.invoice_id]
    return case.number


def no_orphans() -> None:
    """Every row of every table belongs to a case that is there."""
    cases = Case.objects.count()
    assert SubmissionKey.objects.count() == CaseContent.objects.count() == cases
    told = apps.get_model("ground", "OutboxEvent").objects.filter(name="cases.CaseSubmitted")
    assert told.count() == cases
    invoices = apps.get_model("payments", "Invoice").objects.count()
    assert invoices == Case.objects.filter(invoice__isnull=False).count()


@pytest.mark.parametrize("what", SENT)
def test_death_at_every_point_leaves_nothing_or_a_whole_case(citizen, child, what):
    service, answers = SENT[what]
    found = {"nothing": 0, "whole": 0}
    for point in range(1, MOST_POINTS):
        key = f"{what}-{point}"
        died = child.act("submit", point, who=citizen, key=key, service=service, answers=answers)
        if not died.killed:
            break
        before = whole_case(key)
        found["whole" if before else "nothing"] += 1
        repeated = send(citizen, service, answers, key=key, route="kill")
        assert whole_case(key) == repeated.number
        assert before in (None, repeated.number)
        assert died.answer in (None, repeated.number)
        no_orphans()
    assert died.ended == 0, "more points than expected"
    assert found["nothing"] >= 10  # every statement before the commit
    assert found["whole"] == 3  # after the commit, before and after the answer
