"""Whose opinions a step asks for, in words. Ignores how they are drawn."""

from darcha.ground.text import cite, t
from darcha.kernel.catalogue.types import Ask, Catalogue, Step

from .duration import iso_duration
from .net_of_steps import Opinion


def opinions(step: Step, catalogue: Catalogue, lang: str) -> tuple[Opinion, ...]:
    """In the order in which the pack lists the bodies."""
    return tuple(_opinion(step, ask, catalogue, lang) for ask in step.asks)


def _opinion(step: Step, ask: Ask, catalogue: Catalogue, lang: str) -> Opinion:
    return Opinion(
        key=f"{step.key}.{ask.body}",
        body=ask.body,
        name=catalogue.bodies[ask.body].name.in_(lang),
        rule=f"{ask.rule.in_(lang)} ({cite(ask.article, lang, confirmed=ask.confirmed)})",
        silence=t(f"cases.asked.silence.{ask.silence}", lang),
        after=iso_duration(ask),
        goes_on=ask.silence != "overdue",
        required=ask.required,
    )
