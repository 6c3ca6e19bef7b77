"""What a service names must exist: sphere, life events, posts, bodies, registries. Ignores rules and texts."""

from collections.abc import Collection

from ..mistakes import did_you_mean
from ..nodes import Node
from .under_check import UnderCheck


def check_names(under: UnderCheck) -> None:
    """service.yaml against the national lists, the agency's posts and the registries."""
    root, catalogue = under.root("service.yaml"), under.catalogue
    key = under.folder.name.partition("@")[0]
    if root.get("key") != key:
        root.at("key").complain(f"The service “{root.get('key')}” stands in the folder “{key}”.", "Use one name.")
    known(root.at("sphere"), [label.key for label in catalogue.spheres], "sphere")
    for event in root.each("life_events"):
        known(event, [label.key for label in catalogue.life_events], "life event")
    known(root.at("responsible_post"), posts(under), "post")
    for registry in root.each("registries"):
        if known(registry, catalogue.registries, "registry"):
            _check_granted(registry, under)
    if not (under.folder / "CHANGES.md").is_file():
        under.complain("CHANGES.md", 1, "This file is missing.", "It says what changed, by which act, from when.")
    elif root.get("valid_from") not in (under.folder / "CHANGES.md").read_text("utf-8"):
        under.complain("CHANGES.md", 1, f"It does not mention the version of {root.get('valid_from')}.", "Add a line.")


def posts(under: UnderCheck) -> list[str]:
    """The posts that may work on the service."""
    body = under.catalogue.bodies.get(under.service.agency)
    return [post.key for post in body.posts] if body else []


def known(node: Node, names: Collection[str], what: str) -> bool:
    """Whether the name exists; if not, says so and what was probably meant."""
    if node.value in names:
        return True
    node.complain(f"There is no {what} “{node.value}”.", did_you_mean(str(node.value), names))
    return False


def _check_granted(node: Node, under: UnderCheck) -> None:
    if under.service.key not in under.catalogue.registries[node.value].access:
        node.complain(
            f"The registry “{node.value}” does not let this service read anything.",
            f"Add “{under.service.key}” under “access” in registries/{node.value}/registry.yaml.",
        )
