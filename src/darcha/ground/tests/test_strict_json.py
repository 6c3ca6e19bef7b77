"""What the parser takes and what it refuses."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.strict_json import DEEPEST, NotStrictJson, parse

TEXTS = st.text(st.characters(exclude_characters="\x00", codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
)


@given(value=VALUES)
def test_plain_json_reads_back(value):
    assert parse(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b"[Infinity]",
        b"1e999",
        b"9223372036854775808",
        b'"a\\u0000b"',
        b'"\\ud800"',
        b"\xff",
        b"{",
        b"",
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    ],
)
def test_what_parsers_disagree_about_is_refused(body):
    with pytest.raises(NotStrictJson):
        parse(body)


def test_brackets_inside_a_text_are_not_depth():
    assert parse(b'"' + b"[" * 200 + b'\\""') == "[" * 200 + '"'
