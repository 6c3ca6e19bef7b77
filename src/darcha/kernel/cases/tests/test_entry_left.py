"""A register does not take what silence, or a rule, has decided: the decision stands, and a person makes the entry."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction

from darcha.config.health import troubles
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.commands import _isolated, sweep_terms
from darcha.kernel.cases.errors import NotFound, RegisterRefuses
from darcha.kernel.cases.models import Case, CaseEntryLeft
from darcha.kernel.catalogue.tests.project import PACKS
from darcha.kernel.documents import api as documents
from darcha.kernel.registries import api as registries

from . import world
from .silent import ARTICLE
from .test_pay import pay
from .variants import PERMIT, country_of, packs_with
from .world import SYSTEM, send

SILENCE = ("silence: overdue", f"silence: approve\n    silence_article: {ARTICLE}")
NO_PAPER = ("document: decision.document", "document: \"''\"")
END = "2026-03-10T10:00+05:00"


@pytest.fixture
def country(tmp_path, settings, db, now):
    """Silence grants the permit, and the register wants a paper that the pack does not name."""
    with country_of(packs_with(tmp_path, PERMIT, SILENCE, NO_PAPER), settings):
        now.move_to("2026-03-06T17:00+05:00")
        yield


def permit(serial=1):
    citizen = world.person(serial)
    world.car_of(citizen, f"01A12{serial}BC")
    receipt = send(citizen, world.PERMIT, {**world.PERMIT_ANSWERS, "vehicle": f"01A12{serial}BC"})
    pay(receipt, f"p{receipt.number}")
    deliver_all()
    return citizen, receipt


def entered(plate="01A121BC"):
    return registries.lookup("tint-permits", "plate", plate, who=SYSTEM, purpose="keep-register")


def test_silence_is_silence_whatever_the_register_says(country, now):
    citizen, receipt = permit()
    now.move_to(END)
    swept = api.sweep_terms(SYSTEM)
    assert (swept.decided, swept.failed) == (1, 0)
    view = api.case_for(citizen, receipt.public_id)
    assert (view.row.outcome, view.row.step, view.decision.by_silence) == ("approved", "done", True)
    assert len(documents.documents_of_case(view.row.id)) == 1 and entered() == []
    assert "entry_left" not in {line.code for line in view.timeline}, "the register is the office's own matter"
    now.tick(timedelta(minutes=1))
    assert api.sweep_terms(SYSTEM).cases == 0, "nothing is tried again for ever"


def test_the_heads_hear_of_it_once_and_health_names_it_until_it_is_made(country, now):
    head = world.staff("yhxx", "permits-head", "head")
    _, receipt = permit()
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    deliver_all()
    now.tick(timedelta(minutes=5))
    api.sweep_terms(SYSTEM)
    deliver_all()
    told = apps.get_model("notifications", "Notification").objects.filter(account_id=head.account_id)
    assert told.filter(key="cases.head.entry_left").count() == 1
    (said,) = [line for line in troubles() if "not in their register" in line]
    assert f"{receipt.number} (tint-permits)" in said
    (paper,) = documents.documents_of_case(Case.objects.get(public_id=receipt.public_id).id)
    with pytest.raises(RegisterRefuses):
        api.make_entry(SYSTEM, number=receipt.number, values={})
    assert api.entries_left() != () and entered() == []
    assert api.make_entry(SYSTEM, number=receipt.number, values={"document": paper.number}) == "tint-permits"
    (record,) = entered()
    assert record.data["document"] == paper.number and record.data["plate"] == "01A121BC"
    assert api.entries_left() == () and not any("not in their register" in line for line in troubles())
    with pytest.raises(NotFound):
        api.make_entry(SYSTEM, number=receipt.number, values={})


def test_it_is_in_force_from_the_day_of_the_decision(country, now):
    _, receipt = permit()
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    now.tick(timedelta(days=3))
    api.make_entry(SYSTEM, number=receipt.number, values={"document": "X-1"})
    (version,) = apps.get_model("registries", "Record").objects.filter(registry="tint-permits")
    assert version.valid_from.isoformat() == "2026-03-10"
    assert api.entries_left() == ()


def test_a_person_is_told_in_words_and_nothing_is_half_written(country):
    officer = world.staff("yhxx", "permits-officer")
    _, receipt = permit()
    events = apps.get_model("ground", "OutboxEvent").objects.count()
    with pytest.raises(RegisterRefuses) as refused:
        api.perform(officer, case=receipt.public_id, act="approve")
    assert "Davlat raqami" not in refused.value.message("uz") and "Ruxsatnoma" in refused.value.message("uz")
    assert CaseEntryLeft.objects.count() == 0 and apps.get_model("ground", "OutboxEvent").objects.count() == events
    case = Case.objects.get(public_id=receipt.public_id)
    assert (case.state, case.step, documents.documents_of_case(case.id)) == ("new", "review", ())


def test_a_rule_that_decides_is_not_held_up_by_a_register_either(tmp_path, settings, citizen, now):
    """The certificate of housing, entered by its rule in a register that wants what the pack does not give."""
    home = "agencies/kadastr/services/housing-certificate/procedure.yaml"
    said = (PACKS / home).read_text("utf-8")
    assert "by_rule" in said
    step = """  - key: entry
    kind: record
    name: steps.done.name
    next: steps.done.next
    acts: []
    writes:
      registry: tint-permits
      values: {decided_on: decision.decided_on, plate: "''", windows: "[]", document: "''"}
    routes:
      - to: done
  - key: done
"""
    at = said.index("act: approve")
    packs = packs_with(
        tmp_path,
        home,
        (said[at : said.index("to: done", at) + 8], said[at : said.index("to: done", at)] + "to: entry"),
        ("  - key: done\n", step),
    )
    register = packs / "registries/tint-permits/registry.yaml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("written_by: [window", "written_by: [housing-certificate, window"), "utf-8")
    with country_of(packs, settings):
        receipt = send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
        pay(receipt)
        deliver_all()
        case = Case.objects.get(public_id=receipt.public_id)
        assert (case.state, case.outcome, case.step) == ("completed", "approved", "done")
        assert [one.number for one in api.entries_left()] == [receipt.number]


def test_one_that_hangs_is_interrupted_and_its_neighbours_go_on(country, now, monkeypatch):
    hangs, _ = permit(1)[1], permit(2)[1]
    bad, decide = Case.objects.get(public_id=hangs.public_id).id, sweep_terms.decide_by_silence

    def sleeping(who, *, case_id):
        if case_id == bad:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(600)")
        return decide(who, case_id=case_id)

    def looping(who, *, case_id):
        while case_id == bad:
            pass
        return decide(who, case_id=case_id)

    monkeypatch.setattr(_isolated, "LIMIT_SECONDS", 3.0)
    now.move_to(END)

    def atomically(act):
        def run(who, *, case_id):
            with transaction.atomic():
                return act(who, case_id=case_id)

        return run

    monkeypatch.setattr(sweep_terms, "decide_by_silence", atomically(sleeping))
    swept = api.sweep_terms(SYSTEM)
    assert (swept.decided, swept.failed) == (1, 1)
    monkeypatch.setattr(sweep_terms, "decide_by_silence", atomically(looping))
    now.tick(timedelta(minutes=1))
    swept = api.sweep_terms(SYSTEM)
    assert (swept.decided, swept.failed) == (0, 1)
    monkeypatch.setattr(sweep_terms, "decide_by_silence", decide)
    now.tick(timedelta(minutes=1))
    assert api.sweep_terms(SYSTEM).decided == 1
