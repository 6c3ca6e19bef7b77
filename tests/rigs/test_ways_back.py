"""The rig of S16 sees a number that two people hold, and a file that nothing names."""

from faults.evidence import Evidence
from faults.frame import Outcome
from faults.ledger import Entry
from faults.scenarios.s16_restore import _numbered_twice, _unfiled


def entry(key: str, number: str) -> Entry:
    return Entry(key, {}, 0.0, [{"number": number}])


def test_a_number_that_two_people_hold_is_seen():
    outcome = Outcome(entries={"a": entry("a", "26-1"), "b": entry("b", "26-2"), "c": Entry("c", {}, 0.0)})
    _numbered_twice(outcome)
    assert outcome.breaches == {}
    outcome.entries["d"] = entry("d", "26-1")
    _numbered_twice(outcome)
    assert outcome.breaches == {"I4": ["duplicated: 26-1 was given to two people"]}
    assert outcome.named("duplicated") == 1


def test_a_file_that_nothing_names_is_seen():
    outcome, found = Outcome(), Evidence(stored={"ab1", "ab2"})
    found.rows["files"] = [{"blob_key": "ab1"}, {"blob_key": "ab2"}]
    _unfiled(outcome, found)
    assert outcome.breaches == {}
    found.stored.add("ab3")
    _unfiled(outcome, found)
    assert outcome.breaches == {"I6": ["file without a row: ab3"]}
