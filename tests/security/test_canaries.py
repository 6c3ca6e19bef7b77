"""Personal canaries on every way out but the one meant for them: SMS, mail, papers' labels, the log of failures,
figures for monitors, and traces.
"""

import io
import logging
import logging.config
import re
from uuid import UUID

import pikepdf
import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from darcha.config import errors, traces
from darcha.config.metrics.exposition import exposition
from darcha.connectors.email_smtp import fake as smtp
from darcha.connectors.email_smtp.adapter import Smtp
from darcha.ground import tracing
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.notifications import api as notifications
from darcha.kernel.notifications import ports as notification_ports
from darcha.kernel.notifications.types import Address

pytestmark = pytest.mark.django_db
NAME = ("Kanareyeva", "Qumri", "Xolmirzo", "Kanareyka")
CANARIES = (*NAME, "+998900000001", "998900000001", "AA0000001", "01K777RY", "kanareyka@example.uz")
WORDS = "Kanareyeva Qumri, AA0000001, +998900000001, 01K777RY, kanareyka@example.uz"


def shown_of(text):
    return [canary for canary in CANARIES if canary in text]


@pytest.fixture(autouse=True)
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(params=["line", "json"])
def log(request):
    """What the log of this installation would hold: its own levels, each of its formatters, everything that reaches
    it."""
    written = io.StringIO()
    console = {**settings.LOGGING["handlers"]["console"], "stream": written, "formatter": request.param}
    declared = {**settings.LOGGING, "handlers": {"console": console}}
    handlers, level = list(logging.root.handlers), logging.root.level
    logging.config.dictConfig(declared)
    yield written
    logging.config.dictConfig(settings.LOGGING)
    logging.root.handlers[:], logging.root.level = handlers, level


class Kept:
    """A gateway that keeps what it is given."""

    name = "kept"
    costs = False
    knows_repeats = True

    def __init__(self):
        self.sent = []

    def send(self, *message):
        self.sent.append(message)


@pytest.fixture
def gateways(monkeypatch):
    kept = Kept()
    monkeypatch.setattr(notification_ports.bound, "sms", (kept,))
    monkeypatch.setattr(notification_ports.bound, "mail", (Smtp(),))
    book = type("Book", (), {"find_address": lambda self, _: Address("+998900000001", "kanareyka@example.uz")})()
    monkeypatch.setattr(notification_ports.bound, "addresses", book)
    return kept


def live_through_everything(country):
    """A petition asked about, answered, withdrawn; a permit refused; each with canaries in every word that is typed."""
    owner, petitions, officer = (country.people[role] for role in ("owner", "petitions", "officer"))
    receipt = world.send(owner, answers=world.petition(text=f"{WORDS}, yordam bering.", address=WORDS))
    cases.ask_applicant(petitions, case=receipt.public_id, words=f"Savol: {WORDS}?")
    cases.answer(owner, case=receipt.public_id, words=f"Javob: {WORDS}")
    cases.withdraw(owner, case=receipt.public_id, words=WORDS)
    ground = "not-owner"
    cases.officer_case(officer, country.things["case"])
    cases.refuse(officer, case=country.things["case"], ground=ground, fact=f"Aniqlandi: {WORDS}", words=WORDS)
    deliver_all()
    while notifications.deliver(world.SYSTEM):
        pass


@pytest.mark.loopback
def test_sms_and_headers_of_mail_say_nothing_of_a_person(country, gateways, settings, log):
    with smtp.running() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_SSL = "127.0.0.1", server.port, False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.DEFAULT_FROM_EMAIL = "Darcha <noreply@example.uz>"
        live_through_everything(country)
    assert gateways.sent and server.taken
    assert [body for _, body, _ in gateways.sent if shown_of(body)] == []
    headers = [(name, value) for _, letter in server.taken for name, value in letter.items() if name != "To"]
    assert [(name, value) for name, value in headers if shown_of(str(value))] == []
    assert shown_of(log.getvalue()) == []


def test_a_paper_s_labels_say_nothing_of_a_person(country):
    """Its pages name the holder: what a file manager, a mail program or a search engine lists does not."""
    answer = country.send("owner", "GET", f"/uz/documents/{country.things['paper']}")
    assert shown_of(str(answer.headers)) == []
    with pikepdf.open(io.BytesIO(answer.content)) as pdf, pdf.open_metadata() as xmp:
        labels = f"{dict(pdf.docinfo) if '/Info' in pdf.trailer else ''} {dict(xmp)}"
        signed = [f"{field.V.get('/Reason')} {field.V.get('/Location')}" for field in pdf.Root.AcroForm.Fields]
    assert len(labels) > 50 and signed
    assert shown_of(labels + " ".join(signed)) == []


class Broken(Exception):
    """An error whose words are somebody's data, as those of databases and parsers are."""


def fail(*_args, **_more):
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        raise Broken(WORDS) from error


BREAKS = {
    "a page": ("darcha.kernel.cases.api.my_cases", "owner", "GET", "/uz/applications", None),
    "a form": ("darcha.kernel.cases.api.save_draft", "owner", "POST", "/uz/services/appeal/apply", {"text": WORDS}),
    "a desk": ("darcha.kernel.cases.api.officer_case", "officer", "GET", "/uz/office/cases/{case}", None),
    "a call": ("darcha.kernel.cases.api.my_cases", "owner", "GET", "/api/v1/applications", None),
    "an upload": ("darcha.kernel.documents.api.verify_pdf", "anonymous", "POST", "/api/v1/verify", None),
    "signing in": ("darcha.kernel.identity.api.start_sign_in", "anonymous", "POST", "/uz/sign-in",
                   {"pinfl": "42605900010018", "document": "AA0000001"}),
    "who asks": ("darcha.kernel.identity.api.find_recognised", "owner", "GET", "/uz/", None),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_failure_is_logged_with_its_place_and_without_its_words(country, monkeypatch, log, name):
    where, role, method, path, data = BREAKS[name]
    monkeypatch.setattr(where, fail)
    if name == "an upload":
        from django.core.files.uploadedfile import SimpleUploadedFile

        data = {"file": SimpleUploadedFile("Kanareyka.pdf", b"%PDF-")}
    answer = country.send(role, method, path.format(**country.things), data)
    assert answer.status_code == 500
    said = log.getvalue()
    assert "Broken" in said and "test_canaries.py" in said
    assert shown_of(said) == []
    assert "AA0000001" not in answer.content.decode()
    incident = re.search(r"incident (\w{8})", said)[1]
    assert incident in answer.content.decode()


def test_a_job_that_fails_is_logged_without_its_words(log):
    """The queue's own logger attaches the whole error; what it becomes on paper is ours."""
    try:
        fail()
    except Broken as error:
        logging.getLogger("procrastinate.worker").error("Job darcha.outbox.deliver ended", exc_info=error)
    assert "Broken" in log.getvalue() and "ValueError" in log.getvalue()
    assert shown_of(log.getvalue()) == []


def test_what_a_database_says_of_a_row_is_not_logged(country, log, monkeypatch):
    def twice(*_args, **_more):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE canary (word text UNIQUE) ON COMMIT DROP")
            cursor.execute("INSERT INTO canary VALUES (%s), (%s)", [WORDS, WORDS])

    monkeypatch.setattr("darcha.kernel.cases.api.my_cases", twice)
    with transaction.atomic():
        country.send("owner", "GET", "/uz/applications")
        transaction.set_rollback(True)
    assert IntegrityError.__name__ in log.getvalue()
    assert shown_of(log.getvalue()) == []


def test_an_address_with_a_secret_in_it_is_not_logged(country, log):
    """A link of invitation or of a paper opens something to whoever reads it, also to who reads the log."""
    for path in ("/uz/office/invite/Kanareyka-secret", f"/uz/verify/{country.things['code']}", "/uz/nothing/Kanareyka"):
        country.send("anonymous", "POST", path, {"code": WORDS}, enforce_csrf_checks=True)
        country.send("anonymous", "GET", path, headers={"Host": "evil.example"})
    said = log.getvalue()
    assert "forged" in said
    assert shown_of(said) == [] and country.things["code"] not in said


def test_without_an_error_there_is_still_an_incident(rf, log):
    request = rf.get("/uz/")
    request.resolver_match = None
    assert errors.server_error(request).status_code == 500
    assert "incident" in log.getvalue()


def test_figures_for_monitors_name_nobody_and_nothing(country, gateways, monkeypatch, log):
    """Everything is lived through, broken and guessed at: no label holds what was typed, an id, a number or a code."""
    live_through_everything(country)
    for path in ("/uz/nothing/Kanareyeva", f"/uz/verify/{country.things['code']}", "/uz/office/invite/Kanareyka"):
        country.send("anonymous", "GET", path)
        country.send("owner", "GET", f"/uz/applications/{country.things['case']}?name=Kanareyeva")
    where, role, method, path, data = BREAKS["a form"]
    monkeypatch.setattr(where, fail)
    assert country.send(role, method, path, data).status_code == 500
    said = exposition().decode()
    assert "darcha_incidents_total" in said and 'outcome="ok"' in said and 'page="other"' in said
    assert shown_of(said) == []
    labels = set(re.findall(r'(?<!le)="([^"]*)"', said))
    things = {str(thing) for thing in country.things.values() if isinstance(thing, (str, UUID))}
    assert len(labels) > 20 and labels & things == set()
    assert [label for label in labels if re.search(r"\d{4}|[0-9a-f]{8}-", label)] == []


def test_traces_name_nobody_and_nothing(country, gateways, log):
    """The same with every request, act and statement kept for a collector."""
    collector = InMemorySpanExporter()
    traces.bind_to(SimpleSpanProcessor(collector), 100)
    traces._watch_statements(None, connection)
    try:
        live_through_everything(country)
        for role, path in (("owner", "/uz/applications/{case}"), ("anonymous", "/uz/verify/{code}")):
            country.send(role, "GET", f"{path.format(**country.things)}?name=Kanareyeva")
    finally:
        tracing.bind(None)
        connection.execute_wrappers.remove(traces._statement)
        traces.connection_created.disconnect(dispatch_uid="darcha-traces")
    spans = collector.get_finished_spans()
    said = "".join(f"{span.name} {dict(span.attributes)} {span.events} {span.status.description}\n" for span in spans)
    assert "cases.submit" in said and "cases.refuse" in said and "SELECT cases_case" in said
    assert shown_of(said) == []
    things = [str(thing) for thing in country.things.values() if isinstance(thing, (str, UUID)) and len(str(thing)) > 7]
    assert [thing for thing in things if thing in said] == []
