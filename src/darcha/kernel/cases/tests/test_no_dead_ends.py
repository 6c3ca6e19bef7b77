"""Every procedure of the packs, walked through by the table itself: from no place is there no way to an end."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest

from darcha.kernel.cases.rules.acts import TABLE
from darcha.kernel.cases.rules.possible import judge
from darcha.kernel.cases.rules.states import AFTER, ON_THE_WAY, after
from darcha.kernel.cases.types import CLOSED_STATES, CaseFacts, CaseState, Relation, Standing
from darcha.kernel.catalogue.packs.in_use import loaded
from darcha.kernel.catalogue.types import Act, Procedure, Step, StepAct

from .samples import PROCEDURE, text

TODAY = date(2026, 10, 1)
BY_OTHERS = {Act.REGISTER, Act.OBJECT, Act.CARRY_OUT}  # before there is a case, and what another case does
Place = tuple[CaseState, str]


def led_to(act: Act, state: CaseState) -> CaseState:
    """What moves no case leaves it where it is."""
    return after(act, state) if act in AFTER or act in ON_THE_WAY else state


def procedures() -> dict[str, Procedure]:
    return {
        f"{service.key}@{service.version}": service.procedure
        for versions in loaded().catalogue.services.values()
        for service in versions
    }


def standings(procedure: Procedure) -> list[Standing]:
    posts = tuple({post: None for step in procedure.steps for act in step.acts for post in act.posts})
    everybody = ((Relation.APPLICANT, ()), (Relation.OFFICER, posts), (Relation.HEAD, posts), (Relation.SYSTEM, ()))
    return [Standing(relation, held, uuid4()) for relation, held in everybody]


@dataclass
class Walk:
    """Where a case can come to, and from where; whether a term is over makes no difference but for silence."""

    procedure: Procedure

    def next_places(self, place: Place) -> set[Place]:
        state, step = place
        routes = self.procedure.step(step).routes
        found = {(state, route.to) for route in routes}  # of the platform, or once all opinions are in
        for term in self.procedure.terms:
            facts = CaseFacts(
                state, step, "s", "b", None, "individual", None, term_key=term.key, starts_on=TODAY, today=TODAY
            )
            for row in TABLE:
                if row.act in BY_OTHERS:
                    continue
                for standing in standings(self.procedure):
                    possible = judge(row.act, self.procedure, facts, standing)
                    if possible.possible:
                        found.add((led_to(row.act, state), possible.to_step or step))
        return found

    def reached(self) -> dict[Place, set[Place]]:
        first = self.procedure.first_step
        paid = any(act.act is Act.PAY for act in self.procedure.step(first).acts)
        to_see: list[Place] = [(CaseState.AWAITING_PAYMENT if paid else CaseState.NEW, first)]
        ways: dict[Place, set[Place]] = {}
        while to_see:
            place = to_see.pop()
            if place not in ways:
                ways[place] = set() if place[0] in CLOSED_STATES else self.next_places(place)
                to_see += ways[place]
        return ways

    def stuck(self) -> set[Place]:
        """Reached, open, and no way from there to an end."""
        ways = self.reached()
        back = defaultdict(set)
        for place, ahead in ways.items():
            for one in ahead:
                back[one].add(place)
        ends = [place for place in ways if place[0] in CLOSED_STATES]
        seen = set(ends)
        while ends:
            for place in back[ends.pop()] - seen:
                seen.add(place)
                ends.append(place)
        return set(ways) - seen


@pytest.mark.parametrize("name", procedures())
def test_from_wherever_a_case_can_come_to_it_can_come_to_an_end(name):
    assert Walk(procedures()[name]).stuck() == set()


@pytest.mark.parametrize("name", procedures())
def test_every_step_is_entered_somehow(name):
    procedure = procedures()[name]
    assert {step for _, step in Walk(procedure).reached()} == {step.key for step in procedure.steps}


@pytest.mark.parametrize("name", procedures())
def test_no_case_is_closed_at_a_step_where_it_could_still_be_decided(name):
    procedure = procedures()[name]
    ends = {step for state, step in Walk(procedure).reached() if state in CLOSED_STATES}
    acts = {act.act for step in ends for act in procedure.step(step).acts}
    assert acts <= {Act.ASK_CLARITY, Act.CLARIFY}, "said about a decision, they decide nothing"


def test_a_procedure_with_a_dead_end_is_noticed():
    from dataclasses import replace

    trap = Step("trap", text("trap"), text("trap"), (StepAct(Act.ASSIGN, ("clerk",)),))
    (payment, review, *rest) = PROCEDURE.steps
    into_trap = (*review.acts, StepAct(Act.ACCEPT, ("clerk",), "trap"))
    trapped = replace(PROCEDURE, steps=(payment, replace(review, acts=into_trap), trap, *rest))
    assert Walk(trapped).stuck() == {(CaseState.IN_PROGRESS, "trap")}
