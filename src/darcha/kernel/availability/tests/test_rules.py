"""Minutes, goal, runs and states: pure figures, each worked out by hand."""

from datetime import datetime, timedelta

import pytest

from darcha.ground.clock import TASHKENT
from darcha.kernel.availability.errors import IncidentIncomplete
from darcha.kernel.availability.rules import announcing, budget, minutes, now, outages
from darcha.kernel.availability.rules.board import board_of
from darcha.kernel.availability.types import ALL, GENERAL, Counts, Incident, Part, Source

WORDS = {"uz": "a", "kaa": "b", "ru": "c", "en": "d"}


def at(text):
    return datetime.fromisoformat(f"2026-03-{text}").replace(tzinfo=TASHKENT)


def marked(*spans):
    """Bits by hour of spans "10T12:00".."10T12:05", the last one outside."""
    found = {}
    for begin, end in spans:
        for hour, bits in minutes.hours(at(begin), at(end)):
            found[hour] = found.get(hour, 0) | bits
    return found


HEARD = marked(("10T00:00", "11T00:00"))
BOTH_HEARD = {(source, ""): HEARD for source in Source}


@pytest.mark.parametrize(
    ("done", "failed", "spoilt"),
    [(0, 0, False), (1, 0, False), (0, 1, True), (99, 1, True), (100, 1, False), (199, 2, False), (198, 2, True)],
)
def test_a_minute_is_lost_when_one_act_in_a_hundred_fails(done, failed, spoilt):
    assert minutes.is_spoilt(done, failed) is spoilt


def test_a_span_is_cut_into_hours():
    cut = list(minutes.hours(at("10T11:58"), at("10T13:01")))
    assert [(hour.hour, bits.bit_count()) for hour, bits in cut] == [(11, 2), (12, 60), (13, 1)]
    assert cut[0][1] == 0b11 << 58 and cut[2][1] == 1
    assert [bits for _, bits in minutes.hours(at("10T11:10"), at("10T11:12"))] == [0b11 << 10]
    assert list(minutes.hours(at("10T11:00"), at("10T11:00"))) == []


def test_the_first_minute_heard_is_where_counting_begins():
    assert minutes.first_heard({}, Source.WEB) is None
    assert minutes.first_heard({("web", ""): {at("10T12:00"): 0}}, Source.WEB) is None
    assert minutes.first_heard({("web", ""): marked(("10T12:07", "10T12:09"))}, Source.WEB) == at("10T12:07")


def test_the_goal_lets_22_minutes_of_march_be_lost():
    first, following = budget.month_of(at("10T12:00"))
    assert (first, following) == (at("01T00:00"), datetime(2026, 4, 1, tzinfo=TASHKENT))
    assert budget.allowed_in(first, following) == pytest.approx(31 * 1440 * 0.0005)


def kept(known, service=GENERAL, since="10T10:00", until="10T12:00"):
    return budget.kept(known, *minutes.marks_of_service(service), at(since), at(until), at("10T12:00"))


def test_a_fault_of_one_service_is_not_another_s():
    known = {
        **BOTH_HEARD,
        (Part.SUBMITTING, "appeal"): marked(("10T11:00", "10T11:10")),
        (Part.SUBMITTING, ALL): marked(("10T11:00", "10T11:10")),
        (Part.SIGN_IN, GENERAL): marked(("10T11:05", "10T11:12")),
        (Part.PAYMENTS, GENERAL): marked(("10T11:30", "10T11:40")),
    }
    assert (kept(known, "appeal").counted, kept(known, "appeal").lost) == (120, 12)
    assert kept(known, "housing-certificate").lost == 7
    assert kept(known).share == pytest.approx(100 * 113 / 120)
    assert kept(known).left == pytest.approx(22.32 - 7)


def test_a_minute_in_which_nobody_was_heard_is_lost():
    known = {("web", ""): marked(("10T10:00", "10T11:00"), ("10T11:20", "10T12:00"))}
    assert kept(known).lost == 20
    assert kept({}).lost == 120


def test_before_counting_began_nothing_is_said():
    nothing = budget.kept({}, [], [], None, at("10T12:00"), at("10T12:00"))
    assert (nothing.counted, nothing.lost, nothing.share) == (0, 0, None)
    assert kept(BOTH_HEARD, since="10T12:00").share is None


def test_counting_of_a_month_begins_with_the_month():
    known = {("web", ""): {**marked(("01T00:00", "01T01:00"))}}
    held = budget.kept(
        known, *minutes.marks_of_service(""), datetime(2026, 2, 3, tzinfo=TASHKENT), at("01T01:00"), at("01T01:00")
    )
    assert (held.counted, held.lost) == (60, 0)


@pytest.mark.parametrize(
    ("lost", "announced", "state"),
    [
        ([], False, "works"),
        ([], True, "troubled"),
        ([("10T11:50", "10T11:55")], False, "works"),
        ([("10T11:58", "10T12:00")], False, "troubled"),
        ([("10T11:57", "10T12:00")], True, "out"),
        ([("10T11:55", "10T11:59")], False, "troubled"),
        ([("10T11:59", "10T12:02")], False, "out"),
    ],
)
def test_what_a_part_does_now_is_told_by_its_last_minutes(lost, announced, state):
    known = {**BOTH_HEARD, (Part.PAYMENTS, ALL): marked(*lost)}
    assert now.state_of(known, Part.PAYMENTS, at("10T00:00"), at("10T12:00"), announced) == state


def test_without_a_word_from_the_worker_messages_are_out_and_the_portal_works():
    known = {("web", ""): HEARD}
    said = {part: now.state_of(known, part, at("10T00:00"), at("10T12:00"), False) for part in Part}
    assert {part for part, state in said.items() if state == "out"} == {Part.MESSAGES, Part.DOCUMENTS, Part.OFFICE}
    assert said[Part.PORTAL] == "works"
    assert now.state_of(known, Part.PORTAL, None, at("10T12:00"), False) == "unknown"


def found(*spans, until="10T12:00"):
    known = {**BOTH_HEARD, (Part.SIGN_IN, ALL): marked(*spans)}
    return [(one.begins_at, one.ends_at) for one in outages.outages(known, Part.SIGN_IN, at("10T10:30"), at(until))]


def test_three_lost_minutes_in_a_row_are_an_outage():
    assert found(("10T11:00", "10T11:02")) == []
    assert found(("10T11:00", "10T11:03")) == [(at("10T11:00"), at("10T11:03"))]
    assert found(("10T10:58", "10T11:01")) == [(at("10T10:58"), at("10T11:01"))]
    assert found(("10T11:57", "10T12:30")) == [(at("10T11:57"), None)]
    assert found(("10T11:58", "10T12:30")) == []
    assert len(found(("10T11:00", "10T11:03"), ("10T11:04", "10T11:09"))) == 2


def test_an_announcement_is_said_in_four_languages_of_known_parts():
    check = announcing.check_announcement
    check(["portal"], WORDS, at("10T12:00"), None, at("10T12:00"))
    check(["portal"], WORDS, at("11T12:00"), at("11T13:00"), at("10T12:00"))
    wrong = {
        "ru": lambda: check(["portal"], {**WORDS, "ru": ""}, at("10T12:00"), None, at("10T12:00")),
        "en": lambda: check(["portal"], {**WORDS, "en": "x" * 601}, at("10T12:00"), None, at("10T12:00")),
        "part": lambda: check(["kitchen"], WORDS, at("10T12:00"), None, at("10T12:00")),
        "until": lambda: check(["portal"], WORDS, at("11T12:00"), at("11T12:00"), at("10T12:00")),
    }
    for field, act in wrong.items():
        with pytest.raises(IncidentIncomplete) as refused:
            act()
        assert list(refused.value.fields) == [field]
    with pytest.raises(IncidentIncomplete):
        check([], WORDS, at("10T12:00"), None, at("10T12:00"))
    with pytest.raises(IncidentIncomplete):
        check(["portal"], WORDS, at("08T12:00"), at("09T12:00"), at("10T12:00"))


def test_words_of_closing_are_all_or_none():
    announcing.check_closing({})
    announcing.check_closing(WORDS)
    with pytest.raises(IncidentIncomplete):
        announcing.check_closing({"uz": "tuzatildi"})


def board(written=None, seen=None, incidents=(), since="10T00:00", moment="10T12:00"):
    moment = at(moment)
    return board_of(
        written or Counts(BOTH_HEARD), seen or Counts(), incidents, moment, moment, at(since) if since else None,
        answers=True,
    )  # fmt: skip


def test_the_board_adds_what_this_process_has_not_written_yet():
    month = at("01T00:00").date()
    written = Counts(BOTH_HEARD, {(month, Part.SUBMITTING, "appeal"): (15, 1), (month, Part.PORTAL, ""): (900, 0)})
    seen = Counts(
        dict.fromkeys([(Part.PORTAL, ALL), (Part.PORTAL, GENERAL)], marked(("10T11:00", "10T11:02"))),
        {
            (month, Part.SUBMITTING, "appeal"): (3, 1),
            (month, Part.PORTAL, "tiny"): (1, 0),
            (datetime(2026, 2, 1).date(), Part.PORTAL, "appeal"): (500, 500),
        },
    )
    shown = board(written, seen)
    assert (shown.services["appeal"].done, shown.services["appeal"].failed) == (18, 2)
    assert (shown.services["tiny"].done, shown.services["tiny"].failed) == (None, None), "nineteen would point at some"
    assert set(shown.services) == {"appeal", "tiny"}
    assert shown.rest.lost == shown.services["appeal"].kept.lost == 2
    portal = next(line for line in shown.parts if line.part is Part.PORTAL)
    assert (portal.kept.lost, portal.days[-1], portal.days[-2], len(portal.days)) == (2, 2, None, 90)


def test_the_board_of_a_process_that_knows_nothing():
    shown = board(Counts(), since=None)
    assert {line.state for line in shown.parts} == {"unknown"}
    assert set(shown.parts[0].days) == {None}
    assert board(Counts(), Counts(BOTH_HEARD), since=None).counted_since == at("10T00:00")


def test_an_incident_is_open_from_its_beginning_to_its_end():
    def incident(begin, end):
        return Incident(None, "planned", (Part.MESSAGES,), at(begin), at(end) if end else None, WORDS, {})

    states = {}
    for name, one in {
        "before": incident("10T12:01", "10T13:00"),
        "in it": incident("10T11:00", "10T13:00"),
        "open": incident("10T11:00", None),
        "after": incident("10T11:00", "10T12:00"),
    }.items():
        shown = board(incidents=(one,))
        states[name] = next(line.state for line in shown.parts if line.part is Part.MESSAGES)
    assert states == {"before": "works", "in it": "troubled", "open": "troubled", "after": "works"}


def test_a_day_that_has_not_begun_to_settle_says_nothing():
    assert board(since="09T00:00", moment="10T00:00").parts[0].days[-1] is None
    assert board(since="09T00:00", moment="10T00:02").parts[0].days[-1] == 0


def test_hours_are_hours():
    assert minutes.hour_of(at("10T12:07")) == at("10T12:00")
    assert minutes.minute_of(at("10T12:07") + timedelta(seconds=9)) == at("10T12:07")
