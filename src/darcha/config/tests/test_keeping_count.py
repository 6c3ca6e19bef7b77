"""Answers are counted where they belong; what is refused to everybody is lost; no act asks the database more."""

from base64 import b64encode
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver
from tests.budgets.test_statements import statements
from tests.house.test_routes import routes

from darcha.config import keeping_count
from darcha.config.keeping_count import Keeper, look_at_parts
from darcha.config.middleware.counting import CountingMiddleware
from darcha.config.parts import _OF_VIEW, part_of, parts_out
from darcha.connectors.payme import faults, merchant_api
from darcha.connectors.payme.adapter import LOGIN, Payme
from darcha.ground import clock, read_only
from darcha.ground.concerned import concerns
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.models import Incident, MinuteMark
from darcha.kernel.availability.types import ALL, WRITING, Part, Source
from darcha.kernel.payments.ports import standing_in

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def noon(settings, tmp_path):
    settings.DARCHA_VAR = tmp_path
    availability.forget()
    with clock.frozen("2026-03-10T12:00:30+05:00") as now:
        yield now
    availability.forget()


def counted(noon):
    noon.tick(MINUTE)
    return {(str(part), service): both for (_, part, service), both in availability.memory.pending().acts.items()}


def answer(path, status, *, said=""):
    def view(request):
        if said:
            concerns(said)
        return HttpResponse(status=status)

    return CountingMiddleware(view)(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("path", "status", "said", "where"),
    [
        ("/uz/services/appeal", 200, "", {("portal", "appeal"): (1, 0)}),
        ("/uz/services/appeal/apply", 503, "", {("submitting", "appeal"): (0, 1)}),
        ("/uz/services/made-up", 503, "", {("portal", ""): (0, 1)}),
        ("/uz/apply/11111111-1111-4111-8111-111111111111/check", 500, "appeal", {("submitting", "appeal"): (0, 1)}),
        ("/api/v1/applications", 422, "", {("submitting", ""): (1, 0)}),
        ("/uz/sign-in", 200, "", {("sign-in", ""): (1, 0)}),
        ("/ru/verify/AAAA", 404, "", {("documents", ""): (1, 0)}),
        ("/callbacks/payme", 500, "", {("payments", ""): (0, 1)}),
        ("/uz/office/", 200, "", {("office", ""): (1, 0)}),
        ("/nowhere/at/all", 404, "", {}),
    ],
)
def test_an_answer_is_counted_for_its_part_and_service(noon, path, status, said, where):
    concerns("left over from the act before")
    answer(path, status, said=said)
    assert counted(noon) == where


def test_every_address_belongs_to_a_part_or_says_that_it_is_no_act():
    names = {_name(prefix, pattern) for prefix, pattern in _named(get_resolver())}
    assert len(names) > 100
    assert set(_OF_VIEW) <= names, "a view that there is not"
    assert {part_of(name) for name in names} >= set(Part) - {Part.REGISTERS, Part.MESSAGES}
    assert list(routes())


def _named(resolver, space=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _named(pattern, inner)
        elif pattern.name:
            yield space, pattern


def _name(space, pattern):
    return f"{space}{pattern.name}"


def test_being_counted_costs_no_statement():
    assert statements(lambda: answer("/uz/services/appeal", 200)) == []


def test_a_submission_that_breaks_is_charged_to_its_service(client, noon, monkeypatch):
    from darcha.doors.citizen.pages import service

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(service, "render", broken)
    client.raise_request_exception = False
    assert client.get("/uz/services/appeal").status_code == 500
    assert counted(noon) == {("portal", "appeal"): (0, 1)}


def call_payme(client, method="CheckPerformTransaction"):
    call = {"method": method, "params": {"amount": 100, "account": {"invoice": "no such"}}, "id": 1}
    signed = b64encode(f"{LOGIN}:a-key".encode()).decode()
    with standing_in("payme", Payme("m", "a-key", "https://checkout.example.uz")):
        answer = client.post("/callbacks/payme", call, "application/json", headers={"Authorization": f"Basic {signed}"})
    assert answer.status_code == 200
    return answer.json()["error"]["code"]


def test_a_fault_of_ours_that_a_protocol_hides_is_counted_and_one_of_the_caller_is_not(client, noon, monkeypatch):
    def broken(*args):
        raise RuntimeError

    assert call_payme(client) == faults.NO_INVOICE.code
    with monkeypatch.context() as fault:
        fault.setattr(merchant_api.payments, "find_payable", broken)
        assert call_payme(client) == faults.INTERNAL.code
    assert call_payme(client, "no such method") == faults.NO_METHOD.code
    assert counted(noon) == {("payments", ""): (2, 1)}


@pytest.mark.parametrize("file", [read_only.FILE, "maintenance"])
def test_what_the_provider_is_told_while_nothing_is_taken_is_counted_as_lost(client, noon, tmp_path, file):
    (tmp_path / file).write_text("a new disk\n", "utf-8")
    assert call_payme(client) == faults.INTERNAL.code
    (tmp_path / file).unlink()
    assert call_payme(client) == faults.NO_INVOICE.code
    assert counted(noon) == {("payments", ""): (1, 1)}


def lost(part):
    return {row.bits for row in MinuteMark.objects.filter(mark=part, service=ALL)}


def test_the_keeper_writes_once_a_minute_and_says_that_it_is_there(noon):
    keeper = Keeper()
    assert statements(keeper.look)
    assert statements(keeper.look) == []
    noon.tick(MINUTE)
    assert statements(keeper.look)  # which rolls back
    Keeper().look()
    assert {row.mark for row in MinuteMark.objects.all()} == {Source.WEB}


def test_while_nothing_is_written_the_minutes_are_lost_and_told_afterwards(noon, settings):
    keeper, mark = Keeper(), settings.DARCHA_VAR / read_only.FILE
    keeper.look()
    mark.write_text("", "utf-8")
    for _ in range(4):
        noon.tick(MINUTE)
        keeper.look()
    assert {line.part for line in availability.board().parts if line.state == "out"} >= set(WRITING)
    assert not MinuteMark.objects.filter(mark="submitting").exists()
    mark.unlink()
    noon.tick(MINUTE)
    keeper.look()
    assert {part: lost(part) for part in WRITING} == {part: {0b11110} for part in WRITING}
    assert lost("portal") == set()


def test_closed_doors_lose_everything_that_the_web_serves(noon, settings):
    (settings.DARCHA_VAR / "maintenance").touch()
    Keeper().look()
    assert lost("portal") == lost("payments") == {1} and lost("messages") == set()


def test_a_database_that_does_not_answer_loses_the_minute_and_nothing_that_was_counted(noon, monkeypatch):
    keeper = Keeper()
    answer("/uz/services/appeal", 200)
    noon.tick(MINUTE)
    with monkeypatch.context() as away:

        def add(*args, **kwargs):
            raise OperationalError

        away.setattr(availability, "add_counts", add)
        keeper.look()
        keeper.look()
    keeper.look()
    assert lost("portal") == {0b10}
    for _ in range(2):
        noon.tick(MINUTE)
        keeper.look()
    assert availability.board().services["appeal"].kept.lost == 1


def test_the_worker_says_that_it_is_there_and_makes_incidents(noon, monkeypatch):
    monkeypatch.setattr(keeping_count, "parts_out", lambda: [Part.PAYMENTS])
    keeper = Keeper()
    for _ in range(6):
        keeper.look()
        look_at_parts()
        noon.tick(MINUTE)
    assert [(one.kind, one.parts) for one in Incident.objects.all()] == [("noticed", ["payments"])]


def test_minutes_in_which_the_worker_cannot_look_do_not_become_good_afterwards(noon, monkeypatch):
    def breaks():
        raise RuntimeError

    for look in (list, breaks, breaks, breaks, list):
        monkeypatch.setattr(keeping_count, "parts_out", look)
        with suppress(RuntimeError):
            look_at_parts()
        noon.tick(MINUTE)
    assert [row.bits for row in MinuteMark.objects.filter(mark=Source.WORKER)] == [0b10001]


def test_what_is_well_is_not_called_out(monkeypatch, settings, tmp_path):
    settings.DARCHA_FILES_DIR = tmp_path
    settings.DARCHA_KEYS_DIR = tmp_path
    from darcha.config import parts

    monkeypatch.setattr(parts.payme, "problems", lambda provider: [])
    assert set(parts_out()) == set()
    monkeypatch.setattr(parts.payme, "problems", lambda provider: ["it does not answer"])
    monkeypatch.setattr(parts.notifications, "stuck_deliveries", lambda: ["sms"])
    monkeypatch.setattr(parts.identity, "finds_its_own", lambda: False)
    monkeypatch.setattr(parts.filestore, "check", lambda: ["full"])
    assert set(parts_out()) == {Part.PAYMENTS, Part.MESSAGES, Part.REGISTERS, Part.DOCUMENTS}
