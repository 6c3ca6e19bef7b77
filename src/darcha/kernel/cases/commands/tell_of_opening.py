"""Tell the heads of a body that one of theirs opened a case by exception: who, which, why. Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t, write_moment
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import CaseOpening
from ..models.reading import local
from ._overseers import heads_or_above


@command(may=is_system)
def tell_of_opening(who: Principal, *, opening_id: UUID) -> int:
    """The reason stands in the list of the body, not in the letter: mail is read by others. Raises NotFound."""
    opening = CaseOpening.objects.select_related("case").filter(id=opening_id).first()
    if opening is None:
        raise NotFound
    told = heads_or_above(opening.body, but=str(opening.account_id))
    holders = identity.find_post_holders(opening.body)
    name = next((one.name for one in holders if one.account_id == opening.account_id), "")
    for head, language in told.items():
        places = {
            "number": opening.case.number,
            "who": name or catalogue.post_name(opening.body, opening.post, language),
            "occasion": t(f"cases.opening.occasion.{opening.occasion}", language),
            "until": write_moment(local(opening.until)),
        }
        notifications.notify(
            who,
            account_id=head,
            key="cases.opened_by_exception",
            about=f"case:{opening.case.public_id}",
            language=language,
            subject=t("cases.notice.opening.subject", language, **places),
            body=t("cases.notice.opening.body", language, **places),
            channels=("email",),
            dedupe_key=f"opening:{opening.id}:{head}",
        )
    return len(told)
