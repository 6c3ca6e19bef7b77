"""A count that cannot end, because the clock stands and nobody has resumed it."""


class Halted(Exception):
    """``left``: days of the term's kind that remain, or minutes of a term in hours."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left
