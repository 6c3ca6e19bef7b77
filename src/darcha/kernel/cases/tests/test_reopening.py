"""A case that is decided anew: at which step, by which act, in which term, with which extensions."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.ground.text import LANGUAGES, t, use
from darcha.kernel.cases.errors import NeedsUnmet
from darcha.kernel.cases.rules.clock import Happened, ask_the_law, find_anew, running_term
from darcha.kernel.cases.rules.reopening import (
    anew_within,
    deciding_act,
    extensions_standing,
    order_anew,
    step_to_decide,
    why_not_reopened,
)
from darcha.kernel.cases.rules.what_if import suppose
from darcha.kernel.cases.types import NOBODY, CaseFacts, CaseState
from darcha.kernel.cases.types.term import TermEvent
from darcha.kernel.catalogue.types import Act, Dated, Length, Procedure, StepAct, TermLink

from .samples import PROCEDURE, TERM, step, text
from .term_laws import APPEAL, PLAIN

RECEIVED = clock.parse("2026-03-02T10:00+05:00")
DECIDED = Happened("replied", clock.parse("2026-03-05T10:00+05:00"))
AT = clock.parse("2026-03-10T10:00+05:00")
ORDER = {"days": 5, "objection_article": "Law, article 9"}


def procedure(*acts: Act) -> Procedure:
    return Procedure(
        steps=(step("first"), step("work", *(StepAct(act) for act in acts))),
        first_step="first",
        terms=(TERM,),
        refusal_grounds=(),
        objection=PROCEDURE.objection,
    )


def facts(state: CaseState) -> CaseFacts:
    return CaseFacts(state, "work", "service", "body", uuid4(), "individual", uuid4())


def anew(**more):
    return Happened("objection_obliged", AT, {"objection": "7", **order_anew("7", {**ORDER, **more})})


@pytest.mark.parametrize(
    ("acts", "act", "at"),
    [
        ((Act.REFUSE, Act.APPROVE), Act.APPROVE, "work"),
        ((Act.REFUSE, Act.REPLY), Act.REPLY, "work"),
        ((Act.ASK,), Act.REPLY, "first"),
    ],
)
def test_it_is_decided_where_and_how_the_pack_lets_a_body_decide(acts, act, at):
    assert (deciding_act(procedure(*acts)), step_to_decide(procedure(*acts))) == (act, at)


def test_an_order_says_its_days_its_article_and_its_words_in_every_language():
    said = order_anew("7", ORDER)
    assert (said["anew"], said["days"], said["article"]) == (True, 5, "Law, article 9")
    assert all("7" in words and "5" in words for words in said["rule"].values())
    assert order_anew("7", {"days": 0}) == {"anew": True}


def test_what_is_ordered_is_counted_in_working_days_from_the_order_and_explained():
    answer = ask_the_law(APPEAL, PLAIN, RECEIVED, [DECIDED, anew()], derive=True)
    assert (answer.due_on, answer.article) == (date(2026, 3, 17), "Law, article 9")
    assert sum(day.counted for day in answer.derivation) == 5
    assert answer.registered_at == RECEIVED


def test_what_is_annulled_is_counted_in_the_service_s_own_term_from_then_on():
    answer = ask_the_law(APPEAL, PLAIN, RECEIVED, [DECIDED, anew(days=0)])
    assert answer.due_on == date(2026, 3, 25)


def test_a_term_that_began_with_the_payment_does_not_wait_for_another():
    paid = Happened("paid", RECEIVED)
    assert ask_the_law(TERM, PLAIN, RECEIVED, [paid, anew(days=0)]).due_on == date(2026, 3, 12)


def test_the_term_that_runs_is_that_of_the_order_until_another_body_gets_the_case():
    ordered = running_term(TERM, RECEIVED, [DECIDED, anew()])
    assert (ordered.length, ordered.unit, ordered.then, ordered.lengths) == (5, "working-days", (), ())
    assert running_term(TERM, RECEIVED, [DECIDED]) is TERM
    forwarded = Happened("transferred", clock.parse("2026-03-11T10:00+05:00"))
    assert running_term(TERM, RECEIVED, [anew(), forwarded]) is TERM


def test_an_order_in_days_has_no_further_parts_no_editions_and_words_of_its_own():
    chain = replace(
        TERM, then=(TermLink(1, "months", text("to tell it")),), lengths=(Dated(Length(9), date(2020, 1, 1), "Act"),)
    )
    ordered = running_term(chain, RECEIVED, [anew()])
    assert (ordered.length, ordered.then, ordered.lengths) == (5, (), ())
    said = order_anew("7", ORDER)["rule"]
    assert {language: ordered.rule.in_(language) for language in LANGUAGES} == said and len(set(said.values())) == 4


def test_what_happens_after_the_order_counts_and_its_registration_is_not_told_again():
    extended = Happened("extended", clock.parse("2026-03-11T10:00+05:00"), {"by": "P1D"})
    law = replace(APPEAL, extension_at_most="P5D")
    evening = clock.parse("2026-03-02T19:00+05:00")
    answer = ask_the_law(law, PLAIN, evening, [DECIDED, anew(), extended], derive=True)
    assert (answer.due_on, answer.registration) == (date(2026, 3, 18), ())
    assert len(answer.extensions) == 1
    at_night = replace(anew(), at=clock.parse("2026-03-10T19:00+05:00"))
    assert ask_the_law(law, PLAIN, evening, [DECIDED, at_night], derive=True).registration == ()


def test_the_last_order_counts_and_what_happened_before_it_does_not():
    later = Happened("objection_annulled", clock.parse("2026-03-20T10:00+05:00"), {"anew": True})
    extended = Happened("extended", clock.parse("2026-03-04T10:00+05:00"), {"by": "P1M"})
    found = find_anew(APPEAL, [later, anew(), extended])
    assert found is not None and found.at == later.at
    assert [line.code for line in found.happened] == ["objection_annulled"]
    assert find_anew(APPEAL, [DECIDED, extended]) is None


def test_an_extension_that_was_annulled_has_never_been():
    extended = Happened("extended", AT, {"by": "P1M"})
    taken_back = Happened("extension_annulled", AT, {"extended_at": AT.isoformat()})
    plain = ask_the_law(APPEAL, PLAIN, RECEIVED)
    assert ask_the_law(APPEAL, PLAIN, RECEIVED, [extended]).due_on != plain.due_on
    assert ask_the_law(APPEAL, PLAIN, RECEIVED, [extended, taken_back]).due_on == plain.due_on


def test_what_is_supposed_is_supposed_of_the_term_that_runs_now():
    found = suppose(APPEAL, PLAIN, RECEIVED, [DECIDED, anew(days=0)], [TermEvent("extend", AT, "P1M")])
    assert (found.present.due_on, found.supposed.due_on) == (date(2026, 3, 25), date(2026, 4, 27))


@pytest.mark.parametrize(
    ("lines", "standing"),
    [
        ((("extended", "P1M", False),), ("P1M",)),
        ((("extended", "P1M", False), ("extension_annulled", None, False)), ()),
        ((("extension_annulled", None, False), ("extended", "P1M", False)), ("P1M",)),
        ((("extended", "P1M", False), ("objection_annulled", None, True), ("extended", "P5D", False)), ("P5D",)),
        ((("extended", "P1M", False), ("objection_annulled", None, False)), ("P1M",)),
    ],
)
def test_extensions_that_still_count(lines, standing):
    assert extensions_standing(lines) == standing


@pytest.mark.parametrize("process", LANGUAGES)
@pytest.mark.parametrize("days", [1, 7, 30])
def test_a_head_who_reopens_gives_so_many_working_days_said_in_every_language(days, process):
    with use(process):
        said = anew_within(f"P{days}D")
        assert said == {
            "anew": True,
            "days": days,
            "rule": {one: t("cases.reopening.rule", one, n=days) for one in LANGUAGES},
            "article": "",
        }
    assert len(set(said["rule"].values())) == len(LANGUAGES) and all(str(days) in one for one in said["rule"].values())
    assert anew_within(f"P{days}D", for_a_fee=True) == {**said, "for_a_fee": True}


@pytest.mark.parametrize("within", ["P31D", "P1M", "P1M5D", "P5DT1H", "PT5H", "P0D", "5 days"])
def test_a_head_who_reopens_gives_whole_working_days_and_thirty_at_most(within):
    with pytest.raises(NeedsUnmet) as refused:
        anew_within(within)
    assert refused.value.fields == {"within": "cases.objection.within_needed"}


def test_without_days_it_is_the_service_s_own_term_from_now_or_from_a_payment():
    assert anew_within(None) == order_anew("7", {}) == {"anew": True}
    assert anew_within(None, for_a_fee=True) == order_anew("7", {}, for_a_fee=True) == {"anew": True, "for_a_fee": True}
    assert order_anew("7", ORDER, for_a_fee=True) == {**order_anew("7", ORDER), "for_a_fee": True}


@pytest.mark.parametrize("law", [TERM, APPEAL])
@pytest.mark.parametrize(("days", "last"), [(5, date(2026, 3, 18)), (0, None)])
def test_where_the_fee_is_due_again_the_clock_waits_for_it(law, days, last):
    order = Happened("objection_obliged", AT, order_anew("7", {**ORDER, "days": days}, for_a_fee=True))
    before = Happened("paid", clock.parse("2026-03-03T10:00+05:00"))
    waits = ask_the_law(law, PLAIN, RECEIVED, [before, DECIDED, order])
    assert (waits.due_on, waits.started_at, waits.term.starts_at) == (None, None, "payment")
    paid = Happened("paid", clock.parse("2026-03-11T10:00+05:00"))
    runs = ask_the_law(law, PLAIN, RECEIVED, [before, DECIDED, order, paid])
    assert runs.due_on == (last or (date(2026, 3, 13) if law is TERM else date(2026, 3, 26)))
    assert runs.started_at == paid.at


def test_what_was_granted_is_not_reopened_and_what_was_refused_is():
    assert why_not_reopened(PROCEDURE, facts(CaseState.COMPLETED), NOBODY) == "reopen-granted"
    for state in set(CaseState) - {CaseState.COMPLETED}:
        assert why_not_reopened(PROCEDURE, facts(state), NOBODY) is None
