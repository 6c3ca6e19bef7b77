"""Tell the heads of a body that one of theirs read the record of a person who does not exist. Ignores delivery."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..rules.who_is_told import inspectorate_of


@command(may=is_system)
def tell_of_canary(who: Principal, *, account: str, body: str) -> int:
    """Whoever read it is not told, also where it is a head: the inspectorate is. Once for each reader and day."""
    current = catalogue.current()
    lead = current.bodies.get(body)
    above = inspectorate_of(current.ladder.inspectorate, lead.key, lead.parent) if lead else None
    told: dict[UUID, str] = {}
    for key in dict.fromkeys(filter(None, (body, above))):
        for holder in identity.find_post_holders(key):
            if holder.post.role == "head" and str(holder.account_id) != account:
                told[holder.account_id] = holder.language
    at = f"{clock.now():%H:%M}"
    for head, language in told.items():
        notifications.notify(
            who,
            account_id=head,
            key="cases.canary_read",
            about=f"account:{account}",
            language=language,
            subject=t("cases.canary.subject", language),
            body=t("cases.canary.body", language, body=catalogue.body_name(body, language), moment=at),
            channels=("email",),
            dedupe_key=f"canary:{account}:{clock.today()}:{head}",
        )
    return len(told)
