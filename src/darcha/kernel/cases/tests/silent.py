"""The project's packs with one difference: silence decides about the permit. Made in a folder of the test's own."""

import shutil
from pathlib import Path

from darcha.kernel.catalogue.tests.project import PACKS

ARTICLE = "ORQ-457, art. 60"
PROCEDURE = "agencies/yhxx/services/window-tint-permit/procedure.yaml"


def packs_where_silence_means(outcome: str, folder: Path) -> Path:
    """``outcome`` is ``approve`` or ``refuse``."""
    packs = Path(shutil.copytree(PACKS, folder / outcome))
    procedure = packs / PROCEDURE
    said = procedure.read_text("utf-8")
    assert "silence: overdue" in said
    procedure.write_text(
        said.replace("silence: overdue", f"silence: {outcome}\n    silence_article: {ARTICLE}"), "utf-8"
    )
    return packs
