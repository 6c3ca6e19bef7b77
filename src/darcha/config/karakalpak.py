"""``make karakalpak``: every Karakalpak text beside its Uzbek and Russian, for a native reader. Ignores reviews.

Made from the texts themselves, so that nothing can be missing from it.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from darcha.ground.text.catalogue import text_files

from .map import PROJECT_DIR

PACKS = PROJECT_DIR / "packs"
Row = tuple[str, str, str, str]  # key, Uzbek, Karakalpak, Russian


def sheet() -> str:
    """One table for each file, in Markdown."""
    parts = ["# Karakalpak texts for review", "", "Made by `make karakalpak`; correct the files that it names."]
    for file, rows in files():
        parts += ["", f"## {file.relative_to(PROJECT_DIR)}", "", "| key | Oʻzbekcha | Qaraqalpaqsha | Русский |"]
        parts += ["|---|---|---|---|", *("| " + " | ".join(map(_cell, row)) + " |" for row in rows)]
    return "\n".join([*parts, ""])


def files() -> Iterator[tuple[Path, list[Row]]]:
    """Every file that says something in Karakalpak, with its rows: the screens first, then the packs."""
    written = [*text_files("kaa"), *sorted(PACKS.glob("agencies/*/services/*/text/kaa.yaml"))]
    for file in written:
        by_language = [_flat(_read(file.with_name(f"{language}.yaml"))) for language in ("uz", "kaa", "ru")]
        yield file, [(key, *(texts.get(key, "") for texts in by_language)) for key in by_language[1]]  # type: ignore[misc]
    for file in sorted({*PACKS.rglob("*.yaml")} - set(written)):
        rows = list(_named(_read(file), ""))
        if rows:
            yield file, rows


def _named(node: Any, key: str) -> Iterator[Row]:
    """Names that stand in all four languages where they are used."""
    if isinstance(node, Mapping):
        if "kaa" in node and "uz" in node:
            yield key, str(node["uz"]), str(node["kaa"]), str(node.get("ru", ""))
            return
        for name, value in node.items():
            yield from _named(value, f"{key}.{name}".strip("."))
    elif isinstance(node, list):
        for value in node:
            name = value.get("key", "") if isinstance(value, Mapping) else ""
            yield from _named(value, f"{key}.{name}".strip("."))


def _flat(node: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in node.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return flat


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8")) or {}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


if __name__ == "__main__":
    target = PROJECT_DIR / "var" / "karakalpak.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(sheet(), "utf-8")
    sys.stdout.write(f"{target.relative_to(PROJECT_DIR)}\n")
