"""Mistakes in form.yaml and its rules are said at their line."""

import pytest

from .planting import APPEAL, HOUSING, TINT, Plant, is_named

PLANTS = {
    "a plate that looks like none": Plant(
        f"{TINT}/form.yaml", "example: 01A123BC", "example: 01ABBA", "not what a plate looks like", "01A123BC"
    ),
    "a bare yes": Plant(
        f"{TINT}/text/en.yaml",
        "form.vehicle_category.car: Car",
        "form.vehicle_category.car: Yes",
        "“Yes” as yes or no",
        "in quotes",
    ),
    "unknown key deep inside": Plant(
        f"{TINT}/form.yaml", "is_evidence: true", "is_evidance: true", "“is_evidance” is not a known key", "is_evidence"
    ),
    "unknown question type": Plant(
        f"{TINT}/form.yaml", "type: phone", "type: fone", "“fone” is not allowed", "“phone”"
    ),
    "text that does not exist": Plant(
        f"{TINT}/form.yaml",
        "form.windows.rear\n",
        "form.windows.reer\n",
        "no text “form.windows.reer”",
        "form.windows.rear",
    ),
    "unknown registry": Plant(
        f"{TINT}/form.yaml",
        "registry: vehicles\n          value",
        "registry: vehicle\n          value",
        "no registry “vehicle”",
        "“vehicles”",
        line="registry: vehicle",
    ),
    "field that may not be read": Plant(
        f"{TINT}/form.yaml",
        '"{make} {model}, {plate}"\n          where',
        '"{make} {owner_pinfl}"\n          where',
        "may not read “owner_pinfl”",
        line="{owner_pinfl}",
    ),
    "rule that cannot be read": Plant(
        f"{APPEAL}/form.yaml",
        "answers.kind == 'complaint'",
        "answers.kind = 'complaint'",
        "cannot be read at sign",
        "Write “==”, not “=”.",
    ),
    "question cannot be answered": Plant(
        f"{TINT}/form.yaml", "example: 01A123BC", "example: 1A", "cannot be completed", "valid example"
    ),
    "question without options": Plant(
        f"{APPEAL}/form.yaml", "type: long-text", "type: choice", "needs “options”", line="key: text"
    ),
    "question asked before what it hangs on": Plant(
        f"{APPEAL}/form.yaml",
        "label: form.kind.label\n",
        "label: form.kind.label\n        asked_if: has(answers.address)\n",
        "asked before “address” is answered",
        "behind",
    ),
    "question that hangs on itself": Plant(
        f"{TINT}/form.yaml",
        "label: form.windows.label\n",
        "label: form.windows.label\n        asked_if: has(answers.windows)\n",
        "asked before “windows” is answered",
    ),
    "page that hangs on a later page": Plant(
        f"{APPEAL}/form.yaml",
        "title: form.what.title\n",
        "title: form.what.title\n    asked_if: has(answers.phone)\n",
        "asked before “phone” is answered",
    ),
    "page that never comes": Plant(
        f"{TINT}/form.yaml",
        "title: form.tint.title\n",
        'title: form.tint.title\n    asked_if: "1 > 2"\n',
        "always the same",
    ),
    "condition on an answer that cannot be given": Plant(
        f"{APPEAL}/form.yaml", "== 'complaint'", "== 'complain'", "“complain” is no answer to “kind”", "“complaint”"
    ),
    "condition over a field of a register that is not there": Plant(
        f"{TINT}/form.yaml",
        "asked_if: facts.vehicles.exists(v, v.category",
        "asked_if: facts.vehicles.exists(v, v.kategory",
        "may not read “kategory”",
        "“category”",
    ),
    "choice among records by a field that may not be read": Plant(
        f"{TINT}/form.yaml", "where: record.category in", "where: record.owner_pinfl in", "may not read “owner_pinfl”"
    ),
    "word in place of a sign": Plant(
        f"{APPEAL}/form.yaml", "(answers.kind) &&", "(answers.kind) and", "“and” is not expected here", "“&&”"
    ),
    "quotes not closed": Plant(
        f"{APPEAL}/form.yaml", "== 'complaint'", "== 'complaint", "quotes are not closed", "A rule reads like"
    ),
    "carried field that is not there": Plant(
        f"{TINT}/form.yaml", "{vehicle_category: category}", "{vehicle_category: kind}", "may not read “kind”"
    ),
    "one option is no choice": Plant(
        f"{HOUSING}/form.yaml",
        """          - value: bank
            label: form.purpose.bank
          - value: housing-programme
            label: form.purpose.housing-programme
          - value: court
            label: form.purpose.court
""",
        "",
        "Too little is said",
        "at least 2",
        line="options:",
    ),
    "unknown identifier": Plant(
        f"{TINT}/form.yaml", "identifier: plate", "identifier: plates", "“plates” is not allowed", "“plate”"
    ),
    "files that a machine must send": Plant(
        f"{TINT}/form.yaml",
        "        required: false\n        max_files: 3",
        "        max_files: 3",
        "cannot be completed",
        line="key: photo",
    ),
    "example longer than allowed": Plant(
        f"{APPEAL}/form.yaml", "max_length: 10000", "max_length: 10", "(too-long)", line="example:"
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
