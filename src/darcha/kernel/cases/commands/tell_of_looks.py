"""Tell the heads of a body that one of theirs has looked at as many people as an hour or a day has.
Ignores delivery."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.notifications import api as notifications

from ._overseers import heads_or_above


@command(may=is_system)
def tell_of_looks(who: Principal, *, account: str, body: str, within: str, most: int) -> int:
    """Whoever looked is not told, also where it is a head: then who stands above is. Once for each reader and hour."""
    told, now = heads_or_above(body, but=account), clock.now()
    for head, language in told.items():
        places = {
            "body": catalogue.body_name(body, language),
            "most": most,
            "within": t(f"exchange.within.{within}", language),
            "moment": f"{now:%H:%M}",
        }
        notifications.notify(
            who,
            account_id=head,
            key="cases.looks_used_up",
            about=f"account:{account}",
            language=language,
            subject=t("cases.looks.subject", language),
            body=t("cases.looks.body", language, **places),
            channels=("email",),
            dedupe_key=f"looks:{account}:{within}:{now:%Y-%m-%dT%H}:{head}",
        )
    return len(told)
