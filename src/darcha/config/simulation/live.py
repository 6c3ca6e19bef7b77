"""Furnish the place, live the month, take the figures: all under the month's own clock."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue

from .figures import Figures, figures_of
from .month import Month
from .place import furnish
from .plan import Plan


def live(plan: Plan, folder: Path) -> Figures:
    """Raises UnknownService when there is none of that key on the first day."""
    catalogue.service(plan.service, plan.begins_on)
    with _quiet():
        with clock.frozen(plan.begins_at):
            furnish()
            catalogue.publish_packs()
        month = Month(plan, folder)
        with clock.frozen(plan.begins_at):
            month.live()
        with clock.frozen(plan.ends_at):
            return figures_of(month)


@contextmanager
def _quiet() -> Iterator[None]:
    """What the sweeps of a month note would drown what is told at its end; what fails is still said."""
    log = logging.getLogger("darcha")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)
