"""``darcha pack draw``: files by default, one notation on stdout, wrong words named with the nearest right one."""

import sys

import pytest

from darcha.config import cli


@pytest.fixture
def draw(capfd, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["darcha", "pack", "draw", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


def test_all_notations_come_as_files(draw, tmp_path):
    code, said, wrong = draw("window-tint-permit", "--out", str(tmp_path / "new" / "folder"))
    names = sorted(path.name for path in (tmp_path / "new" / "folder").iterdir())
    assert (code, wrong) == (0, "")
    assert names == [
        "window-tint-permit-idef0-A-0.svg",
        "window-tint-permit-idef0-A0.svg",
        "window-tint-permit-idef3.svg",
        "window-tint-permit.bpmn",
    ]
    assert all(name in said for name in names)


def test_the_folder_is_the_current_one(draw, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert draw("appeal", "--notation", "idef3", "--lang", "ru")[0] == 0
    assert "Обращение" in (tmp_path / "appeal-idef3.svg").read_text("utf-8")


@pytest.mark.parametrize(("notation", "begins"), [("idef0", "<svg"), ("idef3", "<svg"), ("bpmn", "<?xml")])
def test_one_notation_goes_to_stdout(draw, notation, begins):
    code, said, wrong = draw("housing-certificate", "--notation", notation, "--out", "-", "--lang", "uz-cyrl")
    assert (code, wrong) == (0, "")
    assert said.startswith(begins) and "маълумотнома" in said


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("window-tint-pemit",), "Did you mean window-tint-permit?"),
        (("",), "There is no service ."),
        (("x\u0000\u202e<",), "There is no service"),
        (("appeal", "--out", "-"), "One notation fits on stdout"),
        (("appeal", "--notation", "uml"), "uml"),
        (("appeal", "--lang", "de"), "de"),
        (("appeal", "--out", "/dev/null"), "/dev/null"),
        (("appeal", "--out", "/dev/null/deeper"), "/dev/null/deeper"),
    ],
)
def test_bad_use_is_2_with_nothing_on_stdout(draw, arguments, complaint):
    code, said, wrong = draw(*arguments)
    assert (code, said) == (2, "")
    assert complaint in wrong
