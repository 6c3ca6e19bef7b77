"""What must hold in one list of rungs: each its own key, and somebody hears of every term that has ended."""

from .compile_ladder import compile_rungs
from .nodes import Node


def check_rungs(rungs: Node) -> None:
    """Complain about the list that stands at this place; a place without a list is in order."""
    nodes = list(rungs.each())
    keys = [node.get("key") for node in nodes]
    for index, node in enumerate(nodes):
        if node.get("key") in keys[:index]:
            node.at("key").complain(f"The rung “{node.get('key')}” is there twice.", "Give each its own key.")
    if nodes and all(rung.is_before_end for rung in compile_rungs(nodes)):
        rungs.complain("Nobody hears of it when the term has ended.", "Add a rung with “when: end”.")
