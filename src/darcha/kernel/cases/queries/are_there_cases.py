"""Whether this installation has any case at all: asked before a demo's past is made."""

from ..models import Case


def are_there_cases() -> bool:
    """One statement. Says nothing of anybody."""
    return bool(Case.objects.exists())
