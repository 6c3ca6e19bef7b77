"""Tables of feedback."""

from .complaint import Complaint
from .rating import Rating

__all__ = ["Complaint", "Rating"]
