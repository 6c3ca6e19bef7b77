"""Every step and act of a pack stands in each notation, in every language, and the same pack gives the same bytes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from darcha.config.drawing import files, process
from darcha.config.drawing.bpmn_parts import parts_of
from darcha.config.drawing.measure import width, wrap
from darcha.config.drawing.page import page_of_procedures
from darcha.ground.text import PAGE_LANGUAGES, cite
from darcha.kernel.catalogue.tests.project import catalogue, service

from .made import routed, services
from .structure import parts, tree

DEMO = ("administrative-complaint", "appeal", "housing-certificate", "wild-animals-permit", "window-tint-permit")
MADE = settings(max_examples=60)


def drawn(one, lang="uz"):
    return dict(files.draw(one, catalogue(), lang, files.NOTATIONS))


def wanted(one):
    """Keys of the steps and of everything that may happen at them."""
    read = process.read_process(one, catalogue(), "uz")
    return {f"step.{place.key}" for place in read.places} | {flow.key for flow in read.flows}


def everything_is_drawn(one):
    pictures = drawn(one)
    read = process.read_process(one, catalogue(), "uz")
    assert wanted(one) - parts(pictures[f"{one.key}-idef0-A0.svg"]) == set()
    assert wanted(one) - parts(pictures[f"{one.key}-idef3.svg"]) == set()
    made = parts_of(read)
    text = pictures[f"{one.key}.bpmn"]
    tree(text)
    for place in read.places:
        if place.is_end:
            assert any(key.startswith(f"end_{place.key}_") for key in made.parts), place.key
        else:
            assert f"step_{place.key}" in made.parts
        for flow in place.flows:
            said = [words for part in made.parts.values() for words in (part.name, part.note, part.says)]
            assert any(flow.words in words for words in said), flow


@pytest.mark.parametrize("key", DEMO)
def test_every_step_and_act_of_a_pack_is_drawn(key):
    one = service(key)
    everything_is_drawn(one)
    read = process.read_process(one, catalogue(), "uz")
    listed = [(step.key, act.act) for step in one.procedure.steps for act in step.acts]
    assert [(flow.step, flow.act) for flow in read.flows if flow.who != "clock" and flow.act] == listed
    led = [(step.key, route.to) for step in one.procedure.steps for route in step.routes]
    assert [(flow.step, flow.target) for flow in read.flows if flow.act is None and flow.who == "system"] == led


def test_the_kept_page_has_every_flow_of_every_service():
    page = page_of_procedures(catalogue())
    for key, versions in catalogue().services.items():
        section = page.split(f"\n## {key}\n")[1].split("\n## ")[0]
        made = parts_of(process.read_process(versions[-1], catalogue(), "uz"))
        assert section.count(" -> ") == len(made.links) > 5


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("key", DEMO)
def test_each_language_is_drawn_with_a_title_and_a_description(key, lang):
    for name, content in drawn(service(key), lang).items():
        root = tree(content)
        if name.endswith(".svg"):
            title, says = root[0], root[1]
            assert root.get("role") == "img" and root.get("lang") == lang
            assert root.get("aria-labelledby") == "title desc"
            assert service(key).name.in_(lang) in (title.text or "") and len(says.text or "") > 100
            assert root.get("width") == "297mm" and root.get("height") == "210mm"


def test_whose_an_act_is_comes_from_the_table():
    read = process.read_process(service("window-tint-permit"), catalogue(), "uz")
    whose = {(flow.step, flow.outcome): flow.who for flow in read.flows}
    assert whose["payment", "pay"] == whose["question", "answer"] == whose["review", "withdraw"] == "applicant"
    assert whose["review", "refuse"] == whose["review", "assign"] == "body"
    assert whose["payment", "unpaid"] == whose["review", "overdue"] == "clock"
    assert ("question", "overdue") not in whose, "the question stops the clock"
    home = process.read_process(service("housing-certificate"), catalogue(), "uz")
    assert [flow.rule for flow in home.flows if flow.rule] == ["size(facts.population) > 0"]


def test_terms_of_several_steps_stand_once_and_the_steps_refer_to_them():
    flow = drawn(service("appeal"), "en")["appeal-idef3.svg"]
    said = flow[flow.index("</desc>") :]
    assert said.count("Note 1.") == 1 and said.count("Terms: Note 1") == 2
    assert "Note 1" not in drawn(service("window-tint-permit"), "en")["window-tint-permit-idef3.svg"]


def test_acts_of_the_same_people_that_lead_to_the_same_step_share_a_unit_where_there_are_many():
    flow = drawn(service("appeal"))["appeal-idef3.svg"]
    assert 'data-part="review.return review.join review.reply review.refuse"' in flow
    assert 'data-part="review.leave review.terminate"' in flow, "these are the head's alone"
    assert 'data-part="review.withdraw"' in flow
    assert 'data-part="review.refuse"' in drawn(service("window-tint-permit"))["window-tint-permit-idef3.svg"]


def test_a_step_that_waits_for_the_applicant_is_not_spoken_to_them():
    names = {place.key: place.name for place in process.read_process(service("appeal"), catalogue(), "en").places}
    assert names["question"] == "Waiting for the applicant's answer"
    assert names["review"] == service("appeal").procedure.step("review").name.in_("en")


def test_what_the_platform_does_by_itself_says_with_which_registry():
    one = service("window-tint-permit")
    register = catalogue().registries["tint-permits"].name.in_("en")
    entry = process.read_process(one, catalogue(), "en").place("entry")
    assert entry.does == f"Entered in a registry: {register}"
    assert 'data-part="step.entry entry.record.1"' in drawn(one, "en")["window-tint-permit-idef3.svg"]
    assert register in drawn(one, "en")["window-tint-permit-idef0-A-0.svg"]


def test_the_conditions_of_routes_are_units_behind_an_exclusive_junction():
    flow = drawn(routed("check", "decision.outcome == 'approve'"), "en")["window-tint-permit-idef3.svg"]
    for words in ("If decision.outcome", "Otherwise", 'data-part="entry.check.1"', 'data-part="entry.check.2"'):
        assert words in flow


@pytest.mark.parametrize(("required", "sign"), [(False, "O"), (True, "&amp;")])
def test_opinions_stand_between_two_junctions_of_or_or_of_and(required, sign):
    one = service("wild-animals-permit")
    steps = tuple(
        replace(step, asks=tuple(replace(ask, required=required) for ask in step.asks)) for step in one.procedure.steps
    )
    flow = drawn(replace(one, procedure=replace(one.procedure, steps=steps)), "en")["wild-animals-permit-idef3.svg"]
    assert flow.count(f">{sign}<") == 2
    assert {"opinion.opinions.fanlar-akademiyasi", "opinion.opinions.vazirlar-mahkamasi"} <= parts(flow)
    assert flow.count("Has to be asked.") == 2 * required


def test_a_check_that_reads_no_registry_says_so():
    read = process.read_process(service("wild-animals-permit"), catalogue(), "en")
    assert read.place("sorting").does == "What is known is looked at"


def test_the_same_pack_gives_the_same_bytes():
    assert drawn(service("appeal")) == drawn(service("appeal"))


def test_a_change_of_the_pack_changes_the_drawing():
    one = service("appeal")
    steps = tuple(step for step in one.procedure.steps if step.key != "question")
    assert "step.question" in wanted(one)
    review = replace(steps[0], acts=tuple(act for act in steps[0].acts if act.to_step != "question"))
    shorter = replace(one, procedure=replace(one.procedure, steps=(review, *steps[1:])))
    assert all("question" not in content for content in drawn(shorter).values())


def test_sheets_below_each_other_are_one_file():
    whole = files.draw_whole(service("appeal"), catalogue(), "ru", "idef0")
    assert parts(whole) == parts(drawn(service("appeal"), "ru")["appeal-idef0-A0.svg"])
    assert tree(whole).get("height") == "420mm"


@given(one=services(service("window-tint-permit")))
@MADE
def test_any_procedure_is_drawn_whole(one):
    everything_is_drawn(one)


@pytest.mark.parametrize("room", [40, 90, 400])
def test_words_break_to_fit_and_lose_no_letter(room):
    said = "Avtomobil oynalarini qoraytirishga ruxsatnomalarberishtartibitoʻgʻrisida Щ"
    lines = wrap(said, room, 12)
    assert all(width(line, 12) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == said.replace(" ", "")


@pytest.mark.parametrize("room", range(60, 200, 10))
def test_a_number_of_an_article_is_not_torn_from_its_abbreviation(room):
    lines = wrap(cite("ORQ-798, 28.10.2022, art. 208", "ru"), room, 12)
    assert any("ст.\u00a0208" in line for line in lines)
    assert all(width(line, 12) <= room for line in lines)
