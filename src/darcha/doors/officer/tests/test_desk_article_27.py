"""A reply through the door: its grounds, and the language of the petition. ORQ-445, article 27."""

import html as markup

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from ..act_form import GAP
from ..script import script_of
from .conftest import page
from .test_desk_acts import REPLY, do, said_after, state_of
from .test_desk_letters import begin, text_of

IN_RUSSIAN = "Уличные фонари починят до десятого марта, бригада назначена."
TOLD = {"uz": "boshqa yozuvda", "ru": "не тем письмом"}


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize(("lang", "law"), [("uz", "ORQ-445, 27-modda"), ("ru", "ЗРУ-445, ст. 27")])
@pytest.mark.parametrize("typed", ["", "Kanareyka: qonunga muvofiq"])
def test_article_27_a_reply_without_grounds_says_what_to_do_and_keeps_what_was_typed(
    country, desk_of, letter, lang, law, typed
):
    answer = do(desk_of(country.officer), letter, "reply", lang, words=REPLY, grounds=typed)
    html = markup.unescape(answer.content.decode())
    assert answer.status_code == 422 and law in html and 'href="#grounds"' in html
    assert REPLY in text_of(html, "words") and typed in text_of(html, "grounds")
    assert state_of(country.officer, letter) == "new"


def test_article_27_one_ground_on_each_line_and_the_case_shows_them(country, desk_of, letter):
    two = [LAW[0], "Kim javobgar: Fuqarolik kodeksi, 985-modda"]
    client = desk_of(country.officer)
    form = client.get(page("act", case_id=letter.public_id, act="reply")).content.decode()
    assert 'aria-required="true"' in form.split('name="grounds"')[1].split(">")[0]
    html = said_after(client, do(client, letter, "reply", words=REPLY, grounds=f"{two[0]}\r\n\r\n {two[1]}\r\n"))
    assert "; ".join(two) in markup.unescape(html)
    assert cases.officer_case(country.officer, letter.public_id).decision.grounds == tuple(two)


def test_article_27_the_grounds_are_seen_before_they_are_sent(country, desk_of, letter):
    html = do(desk_of(country.officer), letter, "reply", words=REPLY, grounds=LAW[0], preview="1").content.decode()
    assert LAW[0] in markup.unescape(html.split('id="letter"')[1])


def test_article_27_a_closed_case_shows_the_grounds_that_were_not_sent(country, desk_of, letter):
    client = desk_of(country.officer)
    do(client, letter, "reply", words=REPLY, grounds=LAW[0])
    again = do(client, letter, "reply", words=REPLY, grounds="Kanareyka: ORQ-445, 19-modda")
    assert again.status_code == 422 and "Kanareyka: ORQ-445, 19-modda" in again.content.decode()


def test_article_27_a_ready_text_brings_its_grounds_below_those_that_were_typed(country, desk_of):
    letter = world.send(country.citizen, language="ru")
    client = desk_of(country.officer)
    html = begin(client, letter, "reply", "measures-taken", grounds=LAW[0])
    lines = text_of(html, "grounds").strip().split("\n")
    assert lines == [LAW[0], f"Принятые меры: {GAP}"]
    again = begin(client, letter, "reply", "measures-taken", grounds="\n".join(lines))
    assert text_of(again, "grounds").strip().split("\n") == lines, "once is enough"
    answer = do(client, letter, "reply", words=IN_RUSSIAN, grounds="\n".join(lines))
    assert answer.status_code == 422 and state_of(country.officer, letter) == "new"


@pytest.mark.parametrize("lang", TOLD)
@pytest.mark.parametrize(
    ("language", "written", "words", "told"),
    [
        ("uz", "", IN_RUSSIAN, True),
        ("uz", "", REPLY, False),
        ("uz", "Кўчамиздаги чироқлар икки ҳафтадан бери ёнмаяпти, ёрдам беринг.", IN_RUSSIAN, False),
        ("ru", "Фонари на нашей улице не горят вторую неделю, помогите.", REPLY, True),
        ("ru", "1", REPLY, True),
        ("ru", "1", IN_RUSSIAN, False),
        ("ru", "1", "ORQ-445", False),
    ],
)
def test_article_27_another_script_than_the_petitions_is_told_and_not_refused(
    country, desk_of, lang, language, written, words, told
):
    more = {"text": written} if len(written) > 1 else {"text": "1" * 40} if written else {}
    letter = world.send(country.citizen, answers=world.petition(**more), language=language)
    client = desk_of(country.officer)
    html = do(client, letter, "reply", lang, words=words, grounds=LAW[0], preview="1").content.decode()
    assert (TOLD[lang] in html) is told
    if told:
        assert do(client, letter, "reply", lang, words=words, grounds=LAW[0]).status_code == 302


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", ""),
        ("Rahmat", ""),
        ("Chiroqlar taʼmirlanadi", "latin"),
        ("Фонари починят завтра", "cyrillic"),
        ("Фонари на улице YouTube починят завтра утром", "cyrillic"),
        ("Half of it in English, половина по-русски, вот так", ""),
    ],
)
def test_article_27_what_is_not_plain_is_no_script(text, script):
    assert script_of(text) == script
