"""Words that the other side must be able to read. Ignores what they say."""

from ..errors import WordsMissing


def needed(words: str, field: str = "words", shortest: int = 3) -> str:
    """The words without outer space. Raises WordsMissing when there are none to speak of."""
    said = words.strip()
    if len(said) < shortest:
        raise WordsMissing(fields={field: "cases.words_needed"})
    return said
