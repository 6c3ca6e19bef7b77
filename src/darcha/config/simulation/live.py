"""Furnish the place, live the month, take the figures: all under the month's own clock."""

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
    with clock.frozen(plan.begins_at):
        furnish()
        catalogue.publish_packs()
    month = Month(plan, folder)
    with clock.frozen(plan.begins_at):
        month.live()
    with clock.frozen(plan.ends_at):
        return figures_of(month)
