"""Every paper has its template and the template asks only for what is given. Ignores how it looks."""

import re
from pathlib import PurePosixPath

from ...types import Act
from ..mistakes import did_you_mean
from .under_check import UnderCheck

_FIELD = re.compile(r"\b(?:field|given|paragraphs)\(\"([^\"]+)\"")
_TEXT = re.compile(r"\btexts\.at\(\"([^\"]+)\"")
_IMPORT = re.compile(r"#?\b(?:import|include|read|image|plugin)\b[ (]*\"([^\"]*)\"")
THE_IMPORT = "/darcha.typ"


def check_papers(under: UnderCheck) -> None:
    """documents/: descriptions and templates belong together."""
    described = set()
    for path, paper in under.roots("documents/"):
        stem = PurePosixPath(path).stem
        template = f"documents/{stem}.typ"
        described.add(template)
        if paper.get("key") != stem:
            paper.at("key").complain(f"The paper “{paper.get('key')}” stands in {path}.", "Use one name.")
        if template not in under.source.templates:
            paper.complain(f"The template {template} is missing.", did_you_mean(template, under.source.templates))
            continue
        _check_template(under, template, list(paper.get("fields")))
    _check_refusal(under)
    _check_grant(under)
    for template in sorted(set(under.source.templates) - described):
        under.complain(template, 1, "No description belongs to this template.", f"Add {template[:-4]}.yaml.")


def _check_refusal(under: UnderCheck) -> None:
    """A refusal is an act in writing: whoever may refuse has a paper for it that always fits."""
    refuses = any(act.act is Act.REFUSE for step in under.service.procedure.steps for act in step.acts)
    papers = [paper for _, paper in under.roots("documents/") if paper.get("outcome") == "refuse"]
    if refuses and not any("when" not in paper for paper in papers):
        under.root("procedure.yaml").at("refusal_grounds").complain(
            "A refusal would not be put in writing.", "Add a paper with “outcome: refuse” and without “when:”."
        )


def _check_grant(under: UnderCheck) -> None:
    """What is granted is given in writing: by a paper of the decision, or by a step that issues one or enters it."""
    steps = under.service.procedure.steps
    papers = {paper.get("outcome") for _, paper in under.roots("documents/")}
    if "approve" in papers or any(step.kind in ("issue", "record") for step in steps):
        return
    for step in under.root("procedure.yaml").each("steps"):
        for act in step.each("acts"):
            if act.get("act") == Act.APPROVE:
                act.complain("What is granted here is put in no paper.", "Add a paper with “outcome: approve”.")


def _check_template(under: UnderCheck, path: str, fields: list[str]) -> None:
    texts = [key.removeprefix("document.") for key in under.service.texts]
    for number, line in enumerate(under.source.templates[path].splitlines(), start=1):
        for name in _FIELD.findall(line):
            if name not in fields:
                under.complain(path, number, f"The paper has no field “{name}”.", did_you_mean(name, fields))
        for key in _TEXT.findall(line):
            if key not in texts:
                hint = did_you_mean(f"document.{key}", [f"document.{text}" for text in texts])
                under.complain(path, number, f"There is no text “document.{key}”.", hint)
        for source in _IMPORT.findall(line):
            if source != THE_IMPORT:
                under.complain(
                    path, number, f"A template may not take in “{source}”.", f"Only {THE_IMPORT} is there for it."
                )
