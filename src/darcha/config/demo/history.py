"""The demo's past year: applications made and lived by the real commands under a frozen clock.

Ignores the screens, and how one application goes (``story``). What the draw decides stands in ``history.yaml``.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

import yaml

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.identity import api as identity
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import ports as payment_ports
from darcha.kernel.payments.types import TransactionView

from ..agenda import Agenda
from .personas import personas
from .population import Population, population_of
from .stock import drawn
from .story import DEMO, PROVIDER, Plot, Story

REFUNDED = 5
SWEPT_DAYS = 25  # the ladder of the last days, each hour; what was late before is decided, and told by its breach
Say = Callable[[str], None]


def plan() -> Mapping[str, Any]:
    """What ``history.yaml`` says."""
    return dict(yaml.safe_load((Path(__file__).parent / "history.yaml").read_text("utf-8")))


def seed_history(say: Say, *, most: int | None = None, **sizes: int) -> int:
    """Make the past once; returns how many applications there were. Does nothing when there are cases already.

    ``most`` bounds the year; what arrived in the last days comes on top. ``sizes`` are those of the population.
    """
    if cases.are_there_cases():
        return 0
    said = plan()
    chance = Random(said["seed"])  # noqa: S311 - invented people must come out the same every time
    now = clock.now()
    year = Agenda(chance, now)
    applicants = _applicants(chance, population_of(**sizes))
    staff = {one.key: identity.demo_principal(one.key) for one in personas() if one.kind == "staff"}

    def tell(service: str, plot: Plot, arrival: datetime, *, pays: bool) -> None:
        numbers = applicants[said["services"][service]["registry"]]()
        year.at(arrival, Story(year, said, service, plot, numbers, staff, pays=pays).submit)

    begin = now - timedelta(days=30 * said["months"])
    total = said["cases"] if most is None else most
    for _ in range(total):
        service = drawn(chance, {name: one["share"] for name, one in said["services"].items()})
        plots = said["services"][service]["plots"]
        plot = plots[drawn(chance, {name: one["share"] for name, one in plots.items()})]
        tell(service, Plot.of(plot), _arrival(chance, begin, now), pays=chance.random() * 100 >= said["never_paid"])
    for one in said["lately"]:
        plot = said["services"][one["service"]]["plots"][one["plot"]]
        tell(one["service"], Plot.of(plot, **one), now - timedelta(hours=one["hours"]), pays=True)
    for hours in range(24 * SWEPT_DAYS):
        year.at(now - timedelta(hours=hours), lambda: cases.sweep_terms(DEMO))
    with payment_ports.standing_in(PROVIDER, cast(payment_ports.Provider, PastProvider())):
        year.live()
    say(f"applications of the past year: {total + len(said['lately'])}")
    return int(total + len(said["lately"]))


class PastProvider:
    """The provider of the past: gives money back at once, by the call that the real one would make."""

    def refund(self, transaction: TransactionView) -> None:
        payments.cancel_transaction(DEMO, provider=PROVIDER, provider_ref=transaction.provider_ref, reason=REFUNDED)


def _arrival(chance: Random, begin: datetime, end: datetime) -> datetime:
    """Any minute of the waking day; more of them lately, as use grows."""
    moment = begin + (end - begin) * chance.random() ** 0.7
    return moment.replace(hour=chance.randint(8, 21), minute=chance.randint(0, 59), second=chance.randint(0, 59))


def _applicants(chance: Random, population: Population) -> dict[str, Callable[[], tuple[str, str]]]:
    """Ways to draw somebody: anybody grown up, or an owner of a vehicle. Gives PINFL and document."""
    records = population.records
    grown = [
        data
        for _, data in records["population"]
        if data["born_on"] < "2005" and data.get("phone") and data["document"][2:4] != "90"
    ]
    by_pinfl = {data["pinfl"]: data for data in grown}
    owners = [by_pinfl[data["owner_pinfl"]] for _, data in records["vehicles"] if data.get("owner_pinfl") in by_pinfl]

    def of(people: list[Any]) -> Callable[[], tuple[str, str]]:
        def draw() -> tuple[str, str]:
            person = chance.choice(people)
            return person["pinfl"], person["document"]

        return draw

    return {"population": of(grown), "vehicles": of(owners)}
