"""What a service costs on a day, line by line. Ignores who has paid.

Conventions: a line is rounded half up to the soʻm; a domestic entity pays the individual's rate unless the pack says
otherwise; only the best single reduction counts, the others are shown; reliefs are for individuals.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from darcha.ground.money import round_half_up

from ..errors import FeeNotKnown
from ..types import Channel, Dated, FeeLine, FeeQuote, FeeSchedule, Payer, Rate, Reduction, in_force
from .expressions import holds


def quote_fee(
    schedule: FeeSchedule,
    base_unit: Sequence[Dated[int]],
    *,
    on: date,
    channel: Channel,
    payer: Payer,
    values: Mapping[str, Any],
    reliefs: Collection[str] = (),
) -> FeeQuote:
    """The fee in whole soʻm with its lines. Raises FeeNotKnown when no rate or base unit is in force on that day."""
    if schedule.is_free:
        return FeeQuote(0, (), on)
    unit = in_force(base_unit, on)
    rates = in_force(schedule.rates, on)
    if unit is None or rates is None:
        raise FeeNotKnown(on=f"{on:%d.%m.%Y}", known_from=_known_from(schedule, base_unit))
    rate = _rate_for(rates.value, payer, values)
    if rate is None:
        raise FeeNotKnown(on=f"{on:%d.%m.%Y}", known_from=_known_from(schedule, base_unit))
    full = round_half_up(rate.bhm * unit.value)
    line = FeeLine(rate.code, rate.text, full, f"{rate.act}; {unit.act}", confirmed=rates.confirmed and unit.confirmed)
    considered = [
        (reduction, share, round_half_up(Decimal(full) * share.value / 100))
        for reduction in schedule.reductions
        if _is_for(reduction, channel, payer, reliefs) and (share := in_force(reduction.shares, on)) is not None
    ]
    best = max(considered, key=lambda each: each[2], default=None)
    lines = [
        FeeLine(
            reduction.code,
            reduction.text,
            -amount,
            share.act,
            counted=(reduction, share, amount) == best,
            confirmed=share.confirmed,
        )
        for reduction, share, amount in considered
    ]
    return FeeQuote(full - (best[2] if best else 0), (line, *lines), on)


def _rate_for(rates: Sequence[Rate], payer: Payer, values: Mapping[str, Any]) -> Rate | None:
    for rate in rates:
        if payer in rate.payers and holds(rate.when, values):
            return rate
    return _rate_for(rates, "individual", values) if payer == "entity" else None


def _is_for(reduction: Reduction, channel: Channel, payer: Payer, reliefs: Collection[str]) -> bool:
    if reduction.channel is not None and reduction.channel != channel:
        return False
    return reduction.relief is None or (payer == "individual" and reduction.relief in reliefs)


def _known_from(schedule: FeeSchedule, base_unit: Sequence[Dated[int]]) -> str:
    return f"{max(values[0].valid_from for values in (schedule.rates, base_unit) if values):%d.%m.%Y}"
