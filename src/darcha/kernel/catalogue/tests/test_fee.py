"""What a service costs: the published vectors, the conventions, and what must hold for any schedule."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue.errors import FeeNotKnown
from darcha.kernel.catalogue.rules.fee import quote_fee
from darcha.kernel.catalogue.types import Dated, FeeLine, FeeQuote, FeeSchedule, Rate, Reduction

from .project import catalogue, service

NOTHING = {"answers": {}, "facts": {}, "applicant": {}}
WORDS = Text(dict.fromkeys(LANGUAGES, "x"))
D2024, D2025, D2026 = date(2024, 10, 1), date(2025, 8, 1), date(2026, 9, 1)


def tint(on, channel="portal", payer="individual", answers=None, reliefs=()):
    values = {**NOTHING, "answers": answers or {}}
    return quote_fee(
        service("window-tint-permit").fees,
        catalogue().base_unit,
        on=on,
        channel=channel,
        payer=payer,
        values=values,
        reliefs=reliefs,
    )


def schedule(bhm="1", reductions=(), **kwargs):
    rate = Rate("standard", WORDS, ("individual",), Decimal(bhm), act="act")
    return FeeSchedule(rates=(Dated((rate,), date(2024, 1, 1), "act", **kwargs),), reductions=tuple(reductions))


def quote(fees, base=1000, on=D2026, channel="centre", payer="individual", reliefs=()):
    unit = (Dated(base, date(2024, 1, 1), "unit"),)
    return quote_fee(fees, unit, on=on, channel=channel, payer=payer, values=NOTHING, reliefs=reliefs)


@pytest.mark.parametrize(
    ("on", "total"),
    [
        (D2024, 2_700_000),
        (date(2025, 7, 31), 2_700_000),
        (D2025, 2_966_400),
        (date(2026, 8, 31), 2_966_400),
        (D2026, 3_168_000),
    ],
)
def test_tint_on_the_portal_follows_the_base_unit(on, total):
    assert tint(on).total == total


@pytest.mark.parametrize(
    ("payer", "answers", "total"),
    [
        ("individual", {}, 3_520_000),
        ("entity", {}, 3_520_000),
        ("foreign-entity", {}, 6_160_000),
        ("individual", {"vehicle_category": "bus"}, 17_600_000),
        ("entity", {"vehicle_category": "bus"}, 17_600_000),
        ("foreign-entity", {"vehicle_category": "bus"}, 17_600_000),
    ],
)
def test_rate_by_payer_and_vehicle(payer, answers, total):
    assert tint(D2026, "centre", payer, answers).total == total


def test_the_best_single_relief_counts_and_all_are_shown():
    quoted = tint(D2026, reliefs=("disability-1-2", "social-register"))
    assert quoted.total == 1_760_000
    assert [(line.code, line.amount, line.counted) for line in quoted.lines] == [
        ("standard", 3_520_000, True),
        ("portal", -352_000, False),
        ("social-register", -1_760_000, True),
        ("disability-1-2", -1_760_000, False),
    ]


def test_a_relief_is_for_individuals_only():
    assert tint(D2026, "centre", "entity", reliefs=("disability-1-2",)).total == 3_520_000


@pytest.mark.parametrize(("on", "total"), [(date(2024, 1, 1), 17_000), (D2026, 22_000)])
def test_housing_certificate_is_five_per_cent_of_the_base_unit(on, total):
    fees = service("housing-certificate").fees
    quoted = quote_fee(fees, catalogue().base_unit, on=on, channel="centre", payer="individual", values=NOTHING)
    assert quoted.total == total


@pytest.mark.parametrize(
    ("bhm", "base", "total"),
    [
        ("0.09", 340_000, 30_600),
        ("0.18", 340_000, 61_200),
        ("9", 440_000, 3_960_000),
        ("6.84", 440_000, 3_009_600),
        ("1.4", 440_000, 616_000),
        ("0.9", 440_000, 396_000),
    ],
)
def test_multiples_of_the_base_unit_are_exact(bhm, base, total):
    assert quote(schedule(bhm), base).total == total


def test_a_petition_is_free_on_any_day():
    quoted = quote_fee(
        service("appeal").fees, (), on=date(1999, 1, 1), channel="portal", payer="individual", values=NOTHING
    )
    assert (quoted.total, quoted.lines) == (0, ())


def test_before_the_first_day_the_fee_is_refused_not_guessed():
    with pytest.raises(FeeNotKnown) as refused:
        tint(date(2023, 12, 31))
    assert "31.12.2023" in refused.value.message("en")
    assert "01.01.2024" in refused.value.remedy("en")


def test_after_the_last_day_and_without_a_rate_the_fee_is_refused():
    with pytest.raises(FeeNotKnown):
        quote(schedule(valid_to=date(2025, 12, 31)))
    with pytest.raises(FeeNotKnown):
        quote(schedule(), payer="foreign-entity")
    with pytest.raises(FeeNotKnown) as refused:
        quote_fee(schedule(), (), on=D2026, channel="portal", payer="individual", values=NOTHING)
    assert refused.value.params["known_from"] == "01.01.2024"


@pytest.mark.parametrize(
    ("unit_from", "on", "payer", "params"),
    [
        (date(2025, 5, 1), date(2025, 4, 30), "individual", {"on": "30.04.2025", "known_from": "01.05.2025"}),
        (date(2023, 1, 1), date(2023, 12, 31), "individual", {"on": "31.12.2023", "known_from": "01.01.2024"}),
        (date(2025, 5, 1), D2026, "foreign-entity", {"on": "01.09.2026", "known_from": "01.05.2025"}),
    ],
)
def test_a_refused_fee_names_the_day_and_from_when_it_is_known(unit_from, on, payer, params):
    unit = (Dated(1000, unit_from, "unit"),)
    with pytest.raises(FeeNotKnown) as refused:
        quote_fee(schedule(), unit, on=on, channel="portal", payer=payer, values=NOTHING)
    assert refused.value.params == params


def test_what_is_free_is_free_on_its_day():
    assert quote(FeeSchedule()) == FeeQuote(0, (), D2026)


def test_the_line_of_the_rate_names_both_acts_and_doubts_what_nobody_read():
    rate = Rate("standard", WORDS, ("individual",), Decimal(2), act="rate act")
    for rates_read, unit_read in [(True, True), (True, False), (False, True)]:
        fees = FeeSchedule(rates=(Dated((rate,), date(2024, 1, 1), "act", confirmed=rates_read),))
        unit = (Dated(1000, date(2024, 1, 1), "unit act", confirmed=unit_read),)
        quoted = quote_fee(fees, unit, on=D2026, channel="portal", payer="individual", values=NOTHING)
        line = FeeLine("standard", WORDS, 2000, "rate act; unit act", True, rates_read and unit_read)
        assert quoted == FeeQuote(2000, (line,), D2026)


def test_halves_are_rounded_up():
    assert quote(schedule("0.0005"), 1000).total == 1
    assert quote(schedule("0.0004"), 1000).total == 0


def test_a_reduction_has_its_days():
    early = Reduction("early", WORDS, (Dated(10, date.min, "act", date(2025, 1, 1)),), channel="centre")
    late = Reduction("late", WORDS, (Dated(10, date(2027, 1, 1), "act"),), channel="centre")
    assert quote(schedule(reductions=(early, late))).total == 1000
    assert quote(schedule(reductions=(early, late)), on=date(2025, 1, 1)).total == 900
    assert quote(schedule(reductions=(early, late)), on=date(2027, 1, 1)).total == 900


def test_a_share_that_the_law_has_changed_is_that_of_the_day_with_its_act():
    shares = (
        Dated(10, date(2025, 1, 1), "first act"),
        Dated(30, date(2026, 1, 1), "second act", date(2026, 12, 31), confirmed=False),
    )
    fees = schedule(reductions=(Reduction("portal", WORDS, shares, channel="centre"),))
    assert len(quote(fees, on=date(2024, 12, 31)).lines) == 1
    for on, percent, act, confirmed in [
        (date(2025, 1, 1), 10, "first act", True),
        (date(2025, 12, 31), 10, "first act", True),
        (date(2026, 1, 1), 30, "second act", False),
        (date(2026, 12, 31), 30, "second act", False),
    ]:
        _, line = quote(fees, on=on).lines
        assert (line.amount, line.act, line.confirmed, line.counted) == (-10 * percent, act, confirmed, True)
    assert quote(fees, on=date(2027, 1, 1)).total == 1000


@given(
    bhm=st.decimals("0.001", "200", places=3),
    base=st.integers(1, 2_000_000),
    percents=st.lists(st.integers(1, 100), max_size=5),
)
def test_for_any_schedule_one_reduction_at_most_is_taken_off(bhm, base, percents):
    reductions = [
        Reduction(f"r{n}", WORDS, (Dated(percent, date.min, "act"),), relief=f"r{n}")
        for n, percent in enumerate(percents)
    ]
    quoted = quote(schedule(str(bhm), reductions), base, reliefs=[f"r{n}" for n in range(len(percents))])
    full = quoted.lines[0].amount
    assert abs(full - bhm * base) <= Decimal("0.5")
    assert quoted.total == sum(line.amount for line in quoted.lines if line.counted)
    assert sum(line.counted for line in quoted.lines[1:]) == (1 if percents else 0)
    assert 0 <= quoted.total <= full
    assert quoted.total == full + min((line.amount for line in quoted.lines[1:]), default=0)
