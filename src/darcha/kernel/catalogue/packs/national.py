"""National data that every pack may name: spheres, events, base unit, languages, identifiers. Ignores bodies."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from darcha.furniture.drawings import DRAWINGS, is_known
from darcha.ground.identifiers import InvalidIdentifier
from darcha.ground.text import LANGUAGES

from ..rules.values import IDENTIFIERS
from ..types import Dated, Label, PackInvalid
from .compile_fees import compile_base_unit
from .dated import check_dated
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
    check_once(root.each(name), "The entry")
    for node in root.each(name):
        if "icon" in node and not is_known(node.get("icon")):
            node.at("icon").complain(
                f"There is no drawing “{node.get('icon')}”.", did_you_mean(node.get("icon"), DRAWINGS)
            )
    return tuple(
        Label(node.get("key"), node.text("name"), node.find_text("hint"), node.get("icon", ""))
        for node in root.each(name)
    )


def read_base_unit(reader: Reader) -> tuple[Dated[int], ...]:
    """The base unit of fees by date."""
    root = reader.find("national/base_unit.yaml", "base_unit")
    if root is None:
        return ()
    check_dated(root, "values")
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
