"""Keep for an hour what was typed after the session had ended, for whoever had begun the form and nobody else."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import PartyRef, Principal, is_anyone

from ..errors import DraftTooLarge
from ..models import ParkedAnswers
from ..rules.drafts import is_too_large
from ..rules.parking import MOST_PARKED, PARKED, name_of
from ..types import Parked

_SWEPT_AT_ONCE = 100


@command(may=is_anyone)
def park_answers(who: Principal, *, token: str, account_id: UUID, party: PartyRef | None, typed: Parked) -> None:
    """``account_id``, ``party`` and what was typed is about must come from something that only we could have written
    into the form; ``token`` is the browser's own random secret. What it parked of this page before is replaced; what is
    too much goes. Raises DraftTooLarge."""
    if is_too_large(typed.answers):
        raise DraftTooLarge
    newest = ParkedAnswers.objects.filter(account_id=account_id).order_by("-parked_at", "-id").values("id")
    beyond = newest[MOST_PARKED - 1 : MOST_PARKED + _SWEPT_AT_ONCE]
    ParkedAnswers.objects.filter(id__in=beyond).delete()
    ParkedAnswers.objects.update_or_create(
        token=blind_index(PARKED, name_of(token, typed.about, typed.page)),
        defaults={
            "account_id": account_id,
            "about": typed.about,
            "service_key": typed.service_key,
            "content": {
                "party": [party.kind, str(party.id)] if party else None,
                "page": typed.page,
                "answers": dict(typed.answers),
                "based_on": typed.based_on,
            },
            "parked_at": clock.now(),
        },
    )
