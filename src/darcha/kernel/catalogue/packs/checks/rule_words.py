"""Whether a rule can be read, and if not, why, in plain words. Ignores the names in it."""

import re
from collections.abc import Mapping

from darcha.ground.rules import RuleError, VariableType, compile_rule

from ..nodes import Node

_WHERE = re.compile(r"<input>:(\d+):(\d+): (.+)")
_WORDS = (  # of CEL, in the words of people
    (re.compile(r"undeclared reference to '([^']+)'"), "there is no “{}” here"),
    (
        re.compile(r"found no matching overload for '_*([^'_]+)"),
        "things of different kinds are compared or joined by {}",
    ),
    (re.compile(r"Key not found in map : \"([^\"]+)\""), "there is no “{}”"),
    (re.compile(r"token recognition error"), "quotes are not closed, or a sign is not known"),
    (re.compile(r"(?:mismatched|extraneous) input '<EOF>'"), "something is missing at the end, or not closed"),
    (re.compile(r"(?:mismatched|extraneous) input '([^']+)'"), "“{}” is not expected here"),
)
_HINT = "A rule reads like: has(answers.kind) && answers.kind == 'proposal'"
_HABITS = {" and ": "&&", " or ": "||", " not ": "!", " = ": "=="}


def compiled(node: Node, variables: Mapping[str, VariableType], *, yes_or_no: bool) -> bool:
    """Whether the rule can be read and gives what is wanted; if not, says so."""
    try:
        rule = compile_rule(node.value, variables)
    except RuleError as error:
        found = _WHERE.search(str(error))
        said = f"at sign {found[2]}: {in_plain_words(found[3])}" if found else str(error)
        node.complain(f"The rule cannot be read {said}.", _habit(node.value))
        return False
    if yes_or_no and rule.returns not in {"bool", "dyn"}:
        node.complain(f"The rule gives {rule.returns}, not yes or no.", "Compare it with something: … > 0")
        return False
    return True


def in_plain_words(said: str) -> str:
    """What CEL complains of, as one would say it; its own words when there are no better."""
    for sign, words in _WORDS:
        found = sign.search(said)
        if found:
            return words.format(*found.groups())
    return said.removeprefix("Syntax error: ")


def _habit(source: str) -> str:
    """A sign that people bring along from other languages."""
    return next((f"Write “{sign}”, not “{word.strip()}”." for word, sign in _HABITS.items() if word in source), _HINT)
