"""The next number of a paper, from the database's own sequence: gaps are possible, repeats are not."""

from datetime import date

from django.db import connection

from .rules.number import document_number


def next_number(issued_on: date) -> str:
    """Takes one serial; a rolled back transaction leaves a gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('documents_number')")
        return document_number(issued_on, cursor.fetchone()[0])
