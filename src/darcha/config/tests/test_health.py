"""``darcha health`` names overdue cases of which nobody was told; it is silent while a sweep may be on its way."""

from datetime import timedelta

import pytest

from darcha.config.health import SWEEP_PATIENCE, troubles
from darcha.kernel.cases import api as cases

pytestmark = pytest.mark.django_db
SENTENCE = "3 cases are overdue and nobody was told: see docs/operate/troubles.md, Overdue without action."


@pytest.mark.parametrize(("count", "is_named"), [(0, False), (3, True)])
def test_overdue_cases_without_action_are_named_with_the_remedy(monkeypatch, count, is_named):
    asked = []
    monkeypatch.setattr(cases, "overdue_without_action", lambda *, patience: asked.append(patience) or count)
    assert (SENTENCE in troubles()) is is_named
    assert asked == [SWEEP_PATIENCE] and timedelta(minutes=1) < SWEEP_PATIENCE
