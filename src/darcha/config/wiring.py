"""Binds the rooms' ports to adapters and loads every room's listeners. The only place that knows both sides."""

from importlib import import_module
from importlib.util import find_spec

ROOMS = (
    "identity",
    "exchange",
    "catalogue",
    "registries",
    "documents",
    "payments",
    "notifications",
    "cases",
    "feedback",
    "statistics",
)


def wire() -> None:
    """Called once when Django is ready."""
    for room in ROOMS:
        if find_spec(f"darcha.kernel.{room}.listeners"):
            try:  # BUILD-PHASE ONLY: rooms are being built side by side
                import_module(f"darcha.kernel.{room}.listeners")
            except ImportError as error:
                print("WIRING SKIPPED", room, error)
