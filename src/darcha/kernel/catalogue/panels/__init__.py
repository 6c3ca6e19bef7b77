"""What the catalogue shows in HTML: answers in the words of their form."""

from .answers import answer_rows

__all__ = ["answer_rows"]
