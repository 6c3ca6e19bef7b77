"""The person of a personal number and a document: the first step of signing in. Leaves no line: nobody reads yet."""

from darcha.kernel.identity.types import PersonFact

from ..models.definition import register_of
from ..models.record_key import index_of
from ..rules.paths import normalised, value_at
from ._versions import by_keys


def find_person(number: str, document: str) -> PersonFact | None:
    """None for any mismatch: the caller cannot tell which of the two was wrong."""
    register = register_of("person")
    for version in by_keys([index_of(register.key, register.roles["number"], number)]):
        if normalised(value_at(version.content, register.roles["document"])) == normalised(document):
            return PersonFact(
                person_id=version.record_id,
                name=value_at(version.content, register.roles["name"]),
                phone=value_at(version.content, register.roles["phone"]) or None,
            )
    return None
