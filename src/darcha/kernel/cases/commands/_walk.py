"""The steps that the platform does by itself, in the transaction of the act that led there. Ignores who acted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Step, StepKind
from darcha.kernel.identity.types import Principal

from ..errors import RegisterRefuses
from ..events import CaseStepSaid
from ..models import CaseContent, CaseRequest
from ..rules.asking import as_rules_see
from ..rules.papers import Ground
from ..rules.steps import resting_step, route_of
from ..types import Relation, Standing
from ._entry import leave_entry
from ._hand import InHand, note
from ._paper import as_filed, print_named
from ._step_registries import enter, entry_of, read

SYSTEM = Principal.system("cases")


def walk_on(hand: InHand) -> None:
    """From the step of the case to the one where people, or nobody, act. What is done is the system's."""
    walker = _Walker(
        replace(hand, who=SYSTEM, standing=Standing(Relation.SYSTEM)),
        attended=hand.standing.relation is not Relation.SYSTEM,
    )
    hand.case.step = resting_step(hand.procedure, hand.case.step, walker.do)


class _Walker:
    """Knows what the steps so far have found; the ground is read once, and only where there is a step to do.
    ``attended``: a person did the act, and can be told that a register refuses; else what the law has decided stands,
    and the entry is left."""

    def __init__(self, hand: InHand, *, attended: bool) -> None:
        self.hand, self.attended = hand, attended
        self._ground: Ground | None = None

    def do(self, step: Step) -> str:
        """Do the step; gives where it leads."""
        self.hand.case.step = step.key
        ground = self._ground or ground_of_step(self.hand)
        try:
            self._ground = _DO[step.kind](self.hand, step, ground)
        except RegisterRefuses:
            if self.attended or step.writes is None:
                raise
            leave_entry(self.hand, step, entry_of(self.hand, step.writes, ground))
            self._ground = ground
        return route_of(step, self._ground.holds)


def ground_of_step(hand: InHand) -> Ground:
    """What is known of the case now; of a decision also the paper and the day, for registries."""
    content = CaseContent.objects.get(case_id=hand.case.id)
    document = next((line.params.get("document_number") for line in reversed(hand.lines) if line.params), None)
    said = {"number": hand.case.number, "document": document or "", "decided_on": hand.now.date().isoformat()}
    decided = {"outcome": "", "text": "", **(content.decision or {}), **said}
    return replace(as_filed(hand, decided, content), money={"fee": content.fee["total"]}, opinions=_opinions(hand))


def _opinions(hand: InHand) -> list[Mapping[str, Any]]:
    """What other bodies have said, where any was ever asked."""
    if not hand.facts.has_asked:
        return []
    answered = CaseRequest.objects.filter(case_id=hand.case.id, kind="opinion", answered_at__isnull=False)
    return as_rules_see(answered.values_list("body", "outcome", "by_silence"))


def _check(hand: InHand, step: Step, ground: Ground) -> Ground:
    if step.reads is None:
        return ground
    records = read(hand, step.reads, ground)
    note(hand, "checked", params={"registry": step.reads.registry, "found": len(records)})
    return replace(ground, facts={**ground.facts, step.reads.registry: records})


def _record(hand: InHand, step: Step, ground: Ground) -> Ground:
    if step.writes is not None:
        record_id = enter(hand.who, hand.case.id, entry_of(hand, step.writes, ground))
        note(hand, "recorded", params={"registry": step.writes.registry, "record": str(record_id)})
    return ground


def _issue(hand: InHand, step: Step, ground: Ground) -> Ground:
    paper = print_named(hand, step.paper or "", ground)
    note(hand, "issued", params={"document": str(paper.public_id), "document_number": paper.number})
    return ground


def _notify(hand: InHand, step: Step, ground: Ground) -> Ground:
    note(hand, "notified", params={"step": step.key}, for_applicant=False)
    emit(CaseStepSaid(case_id=hand.case.id, service=hand.case.service_key, step=step.key))
    return ground


_DO: Mapping[StepKind, Callable[[InHand, Step, Ground], Ground]] = {
    "check": _check,
    "record": _record,
    "issue": _issue,
    "notify": _notify,
}
