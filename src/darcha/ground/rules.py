"""Rules in packs: CEL expressions with declared variables, types and a budget. Ignores what a rule is for."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from cel_expr_python import cel

VariableType = Literal["map", "int", "string", "bool", "list"]
LONGEST_RULE = 2_000
_TYPES = {
    "map": cel.Type.Map(cel.Type.STRING, cel.Type.DYN),
    "list": cel.Type.List(cel.Type.DYN),
    "int": cel.Type.INT,
    "string": cel.Type.STRING,
    "bool": cel.Type.BOOL,
}


class RuleError(Exception):
    """The rule cannot be compiled, or its evaluation failed or went over its budget."""


class Rule:
    """A compiled rule. Calling it gives a plain Python value; a missing key is an error, so rules use ``has()``."""

    __slots__ = ("_expression", "source")

    def __init__(self, source: str, expression: cel.Expression) -> None:
        self.source = source
        self._expression = expression

    def __call__(self, variables: Mapping[str, Any]) -> Any:
        try:
            value = self._expression.eval(data=dict(variables))
        except RuntimeError as error:
            raise RuleError(f"{self.source}: {error}") from error
        if value.type() == cel.Type.ERROR:
            raise RuleError(f"{self.source}: {value.value()}")
        return value.plain_value()

    @property
    def returns(self) -> str:
        """The type of the answer: ``bool``, ``int``, ``dyn`` ..."""
        return str(self._expression.return_type().name()).lower()


@cache
def _environment(variables: tuple[tuple[str, VariableType], ...]) -> Any:
    return cel.NewEnv(variables={name: _TYPES[kind] for name, kind in variables})


@cache
def _compiled(source: str, variables: tuple[tuple[str, VariableType], ...]) -> Rule:
    if len(source) > LONGEST_RULE:
        raise RuleError(f"longer than {LONGEST_RULE} characters")
    try:
        return Rule(source, _environment(variables).compile(source))
    except RuntimeError as error:
        raise RuleError(f"{source}: {error}") from error


def compile_rule(source: str, variables: Mapping[str, VariableType]) -> Rule:
    """Compile once and keep. Raises RuleError with CEL's own words."""
    return _compiled(source, tuple(sorted(variables.items())))
