"""Two tabs on one draft: the newest change of a field wins, nothing is lost, nothing stale comes back."""

from hypothesis import given
from hypothesis import strategies as st

from darcha.kernel.cases.rules.drafts import DraftContent, merge


def test_a_stale_tab_does_not_undo_what_another_tab_wrote():
    start, _ = merge(DraftContent(), {"name": "A", "street": "S"}, based_on=0, revision=1)
    first, _ = merge(start, {"name": "B", "street": "S"}, based_on=1, revision=2)
    second, overwritten = merge(first, {"name": "A", "street": "T"}, based_on=1, revision=3)
    assert second.answers == {"name": "B", "street": "T"}
    assert overwritten == ()


def test_when_both_tabs_change_a_field_the_newer_wins_and_the_older_is_kept():
    start, _ = merge(DraftContent(), {"name": "A"}, based_on=0, revision=1)
    first, _ = merge(start, {"name": "B"}, based_on=1, revision=2)
    second, overwritten = merge(first, {"name": "C"}, based_on=1, revision=3)
    assert second.answers == {"name": "C"}
    assert overwritten == ("name",)
    assert "B" in [past.value for past in second.history]


def test_none_clears_a_field():
    start, _ = merge(DraftContent(), {"name": "A"}, based_on=0, revision=1)
    cleared, _ = merge(start, {"name": None}, based_on=1, revision=2)
    assert cleared.answers == {}


def test_the_same_save_twice_changes_nothing():
    once, _ = merge(DraftContent(), {"name": "A"}, based_on=0, revision=1)
    twice, overwritten = merge(once, {"name": "A"}, based_on=0, revision=2)
    assert (twice, overwritten) == (once, ())


FIELDS = st.sampled_from(["a", "b", "c"])
CHANGES = st.dictionaries(FIELDS, st.sampled_from(["x", "y", "z"]), min_size=1)


@given(st.lists(st.tuples(CHANGES, st.integers(0, 30)), max_size=12))
def test_no_value_that_was_ever_saved_is_lost(saves):
    content, seen = DraftContent(), set()
    for number, (changes, based_on) in enumerate(saves, start=1):
        before = dict(content.answers)
        content, _ = merge(content, changes, based_on=min(based_on, number - 1), revision=number)
        seen |= {(name, value) for name, value in content.answers.items() if before.get(name) != value}
    kept = {(past.field, past.value) for past in content.history} | set(content.answers.items())
    assert seen <= kept
