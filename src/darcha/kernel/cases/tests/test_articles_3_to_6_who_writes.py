"""Who writes: alone or together, by name or without one, a child or a grown-up. ORQ-445, articles 3, 5, 6, 24-1, 29."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.kernel.cases.rules.minimum import Filed, is_anonymous, lacks, why_unconsidered
from darcha.kernel.cases.rules.signatories import Signatory, first_listed, incomplete, signatories_of

WHOLE = Filed("Karimova Nigora", "Toshkent, 4-mavze, 12-uy", "adliya", "Chiroqlar yonmayapti")
texts = st.sampled_from(["", "  ", "Karimova Nigora", "x"])
filed = st.builds(
    Filed,
    name=texts,
    address=texts,
    addressee=texts,
    substance=texts,
    signed=st.booleans(),
    oral=st.booleans(),
    proven_false=st.booleans(),
    represented=st.booleans(),
    has_power=st.booleans(),
    age=st.none() | st.integers(0, 120),
)


def test_article_6_a_petition_with_the_minimum_lacks_nothing_and_must_be_considered():
    assert (lacks(WHOLE), is_anonymous(WHOLE), why_unconsidered(WHOLE)) == ((), False, None)


@pytest.mark.parametrize(
    ("without", "lack"),
    [
        ({"name": " "}, "name"),
        ({"address": ""}, "address"),
        ({"addressee": ""}, "addressee"),
        ({"substance": "\n"}, "substance"),
        ({"signed": False}, "signature"),
    ],
)
def test_article_6_each_part_that_lacks_is_named(without, lack):
    assert lacks(replace(WHOLE, **without)) == (lack,)


@pytest.mark.parametrize("how", [{"name": ""}, {"address": " "}, {"proven_false": True}, {"signed": False}])
def test_article_5_without_name_or_place_with_false_data_or_unsigned_it_is_anonymous(how):
    nameless = replace(WHOLE, **how)
    assert is_anonymous(nameless)
    assert why_unconsidered(nameless) == "anonymous"


def test_article_3_an_oral_petition_needs_no_signature():
    assert why_unconsidered(replace(WHOLE, signed=False, oral=True)) is None


def test_article_29_a_representative_without_power_papers_is_left_unconsidered_and_told():
    without = replace(WHOLE, represented=True)
    assert why_unconsidered(without) == "no-authority"
    assert why_unconsidered(replace(without, has_power=True)) is None


def test_article_29_what_does_not_comply_otherwise_has_its_own_ground():
    assert why_unconsidered(replace(WHOLE, substance="")) == "not-compliant"


@given(filed, st.none() | st.integers(0, 120))
def test_article_24_1_age_never_changes_how_a_petition_is_judged(one, age):
    assert why_unconsidered(replace(one, age=age)) == why_unconsidered(one)


@given(filed)
def test_article_29_there_is_a_ground_only_where_something_lacks(one):
    ground = why_unconsidered(one)
    lacking = bool(lacks(one)) or one.proven_false or (one.represented and not one.has_power)
    assert (ground is not None) == lacking


def test_article_3_several_sign_each_on_a_line_of_its_own():
    lines = (
        "Karimova Nigora, Toshkent, 4-mavze\n\n  Aliyev   Bahodir ; Nukus\nkarimova nigora,toshkent, 4-mavze\nFaqat Ism"
    )
    assert signatories_of(lines) == (
        Signatory("Karimova Nigora", "Toshkent, 4-mavze"),
        Signatory("Aliyev Bahodir", "Nukus"),
        Signatory("Faqat Ism", ""),
    )


def test_article_5_a_signatory_without_name_or_address_is_pointed_at_and_spoils_nothing():
    signed = signatories_of("Karimova Nigora, Toshkent\nFaqat Ism\n, Nukus")
    assert incomplete(signed) == (2, 3)


def test_article_27_the_first_listed_gets_the_reply():
    writer, second = Signatory("Karimova Nigora", "Toshkent"), Signatory("Aliyev Bahodir", "Nukus")
    assert first_listed(writer, [second]) == writer
    assert first_listed(Signatory("Karimova Nigora", ""), [second]) == second
    assert first_listed(Signatory("Karimova Nigora", ""), []) == Signatory("Karimova Nigora", "")


@given(st.text(max_size=300))
def test_article_3_whatever_is_typed_is_read_without_a_fall_and_nobody_stands_twice(lines):
    signed = signatories_of(lines)
    assert len({(one.name.casefold(), one.address.casefold()) for one in signed}) == len(signed)
    assert all(one.name or one.address for one in signed)
