"""When a letter arrived, whether that is late, whose it is: pure rules. ORQ-445, articles 23 and 27."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from darcha.ground.clock import TASHKENT
from darcha.kernel.cases.rules import registering
from darcha.kernel.cases.rules.signatories import Signatory
from darcha.kernel.cases.types.registering import Arrival, Writer
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import QuestionType
from darcha.kernel.identity.types import Post

NOW = datetime(2026, 3, 6, 16, 30, tzinfo=TASHKENT)


@pytest.fixture(scope="module")
def appeal():
    return catalogue.service("appeal")


def with_questions(service, types):
    """The service, asking only what is of these types; a question of several bodies asks for one."""

    def kept(page):
        asked = [one for one in page.questions if one.type in types]
        return replace(page, questions=tuple(asked))

    return replace(service, form=replace(service.form, pages=tuple(map(kept, service.form.pages))))


def test_what_came_today_came_now_and_earlier_at_the_opening():
    calendar = catalogue.calendar(body="adliya")
    assert registering.arrived_at(None, calendar, NOW) == NOW
    assert registering.arrived_at(NOW.date(), calendar, NOW) == NOW
    assert registering.arrived_at(date(2026, 3, 5), calendar, NOW).isoformat() == "2026-03-05T09:00:00+05:00"


@pytest.mark.parametrize(
    ("registered", "late"), [(None, 0), (NOW, 0), (NOW + timedelta(days=3), 0), (NOW - timedelta(days=2), 2)]
)
def test_lateness_is_counted_in_days(registered, late):
    assert registering.days_late(registered, NOW) == late


@pytest.mark.parametrize(("on", "wrong"), [(0, False), (1, True), (-366, False), (-367, True)])
def test_a_day_is_none_to_come_and_no_slip_of_the_year(on, wrong):
    arrival = Arrival("post", NOW.date() + timedelta(days=on))
    found = registering.mistakes(arrival, Writer(), {"kind": "application", "text": "x"}, NOW.date())
    assert bool(found) is wrong


@pytest.mark.parametrize(
    ("writer", "field"),
    [
        (Writer(number="1"), "document"),
        (Writer(document="1"), "number"),
        (Writer("entity", number="1"), None),
        (Writer(number="1", document="1"), None),
    ],
)
def test_a_person_is_known_by_both_numbers(writer, field):
    found = registering.mistakes(Arrival("post"), writer, {"kind": "application", "text": "x"}, NOW.date())
    assert set(found) == ({field} if field else set())


def test_the_body_where_it_came_is_first_whatever_the_form_asks(appeal):
    both = {QuestionType.BODY, QuestionType.BODIES}
    assert registering.with_body(appeal, {"bodies": ["iiv", "adliya"]}, "adliya") == {"bodies": ["adliya", "iiv"]}
    assert registering.with_body(appeal, {"bodies": "iiv"}, "adliya") == {"bodies": ["adliya"]}
    assert registering.with_body(with_questions(appeal, set()), {}, "adliya") == {}
    one = with_questions(appeal, both)
    single = tuple(
        replace(page, questions=tuple(replace(q, type=QuestionType.BODY) for q in page.questions))
        for page in one.form.pages
    )
    asks_one = replace(one, form=replace(one.form, pages=single))
    assert registering.with_body(asks_one, {}, "adliya") == {"bodies": "adliya"}


def test_a_list_of_people_says_that_they_wrote_together_and_nothing_empty_is_kept():
    said = {"people": "Oy, Nukus", "text": "", "bodies": [], "kind": "application"}
    kept = registering.as_answered(said, Signatory("A", "Nukus"))
    assert kept == {"people": "Oy, Nukus", "writes": "together", "kind": "application", "address": "Nukus"}
    assert registering.as_answered({"people": "Oy", "writes": "for-another"}, Signatory("", "")) == {
        "people": "Oy",
        "writes": "for-another",
    }


@pytest.mark.parametrize("field", ["about_body", "about_official"])
def test_who_is_complained_about_is_named_in_complaints_alone(field):
    said = {"kind": "application", "text": "x", field: "adliya"}
    assert set(registering.mistakes(Arrival("post"), Writer(), said, NOW.date())) == {"kind"}
    assert registering.mistakes(Arrival("post"), Writer(), {**said, "kind": "complaint"}, NOW.date()) == {}


def test_above_whom_nobody_stands_keeps_it(appeal):
    bodies = catalogue.current().bodies
    top = {"kind": "complaint", "bodies": ["vazirlar-mahkamasi"], "about_body": "vazirlar-mahkamasi"}
    assert registering.addressed_to(appeal, top, "vazirlar-mahkamasi", bodies) == ("vazirlar-mahkamasi",)
    assert registering.addressed_to(appeal, {"bodies": ["adliya"]}, "adliya", bodies) == ("adliya",)


def test_signing_is_said_as_article_5_asks():
    assert registering.signing(Arrival("post", is_signed=True)) == {"signed": True, "oral": False}
    assert registering.signing(Arrival("oral", is_confirmed=True)) == {"signed": True, "oral": True}
    assert registering.signing(Arrival("oral")) == {"signed": False, "oral": True}


def test_of_a_list_the_first_complete_one_is_answered():
    assert registering.gets_the_reply("", "", "faqat ism\nOy, Nukus") == Signatory("Oy", "Nukus")
    assert registering.gets_the_reply(" Ali ", "Chimboy", "Oy, Nukus") == Signatory("Ali", "Chimboy")
    assert registering.writer_id(b"0" * 32) == registering.writer_id(b"0" * 32)


@pytest.mark.parametrize(
    ("reply_to", "key"),
    [
        (Signatory("Aliyev  Ali", "Nukus"), "individual|aliyev ali|nukus"),
        (Signatory("", "Nukus"), ""),
        (Signatory("Aliyev", ""), ""),
    ],
)
def test_an_unknown_writer_is_told_by_name_and_place(reply_to, key):
    assert registering.writer_key("individual", reply_to) == key


def test_only_posts_that_have_to_do_with_petitions_register(appeal):
    bodies = catalogue.current().bodies
    silent = next(key for key, body in bodies.items() if body.takes_petitions)
    posts = (
        Post("adliya", "petitions-officer", "officer"),
        Post("adliya", "services-inspector", "inspector"),
        Post("iiv", "permits", "officer", ("window-tint-permit",)),
        Post("iiv", "permits", "officer", ("appeal",)),
        Post("iiv", "head", "head", ("window-tint-permit",)),
        Post("nowhere", "head", "head"),
        Post(silent, "x", "officer"),
    )
    closed = {**bodies, silent: replace(bodies[silent], takes_petitions=False)}
    found = registering.registering_posts(posts, appeal, closed)
    wanted = (posts[0], posts[3], posts[4])
    assert found == tuple(post for post in wanted if post.body != silent)
