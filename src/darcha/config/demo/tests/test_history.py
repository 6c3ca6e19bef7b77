"""The demo's past: whoever comes in finds work on the desk, and what the law of the case left behind."""

from datetime import datetime

import pytest

from darcha.config.demo import history, population, seed
from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseState, WorklistFilter
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.types import BreachKind

SIZES = {"people": 120, "organisations": 5, "homes": 40, "vehicles": 40}
FRIDAY = datetime(2026, 11, 27, 11, 30, tzinfo=clock.TASHKENT)


@pytest.fixture
def country(db):
    """Published packs, people and their registers on a Friday before noon."""
    with clock.frozen(FRIDAY):
        catalogue.forget_versions()
        catalogue.publish_packs()
        population.seed_population(quiet, **SIZES)
        seed.seed_people()
        yield
    catalogue.forget_versions()


def quiet(_words):
    """Nobody reads along."""


def desk(persona, **narrowed):
    return cases.worklist(identity.demo_principal(persona), WorklistFilter(**narrowed)).items


def test_every_desk_has_its_work(country):
    made = history.seed_history(quiet, most=3, **SIZES)
    assert made == 3 + len(history.plan()["lately"])
    assert {row.service_key for row in desk("officer")} >= {"window-tint-permit", "appeal"}
    assert desk("officer2", state=CaseState.AWAITING_APPLICANT)
    assert desk("officer", overdue=True)
    assert any(row.kind == "objection" for row in desk("judge"))
    assert {row.service_key for row in desk("zoologist")} == {"wild-animals-permit"}  # asked of it
    cases.sweep_terms(history.DEMO)  # as the worker does at once
    deliver_all()
    inspector = identity.demo_principal("inspector")
    kinds = {row.kind for row in oversight.breaches(inspector).items}
    assert kinds and BreachKind.RUNG_MISSED not in kinds  # whoever had to be told was told in time
    assert history.seed_history(quiet, **SIZES) == 0


def test_every_plot_is_lawful_to_its_end(country, monkeypatch):
    said = history.plan()
    whole = [
        {"service": service, "plot": plot, "hours": 24 * (38 if service == "appeal" else 25)}
        for service, plan in said["services"].items()
        for plot in plan["plots"]
    ]
    monkeypatch.setattr(history, "plan", lambda: {**said, "lately": whole})
    assert history.seed_history(quiet, most=0, **SIZES) == len(whole)
    assert not desk("judge")
    assert not desk("officer")
    assert {breach.row.service_key for breach in cases.breaches_of(identity.demo_principal("head"))} == {
        "window-tint-permit",
        "appeal",
    }
