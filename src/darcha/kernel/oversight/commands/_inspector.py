"""Who inspects: as commands ask it."""

from typing import Any

from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Principal


def inspects(who: Principal, *_: Any, **__: Any) -> bool:
    """An inspector of the body that the country names as its inspectorate."""
    return cases.may_inspect(who)
