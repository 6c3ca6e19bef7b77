"""What the catalogue shows in HTML: answers in the words of their form, records in the words of their register."""

from .answers import answer_rows, answers_in_words
from .records import record_rows

__all__ = ["answer_rows", "answers_in_words", "record_rows"]
