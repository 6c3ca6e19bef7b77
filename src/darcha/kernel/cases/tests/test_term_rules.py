"""The rules of lawful time one by one: starts, stops, extensions, ends, and histories that are refused."""

from datetime import date, datetime, time, timedelta

import pytest

from darcha.ground.text import LANGUAGES
from darcha.kernel.cases.rules import term_refusals as refusals
from darcha.kernel.cases.rules.term import answer_term, choose_term
from darcha.kernel.cases.rules.term_durations import Duration, add_months, parse_duration
from darcha.kernel.cases.rules.term_events import parse_event
from darcha.kernel.cases.rules.term_explain import explain_term, term_json
from darcha.kernel.cases.rules.term_words import why_text
from darcha.kernel.cases.types.term import DerivedDay, Why
from darcha.kernel.catalogue.types import SpecialDay, TermLink, WorkingCalendar

from .term_laws import APPEAL, HOUSING, PLAIN, TINT, WORDS, calendar, events, term

MONDAY = datetime(2026, 2, 2, 10)  # February 2026 has no holiday
DAYS5 = term(5, "calendar-days", "arrival", stops_on=("asked", "opinion"), extension_at_most="P10D")
WORK5 = term(5, "working-days", "arrival", stops_on=("asked",), extension_at_most="P1M")
HOURS = term(30, "hours", "arrival", stops_on=("asked",), extension_at_most="PT24H")


def due(law, *texts, arrived=MONDAY, on=None):
    answer = answer_term(law, on or calendar(), arrived, events(*texts))
    return answer.due_on or (answer.due_at and answer.due_at.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("arrived", "registered"),
    [
        ("2026-02-02T09:00", "2026-02-02T09:00"),
        ("2026-02-02T18:00", "2026-02-02T18:00"),
        ("2026-02-02T18:00:01", "2026-02-03T09:00"),
        ("2026-02-02T07:15", "2026-02-02T09:00"),
        ("2026-02-07T12:00", "2026-02-09T09:00"),
        ("2026-02-06T22:00", "2026-02-09T09:00"),
        ("2026-02-02T13:00Z", "2026-02-02T18:00"),
        ("2026-02-02T13:01Z", "2026-02-03T09:00"),
    ],
)
def test_registration_is_the_same_day_or_the_next_opening(arrived, registered):
    answer = answer_term(APPEAL, calendar(), datetime.fromisoformat(arrived))
    assert answer.registered_at.replace(tzinfo=None) == datetime.fromisoformat(registered)
    assert answer.registered_at.isoformat().endswith("+05:00")


def test_a_registration_that_happened_is_taken_as_it_was():
    answer = answer_term(APPEAL, calendar(), MONDAY, events("registered@2026-02-05T11:00"))
    assert answer.registered_at.date() == date(2026, 2, 5)
    assert [day.why.code for day in answer.registration] == ["arrival", "before-registration", "before-registration"]
    assert answer.due_on == date(2026, 2, 20)


def test_the_six_day_week_works_on_saturdays():
    assert due(WORK5) == date(2026, 2, 9)
    assert due(WORK5, on=calendar("six")) == date(2026, 2, 7)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-03-31", 6, "2026-09-30"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, end):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_a_month_counts_every_day_of_it():
    answer = answer_term(term(1, "months", "arrival"), calendar(), datetime(2026, 1, 31, 12))
    assert answer.due_on == date(2026, 2, 28)
    assert answer.derivation[-1].why == Why.of("counted", day=28, of=28)


def test_completeness_starts_a_term():
    law = term(3, "working-days", "complete")
    assert due(law) is None
    assert due(law, "complete@2026-02-04T20:00", "complete@2026-02-05T20:00") == date(2026, 2, 9)


def test_without_a_roll_a_calendar_term_ends_on_a_day_off_and_needs_no_calendar():
    answer = answer_term(term(5, "calendar-days", "arrival"), calendar(), datetime(2027, 1, 4, 12))
    assert answer.due_on == date(2027, 1, 9)
    assert answer.confirmed


def test_a_term_that_rolls_over_undecreed_days_is_unconfirmed():
    assert not answer_term(APPEAL, calendar(), datetime(2026, 12, 18, 12)).confirmed
    assert answer_term(APPEAL, calendar(), datetime(2026, 12, 11, 12)).confirmed


def test_plain_working_days_of_an_undecreed_year_are_unconfirmed():
    assert not answer_term(WORK5, calendar(), datetime(2027, 2, 1, 12)).confirmed
    assert answer_term(WORK5, calendar(), datetime(2026, 2, 2, 12)).confirmed


def test_a_registration_on_an_undecreed_day_is_unconfirmed():
    law = term(5, "calendar-days", "registration")
    assert not answer_term(law, calendar(), datetime(2026, 12, 30, 19)).confirmed


def test_a_stop_takes_out_the_days_between():
    assert due(DAYS5) == date(2026, 2, 7)
    assert due(DAYS5, "stop:asked@2026-02-04T10:00", "resume@2026-02-10T09:00") == date(2026, 2, 13)
    assert due(WORK5, "stop:asked@2026-02-06T10:00", "resume@2026-02-09T09:00") == date(2026, 2, 10)


def test_a_stop_and_resumption_on_one_day_change_nothing():
    assert due(DAYS5, "stop@2026-02-04T10:00", "resume@2026-02-04T17:00") == date(2026, 2, 7)


def test_a_stop_on_the_last_day_leaves_the_day_of_resumption():
    assert due(DAYS5, "stop@2026-02-07T10:00", "resume@2026-02-20T17:00") == date(2026, 2, 20)


def test_several_stops_add_up_in_any_order():
    marks = ["resume@2026-02-05T10:00", "stop:opinion@2026-02-06T09:00", "stop:asked@2026-02-03T10:00"]
    assert due(DAYS5, *marks, "resume@2026-02-09T10:00") == date(2026, 2, 12)


def test_stops_may_touch_each_other_and_the_start():
    marks = ["stop@2026-02-02T10:00", "resume@2026-02-04T10:00", "stop@2026-02-04T10:00", "resume@2026-02-06T10:00"]
    assert due(DAYS5, *marks) == date(2026, 2, 10)


def test_a_stop_after_the_end_has_no_effect():
    answer = answer_term(DAYS5, calendar(), MONDAY, events("stop@2026-02-09T10:00"))
    assert (answer.due_on, answer.stopped, answer.remaining) == (date(2026, 2, 7), False, None)


def test_an_open_stop_has_no_due_but_what_remains():
    answer = answer_term(DAYS5, calendar(), MONDAY, events("stop:asked@2026-02-04T10:00"))
    assert (answer.due_on, answer.stopped, answer.remaining) == (None, True, 4)
    assert [day.why.code for day in answer.derivation] == ["start", "counted", "stopped"]


def test_an_open_stop_in_the_days_that_the_end_rolls_over():
    answer = answer_term(APPEAL, calendar(), datetime(2026, 3, 6, 12), events("stop@2026-03-23T10:00"))
    assert (answer.due_on, answer.remaining) == (None, 0)
    assert [day.why.code for day in answer.derivation[-3:]] == ["last-day-off", "weekend", "stopped"]
    assert due(APPEAL, "stop@2026-03-24T10:00", "resume@2026-03-26T10:00", arrived=datetime(2026, 3, 6, 12)) == date(
        2026, 3, 26
    )


def test_an_extension_runs_from_the_last_day_before_rolling():
    arrived = datetime(2026, 3, 6, 12)  # the 15th day is Saturday 21 March
    assert due(APPEAL, "extend:P1M@2026-03-20T10:00", arrived=arrived) == date(2026, 4, 21)
    assert due(APPEAL, "extend:P1M@2026-03-24T10:00", arrived=arrived) == date(2026, 4, 21)
    assert due(DAYS5, "extend:P3D@2026-02-05T10:00", "extend:P1W@2026-02-09T10:00") == date(2026, 2, 17)
    assert due(WORK5, "extend:P1M@2026-02-05T10:00") == date(2026, 3, 9)
    assert due(term(5, "working-days", "arrival", extension_at_most="P5D"), "extend:P5D@2026-02-03T10:00") == date(
        2026, 2, 16
    )


def test_a_stop_during_an_extension_moves_it():
    marks = ["extend:P3D@2026-02-05T10:00", "stop:asked@2026-02-08T10:00", "resume@2026-02-10T10:00"]
    assert due(DAYS5, *marks) == date(2026, 2, 12)


def test_plain_hours_run_day_and_night():
    assert due(HOURS) == datetime(2026, 2, 3, 16)
    assert due(HOURS, "stop:asked@2026-02-02T20:00", "resume@2026-02-03T08:00") == datetime(2026, 2, 4, 4)
    assert due(HOURS, "extend:PT24H@2026-02-03T16:00") == datetime(2026, 2, 4, 16)
    assert due(HOURS, arrived=datetime(2026, 2, 6, 12)) == datetime(2026, 2, 7, 18)
    rolling = term(30, "hours", "arrival", roll="next_working_day")
    assert due(rolling, arrived=datetime(2026, 2, 6, 12)) == datetime(2026, 2, 9, 9)
    assert due(rolling) == datetime(2026, 2, 3, 16)
    answer = answer_term(rolling, calendar(), datetime(2026, 2, 6, 12))
    assert [(day.on.day, day.why.code) for day in answer.derivation] == [
        (6, "hours"),
        (7, "hours"),
        (8, "weekend"),
        (9, "rolled"),
    ]


def test_plain_hours_that_roll_into_undecreed_days_are_unconfirmed():
    rolling = term(30, "hours", "arrival", roll="next_working_day")
    assert not answer_term(rolling, calendar(), datetime(2026, 12, 30, 10)).confirmed


@pytest.mark.parametrize(
    ("paid", "end"),
    [
        ("2026-02-02T16:00", "2026-02-02T18:00"),
        ("2026-02-02T16:00:30", "2026-02-03T09:00:30"),
        ("2026-02-02T18:00", "2026-02-03T11:00"),
        ("2026-02-02T07:00", "2026-02-02T11:00"),
        ("2026-02-07T12:00", "2026-02-09T11:00"),
    ],
)
def test_working_hours_run_only_while_offices_are_open(paid, end):
    arrived = datetime(2026, 2, 2, 6)
    assert due(TINT, f"paid@{paid}", arrived=arrived) == datetime.fromisoformat(end)


def test_working_hours_around_stops():
    paid = "paid@2026-02-02T10:00"
    assert due(TINT, paid, "stop:asked@2026-02-02T11:00", "resume@2026-02-03T17:30") == datetime(2026, 2, 4, 9, 30)
    answer = answer_term(
        TINT, calendar(), MONDAY, events(paid, "stop:asked@2026-02-02T11:00", "resume@2026-02-04T17:30")
    )
    assert [(day.on.day, day.why.code) for day in answer.derivation] == [
        (2, "hours"),
        (3, "stopped"),
        (4, "hours"),
        (5, "hours"),
    ]
    twice = ["stop@2026-02-02T10:30", "resume@2026-02-02T11:00", "stop@2026-02-02T11:30", "resume@2026-02-02T12:00"]
    assert due(TINT, paid, *twice) == datetime(2026, 2, 2, 13)


def test_working_hours_that_stand():
    answer = answer_term(TINT, calendar(), MONDAY, events("paid@2026-02-02T10:00", "stop:asked@2026-02-03T08:00"))
    assert answer.due_at == datetime.fromisoformat("2026-02-02T12:00+05:00")
    answer = answer_term(TINT, calendar(), MONDAY, events("paid@2026-02-02T17:30", "stop:asked@2026-02-03T10:00"))
    assert (answer.due_at, answer.stopped, answer.remaining) == (None, True, 30)
    assert [day.why.code for day in answer.derivation] == ["hours", "hours"]


def test_working_hours_after_closing_start_the_next_day():
    answer = answer_term(TINT, calendar(), MONDAY, events("paid@2026-02-02T20:00"))
    assert [(day.on.day, day.counted, day.why.code) for day in answer.derivation] == [
        (2, False, "after-closing"),
        (3, True, "hours"),
    ]


def test_working_hours_extended():
    assert due(TINT, "paid@2026-02-02T10:00", "extend:PT2H@2026-02-02T11:00") == datetime(2026, 2, 2, 14)


def test_without_derivation_the_answer_is_the_same():
    for law, marks in ((APPEAL, []), (TINT, ["paid@2026-02-02T10:00"]), (WORK5, ["stop@2026-02-03T10:00"])):
        full = answer_term(law, calendar(), MONDAY, events(*marks))
        bare = answer_term(law, calendar(), MONDAY, events(*marks), derive=False)
        assert (bare.due_on, bare.due_at, bare.remaining) == (full.due_on, full.due_at, full.remaining)
        assert bare.derivation == bare.registration == ()


def test_the_first_term_that_applies_is_chosen():
    special, general = term(1, "months", "arrival", when="proposal"), DAYS5
    assert choose_term([special, general], lambda when: when == "proposal") is special
    assert choose_term([special, general], lambda when: False) is general
    with pytest.raises(refusals.NoTermApplies):
        choose_term([special], lambda when: False)


def test_durations():
    assert parse_duration("P1M2W3DT4H") == Duration(1, 17, 4)
    assert Duration(days=28).fits(Duration(months=1), working_days=False)
    assert not Duration(days=29).fits(Duration(months=1), working_days=False)
    assert not Duration(days=1).fits(Duration(months=1), working_days=True)
    assert not Duration(months=2).fits(Duration(months=1, days=90), working_days=False)
    assert not Duration(hours=2).fits(Duration(hours=1), working_days=False)


@pytest.mark.parametrize(
    ("law", "marks", "refusal"),
    [
        (DAYS5, ["resume@2026-02-03T10:00"], refusals.ResumeWithoutStop),
        (DAYS5, ["resume@2026-02-03T10:00", "stop@2026-02-04T10:00"], refusals.ResumeWithoutStop),
        (DAYS5, ["stop@2026-02-03T10:00", "stop@2026-02-04T10:00"], refusals.AlreadyStopped),
        (
            DAYS5,
            ["stop@2026-02-03T10:00", "stop@2026-02-04T10:00", "resume@2026-02-05T10:00"],
            refusals.AlreadyStopped,
        ),
        (DAYS5, ["stop:expertise@2026-02-03T10:00"], refusals.StopNotLawful),
        (HOUSING, ["stop@2026-02-03T10:00"], refusals.ClockNotStarted),
        (HOUSING, ["stop@2026-02-03T10:00", "paid@2026-02-04T10:00"], refusals.ClockNotStarted),
        (DAYS5, ["paid@2026-02-01T10:00"], refusals.EventBeforeArrival),
        (HOUSING, ["paid@2026-02-02T10:00", "extend:P1D@2026-02-02T11:00"], refusals.ExtensionNotLawful),
        (DAYS5, ["extend:P11D@2026-02-03T10:00"], refusals.ExtensionTooLong),
        (DAYS5, ["extend:P6D@2026-02-03T10:00", "extend:P6D@2026-02-04T10:00"], refusals.ExtensionTooLong),
        (DAYS5, ["extend:P1M@2026-02-03T10:00"], refusals.ExtensionTooLong),
        (APPEAL, ["extend:P1M@2026-02-18T10:00"], refusals.ExtensionTooLate),
        (HOURS, ["extend:PT1H@2026-02-03T16:01"], refusals.ExtensionTooLate),
        (HOURS, ["extend:P1D@2026-02-03T10:00"], refusals.DurationNotUnderstood),
        (DAYS5, ["extend:PT1H@2026-02-03T10:00"], refusals.DurationNotUnderstood),
        (DAYS5, ["extend:P1DT1H@2026-02-03T10:00"], refusals.DurationNotUnderstood),
        (DAYS5, ["extend@2026-02-03T10:00"], refusals.DurationNotUnderstood),
        (DAYS5, ["extend:P1Y@2026-02-03T10:00"], refusals.DurationNotUnderstood),
        (DAYS5, ["extend:P@2026-02-03T10:00"], refusals.DurationNotUnderstood),
    ],
)
def test_an_unlawful_history_is_refused(law, marks, refusal):
    with pytest.raises(refusal) as refused:
        answer_term(law, calendar(), MONDAY, events(*marks))
    for language in LANGUAGES:
        assert "{" not in refused.value.message(language) + refused.value.remedy(language)


@pytest.mark.parametrize("text", ["", "paid", "paid@", "paid@yesterday", "payed@2026-02-03T10:00", "@2026-02-03"])
def test_an_event_that_is_not_one_is_refused(text):
    with pytest.raises(refusals.EventNotUnderstood):
        parse_event(text)


def test_every_reason_has_words_in_every_language():
    marks = ["stop:asked@2026-02-03T10:00", "resume@2026-02-05T10:00", "extend:P1D@2026-02-06T10:00"]
    answer = answer_term(DAYS5, calendar(), MONDAY, events(*marks))
    for language in (*LANGUAGES, "uz-cyrl"):
        shown = term_json(answer, language)
        assert all("{" not in day["why"]["text"] for day in shown["derivation"])
    codes = {day["why"]["code"] for day in shown["derivation"]}
    assert codes == {"start", "stopped", "counted", "extension"}
    assert why_text(Why.of("stopped", ground="flood"), "en") == "The clock stands"
    assert why_text(Why.of("stopped", ground="asked")).startswith("Muddat toʻxtatilgan: ariza beruvchi")
    assert explain_term(DAYS5, PLAIN, MONDAY)["derivation"][1]["why"]["text"] == "5 kundan 1-kun"


@pytest.mark.parametrize(
    ("hours", "ends"),
    [
        (24, "2026-02-07T00:00"),  # midnight ends Friday
        (25, "2026-02-09T09:00"),  # one o'clock on Saturday
        (71, "2026-02-09T09:00"),
        (72, "2026-02-09T09:00"),  # midnight ends Sunday
        (76, "2026-02-09T09:00"),  # four o'clock on Monday: not before an end on Saturday
        (82, "2026-02-09T10:00"),
        (97, "2026-02-10T01:00"),  # a night between two working days is no day off
    ],
)
def test_hours_that_end_on_days_off_wait_for_the_opening_after_them(hours, ends):
    law = term(hours, "hours", "arrival", roll="next_working_day")
    assert answer_term(law, PLAIN, datetime(2026, 2, 6)).due_at.replace(tzinfo=None) == datetime.fromisoformat(ends)


def link(length, unit):
    return TermLink(length, unit, WORDS)


def test_a_chain_counts_each_part_from_the_end_of_the_one_before():
    """One day for the contract, three working days for the visit, twelve for the work."""
    law = term(1, "calendar-days", "arrival", then=(link(3, "working-days"), link(12, "working-days")))
    answer = answer_term(law, calendar(), MONDAY)  # 3 February, then 4-6, then twelve working days
    assert answer.due_on == date(2026, 2, 24)
    parts = [dict(line.why.params) for line in answer.derivation if line.counted]
    assert [(part["day"], part["of"]) for part in parts] == [
        (1, 1), *((n, 3) for n in (1, 2, 3)), *((n, 12) for n in range(1, 13))
    ]  # fmt: skip
    assert "rule" not in parts[0] and parts[1]["rule"] is WORDS
    assert "words: " in why_text(answer.derivation[2].why, "en")


def test_only_the_end_of_a_chain_rolls():
    law = term(5, "calendar-days", "arrival", then=(link(1, "months"),), roll="next_working_day")
    assert due(law, on=PLAIN) == date(2026, 3, 9)  # 7 February is a Saturday; a month on is Saturday 7 March


def test_a_stop_and_an_extension_move_the_end_of_a_chain():
    law = term(
        1, "working-days", "arrival", then=(link(2, "working-days"),), stops_on=("expertise",), extension_at_most="P5D"
    )
    stopped = ("stop:expertise@2026-02-04T10:00", "resume@2026-02-09T10:00")
    assert due(law, on=PLAIN) == date(2026, 2, 5)
    assert due(law, *stopped, on=PLAIN) == date(2026, 2, 10)
    assert due(law, *stopped, "extend:P5D@2026-02-10T10:00", on=PLAIN) == date(2026, 2, 17)


def test_a_chain_of_calendar_days_with_a_working_part_needs_the_calendar():
    far = datetime(2027, 1, 18)
    plain = term(2, "calendar-days", "arrival")
    assert answer_term(plain, calendar(), far).confirmed
    assert not answer_term(
        term(2, "calendar-days", "arrival", then=(link(1, "working-days"),)), calendar(), far
    ).confirmed


def test_an_extension_that_had_to_be_told_within_ten_days():
    law = term(1, "months", "arrival", extension_at_most="P1M", extension_decided_within="P10D")
    assert due(law, "extend:P1M@2026-02-12T18:00", on=PLAIN) == date(2026, 4, 2)
    with pytest.raises(refusals.ExtensionNotToldInTime) as late:
        due(law, "extend:P1M@2026-02-13T09:00", on=PLAIN)
    assert "2026-02-12" in late.value.message("en")


def test_an_extension_of_a_term_that_has_not_started_is_refused_as_such():
    law = term(1, "months", "payment", extension_at_most="P1M", extension_decided_within="P10D")
    with pytest.raises(refusals.ClockNotStarted):
        due(law, "extend:P1M@2026-02-13T09:00", on=PLAIN)


def test_hours_of_several_extensions_are_added_up():
    law = term(2, "working-hours", "arrival", extension_at_most="PT4H")
    marks = ["extend:PT2H@2026-02-02T10:00", "extend:PT2H@2026-02-02T10:30"]
    assert answer_term(law, calendar(), MONDAY, events(*marks)).due_at.hour == MONDAY.hour + 6
    with pytest.raises(refusals.ExtensionTooLong):
        answer_term(law, calendar(), MONDAY, events(*marks, "extend:PT1H@2026-02-02T10:45"))


def reasons(law, *texts, arrived=MONDAY, on=None):
    return {line.on.day: line.why for line in answer_term(law, on or calendar(), arrived, events(*texts)).derivation}


def test_a_day_off_while_the_clock_of_working_hours_stands_is_a_day_off_and_of_plain_hours_a_stop():
    stop = "stop:asked@2026-02-06T10:00", "resume@2026-02-10T10:00"  # Friday to Tuesday
    working = reasons(TINT, "paid@2026-02-06T09:30", *stop)
    assert [working[day].code for day in (6, 7, 8, 9, 10)] == ["hours", "weekend", "weekend", "stopped", "hours"]
    plain = reasons(HOURS, *stop, arrived=datetime(2026, 2, 6, 9, 30))
    assert [plain[day].code for day in (7, 8, 9)] == ["stopped"] * 3


def test_a_day_before_the_clock_stood_has_a_reason_of_its_own():
    found = reasons(TINT, "paid@2026-02-02T20:00", "stop:asked@2026-02-03T09:00", "resume@2026-02-05T10:00")
    assert [found[day].code for day in (2, 3, 4, 5)] == ["after-closing", "stopped", "stopped", "hours"]


def test_a_day_on_which_the_clock_stands_names_the_ground():
    for ground in ("asked", "opinion"):
        found = reasons(DAYS5, f"stop:{ground}@2026-02-04T10:00", "resume@2026-02-05T10:00")
        assert found[4] == Why.of("stopped", ground=ground)


def test_the_days_of_hours_that_stand_to_the_letter():
    def said(*texts, law=TINT):
        return {one.on.day: one for one in answer_term(law, calendar(), MONDAY, events(*texts)).derivation}

    late = said("paid@2026-02-02T17:30", "stop:asked@2026-02-03T09:00", "resume@2026-02-04T19:00")
    assert late[2] == DerivedDay(date(2026, 2, 2), True, Why.of("hours", minutes=30, since="17:30", until="18:00"))
    for day in (3, 4):  # the clock went on only after closing
        assert late[day] == DerivedDay(date(2026, 2, day), False, Why.of("stopped", ground="asked"))
    assert late[5] == DerivedDay(date(2026, 2, 5), True, Why.of("hours", minutes=90, since="09:00", until="10:30"))
    open_ = said("paid@2026-02-02T17:30", "stop:asked@2026-02-03T09:00")
    assert open_[3] == DerivedDay(date(2026, 2, 3), False, Why.of("stopped", ground="asked"))


def test_an_end_just_after_opening_is_in_office_time_and_a_rolled_one_is_certain():
    law = term(24, "hours", "arrival", roll="next_working_day")
    sunday = datetime(2026, 2, 8, 9, 0, 0, 1)
    stays = answer_term(law, calendar(), sunday)
    assert (stays.due_at.replace(tzinfo=None), stays.confirmed) == (sunday + timedelta(days=1), True)
    rolled = answer_term(law, calendar(), datetime(2026, 2, 7, 9))
    assert (rolled.due_at.replace(tzinfo=None), rolled.confirmed) == (datetime(2026, 2, 9, 9), True)


def test_hours_that_end_at_midnight_end_with_their_day():
    answer = answer_term(term(14, "hours", "arrival"), calendar(), datetime(2026, 2, 2, 10))
    assert answer.due_at.replace(tzinfo=None) == datetime(2026, 2, 3)
    assert [one.on for one in answer.derivation] == [date(2026, 2, 2)]


def test_a_day_on_which_the_clock_stood_for_an_hour_gives_what_ran_before_and_after():
    texts = "paid@2026-02-02T10:00", "stop:asked@2026-02-02T10:30", "resume@2026-02-02T11:30"
    (day,) = answer_term(TINT, calendar(), MONDAY, events(*texts)).derivation
    assert day == DerivedDay(date(2026, 2, 2), True, Why.of("hours", minutes=120, since="10:00", until="13:00"))


def test_no_day_before_registration_counts():
    friday = datetime(2026, 2, 6, 18, 30)
    answer = answer_term(APPEAL, calendar(), friday, events("registered@2026-02-10T09:00"))
    assert [(one.on.day, one.counted, one.why.code) for one in answer.registration] == [
        (6, False, "arrival"),
        (7, False, "weekend"),
        (8, False, "weekend"),
        (9, False, "before-registration"),
    ]


def test_what_is_not_decreed_makes_an_end_uncertain_and_nothing_less():
    assert answer_term(WORK5, calendar(), datetime(2027, 2, 1, 12)).confirmed is False
    assert answer_term(WORK5, calendar(), datetime(2026, 2, 2, 12)).confirmed is True


def test_a_holiday_that_no_act_names_yet_makes_an_end_uncertain_in_a_decreed_year():
    holiday = SpecialDay(date(2026, 2, 4), "holiday", WORDS, "act", confirmed=False)
    week = WorkingCalendar("five", time(9), time(18), date(2026, 12, 31), {holiday.on: holiday})
    crossing, before, plain = (
        answer_term(law, week, datetime(2026, 2, 2, 12)).confirmed
        for law in (
            WORK5,
            term(1, "working-days", "arrival"),
            term(5, "calendar-days", "arrival"),
        )
    )
    assert (crossing, before, plain) == (False, True, True)
