"""What is said to do an act: read by its kind, refused with its path, enough or not."""

from datetime import date
from typing import get_args
from uuid import UUID, uuid4

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases.errors import NeedsUnmet, UnknownHolder, WordsMissing
from darcha.kernel.cases.rules.needs import met, shaped
from darcha.kernel.cases.rules.needs_schema import schema_of
from darcha.kernel.cases.types.needs import Need, NeedKind

ID = "0190aaaa-0000-7000-8000-000000000001"
KINDS = get_args(NeedKind)
# kind -> what is said, and what is made of it
GOOD = {
    "words": ("Qaysi uy?", "Qaysi uy?"),
    "fact": ("Koʻrildi", "Koʻrildi"),
    "ground": ("false-data", "false-data"),
    "holder": (ID, UUID(ID)),
    "body": ("adliya", "adliya"),
    "bodies": (["adliya", "iiv"], ["adliya", "iiv"]),
    "post": ("petitions-head", "petitions-head"),
    "stop-ground": ("expertise", "expertise"),
    "duration": ("P1M", "P1M"),
    "moment": ("2026-03-10T10:00", clock.parse("2026-03-10T10:00+05:00")),
    "day": ("2026-03-10", date(2026, 3, 10)),
    "case": ("2026-1726-000001", "2026-1726-000001"),
    "cases": (["2026-1726-000001"], ["2026-1726-000001"]),
    "documents": ([ID], [UUID(ID)]),
    "request": (ID, UUID(ID)),
    "evidence": (["answers.vehicle", f"files.{ID}"], ["answers.vehicle", f"files.{ID}"]),
    "grounds": (["Chiroqlar:  ORQ-445, 28-modda "], ["Chiroqlar: ORQ-445, 28-modda"]),
    "choice": ("came", "came"),
    "yes-no": ("yes", True),
}
LISTS = ("bodies", "cases", "documents", "grounds")


def need(kind: str, **more) -> Need:
    return Need("it", kind, options=("came", "stayed-away") if kind == "choice" else (), **more)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_what_is_of_it(kind):
    said, made = GOOD[kind]
    assert shaped((need(kind),), {"it": said}) == {"it": made}
    again = shaped((need(kind),), {"it": made})
    assert again == {"it": made}, "what a command is given in Python is the same"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wrong", [{"a": 1}, 17, "no such thing!", "\x00", [{}], ["\ud800"], object()])
def test_no_kind_breaks_on_what_is_not_of_it(kind, wrong):
    try:
        shaped((need(kind),), {"it": wrong})
    except (NeedsUnmet, UnknownHolder) as refusal:
        assert set(refusal.fields) == {"it"}
    else:
        assert kind in {"words", "fact", "ground"} and isinstance(wrong, str), "only texts take any text"


@pytest.mark.parametrize("empty", [None, "", [], ()])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_empty_was_not_said(kind, empty):
    assert shaped((need(kind),), {"it": empty}) == {}


@pytest.mark.parametrize("kind", set(KINDS) - {"ground", "fact", "evidence"})
def test_what_is_needed_and_not_said_is_refused_with_its_path(kind):
    with pytest.raises((NeedsUnmet, WordsMissing, UnknownHolder)) as refusal:
        met((need(kind),), {})
    assert set(refusal.value.fields) == {"it"}
    assert met((need(kind, required=False),), {})["it"] in ("", (), None)


def test_everything_that_is_not_understood_is_pointed_at_at_once():
    needs = (Need("who", "holder"), Need("till", "day"), Need("empty", "words"), Need("place", "body"))
    with pytest.raises(NeedsUnmet) as refused:
        shaped(needs, {"who": "x", "till": "soon", "empty": "", "place": "No such key!"})
    assert refused.value.fields == {
        "who": "cases.need.holder_needed",
        "till": "cases.need.not_understood",
        "place": "cases.need.not_understood",
    }


def test_what_is_missing_of_another_kind_says_so():
    with pytest.raises(NeedsUnmet) as refused:
        met((Need("till", "day"), Need("place", "body")), {"till": None})
    assert refused.value.fields == {"till": "cases.need.missing", "place": "cases.need.missing"}


def test_a_name_that_the_act_does_not_know_is_refused():
    with pytest.raises(NeedsUnmet) as refusal:
        shaped((need("words"),), {"it": "x", "other": "y"})
    assert refusal.value.fields == {"other": "cases.need.unknown"}


@pytest.mark.parametrize(("kind", "said"), [("words", "xxxx"), ("bodies", ["a", "b", "c", "d"])])
def test_more_than_the_longest_is_refused(kind, said):
    assert shaped((need(kind, longest=4),), {"it": said})
    with pytest.raises(NeedsUnmet) as refusal:
        shaped((need(kind, longest=3),), {"it": said})
    assert refusal.value.fields == {"it": "cases.need.too_long"}


@pytest.mark.parametrize(("said", "stands"), [("ab ", False), ("  a", False), ("abc", True), (" abc ", True)])
def test_words_are_counted_without_outer_space(said, stands):
    needs = (need("words", shortest=3),)
    if stands:
        assert met(needs, {"it": said}) == {"it": said.strip()}
        return
    with pytest.raises(WordsMissing):
        met(needs, {"it": said})


def test_an_optional_text_is_long_enough_or_absent():
    needs = (need("words", required=False, shortest=3),)
    assert met(needs, {"it": " "}) == {"it": ""}
    with pytest.raises(WordsMissing):
        met(needs, {"it": "ab"})


def test_several_kinds_at_once_are_one_refusal_that_names_them_all():
    needs = (Need("words", "words"), Need("to", "holder"), Need("on", "day"))
    with pytest.raises(NeedsUnmet) as refusal:
        met(needs, {})
    assert list(refusal.value.fields) == ["words", "to", "on"]


def test_no_is_said_and_not_left_empty():
    assert met((need("yes-no"),), shaped((need("yes-no"),), {"it": "no"})) == {"it": False}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_admits_what_the_kind_reads(kind):
    said = True if kind == "yes-no" else GOOD[kind][0]
    schema = schema_of((need(kind),))
    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validate(schema, {"it": said})
    for wrong in ({}, {"it": said, "other": 1}, {"it": {"a": 1}}):
        with pytest.raises(jsonschema_rs.ValidationError):
            jsonschema_rs.validate(schema, wrong)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(KINDS), JSON)
def test_whatever_json_says_it_is_read_or_refused(kind, said):
    needs = (need(kind, longest=10),)
    try:
        met(needs, shaped(needs, {"it": said}))
    except (NeedsUnmet, WordsMissing, UnknownHolder) as refusal:
        assert set(refusal.fields) == {"it"}


def test_ids_stay_ids():
    one = uuid4()
    assert shaped((need("documents"),), {"it": [str(one), one]}) == {"it": [one, one]}
