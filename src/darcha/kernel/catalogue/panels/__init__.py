"""What the catalogue shows in HTML: answers in the words of their form, records in the words of their register."""

from .answers import answer_rows
from .records import record_rows

__all__ = ["answer_rows", "record_rows"]
