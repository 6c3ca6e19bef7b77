"""Search over the services, in process. Ignores who asks."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from darcha.ground.text import LANGUAGES, base_language

from ..packs.in_use import folder_in_use
from ..rules.searching import Index
from ..types import Catalogue, Hit, Service
from .current import current

NAME, KEYWORDS, LEGAL_NAME, SUMMARY, AROUND = 5.0, 4.0, 3.0, 1.0, 0.7
OWN_LANGUAGE = 1.2
READ_ABOUT = 0.3  # of what one cannot apply for: who types its words means the service that takes them
LONGEST_QUERY = 200


def search(query: str, language: str = "uz", limit: int = 20) -> list[Hit]:
    """The services nearest to what was typed, in any language or script; best first."""
    catalogue = current()
    asked = query[:LONGEST_QUERY]
    packs = folder_in_use()
    scores = dict(_index(packs).find(asked, limit * 3))
    for key, score in _index(packs, base_language(language)).find(asked, limit * 3):
        scores[key] = max(scores.get(key, 0.0), score * OWN_LANGUAGE)
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    return [_hit(catalogue.services[key][-1], score) for key, score in best]


def _hit(service: Service, score: float) -> Hit:
    return Hit(service.key, service.name, service.summary, round(score, 3))


@lru_cache(maxsize=8)
def _index(packs: Path, language: str | None = None) -> Index:
    """Made once for each folder of ``packs`` in use."""
    return build_index(current(), (language,) if language else LANGUAGES)


def build_index(catalogue: Catalogue, languages: tuple[str, ...]) -> Index:
    """The index over the newest version of every service, in these languages."""
    labels = {label.key: label.name for label in (*catalogue.spheres, *catalogue.life_events)}

    def texts(service: Service) -> Iterator[tuple[str, float]]:
        around = [labels[key] for key in (service.sphere, *service.life_events) if key in labels]
        body = catalogue.bodies.get(service.agency)
        if body is not None:
            around += [body.name, body.short_name]
        for language in languages:
            yield service.name.in_(language), NAME
            yield service.legal_name.in_(language), LEGAL_NAME
            yield service.summary.in_(language), SUMMARY
            for keyword in service.keywords.get(language, ()):
                yield keyword, KEYWORDS
            for text in around:
                yield text.in_(language), AROUND

    def weighed(service: Service) -> Iterator[tuple[str, float]]:
        share = READ_ABOUT if service.kind == "informational" else 1.0
        return ((text, weight * share) for text, weight in texts(service))

    return Index((key, weighed(versions[-1])) for key, versions in catalogue.services.items())
