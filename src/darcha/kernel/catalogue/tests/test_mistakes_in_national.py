"""Mistakes in national data, agencies and registers are said at their line."""

import pytest

from .planting import Plant, is_named, problems, rewrite

PLANTS = {
    "a drawing that nobody drew": Plant(
        "national/spheres.yaml", "icon: health", "icon: helth", "There is no drawing “helth”", "health"
    ),
    "rung said twice": Plant(
        "national/ladder.yaml", "key: head-again, when: 1", "key: ended, when: 1", "“ended” is there twice"
    ),
    "rung at no moment": Plant(
        "national/ladder.yaml", "when: 25% before", "when: 25% after", "not written as expected", "1 working-day after"
    ),
    "inspectorate that does not exist": Plant(
        "national/ladder.yaml", "body: adliya", "body: adlia", "no body “adlia”", "“adliya”"
    ),
    "message that fills the unknown": Plant(
        "national/ladder.yaml",
        'ru: "Срок истекает: {number}"',
        'ru: "Срок истекает: {nomer}"',
        "cannot fill “{nomer}”",
        "number",
    ),
    "nobody hears of the end of a term": Plant(
        "agencies/yhxx/agency.yaml",
        "parent: iiv\n",
        "parent: iiv\nladder:\n  days:\n    - {key: reminder, when: 25% before, to: [officer], says: reminder}\n",
        "Nobody hears of it",
        "when: end",
        line="days:",
    ),
    "base unit overlaps": Plant(
        "national/base_unit.yaml",
        "    act: BHM 375 000 (01.10.2024)\n",
        "    valid_to: 2025-12-31\n    act: BHM 375 000 (01.10.2024)\n",
        "Two values overlap",
        line="valid_from: 2025-08-01",
    ),
    "base unit out of order": Plant(
        "national/base_unit.yaml", "valid_from: 2025-08-01", "valid_from: 2024-10-01", "does not follow"
    ),
    "registry kept by nobody": Plant(
        "registries/vehicles/registry.yaml", "holder: yhxx", "holder: yhx", "no body “yhx”", "“yhxx”"
    ),
    "body stands above itself": Plant(
        "agencies/vazirlar-mahkamasi/agency.yaml",
        "takes_petitions: true",
        "takes_petitions: true\nparent: iiv",
        "above itself",
        line="parent: iiv",
    ),
    "post for a region that does not exist": Plant(
        "agencies/yhxx/posts.yaml",
        "    role: head\n",
        '    role: head\n    sees: {regions: ["1799"]}\n',
        "no region 1799",
        line="sees:",
    ),
    "post for no state of a case": Plant(
        "agencies/yhxx/posts.yaml", "    role: head\n", "    role: head\n    sees: {states: [fresh]}\n", "fresh"
    ),
    "base unit with a space": Plant(
        "national/base_unit.yaml", "value: 412000", "value: 412 000", "does not fit", "a whole number"
    ),
    "base unit below nothing": Plant(
        "national/base_unit.yaml", "value: 412000", "value: -412000", "is too small", "1 or more"
    ),
    "region code in figures": Plant(
        "national/bodies.yaml", 'region: "1703"', "region: 1703", "1703 does not fit", 'quotes: "1703"'
    ),
    "region that does not exist": Plant(
        "national/bodies.yaml", 'region: "1703"', 'region: "1704"', "no region or district 1704"
    ),
    "body under nobody": Plant("agencies/yhxx/agency.yaml", "parent: iiv", "parent: iib", "no body “iib”", "“iiv”"),
    "agency by another name": Plant(
        "agencies/yhxx/agency.yaml", "key: yhxx", "key: yhx", "stands in the folder “yhxx”", "one name"
    ),
    "name not said in a language": Plant(
        "agencies/yhxx/agency.yaml",
        "  kaa: Jol háreketi qáwipsizligi xızmeti\n",
        "",
        "“kaa” is missing",
        line="name:",
    ),
    "day off of a body that is not there": Plant(
        "national/calendars/2026.yaml",
        "days:\n",
        "days:\n  - {date: 2026-09-14, kind: holiday, name: new-year, bodies: [kadaster], act: pf-257}\n",
        "no body “kadaster”",
        "“kadastr”",
    ),
    "message to staff that loses its number": Plant(
        "national/ladder.yaml",
        '"Múddet tawsılmaqta: {number}"',
        '"Múddet tawsılmaqta"',
        "fills nothing in Karakalpak, but {number} in Uzbek",
        "not translated",
        line="kaa:",
    ),
    "name with a letter of another alphabet": Plant(
        "agencies/yhxx/agency.yaml",
        "uz: Yoʻl",
        "uz: Уoʻl",
        "“Уoʻl” in Uzbek has letters of another alphabet",
        "Type the word anew",
        line="uz: Уoʻl",
    ),
    "reminder of what has ended": Plant(
        "national/ladder.yaml",
        "when: end, to: [officer, head], says: ended",
        "when: end, to: [officer, head], says: reminder",
        "still runs, but this rung is not before its end",
        "say “reminder”",
        line="key: ended",
    ),
    "end told before it has come": Plant(
        "national/ladder.yaml",
        "when: 25% before, to: [officer], says: reminder",
        "when: 25% before, to: [officer], says: ended",
        "has ended, but this rung is before its end",
        "say “reminder”",
        line="key: reminder",
    ),
    "hours of half a day": Plant(
        "agencies/yhxx/agency.yaml",
        "parent: iiv",
        'parent: iiv\noffice_hours: {opens: "09:00"}',
        "“closes” is missing",
        "Add “closes:”",
    ),
    "week of seven days": Plant(
        "agencies/yhxx/agency.yaml", "parent: iiv", "parent: iiv\ncalendar: seven", "is not allowed", "five, six"
    ),
    "post twice": Plant(
        "agencies/yhxx/posts.yaml", "permits-head", "permits-officer", "“permits-officer” is there twice"
    ),
    "unknown role": Plant("agencies/yhxx/posts.yaml", "role: head", "role: boss", "“boss” is not allowed", "head"),
    "sphere twice": Plant("national/spheres.yaml", "key: health", "key: labour", "is there twice", line="key: labour"),
    "identifier that is wrong itself": Plant(
        "national/identifiers.yaml", "30211975910033", "30211975910034", "is no valid pinfl"
    ),
    "language that nobody writes": Plant(
        "national/languages.yaml",
        "code: kaa",
        "code: kk",
        "The languages are uz, kk, ru, en.",
        "kaa",
        line="languages:",
    ),
    "register open to nobody": Plant(
        "registries/vehicles/registry.yaml", "  window-tint-permit: [", "  window-tint: [", "no service “window-tint”"
    ),
    "register with a role for no field": Plant(
        "registries/vehicles/registry.yaml", "individual: owner_pinfl", "individual: owner", "no field “owner”"
    ),
    "format that nobody checks": Plant(
        "registries/vehicles/registry.yaml",
        "format: plate",
        "format: plates",
        "which nobody checks",
        "plate",
    ),
    "name of a code that never occurs": Plant(
        "registries/vehicles/registry.yaml", "category.car:", "category.kar:", "never holds “kar”", "“car”"
    ),
    "relief by a rule that cannot be read": Plant(
        "registries/disability/registry.yaml", "['I', 'II']", "['I', 'II'", "not closed", line="disability-1-2"
    ),
    "relief by a field that is not there": Plant(
        "registries/disability/registry.yaml", "record.group", "record.grup", "no field “grup”", "“group”"
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


def test_one_mistake_in_a_list_is_not_said_again_by_everybody_who_names_it(packs):
    rewrite(packs / "national/bodies.yaml", 'region: "1703"', "region: 1703")
    rewrite(packs / "agencies/yhxx/posts.yaml", "role: head", "role: boss")
    assert len(problems(packs)) == 2
