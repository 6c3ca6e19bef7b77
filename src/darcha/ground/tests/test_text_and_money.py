"""Texts, derived Cyrillic, money and the clock."""

from datetime import UTC, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock, money, text
from darcha.ground.rules import RuleError, compile_rule


def test_a_text_without_a_language_cannot_be_made():
    with pytest.raises(ValueError, match="kaa"):
        text.Text({"uz": "a", "ru": "b", "en": "c"})


def test_uzbek_cyrillic_is_derived_and_keeps_what_is_not_uzbek():
    said = text.Text({"uz": "Soʻrov {name} uchun QR-kod, maʼlumot", "kaa": "x", "ru": "x", "en": "x"})
    assert said.in_("uz-cyrl") == "Сўров {name} учун QR-код, маълумот"


def test_days_and_moments_are_those_of_tashkent():
    late = clock.parse("2026-11-20T23:30+02:00")
    assert text.write_day(late.date()) == "21.11.2026"
    assert text.write_day(late.astimezone(UTC)) == "21.11.2026"
    assert text.write_moment(late.astimezone(UTC)) == "21.11.2026, 02:30"
    assert text.write_day(None) == text.write_moment(None) == ""


def test_money_has_thin_spaces_and_halves_go_up():
    assert money.format_som(2966400, "uz") == "2\u202f966\u202f400\u202fsoʻm"
    assert money.round_half_up(Decimal("0.5")) == 1
    with pytest.raises(ValueError, match="150"):
        money.from_tiyin(150)


@given(som=st.integers(0, 10**12))
def test_tiyin_and_back(som):
    assert money.from_tiyin(money.to_tiyin(som)) == som


def test_the_clock_stands_until_it_is_moved():
    with clock.frozen("2026-03-06T18:30") as frozen:
        assert clock.now().isoformat() == "2026-03-06T18:30:00+05:00"
        frozen.tick(timedelta(hours=6))
        assert clock.today().isoformat() == "2026-03-07"
    assert clock.now().year > 2000


def test_rules_are_typed_budgeted_and_never_let_an_error_pass_as_an_answer():
    variables = {"answers": "map"}
    assert compile_rule("answers.kind == 'bus'", variables)({"answers": {"kind": "bus"}}) is True
    for bad in ("answers.kind ==", "unknown == 1", "'a' + 1"):
        with pytest.raises(RuleError):
            compile_rule(bad, variables)
    with pytest.raises(RuleError):
        compile_rule("answers.kind == 'bus'", variables)({"answers": {}})
    ten = "[1,2,3,4,5,6,7,8,9,10]"
    endless = "true"
    for name in "abcdef":
        endless = f"{ten}.all({name}, {endless})"
    with pytest.raises(RuleError):
        compile_rule(endless, variables)({"answers": {}})
