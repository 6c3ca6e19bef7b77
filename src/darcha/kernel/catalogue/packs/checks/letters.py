"""A ready text fills only what a case has, the same in every language, at an act of the procedure. Ignores its
style."""

from darcha.ground.text import LANGUAGES

from ...rules.letters import CASE_FIELDS, fields_of_letter, gaps_in
from ...types import Act
from ..mistakes import did_you_mean
from ..nodes import Node
from .names import known
from .under_check import UnderCheck

# What the applicant reads of them was written by the officer; the other acts say nothing, or say it to others.
WRITTEN = frozenset(
    {Act.ASK, Act.APPROVE, Act.REFUSE, Act.REPLY, Act.DECIDE_OBJECTION, Act.CLARIFY, Act.LEAVE, Act.TERMINATE}
)
_GROUNDED = frozenset({Act.REFUSE, Act.LEAVE, Act.TERMINATE})


def check_letters(under: UnderCheck) -> None:
    """letters/*.yaml with the words that they name."""
    procedure = under.service.procedure
    listed = {act.act for step in procedure.steps for act in step.acts}
    fields = fields_of_letter(under.service.form)
    for _, letter in under.roots("letters/"):
        act = Act(letter.get("act"))
        if act not in listed & WRITTEN:
            letter.at("act").complain(
                f"At “{act}” nobody writes a letter here.",
                f"It may be one of: {', '.join(sorted(listed & WRITTEN)) or 'none'}.",
            )
        _check_ground(letter, act, under)
        if "grounds" in letter and act is not Act.REPLY:
            letter.at("grounds").complain(f"“{act}” names no grounds.", "Remove this line.")
        _check_gaps(letter, fields, under)


def _check_ground(letter: Node, act: Act, under: UnderCheck) -> None:
    if act not in _GROUNDED:
        if "ground" in letter:
            letter.at("ground").complain(f"“{act}” needs no ground.", "Remove this line.")
        return
    if "ground" not in letter:
        letter.at("act").complain(f"“{act}” stands on a ground.", "Add “ground:” with the key of one.")
        return
    grounds = {one.key: one for one in under.service.procedure.refusal_grounds if one.act is act}
    known(letter.at("ground"), grounds, "ground")


def _check_gaps(letter: Node, fields: frozenset[str], under: UnderCheck) -> None:
    roots = {language: under.root(f"text/{language}.yaml") for language in LANGUAGES}
    key = letter.get("text")
    wanted = gaps_in(roots["uz"].value.get(key, ""))
    for root in roots.values():
        found = gaps_in(root.value.get(key, ""))
        for name in sorted(found - fields):
            hint = did_you_mean(name, fields) or f"It may fill: {', '.join(CASE_FIELDS)}, answers.<question>."
            root.at(key).complain(f"A letter cannot fill “{{{name}}}”.", hint)
        if key in root.value and found != wanted:
            root.at(key).complain("The letter fills other gaps than in Uzbek.", "Names in braces are not translated.")
