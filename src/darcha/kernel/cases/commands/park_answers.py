"""Keep for an hour what was typed after the session had ended, for whoever had begun the form and nobody else."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_anyone

from ..models import ParkedAnswers
from ..rules.parking import PARKED
from ..types import Parked


@command(may=is_anyone)
def park_answers(who: Principal, *, token: str, account_id: UUID, typed: Parked) -> None:
    """``account_id`` and what was typed is about must come from something that only we could have written into the
    form; ``token`` is the browser's own random secret. What was parked under it before is replaced."""
    ParkedAnswers.objects.update_or_create(
        token=blind_index(PARKED, token),
        defaults={
            "account_id": account_id,
            "about": typed.about,
            "service_key": typed.service_key,
            "content": {"page": typed.page, "answers": dict(typed.answers), "based_on": typed.based_on},
            "parked_at": clock.now(),
        },
    )
