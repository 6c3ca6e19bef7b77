"""What a service names must exist: sphere, life events, posts, bodies, registries. Ignores rules and texts."""

from collections.abc import Collection

from ..mistakes import did_you_mean
from ..nodes import Node
from ..plain_yaml import read_text
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
    _check_changes(under, root.get("valid_from"))


def _check_changes(under: UnderCheck, valid_from: str) -> None:
    if not (under.folder / "CHANGES.md").is_file():
        under.complain("CHANGES.md", 1, "This file is missing.", "It says what changed, by which act, from when.")
        return
    text = read_text(under.folder / "CHANGES.md", f"{under.source.folder}/CHANGES.md")
    if not isinstance(text, str):
        under.complain("CHANGES.md", *text)
    elif valid_from not in text:
        under.complain("CHANGES.md", 1, f"It does not mention the version of {valid_from}.", "Add a line.")


def posts(under: UnderCheck) -> list[str]:
    """The posts that may work on the service."""
    body = under.catalogue.bodies.get(under.service.agency)
    return [post.key for post in body.posts] if body else []


def known(node: Node, names: Collection[str], what: str) -> bool:
    """Whether the name exists; if not, says so and what was probably meant."""
    if node.value in names:
        return True
    if not names and node.report:
        return False  # the list itself could not be read, which has been said
    node.complain(f"There is no {what} “{node.value}”.", did_you_mean(str(node.value), names))
    return False


def _check_granted(node: Node, under: UnderCheck) -> None:
    if under.service.key not in under.catalogue.registries[node.value].access:
        node.complain(
            f"The registry “{node.value}” does not let this service read anything.",
            f"Add “{under.service.key}” under “access” in registries/{node.value}/registry.yaml.",
        )
