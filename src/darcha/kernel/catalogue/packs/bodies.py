"""Bodies and their posts: the national list and the agencies of this folder. Ignores their services."""

from datetime import time
from typing import Any

from ..types import Body, Ladder, Post
from .compile_ladder import compile_ladder
from .ladder_checks import check_rungs
from .mistakes import did_you_mean
from .national import Reader, check_once
from .nodes import Node


def read_posts(root: Node, key: str = "posts") -> tuple[Post, ...]:
    """The posts of a file, no two with one key."""
    check_once(root.each(key), "The post")
    return tuple(_post(node) for node in root.each(key))


def _post(node: Node) -> Post:
    sees = node.get("sees", {})
    return Post(
        node.get("key"),
        node.text("name"),
        node.get("role"),
        regions=tuple(sees.get("regions", ())),
        states=tuple(sees.get("states", ())),
        assigned_only=sees.get("assigned_only", False),
    )


def read_bodies(reader: Reader, regions: dict[str, Any]) -> dict[str, Body]:
    """Bodies of the national list and of packs/agencies, by key, each with its posts."""
    nodes: list[tuple[Node, tuple[Post, ...]]] = []
    post_nodes: list[Node] = []
    petition_posts: tuple[Post, ...] = ()
    root = reader.find("national/bodies.yaml", "bodies")
    if root is not None:
        petition_posts = read_posts(root, "petition_posts")
        post_nodes += root.each("petition_posts")
        nodes += [(node, read_posts(node)) for node in root.each("bodies")]
    for folder in sorted(path for path in (reader.folder / "agencies").glob("*") if path.is_dir()):
        agency = reader.find(f"agencies/{folder.name}/agency.yaml", "agency")
        posts = reader.find(f"agencies/{folder.name}/posts.yaml", "posts")
        if agency is None or posts is None:
            continue
        if agency.get("key") != folder.name:
            agency.at("key").complain(
                f"The agency “{agency.get('key')}” stands in the folder “{folder.name}”.", "Use one name."
            )
        nodes.append((agency, read_posts(posts)))
        post_nodes += posts.each("posts")
    bodies: dict[str, Body] = {}
    for node, own in nodes:
        key = node.get("key")
        if key in bodies:
            node.at("key").complain(f"The body “{key}” is described twice.", "Keep one of the two.")
        more = petition_posts if node.get("takes_petitions") else ()
        names = {post.key for post in own}
        bodies[key] = _body(node, (*own, *(post for post in more if post.key not in names)))
    if root is not None:  # else every parent would be unknown
        for node, _ in nodes:
            _check_body(node, bodies, regions)
    for node in post_nodes:
        _check_regions(node, regions)
    return bodies


def _check_regions(post: Node, regions: dict[str, Any]) -> None:
    for region in post.get("sees", {}).get("regions", ()):
        if regions and region not in regions:
            post.at("sees").complain(f"There is no region {region}.", did_you_mean(region, regions))


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
        ladder=compile_ladder(node.at("ladder")) if "ladder" in node else Ladder(),
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
    for kind in ("days", "hours") if "ladder" in node else ():
        check_rungs(node.at("ladder").at(kind))
    above, seen = parent, {node.get("key")}
    while above in bodies:
        if above in seen:
            node.at("parent").complain(f"“{node.get('key')}” stands above itself.", "Name the true superior.")
            return
        seen.add(above)
        above = bodies[above].parent
