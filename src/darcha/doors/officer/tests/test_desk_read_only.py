"""While nothing is written an officer opens no case: that somebody looked could not be noted down."""

from django.apps import apps
from django.conf import settings

from darcha.ground import read_only
from darcha.kernel.cases.tests.world import send

from .conftest import page


def looks() -> int:
    return apps.get_model("exchange", "AccessRecord").objects.count()


def test_a_case_is_not_shown_and_no_look_is_left(country, desk_of, tmp_path, monkeypatch):
    sent = send(country.citizen)
    desk = desk_of(country.officer)
    monkeypatch.setattr(settings, "DARCHA_VAR", tmp_path)
    (tmp_path / read_only.FILE).touch()
    before = looks()
    shut = desk.get(page("case", case_id=sent.public_id))
    assert (shut.status_code, looks()) == (503, before)
    assert shut.headers["Retry-After"] == "120"
    assert desk.get(page("inbox")).status_code == 200
    (tmp_path / read_only.FILE).unlink()
    assert desk.get(page("case", case_id=sent.public_id)).status_code == 200
    assert looks() > before
