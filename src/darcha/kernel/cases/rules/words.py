"""Words that the other side must be able to read as they stand. Ignores what they say."""

from darcha.ground.text import canonical

from ..errors import WordsMissing


def needed(words: str, field: str = "words", shortest: int = 3) -> str:
    """The words without outer space. Raises WordsMissing when there are none to speak of."""
    plain = said(words)
    if len(plain) < shortest:
        raise WordsMissing(fields={field: "cases.words_needed"})
    return plain


def said(words: str) -> str:
    """The words as they are kept: canonical, without outer space."""
    return canonical(words).strip()
