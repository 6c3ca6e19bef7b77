"""Send a sign-in code at once. It is never stored here: a code is worth nothing in ten minutes and much before."""

import logging

from darcha.ground.command import command
from darcha.ground.ids import new_id
from darcha.ground.text import t
from darcha.kernel.identity.types import Principal, is_system

from ..errors import MessageRefused
from ._gateways import OverBudget, send_sms

log = logging.getLogger("darcha.notifications")


@command(may=is_system)
def send_code(who: Principal, *, phone: str, code: str, language: str) -> bool:
    """Whether it went; False when the number cannot take it or has had too many. Raises GatewayFailed."""
    try:
        send_sms(phone, t("notifications.code.sms", language, code=code), str(new_id()))
    except (OverBudget, MessageRefused) as error:
        log.warning("a sign-in code was not sent: %s", error if isinstance(error, OverBudget) else "refused")
        return False
    return True
