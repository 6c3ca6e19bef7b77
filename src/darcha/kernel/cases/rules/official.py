"""Whether a complaint names an official who is about to get it: nobody considers what is said of him. Source: ORQ-445,
article 25. A comparison of words, so that a head is kept from a mistake; that somebody is meant by another name is for
recusal."""

import re

from darcha.ground.text import canonical

ABOUT_OFFICIAL = "about_official"  # the question by which a complaint names whom it is about
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile("['`\u2018\u2019\u02bb\u02bc]")


def names_official(written: str, name: str) -> bool:
    """Two words of the name, or its only one, stand among what was written, in whatever order and case."""
    of_name = set(_words(name))
    return bool(of_name) and len(of_name & set(_words(written))) >= min(2, len(of_name))


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", canonical(text)).casefold())
