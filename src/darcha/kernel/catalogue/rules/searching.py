"""An index over folded words that answers without looking at every service. Ignores where the words come from.

Words are found as they are, as a beginning (Uzbek adds endings), or by shared trigrams (typos). A service is nearer the
more of the typed words it has, the rarer they are, and the weightier the place where they stand.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from darcha.ground.text import trigrams

from .common_words import telling

PREFIX_LENGTH = 3
LEAST_LIKENESS = 72  # per cent; below it two words are different words
LEAST_WITH_ANOTHER_BEGINNING = 84  # people rarely mistype the first letter: pasport is no transport
CANDIDATES = 60
MOST_WORDS = 12
EXACT, PREFIX = 1.0, 0.85


class Index:
    """Built once from (key, [(text, weight), ...]); asking is cheap."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[tuple[str, float]]]]) -> None:
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._keys: list[str] = []
        for key, texts in entries:
            self._keys.append(key)
            for text, weight in texts:
                for word in telling(text):
                    held = self._postings[word]
                    held[key] = max(held.get(key, 0.0), weight)
        self._by_trigram: dict[str, list[str]] = defaultdict(list)
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        for word in self._postings:
            for trigram in trigrams(word):
                self._by_trigram[trigram].append(word)
            self._by_prefix[word[:PREFIX_LENGTH]].append(word)
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, query: str, limit: int = 20) -> tuple[tuple[str, float], ...]:
        """The nearest services with their scores, best first."""
        words = list(dict.fromkeys(telling(query)))[:MOST_WORDS]
        scores: dict[str, float] = defaultdict(float)
        matched: dict[str, int] = defaultdict(int)
        for word in words:
            for key, score in self._score(word).items():
                scores[key] += score
                matched[key] += 1
        ranked = [(key, score * (matched[key] / len(words)) ** 2) for key, score in scores.items()]
        ranked.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(ranked[:limit])

    def _score(self, word: str) -> Mapping[str, float]:
        best: dict[str, float] = {}
        for known, likeness in self._like(word).items():
            held = self._postings[known]
            rarity = math.log(1 + len(self._keys) / len(held))
            for key, weight in held.items():
                best[key] = max(best.get(key, 0.0), likeness * likeness * weight * rarity)
        return best

    def _like(self, word: str) -> dict[str, float]:
        """The known words that the typed one may mean, with a likeness from 0 to 1."""
        found: dict[str, float] = {}
        if word in self._postings:
            found[word] = EXACT
        if len(word) >= PREFIX_LENGTH:
            for known in self._by_prefix.get(word[:PREFIX_LENGTH], ()):
                if known not in found and _begins(word, known):
                    found[known] = PREFIX
        if not found and len(word) > 2:
            for known in self._near(word):
                likeness = fuzz.ratio(word, known)
                if likeness >= (LEAST_LIKENESS if word[0] == known[0] else LEAST_WITH_ANOTHER_BEGINNING):
                    found[known] = likeness / 100 * PREFIX
        return found

    def _near(self, word: str) -> list[str]:
        shared: dict[str, int] = defaultdict(int)
        for trigram in trigrams(word):
            for known in self._by_trigram.get(trigram, ()):
                shared[known] += 1
        return sorted(shared, key=lambda known: (-shared[known] / (len(known) + len(word)), known))[:CANDIDATES]


def _begins(word: str, known: str) -> bool:
    """Whether one is the other with an ending, and the ending is not longer than the word."""
    short, long = sorted((word, known), key=len)
    return long.startswith(short) and len(long) <= 2 * len(short) + 1
