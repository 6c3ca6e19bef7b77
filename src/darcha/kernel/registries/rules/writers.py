"""Who may write into a registry: the system (a decision, an import), and nobody else by hand yet."""

from typing import Any


def is_system(who: Any, *_args: Any, **_kwargs: Any) -> bool:
    """Records enter by decided cases and by the holders' imports, both of which act as the system."""
    return bool(who.kind == "system")
