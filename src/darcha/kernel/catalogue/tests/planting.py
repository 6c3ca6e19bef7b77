"""Planting a mistake in a copy of the packs, and reading what is said about it."""

import shutil
from dataclasses import dataclass

from darcha.kernel.catalogue.packs.check import check_packs

from .project import PACKS

TINT = "agencies/yhxx/services/window-tint-permit"
HOUSING = "agencies/kadastr/services/housing-certificate"
ANIMALS = "agencies/ekologiya/services/wild-animals-permit"
APPEAL = "agencies/vazirlar-mahkamasi/services/appeal"


@dataclass
class Plant:
    """Replace ``old`` by ``new`` in ``file`` and expect the mistake there, unless ``where`` names another file."""

    file: str
    old: str
    new: str
    problem: str
    hint: str = ""
    where: str | None = None
    line: str | None = None  # words of the line that must be named, if not those of ``new``


def copied(folder):
    return shutil.copytree(PACKS, folder / "packs")


def rewrite(path, old, new):
    """Replace the first ``old``, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def is_named(packs, plant):
    """The mistake is said once planted: in its file, at its line, with the likely intention."""
    rewrite(packs / plant.file, plant.old, plant.new)
    mistakes = check_packs(packs)
    where = plant.where or plant.file
    named = [one for one in mistakes if one.file == where and plant.problem in one.problem]
    assert named, "\n".join(map(str, mistakes))
    assert any(plant.hint in one.hint for one in named), named
    words = plant.line or (plant.new.splitlines()[-1].strip() if plant.new else None)
    if words:
        line = (packs / where).read_text("utf-8").splitlines()[named[0].line - 1]
        assert words in line or line.strip() in words, (named[0], line)


def problems(packs):
    return [mistake.problem for mistake in check_packs(packs)]
