"""The tree is the architecture: captions, generated files, and a plan that names every room and door."""

import configparser
import re

from darcha.config import map as house_map

KERNEL = house_map.SOURCES / "kernel"
DOORS = house_map.SOURCES / "doors"


def test_every_package_has_a_caption():
    assert [str(package) for package in house_map.packages() if not house_map.caption(package)] == []


def test_a_package_without_a_caption_is_noticed(tmp_path):
    (tmp_path / "__init__.py").write_text("x = 1\n")
    assert house_map.caption(tmp_path) is None


def test_generated_files_are_what_the_code_says_now():
    stale = [str(file) for file, content in house_map.generated().items() if file.read_text("utf-8") != content]
    assert stale == [], "run `make map`"


def test_the_plan_names_every_room_and_every_door():
    plan = configparser.ConfigParser(allow_no_value=True, delimiters=("=",))
    plan.read(house_map.PROJECT_DIR / ".importlinter", "utf-8")
    rooms = {path.parent.name for path in KERNEL.glob("*/__init__.py")}
    corridor = plan["importlinter:contract:2-corridor"]["layers"].replace("|", " ").split()
    assert rooms == set(corridor)
    assert rooms == {s.rsplit("-", 1)[1] for s in plan.sections() if ":7-face-" in s}
    doors = {f"darcha.doors.{path.parent.name}" for path in DOORS.glob("*/__init__.py")}
    assert doors == set(plan["importlinter:contract:5-doors"]["modules"].split())


def test_every_room_has_its_page():
    missing = [path.parent.name for path in KERNEL.glob("*/__init__.py") if not (path.parent / "README.md").exists()]
    assert missing == []


def test_every_connector_is_complete():
    wanted = ("adapter.py", "fake.py", "check.py", "README.md")
    connectors = [path.parent for path in (house_map.SOURCES / "connectors").glob("*/__init__.py")]
    missing = [f"{folder.name}/{name}" for folder in connectors for name in wanted if not (folder / name).exists()]
    assert connectors and missing == []


LINK = re.compile(r"\]\(([^)#:\s]+\.(?:md|py|yaml|svg|png))(?:#[^)]*)?\)")


def test_every_decision_has_a_number_of_its_own():
    numbers = [file.name[:4] for file in sorted((house_map.PROJECT_DIR / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_links_between_pages_lead_somewhere():
    root = house_map.PROJECT_DIR
    pages = [root / "README.md", *(root / "docs").rglob("*.md"), *(root / "src").rglob("README.md")]
    broken = [
        f"{page.relative_to(root)}: {link}"
        for page in pages
        if "node_modules" not in page.parts
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []
