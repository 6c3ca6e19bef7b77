"""The person's messages as the cabinet shows them."""

from dataclasses import dataclass

from darcha.kernel.identity.types import Principal

from ..api import Notice, inbox_of


@dataclass(frozen=True, slots=True)
class InboxPanel:
    """Shown by ``notifications/panels/inbox.html``."""

    notices: tuple[Notice, ...]


def inbox_panel(who: Principal, *, about: str = "", limit: int = 20) -> InboxPanel:
    """The person's own messages, newest first."""
    return InboxPanel(tuple(inbox_of(who, about=about, limit=limit)))
