"""Mistakes in fees.yaml are said at their line: gaps, wrong sums, reliefs of nobody."""

import pytest

from .planting import HOUSING, TINT, Plant, is_named

FIRST_RATE = """\
  - valid_from: 2024-01-01
    valid_to: 2024-12-31
    act: my.gov.uz, service/415
    values:
      - {code: standard, text: fees.standard, payers: [individual, foreign-entity], bhm: 9}
"""
PLANTS = {
    "key said twice": Plant(
        f"{TINT}/fees.yaml",
        "refund_on_refusal: true",
        "refund_on_refusal: true\nrefund_on_refusal: false",
        "said twice",
    ),
    "value not as written": Plant(
        f"{TINT}/fees.yaml", "valid_from: 2024-01-01", "valid_from: 01.01.2024", "not written as expected", "2026-09-01"
    ),
    "rule about what is not asked": Plant(
        f"{TINT}/fees.yaml",
        "answers.vehicle_category == 'bus'",
        "answers.vehicle_kategory == 'bus'",
        "“vehicle_kategory”, which is not asked",
        "“vehicle_category”",
    ),
    "rates with a gap": Plant(
        f"{TINT}/fees.yaml",
        "  - valid_from: 2024-01-01\n",
        FIRST_RATE + "  - valid_from: 2025-02-01\n",
        "There is a gap",
        "valid_to",
    ),
    "somebody has no rate": Plant(
        f"{HOUSING}/fees.yaml",
        "payers: [individual, entity, foreign-entity]",
        "payers: [foreign-entity]",
        "no rate for individual",
        line="values:",
    ),
    "unknown relief": Plant(
        f"{TINT}/fees.yaml", "relief: yellow-list", "relief: yelow-list", "no relief", "“yellow-list”"
    ),
    "comma in a number": Plant(f"{TINT}/fees.yaml", "bhm: 8\n", "bhm: 7,2\n", "not written as expected", "0.05"),
    "fee below nothing": Plant(f"{TINT}/fees.yaml", "bhm: 8\n", "bhm: -8\n", "-8 is too small", "0 or more"),
    "more than the whole": Plant(f"{TINT}/fees.yaml", "percent: 10", "percent: 120", "120 is too large", "100 or less"),
    "sign of per cent": Plant(f"{TINT}/fees.yaml", "percent: 10", "percent: 10%", "does not fit", "a whole number"),
    "unknown payer": Plant(
        f"{TINT}/fees.yaml", "payers: [individual]", "payers: [citizen]", "“citizen” is not allowed", "individual"
    ),
    "reduction by channel and by relief": Plant(
        f"{TINT}/fees.yaml",
        "    channel: portal\n",
        "    channel: portal\n    relief: yellow-list\n",
        "either by channel or by relief",
        line="code: portal",
    ),
    "reduction of a channel that is not offered": Plant(
        f"{TINT}/service.yaml",
        "[portal, centre]",
        "[centre]",
        "no channel of this service “portal”",
        where=f"{TINT}/fees.yaml",
        line="channel: portal",
    ),
    "reduction that ends before it begins": Plant(
        f"{TINT}/fees.yaml",
        "valid_from: 2021-11-01\n",
        "valid_from: 2021-11-01\n    valid_to: 2020-01-01\n",
        "before it begins",
    ),
    "rates begin after the service": Plant(
        f"{TINT}/fees.yaml", "valid_from: 2024-01-01", "valid_from: 2025-06-01", "its rates begin on 2025-06-01"
    ),
    "rates end and nothing follows": Plant(
        f"{TINT}/fees.yaml",
        "valid_from: 2024-01-01\n",
        "valid_from: 2024-01-01\n    valid_to: 2027-01-01\n",
        "After 2027-01-01 there is no rate",
    ),
    "condition that needs an answer to be read": Plant(
        f"{TINT}/fees.yaml",
        "has(answers.vehicle_category) && answers",
        "answers",
        "cannot be answered while nothing is answered",
        "has(answers.vehicle_category)",
        line="when: answers.vehicle_category",
    ),
    "rate for an answer that nobody can give": Plant(
        f"{TINT}/fees.yaml", "== 'bus'", "== 'buss'", "“buss” is no answer to “vehicle_category”", "“bus”"
    ),
    "nothing says whether the money goes back": Plant(
        f"{TINT}/fees.yaml",
        "refund_on_refusal: true\n",
        "",
        "whether the money goes back",
        "refund_on_refusal: true",
        line="rates:",
    ),
    "nobody is told what becomes of the money": Plant(
        f"{TINT}/fees.yaml", "refund_text: fees.refund\n", "", "Nobody is told", "refund_text", line="refund_on_refusal"
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
