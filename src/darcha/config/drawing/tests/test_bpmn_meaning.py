"""What the elements of BPMN mean: who works where, what interrupts, how long a timer is, how a case can end."""

from dataclasses import replace

import pytest

from darcha.config.drawing.bpmn import BPMN, bpmn
from darcha.config.drawing.duration import iso_duration
from darcha.config.drawing.process import read_process
from darcha.kernel.catalogue.tests.project import catalogue, service
from darcha.kernel.catalogue.types import Route, TermLink

from .made import routed, text
from .structure import tree


def elements(one):
    """Every flow element by id."""
    process = tree(bpmn(read_process(one, catalogue(), "en"))).find(f"{{{BPMN}}}process")
    return {found.get("id"): found for found in process}


def kind(element):
    return element.tag.removeprefix(f"{{{BPMN}}}")


def timer(element):
    return element.findtext(f".//{{{BPMN}}}timeDuration")


def test_people_a_rule_and_the_applicant_have_tasks_of_their_own_kind():
    tint, home = elements(service("window-tint-permit")), elements(service("housing-certificate"))
    assert kind(tint["step_payment"]) == "receiveTask"
    assert kind(tint["step_review"]) == "userTask"
    assert kind(tint["act_review.ask"]) == "sendTask"
    assert (kind(home["rule_decision"]), kind(home["step_decision"])) == ("serviceTask", "userTask")
    default = home["holds_decision"].get("default")
    assert home[default].get("targetRef") == "step_decision"


def test_four_eyes_are_a_task_of_the_second_person_who_may_send_it_back():
    one = service("window-tint-permit")
    steps = tuple(
        replace(
            step,
            acts=tuple(
                replace(act, confirmed_by=("permits-head",)) if act.act == "refuse" else act for act in step.acts
            ),
        )
        for step in one.procedure.steps
    )
    found = elements(replace(one, procedure=replace(one.procedure, steps=steps)))
    assert kind(found["confirm_review.refuse"]) == "userTask"
    ways = {(link.get("sourceRef"), link.get("targetRef")) for link in found.values() if kind(link) == "sequenceFlow"}
    assert ("choice_review", "confirm_review.refuse") in ways
    assert ("confirmed_review.refuse", "end_done_refuse") in ways
    assert ("confirmed_review.refuse", "step_review") in ways
    assert ("choice_review", "end_done_refuse") not in ways


def ways(found):
    """Every sequence flow as its ends."""
    return {(link.get("sourceRef"), link.get("targetRef")) for link in found.values() if kind(link) == "sequenceFlow"}


def condition(found, source, target):
    links = (link for link in found.values() if (link.get("sourceRef"), link.get("targetRef")) == (source, target))
    return next(links).findtext(f"{{{BPMN}}}conditionExpression")


def says(element):
    return element.find(f"{{{BPMN}}}messageEventDefinition") is not None


def test_a_case_that_the_platform_ends_keeps_its_outcome_and_its_paper():
    tint = elements(service("window-tint-permit"))
    assert kind(tint["step_entry"]) == "serviceTask"
    assert {("act_review.approve", "step_entry"), ("step_entry", "end_done_approve")} <= ways(tint)
    assert tint["end_done_approve"].get("name") == "Grant: Permit to tint windows"
    assert (says(tint["act_review.approve"]), says(tint["end_done_approve"])) == (False, True)


def test_outcomes_that_the_platform_ends_alike_are_told_apart_behind_its_step():
    one = service("window-tint-permit")
    review = one.procedure.step("review")
    acts = tuple(replace(act, to_step="entry") if act.act == "refuse" else act for act in review.acts)
    steps = tuple(replace(step, acts=acts) if step.key == "review" else step for step in one.procedure.steps)
    found = elements(replace(one, procedure=replace(one.procedure, steps=steps)))
    for outcome in ("approve", "refuse"):
        assert condition(found, "outcome_entry.record.1", f"end_done_{outcome}") == f"outcome == '{outcome}'"
    assert ("step_entry", "outcome_entry.record.1") in ways(found)


@pytest.mark.parametrize(("does", "tag"), [("check", "serviceTask"), ("issue", "sendTask"), ("notify", "sendTask")])
def test_what_the_platform_does_is_a_task_and_what_it_issues_or_says_a_message(does, tag):
    assert kind(elements(routed(does))["step_entry"]) == tag


def test_routes_are_an_exclusive_gateway_and_the_last_is_its_default():
    found = elements(routed("check", "money.fee > 0"))
    assert kind(found["route_entry"]) == "exclusiveGateway"
    assert condition(found, "route_entry", "step_review") == "money.fee > 0"
    assert found[found["route_entry"].get("default")].get("targetRef") == "end_done_approve"


def test_a_paper_goes_out_with_the_act_where_the_case_goes_on_after_it():
    found = elements(routed("check", "money.fee > 0"))
    assert (says(found["act_review.approve"]), says(found["end_done_approve"])) == (True, False)


def test_a_rule_stands_on_its_flow_as_cel():
    flows = elements(service("housing-certificate")).values()
    rules = [rule.text for flow in flows if (rule := flow.find(f"{{{BPMN}}}conditionExpression")) is not None]
    assert "size(facts.population) > 0" in rules


def test_the_passing_of_a_term_tells_superiors_and_interrupts_nothing():
    tint = elements(service("window-tint-permit"))
    overdue, unpaid, taken_back = (
        tint[f"on_{key}"] for key in ("review.decision.overdue", "payment.unpaid", "review.withdraw")
    )
    assert [one.get("cancelActivity") for one in (overdue, unpaid, taken_back)] == ["false", "true", "true"]
    assert (timer(overdue), timer(unpaid), timer(taken_back)) == ("PT2H", "P10D", None)
    assert "on_question.decision.overdue" not in tint, "a question stops this clock"


@pytest.mark.parametrize(
    ("silence", "ends"), [("approve", "end_done_silence.approve"), ("refuse", "end_done_silence.refuse")]
)
def test_silence_that_decides_ends_the_task_by_its_own_way(silence, ends):
    one = service("window-tint-permit")
    term = replace(one.procedure.terms[0], silence=silence, silence_article="ORQ-457, art. 1")
    found = elements(replace(one, procedure=replace(one.procedure, terms=(term,))))
    assert found[f"on_review.decision.{silence}"].get("cancelActivity") == "true"
    assert ends in found


def test_each_way_to_end_is_one_event_and_one_with_a_paper_is_a_message():
    tint = elements(service("window-tint-permit"))
    ends = {key for key, found in tint.items() if kind(found) == "endEvent"}
    assert ends == {
        "end_done_approve",
        "end_done_refuse",
        "end_done_withdraw",
        "end_done_unpaid",
        "end_overdue",
    }
    says = {key for key in ends if tint[key].find(f"{{{BPMN}}}messageEventDefinition") is not None}
    assert says == {"end_done_approve", "end_done_refuse"}


@pytest.mark.parametrize(
    ("length", "unit", "then", "iso"),
    [
        (2, "working-hours", (), "PT2H"),
        (15, "calendar-days", (), "P15D"),
        (1, "months", (), "P1M"),
        (1, "months", ((3, "working-days"),), "P1M3D"),
        (10, "working-days", ((5, "calendar-days"), (2, "months")), "P2M15D"),
    ],
)
def test_terms_are_iso_durations(length, unit, then, iso):
    links = tuple(TermLink(days, kind_of_day, text("then")) for days, kind_of_day in then)
    term = replace(service("appeal").procedure.terms[0], length=length, unit=unit, then=links)
    assert iso_duration(term) == iso


def test_bodies_that_may_be_asked_are_a_fork_and_a_join_each_with_its_lane_its_time_and_its_silence():
    found = elements(service("wild-animals-permit"))
    academy, cabinet = "opinion_opinions.fanlar-akademiyasi", "opinion_opinions.vazirlar-mahkamasi"
    assert kind(found["fork_opinions"]) == kind(found["join_opinions"]) == "inclusiveGateway"
    assert condition(found, "choice_opinions", "fork_opinions") == "act == 'consult'"
    assert condition(found, "fork_opinions", academy) == "'fanlar-akademiyasi' in asked"
    assert condition(found, "fork_opinions", cabinet) == "true", "it has to be asked"
    assert {(academy, "join_opinions"), (cabinet, "join_opinions"), ("join_opinions", "step_sorting")} <= ways(found)
    silent = {key: found[f"on_{key}"] for key in (academy, cabinet)}
    assert [timer(event) for event in silent.values()] == ["P5D", "P10D"]
    assert [event.get("cancelActivity") for event in silent.values()] == ["true", "false"]
    assert (f"on_{academy}", "join_opinions") in ways(found), "without the Academy it goes on"
    assert (f"on_{cabinet}", "end_overdue") in ways(found), "the Cabinet still owes its answer"
    lanes = {lane.get("name"): {one.text for one in lane} for lane in found["lanes"]}
    assert lanes["Academy of Sciences"] == {academy, f"on_{academy}"}


def all_asked(**more):
    """The permit for wild animals where both bodies have to be asked; ``more`` replaces parts of the step."""
    one = service("wild-animals-permit")
    steps = tuple(
        replace(step, asks=tuple(replace(ask, required=True) for ask in step.asks), **more) if step.asks else step
        for step in one.procedure.steps
    )
    return replace(one, procedure=replace(one.procedure, steps=steps))


def test_where_every_body_has_to_be_asked_the_fork_is_parallel():
    found = elements(all_asked())
    assert kind(found["fork_opinions"]) == kind(found["join_opinions"]) == "parallelGateway"


def test_what_the_opinions_have_said_leads_on_behind_the_join():
    routes = (Route("against", "opinions.exists(o, o.opinion == 'refuses')"), Route("review"))
    found = elements(all_asked(routes=routes))
    assert ("join_opinions", "route_opinions") in ways(found)
    assert condition(found, "route_opinions", "step_against") == routes[0].when
    default = found["route_opinions"].get("default")
    assert found[default].get("targetRef") == "step_review"


def test_without_a_route_the_people_of_the_step_go_on():
    assert ("join_opinions", "step_opinions") in ways(elements(all_asked(routes=())))
