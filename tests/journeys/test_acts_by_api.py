"""Every act of a person by the public API, over HTTP: read, sent empty, then done, and the journal knows it. A new act
without its call fails here."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from darcha.kernel.cases.rules.acts import act_row, office_rows
from darcha.kernel.catalogue.types import Act
from tests.support.acts_played import FLOWS
from tests.support.stage import Stage

OFFICE = {row.act for row in office_rows()}
OWN = {  # whoever applied has a call of its own for each
    Act.ANSWER: "answer",
    Act.ADD: "evidence",
    Act.WITHDRAW: "withdraw",
    Act.OBJECT: "objections",
    Act.ASK_CLARITY: "clarity",
}


def call(stage: Stage, role: str, path: str, said: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
    """Status and body of a POST, or of a GET where nothing is said."""
    request = urllib.request.Request(  # noqa: S310 - our own address
        f"{stage.country.url}/api/v1/applications/{path}",
        None if said is None else json.dumps(said).encode(),
        {"Authorization": f"Bearer {stage.session(role)['token']}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_every_act_of_a_person_has_its_call() -> None:
    assert set(FLOWS) == OFFICE | set(OWN)


@pytest.mark.parametrize("act", [pytest.param(act, id=act.value) for act in FLOWS])
def test_an_act_is_refused_empty_and_then_done(stage: Stage, act: Act) -> None:
    flow, prepared = FLOWS[act], stage.ask("prepare", act=act.value)
    case, said = prepared["case"], prepared["said"]
    path = f"{case}/{OWN[act]}" if act in OWN else f"{case}/actions/{act.value}"
    assert call(stage, flow.role, case)[0] == 200, "nobody decides what he has not read"
    before = stage.ask("seen", case=case)
    if any(need.required for need in act_row(act).needs) or act is Act.ADD:
        status, problem = call(stage, flow.role, path, {})
        assert (status, stage.ask("seen", case=case)) == (422, before), problem
    status, answer = call(stage, flow.role, path, said)
    assert status in (200, 201), answer
    after = stage.ask("seen", case=case)
    assert after["lines"].count(flow.line) == before["lines"].count(flow.line) + 1
    assert after["journal"].count(f"cases.{flow.line}") == before["journal"].count(f"cases.{flow.line}") + 1
