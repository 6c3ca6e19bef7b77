"""Kinds of steps: one that can be entered and not left, and one that is not what its kind says, are named."""

import pytest

from .planting import APPEAL, TINT, Plant, is_named

PROCEDURE = f"{TINT}/procedure.yaml"
ROUTES = "    routes:\n      - to: done\n"

PLANTS = {
    "unknown kind": Plant(PROCEDURE, "kind: record", "kind: recrod", "is not allowed", "Did you mean “record”?"),
    "routes missing": Plant(PROCEDURE, ROUTES, "", "not know where to go on", "routes:", line="key: entry"),
    "route to nowhere": Plant(
        PROCEDURE, "    routes:\n      - to: done", "    routes:\n      - to: dnoe", "no step “dnoe”", "done"
    ),
    "last route with a condition": Plant(
        PROCEDURE,
        "    routes:\n      - to: done",
        "    routes:\n      - to: done\n        when: answers.truth == true || size(facts.vehicles) > 0",
        "would be stuck here",
        "no “when:”",
    ),
    "route never reached": Plant(
        PROCEDURE,
        ROUTES,
        "    routes:\n      - to: done\n      - to: review\n",
        "never reached",
        "when:",
        line="to: done",
    ),
    "acts where nobody acts": Plant(
        PROCEDURE,
        "    acts: []\n    writes:",
        "    acts:\n      - act: withdraw\n        to: done\n    writes:",
        "nobody acts at it",
        "acts: []",
        line="acts:",
    ),
    "routes where people work": Plant(
        PROCEDURE,
        "    name: steps.review.name",
        "    routes:\n      - to: done\n    name: steps.review.name",
        "left by their acts",
        line="routes:",
    ),
    "circle": Plant(PROCEDURE, ROUTES, "    routes:\n      - to: entry\n", "without end", "people", line="routes:"),
    "begins at a step of the platform": Plant(
        PROCEDURE, "first_step: payment", "first_step: entry", "begins where somebody acts", line="kind: record"
    ),
    "open case without a way out": Plant(
        PROCEDURE,
        "      - act: answer\n        to: review\n      - act: refuse\n        posts: [permits-officer, permits-head]\n"
        "        to: done\n      - act: withdraw\n        to: done\n",
        "      - act: answer\n        to: question\n",
        "never leave it",
        line="key: question",
    ),
    "open case led to the end": Plant(
        PROCEDURE,
        "      - act: answer\n        to: review",
        "      - act: answer\n        to: done",
        "never leave it",
        line="key: done",
    ),
    "entered before it is decided": Plant(
        PROCEDURE, "        to: question", "        to: entry", "before it is decided", "decision", line="act: ask"
    ),
    "payment without pay": Plant(
        PROCEDURE, "  - key: review\n", "  - key: review\n    kind: pay\n", "none of its acts", "pay", line="kind: pay"
    ),
    "condition that is no CEL": Plant(
        PROCEDURE,
        ROUTES,
        "    routes:\n      - when: answers.truth = true\n        to: review\n      - to: done\n",
        "cannot be read",
        "==",
        line="when:",
    ),
    "condition that cannot be answered": Plant(
        PROCEDURE,
        ROUTES,
        "    routes:\n      - when: answers.plate == 'x'\n        to: review\n      - to: done\n",
        "cannot be answered",
        "has(",
        line="when:",
    ),
    "field that a record has not": Plant(
        PROCEDURE, '        plate: "has', '        plat: "has', "no field “plat”", "plate"
    ),
    "field that a record needs": Plant(
        PROCEDURE,
        "        decided_on: decision.decided_on\n",
        "",
        "not complete without “decided_on”",
        line="values:",
    ),
    "what no decision says": Plant(
        PROCEDURE, "decision.document", "decision.ground", "has no “ground”", line="document:"
    ),
    "registry that does not let in": Plant(
        PROCEDURE, "registry: tint-permits", "registry: vehicles", "does not let this service enter", "written_by"
    ),
    "key that the registry has not": Plant(PROCEDURE, "under: plate", "under: windows", "no key of this registry"),
    "subject missing": Plant(
        PROCEDURE, "kind: record", "kind: notify", "says what it is about", "says:", line="kind: notify"
    ),
    "subject of another kind": Plant(
        PROCEDURE, "kind: record", "kind: check", "Only a step of the kind “record”", line="writes:"
    ),
    "sms without words": Plant(
        PROCEDURE,
        ROUTES,
        "    routes:\n      - to: told\n  - key: told\n    kind: notify\n    name: steps.entry.name\n"
        "    next: steps.entry.next\n    acts: []\n"
        "    says: {subject: notices.approved.subject, body: notices.approved.body, channels: [sms]}\n" + ROUTES,
        "its words are missing",
        "sms:",
        line="says:",
    ),
    "paper that is not there": Plant(
        PROCEDURE,
        ROUTES,
        "    routes:\n      - to: card\n  - key: card\n    kind: issue\n    name: steps.entry.name\n"
        "    next: steps.entry.next\n    acts: []\n    paper: permit\n" + ROUTES,
        "no paper with “outcome: issue”",
        line="paper:",
    ),
    "registry that the service does not read": Plant(
        f"{APPEAL}/procedure.yaml",
        "  - key: question\n",
        "  - key: look\n    kind: check\n    name: steps.done.name\n    next: steps.done.next\n    acts: []\n"
        "    reads: {registry: vehicles}\n    routes:\n      - to: review\n  - key: question\n",
        "no registry in service.yaml “vehicles”",
        line="vehicles",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
