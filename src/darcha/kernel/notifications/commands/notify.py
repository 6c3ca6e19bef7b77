"""Say something to an account, once. Ignores delivery: the worker sees to that."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.database import write_with_the_act
from darcha.ground.ids import new_id
from darcha.ground.outbox import emit
from darcha.ground.text import Text
from darcha.kernel.identity.types import Principal, is_anyone

from ..events import NoticeSaid
from ..models import Delivery, Notification
from ..models.saying import say_once
from ..rules.trying import fit_sms
from ..types import Channel, DeliveryState


@command(may=is_anyone)
def notify(
    who: Principal,
    *,
    account_id: UUID,
    key: str,
    about: str,
    language: str,
    subject: Text | str,
    body: Text | str,
    dedupe_key: str,
    sms: Text | str | None = None,
    channels: Sequence[Channel] = ("sms", "email"),
) -> bool:
    """Store the notice and its deliveries in the running transaction. False when ``dedupe_key`` was said before.

    Texts are plain text, finished except for the language; ``sms`` is the short form, without it the subject is sent.
    ``key`` names the kind of notice (``"cases.decided"``), ``about`` is ``kind:id``.
    """
    now = clock.now()
    words = _in(subject, language)
    notice = Notification(
        id=new_id(),
        dedupe_key=dedupe_key,
        account_id=account_id,
        key=key,
        about=about,
        language=language,
        subject=" ".join(words.split()),  # a header of mail has one line
        body=_in(body, language),
        sms=fit_sms(_in(sms, language) if sms is not None else words),
        said_at=now,
    )
    if not say_once(notice):
        return False
    write_with_the_act(
        [
            Delivery(notification=notice, channel=channel, state=DeliveryState.WAITING, next_try_at=now)
            for channel in channels
        ]
    )
    emit(NoticeSaid(notification_id=notice.id))
    return True


def _in(text: Text | str, language: str) -> str:
    return text if isinstance(text, str) else text.in_(language)
