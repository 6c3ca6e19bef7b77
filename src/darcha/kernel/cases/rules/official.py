"""Whether a complaint names an official who is about to get it: nobody considers what is said of him. Source: ORQ-445,
article 25. A comparison of words, so that a head is kept from a mistake; that somebody is meant by another name is for
recusal."""

from darcha.ground.text import canonical, fold

ABOUT_OFFICIAL = "about_official"  # the question by which a complaint names whom it is about
_ENOUGH = 2  # words of a name; its only one, where it has no more
_TWO_LETTERS = frozenset({"sh", "ch", "yo", "yu", "ya"})  # a letter of one script that is two of the other


def names_official(written: str, name: str) -> bool:
    """Two words of the name, or its only one, stand among what was written, in whatever order, case, script and way of
    writing apostrophes; one of them may be an initial."""
    of_name = dict.fromkeys(fold(canonical(name)))
    said = fold(canonical(written))
    whole = [word for word in of_name if word in said and not _is_initial(word)]
    if not whole:
        return bool(of_name) and set(of_name) <= set(said)
    initials = [one for one in said if _is_initial(one)]
    rest = [word for word in of_name if word not in whole and any(word.startswith(one) for one in initials)]
    return len(whole) + min(1, len(rest)) >= min(_ENOUGH, len(of_name))


def _is_initial(word: str) -> bool:
    return len(word) == 1 or word in _TWO_LETTERS
