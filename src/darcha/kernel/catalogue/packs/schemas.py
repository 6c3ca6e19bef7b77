"""Every file of a pack against its JSON Schema. Ignores what spans two files, and how a complaint is worded."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from .mistakes import Report
from .nodes import Node
from .reading import Document
from .said import check_said
from .schema_words import explain


@lru_cache(maxsize=64)
def _validator(path: Path, _changed_at: float) -> tuple[Any, dict[str, Any]]:
    schema = json.loads(path.read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(schema), schema


class Schemas:
    """The schemas of one packs folder by name: ``service``, ``form`` ..."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, kind: str, document: Document, report: Report) -> bool:
        """Whether the document fits; what does not fit goes to the report."""
        path = self._folder / f"{kind}.json"
        try:
            validator, schema = _validator(path, path.stat().st_mtime)
        except (OSError, ValueError, jsonschema_rs.ValidationError):
            report.add(
                f"schema/{path.name}", 1, "This schema cannot be used.", "Restore it: packs do not bring their own."
            )
            return False
        fits = True
        for error in validator.iter_errors(document.data):
            fits = False
            explain(error, schema, document, report)
        if fits:
            check_said(Node(document, (), document.data, report))
        return fits
