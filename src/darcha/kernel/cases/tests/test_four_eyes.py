"""Four eyes: what one proposes another confirms, never the same person by whatever post or account."""

from datetime import date

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, resources
from darcha.kernel.cases.errors import (
    ActNotPossible,
    NotFound,
    RefusalIncomplete,
    RequestChanged,
    SamePerson,
    WordsMissing,
)
from darcha.kernel.cases.models import CaseContent, CaseEvent, CaseRequest
from darcha.kernel.cases.rules.confirming import confirmed_by
from darcha.kernel.cases.types import CaseState, Relation, Standing
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, StepAct
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity

from . import world
from .test_pay import invoice_of, pay
from .variants import OFFICERS, PERMIT, country_of, packs_with

FACT = "Reyestrda avtomobil boshqa shaxs nomida turibdi"
REASON = "Asos notoʻgʻri tanlangan, qayta koʻring."
ACT = f"      - act: refuse\n        {OFFICERS}\n"


@pytest.fixture(scope="session")
def careful_packs(tmp_path_factory):
    """A refusal of the permit is confirmed by the head of permits, or by another of its officers."""
    change = (ACT, f"{ACT}        confirmed_by: [permits-head, permits-officer]\n")
    return packs_with(tmp_path_factory.mktemp("careful"), PERMIT, change)


@pytest.fixture
def country(db, now, careful_packs, settings):
    with country_of(careful_packs, settings):
        yield


@pytest.fixture
def citizen(country):
    return world.person(1)


@pytest.fixture
def permit(citizen):
    world.car_of(citizen)
    receipt = world.send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return receipt


@pytest.fixture
def officer(country):
    return world.staff("yhxx", "permits-officer")


@pytest.fixture
def chief(country):
    return world.staff("yhxx", "permits-head", "head")


def propose(who, permit, **more):
    said = {"ground": "not-owner", "fact": FACT, "evidence": ["facts.vehicles"], **more}
    return api.perform(who, case=permit.public_id, act="refuse", said=said)


def confirm(who, permit, words=""):
    return api.perform(who, case=permit.public_id, act="confirm", said={"words": words})


def send_back(who, permit, words=REASON):
    return api.perform(who, case=permit.public_id, act="send-back", said={"words": words})


def reasons(who, permit):
    return {act.act.value: act.why_not for act in api.possible_actions(who, permit.public_id)}


def codes(permit):
    return list(CaseEvent.objects.filter(case__number=permit.number).order_by("id").values_list("code", flat=True))


def test_what_is_proposed_changes_nothing_else(citizen, officer, permit):
    before = api.get_case(officer, permit.public_id)
    row = propose(officer, permit)
    assert row == before and row.closed_at is None
    assert documents.documents_of_case(row.id) == () and invoice_of(permit).state == "paid"
    shown = api.case_for(citizen, permit.public_id)
    assert shown.decision is None and "proposed" not in [line.code for line in shown.timeline], "not for the applicant"
    assert codes(permit)[-1] == "proposed"


def test_another_confirms_and_only_then_it_is_decided(citizen, officer, chief, permit):
    propose(officer, permit)
    row = confirm(chief, permit)
    assert (row.state, row.step, row.outcome) == (CaseState.REFUSED, "done", "refused")
    decision = api.case_for(citizen, permit.public_id).decision
    assert (decision.ground, decision.fact, decision.evidence) == ("not-owner", FACT, ("facts.vehicles",))
    assert decision.signed_post == "permits-head" and invoice_of(permit).state == "refund_due"
    kept = CaseContent.objects.get(case_id=row.id).decision
    assert (kept["proposed_by"], kept["signed_by"]) == (str(officer.account_id), str(chief.account_id))
    assert codes(permit)[-3:] == ["proposed", "confirmed", "refused"]


def test_a_colleague_in_a_named_post_confirms_too(officer, permit):
    propose(officer, permit)
    assert confirm(world.staff("yhxx", "permits-officer"), permit).state is CaseState.REFUSED


def test_nobody_confirms_his_own(officer, chief, permit):
    propose(officer, permit)
    assert reasons(officer, permit)["confirm"] == "own-proposal"
    with pytest.raises(ActNotPossible):
        confirm(officer, permit)
    send_back(officer, permit)
    propose(chief, permit)
    with pytest.raises(ActNotPossible):
        confirm(chief, permit)


def test_not_by_another_post_of_the_same_account(officer, permit):
    from dataclasses import replace

    from darcha.kernel.identity.types import Post

    propose(officer, permit)
    promoted = replace(officer, posts=(Post("yhxx", "permits-head", "head"),))
    with pytest.raises(ActNotPossible) as refusal:
        confirm(promoted, permit)
    assert refusal.value.params["reason"] == "own-proposal"


def test_not_by_another_account_of_the_same_person(officer, chief, permit):
    accounts = apps.get_model("identity", "Account").objects
    accounts.filter(id__in=(officer.account_id, chief.account_id)).update(human_index=b"one and the same")
    propose(officer, permit)
    with pytest.raises(SamePerson):
        confirm(chief, permit)
    assert api.get_case(chief, permit.public_id).closed_at is None
    assert CaseRequest.objects.get().answered_at is None, "what was refused has changed nothing"


def test_nobody_else_does_either(officer, permit):
    propose(officer, permit)
    for act in (confirm, send_back):
        with pytest.raises(NotFound):
            act(world.staff("iiv", "petitions-officer"), permit)


def test_it_is_sent_back_with_a_reason_and_can_be_proposed_anew(officer, chief, permit):
    propose(officer, permit)
    with pytest.raises(WordsMissing):
        send_back(chief, permit, "yoʻq")
    send_back(chief, permit)
    assert codes(permit)[-1] == "sent_back" and reasons(officer, permit)["refuse"] is None
    propose(officer, permit, ground="false-data")
    assert confirm(chief, permit).outcome == "refused"


def waiting(who, permit, act):
    return {one.act.value: one for one in api.possible_actions(who, permit.public_id)}[act].request


@pytest.mark.parametrize("act", ["confirm", "send-back"])
def test_what_was_read_is_what_is_answered(officer, chief, permit, act):
    propose(officer, permit)
    read = waiting(chief, permit, act)
    send_back(officer, permit)
    propose(officer, permit, ground="false-data")
    before = codes(permit)
    said = {"words": REASON, "request": str(read)}
    with pytest.raises(RequestChanged) as refusal:
        api.perform(chief, case=permit.public_id, act=act, said=said)
    assert all(refusal.value.message(lang) and refusal.value.remedy(lang) for lang in ("uz", "kaa", "ru", "en"))
    assert codes(permit) == before, "what was refused has changed nothing"
    now = waiting(chief, permit, act)
    assert now not in (None, read)
    api.perform(chief, case=permit.public_id, act=act, said={**said, "request": str(now)})
    assert codes(permit) != before


def test_the_actions_say_which_proposal_waits(officer, chief, permit):
    propose(officer, permit)
    acts = {one.act.value: one for one in api.possible_actions(chief, permit.public_id)}
    needs = resources.act_json(acts["confirm"], "uz")["needs"]
    assert needs["properties"]["request"]["enum"] == [str(CaseRequest.objects.get().public_id)]
    assert "request" not in needs["required"]


def test_while_it_waits_nothing_else_is_decided(officer, chief, permit):
    propose(officer, permit)
    for who in (officer, chief):
        assert reasons(who, permit)["approve"] == reasons(who, permit)["ask"] == "awaits-confirmation"
        with pytest.raises(ActNotPossible):
            propose(who, permit)
    assert reasons(officer, permit)["assign"] is None, "it may still be handed over"


def test_where_nothing_waits_the_acts_are_not_even_listed(officer, permit):
    assert not {"confirm", "send-back"} & set(reasons(officer, permit))
    with pytest.raises(ActNotPossible) as refusal:
        confirm(officer, permit)
    assert refusal.value.params["reason"] == "nothing-proposed"


def test_what_could_not_be_decided_is_not_proposed_either(officer, permit):
    with pytest.raises(RefusalIncomplete):
        propose(officer, permit, fact="yoʻq")
    assert not CaseRequest.objects.exists()


def test_an_applicant_who_withdraws_ends_it(citizen, officer, chief, permit):
    propose(officer, permit)
    api.withdraw(citizen, case=permit.public_id)
    assert CaseRequest.objects.get().outcome == "void"
    with pytest.raises(ActNotPossible) as refusal:
        confirm(chief, permit)
    assert refusal.value.params["reason"] == "closed"


def test_the_second_person_reads_what_was_proposed(officer, chief, permit):
    propose(officer, permit)
    seen = api.officer_case(chief, permit.public_id).proposed
    assert (seen.act, seen.post, seen.mine, seen.said["fact"]) == ("refuse", "permits-officer", False, FACT)
    assert api.officer_case(officer, permit.public_id).proposed.mine


def test_what_was_proposed_is_sealed(officer, permit, django_db_blocker):
    from django.db import connection

    propose(officer, permit)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM cases_caserequest")
        assert FACT not in cursor.fetchone()[0]


CLERK = Standing(Relation.OFFICER, ("clerk",))
ACT_OF_TWO = StepAct(Act.REFUSE, ("clerk",), "done", confirmed_by=("chief",), confirmed_from=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("standing", "today", "posts"),
    [
        (CLERK, date(2026, 8, 31), ()),
        (CLERK, date(2026, 9, 1), ("chief",)),
        (Standing(Relation.HEAD, ("chief",)), date(2026, 9, 1), ("chief",)),
        (Standing(Relation.SYSTEM), date(2026, 9, 1), ()),
    ],
)
def test_it_holds_from_its_day_on_and_binds_people_alone(standing, today, posts):
    assert confirmed_by(ACT_OF_TWO, standing, today) == posts


def test_the_certificate_of_the_demo_is_refused_by_two(packs):
    (service,) = catalogue.current().services["housing-certificate"]
    refusals = [act for step in service.procedure.steps for act in step.acts if act.act is Act.REFUSE]
    assert [(act.confirmed_by, act.confirmed_from) for act in refusals] == [(("registry-head",), date(2026, 9, 1))]


def test_whoever_stands_in_for_a_second_person_does_not_confirm_their_own(officer, chief, permit):
    """One human stays one, whatever post is lent to them; whoever is away may still confirm."""
    away = {"body": "yhxx", "substitute": officer.account_id, "from_on": date(2026, 3, 6), "until_on": date(2026, 3, 9)}
    identity.plan_absence(chief, **away)
    token = identity.issue_token(world.SYSTEM, officer.account_id, name="x", scopes=["worklist:act"], assurance="mfa")
    acting = identity.principal_for_token(token)
    assert acting.holds("yhxx", role="head")
    propose(acting, permit)
    with pytest.raises(ActNotPossible) as refusal:
        confirm(acting, permit)
    assert refusal.value.params["reason"] == "own-proposal"
    assert confirm(chief, permit).outcome == "refused"


def test_the_second_persons_are_told_once_that_it_waits(officer, chief, permit):
    second = world.staff("yhxx", "permits-officer")
    propose(officer, permit)
    deliver_all()
    found = apps.get_model("notifications", "Notification").objects.filter(key="cases.waits.confirmation")
    assert {one.account_id for one in found} == {chief.account_id, second.account_id}
    assert permit.number in found[0].body
