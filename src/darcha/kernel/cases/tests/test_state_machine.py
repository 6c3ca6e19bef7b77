"""Random acts by random people over services of the packs: what is shown as possible works, what is refused changes
nothing, nobody is ever stuck, and the journal knows it all.

Few examples by default; ``DARCHA_LIVES`` asks for more."""

import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from darcha.ground import clock
from darcha.ground.models import JournalEntry, OutboxEvent
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import Refusal
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NotAllowed, NotFound
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent, CaseParticipant
from darcha.kernel.cases.rules.acts import TABLE, act_row
from darcha.kernel.cases.types import CLOSED_STATES, CaseState, Need
from darcha.kernel.cases.types.objection import OUTCOMES
from darcha.kernel.catalogue.types import Act
from darcha.kernel.payments.errors import InvoiceClosed

from . import world
from .test_pay import pay
from .variants import OFFICERS, PERMIT, country_of, packs_with

LIVES = int(os.environ.get("DARCHA_LIVES", "6"))
WORDS = "Kanareyka koʻchasidagi chiroqlar boʻyicha yozilgan soʻzlar."
BODIES = {
    world.PETITION: (world.LEAD, "petitions"),
    world.PERMIT: ("yhxx", "permits"),
    world.ANIMALS: ("ekologiya", "permits"),
    world.CERTIFICATE: ("kadastr", "registry"),
}
ANSWERS = {
    world.PETITION: world.petition(),
    world.PERMIT: world.PERMIT_ANSWERS,
    world.ANIMALS: world.ANIMALS_ANSWERS,
    world.CERTIFICATE: world.CERTIFICATE_ANSWERS,
}
ELSEWHERE = {Act.OBJECT}  # begins another case, and may do so when this one is closed
CHANGED = [
    *("cases.Case", "cases.CaseContent", "cases.CaseEvent", "cases.CaseLink", "cases.CaseParticipant"),
    *("cases.CaseRequest", "cases.CaseRung", "documents.IssuedDocument", "documents.FileUse", "payments.Invoice"),
    *("registries.Record", "notifications.Notification"),
]
FOLLOWING = {"registered", "submitted", "invoiced"}  # written with the submission, by its own line of the journal
ABOUT_A_REPLY = {Act.ASK_CLARITY, Act.CLARIFY, Act.CORRECT}  # said about a decision, they decide nothing
ANEW = {Act.REOPEN}  # the head takes a refusal back: the case is open again
GARBAGE = ["", "x", "\x00", None, 7, ["x"], {"a": 1}, "P9Y", str(uuid4())]


class Life(RuleBasedStateMachine):
    """One case of one service, among the people who may and may not do something to it."""

    @initialize(service=st.sampled_from(sorted(BODIES)))
    def sent(self, service: str) -> None:
        self.frozen = clock.frozen("2026-03-06T10:00+05:00")
        self.now = self.frozen.__enter__()
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.citizen = world.person(1)
        body, posts = BODIES[service]
        self.people = {
            "applicant": self.citizen,
            "stranger": world.person(2, "Begona Odam Begonayevich"),
            "officer": world.staff(body, f"{posts}-officer"),
            "colleague": world.staff(body, f"{posts}-officer"),
            "head": world.staff(body, f"{posts}-head", "head"),
            "outsider": world.staff("iiv", "petitions-officer"),
            "academy": world.staff("fanlar-akademiyasi", "petitions-officer"),
            "cabinet": world.staff("vazirlar-mahkamasi", "petitions-officer"),
        }
        world.car_of(self.citizen)
        self.receipt = world.send(self.citizen, service, ANSWERS[service])
        self.paid = self.receipt.invoice_public_id is None
        self.objection: Any = None
        self.submitted = self.submission()
        assert json.loads(self.submitted)["answers"].items() >= ANSWERS[service].items()

    def submission(self) -> bytes:
        """What was sent and what was given for it, to the byte: no act may touch it."""
        kept = CaseContent.objects.filter(case__number=self.receipt.number)
        (sent,) = kept.values("answers", "applicant", "facts", "fee", "receipt")
        return json.dumps(sent, sort_keys=True, default=str).encode()

    def teardown(self) -> None:
        if hasattr(self, "rolled_back"):
            transaction.set_rollback(True)
            self.rolled_back.__exit__(None, None, None)
            self.frozen.__exit__(None, None, None)

    @property
    def case(self) -> Case:
        return Case.objects.get(public_id=self.receipt.public_id)

    def sees(self, name: str) -> bool:
        """Whether the body of that person takes part."""
        body = self.people[name].posts[0].body
        return CaseParticipant.objects.filter(case_id=self.case.id, body=body).exists()

    def kept(self) -> Any:
        """Every row that an act could have changed, whole; that somebody read is no change."""
        return [list(apps.get_model(name).objects.order_by("pk").values()) for name in CHANGED] + [
            JournalEntry.objects.count(),
            OutboxEvent.objects.count(),
        ]

    def said(self, who: Any, act: str) -> dict[str, Any]:
        """What the act needs, as somebody would say it who read the case first."""
        row = act_row(Act(act))
        is_staff = who.kind == "staff"
        view = api.officer_case(who, self.receipt.public_id) if is_staff else SimpleNamespace(grounds=(), offers={})
        grounds = [one.ground.key for one in view.grounds if not one.is_over]
        return {need.name: self._one(need, view, grounds) for need in row.needs if need.kind != "documents"}

    def _one(self, need: Need, view: Any, grounds: list[str]) -> Any:
        offered = {
            "words": WORDS,
            "fact": WORDS,
            "ground": next(iter(grounds), ""),
            "evidence": [],
            "holder": self.people["colleague"].account_id,
            "choice": next(iter(need.options), ""),
            "yes-no": "yes",
            "moment": (clock.now() + timedelta(hours=3)).isoformat(),
        }
        return offered[need.kind] if need.kind in offered else next(iter(view.offers.get(need.kind, ())[-1:]), "")

    @rule(
        name=st.sampled_from(["applicant", "officer", "colleague", "head", "academy", "cabinet"]),
        which=st.integers(0, 20),
    )
    def somebody_does_what_is_possible(self, name: str, which: int) -> None:
        who = self.people[name]
        if name in ("academy", "cabinet") and not self.sees(name):
            return
        acts = [act for act in api.possible_actions(who, self.receipt.public_id) if act.possible]
        acts = [act for act in acts if act.act is not Act.PAY and act.act not in ELSEWHERE]
        if not acts:
            return
        act = acts[which % len(acts)].act.value
        before = self.kept()
        try:
            api.perform(who, case=self.receipt.public_id, act=act, said=self.said(who, act))
        except (ActNotPossible, NotFound, NotAllowed):
            raise AssertionError(f"{act} was shown to the {name} as possible") from None
        except Refusal:
            assert self.kept() == before, "what the law refused has changed something"
        else:
            assert self.kept() != before

    @rule(name=st.sampled_from(["applicant", "stranger", "officer", "head", "outsider"]), row=st.sampled_from(TABLE))
    def somebody_does_what_is_not(self, name: str, row: Any) -> None:
        who = self.people[name]
        may = name not in ("stranger", "outsider") and any(
            act.act is row.act and act.possible for act in api.possible_actions(who, self.receipt.public_id)
        )
        if may or row.act in ELSEWHERE:
            return
        before = self.kept()
        with pytest.raises(Refusal):
            api.perform(who, case=self.receipt.public_id, act=row.act.value, said={})
        assert self.kept() == before

    @rule(name=st.sampled_from(["officer", "head"]), row=st.sampled_from(TABLE), junk=st.sampled_from(GARBAGE))
    def somebody_says_nonsense(self, name: str, row: Any, junk: Any) -> None:
        before = self.kept()
        said = {need.name: junk for need in row.needs if need.required} | {"nonsense": junk}
        with pytest.raises(Refusal):
            api.perform(self.people[name], case=self.receipt.public_id, act=row.act.value, said=said)
        assert self.kept() == before

    @precondition(lambda self: getattr(self, "objection", 0) is None)
    @rule()
    def the_applicant_objects(self) -> None:
        """To whatever can be objected to: then there is a case above, in the hands of whoever judges."""
        before = self.kept()
        try:
            said = {"words": WORDS, "asks": WORDS, "late_because": WORDS}
            row = api.perform(self.citizen, case=self.receipt.public_id, act="object", said=said)
        except Refusal:
            assert not any(way.possible for way in api.ways_to_object(self.citizen, self.receipt.public_id).ways)
            assert self.kept() == before
        else:
            self.objection, self.judge = row, world.staff(row.body, "petitions-officer")
            deliver_all()

    @precondition(lambda self: getattr(self, "objection", None))
    @rule(outcome=st.sampled_from(OUTCOMES), within=st.sampled_from(["", "P5D", "P10D"]))
    def the_higher_body_decides(self, outcome: str, within: str) -> None:
        """What it decides is carried out on the first case, and told there; what is refused changes nothing."""
        case, before = self.objection.public_id, self.kept()
        api.officer_case(self.judge, case)
        said = {"outcome": outcome, "within": within, "words": WORDS}
        try:
            api.perform(self.judge, case=case, act="decide-objection", said=said)
        except Refusal:
            assert self.kept() == before
        else:
            deliver_all()
            lines = CaseEvent.objects.filter(case_id=self.case.id).values_list("code", flat=True)
            assert f"objection_{outcome}" in lines
            self.objection = None

    @invariant()
    def an_objection_is_never_stuck(self) -> None:
        if getattr(self, "objection", None):
            acts = api.possible_actions(self.judge, self.objection.public_id)
            closed = Case.objects.get(public_id=self.objection.public_id).state in CLOSED_STATES
            assert closed or any(act.possible for act in acts if act.act is Act.DECIDE_OBJECTION)

    @precondition(lambda self: not getattr(self, "paid", True))
    @rule()
    def the_fee_arrives(self) -> None:
        if self.case.state == CaseState.AWAITING_PAYMENT:
            with suppress(InvoiceClosed):  # too late: it will be cancelled
                pay(self.receipt)
            deliver_all()
        self.paid = True

    @rule(hours=st.sampled_from([1, 5, 30, 24 * 8, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        self.now.move_to(clock.now() + timedelta(hours=hours))
        api.sweep_terms(world.SYSTEM)
        api.sweep_requests(world.SYSTEM)

    @invariant()
    def nobody_is_stuck(self) -> None:
        """Somebody can always do something to an open case, and nobody anything that decides a closed one."""
        if not hasattr(self, "receipt"):
            return
        inside = [self.people[name] for name in ("applicant", "officer", "colleague", "head")]
        acts = {act.act for who in inside for act in api.possible_actions(who, self.receipt.public_id) if act.possible}
        if self.case.state in CLOSED_STATES:
            assert not acts - ELSEWHERE - ABOUT_A_REPLY - ANEW, "a closed case can be decided once more"
        else:
            assert acts - ELSEWHERE - {Act.ASSIGN}

    @invariant()
    def a_number_is_a_whole_application(self) -> None:
        if not hasattr(self, "receipt"):
            return
        (case,) = Case.objects.filter(number=self.receipt.number)
        assert self.submission() == self.submitted
        assert CaseParticipant.objects.filter(case_id=case.id, role="lead").exists()
        assert api.find_by_number(self.people["head"], self.receipt.number).id == case.id

    @invariant()
    def the_journal_knows_every_line(self) -> None:
        if not hasattr(self, "receipt"):
            return
        case = self.case
        lines = CaseEvent.objects.filter(case_id=case.id).values_list("code", flat=True)
        wanted = sorted(f"cases.{code}" for code in lines if code not in FOLLOWING | BY_THE_SWEEP)
        known = JournalEntry.objects.filter(about=f"case:{case.id}", act__startswith="cases.").values_list(
            "act", flat=True
        )
        written = sorted(act for act in known if act not in ("cases.submitted", "cases.climbed"))
        assert written == wanted


BY_THE_SWEEP = {"reminded", "overdue", "escalated"}  # one line of the journal for all rungs of a moment


@pytest.fixture(scope="session")
def careful_packs(tmp_path_factory):
    """The project's packs, where two decide about the refusal of a permit and an examination may stop its clock."""
    refuse = f"      - act: refuse\n        {OFFICERS}\n"
    acts = f"      - act: stop\n        {OFFICERS}\n      - act: resume\n        {OFFICERS}\n      - act: approve\n"
    changes = (
        (refuse, f"{refuse}        confirmed_by: [permits-head, permits-officer]\n"),
        ("      - act: approve\n", acts),
        ("stops_on: [asked]", "stops_on: [asked, expertise]"),
    )
    return packs_with(tmp_path_factory.mktemp("lives"), PERMIT, *changes)


LIVED = settings(
    max_examples=LIVES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],  # a life that goes wrong is told as it was: to shorten it takes minutes
)
PLANTED = settings(LIVED, max_examples=20)


def test_lives_of_cases_by_the_packs_of_the_project(packs):
    run_state_machine_as_test(Life, settings=LIVED)


def test_lives_of_cases_where_two_decide_and_clocks_are_stopped(db, now, careful_packs, settings):
    with country_of(careful_packs, settings):
        run_state_machine_as_test(Life, settings=LIVED)


def test_a_button_that_does_not_work_is_noticed(packs, monkeypatch):
    from darcha.kernel.cases.queries import reading

    shown = reading.possible_acts
    monkeypatch.setattr(
        reading,
        "possible_acts",
        lambda *args, **more: tuple(replace(act, why_not=None) for act in shown(*args, **more)),
    )
    with pytest.raises(AssertionError, match=r"was shown to the|decided once more"):
        run_state_machine_as_test(Life, settings=PLANTED)


def test_an_act_without_its_line_in_the_journal_is_noticed(packs, monkeypatch):
    from darcha.kernel.cases.commands import _hand

    monkeypatch.setattr(_hand.journal, "record", lambda *args, **more: None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Life, settings=PLANTED)
