"""Objecting to an act or silence: to which, until when, to whom, what rests meanwhile, and how it can end."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases.rules.clock import NEVER
from darcha.kernel.cases.rules.objection import outcomes_of, receiver_of, time_to_object, ways_to_object
from darcha.kernel.cases.types import CLOSED_STATES, WORKABLE_STATES, CaseState
from darcha.kernel.cases.types.objection import ActDone, Objected
from darcha.kernel.catalogue.types import Body

from .samples import PROCEDURE, text
from .term_laws import PLAIN, calendar

LAW = replace(PROCEDURE.objection, file_within="30 working-days", suspends=True)
ENDLESS = replace(LAW, file_within=None)
NOW = clock.parse("2026-03-10T12:00+05:00")
REFUSED = ActDone(UUID(int=1), "refused", clock.parse("2026-03-02T15:00+05:00"))


def ways(*lines: ActDone, law=LAW, state=CaseState.REFUSED, ended=NEVER, receiver="superior", before=(), now=NOW):
    return ways_to_object(
        replace(PROCEDURE, objection=law),
        PLAIN,
        lines,
        state=state,
        term_ended_at=ended,
        receiver=receiver,
        before=before,
        now=now,
    )


@pytest.mark.parametrize(
    ("code", "act", "rests"),
    [
        ("refused", "refusal", True),
        ("replied", "reply", True),
        ("approved", "approval", True),
        ("extended", "extension", False),
        ("asked", "question", False),
    ],
)
def test_every_act_that_burdens_may_be_objected_to_and_decisions_rest_meanwhile(code, act, rests):
    (way,) = ways(replace(REFUSED, code=code))
    assert (way.act, way.line, way.possible, way.suspends) == (act, REFUSED.line, True, rests)


def test_nothing_rests_where_the_law_does_not_say_so():
    (way,) = ways(REFUSED, law=replace(LAW, suspends=False))
    assert not way.suspends


def test_what_burdens_nobody_is_no_act_to_object_to():
    assert ways(replace(REFUSED, code="registered"), replace(REFUSED, code="approved", by_silence=True)) == ()


def test_a_refusal_by_silence_is_a_decision_like_any_other():
    (way,) = ways(replace(REFUSED, by_silence=True))
    assert (way.act, way.suspends) == ("silent-refusal", True)


@pytest.mark.parametrize("code", ["unconsidered", "terminated", "returned", "filed"])
def test_an_ending_without_an_answer_in_substance_is_a_decision_too(code):
    (way,) = ways(replace(REFUSED, code=code))
    assert (way.act, way.possible, way.suspends) == ("ending", True, True)


@pytest.mark.parametrize(("ended", "offered"), [(NOW, True), (NOW + timedelta.resolution, False), (NEVER, False)])
def test_silence_may_be_objected_to_from_the_first_moment_after_the_term(ended, offered):
    found = ways(state=CaseState.IN_PROGRESS, ended=ended)
    assert [way.act for way in found] == (["silence"] if offered else [])
    assert all(way.until is None and way.line is None and not way.suspends for way in found)


@pytest.mark.parametrize("state", sorted(CLOSED_STATES | {CaseState.AWAITING_PAYMENT}))
def test_where_nobody_owes_an_answer_there_is_no_silence(state):
    assert ways(state=state, ended=NOW) == ()


def test_the_last_thing_that_happened_stands_first():
    asked = ActDone(uuid4(), "asked", REFUSED.at - timedelta(days=3))
    found = ways(asked, REFUSED, state=CaseState.IN_PROGRESS, ended=NOW)
    assert [way.act for way in found] == ["silence", "refusal", "question"]


def test_thirty_working_days_are_counted_from_the_day_after_with_every_holiday():
    answer = time_to_object(LAW, calendar(), clock.parse("2026-03-02T15:00+05:00"))
    assert answer is not None
    assert answer.starts_on == date(2026, 3, 2)
    assert sum(day.counted for day in answer.derivation) == 30
    assert answer.due_on == answer.derivation[-1].on
    # without holidays it were Monday 13 April; Mondays 9 and 23 March are off for 8 and 21 March
    assert answer.due_on is not None and answer.due_on > date(2026, 4, 13)


def test_a_year_is_counted_by_months():
    answer = time_to_object(replace(LAW, file_within="12 months"), PLAIN, clock.parse("2026-03-02T15:00+05:00"))
    assert answer is not None and answer.due_on == date(2027, 3, 2)


def test_one_day_is_one_day():
    answer = time_to_object(replace(LAW, file_within="1 working-day"), PLAIN, clock.parse("2026-03-02T15:00+05:00"))
    assert answer is not None and answer.due_on == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("now", "restorable", "why_not", "late"),
    [
        ("2026-03-03T23:59+05:00", False, None, False),
        ("2026-03-04T00:00+05:00", False, "objection-too-late", False),
        ("2026-03-04T00:00+05:00", True, None, True),
    ],
)
def test_after_the_time_only_good_cause_helps_and_only_where_the_law_lets_it(now, restorable, why_not, late):
    law = replace(LAW, file_within="1 working-day", restorable=restorable)
    (way,) = ways(REFUSED, law=law, now=clock.parse(now))
    assert (way.why_not, way.is_late) == (why_not, late)


def test_without_a_time_one_may_always_object():
    (way,) = ways(REFUSED, law=ENDLESS, now=NOW + timedelta(days=4000))
    assert way.possible and way.until is None


def test_where_no_body_stands_above_only_a_court_judges():
    (way,) = ways(REFUSED, receiver=None)
    assert way.why_not == "objection-court"


def test_one_objection_at_a_time_and_one_to_each_act():
    other = Objected(uuid4(), is_open=True)
    assert ways(REFUSED, before=[other])[0].why_not == "objection-open"
    assert ways(REFUSED, before=[Objected(REFUSED.line, is_open=False)])[0].why_not == "objection-decided"
    assert ways(REFUSED, before=[replace(other, is_open=False)])[0].possible


def test_silence_that_goes_on_may_be_objected_to_again():
    (way,) = ways(state=CaseState.NEW, ended=NOW, before=[Objected(None, is_open=False)])
    assert way.possible


def body(key: str, parent: str | None = None, takes: bool = True) -> Body:
    return Body(key, text(key), text(key), parent=parent, takes_petitions=takes)


def bodies(*all_of_them: Body) -> dict[str, Body]:
    return {one.key: one for one in all_of_them}


def test_it_goes_to_the_superior_of_the_body_that_acted():
    assert receiver_of(PROCEDURE, "lower", bodies(body("lower", "upper"), body("upper"))) == "upper"


def test_over_a_body_that_takes_none_stands_the_next():
    chain = bodies(body("lower", "middle"), body("middle", "top", takes=False), body("top"))
    assert receiver_of(PROCEDURE, "lower", chain) == "top"


def test_a_body_without_a_superior_goes_to_the_body_of_the_pack():
    assert receiver_of(PROCEDURE, "alone", bodies(body("alone"), body("superior"))) == "superior"


@pytest.mark.parametrize(
    "known",
    [
        bodies(body("superior")),  # it would judge itself
        bodies(body("other")),  # there is none of that key
        bodies(body("superior", "next"), body("next", "superior", takes=False)),  # only itself stands above itself
        bodies(body("superior", "next"), body("next", None, takes=False)),
    ],
)
def test_nobody_judges_himself_then_it_is_the_court(known):
    assert receiver_of(PROCEDURE, "superior" if "superior" in known else "gone", known) is None


def test_a_decision_may_be_upheld_annulled_changed_or_sent_back():
    for act in ("refusal", "reply", "approval", "ending", "silent-refusal"):
        assert outcomes_of(act) == ("upheld", "annulled", "changed", "obliged")
    assert outcomes_of("silence") == ("upheld", "changed", "obliged")
    for act in ("extension", "question"):
        assert outcomes_of(act) == ("upheld", "annulled")


CODES = st.sampled_from(["refused", "replied", "approved", "extended", "asked", "registered", "paid"])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=clock.TASHKENT))


@given(
    st.lists(st.builds(ActDone, st.uuids(), CODES, MOMENTS, st.booleans()), max_size=5),
    st.sampled_from(sorted(WORKABLE_STATES | CLOSED_STATES)),
    MOMENTS,
    st.sampled_from(["10 working-days", "15 calendar-days", "1 month", None]),
    st.booleans(),
)
def test_whatever_happened_an_act_can_be_objected_to_at_once_and_only_once(lines, state, now, within, restorable):
    law = replace(LAW, file_within=within, restorable=restorable)
    found = ways(*lines, law=law, state=state, now=now)
    assert len({way.line for way in found}) == len(found)
    for way in found:
        assert way.is_late <= restorable
        assert way.possible or way.why_not == "objection-too-late"
        at_once = ways(*lines, law=law, state=state, now=way.since)
        assert next(one for one in at_once if one.line == way.line).possible
    again = ways(*lines, law=law, state=state, now=now, before=[Objected(way.line, False) for way in found])
    assert not any(way.possible and way.line is not None for way in again)


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.tuples(st.sampled_from([*"abcdef", None]), st.booleans()), min_size=1
    ),
    st.sampled_from("abcdef"),
    st.sampled_from("abcdef"),
)
def test_the_receiver_is_never_the_body_itself_and_always_takes_petitions(tree, lead, named):
    known = {key: body(key, parent, takes) for key, (parent, takes) in tree.items()}
    law = replace(PROCEDURE.objection, to_body=named)
    found = receiver_of(replace(PROCEDURE, objection=law), lead, known)
    assert found != lead
    assert found is None or known[found].takes_petitions
