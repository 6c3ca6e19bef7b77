"""YAML with the line of every value. Reads text, whole numbers, true and false; a bare "no" is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .mistakes import Report
from .plain_yaml import find_trouble, in_plain_words, read_text

Place = tuple[str | int, ...]
_WHOLE = re.compile(r"-?(0|[1-9]\d*)")  # a number with a leading zero is a code, so it stays text
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a pack: its data, and the line of each place in it (1 is the first)."""

    file: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """The line of that place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, name: str, report: Report) -> Document | None:
    """Read one file; mistakes of writing go to the report and give None."""
    lines: dict[Place, int] = {}
    text = read_text(path, name)
    if not isinstance(text, str):
        report.add(name, *text)
        return None
    try:
        trouble = find_trouble(text)
        if trouble is not None:
            report.add(name, *trouble)
            return None
        root = yaml.compose(text, Loader=_Loader)
        data = None if root is None else _build(root, (), lines, name, report)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = in_plain_words(error.problem)
        line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 1
        report.add(name, line, f"This is not valid YAML: {said}.", _YAML_HINT)
        return None
    except yaml.YAMLError:
        report.add(name, 1, "The file holds signs that are not allowed in YAML.", "Save it as UTF-8 text.")
        return None
    if data is None:
        report.add(name, 1, "The file is empty.", "Remove it, or say what it must hold.")
        return None
    return Document(name, data, lines)


_YAML_HINT = "Look at the indentation, the quotes and the colons of this line and the one before."


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], name: str, report: Report) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        built: dict[str, Any] = {}
        for key, value, line in _pairs(node):
            if key in built:
                report.add(name, line, f"“{key}” is said twice.", "Keep one of the two.")
                continue
            lines[(*place, key)] = line
            built[key] = _build(value, (*place, key), lines, name, report)
        return built
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*place, at), lines, name, report) for at, item in enumerate(node.value)]
    if node.tag == "tag:yaml.org,2002:bool" and node.value not in {"true", "false"}:
        hint = "Put it in quotes if it is a word, or write true or false."
        report.add(name, node.start_mark.line + 1, f"Other programs read “{node.value}” as yes or no.", hint)
    return _scalar(node)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if node.tag == "tag:yaml.org,2002:bool" and text in {"true", "false"}:
        return text == "true"
    if node.tag == "tag:yaml.org,2002:null" and text in {"", "null", "~"}:
        return None
    if node.tag == "tag:yaml.org,2002:int" and _WHOLE.fullmatch(text):
        return int(text)
    return text
