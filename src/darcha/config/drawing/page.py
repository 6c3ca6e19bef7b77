"""``docs/procedures.md``: what the drawings hold, without places. Ignores texts that the law changes by date."""

from darcha.kernel.catalogue.types import Catalogue

from .bpmn_elements import Parts
from .bpmn_parts import parts_of
from .net_of_steps import Flow, Process
from .process import read_process

_HEAD = """# Procedures

Made by `make map`; do not edit. What `darcha pack draw` draws of each service: what may happen at its steps, and the
flows of its BPMN. A change of a procedure is read in the diff of this page.
"""


def page_of_procedures(catalogue: Catalogue) -> str:
    """The newest version of each service."""
    parts = [_HEAD]
    for key, versions in sorted(catalogue.services.items()):
        process = read_process(versions[-1], catalogue, "en")
        parts.append(f"\n## {key}\n\n{_table(process)}\n```\n{_flows(parts_of(process))}\n```\n")
    return "".join(parts)


def _table(process: Process) -> str:
    lines = ["| step | may happen | whose | leads to |", "|---|---|---|---|"]
    for place in process.places:
        lines += [f"| {place.key} | {_words(flow)} | {_whose(flow)} | {flow.target or '–'} |" for flow in place.flows]
        if not place.flows:
            lines.append(f"| {place.key} | – | – | – |")
    return "\n".join(lines) + "\n"


def _words(flow: Flow) -> str:
    if flow.who == "clock":
        return f"`{flow.key.removeprefix(f'{flow.step}.')}`"
    by_rule = f" (by rule: `{flow.rule}`)" if flow.rule else ""
    return f"{flow.words}{by_rule}"


def _whose(flow: Flow) -> str:
    confirmed = f"; confirmed by {', '.join(flow.confirmed_by)}" if flow.confirmed_by else ""
    return ", ".join(flow.posts) + confirmed if flow.posts else {"system": "platform"}.get(flow.who, flow.who)


def _flows(made: Parts) -> str:
    """Each sequence flow with the kinds of its ends, then each event with the task that it sits on."""
    named = {key: f"{part.tag} {key}" for key, part in made.parts.items()}
    sits = [f"{named[part.key]} on {part.on}" for part in made.parts.values() if part.on]
    return "\n".join([*(f"{named[link.source]} -> {named[link.target]}" for link in made.links), *sits])
