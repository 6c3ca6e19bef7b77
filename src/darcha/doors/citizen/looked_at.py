"""What of a party's data was read, in the words of registers and forms. Ignores who read it and why."""

from collections.abc import Iterator, Sequence
from typing import Literal

from darcha.ground.text import Text, t
from darcha.kernel.catalogue.types import Catalogue, RegistryDefinition, Service

Party = Literal["person", "entity"]
_PAPERS = ("document", "file")  # a paper that was issued, a file that was handed in


def words_of_record(fields: Sequence[str], registry: RegistryDefinition, language: str) -> tuple[str, ...]:
    """Fields of a register in its own order; no fields means the whole record. What has no words is left out."""
    if not fields:
        return (t("citizen.who_looked.whole", language),)
    return _said((label for field, label in registry.labels.items() if field in fields), language)


def words_of_case(
    fields: Sequence[str], packs: Catalogue, service: Service | None, party: Party, language: str
) -> tuple[str, ...]:
    """Questions as the form asks them, what is known of the applicant, the registers shown beside; papers by kind."""
    papers = [t(f"citizen.who_looked.{field}", language) for field in fields if field in _PAPERS]
    return (*papers, *_said(_labels(set(fields), packs, service, party), language))


def _labels(fields: set[str], packs: Catalogue, service: Service | None, party: Party) -> Iterator[Text]:
    for page in service.form.pages if service else ():
        yield from (question.label for question in page.questions if f"answers.{question.key}" in fields)
    for registry in packs.registries.values():
        if registry.describes == party:
            keys = {registry.roles.get(key, key) for key in _parts(fields, "applicant")}
            yield from (label for key, label in registry.labels.items() if key in keys)
    yield from (packs.registries[key].name for key in _parts(fields, "facts") if key in packs.registries)


def _parts(fields: set[str], part: str) -> Iterator[str]:
    return (field.partition(".")[2] for field in sorted(fields) if field.startswith(f"{part}."))


def _said(labels: Iterator[Text], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label.in_(language) for label in labels))
