"""Our books against the provider's own statement."""

from datetime import datetime

from ..errors import NoProvider
from ..ports import find_provider
from ..rules.comparing import compare
from ..types import ProviderLine, Reconciliation
from .transactions import statement


def reconcile(provider: str, begin: datetime, end: datetime) -> Reconciliation:
    """Compares what the provider created between the two moments. Raises NoProvider, OSError."""
    connected = find_provider(provider)
    if connected is None:
        raise NoProvider
    ours = [ProviderLine(row.provider_ref, row.state, row.amount) for row in statement(provider, _ms(begin), _ms(end))]
    return compare(ours, connected.statement(begin, end))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
