"""Tell the heads of a body that one of theirs read the record of a person who does not exist. Ignores delivery."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ._overseers import overseers


@command(may=is_system)
def tell_of_canary(who: Principal, *, account: str, body: str) -> int:
    """Whoever read it is not told, also where it is a head: the inspectorate is. Once for each reader and day."""
    told = overseers(body, but=account)
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
