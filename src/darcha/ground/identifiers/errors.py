"""What is wrong with an identifier, as a code that the caller turns into words."""


class InvalidIdentifier(ValueError):
    """The value is not a well-formed identifier; ``code`` says which rule it breaks."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
