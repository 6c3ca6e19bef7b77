"""A virtual environment that was left half made is made anew; one with its pip is kept."""

import subprocess
from pathlib import Path

import pytest

from darcha.config.environment import PROJECT_DIR

PYTHON = """#!/bin/sh
echo "$0 $*" >> {log}
case "$*" in
    *"pip --version"*) exit {pip} ;;
    "-m venv"*) mkdir -p "$4/bin" && cp {whole} "$4/bin/python" ;;
esac
"""


def _fake(file: Path, log: Path, whole: Path, pip: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PYTHON.format(log=log, whole=whole, pip=pip), "utf-8")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize(
    ("pip", "made"), [(None, True), (1, True), (0, False)], ids=["none there", "half made", "whole"]
)
def test_what_is_there_is_looked_at(tmp_path: Path, pip: int | None, made: bool) -> None:
    log, whole = tmp_path / "log", tmp_path / "whole"
    _fake(whole, log, whole, pip=0)
    python = _fake(tmp_path / "python", log, whole, pip=0)
    if pip is not None:
        _fake(tmp_path / "venv/bin/python", log, whole, pip)
    done = subprocess.run(
        ["sh", PROJECT_DIR / "scripts/venv.sh", python, tmp_path / "venv"], capture_output=True, text=True, check=True
    )
    calls = log.read_text("utf-8")
    assert ("-m venv --clear" in calls) is made
    assert ("Making" in done.stdout) is made
    assert "pip install" in calls.splitlines()[-1]
