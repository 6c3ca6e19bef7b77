"""The steps that the platform does by itself: check, record, issue, notify; where a case rests, and what it leaves."""

import shutil

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.outbox.testing import deliver_all
from darcha.ground.rules import RuleError
from darcha.ground.text import Text
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import RegisterRefuses
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.panels.progress import timeline_panel
from darcha.kernel.cases.rules.steps import resting_step, route_of
from darcha.kernel.cases.types import CaseState
from darcha.kernel.catalogue.tests.project import service
from darcha.kernel.catalogue.types import AUTOMATIC, Route, Step
from darcha.kernel.registries import api as registries

from . import world
from .test_decide import FACT
from .test_pay import pay
from .test_statements import statements
from .variants import PERMIT, country_of, packs_with
from .world import LAW, SYSTEM, send

WORDS = Text(dict.fromkeys(("uz", "kaa", "ru", "en"), "qadam"))
KINDS = ["review", "check", "pay", "opinions", "hearing", "decide", "issue", "record", "notify"]
ENTRY = "        to: entry\n"
FREED = """  - key: look
    kind: check
    name: steps.entry.name
    next: steps.entry.next
    acts: []
    reads: {registry: vehicles, key: plate, value: "has(answers.plate) ? answers.plate : ''"}
    routes:
      - when: money.fee > 0 && size(facts.vehicles) == 0 && has(answers.plate)
        to: question
      - to: review
  - key: done
"""


@pytest.fixture
def permit(citizen, now):
    world.car_of(citizen)
    return paid(citizen)


def paid(citizen, answers=world.PERMIT_ANSWERS):
    receipt = send(citizen, world.PERMIT, answers)
    pay(receipt, f"p{receipt.number}")
    deliver_all()
    return receipt


def permits(plate="01A123BC"):
    return registries.lookup("tint-permits", "plate", plate, who=SYSTEM, purpose="keep-register")


def codes(who, receipt):
    return [line.code for line in api.case_for(who, receipt.public_id).timeline]


@st.composite
def procedures(draw):
    """Steps that lead anywhere, circles included."""
    keys = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True))
    routes = st.lists(
        st.builds(Route, st.sampled_from(keys), st.sampled_from([None, "yes", "no", "broken"])), max_size=3
    )
    steps = tuple(
        Step(key, WORDS, WORDS, (), kind=draw(st.sampled_from(KINDS)), routes=tuple(draw(routes))) for key in keys
    )
    return steps, draw(st.sampled_from(keys))


def holds(condition):
    if condition == "broken":
        raise RuleError
    return condition == "yes"


class Steps:
    def __init__(self, steps):
        self.steps = steps

    def step(self, key):
        return next(step for step in self.steps if step.key == key)


@given(procedures())
def test_walking_always_ends_and_only_through_steps_of_the_platform(made):
    steps, first = made
    done = []

    def leads(step):
        done.append(step)
        return route_of(step, holds)

    rests = resting_step(Steps(steps), first, leads)
    assert len(done) <= len(steps)
    assert all(step.kind in AUTOMATIC for step in done)
    assert rests in {step.key for step in steps}
    if len({step.key for step in done}) < len(done):
        return  # in a circle, which no pack in force has
    assert Steps(steps).step(rests).kind not in AUTOMATIC or done


def test_the_first_route_that_holds_applies_and_one_that_cannot_be_answered_does_not():
    routes = (Route("a", "broken"), Route("b", "no"), Route("c", "yes"), Route("d", "yes"), Route("e"))
    assert route_of(Step("s", WORDS, WORDS, (), kind="check", routes=routes), holds) == "c"
    assert route_of(Step("s", WORDS, WORDS, (), kind="check", routes=routes[4:]), holds) == "e"
    assert route_of(Step("s", WORDS, WORDS, (), kind="check", routes=routes[:2]), holds) == "s"


def test_every_automatic_step_of_the_packs_is_left_by_a_route_without_condition():
    for key in (world.PERMIT, world.PETITION, world.CERTIFICATE):
        for step in service(key).procedure.steps:
            assert (step.kind in AUTOMATIC) is bool(step.routes)
            assert not step.routes or step.routes[-1].when is None


def test_what_is_granted_is_entered_in_the_registry_by_the_decision_itself(inspector, citizen, permit):
    row = api.approve(inspector, case=permit.public_id)
    assert (row.state, row.step) == (CaseState.COMPLETED, "done")
    (entered,) = permits()
    line = next(line for line in api.case_for(citizen, permit.public_id).timeline if line.code == "approved")
    assert entered.source == line.params["document_number"] == entered.data["document"]
    assert entered.data == {
        "plate": "01A123BC",
        "windows": ["rear"],
        "document": entered.source,
        "decided_on": "2026-03-06",
        "holder_pinfl": world.number_of(citizen),
    }
    assert codes(citizen, permit)[-2:] == ["approved", "recorded"]


def test_the_line_names_the_registry_in_words_and_the_platform_as_its_author(inspector, citizen, permit):
    api.approve(inspector, case=permit.public_id)
    view = api.case_for(citizen, permit.public_id)
    assert (view.timeline[-1].actor, view.timeline[-1].post) == ("system", "")
    assert "Реестр разрешений на тонировку" in timeline_panel(view, "ru").steps[-1].title


def test_a_later_permit_follows_the_one_before(inspector, citizen, permit, now):
    api.approve(inspector, case=permit.public_id)
    (first,) = permits()
    now.move_to("2026-03-11T10:00+05:00")
    again = paid(citizen, {**world.PERMIT_ANSWERS, "windows": ["rear", "rear-side"]})
    api.approve(inspector, case=again.public_id)
    (second,) = permits()
    assert second.record_id == first.record_id and second.data["windows"] == ["rear", "rear-side"]
    assert len(registries.history(first.record_id, who=SYSTEM, purpose="keep-register")) == 2


def test_a_refusal_enters_nothing(inspector, citizen, permit):
    api.officer_case(inspector, permit.public_id)
    api.refuse(inspector, case=permit.public_id, ground="not-owner", fact=FACT)
    assert permits() == [] and "recorded" not in codes(citizen, permit)


def test_what_does_not_fit_the_registry_is_not_decided_either(inspector, citizen, settings, tmp_path, now):
    packs = packs_with(tmp_path, PERMIT, ("document: decision.document", "document: \"''\""))
    with country_of(packs, settings):
        world.car_of(citizen)
        receipt = paid(citizen)
        with pytest.raises(RegisterRefuses) as refused:
            api.approve(inspector, case=receipt.public_id)
        assert refused.value.message("en") == "“Register of tint permits” does not take this entry. " + (
            "Permit: Is missing. Nothing was decided."
        )
        assert Case.objects.get(public_id=receipt.public_id).state == CaseState.NEW
        assert permits() == []
        assert not apps.get_model("documents", "IssuedDocument").objects.filter(case_ref__isnull=False).exists()


def test_a_check_reads_the_registry_after_the_payment_and_chooses_the_way(citizen, settings, tmp_path, now):
    packs = packs_with(
        tmp_path,
        PERMIT,
        ("      - act: pay\n        to: review", "      - act: pay\n        to: look"),
        ("  - key: done\n", FREED),
    )
    with country_of(packs, settings):
        known, owner = world.person(5, "Boshqa Odam Bori qizi"), world.person(6, "Uchinchi Odam Bori qizi")
        world.car_of(owner, plate="01B777BB")
        asked = {key: value for key, value in world.PERMIT_ANSWERS.items() if key != "vehicle"}
        asked |= {"vehicle_category": "car", "power_of_attorney": "202600123456789"}
        found = paid(known, {**asked, "plate": "01B777BB"})
        missing = paid(known, {**asked, "plate": "01C777CC"})
        steps = {case.number: case.step for case in Case.objects.all()}
        assert (steps[found.number], steps[missing.number]) == ("review", "question")
        assert codes(known, found)[-2:] == ["paid", "checked"]
        line = api.case_for(known, missing.public_id).timeline[-1]
        assert line.params == {"registry": "vehicles", "found": 0}
        read = apps.get_model("exchange", "AccessRecord").objects.filter(source="vehicles")
        assert read.filter(purpose="decide-case", person_id=owner.person_id).count() == 1


def test_a_paper_is_issued_and_the_applicant_told_on_the_way(inspector, citizen, settings, tmp_path, now):
    packs = packs_with(
        tmp_path,
        PERMIT,
        (
            "    routes:\n      - to: done\n",
            "    routes:\n      - to: card\n"
            + _step("card", "issue", "paper: card", "told")
            + _step("told", "notify", "says: {subject: notices.approved.subject, body: notices.approved.body}", "done"),
        ),
    )
    folder = packs / PERMIT.removesuffix("/procedure.yaml")
    paper = (folder / "documents/permit.yaml").read_text("utf-8")
    (folder / "documents/card.yaml").write_text(
        paper.replace("key: permit", "key: card").replace("outcome: approve", "outcome: issue"), "utf-8"
    )
    shutil.copy(folder / "documents/permit.typ", folder / "documents/card.typ")
    with country_of(packs, settings):
        world.car_of(citizen)
        receipt = paid(citizen)
        row = api.approve(inspector, case=receipt.public_id)
        assert row.step == "done"
        assert codes(citizen, receipt)[-3:] == ["approved", "recorded", "issued"], "who is told reads the notice"
        papers = apps.get_model("documents", "IssuedDocument").objects
        assert sorted(papers.values_list("kind", flat=True)) == [f"{world.PERMIT}.card", f"{world.PERMIT}.permit"]
        deliver_all()
        told = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id)
        assert told.filter(key="cases.notified").count() == 1


def _step(key, kind, subject, then):
    return (
        f"  - key: {key}\n    kind: {kind}\n    name: steps.entry.name\n    next: steps.entry.next\n    acts: []\n"
        f"    {subject}\n    routes:\n      - to: {then}\n"
    )


def test_a_step_that_enters_costs_few_statements_and_walking_nowhere_costs_none(inspector, officer, citizen, permit):
    entering = statements(lambda: api.approve(inspector, case=permit.public_id))
    # content, content again with the decision, the record before, its reading; record, keys, journal
    assert len([one for one in entering if '"registries_' in one]) <= 4
    letter = send(citizen)
    replying = statements(
        lambda: api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 10-martda tuzatiladi.")
    )
    assert not [one for one in replying if '"registries_' in one]
