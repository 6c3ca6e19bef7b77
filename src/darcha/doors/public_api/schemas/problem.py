"""What is said when something cannot be done."""

from ninja import Schema


class FieldProblem(Schema):
    path: str
    code: str
    detail: str = ""


class Problem(Schema):
    """RFC 9457 problem details; ``code`` is stable, texts follow Accept-Language."""

    type: str
    status: int
    code: str
    title: str
    detail: str = ""
    errors: list[FieldProblem] = []
