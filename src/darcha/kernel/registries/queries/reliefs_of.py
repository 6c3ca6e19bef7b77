"""Which reliefs of fees the registries confirm for a party. Ignores how large they are: packs say that."""

from darcha.ground.rules import compile_rule

from ..models.definition import definitions
from ..types import PartyFacts


def reliefs_of(facts: PartyFacts) -> tuple[str, ...]:
    """Relief keys in order of the alphabet, from facts already read (and granted to the service). Raises RuleError."""
    return tuple(
        sorted(
            relief
            for key, described in definitions().items()
            for relief, condition in described.reliefs.items()
            if any(
                compile_rule(condition, {"record": "map"})({"record": dict(fact.data)}) is True
                for fact in facts.of(key)
            )
        )
    )
