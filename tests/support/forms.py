"""Filling in a service's form as its pack describes it, with what each type of question asks of a hand."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from darcha.config.environment import PROJECT_DIR

from .visitor import Visitor

PACKS = PROJECT_DIR / "packs" / "agencies"
GO_ON = "form[data-autosave] .buttons button:not([name])"
MOST_PAGES = 12
DESK = "hokimiyat-1726266"


@cache
def examples() -> Mapping[str, dict[str, Any]]:
    """Worked cases of every pack, by ``service/name``."""
    return {
        f"{file.parents[1].name}/{file.stem}": yaml.safe_load(file.read_text("utf-8"))
        for file in sorted(PACKS.glob("*/services/*/examples/*.yaml"))
    }


def answers_of(example: str) -> dict[str, Any]:
    """What the example answers. A petition goes to one body alone: the one in which a demo officer works."""
    answers = dict(examples()[example]["answers"])
    if DESK in answers.get("bodies", ()):
        answers["bodies"] = [DESK]
    return answers


@cache
def questions(service: str) -> Mapping[str, dict[str, Any]]:
    """Every question of the form by key, with the key of its page."""
    (file,) = PACKS.glob(f"*/services/{service}/form.yaml")
    pages = yaml.safe_load(file.read_text("utf-8"))["pages"]
    return {question["key"]: {**question, "page": page["key"]} for page in pages for question in page["questions"]}


def fill_page(visitor: Visitor, service: str, answers: Mapping[str, Any]) -> str:
    """Answer what the page that is open asks; returns its key."""
    page = str(visitor.page.input_value("input[name=_page]"))
    for key, value in answers.items():
        if questions(service)[key]["page"] == page:
            _answer(visitor, questions(service)[key], value)
    return page


def walk(
    visitor: Visitor, service: str, answers: Mapping[str, Any], *, files: Mapping[str, Path] | None = None
) -> None:
    """From the first page of the form to the page where everything is checked."""
    for _ in range(MOST_PAGES):
        if visitor.path.endswith("/check"):
            return
        page = fill_page(visitor, service, answers)
        for key, file in (files or {}).items():
            if questions(service)[key]["page"] == page:
                visitor.page.set_input_files(f"input[name={key}]", file)
        visitor.click(GO_ON)
        assert visitor.page.locator("[data-error-summary]").count() == 0, visitor.text()
    raise AssertionError(f"the form does not end: {visitor.page.url}")


def _answer(visitor: Visitor, question: Mapping[str, Any], value: Any) -> None:
    name = question["key"]
    match question["type"]:
        case "choice":
            visitor.page.check(f'input[name={name}][value="{value}"]')
        case "yes-no":
            visitor.page.check(f'input[name={name}][value="{"yes" if value else "no"}"]')
        case "choices" | "bodies":
            for one in value:
                visitor.page.check(f'input[name={name}][value="{one}"]')
        case "record":  # of one's own things; the example's are another's
            visitor.page.locator(f"input[name={name}]").first.check()
        case "body" | "region":
            visitor.page.select_option(f"select[name={name}]", value)
        case "declaration":
            visitor.page.check(f"input[name={name}]")
        case _:
            visitor.page.fill(f"#{name}", str(value))
