"""One planted mistake of each kind is refused, at its file and line, in words that a lawyer understands."""

import shutil
from dataclasses import dataclass

import pytest

from darcha.kernel.catalogue.packs.check import check_packs
from darcha.kernel.catalogue.packs.load import load_catalogue
from darcha.kernel.catalogue.types import PackInvalid

from .project import PACKS

TINT = "agencies/yhxx/services/window-tint-permit"
HOUSING = "agencies/kadastr/services/housing-certificate"
APPEAL = "agencies/vazirlar-mahkamasi/services/appeal"


@dataclass
class Plant:
    """Replace ``old`` by ``new`` in ``file`` and expect the mistake there, unless ``where`` names another file."""

    file: str
    old: str
    new: str
    problem: str
    hint: str = ""
    where: str | None = None
    line: str | None = None  # words of the line that must be named, if not those of ``new``


FIRST_RATE = """\
  - valid_from: 2024-01-01
    valid_to: 2024-12-31
    act: my.gov.uz, service/415
    values:
      - {code: standard, text: fees.standard, payers: [individual, foreign-entity], bhm: 9}
"""
PLANTS = {
    "not yaml": Plant(
        f"{TINT}/form.yaml",
        "  - key: tint",
        "  - key: [tint",
        "not valid YAML",
        "indentation",
        line="title: form.tint.title",
    ),
    "key said twice": Plant(
        f"{TINT}/fees.yaml",
        "refund_on_refusal: true",
        "refund_on_refusal: true\nrefund_on_refusal: false",
        "said twice",
    ),
    "unknown key": Plant(
        f"{TINT}/service.yaml",
        "sphere: transport",
        "sphere: transport\nlive_events: []",
        "not a known key",
        "life_events",
    ),
    "unknown key deep inside": Plant(
        f"{TINT}/form.yaml", "is_evidence: true", "is_evidance: true", "“is_evidance” is not a known key", "is_evidence"
    ),
    "key missing": Plant(f"{TINT}/service.yaml", "result: service.result\n", "", "“result” is missing", "Add"),
    "unknown question type": Plant(
        f"{TINT}/form.yaml", "type: phone", "type: fone", "“fone” is not allowed", "“phone”"
    ),
    "wrong kind of value": Plant(
        f"{TINT}/procedure.yaml", "pay_within_days: 10", "pay_within_days: ten", "does not fit", "a whole number"
    ),
    "value not as written": Plant(
        f"{TINT}/fees.yaml", "valid_from: 2024-01-01", "valid_from: 01.01.2024", "not written as expected", "2026-09-01"
    ),
    "day that does not exist": Plant(
        f"{TINT}/service.yaml", "valid_from: 2024-01-01", "valid_from: 2024-02-30", "not a day of the calendar"
    ),
    "refusal ground without article": Plant(
        f"{APPEAL}/procedure.yaml",
        "    article: ORQ-445, art. 29\n    within",
        "    within",
        "The article of law is missing",
        "ORQ-445, art. 29",
        line="key: insulting",
    ),
    "article that names nothing": Plant(
        f"{APPEAL}/procedure.yaml", "article: ORQ-445, art. 29", "article: by law", "names no article"
    ),
    "text that does not exist": Plant(
        f"{TINT}/form.yaml",
        "form.windows.rear\n",
        "form.windows.reer\n",
        "no text “form.windows.reer”",
        "form.windows.rear",
    ),
    "language incomplete": Plant(
        f"{TINT}/text/kaa.yaml",
        "form.photo.label: Avtomobil súwreti\n",
        "",
        "“form.photo.label” is missing in Karakalpak",
        "Avtomobil rasmi",
        line="service.name",
    ),
    "placeholder translated": Plant(
        f"{TINT}/text/ru.yaml", "{number}: разрешение", "{номер}: разрешение", "fills {номер} in Russian, but {number}"
    ),
    "notice fills the unknown": Plant(
        f"{HOUSING}/text/uz.yaml", "{number}: maʼlumotnoma", "{nomer}: maʼlumotnoma", "cannot fill “{nomer}”", "number"
    ),
    "wrong apostrophe": Plant(
        f"{HOUSING}/text/uz.yaml", "known.homes: Uy-joy", "known.homes: Uy-joy va yo'l", "not an Uzbek letter", "ʻ"
    ),
    "text that nobody uses": Plant(
        f"{HOUSING}/form.yaml",
        "    lead: form.purpose.lead\n",
        "",
        "Nothing uses",
        where=f"{HOUSING}/text/uz.yaml",
        line="form.purpose.lead",
    ),
    "unknown registry": Plant(
        f"{TINT}/form.yaml",
        "registry: vehicles\n          value",
        "registry: vehicle\n          value",
        "no registry “vehicle”",
        "“vehicles”",
        line="registry: vehicle",
    ),
    "registry not listed": Plant(
        f"{HOUSING}/service.yaml",
        "real-estate, ",
        "",
        "does not list the registry “real-estate”",
        "registries",
        where=f"{HOUSING}/form.yaml",
        line="registry: real-estate",
    ),
    "registry gives nothing": Plant(
        f"{APPEAL}/service.yaml",
        "legal-entities]",
        "legal-entities, vehicles]",
        "does not let this service read",
        "access",
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
        "has(answers.kind)",
    ),
    "rule that is no condition": Plant(
        f"{HOUSING}/procedure.yaml", "size(facts.population) > 0", "size(facts.population)", "not yes or no", "> 0"
    ),
    "rule about what is not asked": Plant(
        f"{TINT}/fees.yaml",
        "answers.vehicle_category == 'bus'",
        "answers.vehicle_kategory == 'bus'",
        "“vehicle_kategory”, which is not asked",
        "“vehicle_category”",
    ),
    "rule about an unread registry": Plant(
        f"{HOUSING}/procedure.yaml",
        "size(facts.population) > 0",
        "size(facts.populations) > 0",
        "“populations”",
        "“population”",
    ),
    "unknown post": Plant(
        f"{TINT}/procedure.yaml",
        "[permits-officer, permits-head]\n        to: question",
        "[permit-officer]\n        to: question",
        "no post “permit-officer”",
        "“permits-officer”",
        line="permit-officer",
    ),
    "unknown step": Plant(f"{TINT}/procedure.yaml", "to: question", "to: quastion", "no step “quastion”", "“question”"),
    "step that nothing leads to": Plant(
        f"{TINT}/procedure.yaml",
        "first_step: payment",
        "first_step: review",
        "No act leads to the step “payment”",
        line="key: payment",
    ),
    "unknown sphere": Plant(f"{TINT}/service.yaml", "transport", "transports", "no sphere “transports”", "“transport”"),
    "unknown life event": Plant(f"{TINT}/service.yaml", "bought-car", "buy-car", "no life event", "“bought-car”"),
    "unknown body": Plant(f"{TINT}/procedure.yaml", "to_body: iiv", "to_body: iiiv", "no body “iiiv”", "“iiv”"),
    "template missing": Plant(
        f"{TINT}/documents/permit.yaml", "key: permit", "key: permits", "The paper “permits”", "one name"
    ),
    "template asks for what is not given": Plant(
        f"{APPEAL}/documents/reply.typ", '#paragraphs("reply")', '#paragraphs("replay")', "no field “replay”", "“reply”"
    ),
    "template takes in a file": Plant(
        f"{TINT}/documents/permit.typ", "#lines()", '#image("/etc/passwd")', "may not take in", "darcha.typ"
    ),
    "rates with a gap": Plant(
        f"{TINT}/fees.yaml",
        "  - valid_from: 2024-01-01\n",
        FIRST_RATE + "  - valid_from: 2025-02-01\n",
        "There is a gap",
        "valid_to",
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
    "term starts at a payment that never comes": Plant(
        f"{APPEAL}/procedure.yaml",
        "starts_at: registration\n    article: ORQ-445, art. 28\n    rule: terms.reply",
        "starts_at: payment\n    article: ORQ-445, art. 28\n    rule: terms.reply",
        "the service is free",
        line="starts_at: payment",
    ),
    "term never reached": Plant(
        f"{APPEAL}/procedure.yaml",
        "    when: has(answers.kind) && answers.kind == 'proposal'\n",
        "",
        "can never apply",
        line="key: proposal",
    ),
    "question cannot be answered": Plant(
        f"{TINT}/form.yaml", "example: 01A123BC", "example: 1A", "cannot be completed", "valid example"
    ),
    "question without options": Plant(
        f"{APPEAL}/form.yaml", "type: long-text", "type: choice", "needs “options”", line="key: text"
    ),
    "example expects another fee": Plant(
        f"{TINT}/examples/car-portal.yaml",
        "fee: 2966400",
        "fee: 2966401",
        "expects fee 2 966 401, the pack gives 2 966 400",
    ),
    "example answers wrongly": Plant(
        f"{TINT}/examples/bus.yaml", "windows: [rear]", "windows: [roof]", "“windows” (not-an-option)", line="answers:"
    ),
    "folder and key differ": Plant(
        f"{TINT}/service.yaml", "key: window-tint-permit", "key: window-tinting-permit", "stands in the folder"
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
}


@pytest.fixture
def packs(tmp_path):
    return shutil.copytree(PACKS, tmp_path / "packs")


def test_the_projects_packs_are_in_order():
    assert check_packs(PACKS) == []


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    plant = PLANTS[kind]
    path = packs / plant.file
    text = path.read_text("utf-8")
    assert plant.old in text
    path.write_text(text.replace(plant.old, plant.new, 1), "utf-8")

    mistakes = check_packs(packs)

    where = plant.where or plant.file
    named = [one for one in mistakes if one.file == where and plant.problem in one.problem]
    assert named, "\n".join(map(str, mistakes))
    assert any(plant.hint in one.hint for one in named), named
    words = plant.line or (plant.new.splitlines()[-1].strip() if plant.new else None)
    if words:
        line = (packs / where).read_text("utf-8").splitlines()[named[0].line - 1]
        assert words in line or line.strip() in words, (named[0], line)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (f"{TINT}/fees.yaml", "This file is missing."),
        (f"{TINT}/CHANGES.md", "This file is missing."),
        (f"{TINT}/documents/permit.typ", "The template documents/permit.typ is missing."),
        (f"{TINT}/documents/permit.yaml", "No description belongs to this template."),
        ("national/spheres.yaml", "This file is missing."),
        ("agencies/yhxx/posts.yaml", "This file is missing."),
    ],
)
def test_a_missing_file_is_named(packs, path, problem):
    (packs / path).unlink()
    assert problem in {mistake.problem for mistake in check_packs(packs)}


def test_a_service_without_examples_is_refused(packs):
    shutil.rmtree(packs / TINT / "examples")
    assert [mistake.problem for mistake in check_packs(packs)] == ["There is no worked example."]


def test_an_empty_file_and_a_foreign_encoding_are_named(packs):
    (packs / TINT / "fees.yaml").write_text("", "utf-8")
    (packs / HOUSING / "fees.yaml").write_bytes(b"\xff\xfe\x00")
    problems = [mistake.problem for mistake in check_packs(packs)]
    assert "The file is empty." in problems
    assert "The file holds signs that are not allowed in YAML." in problems


def test_terms_of_examples_are_checked_by_the_law_that_is_handed_in(packs):
    due = {"due_at": "2026-03-11T10:00+05:00", "registered_at": "2026-03-06", "due_on": None, "confirmed": True}
    mistakes = check_packs(packs, term_runner=lambda service, example, calendar: due)
    car = next(mistake for mistake in mistakes if mistake.file.endswith("car-portal.yaml"))
    assert "expects due_at 2026-03-10T10:00+05:00, the pack gives 2026-03-11T10:00+05:00" in car.problem


def test_packs_with_mistakes_are_not_used(packs):
    (packs / "national/spheres.yaml").unlink()
    with pytest.raises(PackInvalid) as invalid:
        load_catalogue(packs)
    assert "national/spheres.yaml:1: This file is missing." in str(invalid.value)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert "no such folder" in check_packs(tmp_path / "nowhere")[0].problem
    with pytest.raises(PackInvalid):
        load_catalogue(tmp_path / "nowhere")


def test_one_part_is_checked_with_all_that_it_names_and_answers_for_itself(packs):
    for service in (TINT, HOUSING):
        path = packs / service / "service.yaml"
        path.write_text(path.read_text("utf-8").replace("sphere: ", "sphere: x"), "utf-8")
    mistakes = check_packs(packs / TINT)
    assert [mistake.file for mistake in mistakes] == [f"{TINT}/service.yaml"]
    assert check_packs(packs / APPEAL) == []


def test_the_next_version_of_a_service_stands_beside_it(packs):
    following = packs / f"{TINT}@2027-01-01"
    shutil.copytree(packs / TINT, following)
    for name in ("service.yaml", "CHANGES.md"):
        text = (following / name).read_text("utf-8")
        (following / name).write_text(text.replace("2024-01-01", "2027-01-01"), "utf-8")
    assert check_packs(packs) == []
    versions = load_catalogue(packs).services["window-tint-permit"]
    assert [version.valid_from.isoformat() for version in versions] == ["2024-01-01", "2027-01-01"]


def test_two_versions_of_one_day_are_refused(packs):
    shutil.copytree(packs / TINT, packs / f"{TINT}@2024-01-01")
    assert any("two versions" in mistake.problem for mistake in check_packs(packs))
