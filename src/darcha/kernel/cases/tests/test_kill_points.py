"""Death at every point of a submission, and of a decision by silence: nothing, or all of it; and the repeat gives
exactly one."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.apps import apps
from django.db import connection

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent, CaseParticipant, SubmissionKey
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents

from . import killing, world
from .silent import packs_where_silence_means
from .test_pay import pay
from .world import send

MOST_POINTS = 200
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


class Child:
    """The process that forks and dies for us."""

    def __init__(self, who, **environment: str) -> None:
        address = urlsplit(os.environ["DATABASE_URL"])
        url = urlunsplit(address._replace(path="/" + connection.settings_dict["NAME"]))
        self.process = subprocess.Popen(
            [sys.executable, "-m", killing.__name__, str(who.account_id), str(who.person_id)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "DATABASE_URL": url, "DARCHA_TEST_SERVER": "of another"} | environment,
        )

    def act(self, **wish) -> tuple[int, str | None]:
        """How it ended, and the number that was answered if one was."""
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        number = None
        while True:
            said = self.process.stdout.readline()
            assert said, "the child ended of its own accord"
            if not said.startswith("{"):
                continue
            told = json.loads(said)
            if "ended" in told:
                return told["ended"], number
            number = told["number"]


@pytest.fixture
def child(citizen):
    with living(Child(citizen)) as made:
        yield made


@contextmanager
def living(child: Child) -> Iterator[Child]:
    """Until it is no longer needed."""
    try:
        yield child
    finally:
        child.process.stdin.close()
        child.process.wait(timeout=20)


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
        ended, answered = child.act(point=point, key=key, service=service, answers=answers)
        if ended == 0:
            break
        assert ended == killing.KILLED
        before = whole_case(key)
        found["whole" if before else "nothing"] += 1
        repeated = send(citizen, service, answers, key=key, route="kill")
        assert whole_case(key) == repeated.number
        assert before in (None, repeated.number)
        assert answered in (None, repeated.number)
        no_orphans()
    assert ended == 0, "more points than expected"
    assert found["nothing"] >= 10  # every statement before the commit
    assert found["whole"] == 3  # after the commit, before and after the answer


def let_go() -> None:
    """Until the server has noticed the death: what the dead one had locked is free. Silence waits for nobody's lock, so
    a machine that has much to do would be taken for a case in somebody's hands."""
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend'"
            )
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the server still holds what the dead one had begun")


def whole_decision(case_id, paper_of) -> bool:
    """Whether silence has decided the case, complete in every table; else nothing of a decision is anywhere."""
    case = Case.objects.get(id=case_id)
    rows = [
        case.outcome == "refused",
        CaseContent.objects.get(case=case).decision is not None,
        CaseEvent.objects.filter(case=case, code="refused").count() == 1,
        len(paper_of(case_id)) == 1,
        apps.get_model("ground", "JournalEntry").objects.filter(about=f"case:{case_id}", act="cases.refused").exists(),
        told(case_id, "cases.CaseDecided") == 1,
        apps.get_model("payments", "Invoice").objects.get(id=case.invoice_id).state == "refund_due",
    ]
    assert all(rows) or not any(rows), rows
    return all(rows)


def told(case_id, name: str) -> int:
    """How many events of that name there are, each with its one job."""
    events = list(apps.get_model("ground", "OutboxEvent").objects.filter(name=name, facts__case_id=str(case_id)))
    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects
    assert all(jobs.filter(args__event_id=str(event.id)).count() == 1 for event in events)
    return len(events)


def test_death_at_every_point_of_silence_leaves_nothing_or_a_whole_decision(
    transactional_db, now, settings, tmp_path, tmp_path_factory
):
    settings.DARCHA_PACKS_DIR = packs_where_silence_means("refuse", tmp_path)
    catalogue.forget_versions()
    catalogue.publish_packs()
    citizen = world.person(1)
    world.car_of(citizen)
    files = tmp_path_factory.mktemp("kept")
    found = {"nothing": 0, "whole": 0}
    environment = {"DARCHA_PACKS_DIR": str(settings.DARCHA_PACKS_DIR), "DARCHA_FILES_DIR": str(files)}
    with living(Child(citizen, **environment)) as child:
        for point in range(1, MOST_POINTS):
            now.move_to("2026-03-06T17:00+05:00")
            receipt = send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
            pay(receipt, reference=f"kill-{point}")
            deliver_all()
            case = Case.objects.get(public_id=receipt.public_id)
            now.move_to("2026-03-10T10:00+05:00")
            ended, answered = child.act(point=point, case=str(case.id), moment=now.moment.isoformat())
            if ended == 0:
                break
            assert ended == killing.KILLED
            let_go()
            whole = whole_decision(case.id, documents.documents_of_case)
            found["whole" if whole else "nothing"] += 1
            assert answered in (None, receipt.number) and (whole or answered is None)
            assert (api.decide_by_silence(world.SYSTEM, case_id=case.id) is None) is whole
            assert whole_decision(case.id, documents.documents_of_case)
    assert ended == 0, "more points than expected"
    assert found["nothing"] >= 10 and found["whole"] == 3
    catalogue.forget_versions()
