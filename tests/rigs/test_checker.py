"""The checker of the fault rig: a sound record has no breach, and each planted breach is named by its own invariant."""

import hashlib
import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from faults import ledger
from faults.evidence import Evidence, gather
from faults.invariants import INVARIANTS, breaches
from faults.ledger import Entry, Ledger

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.tests import world

BODY = {"service": "appeal", "answers": {"text": "Chiroq yonmaydi"}, "language": "uz"}
ARRIVED = datetime(2026, 3, 6, 10, tzinfo=UTC)
PARTY = "00000000-0000-4000-8000-000000000001"
RECEIPT = {"number": "N1", "id": "P1", "received_at": ARRIVED.isoformat()}


def asked(body: dict) -> bytes:
    """As the product keeps it; written a second time here, so that neither can drift alone."""
    plain = {**body, "channel": "portal", "party": ["individual", PARTY], "draft": None, "files": []}
    return hashlib.sha256(
        json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).digest()


@pytest.fixture
def entries() -> dict[str, Entry]:
    at = ARRIVED.timestamp()
    return {
        "k1": Entry("k1", BODY, at - 0.1, receipts=[RECEIPT], answered_at=at + 0.1),
        "k2": Entry("k2", BODY, at, refused="422"),
        "k3": Entry("k3", BODY, at),
    }


@pytest.fixture
def found() -> Evidence:
    case = {
        "id": "C1",
        "public_id": "P1",
        "number": "N1",
        "state": "new",
        "party_kind": "individual",
        "party_id": PARTY,
        "received_at": ARRIVED,
        "registered_at": ARRIVED,
        "invoice_id": "I1",
        "key": "k1",
        "request_hash": asked(BODY),
        "receipt": {"number": "N1", "public_id": "P1", "received_at": ARRIVED.isoformat()},
        "leads": 1,
        "journalled": 1,
        "events": 1,
    }
    sound = Evidence(stored={"aa" + "b" * 30}, logs={"web.log": "started"}, secrets=("sir",))
    sound.statement = [{"id": "R1", "amount": 41_200_00, "state": 2}]
    sound.rows |= {
        "cases": [case],
        "timeline": [{"case_id": "C1", "code": "submitted", "at": ARRIVED}],
        "events": [{"id": "E1", "name": "cases.CaseSubmitted", "delivered_at": ARRIVED, "jobs": 0, "given_up": 0}],
        "effects": [{"event_id": "E1", "listener": "one", "times": 1}],
        "said": [{"dedupe_key": "E1:one", "times": 1}],
        "running": [{"task_name": "deliver", "unheld": False}],
        "files": [{"blob_key": "aa" + "b" * 30}],
        "ledger": [{"kind": "capture", "amount": 41_200, "invoice_id": "I1", "provider_ref": "R1", "state": "paid"}],
        "invoices": [{"id": "I1", "state": "paid", "amount": 41_200}],
        "guards": [{"name": "ground_journalentry", "on_guard": 2}],
    }
    return sound


def test_a_sound_record_has_no_breach(entries, found):
    assert breaches(entries, found) == {}


def case_of(found: Evidence) -> dict:
    return found["cases"][0]


def untold(found: Evidence, **more) -> dict:
    return {"id": "E2", "name": "cases.CaseDecided", "delivered_at": None, "jobs": 1, "given_up": 0, **more}


PLANTED = {
    "lost": ("I1", "lost: N1", lambda e, f: f["cases"].clear()),
    "under another key": ("I1", "somebody else's", lambda e, f: case_of(f).update(key="k3")),
    "other answers": ("I1", "other answers", lambda e, f: case_of(f).update(request_hash=b"x" * 32)),
    "another receipt": (
        "I1",
        "another receipt",
        lambda e, f: case_of(f)["receipt"].update(received_at="2026-03-06T11:00:00+05:00"),
    ),
    "refused and there": ("I2", "refused and yet there", lambda e, f: f["cases"].append({**case_of(f), "key": "k2"})),
    "twice": ("I3", "duplicated: k3", lambda e, f: f["cases"].extend([{**case_of(f), "key": "k3"}] * 2)),
    "never sent": ("I3", "never sent", lambda e, f: f["cases"].append({**case_of(f), "key": "stray"})),
    "two numbers": ("I3", "two numbers", lambda e, f: e["k1"].receipts.append({**RECEIPT, "number": "N2"})),
    "number twice": ("I4", "is the number of 2", lambda e, f: f["cases"].append({**case_of(f), "key": "k3"})),
    "without content": ("I4", "half a case", lambda e, f: case_of(f).update(receipt=None)),
    "without lead": ("I4", "half a case", lambda e, f: case_of(f).update(leads=0)),
    "without timeline": ("I4", "half a case", lambda e, f: f["timeline"].clear()),
    "receipt of another": ("I4", "the receipt of N2", lambda e, f: case_of(f)["receipt"].update(number="N2")),
    "no event": ("I5", "0 events", lambda e, f: case_of(f).update(events=0)),
    "no job": ("I5", "has 0 jobs", lambda e, f: f["events"].append(untold(f, jobs=0))),
    "two jobs": ("I5", "has 2 jobs", lambda e, f: f["events"].append(untold(f, jobs=2))),
    "two effects": ("I5", "two effects", lambda e, f: f["effects"][0].update(times=2)),
    "said twice": ("I5", "said twice", lambda e, f: f["said"][0].update(times=2)),
    "stray file": ("I6", "file without a row", lambda e, f: f.stored.add("cc" + "d" * 30)),
    "lost file": ("I6", "row without a file", lambda e, f: f.stored.clear()),
    "dead hands": ("I6", "dead hands", lambda e, f: f["running"][0].update(unheld=True)),
    "untold": ("I6", "untold: 1", lambda e, f: f["events"].append(untold(f))),
    "captured twice": ("I7", "captured 2 times", lambda e, f: f["ledger"].append(f["ledger"][0])),
    "paid for nothing": ("I7", "with 0 captures", lambda e, f: f["ledger"].clear()),
    "not at the provider": ("I7", "None at the provider", lambda e, f: f.statement.clear()),
    "another amount": ("I7", "at the provider", lambda e, f: f.statement[0].update(amount=1)),
    "not journalled": ("I8", "0 lines", lambda e, f: case_of(f).update(journalled=0)),
    "unguarded": ("I8", "not guarded", lambda e, f: f["guards"][0].update(on_guard=0)),
    "arrived before it was sent": ("I9", "not on its way", lambda e, f: setattr(e["k1"], "sent_at", 2e9)),
    "time runs backwards": (
        "I9",
        "runs backwards",
        lambda e, f: f["timeline"].append(
            {"case_id": "C1", "code": "completed", "at": datetime(2026, 1, 1, tzinfo=UTC)}
        ),
    ),
    "leak": ("I10", "web.log holds", lambda e, f: f.logs.update({"web.log": "bu sir"})),
}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_breach_is_named(entries, found, name):
    invariant, words, plant = PLANTED[name]
    plant(entries, found)
    assert any(words in line for line in breaches(entries, found)[invariant])


def test_every_invariant_has_a_planted_breach_and_a_sentence():
    assert {invariant for invariant, _, _ in PLANTED.values()} == set(INVARIANTS)
    assert all(check.__doc__.startswith(f"{name}: ") for name, check in INVARIANTS.items())


def test_the_ledger_keeps_a_promise_and_reads_past_a_torn_line(tmp_path):
    book = Ledger(tmp_path / "ledger")
    for key in ("acknowledged", "refused", "unknown"):
        book.intend(key, BODY, 1.0)
    book.note("acknowledged", "indeterminate", 2.0, "ReadError")
    book.note("acknowledged", "ack", 3.0, RECEIPT)
    book.note("acknowledged", "indeterminate", 4.0, "ReadError")
    book.note("refused", "refused", 2.0, 422)
    with (tmp_path / "ledger").open("a", encoding="utf-8") as torn:
        torn.write('{"key": "unknown", "verd')
    read = ledger.read(tmp_path / "ledger")
    assert {key: entry.verdict for key, entry in read.items()} == {
        "acknowledged": "ack",
        "refused": "refused",
        "unknown": "indeterminate",
    }
    assert read["acknowledged"].receipts == [RECEIPT] and read["acknowledged"].answered_at == 3.0


def test_a_real_submission_holds_and_a_real_loss_is_seen(transactional_db, published_packs, tmp_path):
    """Its own SQL reads the tables as they are."""
    citizen = world.person(1)
    key, answers = str(uuid4()), world.petition()
    receipt = world.send(citizen, answers=answers, key=key)
    deliver_all()
    at = receipt.received_at.timestamp()
    told = {"number": receipt.number, "id": str(receipt.public_id), "received_at": receipt.received_at.isoformat()}
    sent = {"service": world.PETITION, "answers": answers, "language": "uz"}
    entries = {key: Entry(key, sent, at, receipts=[told], answered_at=at)}
    url = _address()
    assert breaches(entries, gather(url, tmp_path)) == {}
    entries["gone"] = Entry("gone", sent, at, receipts=[{**told, "number": "gone"}], answered_at=at)
    assert breaches(entries, gather(url, tmp_path)) == {"I1": ["lost: gone"]}
    assert Case.objects.count() == 1


def _address() -> str:
    database = connection.settings_dict
    assert settings.DATABASES["default"]["HOST"] == database["HOST"]
    return f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
