"""What the room does when money moves and when its own facts are told: each listener calls one command."""

from . import (
    deciding,
    money,
    objections,
    repeats,
    telling_applicant,
    telling_bodies,
    telling_of_looks,
    telling_of_term,
)

__all__ = [
    "deciding",
    "money",
    "objections",
    "repeats",
    "telling_applicant",
    "telling_bodies",
    "telling_of_looks",
    "telling_of_term",
]
