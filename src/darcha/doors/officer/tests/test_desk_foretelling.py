"""Before an act is done the desk says what it brings: the letter, the clock, the paper, the money, and why not."""

import pytest

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.exchange import api as exchange

from .conftest import page
from .test_desk_acts import paid

FACT = "Reyestrga koʻra, avtomobil boshqa shaxsga tegishli."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.fixture
def permit(country):
    return world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)


def form_of(client, receipt, act, lang="uz"):
    return client.get(page("act", lang, case_id=receipt.public_id, act=act)).content.decode()


def letter_of(client, receipt, act, lang="uz", **typed):
    """What stands between the form and its buttons after the question what the applicant would read."""
    answer = client.post(page("act", lang, case_id=receipt.public_id, act=act), {**typed, "preview": "1"})
    assert answer.status_code == 200
    return answer.content.decode().split('id="letter"')[1].split('class="buttons"')[0]


def test_the_letter_is_in_the_language_of_the_petition_whoever_reads_it(country, desk_of):
    letter = world.send(country.citizen, language="ru")
    shown = letter_of(desk_of(country.officer), letter, "refuse", "en", ground="insulting", fact=FACT, words="<b>")
    service = cases.officer_case(country.officer, letter.public_id).service
    ground = service.procedure.refusal_grounds[0]
    for said in (
        ground.text.in_("ru"),
        "ЗРУ-445, ст.\u00a029",
        FACT,
        "&lt;b&gt;",
        service.procedure.objection.within.in_("ru"),
    ):
        assert said in shown
    assert 'lang="ru"' in shown and ground.text.in_("en") not in shown


@pytest.mark.parametrize(
    ("act", "typed", "said"),
    [
        ("ask", {"words": "Qaysi uyning yonida?"}, "Qaysi uyning yonida?"),
        ("reply", {"words": "Kanareyka, birinchi qism"}, "Kanareyka, birinchi qism"),
        ("refuse", {}, "…"),
    ],
)
def test_looking_at_the_letter_does_nothing(country, desk_of, letter, act, typed, said):
    assert said in letter_of(desk_of(country.officer), letter, act, **typed)
    row = cases.get_case(country.officer, letter.public_id)
    assert (row.state.value, row.assigned_to) == ("new", None)


def test_the_letter_is_written_down_as_a_reading(country, desk_of, letter):
    letter_of(desk_of(country.officer), letter, "ask", words="Qaysi uy?")
    lines = [one for one in exchange.accesses_of(country.citizen.person_id).items if one.source == "case"]
    assert len(lines) == 1


def test_asking_says_what_the_clock_will_do(country, desk_of, letter, permit):
    assert t("officer.act.ask.clock_runs", "uz", day="24.03.2026") in form_of(desk_of(country.officer), letter, "ask")
    paid(permit)
    assert t("officer.act.ask.clock_stops", "uz") in form_of(desk_of(country.inspector), permit, "ask")


def test_refusing_says_that_the_money_goes_back_and_which_paper_goes_out(country, desk_of, letter, permit):
    paid(permit)
    shown = form_of(desk_of(country.inspector), permit, "refuse", "ru")
    assert t("officer.act.refuse.fee_returned", "ru") in shown
    assert "Решение об отказе в выдаче разрешения" in shown
    assert t("officer.act.refuse.fee_returned", "ru") not in form_of(desk_of(country.officer), letter, "refuse", "ru")


def test_a_ground_says_until_when_and_after_that_why_not(country, desk_of, letter):
    client = desk_of(country.officer)
    assert t("officer.act.refuse.until", "uz", until="10.03.2026") in form_of(client, letter, "refuse")
    country.now.move_to("2026-03-11T09:00+05:00")
    client = desk_of(country.officer)
    why = t("officer.act.refuse.over", "uz", n=3, until="10.03.2026")
    case = client.get(page("case", case_id=letter.public_id)).content.decode()
    assert why in case and page("act", case_id=letter.public_id, act="refuse") not in case
    shown = form_of(client, letter, "refuse")
    assert why in shown and "<textarea" not in shown
    sent = client.post(page("act", case_id=letter.public_id, act="refuse"), {"ground": "insulting", "fact": FACT})
    assert sent.status_code == 422 and FACT in sent.content.decode(), "what was typed is still there to be copied"
    assert cases.get_case(country.officer, letter.public_id).state.value == "new"


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_a_body_that_takes_part_is_told_why_it_has_no_acts(country, desk_of, lang):
    both = world.send(country.citizen, answers=world.petition(bodies=[world.LEAD, world.OTHER_BODY]))
    client = desk_of(country.outsider)
    case = client.get(page("case", lang, case_id=both.public_id)).content.decode()
    assert 'class="sheet__acts"' in case and "<button class" not in case.split('class="sheet__acts"')[1]
    assert t("officer.desk.taking_part", lang) in client.get(page("inbox", lang)).content.decode()
    for act in ("reply", "ask", "assign", "refuse"):
        assert client.get(page("act", lang, case_id=both.public_id, act=act)).status_code == 404


def test_who_has_read_it_is_said_with_the_body_where_there_are_two(country, desk_of):
    both = world.send(country.citizen, answers=world.petition(bodies=[world.LEAD, world.OTHER_BODY]))
    here = page("case", "en", case_id=both.public_id)
    desk_of(country.outsider).get(here)
    shown = desk_of(country.officer).get(here).content.decode()
    assert "You 1 time, Officer responsible for petitions (MIA) 1 time" in shown


def test_taking_a_case_is_not_called_handing_it_over(country, desk_of, letter):
    client = desk_of(country.officer)
    there = page("act", case_id=letter.public_id, act="assign")
    taken = client.post(there, {"to": str(country.officer.account_id)})
    assert taken.headers["Location"].endswith("?done=take")
    assert t("officer.done.take", "uz") in client.get(taken.headers["Location"]).content.decode()
    given = client.post(there, {"to": str(country.colleague.account_id)})
    assert given.headers["Location"].endswith("?done=assign")


def test_question_and_answer_stand_together_and_the_state_is_the_offices(country, desk_of, letter):
    client = desk_of(country.officer)
    client.post(page("act", case_id=letter.public_id, act="ask"), {"words": "Qaysi uyning yonida?"})
    waiting = client.get(page("case", case_id=letter.public_id)).content.decode()
    assert t("cases.state.awaiting_applicant", "uz") not in waiting, "nobody waits for the officer's answer"
    assert t("cases.state.office.awaiting_applicant", "uz") in waiting
    cases.answer(country.citizen, case=letter.public_id, words="Kanareyka koʻchasi, 7-uy yonida.")
    shown = client.get(page("case", case_id=letter.public_id)).content.decode()
    thread = shown.split('class="thread"')[1].split("</ol>")[0]
    assert thread.index("Qaysi uyning yonida?") < thread.index("Kanareyka koʻchasi, 7-uy yonida.")
    assert shown.count("Kanareyka koʻchasi, 7-uy yonida.") == 1, "and not once more in the history"


def test_a_decided_case_says_whether_it_was_in_time(country, desk_of, letter):
    late = world.send(country.citizen)
    cases.reply(
        country.officer, case=letter.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat."
    )
    shown = desk_of(country.officer).get(page("case", "en", case_id=letter.public_id)).content.decode()
    assert "Decided in time: 06.03.2026, 10:00" in shown
    country.now.move_to("2026-03-25T09:00+05:00")
    cases.reply(country.officer, case=late.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat.")
    shown = desk_of(country.officer).get(page("case", "en", case_id=late.public_id)).content.decode()
    assert "Decided late: 25.03.2026, 09:00" in shown
