"""How busy acts reach the database: statements made once and prepared, and few of them. Ignores what they say."""

from .act import acting, in_one_piece, write_with_the_act
from .prepared import prepared_cursor
from .question import Given, Question, any_of
from .row import new_row
from .together import insert_of, insert_together, write_together

__all__ = [
    "Given",
    "Question",
    "acting",
    "any_of",
    "in_one_piece",
    "insert_of",
    "insert_together",
    "new_row",
    "prepared_cursor",
    "write_together",
    "write_with_the_act",
]
