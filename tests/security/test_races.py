"""Two people, or one person twice, at the very same moment: one is first, and nothing is done half or twice (T11).

Real commits by real threads; which of the two wins is left to chance, what holds afterwards is not.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connections
from tests.conftest import pay

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import Refusal
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import ActNotPossible
from darcha.kernel.cases.tests import world
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.errors import AlreadyDelivered

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def at_once(*acts):
    """What each gave, or the refusal that it met; anything else is raised."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=30)
            return act()
        except (Refusal, AlreadyDelivered) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(answers):
    return [answer for answer in answers if isinstance(answer, (Refusal, AlreadyDelivered))]


def rows(room, model, **which):
    return apps.get_model(room, model).objects.filter(**which)


@pytest.fixture
def people(published_packs):
    owner = world.person(1)
    world.car_of(owner)
    world.home_of(owner)
    return owner, world.staff("yhxx", "permits-officer"), world.staff("yhxx", "permits-head", "head")


def a_permit_under_review(owner, reference):
    receipt = world.send(owner, world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt, reference)
    deliver_all()
    return receipt.public_id


def test_two_decisions_are_one(people):
    """Granted by one officer and refused by another; withdrawn meanwhile; granted twice by an impatient hand."""
    owner, officer, head = people

    def grant(case):
        return partial(cases.approve, officer, case=case)

    def deny(case):
        return partial(cases.refuse, head, case=case, ground="not-owner", fact="Egasi boshqa shaxs.")

    def withdraw(case):
        return partial(cases.withdraw, owner, case=case)

    pairs = [(grant, deny), (grant, withdraw), (deny, withdraw), (grant, grant), (withdraw, withdraw)]
    for turn, pair in enumerate(pairs):
        case = a_permit_under_review(owner, f"r{turn}")
        answers = at_once(*(act(case) for act in pair))
        assert len(refused(answers)) == 1, answers
        row = rows("cases", "Case", public_id=case).get()
        papers = rows("documents", "IssuedDocument", case_ref=row.id).count()
        lines = rows("cases", "CaseEvent", case=row, code__in=["approved", "refused", "withdrawn"])
        ends = list(lines.values_list("code", flat=True))
        assert len(ends) == 1
        assert papers == (0 if ends == ["withdrawn"] else 1)
        deliver_all()
        invoice = rows("payments", "Invoice", id=row.invoice_id).get()
        assert invoice.state == ("paid" if ends == ["approved"] else "refund_due")


def test_money_that_comes_as_one_withdraws_is_kept_or_goes_back(people):
    owner, _, _ = people
    for turn in range(ROUNDS):
        receipt = world.send(owner, world.PERMIT, world.PERMIT_ANSWERS)
        invoice = payments.get_invoice(world.SYSTEM, receipt.invoice_public_id)
        payments.open_transaction(
            world.SYSTEM,
            provider="payme",
            provider_ref=f"m{turn}",
            account_value=invoice.number,
            amount=invoice.amount,
            provider_time_ms=1,
        )
        at_once(
            partial(payments.settle, world.SYSTEM, provider="payme", provider_ref=f"m{turn}"),
            partial(payments.settle, world.SYSTEM, provider="payme", provider_ref=f"m{turn}"),
            partial(cases.withdraw, owner, case=receipt.public_id),
        )
        deliver_all()
        case = rows("cases", "Case", public_id=receipt.public_id).get()
        ledger = [line.kind for line in payments.ledger(invoice_id=case.invoice_id)]
        assert case.state == "cancelled"
        assert ledger == ["capture"]
        assert rows("payments", "Invoice", id=case.invoice_id).get().state == "refund_due"


def test_a_payment_taken_back_as_the_paper_is_made(people):
    """The provider reverses while an officer grants: either the paper stands and the money stays, or neither."""
    owner, officer, _ = people
    for turn in range(ROUNDS):
        case = a_permit_under_review(owner, f"b{turn}")
        at_once(
            partial(payments.cancel_transaction, world.SYSTEM, provider="payme", provider_ref=f"b{turn}", reason=5),
            partial(cases.approve, officer, case=case),
        )
        deliver_all()
        row = rows("cases", "Case", public_id=case).get()
        invoice = rows("payments", "Invoice", id=row.invoice_id).get()
        papers = rows("documents", "IssuedDocument", case_ref=row.id).count()
        assert (row.state, invoice.state, papers) in {("completed", "paid", 1), ("cancelled", "refunded", 0)}


def test_no_paper_is_made_for_money_that_has_just_been_taken_back(people):
    """The same, with the order given: the case has not heard of the reversal yet, and is decided all the same."""
    owner, officer, _ = people
    case = a_permit_under_review(owner, "b")
    payments.cancel_transaction(world.SYSTEM, provider="payme", provider_ref="b", reason=5)
    with pytest.raises(ActNotPossible):
        cases.approve(officer, case=case)
    deliver_all()
    row = rows("cases", "Case", public_id=case).get()
    assert (row.state, row.outcome) == ("cancelled", "unpaid")
    assert not rows("documents", "IssuedDocument", case_ref=row.id).exists()


def test_a_draft_sent_twice_and_thrown_away(people):
    owner, _, _ = people
    send = {"service_key": world.PETITION, "language": "uz", "route": "portal:submit"}
    for turn in range(ROUNDS):
        draft = cases.save_draft(owner, service_key=world.PETITION, answers=world.petition(), language="uz").id
        before = rows("cases", "Case").count()
        answers = at_once(
            partial(cases.submit, owner, draft_id=draft, idempotency_key=f"a{turn}", **send),
            partial(cases.submit, owner, draft_id=draft, idempotency_key=f"b{turn}", **send),
            partial(cases.discard_draft, owner, draft_id=draft),
        )
        made = rows("cases", "Case").count() - before
        sent = {answer.number for answer in answers[:2] if not isinstance(answer, Refusal)}
        assert len(sent) == made <= 1
        assert not rows("cases", "Draft", public_id=draft).exists()
        if made == 0:
            assert answers[2] is None  # it was thrown away first
