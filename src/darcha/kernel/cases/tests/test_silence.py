"""Where the law says what silence means, the platform decides on the first moment after the term: once, on paper, with
the article and the way to object."""

from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import connections

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import LANGUAGES, cite
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent, CaseRung
from darcha.kernel.cases.panels import decision_panel
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents

from . import world
from .silent import ARTICLE, packs_where_silence_means
from .test_pay import invoice_of, pay
from .world import PERMIT, SYSTEM, send

BEFORE, END = clock.parse("2026-03-10T09:59:59"), clock.parse("2026-03-10T10:00")


@pytest.fixture(scope="session")
def silent(tmp_path_factory):
    """Packs by what silence means in them, made once."""
    folder = tmp_path_factory.mktemp("silent")
    return {outcome: packs_where_silence_means(outcome, folder) for outcome in ("approve", "refuse")}


def begin(outcome, silent, settings, now, language="uz"):
    """A paid permit and its applicant, in a country whose packs are these."""
    settings.DARCHA_PACKS_DIR = silent[outcome]
    catalogue.forget_versions()
    catalogue.publish_packs()
    now.move_to("2026-03-06T17:00+05:00")
    citizen = world.person(1)
    world.car_of(citizen)
    receipt = send(citizen, PERMIT, world.PERMIT_ANSWERS, language=language)
    pay(receipt)
    deliver_all()
    return citizen, receipt


@pytest.fixture
def country(db, silent, settings, now):
    yield lambda outcome, **more: begin(outcome, silent, settings, now, **more)
    catalogue.forget_versions()


def decided(outcome: str) -> dict:
    (event,) = apps.get_model("ground", "OutboxEvent").objects.filter(name="cases.CaseDecided")
    assert event.facts["outcome"] == outcome
    return event.facts


def test_silence_grants_on_the_first_moment_after_the_term(country, now):
    citizen, permit = country("approve")
    now.move_to(BEFORE)
    assert api.sweep_terms(SYSTEM).decided == 0
    now.move_to(END)
    assert (api.sweep_terms(SYSTEM).decided, api.sweep_terms(SYSTEM).cases) == (1, 0)
    view = api.case_for(citizen, permit.public_id)
    assert (view.row.state, view.row.outcome, view.row.step, view.row.closed_at) == (
        "completed",
        "approved",
        "done",
        END,
    )
    assert (view.decision.by_silence, view.decision.article, view.decision.objection_body) == (True, ARTICLE, "iiv")
    (paper,) = documents.documents_of_case(view.row.id)
    (decision, entered) = view.timeline[-2:]
    assert (decision.params["document_number"], entered.code) == (paper.number, "recorded")
    facts = decided("approved")
    assert (facts["automatic"], facts["in_time"], facts["by_silence"]) == (True, False, True)
    assert not CaseRung.objects.exclude(rung="reminder").exists()  # nobody is told of a term that is decided
    assert invoice_of(permit).state == "paid"


def test_silence_refuses_with_article_fact_and_route_and_the_fee_follows_the_packs_rule(country, now):
    citizen, permit = country("refuse")
    now.move_to(END)
    assert api.sweep_terms(SYSTEM).decided == 1
    view = api.case_for(citizen, permit.public_id)
    assert (view.row.state, view.row.outcome) == ("refused", "refused")
    decision = view.decision
    assert (decision.by_silence, decision.ground, decision.article) == (True, "silence", ARTICLE)
    assert "10.03.2026, 10:00" in decision.fact and decision.objection_within
    shown = decision_panel(view, "uz", "Ichki ishlar vazirligi")
    assert [row.value for row in shown.rows][1:3] == [cite(ARTICLE, "uz"), decision.fact]
    assert invoice_of(permit).state == "refund_due"
    (paper,) = documents.documents_of_case(view.row.id)
    assert paper.kind == f"{PERMIT}.refusal"
    line = CaseEvent.objects.get(case_id=view.row.id, code="refused")
    assert (line.actor_kind, line.params["by_silence"], line.params["article"]) == ("system", True, ARTICLE)
    acts = apps.get_model("ground", "JournalEntry").objects.filter(about=f"case:{view.row.id}")
    assert (acts.get(act="cases.refused").actor_kind, decided("refused")["by_silence"]) == ("system", True)


def test_the_fee_stays_where_the_pack_keeps_it(country, now, silent, settings, tmp_path):
    packs = packs_where_silence_means("refuse", tmp_path)
    fees = packs / "agencies/yhxx/services/window-tint-permit/fees.yaml"
    fees.write_text(fees.read_text("utf-8").replace("refund_on_refusal: true", "refund_on_refusal: false"), "utf-8")
    silent = {"refuse": packs}
    _, permit = begin("refuse", silent, settings, now)
    now.move_to(END)
    assert api.sweep_terms(SYSTEM).decided == 1
    assert invoice_of(permit).state == "paid"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", ["approve", "refuse"])
def test_the_applicant_is_told_by_which_law_and_how_to_object(country, now, outcome, language):
    citizen, permit = country(outcome, language=language)
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id).last()
    assert said.key == f"cases.{'approved' if outcome == 'approve' else 'refused'}_by_silence"
    assert permit.number in said.body and "457" in said.body and "{" not in said.subject + said.body
    from darcha.kernel.cases.resources import entry_json

    line = api.case_for(citizen, permit.public_id).timeline[-1]
    assert "{" not in entry_json(line, language)["text"]


def test_a_clock_that_stands_is_not_silence(country, now):
    citizen, permit = country("refuse")
    inspector = world.staff("yhxx", "permits-officer", services=(PERMIT,))
    now.move_to("2026-03-10T09:15+05:00")
    api.ask_applicant(inspector, case=permit.public_id, words="Avtomobil raqami qanday?")
    now.move_to("2026-04-10T10:00+05:00")
    assert api.sweep_terms(SYSTEM).cases == 0
    api.answer(citizen, case=permit.public_id, words="01A123BC")
    now.move_to("2026-04-10T10:45+05:00")
    assert api.sweep_terms(SYSTEM).decided == 1


def test_a_question_after_the_term_does_not_undo_what_silence_meant(country, now):
    citizen, permit = country("approve")
    inspector = world.staff("yhxx", "permits-officer", services=(PERMIT,))
    now.move_to("2026-03-10T10:30+05:00")  # the worker is away
    api.ask_applicant(inspector, case=permit.public_id, words="Avtomobil raqami qanday?")
    now.move_to("2026-03-12T10:30+05:00")
    assert api.sweep_terms(SYSTEM).decided == 1
    row = api.case_for(citizen, permit.public_id).row
    assert (row.outcome, row.step) == ("approved", "done")


def test_what_silence_has_granted_cannot_be_refused_any_more(country, now):
    _, permit = country("approve")
    inspector = world.staff("yhxx", "permits-officer", services=(PERMIT,))
    now.move_to("2026-03-10T10:30+05:00")  # the worker is away
    with pytest.raises(errors.ActNotPossible) as refusal:
        api.refuse(
            inspector,
            case=permit.public_id,
            ground="not-owner",
            fact="Avtomobil boshqa shaxsga tegishli",
            evidence=["answers.vehicle"],
        )
    assert refusal.value.params["reason"] == "granted-by-silence"
    assert api.approve(inspector, case=permit.public_id).outcome == "approved"
    assert api.sweep_terms(SYSTEM).cases == 0


def test_whoever_is_first_decides_and_nobody_decides_again(country, now):
    _, permit = country("refuse")
    inspector = world.staff("yhxx", "permits-officer", services=(PERMIT,))
    now.move_to(END)
    assert api.approve(inspector, case=permit.public_id).outcome == "approved"
    assert api.decide_by_silence(SYSTEM, case_id=Case.objects.get().id) is None
    assert decided("approved")["by_silence"] is False


def test_an_officer_and_silence_in_the_same_moment_make_one_decision(transactional_db, silent, settings, now):
    _, permit = begin("refuse", silent, settings, now)
    inspector = world.staff("yhxx", "permits-officer", services=(PERMIT,))
    case_id = Case.objects.get().id
    now.move_to(END)
    start, ended = Barrier(2), []

    def race(act) -> None:
        start.wait(20)
        try:
            ended.append(act())
        except errors.ActNotPossible as refusal:
            ended.append(refusal.params["reason"])
        finally:
            connections.close_all()

    acts = (
        lambda: api.approve(inspector, case=permit.public_id).outcome,
        lambda: api.decide_by_silence(SYSTEM, case_id=case_id),
    )
    threads = [Thread(target=race, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    outcome = Case.objects.get().outcome
    assert decided(outcome)["by_silence"] is (outcome == "refused")
    assert CaseEvent.objects.filter(code__in=["approved", "refused"]).count() == 1
    assert len(documents.documents_of_case(case_id)) == 1
    assert ("closed" in ended) is (outcome == "refused") and len(ended) == 2
    catalogue.forget_versions()


def test_a_decision_that_fails_leaves_the_case_open_tells_the_head_and_is_tried_again(country, now):
    country("approve")
    case = Case.objects.get()
    content = CaseContent.objects.filter(case=case)
    sealed = content.get().answers
    content.update(answers={"windows": 7})  # no paper can be printed from this
    now.move_to(END)
    swept = api.sweep_terms(SYSTEM)
    assert (swept.decided, swept.failed, swept.rungs) == (0, 1, 2)
    assert not documents.documents_of_case(case.id) and Case.objects.get().closed_at is None
    content.update(answers=sealed)
    now.move_to("2026-03-10T10:01+05:00")
    assert (api.sweep_terms(SYSTEM).decided, api.overdue_without_action()) == (1, 0)


def test_where_silence_decides_nothing_it_decides_nothing(packs, now):
    send(world.person(1))
    now.move_to("2027-03-06T10:00+05:00")
    assert api.decide_by_silence(SYSTEM, case_id=Case.objects.get().id) is None
    assert api.sweep_terms(SYSTEM).decided == 0
