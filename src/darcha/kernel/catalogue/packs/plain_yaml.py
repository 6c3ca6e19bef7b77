"""Packs are plain YAML: no anchors, no tags, no depths, no giants, no links out of the folder. Ignores what it says.

Everything here is asked of the stream of events, before anything is built, so that a hostile file costs nothing.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

LARGEST = 1_000_000  # bytes; the largest file of a country, its regions, has 30 000
DEEPEST = 20
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Trouble = tuple[int, str, str]  # line, problem, hint
_WORDS = {  # of the parser, in the words of people
    "mapping values are not allowed": "a colon stands where none may; words with a colon go in quotes",
    "cannot start any token": "a sign that may not begin a value; indent with spaces, not tabs, and quote odd signs",
    "did not find expected key": "this line is not indented like those around it",
    "did not find expected '-' indicator": "a list goes on with a dash, at the same indentation",
    "did not find expected ',' or": "a comma is missing, or a bracket is not closed",
    "could not find expected ':'": "a colon is missing, or a line is broken",
    "unexpected end of stream": "quotes or brackets are not closed",
    "another document": "the file begins anew at “---”; each file is one document",
    "unknown escape character": "a backslash inside double quotes; use single quotes",
}


def read_text(path: Path, name: str) -> str | Trouble:
    """The text of a file of a pack, or why it cannot be had. ``name`` is its path inside the packs."""
    root = path.parents[len(Path(name).parts) - 1]
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return 1, "This is a link to something outside the packs.", "Put the file itself here."
    if not path.is_file():
        return 1, "This file cannot be opened.", "It may be a link that leads nowhere, or a folder."
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return 1, f"The file is too large: {len(raw):,} bytes.".replace(",", " "), "A pack is words, not data."
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return line, "The file is not written in UTF-8.", "Save it anew as UTF-8 text."
    if text.startswith("\ufeff"):
        return 1, "An invisible mark stands before the first word (BOM).", "Save it as UTF-8 without BOM."
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        return line, "The lines end as those of another system do (CRLF).", "Save it with line ends of Unix (LF)."
    return text


def find_trouble(text: str) -> Trouble | None:
    """The first thing in a text that plain YAML does not have. Raises yaml.YAMLError when it is no YAML at all."""
    return next(_troubles(text), None)


def _troubles(text: str) -> Iterator[Trouble]:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield (
                line,
                "Packs use no anchors (&) and no aliases (*).",
                "Write it out, in quotes if it begins so.",
            )
        elif getattr(event, "tag", None):
            yield line, "Packs use no tags (!).", "Write the plain value, in quotes if it begins so."
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            yield line, "The file is nested too deeply.", "Look for brackets that are never closed."


def in_plain_words(problem: str | None) -> str:
    """What the parser complains of, as one would say it; its own words when there are no better."""
    said = problem or "the file cannot be read"
    return next((words for sign, words in _WORDS.items() if sign in said), said)
