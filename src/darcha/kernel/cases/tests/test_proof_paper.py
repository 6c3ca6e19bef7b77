"""Papers of the packs print for their worked examples; one that does not is said at its template."""

import shutil

import pytest
from django.conf import settings

from darcha.kernel.cases.api import paper_runner
from darcha.kernel.catalogue import api as catalogue

PERMIT = "agencies/yhxx/services/window-tint-permit/documents/permit.typ"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("#lines(", "unclosed delimiter"),
        ("#data.fields.nothing", "does not contain key"),
        ("#nothing()", "unknown variable"),
    ],
)
def test_a_paper_that_does_not_print_is_named(tmp_path, broken, said):
    packs = shutil.copytree(settings.DARCHA_PACKS_DIR, tmp_path / "packs")
    template = packs / PERMIT
    template.write_text(template.read_text("utf-8").replace("#lines()", broken), "utf-8")
    found = catalogue.check_packs(packs, paper_runner=paper_runner)
    assert [one.file for one in found] == [PERMIT]
    assert said in found[0].problem
    assert found[0].hint == "It was tried with bus.yaml."


def test_every_paper_of_the_packs_prints():
    assert catalogue.check_packs(settings.DARCHA_PACKS_DIR, paper_runner=paper_runner) == []
