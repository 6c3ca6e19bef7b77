"""A reply answers each question with specific grounds, which are legal references. ORQ-445, article 27."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors, resources
from darcha.kernel.cases.rules.grounds import names_article
from darcha.kernel.cases.rules.needs_now import needs_of
from darcha.kernel.cases.rules.objection import check_grounds
from darcha.kernel.cases.rules.papers import Ground, paper_fields, paper_lines
from darcha.kernel.cases.rules.possible import judge
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, StepAct
from darcha.kernel.identity.types import Principal

from .test_object import object_to
from .test_whose_hands import CASE, CLERKS, OFFICER, with_acts
from .world import LAW, send, staff

REPLY = "Chiroqlar 10-martgacha taʼmirlanadi, ustalar biriktirildi."
TWO = [*LAW, "Kim javobgar: Maʼmuriy javobgarlik toʻgʻrisidagi kodeks, 43-modda"]
NEEDED = {"grounds": "cases.reply.grounds_needed"}


def kept(case) -> dict:
    return apps.get_model("cases", "CaseContent").objects.get(case__public_id=case).decision


def said_json(who: Principal, case) -> dict:
    return resources.case_json(api.case_for(who, case), None, "uz")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Chiroqlar: ORQ-445, 28-modda", True),
        ("Освещение: ЗРУ-445, ст. 28", True),
        ("Street lights: ORQ-445, art. 28", True),
        ("Konstitutsiya, 35-modda", True),
        ("28-modda: ORQ-445", True),
        ("ORQ-445", False),
        ("ORQ-445, tegishli modda", False),
        ("28-modda", False),
        ("28", False),
        ("qonunga muvofiq", False),
        ("", False),
    ],
)
def test_article_27_a_ground_names_an_act_and_its_article(line, names):
    assert names_article(line) is names


@pytest.mark.parametrize(
    "grounds", [(), ("",), ("qonunga muvofiq",), ("ORQ-445",), (*LAW, "qonunga muvofiq"), ("x" * 600,)]
)
def test_article_27_a_reply_without_grounds_is_refused_and_changes_nothing(citizen, officer, grounds):
    letter = send(citizen).public_id
    with pytest.raises(errors.GroundsMissing) as refusal:
        api.perform(officer, case=letter, act="reply", said={"words": REPLY, "grounds": list(grounds)})
    assert (refusal.value.fields, refusal.value.article) == (NEEDED, "ORQ-445, art. 27")
    assert api.get_case(officer, letter).closed_at is None and kept(letter) is None


def test_article_27_what_else_lacks_is_said_along(citizen, officer):
    with pytest.raises(errors.NeedsUnmet) as refusal:
        api.reply(officer, case=send(citizen).public_id, words="Qisqa")
    assert refusal.value.fields == {"words": "cases.words_needed", **NEEDED}


def test_article_27_the_writer_reads_the_grounds_and_the_api_says_them(citizen, officer):
    letter = send(citizen).public_id
    api.perform(officer, case=letter, act="reply", said={"words": REPLY, "grounds": TWO})
    assert api.case_for(citizen, letter).decision.grounds == tuple(TWO)
    assert said_json(citizen, letter)["decision"]["grounds"] == TWO == kept(letter)["grounds"]


@pytest.mark.parametrize("language", ["uz", "kaa", "ru", "en"])
def test_article_27_the_paper_says_the_grounds_in_the_language_of_the_petition(citizen, officer, language):
    row = api.reply(officer, case=send(citizen, language=language).public_id, words=REPLY, grounds=TWO)
    service = catalogue.pinned(apps.get_model("cases", "Case").objects.get(id=row.id).version_id)
    (paper,) = [one for one in service.documents if one.outcome == "reply"]
    decision = {**kept(row.public_id), "number": row.number, "filed_on": "06.03.2026", "post": ""}
    ground = Ground({"kind": "application"}, {}, {"name": "Kanareyev"}, decision)
    lines = dict(paper_lines(service, paper, paper_fields(service, paper, ground, language), language))
    assert lines[service.texts["document.grounds"].in_(language)] == ";\n".join(TWO)


def test_article_27_a_slip_put_right_leaves_the_grounds(citizen, officer):
    letter = send(citizen).public_id
    api.reply(officer, case=letter, words=REPLY, grounds=TWO)
    api.correct(officer, case=letter, wrong="10-mart", right="11-mart", words="Yozuvda xato ketgan edi, kuni 11-mart.")
    assert kept(letter)["grounds"] == TWO


@pytest.mark.parametrize("wanted", [True, False])
def test_article_27_holds_where_the_pack_says_so(wanted):
    procedure = replace(with_acts(StepAct(Act.REPLY, CLERKS, "done")), reply_grounds=wanted)
    (words, grounds) = needs_of(judge(Act.REPLY, procedure, CASE, OFFICER))
    assert (words.required, grounds.name, grounds.required) == (True, "grounds", wanted)


def test_article_27_the_actions_say_that_grounds_are_needed(citizen, officer):
    acts = {one.act: one for one in api.possible_actions(officer, send(citizen).public_id)}
    needs = resources.act_json(acts[Act.REPLY], "uz")["needs"]
    assert needs["required"] == ["words", "grounds"] and needs["properties"]["grounds"]["minItems"] == 1


@pytest.fixture
def objection(citizen, officer):
    first = api.reply(officer, case=send(citizen).public_id, words=REPLY, grounds=LAW)
    return first, object_to(citizen, first)


def test_article_27_a_reply_of_the_higher_body_stands_on_grounds_too(citizen, officer, objection):
    first, row = objection
    judge = staff("vazirlar-mahkamasi", "petitions-officer")
    said = {"outcome": "changed", "words": REPLY}
    with pytest.raises(errors.GroundsMissing) as refusal:
        api.perform(judge, case=row.public_id, act="decide-objection", said=said)
    assert refusal.value.fields == NEEDED and kept(row.public_id) is None
    api.perform(judge, case=row.public_id, act="decide-objection", said={**said, "grounds": TWO})
    deliver_all()
    assert api.case_for(citizen, row.public_id).decision.grounds == tuple(TWO)
    assert api.case_for(citizen, first.public_id).decision.grounds == tuple(TWO)
    assert said_json(citizen, first.public_id)["decision"]["grounds"] == TWO


@pytest.mark.parametrize(
    ("outcome", "wanted", "grounds", "refused"),
    [
        ("changed", True, (), True),
        ("changed", True, LAW, False),
        ("changed", False, (), False),
        ("upheld", True, (), False),
    ],
)
def test_article_27_only_a_reply_in_place_of_the_first_needs_them(outcome, wanted, grounds, refused):
    procedure = replace(with_acts(StepAct(Act.REPLY, CLERKS, "done")), reply_grounds=wanted)
    with pytest.raises(errors.GroundsMissing) if refused else nullcontext():
        check_grounds(procedure, outcome, grounds)
