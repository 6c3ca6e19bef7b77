"""The answer of ``explain fee``: plain data whose amounts add up."""

from datetime import date

import pytest

from darcha.kernel.catalogue import api
from darcha.kernel.catalogue.errors import ChannelClosed, FeeNotKnown, UnknownRelief, UnknownService

TINT = "window-tint-permit"


def test_the_answer_adds_up_and_names_every_act():
    answer = api.explain_fee(TINT, date(2025, 8, 1), "portal", "individual", {}, [], "en")
    assert (answer["total"], answer["currency"]) == (2_966_400, "UZS")
    assert sum(line["amount"] for line in answer["lines"]) == answer["total"]
    assert [line["code"] for line in answer["lines"]] == ["standard", "portal"]
    assert all(line["text"] and line["act"] for line in answer["lines"])


def test_a_line_that_did_not_win_is_shown_with_what_it_would_have_been():
    answer = api.explain_fee(TINT, date(2026, 9, 1), "portal", "individual", {}, ["disability-1-2"])
    portal = next(line for line in answer["lines"] if line["code"] == "portal")
    assert answer["total"] == 1_760_000
    assert (portal["amount"], portal["counted"], portal["would_be"]) == (0, False, -352_000)
    assert sum(line["amount"] for line in answer["lines"]) == answer["total"]


def test_a_bus_by_its_answer():
    answer = api.explain_fee(TINT, date(2026, 9, 1), "portal", "entity", {"vehicle_category": "bus"}, [])
    assert answer["total"] == 15_840_000


def test_a_free_service_has_no_lines():
    answer = api.explain_fee("appeal", date(2026, 9, 1), "portal", "individual", {}, ["yellow-list"])
    assert answer == {"total": 0, "currency": "UZS", "lines": []}


@pytest.mark.parametrize(
    ("key", "on", "channel", "reliefs", "refusal"),
    [
        ("window-tint", date(2026, 9, 1), "portal", [], UnknownService),
        (TINT, date(2023, 12, 31), "portal", [], FeeNotKnown),
        (TINT, date(2026, 9, 1), "kiosk", [], ChannelClosed),
        (TINT, date(2026, 9, 1), "portal", ["disability"], UnknownRelief),
    ],
)
def test_what_cannot_be_answered_is_refused(key, on, channel, reliefs, refusal):
    with pytest.raises(refusal) as refused:
        api.explain_fee(key, on, channel, "individual", {}, reliefs)
    for language in ("uz", "kaa", "ru", "en"):
        assert refused.value.message(language)
        assert refused.value.remedy(language)


def test_the_least_fee_of_a_service():
    assert api.fee_from(TINT, date(2026, 9, 1)) == 3_168_000
    assert api.fee_from("appeal", date(2026, 9, 1)) == 0
