"""Refusals of availability: the class is the rule."""

from darcha.ground.refusals import NotFound, Refusal

__all__ = ["IncidentIncomplete", "NotFound"]


class IncidentIncomplete(Refusal):
    """An announcement names parts, says it in four languages, and ends after it begins; ``fields`` says what lacks."""

    code = "incident-incomplete"
