"""What is said at an event fills only what is known, and fits where it goes. Ignores who is told."""

from pathlib import PurePosixPath

from darcha.ground.text import LANGUAGES

from ..nodes import Node
from ..said import PLACEHOLDER
from .under_check import UnderCheck

PLACEHOLDERS = (
    "number",
    "service",
    "body",
    "due",
    "pay_by",
    "amount",
    "question",
    "words",
    "moment",
    "ground",
    "article",
    "objection",
    "document",
)
LONGEST_SMS = 480  # what is filled in needs room too, and gateways take 640


def check_notices(under: UnderCheck) -> None:
    """notices/*.yaml with the words that they name."""
    for path, notice in under.roots("notices/"):
        if PurePosixPath(path).stem != notice.get("event"):
            notice.at("event").complain(f"The notice of “{notice.get('event')}” stands in {path}.", "Use one name.")
        check_said(notice, under)


def check_said(notice: Node, under: UnderCheck) -> None:
    """The words of one notice: what they fill is known, and an SMS has its words and its length."""
    roots = {language: under.root(f"text/{language}.yaml") for language in LANGUAGES}
    for part in ("subject", "body", "sms"):
        _check_filled(notice, part, roots["uz"])
    if "sms" in notice.get("channels", ()) and "sms" not in notice:
        notice.at("channels").complain("An SMS is sent, but its words are missing.", "Add “sms:”.")
    for language in LANGUAGES:
        said = roots[language].value.get(notice.get("sms"), "")
        if len(said) > LONGEST_SMS:
            roots[language].at(notice.get("sms")).complain(
                f"The SMS is too long: {len(said)} signs.",
                f"Keep it within {LONGEST_SMS}; the account has all of it.",
            )


def _check_filled(notice: Node, part: str, texts: Node) -> None:
    for name in PLACEHOLDER.findall(texts.value.get(notice.get(part), "")):
        if name not in PLACEHOLDERS:
            texts.at(notice.get(part)).complain(
                f"A notice cannot fill “{{{name}}}”.", f"It may fill: {', '.join(PLACEHOLDERS)}."
            )
