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
    made = compile_rungs(nodes)
    for node, rung in zip(nodes, made, strict=True):
        if (rung.says == "reminder") is not rung.is_before_end:
            node.at("says").complain(
                f"“{rung.says}” speaks of a term that {'still runs' if rung.says == 'reminder' else 'has ended'}, "
                f"but this rung is {'before' if rung.is_before_end else 'not before'} its end.",
                "Before the end say “reminder”; from the end on “ended”, “again” or “inspectorate”.",
            )
    if nodes and all(rung.is_before_end for rung in made):
        rungs.complain("Nobody hears of it when the term has ended.", "Add a rung with “when: end”.")
