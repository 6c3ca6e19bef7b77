"""What an operator types: people and systems let in and out, registers filled, books compared; wrong words named."""

import json
import sys
from datetime import date, timedelta

import pytest

from darcha.config import cli, health
from darcha.ground import clock
from darcha.ground.identifiers import pinfl
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.types import InvoiceLine
from darcha.kernel.registries import api as registries

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
NUMBER = pinfl.make("female", date(1990, 5, 14), 998, 17)
PERSON = {
    "pinfl": NUMBER,
    "document": "AB1234567",
    "surname": "Sinovova",
    "given_name": "Sinov",
    "full_name": "Sinovova Sinov",
    "born_on": "1990-05-14",
    "sex": "female",
    "citizenship": "UZ",
    "region": "1726",
    "district": "1726262",
    "address": "Toshkent, Sinov koʻchasi, 1",
}
OFFICER = ("--login", "xodim", "--body", "yhxx", "--post", "permits-officer")


@pytest.fixture
def darcha(capfd, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["darcha", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("staff", "invite", "--name", "Xodim", *OFFICER[:4], "--post", "boss"), "permits-officer"),
        (("staff", "invite", "--name", "Xodim", "--login", "x", "--body", "nowhere", "--post", "y"), "yhxx"),
        (("staff", "invite", "--name", "Xodim", "--login", " ", *OFFICER[2:]), "--login"),
        (("staff", "invite", "--name", "", *OFFICER), "--name"),
        (("staff", "post", *OFFICER), "xodim"),
        (("staff", "close", "--login", "xodim"), "xodim"),
        (("client", "create", "--name", "A system", "--scope", "everything"), "services:read"),
        (("client", "create", "--name", " ", "--scope", "verify"), "--name"),
        (("client", "close", "--name", "A system"), "A system"),
        (("jobs", "retry", "77"), "77"),
        (("jobs", "give-up"), "give-up"),
        (("payments", "compare", "--from", "soon", "--to", "2026-11-30"), "soon"),
        (("registry", "import", "no-such", "/etc/hostname", "--source", "x"), "population"),
        (("registry", "import", "population", "/nowhere", "--source", "x"), "/nowhere"),
    ],
    ids=lambda said: " ".join(said)[:60] if isinstance(said, tuple) else "",
)
def test_a_wrong_word_is_named(darcha, arguments, named):
    code, out, err = darcha(*arguments)
    assert code in {1, 2}
    assert out == ""
    assert named in err
    assert "Traceback" not in err


def test_an_officer_changes_posts_and_leaves(darcha):
    assert darcha("staff", "invite", "--name", "Xodim", *OFFICER)[0] == 0
    account = identity.find_staff_account("XODIM ")
    assert darcha("staff", "post", *OFFICER[:4], "--post", "permits-head")[0] == 0
    assert darcha("staff", "close", "--login", "xodim")[0] == 0
    assert account is not None
    assert identity.find_staff_account("xodim") is None
    assert darcha("staff", "close", "--login", "xodim")[0] == 2


def test_a_client_s_token_opens_nothing_once_it_is_closed(darcha):
    _, out, _ = darcha("client", "create", "--name", "A system", "--scope", "verify")
    token = out.strip().splitlines()[-1]
    assert identity.principal_for_token(token).kind == "client"
    assert darcha("client", "close", "--name", "A system")[0] == 0
    assert identity.principal_for_token(token) is None


@pytest.fixture
def file(tmp_path):
    def write(*records):
        made = tmp_path / "people.jsonl"
        made.write_text("".join(f"{json.dumps(one) if isinstance(one, dict) else one}\n" for one in records), "utf-8")
        return str(made)

    return write


def load(darcha, file):
    return darcha("registry", "import", "population", file, "--source", "iiv, 20.11.2026")


def test_people_from_a_file_can_sign_in(darcha, file):
    assert load(darcha, file(PERSON)) == (0, "1 records entered in population.\n", "")
    assert registries.find_person(NUMBER, "AB1234567") is not None


def test_the_same_file_again_enters_nobody_twice(darcha, file):
    load(darcha, file(PERSON))
    code, out, err = load(darcha, file(PERSON))
    assert (code, out) == (1, "")
    assert "already" in err


@pytest.mark.parametrize(
    ("wrong", "place"),
    [({**PERSON, "pinfl": "1"}, "pinfl"), ("[]", "JSON object"), ("{", "not JSON"), ('{"a": 1, "a": 2}', "twice")],
)
def test_a_wrong_line_is_named_and_nothing_entered(darcha, file, wrong, place):
    code, out, err = load(darcha, file(PERSON, wrong))
    assert (code, out) == (1, "")
    assert "people.jsonl:2: " in err
    assert place in err
    assert registries.find_person(NUMBER, "AB1234567") is None


@pytest.fixture
def captured():
    """One payment of 100 soʻm, by the provider's reference ``t1``."""
    asked = payments.ask(
        SYSTEM,
        purpose_ref="test:1",
        payer_account_id=None,
        amount=100,
        lines=[InvoiceLine("base", dict.fromkeys(("uz", "kaa", "ru", "en"), "Boj"), 100)],
        due_by=clock.now() + timedelta(days=1),
        language="uz",
    )
    moment = int(clock.now().timestamp() * 1000)
    payments.open_transaction(
        SYSTEM, provider="payme", provider_ref="t1", provider_time_ms=moment, account_value=asked.number, amount=100
    )
    payments.settle(SYSTEM, provider="payme", provider_ref="t1")
    return asked


def compare(darcha, tmp_path, *lines):
    statement = tmp_path / "statement.csv"
    statement.write_text("\n".join(["id,state,amount", *lines]) + "\n", "utf-8")
    today = f"{clock.today():%Y-%m-%d}"
    return darcha("payments", "compare", "--from", today, "--to", today, "--file", str(statement))


@pytest.mark.usefixtures("captured")
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("t1,performed,100", "t2,cancelled,500"), 0),
        (("t1,performed,101",), 1),
        (("t1,reversed,100",), 1),
        ((), 1),
        (("t1,performed,100", "lost,performed,700"), 1),
        (("t1,paid,100",), 2),
        (("t1,performed,1.5",), 2),
    ],
    ids=["agrees", "another sum", "reversed", "unknown to them", "unknown to us", "no such state", "no whole sum"],
)
def test_both_books(darcha, tmp_path, lines, code):
    ended, out, err = compare(darcha, tmp_path, *lines)
    assert ended == code, err
    assert ("Both books agree: 100" in out) is (code == 0)
    if code == 1:
        assert "ours" in err


def test_a_statement_without_its_columns_is_bad_use(darcha, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    code, _, err = darcha(
        "payments", "compare", "--from", "2026-11-01", "--to", "2026-11-02", "--file", f"{tmp_path}/x.csv"
    )
    assert code == 2
    assert "id, state, amount" in err


def test_a_refund_that_nobody_gave_is_named(darcha, captured):
    payments.request_refund(SYSTEM, invoice_id=captured.id)
    assert "t1" in darcha("payments", "refunds")[1]
    assert list(health._refunds()) == []
    with clock.frozen(clock.now() + timedelta(hours=2)):
        (sentence,) = health._refunds()
    assert "darcha payments refunds" in sentence
