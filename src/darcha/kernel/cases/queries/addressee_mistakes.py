"""Before anything is sent: a complaint to the very body that it is about goes to the one above, or nowhere."""

from collections.abc import Mapping
from typing import Any

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service

from ..errors import AboutItself
from ..rules.receivers import check_addressees, complained_about
from ..rules.submission import ABOUT_BODY, named_bodies, stepped_up


def addressee_mistakes(service: Service, answers: Mapping[str, Any], *, language: str) -> dict[str, AboutItself]:
    """Question -> the refusal, where nobody stands above the body complained about. No statement."""
    if not service.addressed:
        return {}
    found = check_addressees(
        named_bodies(service, answers),
        about=complained_about(answers, ABOUT_BODY),
        bodies=catalogue.current().bodies,
        language=language,
    )
    return {field: refusal for field, refusal in found.items() if not refusal.params["above_key"]}


def sent_above(service: Service, answers: Mapping[str, Any], *, language: str) -> tuple[str, str] | None:
    """The names of the body complained about and of the one that gets the complaint instead. No statement."""
    bodies = catalogue.current().bodies
    passed = stepped_up(service, answers, bodies)
    return None if passed is None else (bodies[passed[0]].name.in_(language), bodies[passed[1]].name.in_(language))
