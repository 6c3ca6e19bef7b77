"""The pure rules of feedback."""

from decimal import Decimal
from uuid import uuid4

import pytest

from darcha.ground.refusals import NotAllowed
from darcha.kernel.feedback.errors import NotYetRatable, StarsOutOfRange, WordsMissing
from darcha.kernel.feedback.rules.rating import check_complaint, check_rating, cleaned, score
from darcha.kernel.feedback.rules.speaker import account_of
from darcha.kernel.feedback.types import Score
from darcha.kernel.identity.types import ANONYMOUS, Principal


@pytest.mark.parametrize("state", ["completed", "refused"])
@pytest.mark.parametrize("stars", [1, 5])
def test_a_result_may_be_rated(state: str, stars: int) -> None:
    check_rating(state, stars)


@pytest.mark.parametrize("state", ["new", "in_progress", "awaiting_payment", "awaiting_applicant", "cancelled"])
def test_without_a_result_there_is_nothing_to_rate(state: str) -> None:
    with pytest.raises(NotYetRatable):
        check_rating(state, 5)


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_one_to_five(stars: int) -> None:
    with pytest.raises(StarsOutOfRange) as refused:
        check_rating("completed", stars)
    assert set(refused.value.fields) == {"stars"}


@pytest.mark.parametrize(("raters", "stars", "mean"), [(1, 5, "5.0"), (3, 13, "4.3"), (20, 81, "4.1"), (4, 17, "4.3")])
def test_the_mean_is_to_one_place_half_up(raters: int, stars: int, mean: str) -> None:
    assert score(raters, stars) == Score(raters, Decimal(mean))


def test_nobody_has_rated() -> None:
    assert score(0, 0) == Score(0, None)


def test_who_speaks() -> None:
    anna = Principal(kind="person", account_id=uuid4())
    assert account_of(anna) == anna.account_id
    with pytest.raises(NotAllowed):
        account_of(ANONYMOUS)


def test_words() -> None:
    assert cleaned("  thank you \n") == "thank you"
    assert len(cleaned("x" * 5_000)) == 2_000
    assert check_complaint(" slow ") == "slow"
    for words in ("", "  ", "x" * 2_001):
        with pytest.raises(WordsMissing):
            check_complaint(words)
