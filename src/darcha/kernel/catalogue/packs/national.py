"""National data that every pack may name: spheres, events, base unit, languages, identifiers. Ignores bodies."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from darcha.ground.identifiers import InvalidIdentifier
from darcha.ground.text import LANGUAGES

from ..rules.values import IDENTIFIERS
from ..types import Dated, Label, PackInvalid
from .compile_fees import compile_base_unit
from .mistakes import Report
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
    check_once(root.each(name), "The entry")
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


def check_languages(reader: Reader) -> None:
    """languages.yaml names the languages that every text is written in, no more and no fewer."""
    root = reader.find("national/languages.yaml", "languages")
    if root is None:
        return
    codes = [one.get("code") for one in root.each("languages")]
    if sorted(codes) != sorted(LANGUAGES):
        root.at("languages").complain(
            f"The languages are {', '.join(codes)}.", f"Every text is written in {', '.join(LANGUAGES)}."
        )


def check_identifiers(reader: Reader) -> None:
    """identifiers.yaml: each once, with an example that is valid."""
    root = reader.find("national/identifiers.yaml", "identifiers")
    if root is None:
        return
    check_once(root.each("identifiers"), "The identifier")
    for one in root.each("identifiers"):
        try:
            IDENTIFIERS[one.get("key")](one.get("example"))
        except InvalidIdentifier:
            one.at("example").complain(
                f"“{one.get('example')}” is no valid {one.get('key')}.", "Forms show it, so it must be right."
            )


def check_once(nodes: Iterator[Node], what: str) -> None:
    """No two have one key."""
    seen: set[str] = set()
    for node in nodes:
        if node.get("key") in seen:
            node.at("key").complain(f"{what} “{node.get('key')}” is there twice.", "Give each its own key.")
        seen.add(node.get("key"))


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
