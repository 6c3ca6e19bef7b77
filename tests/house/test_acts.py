"""Every act is a row, a need and a command, has its words in four languages, and a line in the docs."""

import inspect
import json

import pytest

from darcha.config import map as house_map
from darcha.doors.officer.act_form import UNSEEN, WIDGETS
from darcha.doors.officer.act_options import OFFERS
from darcha.doors.public_api.action_in import ActionIn
from darcha.ground.text import LANGUAGES, all_texts
from darcha.kernel.cases.commands.perform import BY_ITSELF, COMMANDS
from darcha.kernel.cases.rules.acts import TABLE, act_row, office_rows
from darcha.kernel.cases.rules.states import AFTER
from darcha.kernel.cases.types import CLOSED_STATES
from darcha.kernel.catalogue.packs.checks.steps import CLOSES
from darcha.kernel.catalogue.types import Act

ROOT = house_map.PROJECT_DIR
# the law's, the second person's, the platform's, and everybody's whom something was decided against: no step lists them
IN_NO_STEP = {Act.SILENCE, Act.CONFIRM, Act.SEND_BACK, Act.OBJECT, Act.CARRY_OUT, Act.RECUSE, Act.DECIDE_RECUSAL} | {
    Act.OPINE,
    Act.SUPPLY,
    Act.PRESUME,
    Act.CORRECT,
    Act.REOPEN,
    Act.SPLIT,
    Act.DELEGATE,
    Act.END_DELEGATION,
}
CHOSEN = {"choice", "choices", "body"}  # widgets that have to offer something
OFFICE = office_rows()


def names(rows) -> list[str]:
    return [row.act.value for row in rows]


def missing(keys) -> list[str]:
    return [f"{language}: {key}" for language in LANGUAGES for key in keys if key not in all_texts(language)]


def test_every_act_has_one_row():
    assert sorted(names(TABLE)) == sorted(Act)


def test_every_act_has_a_command_or_follows_from_something_else():
    assert sorted([*COMMANDS, *BY_ITSELF]) == sorted(Act)


@pytest.mark.parametrize("act", COMMANDS, ids=str)
def test_the_command_takes_what_the_act_needs(act):
    takes = inspect.signature(COMMANDS[act]).parameters
    needs = {need.name for need in act_row(act).needs}
    assert {"who", "case", *needs} <= set(takes)
    assert all(takes[name].default is not inspect.Parameter.empty for name in needs), "what is left out is no TypeError"
    assert hasattr(COMMANDS[act], "who_may")


def test_a_name_is_of_one_kind_in_every_act():
    kinds: dict[str, set[str]] = {}
    for row in TABLE:
        for need in row.needs:
            kinds.setdefault(need.name, set()).add(need.kind)
    assert {name: kind for name, kind in kinds.items() if len(kind) > 1} == {}


@pytest.mark.parametrize("row", TABLE, ids=names(TABLE))
def test_an_act_and_the_lines_that_it_leaves_have_words(row):
    assert row.lines
    assert missing([f"cases.act.{row.act}", *(f"cases.timeline.{line}" for line in row.lines)]) == []


@pytest.mark.parametrize("row", OFFICE, ids=names(OFFICE))
def test_an_act_of_an_office_has_its_page(row):
    act = f"officer.act.{row.act}"
    labels = [f"{act}.{need.name}" for need in row.needs if need.kind not in UNSEEN]
    options = [f"{act}.{need.name}.{one}" for need in row.needs for one in need.options]
    assert missing([act, f"officer.act.send.{row.act}", f"{act}.effect", f"officer.done.{row.act}"]) == []
    assert missing(labels + options) == []
    assert [need for need in row.needs if WIDGETS[need.kind] in CHOSEN and need.kind not in OFFERS] == []


def test_the_api_takes_whatever_an_act_of_an_office_needs():
    assert set(ActionIn.model_fields) == {need.name for row in OFFICE for need in row.needs}


def test_packs_may_list_every_act_that_does_not_follow_by_itself():
    schema = json.loads((ROOT / "packs/schema/procedure.json").read_text("utf-8"))
    acts = schema["properties"]["steps"]["items"]["properties"]["acts"]["items"]["properties"]["act"]["enum"]
    assert sorted(acts) == sorted(set(Act) - IN_NO_STEP)


def test_the_manual_of_packs_names_every_act_that_a_step_may_list():
    manual = (ROOT / "docs/packs.md").read_text("utf-8")
    assert [act for act in Act if act not in IN_NO_STEP and f"`{act}`" not in manual] == []


def test_packs_are_checked_by_the_acts_that_close_a_case():
    assert {act for act, state in AFTER.items() if state in CLOSED_STATES} == CLOSES
