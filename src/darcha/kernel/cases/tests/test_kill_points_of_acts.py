"""Death at every point of paying, deciding, signing and sending a file: nothing, bit by bit as before, or all of it."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from darcha.connectors.filestore.adapter import FileStore
from darcha.connectors.seal_authority.adapter import DemoAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.ground.outbox.deliver import deliver
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import Refusal
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.documents import keeping
from darcha.kernel.documents import ports as document_ports
from darcha.kernel.documents.rules.limits import ORPHAN_AFTER
from darcha.kernel.documents.tests.conftest import picture
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments

from . import world
from .dying import MOST_POINTS, Child, everything, journalled, living, told
from .silent import packs_where_silence_means
from .test_pay import invoice_of, pay

A_DAY_LATER = ORPHAN_AFTER + timedelta(hours=1)
OF_THE_PROVIDER = ("provider_ref", "account_value", "amount", "provider_time_ms")


@dataclass
class Place:
    """A country of one applicant and one officer whose files lie on a disk, and the child that dies in it."""

    child: Child
    store: FileStore
    citizen: Principal
    inspector: Principal
    now: clock.FrozenClock
    turn: int = 0

    def reference(self) -> str:
        self.turn += 1
        return f"kill-{self.turn}"


@pytest.fixture
def place(transactional_db, now, settings, tmp_path):
    files, keys = tmp_path / "files", tmp_path / "keys"
    files.mkdir()
    settings.DARCHA_PACKS_DIR = packs_where_silence_means("refuse", tmp_path)
    store = FileStore(files)
    document_ports.bind(blobs=store, scanner=SignatureScanner(), authority=DemoAuthority(keys))
    catalogue.forget_versions()
    catalogue.publish_packs()
    citizen = world.person(1)
    world.car_of(citizen)
    world.home_of(citizen)
    inspector = world.staff("yhxx", "permits-officer", services=(world.PERMIT,))
    folders = {"DARCHA_FILES_DIR": files, "DARCHA_KEYS_DIR": keys, "DARCHA_PACKS_DIR": settings.DARCHA_PACKS_DIR}
    with living(Child(**{name: str(folder) for name, folder in folders.items()})) as child:
        yield Place(child, store, citizen, inspector, now)
    catalogue.forget_versions()


Wish = dict[str, Any]


def unpaid(place: Place, service: str = world.PERMIT, answers: dict = world.PERMIT_ANSWERS) -> Wish:
    receipt = world.send(place.citizen, service, answers)
    deliver_all()
    invoice = invoice_of(receipt)
    return {
        "receipt": receipt,
        "provider_ref": place.reference(),
        "account_value": invoice.number,
        "amount": invoice.amount,
        "provider_time_ms": int(clock.now().timestamp() * 1000),
    }


def begun(place: Place) -> Wish:
    wish = unpaid(place)
    announce(wish)
    return wish


def announce(wish: Wish) -> None:
    wanted = {name: wish[name] for name in OF_THE_PROVIDER}
    payments.open_transaction(world.SYSTEM, provider="payme", **wanted)


def capture(wish: Wish) -> None:
    payments.settle(world.SYSTEM, provider="payme", provider_ref=wish["provider_ref"])


def take_back(wish: Wish) -> None:
    payments.cancel_transaction(world.SYSTEM, provider="payme", provider_ref=wish["provider_ref"], reason=5)


def settled(place: Place) -> Wish:
    """Paid, and the worker has not told the case."""
    wish = begun(place)
    capture(wish)
    return wish


def to_deliver(place: Place) -> Wish:
    wish = settled(place)
    (event,) = apps.get_model("ground", "OutboxEvent").objects.filter(
        name="payments.PaymentSettled", facts__invoice_id=str(invoice_of(wish["receipt"]).id)
    )
    return wish | {"event": str(event.id)}


def paid(place: Place) -> Wish:
    """On the officer's table, and read."""
    receipt = unpaid(place)["receipt"]
    pay(receipt, reference=place.reference())
    deliver_all()
    api.officer_case(place.inspector, receipt.public_id)
    return {"receipt": receipt, "who": place.inspector, "case": str(receipt.public_id), "fact": world.NOT_OWNER}


def certificate(place: Place) -> Wish:
    """Paid, and the rule has not been asked."""
    receipt = unpaid(place, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)["receipt"]
    pay(receipt, reference=place.reference())
    case = Case.objects.get(public_id=receipt.public_id)
    api.record_payment(world.SYSTEM, case_id=case.id, invoice_id=case.invoice_id)
    return {"receipt": receipt, "case": str(case.id)}


def overdue(place: Place) -> Wish:
    """A permit about which nobody has said anything until its term was over; here silence refuses."""
    place.now.move_to("2026-03-06T17:00+05:00")
    receipt = unpaid(place)["receipt"]
    pay(receipt, reference=place.reference())
    deliver_all()
    place.now.move_to("2026-03-10T10:00+05:00")
    case = Case.objects.get(public_id=receipt.public_id)
    return {"receipt": receipt, "case": str(case.id), "moment": place.now.moment.isoformat()}


def letter(place: Place) -> Wish:
    receipt = world.send(place.citizen)
    deliver_all()
    return {"receipt": receipt, "who": place.citizen, "case": str(receipt.public_id)}


def a_picture(place: Place) -> Wish:
    return {"who": place.citizen, "content": picture().hex(), "before": count("documents", "IncomingFile")}


def count(room: str, model: str, **which: Any) -> int:
    return apps.get_model(room, model).objects.filter(**which).count()


def transaction_of(wish: Wish):
    return apps.get_model("payments", "ProviderTransaction").objects.get(provider_ref=wish["provider_ref"])


def moved(wish: Wish) -> list[str]:
    return [line.kind for line in payments.ledger(invoice_id=transaction_of(wish).invoice_id)]


def attempt_is_whole(place: Place, wish: Wish) -> None:
    made = transaction_of(wish)
    assert (made.state, moved(wish)) == ("created", [])
    assert journalled(f"invoice:{made.invoice_id}", "payments.attempt_opened") == 1


def capture_is_whole(place: Place, wish: Wish) -> None:
    made = transaction_of(wish)
    assert (made.state, invoice_of(wish["receipt"]).state, moved(wish)) == ("performed", "paid", ["capture"])
    assert journalled(f"invoice:{made.invoice_id}", "payments.captured") == 1
    assert told("payments.PaymentSettled", invoice_id=made.invoice_id) == 1


def refund_is_whole(place: Place, wish: Wish) -> None:
    made = transaction_of(wish)
    assert (made.state, invoice_of(wish["receipt"]).state) == ("reversed", "refunded")
    assert sorted(moved(wish)) == ["capture", "refund"]
    assert journalled(f"invoice:{made.invoice_id}", "payments.refunded") == 1
    assert told("payments.PaymentRefunded", invoice_id=made.invoice_id) == 1


def decision_is_whole(place: Place, wish: Wish, outcome: str = "approved") -> None:
    case = Case.objects.get(public_id=wish["receipt"].public_id)
    assert case.outcome == outcome
    assert CaseContent.objects.get(case=case).decision is not None
    assert CaseEvent.objects.filter(case=case, code=outcome).count() == 1
    assert journalled(f"case:{case.id}", f"cases.{outcome}") == 1
    assert told("cases.CaseDecided", case_id=case.id) == 1
    (paper,) = documents.documents_of_case(case.id)
    paper_is_whole(place, paper)
    delivered = apps.get_model("payments", "Invoice").objects.get(id=case.invoice_id).delivered_at
    assert (delivered is not None) == (outcome == "approved")


def refusal_is_whole(place: Place, wish: Wish) -> None:
    decision_is_whole(place, wish, "refused")
    assert invoice_of(wish["receipt"]).state == "refund_due"


def sheet_is_whole(place: Place, wish: Wish) -> None:
    case = Case.objects.get(public_id=wish["receipt"].public_id)
    (paper,) = documents.documents_of_case(case.id)
    paper_is_whole(place, paper)
    (line,) = CaseEvent.objects.filter(case=case, params__has_key="document")
    assert line.params["document_number"] == paper.number


def paper_is_whole(place: Place, paper) -> None:
    """Its file is there, sealed, and verifies."""
    kept = documents.open_document(place.citizen, paper.public_id).content
    assert documents.verify_pdf(kept).outcome == "valid"
    issued = apps.get_model("documents", "IssuedDocument").objects.get(public_id=paper.public_id)
    assert journalled(f"document:{issued.id}", "documents.issued") == 1
    assert told("documents.DocumentIssued", document_id=issued.id) == 1


def file_is_whole(place: Place, wish: Wish) -> None:
    assert count("documents", "IncomingFile") == wish["before"] + 1
    row = apps.get_model("documents", "IncomingFile").objects.latest("id")
    keeping.get(row.blob_key, row.digest)
    assert journalled(f"file:{row.id}", "documents.file_received") == 1


@dataclass(frozen=True)
class Act:
    """``make`` gives what the act needs, ``whole`` raises unless all of it is there, ``again`` is the repeat, which
    changes nothing; ``points`` before the commit at least, so that a test that watches nothing fails."""

    make: Callable[[Place], Wish]
    whole: Callable[[Place, Wish], None]
    again: Callable[[Place, Wish], object]
    points: int
    prints: bool = False


def approved_again(place: Place, wish: Wish) -> None:
    """What is decided is decided."""
    with pytest.raises(Refusal):
        api.approve(place.inspector, case=wish["receipt"].public_id)


def ruled_again(place: Place, wish: Wish) -> None:
    assert api.decide_by_rule(world.SYSTEM, case_id=wish["case"]) is None


def silent_again(place: Place, wish: Wish) -> None:
    assert api.decide_by_silence(world.SYSTEM, case_id=wish["case"]) is None


def asked_again(place: Place, wish: Wish) -> None:
    assert not api.issue_term_sheet(place.citizen, case=wish["receipt"].public_id).is_new


ACTS = {
    "open_attempt": Act(unpaid, attempt_is_whole, lambda place, wish: announce(wish), points=10),
    "settle": Act(begun, capture_is_whole, lambda place, wish: capture(wish), points=10),
    "give_back": Act(settled, refund_is_whole, lambda place, wish: take_back(wish), points=10),
    "approve": Act(paid, decision_is_whole, approved_again, points=20, prints=True),
    "refuse": Act(paid, refusal_is_whole, approved_again, points=20, prints=True),
    "by_rule": Act(certificate, decision_is_whole, ruled_again, points=20, prints=True),
    "sign_sheet": Act(letter, sheet_is_whole, asked_again, points=20, prints=True),
    "silence": Act(overdue, refusal_is_whole, silent_again, points=20, prints=True),
    "receive": Act(a_picture, file_is_whole, lambda place, wish: None, points=15),
}


def sendable(wish: Wish) -> Wish:
    return {name: value for name, value in wish.items() if name not in ("receipt", "before")}


GROUPS = {
    "money": ("open_attempt", "settle", "give_back"),
    "officers": ("approve", "refuse", "sign_sheet"),
    "the platform and files": ("by_rule", "receive", "silence"),
}


def test_every_act_dies():
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(ACTS)


@pytest.mark.parametrize("group", GROUPS)
def test_death_at_every_point_of_an_act_leaves_nothing_or_all_of_it(place, group):
    for name in GROUPS[group]:
        dies_everywhere(place, name, ACTS[name])


def dies_everywhere(place: Place, name: str, act: Act) -> None:
    found: Counter[str] = Counter()
    wish = died = None
    for point in range(1, MOST_POINTS):
        if wish is None:
            wish, before = act.make(place), everything()
        died = place.child.act(name, point, once=act.prints, **sendable(wish))
        if not died.killed:
            break
        after = everything()
        if after == before:
            assert died.answer is None, name
            found["nothing"] += 1
            continue
        act.whole(place, wish)
        act.again(place, wish)
        assert everything() == after, name
        found["whole"] += 1
        wish = None
    assert died.ended == 0, f"{name}: more points than expected, or it failed"
    act.whole(place, wish)
    assert found["nothing"] >= act.points, name  # every statement and every step of a file before the commit
    assert found["whole"] >= 3, name  # after the commit, before and after the answer; a later case may read a line more
    if died.steps != ["commit"]:
        durable_before_the_commit(died.steps)
        no_file_is_left_over(place)


def test_death_at_every_point_of_a_delivery_leaves_each_effect_once(place):
    """Each listener has a transaction of its own, so that there are states between; the next delivery ends them."""
    found = Counter()
    wish = None
    for point in range(1, MOST_POINTS):
        if wish is None:
            wish, before = to_deliver(place), everything()
        died = place.child.act("deliver", point, event=wish["event"])
        if died.killed and everything() == before:
            found["nothing"] += 1
            continue
        deliver(event_id=wish["event"])
        case = Case.objects.get(public_id=wish["receipt"].public_id)
        assert (case.state, CaseEvent.objects.filter(case=case, code="paid").count()) == ("new", 1)
        assert told("cases.CasePaid", case_id=case.id) == 1
        assert count("ground", "OutboxDelivery", event_id=wish["event"]) == 1
        assert count("ground", "OutboxEvent", id=wish["event"], delivered_at=None) == 0
        if not died.killed:
            break
        found["some"] += 1
        wish = None
    assert died.ended == 0, "more points than expected"
    assert found["nothing"] >= 10 and found["some"] >= 5


def test_two_acts_where_one_is_meant_are_noticed(place):
    """The control: death between them leaves what is neither nothing nor all."""
    halves, wish = 0, None
    for point in range(1, MOST_POINTS):
        if wish is None:
            wish, before = unpaid(place), everything()
        died = place.child.act("pay_carelessly", point, **sendable(wish))
        if not died.killed:
            break
        if everything() == before:
            continue
        with suppress(AssertionError):
            capture_is_whole(place, wish)
            halves -= 1
        halves += 1
        wish = None
    assert died.ended == 0 and halves >= 10


def durable_before_the_commit(steps: list[str]) -> None:
    """Bytes, then the name, then the folder that holds the name, then the row that knows it."""
    (written,) = [step.removeprefix("rename ") for step in steps if step.startswith("rename ")]
    folder = str(Path(written).parent)
    order = [f"fsync {written}", f"rename {written}", f"fsync {folder}", "commit"]
    assert [step for step in steps if step in order] == order
    assert steps.index("fsync .") < steps.index("commit")


def no_file_is_left_over(place: Place) -> None:
    """What deaths before the commit have left is removed a day later, and nothing else is."""
    with clock.frozen(clock.machine()) as later:
        later.tick(A_DAY_LATER)
        left = documents.sweep(world.SYSTEM)
    assert left > 0
    rows = [
        (row.blob_key, row.digest)
        for model in ("IncomingFile", "IssuedDocument")
        for row in apps.get_model("documents", model).objects.all()
    ]
    assert {key for key, _ in place.store.keys()} == {key for key, _ in rows}  # noqa: SIM118 - a port, no dict
    for key, digest in rows:
        keeping.get(key, digest)
