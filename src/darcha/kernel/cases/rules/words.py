"""Words that the other side must be able to read as they stand. Ignores what they say."""

from darcha.ground.text import canonical


def said(words: str) -> str:
    """The words as they are kept: canonical, without outer space."""
    return canonical(words).strip()
