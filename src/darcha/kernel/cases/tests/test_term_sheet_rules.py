"""What stands on the sheet of a term, and what makes another sheet of it. Sealing is tested with the command."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_sheet import READERS, About, fingerprint, may_ask, sheet_of
from darcha.kernel.cases.rules.told import tell
from darcha.kernel.cases.types import Relation
from darcha.kernel.cases.types.told import Ending, Move
from darcha.kernel.identity.types import ANONYMOUS, Principal

from .term_laws import APPEAL, HOUSING, TINT, calendar, events, term

EVENING = datetime(2026, 3, 6, 18, 30)
ENDED = clock.parse("2026-03-20T10:00+05:00")


def printed(answer, ending=None, moves=(), is_over=False):
    return fingerprint(answer, ending, moves, is_over=is_over)


def test_a_sheet_that_says_the_same_has_the_same_print_of_32_letters():
    one, other = (answer_term(APPEAL, calendar(), EVENING) for _ in range(2))
    assert printed(one) == printed(other)
    assert len(printed(one)) == 32


def test_whatever_a_sheet_says_makes_another_print():
    answer = answer_term(APPEAL, calendar(), EVENING)
    stops = term(15, "calendar-days", "registration", roll="next_working_day", stops_on=("asked", "opinion"))
    stopped = [
        answer_term(stops, calendar(), EVENING, events(f"stop:{ground}@2026-03-11T10:00", "resume@2026-03-12T10:00"))
        for ground in ("asked", "opinion")
    ]
    prints = [
        printed(answer),
        printed(answer, is_over=True),
        printed(answer, Ending(ENDED, decided=True)),
        printed(answer, Ending(ENDED, decided=False)),
        printed(answer, Ending(ENDED + timedelta(seconds=1), decided=True)),
        printed(answer, moves=[Move("2026-03-24", "2026-03-25")]),
        printed(answer_term(APPEAL, calendar(), EVENING + timedelta(minutes=1))),
        printed(answer_term(APPEAL, calendar("six"), EVENING)),
        *map(printed, stopped),
    ]
    assert len(set(prints)) == len(prints)


def test_every_day_of_the_count_is_part_of_the_print():
    answer = answer_term(APPEAL, calendar(), EVENING)
    changed = [
        replace(answer, derivation=answer.derivation[:-1]),
        replace(answer, registration=()),
        replace(answer, derivation=(*answer.derivation[:-1], answer.derivation[-1]._replace(counted=False))),
        replace(answer, derivation=(*answer.derivation[:-1], answer.derivation[-1]._replace(ref="another act"))),
        replace(answer, derivation=(*answer.derivation[:-1], answer.derivation[-1]._replace(confirmed=False))),
    ]
    assert len({printed(answer), *map(printed, changed)}) == 6


def cited(act, language):
    return f"<{act}|{language}>"


def sheet(answer, language="en"):
    return sheet_of(About("26-1", "Petition", "A. Person"), answer, tell(answer, language), language, cited)


def test_the_lines_of_a_sheet():
    assert sheet(answer_term(APPEAL, calendar(), EVENING)).lines == (
        ("Application", "№ 26-1"),
        ("Service", "Petition"),
        ("Applicant", "A. Person"),
        ("Sent", "06.03.2026, 18:30"),
        ("Registered", "10.03.2026, 09:00"),
        ("Basis of the term", "<article|en>"),
        ("Last day of the term", "25.03.2026"),
    )


def test_the_last_day_is_a_moment_a_day_or_why_there_is_none():
    paid = events("paid@2026-03-06T17:00")
    for answer, last in [
        (answer_term(TINT, calendar(), datetime(2026, 3, 6, 16), paid), "10.03.2026, 10:00"),
        (answer_term(HOUSING, calendar(), datetime(2026, 3, 6, 16), paid), "10.03.2026"),
        (
            answer_term(TINT, calendar(), datetime(2026, 3, 6, 16)),
            "The term has not started yet: it starts when the fee is paid.",
        ),
    ]:
        assert sheet(answer).lines[-1] == ("Last day of the term", last)


def test_what_the_template_is_given():
    made = sheet(answer_term(APPEAL, calendar(), EVENING))
    assert made.title == "How the term of the answer was counted"
    told = tell(answer_term(APPEAL, calendar(), EVENING), "en")
    assert (made.fields["headline"], made.fields["because"]) == (told.headline, list(told.because))
    assert made.fields["words"]["day"] == "Day"
    assert "№ 26-1" in made.fields["words"]["made"]
    assert set(made.fields["words"]) == {"why_heading", "arrival", "days", "day", "counted", "why", "legend", "made"}
    assert [row["on"] for row in made.fields["registration"]] == [
        "06.03.2026",
        "07.03.2026",
        "08.03.2026",
        "09.03.2026",
    ]
    assert made.fields["registration"][3]["act"] == f"<{calendar().special_days[date(2026, 3, 9)].act}|en>"
    start, *_, last = made.fields["days"]
    assert (start["sign"], start["counts"], start["weekday"], start["act"], start["doubt"]) == (
        "0",
        False,
        "Tuesday",
        "",
        "",
    )
    assert (last["on"], last["sign"], last["counts"], last["why"]) == ("25.03.2026", "15", True, "Day 15 of 15")


def test_a_day_with_a_name_has_it_beside_the_reason_and_its_act_cited():
    rows = {row["on"]: row for row in sheet(answer_term(APPEAL, calendar(), datetime(2026, 3, 5, 10))).fields["days"]}
    holiday = rows["08.03.2026"]
    assert holiday["why"].startswith("Day 3 of 15 · ")
    assert holiday["act"] == f"<{calendar().special_days[date(2026, 3, 8)].act}|en>"


def test_what_is_not_decreed_is_doubted_on_the_sheet():
    rows = sheet(answer_term(APPEAL, calendar(), datetime(2027, 2, 15, 10))).fields["days"]
    assert {row["doubt"] for row in rows} == {"not decreed yet"}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (ANONYMOUS, False),
        (Principal.system("cli"), False),
        (Principal(kind="person", account_id=uuid4(), assurance="sms"), True),
        (Principal(kind="staff", account_id=uuid4(), assurance="mfa"), True),
        (Principal(kind="staff", account_id=uuid4(), assurance="none"), False),
    ],
)
def test_persons_and_staff_may_ask_for_a_sheet(who, may):
    assert may_ask(who, case_id=1) is may


def test_who_reads_a_sheet():
    assert READERS == (Relation.APPLICANT, Relation.OFFICER, Relation.HEAD, Relation.CO_BODY)
