"""Where a petition may go, and what counts after it went there. ORQ-445, articles 19, 21, 25, 28."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases.errors import AboutItself, AlreadyThere, WrongAddressee
from darcha.kernel.cases.rules.arrival import at_competent_body, since_arrival
from darcha.kernel.cases.rules.clock import Happened, ask_the_law
from darcha.kernel.cases.rules.confidential import answers_for, applicant_for, reader_of
from darcha.kernel.cases.rules.receivers import check_receiver, complained_about, next_above
from darcha.kernel.cases.rules.what_if import suppose
from darcha.kernel.cases.rules.within import end_within
from darcha.kernel.catalogue.types import Body

from .samples import text
from .term_laws import APPEAL, PLAIN, TINT, calendar, term

ARRIVED = clock.parse("2026-03-03T10:00")
FORWARDED = clock.parse("2026-03-06T11:00")


def body(key: str, parent: str | None, takes: bool = True) -> Body:
    return Body(key, text(key), text(key), parent=parent, takes_petitions=takes)


BODIES = {
    one.key: one
    for one in (
        body("cabinet", None),
        body("silent", "cabinet", takes=False),
        body("office", "silent"),
        body("school", "office"),
        body("orphan", "gone"),
        body("mute", "deaf", takes=False),
        body("deaf", None, takes=False),
    )
}


def check(to: str, *, lead: str = "cabinet", about: str | None = None) -> None:
    check_receiver(to, lead=lead, about=about, bodies=BODIES, language="en")


def test_article_21_the_next_superior_is_the_nearest_that_takes_petitions():
    above = {key: next_above(key, BODIES) for key in (*BODIES, "nobody")}
    assert above == {
        "cabinet": None,
        "silent": "cabinet",
        "office": "cabinet",
        "school": "office",
        "orphan": None,
        "mute": None,
        "deaf": None,
        "nobody": None,
    }


def test_article_25_it_may_be_forwarded_to_any_body_that_takes_petitions():
    check("school")
    check("school", about="office")


@pytest.mark.parametrize("to", ["nobody", "silent", ""])
def test_article_25_never_to_a_body_that_takes_none(to):
    with pytest.raises(WrongAddressee):
        check(to)


def test_article_25_never_to_the_one_that_has_it():
    with pytest.raises(AlreadyThere):
        check("office", lead="office")


def test_article_25_never_to_the_body_complained_about_and_the_one_above_is_offered():
    with pytest.raises(AboutItself) as refused:
        check("school", about="school")
    assert refused.value.article == "ORQ-445, art. 25"
    assert refused.value.fields == {"body": "cases.receiver.about_itself"}
    assert (refused.value.params["above_key"], refused.value.params["above"]) == ("office", "office")
    assert "office" in refused.value.remedy("en")


def test_article_25_where_nobody_stands_above_there_is_a_court():
    with pytest.raises(AboutItself) as refused:
        check("cabinet", lead="office", about="cabinet")
    assert refused.value.params["above_key"] == ""
    assert "court" in refused.value.remedy("en")


def test_article_25_only_a_complaint_names_whom_it_is_about():
    assert complained_about({"about_body": "school"}, "about_body") == "school"
    assert complained_about({"about_body": ""}, "about_body") is None
    assert complained_about({}, "about_body") is None


@given(st.sampled_from(sorted(BODIES)), st.sampled_from(sorted(BODIES)), st.sampled_from(sorted(BODIES)))
def test_article_25_no_way_leads_to_the_body_complained_about(to, lead, about):
    try:
        check(to, lead=lead, about=about)
    except (AboutItself, AlreadyThere, WrongAddressee):
        return
    assert to not in (about, lead)


@pytest.mark.parametrize(("moment", "in_time"), [("2026-03-08T23:59", True), ("2026-03-09T00:00", False)])
def test_article_25_five_days_are_counted_from_the_day_after_registration(moment, in_time):
    assert (clock.parse(moment) < end_within("5 calendar-days", PLAIN, ARRIVED)) is in_time


def test_article_24_ten_days_for_the_others_and_one_day_for_a_refusal_read_alike():
    assert end_within("10 calendar-days", PLAIN, ARRIVED) == clock.parse("2026-03-14T00:00")
    assert end_within("1 working-day", PLAIN, clock.parse("2026-03-06T17:00")) == clock.parse("2026-03-10T00:00")
    assert end_within("1 month", PLAIN, ARRIVED) == clock.parse("2026-04-04T00:00")


def test_article_24_an_end_on_a_day_off_rolls_only_where_it_is_said():
    since = clock.parse("2026-03-02T10:00")  # the fifth day is Saturday, 7 March
    assert end_within("5 calendar-days", calendar(), since) == clock.parse("2026-03-08T00:00")
    assert end_within("5 calendar-days", calendar(), since, rolls=True) == clock.parse("2026-03-11T00:00")


def test_article_28_the_term_counts_from_arrival_at_the_competent_body():
    plain = ask_the_law(APPEAL, PLAIN, ARRIVED)
    moved = ask_the_law(APPEAL, PLAIN, ARRIVED, [Happened("transferred", FORWARDED)])
    assert moved == ask_the_law(APPEAL, PLAIN, FORWARDED)
    assert (plain.due_on, moved.due_on) == (date(2026, 3, 18), date(2026, 3, 23))  # the 15th day is a Saturday


def test_article_28_after_hours_the_competent_body_registers_it_at_its_next_opening():
    moved = ask_the_law(APPEAL, calendar(), ARRIVED, [Happened("transferred", clock.parse("2026-03-06T18:30"))])
    assert moved.registered_at == clock.parse("2026-03-10T09:00")


def test_article_28_what_touched_the_clock_elsewhere_is_over():
    lines = [Happened("extended", ARRIVED + timedelta(days=1), {"by": "P10D"}), Happened("transferred", FORWARDED)]
    assert ask_the_law(APPEAL, PLAIN, ARRIVED, lines) == ask_the_law(APPEAL, PLAIN, FORWARDED)
    later = [*lines, Happened("extended", FORWARDED + timedelta(days=1), {"by": "P10D"})]
    assert ask_the_law(APPEAL, PLAIN, ARRIVED, later).due_on > ask_the_law(APPEAL, PLAIN, FORWARDED).due_on


def test_article_28_a_fee_that_was_paid_elsewhere_is_paid():
    lines = [Happened("paid", ARRIVED), Happened("transferred", FORWARDED)]
    assert ask_the_law(TINT, PLAIN, ARRIVED, lines).started_at == FORWARDED


def test_article_28_a_supposition_counts_from_there_too():
    lines = [Happened("transferred", FORWARDED)]
    assert suppose(term(15, "calendar-days", "registration"), PLAIN, ARRIVED, lines, []).present.arrived_at == FORWARDED


@given(st.lists(st.integers(0, 10_000), max_size=5), st.integers(0, 10_000))
def test_article_28_the_last_arrival_counts_whatever_the_order(minutes, paid):
    lines = [Happened("transferred", ARRIVED + timedelta(minutes=each)) for each in minutes]
    happened = [Happened("paid", ARRIVED + timedelta(minutes=paid)), *lines]
    arrived, since = at_competent_body(ARRIVED, happened)
    assert arrived == ARRIVED + timedelta(minutes=max(minutes, default=0))
    assert all(line.at >= arrived or not minutes for line in since)
    assert at_competent_body(ARRIVED, happened[::-1])[0] == arrived


@pytest.mark.parametrize("line", ["transferred", "transferred_back"])
def test_article_28_of_lines_in_order_those_after_the_last_forwarding_count(line):
    lines = [{"code": code} for code in ("extended", line, "stopped", line, "extended")]
    assert since_arrival(lines) == [{"code": "extended"}]
    assert since_arrival(lines[:1]) == [{"code": "extended"}]
    assert since_arrival(lines[1:2]) == since_arrival([]) == []
    assert since_arrival(lines[1:3]) == [{"code": "stopped"}]


def test_article_28_what_touched_the_clock_up_to_the_arrival_itself_is_over():
    at_once = [Happened(code, FORWARDED) for code in ("stopped", "transferred", "paid")]
    later = Happened("extended", FORWARDED + timedelta(minutes=1))
    assert at_competent_body(ARRIVED, [*at_once, later]) == (FORWARDED, [at_once[-1], later])


ANSWERS = {"text": "what happened", "phone": "+998901234567", "address": "Toshkent", "kind": "complaint"}
APPLICANT = {"kind": "individual", "name": "Karimova Nigora", "number": "30000000000000", "region": "1726"}
PRIVATE = {"phone", "address"}


def test_article_19_the_lead_reads_everything():
    assert answers_for("lead", ANSWERS, PRIVATE) == ANSWERS
    assert applicant_for("lead", APPLICANT) == APPLICANT


def test_article_19_a_body_that_takes_part_reads_no_more_than_it_needs():
    assert answers_for("taking-part", ANSWERS, PRIVATE) == {"text": "what happened", "kind": "complaint"}
    assert applicant_for("taking-part", APPLICANT) == {
        "kind": "individual",
        "name": "Karimova Nigora",
        "region": "1726",
    }


def test_article_19_a_body_complained_about_reads_nothing_of_the_writer():
    assert answers_for("complained-about", ANSWERS, PRIVATE) == {"text": "what happened", "kind": "complaint"}
    assert applicant_for("complained-about", APPLICANT) == {"kind": "individual"}


@pytest.mark.parametrize(
    ("reads", "about", "reader"),
    [("a", None, "lead"), ("b", None, "taking-part"), ("b", "b", "complained-about"), ("b", "a", "taking-part")],
)
def test_article_19_who_reads_is_known_by_the_body(reads, about, reader):
    assert reader_of(reads, lead="a", about=about) == reader
