"""Ready texts of a pack: gaps are filled once and never evaluated, and ``pack check`` knows every one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.kernel.catalogue.rules.letters import fill_letter, gaps_in

from .planting import HOUSING, TINT, Plant, is_named

_TEXT = f"{TINT}/text/en.yaml"
PLANTS = {
    "unknown field": Plant(
        _TEXT, "Dear {name}, the picture", "Dear {nama}, the picture", "cannot fill “{nama}”", "“name”"
    ),
    "unknown question": Plant(
        _TEXT, "tinted ({answers.windows})", "tinted ({answers.window})", "“{answers.window}”", "“answers.windows”"
    ),
    "a file is no words": Plant(
        _TEXT, "tinted ({answers.windows})", "tinted ({answers.photo})", "“{answers.photo}”", ""
    ),
    "other gaps than in Uzbek": Plant(_TEXT, "On {day} you applied", "You applied", "other gaps than in Uzbek", ""),
    "an act of another service": Plant(
        f"{TINT}/letters/granted.yaml", "act: approve", "act: reply", "nobody writes a letter here", "approve"
    ),
    "no such act": Plant(
        f"{TINT}/letters/granted.yaml", "act: approve", "act: aprove", "“aprove” is not allowed", "“approve”"
    ),
    "refusal without a ground": Plant(
        f"{TINT}/letters/not-owner.yaml", "ground: not-owner\n", "", "stands on a ground", "ground:", line="act: refuse"
    ),
    "unknown ground": Plant(
        f"{HOUSING}/letters/not-in-register.yaml",
        "ground: not-identified",
        "ground: not-identifed",
        "no ground “not-identifed”",
        "“not-identified”",
    ),
    "a ground that nobody asks for": Plant(
        f"{TINT}/letters/granted.yaml", "act: approve", "act: approve\nground: not-owner", "needs no ground", "Remove"
    ),
    "grounds of what is no reply": Plant(
        f"{TINT}/letters/granted.yaml",
        "act: approve",
        "act: approve\ngrounds: letters.granted.text",
        "names no grounds",
        "Remove",
        line="grounds: letters.granted.text",
    ),
    "grounds of a reply where nobody replies": Plant(
        f"{TINT}/procedure.yaml",
        "format: 1",
        "format: 1\nreply_grounds: required",
        "Nobody replies here",
        "Remove",
        line="reply_grounds: required",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


def test_what_was_said_is_filled_and_what_was_not_is_left_open():
    text = "{name}, {answers.vehicle|answers.plate}: {answers.other}"
    assert gaps_in(text) == {"name", "answers.vehicle", "answers.plate", "answers.other"}
    values = {"name": "Qumri", "answers.vehicle": "", "answers.plate": "01A123BC"}
    assert fill_letter(text, values, left_open="[…]") == "Qumri, 01A123BC: […]"


@pytest.mark.parametrize("evil", ["{{7*7}}", "{% load x %}", "${7*7}", "{0.__class__}", "%(x)s", "{Name}", "{}"])
def test_what_is_no_gap_stays_as_it_is(evil):
    assert fill_letter(evil, {"name": "x"}, left_open="[…]") == evil


@given(st.text())
def test_a_value_is_never_filled_again(value):
    assert fill_letter("{name}", {"name": value or "x", "number": "1"}, left_open="?") == (value or "x")
    assert fill_letter("{name}", {"name": "{number}", "number": "1"}, left_open="?") == "{number}"
