"""What the pages for operators tell to type exists; what they tell to write can be read by the shell and by Darcha."""

import re
import subprocess
from pathlib import Path

import pytest
import typer

from darcha.config import cli
from darcha.config.declared import declarations
from darcha.config.environment import PROJECT_DIR
from darcha.config.production import unsafe_in_production

PAGES = sorted((PROJECT_DIR / "docs").glob("operate/*.md")) + sorted((PROJECT_DIR / "docs").glob("protocols/*.md"))
INSTALL = (PROJECT_DIR / "docs/operate/install.md").read_text("utf-8")
TYPED = re.compile(r"(?:`|^|bin/|&& |\$ )darcha ([a-z][a-z-]+)((?: [a-z][a-z-]+)*)", re.MULTILINE)
FENCED = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def commands() -> dict[str, set[str]]:
    """Every command with its own commands; none for those that take arguments at once."""
    root = typer.main.get_command(cli.app)
    return {name: set(getattr(found, "commands", ())) for name, found in root.commands.items()}  # type: ignore[attr-defined]


def works_alone(name: str) -> bool:
    """Whether a group does something when no command of its own is named."""
    return bool(typer.main.get_command(cli.app).commands[name].invoke_without_command)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_that_is_named_exists(page: Path) -> None:
    known = commands()
    for name, more in TYPED.findall(page.read_text("utf-8")):
        assert name in known, name
        if known[name] and (more.strip() or not works_alone(name)):
            assert more.split()[:1] and more.split()[0] in known[name], f"{name}{more}"


def settings() -> str:
    return next(body for kind, body in FENCED.findall(INSTALL) if body.startswith("DARCHA_ENV="))


def test_the_settings_are_what_production_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "darcha.env"
    file.write_text(settings(), "utf-8")
    said = subprocess.run(
        ["sh", "-euc", 'set -a; . "$0"; env -0', file], capture_output=True, text=True, check=True, env={}
    )
    given = dict(line.split("=", 1) for line in said.stdout.split("\0") if line.startswith(("DARCHA_", "DATABASE_URL")))
    assert set(given) <= set(declarations())
    assert given["DARCHA_MAIL_FROM"] == "Xizmat <javobsiz@example.uz>"
    reasons = unsafe_in_production(given)
    left_open = {name for name, value in given.items() if "..." in value} | {"DARCHA_SEAL_P12"}
    assert [reason for reason in reasons if "missing" in reason] == []
    assert {reason.split()[0].rstrip(":") for reason in reasons} <= left_open


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_for_the_shell_can_be_read_by_it(page: Path) -> None:
    for kind, body in FENCED.findall(page.read_text("utf-8")):
        if kind == "sh":
            done = subprocess.run(["sh", "-n"], input=body, capture_output=True, text=True, check=False)
            assert done.returncode == 0, body + done.stderr


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target, anchor in re.findall(r"\]\(([\w./-]+\.md)?(#[\w-]+)?\)", page.read_text("utf-8")):
            file = (page.parent / target) if target else page
            assert file.exists(), f"{page.name}: {target}"
            heads = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            anchors = {"#" + re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
            assert not anchor or anchor in anchors, f"{page.name}: {target}{anchor}"
