"""Which of the bodies written to cannot be, before anything is sent: the one that a complaint is about."""

from collections.abc import Mapping
from typing import Any

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service

from ..errors import AboutItself
from ..rules.receivers import check_addressees, complained_about
from ..rules.submission import ABOUT_BODY, named_bodies


def addressee_mistakes(service: Service, answers: Mapping[str, Any], *, language: str) -> dict[str, AboutItself]:
    """Question -> the refusal, which names the body one step up. No statement."""
    if not service.addressed:
        return {}
    return check_addressees(
        named_bodies(service, answers),
        about=complained_about(answers, ABOUT_BODY),
        bodies=catalogue.current().bodies,
        language=language,
    )
