"""The rows of the one table of acts, one file for each subject: whose act, in which states, what it needs."""

from .table import TABLE, act_row, find_row, office_rows

__all__ = ["TABLE", "act_row", "find_row", "office_rows"]
