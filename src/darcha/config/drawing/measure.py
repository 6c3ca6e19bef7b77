"""How wide words are, and where they break. Ignores the reader's own font: the widest common one is assumed.

No picture may overflow its box wherever it is opened, and the file carries no font. So each letter is taken to be as
wide as in DejaVu Sans, wider than what systems otherwise use; a browser test measures the drawings in that font.
"""

import re
from functools import lru_cache

_CLASSES = (  # em; the first class that has the letter holds
    ("iljI.,:;'|! \u00a0ʻʼ‘’·і", 0.36),
    ('tfr()[]{}/\\-“”"«»ıгт', 0.52),
    ("mwMWшщжюыфмШЩЮЖЫФМД@%→—…ЎҒ&", 0.99),
    ("ABCDEFGHJKLNOPQRSTUVXYZÁǴŃÓÚАБВГЕЁЗИЙКЛНОПРСТУХЦЧЪЬЭЯҚҲ0123456789+=<>дцъя", 0.80),
)
_OTHER, _BOLD = 0.65, 1.12
_WORD = re.compile(r"[\S\u00a0]+")


@lru_cache(maxsize=4096)
def width(words: str, size: float, *, bold: bool = False) -> float:
    """An upper bound for a line in that size, in the units of the size."""
    ems = sum(next((ems for letters, ems in _CLASSES if letter in letters), _OTHER) for letter in words)
    return ems * size * (_BOLD if bold else 1)


@lru_cache(maxsize=4096)
def wrap(words: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words in lines that fit the room, broken at plain spaces; a word that is too long is cut with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in _WORD.findall(words):
        for piece in _pieces(word, room, size, bold=bold):
            longer = f"{line} {piece}" if line else piece
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width(f"{piece}{letter}-", size, bold=bold) > room:
            pieces.append(f"{piece}-")
            piece = ""
        piece += letter
    return [*pieces, piece]
