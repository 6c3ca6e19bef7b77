"""A statement budget for each page, call and command: growth fails here before anybody waits for it."""

from pathlib import Path

import pytest
import yaml
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.ground.outbox.hand_over import hand_over
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.payments import api as payments

pytestmark = pytest.mark.django_db
BUDGETS = yaml.safe_load(Path(__file__).with_name("budgets.yaml").read_text(encoding="utf-8"))


def statements(act):
    """The statements of an act that is undone afterwards, without savepoints."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            act()
        transaction.set_rollback(True)
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


def check(found, most):
    assert len(found) <= most, "\n".join(sql[:160] for sql in found)


@pytest.mark.parametrize("page", BUDGETS["pages"], ids=lambda page: f"{page['as']} {page['path']}")
def test_pages(country, page):
    path = page["path"].format(**country.things)

    def look():
        assert country.send(page["as"], "GET", path).status_code in {200, 302}

    statements(look)  # packs compiled, templates read
    found = [sql for sql in statements(look) if not _is_sign_in(sql)]
    check(found, page["most"])


@pytest.mark.parametrize("call", BUDGETS["api"], ids=lambda call: f"{call['as']} {call['path']}")
def test_api(country, call):
    path = "/api/v1/" + call["path"].format(**country.things)

    def ask():
        assert country.send(call["as"], "GET", path).status_code == 200

    statements(ask)
    found = [sql for sql in statements(ask) if not _is_sign_in(sql)]
    check(found, call["most"])


@pytest.mark.parametrize("form", BUDGETS["forms"], ids=lambda form: f"{form['as']} {form['path']}")
def test_forms(country, form):
    def send():
        answer = country.send(form["as"], "POST", form["path"].format(**country.things), form["sends"])
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(form["leads_to"])

    statements(send)
    found = [sql for sql in statements(send) if not _is_sign_in(sql)]
    check(found, form["most"])


def _is_sign_in(sql):
    return ('FROM "identity_signinsession"' in sql and "secret_hash" in sql) or 'FROM "identity_apitoken"' in sql


@pytest.fixture
def commands(country):
    owner, officer = country.people["owner"], country.people["officer"]
    case = country.things["case"]
    invoice = payments.get_invoice(world.SYSTEM, country.things["invoice"])

    def settle():
        payments.open_transaction(
            world.SYSTEM,
            provider="payme",
            provider_ref="budget",
            account_value=invoice.number,
            amount=invoice.amount,
            provider_time_ms=int(clock.now().timestamp() * 1000),
        )
        payments.settle(world.SYSTEM, provider="payme", provider_ref="budget")

    def twice():
        world.send(owner, key="budget")

    return {
        "submit a petition": lambda: world.send(owner),
        "submit with a fee": lambda: world.send(owner, world.CERTIFICATE, world.CERTIFICATE_ANSWERS),
        "repeat a submission": twice,
        "save a draft": lambda: cases.save_draft(
            owner, service_key=world.PETITION, answers=world.petition(), language="uz"
        ),
        "ask the applicant": lambda: cases.ask_applicant(officer, case=case, words="Qaysi oyna?"),
        "issue a sheet on a term": lambda: cases.issue_term_sheet(owner, case=case, language="ru"),
        "ask for the same sheet again": lambda: cases.issue_term_sheet(owner, case=case, language="ru"),
        "withdraw": lambda: cases.withdraw(owner, case=country.things["unpaid"]),
        "approve": lambda: cases.approve(officer, case=case, words=""),
        "settle a payment": settle,
        "deliver a petition": lambda: hand_over(OutboxEvent.objects.latest("at").id),
    }


@pytest.mark.parametrize("name", BUDGETS["commands"])
def test_commands(commands, country, name):
    if name == "repeat a submission":
        world.send(country.people["owner"], key="budget")
    if name == "deliver a petition":
        world.send(country.people["owner"])
    if name == "ask for the same sheet again":
        commands["issue a sheet on a term"]()
    statements(commands[name])
    check(statements(commands[name]), BUDGETS["commands"][name])
