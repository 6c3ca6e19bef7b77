"""Identifiers: forms, check digits, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.identifiers import (
    InvalidIdentifier,
    cadastre,
    case_number,
    phone,
    pinfl,
    plate,
    region,
    stir,
)


def test_the_published_pinfl_is_valid_and_says_sex_and_birth_date():
    found = pinfl.check("30211975910033")
    assert (found.sex, found.born_on) == ("male", date(1997, 11, 2))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("3021197591003", "pinfl-form"),
        ("90211975910033", "pinfl-form"),
        ("٣0211975910033", "pinfl-form"),
        ("33213975910033", "pinfl-date"),
        ("30211970000033", "pinfl-area"),
        ("30211975910034", "pinfl-check"),
    ],
)
def test_a_wrong_pinfl_is_refused_with_its_reason(value, code):
    with pytest.raises(InvalidIdentifier) as refused:
        pinfl.check(value)
    assert refused.value.code == code


@given(
    sex=st.sampled_from(["male", "female"]),
    born_on=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    area=st.integers(1, 999),
    serial=st.integers(1, 999),
)
def test_a_made_pinfl_reads_back(sex, born_on, area, serial):
    found = pinfl.check(pinfl.make(sex, born_on, area, serial))
    assert (found.sex, found.born_on) == (sex, born_on)


@given(number=st.integers(0, 9_999_999), year=st.integers(2024, 2099), position=st.integers(0, 12))
def test_a_mistyped_digit_of_a_case_number_is_noticed_or_changes_by_five_at_most(number, year, position):
    made = case_number.make(year, "1726", number)
    assert case_number.check(made) == made
    digits = made.replace("-", "")
    wrong = digits[:position] + str((int(digits[position]) + 1) % 10) + digits[position + 1 :]
    with pytest.raises(InvalidIdentifier):
        case_number.check(wrong)


def test_a_case_number_is_read_however_it_is_typed():
    assert case_number.check("№ 26 1726 0048213 " + case_number.make(2026, "1726", 48213)[-1])


@pytest.mark.parametrize("value", ["01 A 123 BC", "01а123вс", "01123ABC", "01H123456", "01KING1"])
def test_plates_of_every_pattern_are_known(value):
    assert plate.check(value).isascii()


def test_the_rest():
    assert stir.check("301 234 567") == "301234567"
    assert cadastre.check("10:07:02:01:04:0123:0001:001")
    assert phone.parse("90 123-45-67") == "+998901234567"
    assert phone.masked("+998901234567") == "+998 90 ••• •• 67"
    assert region.region_of("1726269") == "1726"
    for check, wrong in [
        (stir.check, "012345678"),
        (cadastre.check, "10:07"),
        (phone.parse, "abc"),
        (region.check, "26"),
    ]:
        with pytest.raises(InvalidIdentifier):
            check(wrong)
