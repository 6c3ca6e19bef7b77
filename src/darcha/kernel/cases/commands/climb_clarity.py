"""Fire every rung of one question about a reply that is due and was missed. Ignores who is told: the event tells.

Source: ORQ-445, article 31. The case is closed, so nobody has it in his inbox: without a ladder nobody would see that
the ten days are over.
"""

from datetime import timedelta
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseClarity
from ..models.reading import local
from ..rules.ladder import next_moment
from ..visible import visible_cases
from ._clarity import rungs_of
from ._rungs import fire


@command(may=is_system)
def climb_clarity(who: Principal, *, case_id: UUID) -> int:
    """How many rungs were fired now. A case that somebody else holds is left to the next minute."""
    case = visible_cases(who).filter(id=case_id).select_for_update(of=("self",), skip_locked=True).first()
    question = CaseClarity.objects.filter(case_id=case_id, ended_at=None).first()
    if case is None or question is None:
        return 0
    now, rungs = clock.now(), rungs_of(case, question.asked_at)
    last = (local(question.ends_at) - timedelta(days=1)).date().isoformat()
    fired = fire(who, case, rungs, now, end=question.ends_at, due=last)
    question.sweep_at = next_moment(rungs, silence_at=None, after=now)
    question.save(update_fields=["sweep_at"])
    return fired
