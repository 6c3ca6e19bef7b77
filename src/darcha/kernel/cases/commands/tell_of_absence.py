"""Tell of an absence whom it concerns: the heads who have to agree, then whoever is away and whoever stands in. Ignores
delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t, write_day
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import AbsenceRow, Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound


@command(may=is_system)
def tell_of_absence(who: Principal, *, absence_id: UUID, line: str) -> int:
    """``line`` is asked, agreed or ended. How many were told now, each once for this line. Raises NotFound."""
    absence = identity.find_absence(absence_id)
    if absence is None:
        raise NotFound
    told = 0
    for account, language in _recipients(absence, line).items():
        places = {
            "name": absence.name,
            "substitute": absence.substitute,
            "body": catalogue.body_name(absence.body, language),
            "since": write_day(absence.from_on),
            "until": write_day(absence.until_on),
        }
        told += notifications.notify(
            who,
            account_id=account,
            key=f"cases.absence.{line}",
            about=f"absence:{absence.public_id}",
            language=language,
            subject=t(f"cases.absence.{line}.subject", language, **places),
            body=t(f"cases.absence.{line}.body", language, **places),
            channels=("email",),
            dedupe_key=f"absence:{absence_id}:{line}:{account}",
        )
    return told


def _recipients(absence: AbsenceRow, line: str) -> dict[UUID, str]:
    """Account -> language. Nobody agrees to their own."""
    holders = identity.find_post_holders(absence.body)
    if line == "asked":
        heads = [one for one in holders if one.post.role == "head" and one.account_id != absence.account_id]
        return {one.account_id: one.language for one in heads}
    both = (absence.account_id, absence.substitute_id)
    return {one.account_id: one.language for one in holders if one.account_id in both}
