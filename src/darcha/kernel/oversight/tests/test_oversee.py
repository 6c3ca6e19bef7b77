"""The inspectorate: every breach in every body, what repeats, orders with terms, and the table for everybody."""

from datetime import date

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.exchange import api as exchange
from darcha.kernel.notifications import api as notifications
from darcha.kernel.oversight import api, errors
from darcha.kernel.oversight.types import BreachKind

TEXT = "Barcha kechikkan ishlar boʻyicha bir hafta ichida qaror qabul qiling."
ANSWER = "Kechikkan ishlar hal qilindi, masʼul xodim almashtirildi."
REASONS = "Javobda ikki savol javobsiz qolgan, murojaat toʻliq koʻrilmagan."


@pytest.fixture
def late(citizen, now):
    """Registered on Friday 6 March; the last day is Tuesday 24 March."""
    receipt = world.send(citizen)
    deliver_all()
    _live_through(now)
    return receipt


def _live_through(now) -> None:
    """The worker wakes when the reminder is due, and on the first moment after the term."""
    for moment in ("2026-03-19T09:00+05:00", "2026-03-25T00:00+05:00"):
        now.move_to(moment)
        cases.sweep_terms(world.SYSTEM)
        deliver_all()


def kinds(overseer, **wanted):
    return [one.kind for one in api.breaches(overseer, **wanted).items]


def test_a_term_that_ended_is_a_breach_of_the_body_and_stays_open(overseer, late):
    (row,) = api.breaches(overseer).items
    assert (row.kind, row.body, row.number, row.ended_at) == (BreachKind.LATE, "adliya", late.number, None)
    assert row.at.isoformat() == "2026-03-25T00:00:00+05:00"


def test_the_late_decision_ends_it_once(overseer, late, officer, now):
    now.move_to("2026-03-26T10:00+05:00")
    cases.officer_case(officer, late.public_id)
    cases.reply(officer, case=late.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    deliver_all()
    (row,) = api.breaches(overseer).items
    assert row.ended_at is not None and row.ended_at.isoformat() == "2026-03-26T10:00:00+05:00"
    assert api.breaches(overseer, open_only=True).items == ()


def test_a_withdrawn_case_is_owed_no_more(overseer, late, citizen):
    cases.withdraw(citizen, case=late.public_id)
    deliver_all()
    assert api.breaches(overseer, open_only=True).items == ()


def test_a_rung_that_came_late_is_a_breach_too(overseer, citizen, now):
    world.send(citizen)
    deliver_all()
    now.move_to("2026-03-25T09:00+05:00")  # the worker was away for the night
    cases.sweep_terms(world.SYSTEM)
    deliver_all()
    assert BreachKind.RUNG_MISSED in kinds(overseer)


def test_an_act_that_fell_on_objection_is_a_breach(overseer, citizen, officer, now):
    letter = world.send(citizen)
    first = cases.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    objection = cases.object_to(
        citizen, case=first.public_id, words="Uchta savoldan bittasiga javob berilgan.", asks="Toʻliq koʻring."
    )
    cabinet = world.staff("vazirlar-mahkamasi", "petitions-officer")
    cases.officer_case(cabinet, objection.public_id)
    cases.decide_objection(cabinet, case=objection.public_id, outcome="annulled", words=REASONS)
    deliver_all()
    (row,) = api.breaches(overseer, kind="unfounded-act").items
    assert (row.body, row.ground, row.number) == ("adliya", "reply", first.number)
    line = next(one for one in api.league() if one.body == "adliya")
    assert (line.judged, line.annulled) == (1, 1)


def _annulled(citizen, officer, case):
    """The ministry's reply falls before the Cabinet, and is to be given anew within three working days."""
    objection = cases.object_to(
        citizen, case=case.public_id, words="Uchta savoldan bittasiga javob berilgan.", asks="Toʻliq koʻring."
    )
    cabinet = world.staff("vazirlar-mahkamasi", "petitions-officer")
    cases.officer_case(cabinet, objection.public_id)
    cases.decide_objection(cabinet, case=objection.public_id, outcome="obliged", within="P3D", words=REASONS)
    deliver_all()


def test_what_was_decided_on_an_objection_and_not_carried_out_in_time_is_a_breach_with_its_derivation(
    overseer, citizen, officer, now
):
    letter = world.send(citizen)
    first = cases.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    _annulled(citizen, officer, first)
    now.move_to("2026-03-13T00:00+05:00")  # Tuesday, Wednesday and Thursday: Monday is a moved day off
    cases.sweep_terms(world.SYSTEM)
    deliver_all()
    (row,) = api.breaches(overseer, kind="outcome-late").items
    assert (row.body, row.number, row.at.isoformat(), row.ended_at) == (
        "adliya",
        first.number,
        "2026-03-13T00:00:00+05:00",
        None,
    )
    answer = cases.inspected_term(overseer, row.case_id).answer
    assert answer.due_on == date(2026, 3, 12) and sum(day.counted for day in answer.derivation) == 3
    cases.reply(
        officer, case=letter.public_id, grounds=LAW, words="Chiroqlar ertaga tuzatiladi, jadval ilova qilingan."
    )
    deliver_all()
    (row,) = api.breaches(overseer, kind="outcome-late").items
    assert row.ended_at == clock.now() and BreachKind.LATE not in kinds(overseer)


def test_a_reply_that_is_not_clarified_in_time_is_a_breach_until_it_is(overseer, citizen, officer, now):
    letter = world.send(citizen)
    cases.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    cases.ask_clarity(citizen, case=letter.public_id, words="Qaysi haftada?")
    now.move_to("2026-03-17T00:00+05:00")
    cases.sweep_clarity(world.SYSTEM)
    deliver_all()
    (row,) = api.breaches(overseer, kind="clarity-late").items
    assert (row.number, row.at.isoformat(), row.ended_at) == (letter.number, "2026-03-17T00:00:00+05:00", None)
    answer = cases.inspected_question(overseer, row.case_id, row.at).answer
    assert (answer.due_on, answer.article) == (date(2026, 3, 16), "ORQ-445, art. 31")
    with pytest.raises(errors.NotFound):
        cases.inspected_question(officer, row.case_id, row.at)
    now.move_to("2026-03-18T10:00+05:00")
    cases.clarify(officer, case=letter.public_id, words="20-martdan 25-martgacha.")
    deliver_all()
    (row,) = api.breaches(overseer, kind="clarity-late").items
    assert row.ended_at == clock.now()


def test_a_question_about_a_reply_that_fell_is_owed_no_more(overseer, citizen, officer, now):
    letter = world.send(citizen)
    first = cases.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    cases.ask_clarity(citizen, case=letter.public_id, words="Qaysi haftada?")
    now.move_to("2026-03-17T10:00+05:00")
    cases.sweep_clarity(world.SYSTEM)
    deliver_all()
    _annulled(citizen, officer, first)
    (row,) = api.breaches(overseer, kind="clarity-late").items
    assert row.ended_at == clock.now()


def test_the_derivation_needs_nobodys_data_and_the_whole_case_is_written_down(overseer, late, citizen):
    (row,) = api.breaches(overseer).items
    term = cases.inspected_term(overseer, row.case_id)
    assert term.answer.due_on == date(2026, 3, 24) and term.answer.derivation
    assert exchange.accesses_of(citizen.person_id).items == ()
    view = cases.inspected_case(overseer, row.case_id)
    assert view.answers["text"] == world.CANARY_TEXT and view.acts == ()
    (line,) = exchange.accesses_of(citizen.person_id).items
    assert (line.body, line.purpose) == ("adliya", "oversee")


def test_for_others_there_is_no_such_door(officer, head, citizen, late, overseer):
    (row,) = api.breaches(overseer).items
    for who in (officer, head, citizen):
        for ask in (
            lambda who: api.breaches(who),
            lambda who: api.causes(who),
            lambda who: api.get_breach(who, row.public_id),
            lambda who: cases.inspected_term(who, row.case_id),
            lambda who: cases.inspected_case(who, row.case_id),
        ):
            with pytest.raises(errors.NotFound):
                ask(who)


def test_an_inspector_of_another_body_inspects_nothing(packs, late):
    with pytest.raises(errors.NotFound):
        api.breaches(world.staff("iiv", "services-inspector", "inspector"))


def test_an_inspector_has_no_case_of_the_ministry_in_hand(overseer, late):
    assert cases.worklist(overseer).items == ()
    with pytest.raises(errors.NotFound):
        cases.officer_case(overseer, late.public_id)


def test_what_repeats_is_grouped(overseer, citizen, now):
    for _ in range(3):
        world.send(citizen)
    deliver_all()
    _live_through(now)
    (cause,) = api.causes(overseer)
    assert (cause.body, cause.service_key, cause.kind, cause.times, cause.open) == (
        "adliya",
        world.PETITION,
        BreachKind.LATE,
        3,
        3,
    )


def test_an_order_is_given_answered_and_settled(overseer, head, officer, now):
    order = api.give_order(overseer, body="adliya", text=TEXT, due_on=date(2026, 3, 20))
    assert any("20.03.2026" in one.body for one in notifications.inbox_of(head))
    assert [one.state for one in api.orders(head)] == ["waiting"]
    assert api.orders(officer) == ()
    api.answer_order(head, order=order, text=ANSWER)
    with pytest.raises(errors.OrderAnswered):
        api.answer_order(head, order=order, text=ANSWER)
    row = api.get_order(overseer, order)
    assert (row.state, row.text, row.answer) == ("answered", TEXT, ANSWER)
    api.settle_order(overseer, order=order)
    assert api.get_order(head, order).state == "settled"
    with pytest.raises(errors.OrderAnswered):
        api.settle_order(overseer, order=order)


def test_an_order_whose_day_is_over_is_a_breach_told_once_and_a_late_answer_stays_late(overseer, head, now):
    order = api.give_order(overseer, body="adliya", text=TEXT, due_on=date(2026, 3, 20))
    now.move_to("2026-03-20T23:59+05:00")
    assert api.sweep_orders(world.SYSTEM) == 0
    now.move_to("2026-03-21T00:00+05:00")
    assert (api.sweep_orders(world.SYSTEM), api.sweep_orders(world.SYSTEM)) == (1, 0)
    assert kinds(overseer) == [BreachKind.ORDER_LATE]
    assert len(notifications.inbox_of(head)) == 2
    api.answer_order(head, order=order, text=ANSWER)
    assert api.get_order(head, order).state == "answered-late"


def test_only_an_inspector_orders_and_only_the_head_of_that_body_answers(overseer, head, officer, packs):
    with pytest.raises(errors.Refusal):
        api.give_order(head, body="iiv", text=TEXT, due_on=date(2026, 3, 20))
    order = api.give_order(overseer, body="adliya", text=TEXT, due_on=date(2026, 3, 20))
    other = world.staff("iiv", "petitions-head", "head")
    for who in (officer, other, overseer):
        with pytest.raises(errors.NotFound):
            api.answer_order(who, order=order, text=ANSWER)
    with pytest.raises(errors.NotFound):
        api.get_order(other, order)
    with pytest.raises(errors.OrderIncomplete):
        api.answer_order(head, order=order, text="ha")


def test_the_table_counts_what_was_decided_and_names_nobody(overseer, citizen, officer, now):
    for _ in range(2):
        letter = world.send(citizen)
        cases.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    deliver_all()
    (line,) = api.league()
    assert (line.body, line.decided, line.share_in_time, line.place) == ("adliya", 2, None, None)


@pytest.mark.parametrize("cursor", ["", "nonsense", "2026-03-06T10:00:00+05:00~x", "\x00~\x00"])
def test_a_cursor_that_is_none_begins_anew(overseer, late, cursor):
    assert len(api.breaches(overseer, cursor=cursor).items) == 1
