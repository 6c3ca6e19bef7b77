"""A service as raw files, from disk or from a stored version, and its content hash. Ignores what the files mean."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from darcha.ground.text import LANGUAGES

from .mistakes import Report
from .plain_yaml import read_text
from .reading import Document, read_yaml

MAIN_FILES = ("service.yaml", "form.yaml", "procedure.yaml", "fees.yaml")
COMPILED_FOLDERS = ("documents", "notices", "letters")


@dataclass(frozen=True, slots=True)
class ServiceSource:
    """Every file that makes up a version. ``folder`` names it in mistakes; ``texts`` is by language."""

    folder: str
    agency: str
    documents: Mapping[str, Document]  # path inside the folder -> YAML
    templates: Mapping[str, str] = field(default_factory=dict)  # path inside the folder -> typst

    @property
    def as_text(self) -> str:
        """The whole source as JSON text, to be hashed and stored with a version. Order is kept: it is printed order."""
        plain = {
            "folder": self.folder,
            "agency": self.agency,
            "files": {name: document.data for name, document in sorted(self.documents.items())},
            "templates": dict(sorted(self.templates.items())),
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, stored: str) -> "ServiceSource":
        """The source of a stored version. Lines are not kept: a stored version has passed its checks."""
        plain = json.loads(stored)
        folder = plain["folder"]
        return cls(
            folder=folder,
            agency=plain["agency"],
            documents={name: Document(f"{folder}/{name}", data) for name, data in plain["files"].items()},
            templates=plain["templates"],
        )

    @property
    def content_hash(self) -> str:
        """SHA-256 in hex over the source as text."""
        return hashlib.sha256(self.as_text.encode()).hexdigest()


def read_service(folder: Path, name: str, agency: str, report: Report) -> ServiceSource:
    """Read a service's folder; ``name`` is how mistakes call it. Missing files go to the report."""
    documents: dict[str, Document] = {}
    wanted = [*MAIN_FILES, *(f"text/{language}.yaml" for language in LANGUAGES)]
    for path in wanted:
        if not (folder / path).is_file():
            report.add(f"{name}/{path}", 1, "This file is missing.", "Every service has it, even when it is short.")
    extra = [
        path.relative_to(folder).as_posix()
        for kind in COMPILED_FOLDERS
        for path in sorted((folder / kind).glob("*.yaml"))
    ]
    for path in [*wanted, *extra]:
        if path in extra or (folder / path).is_file():
            read = read_yaml(folder / path, f"{name}/{path}", report)
            if read is not None:
                documents[path] = read
    templates: dict[str, str] = {}
    for template in sorted((folder / "documents").glob("*.typ")):
        path = template.relative_to(folder).as_posix()
        text = read_text(template, f"{name}/{path}")
        if isinstance(text, str):
            templates[path] = text
        else:
            report.add(f"{name}/{path}", *text)
    return ServiceSource(name, agency, documents, templates)
