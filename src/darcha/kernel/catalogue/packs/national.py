"""National data that every pack may name: bodies and posts, spheres, life events, the base unit. Ignores services."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any, TypeVar

from ..types import Body, Dated, Label, PackInvalid, Post
from .compile_fees import compile_base_unit
from .mistakes import Report, did_you_mean
from .nodes import Node
from .reading import read_yaml
from .schemas import Schemas

T = TypeVar("T")


class Reader:
    """Opens checked files of one packs folder; what is wrong with them goes to the report."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder = folder
        self.report = report
        self.schemas = Schemas(folder / "schema")

    def find(self, path: str, schema: str) -> Node | None:
        """The root of a file that fits its schema; None when it does not, which is then reported."""
        if not (self.folder / path).is_file():
            self.report.add(path, 1, "This file is missing.", "Every pack folder has it.")
            return None
        document = read_yaml(self.folder / path, path, self.report)
        if document is None or not self.schemas.check(schema, document, self.report):
            return None
        return Node(document, (), document.data, self.report)

    def gather(self, load: Callable[[Path], dict[str, T]], folder: str) -> dict[str, T]:
        """What a loader of its own reads; its mistakes join the others."""
        try:
            return load(self.folder / folder)
        except PackInvalid as invalid:
            for mistake in invalid.mistakes:
                self.report.add(mistake.file, mistake.line, mistake.problem, mistake.hint)
            return {}


def read_labels(reader: Reader, name: str) -> tuple[Label, ...]:
    """Spheres or life events in their order."""
    root = reader.find(f"national/{name}.yaml", name)
    if root is None:
        return ()
    return tuple(
        Label(node.get("key"), node.text("name"), node.find_text("hint"), node.get("icon", ""))
        for node in root.each(name)
    )


def read_base_unit(reader: Reader) -> tuple[Dated[int], ...]:
    """The base unit of fees by date."""
    root = reader.find("national/base_unit.yaml", "base_unit")
    if root is None:
        return ()
    check_dated(root, "values", gaps=True)
    return compile_base_unit(root)


def read_posts(root: Node, key: str = "posts") -> tuple[Post, ...]:
    """The posts of a file."""
    return tuple(Post(node.get("key"), node.text("name"), node.get("role")) for node in root.each(key))


def read_bodies(reader: Reader, regions: dict[str, Any]) -> dict[str, Body]:
    """Bodies of the national list and of packs/agencies, by key, each with its posts."""
    nodes: list[tuple[Node, tuple[Post, ...]]] = []
    petition_posts: tuple[Post, ...] = ()
    root = reader.find("national/bodies.yaml", "bodies")
    if root is not None:
        petition_posts = read_posts(root, "petition_posts")
        nodes += [(node, ()) for node in root.each("bodies")]
    for folder in sorted(path for path in (reader.folder / "agencies").glob("*") if path.is_dir()):
        agency = reader.find(f"agencies/{folder.name}/agency.yaml", "agency")
        posts = reader.find(f"agencies/{folder.name}/posts.yaml", "posts")
        if agency is None or posts is None:
            continue
        if agency.get("key") != folder.name:
            agency.at("key").complain(f"The agency “{agency.get('key')}” stands in the folder “{folder.name}”.")
        nodes.append((agency, read_posts(posts)))
    bodies: dict[str, Body] = {}
    for node, own in nodes:
        key = node.get("key")
        if key in bodies:
            node.at("key").complain(f"The body “{key}” is described twice.", "Keep one of the two.")
        more = petition_posts if node.get("takes_petitions") else ()
        names = {post.key for post in own}
        bodies[key] = _body(node, (*own, *(post for post in more if post.key not in names)))
    for node, _ in nodes:
        _check_body(node, bodies, regions)
    return bodies


def _body(node: Node, posts: tuple[Post, ...]) -> Body:
    return Body(
        key=node.get("key"),
        name=node.text("name"),
        short_name=node.find_text("short_name") or node.text("name"),
        region=node.get("region"),
        parent=node.get("parent"),
        takes_petitions=node.get("takes_petitions", False),
        phone=node.get("phone"),
        posts=posts,
        calendar=node.get("calendar", "five"),
        office_hours=_office_hours(node.get("office_hours")),
    )


def _office_hours(said: dict[str, str] | None) -> tuple[time, time] | None:
    return (time.fromisoformat(said["opens"]), time.fromisoformat(said["closes"])) if said else None


def _check_body(node: Node, bodies: dict[str, Body], regions: dict[str, Any]) -> None:
    parent, region = node.get("parent"), node.get("region")
    if parent and parent not in bodies:
        node.at("parent").complain(f"There is no body “{parent}”.", did_you_mean(parent, bodies))
    if region and regions and region not in regions:
        node.at("region").complain(f"There is no region or district {region}.", did_you_mean(region, regions))
    hours = node.get("office_hours")
    if hours and hours["closes"] <= hours["opens"]:
        node.at("office_hours").complain("The office closes before it opens.", "Write both as 09:00, of one day.")
    above, seen = parent, {node.get("key")}
    while above in bodies:
        if above in seen:
            node.at("parent").complain(f"“{node.get('key')}” stands above itself.", "Name the true superior.")
            return
        seen.add(above)
        above = bodies[above].parent


def check_dated(node: Node, key: str, *, gaps: bool) -> None:
    """Dated values follow one another: none twice on a day, none out of order, no gap, no overlap."""
    before: Node | None = None
    for value in node.each(key):
        start, end = value.date("valid_from"), value.find_date("valid_to")
        if end is not None and end < start:
            value.at("valid_to").complain(f"The value ends on {end}, before it begins on {start}.")
        if before is not None:
            first, last = before.date("valid_from"), before.find_date("valid_to")
            if start <= first:
                value.at("valid_from").complain(
                    f"{start} does not follow {first}.", "Put the values in the order of their days, each day once."
                )
            elif last is not None and last >= start:
                value.at("valid_from").complain(
                    f"Two values overlap: one runs through {last}, the next begins on {start}.",
                    "Drop valid_to: a value ends where the next begins.",
                )
            elif gaps and last is not None and (start - last).days > 1:
                value.at("valid_from").complain(
                    f"There is a gap: nothing is in force from {last} to {start}.",
                    "Drop valid_to: a value ends where the next begins.",
                )
        before = value
