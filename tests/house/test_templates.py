"""Templates include only panels and furniture; text never comes unescaped; nothing is asked of a third party."""

import re

from darcha.config import map as house_map
from darcha.config.templates import template_dirs

BASES = {"furniture", "errors"}
TAG = re.compile(r"{%\s*(include|extends)\s+[\"']([^\"']+)[\"']")


def templates():
    for folder in template_dirs():
        for file in folder.rglob("*.html"):
            yield folder, file, file.read_text("utf-8")


def wrong_includes(folder, file, source) -> list[str]:
    """A door's own base may be extended; included is only what belongs to furniture or to a room's panels."""
    own = file.relative_to(folder).parts[0]
    rooms = {path.parents[1].name for path in template_dirs() if path.parent.name == "panels"}
    return [
        f"{file.name}: {kind} {name}"
        for kind, name in TAG.findall(source)
        if name.split("/")[0] not in BASES | rooms and not (kind == "extends" and name.split("/")[0] == own)
    ]


def test_templates_include_only_panels_and_furniture():
    assert [wrong for each in templates() for wrong in wrong_includes(*each)] == []


def test_an_include_of_a_neighbours_template_is_noticed(tmp_path):
    page = tmp_path / "citizen" / "x.html"
    assert wrong_includes(tmp_path, page, '{% include "officer/inbox.html" %}')


def test_nothing_escapes_escaping():
    loose = re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq")
    assert [file.name for _, file, source in templates() if loose.search(source)] == []


def test_nothing_comes_from_a_third_party():
    outside = re.compile(r"(?:src|href|action)=[\"']https?://")
    assert [file.name for _, file, source in templates() if outside.search(source)] == []


def test_mark_safe_is_used_by_furniture_alone():
    users = [
        str(file.relative_to(house_map.SOURCES))
        for file in house_map.SOURCES.rglob("*.py")
        if re.search(r"\bmark_safe\b", file.read_text("utf-8"))
    ]
    assert [user for user in users if not user.startswith("furniture/")] == []
