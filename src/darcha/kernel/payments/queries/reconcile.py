"""Our books against the provider's own statement. Ignores what is not money: attempts that came to nothing."""

from collections.abc import Sequence
from datetime import datetime

from ..errors import NoProvider
from ..ports import find_provider
from ..rules.comparing import compare
from ..types import ProviderLine, Reconciliation, TransactionView
from .transactions import statement, transactions_by_ref


def reconcile(
    provider: str, begin: datetime, end: datetime, *, theirs: Sequence[ProviderLine] | None = None
) -> Reconciliation:
    """Compares what the provider created between the two moments, both included. ``theirs`` is its statement where it
    came on another way, such as a file; otherwise the provider is asked. Raises NoProvider, OSError."""
    connected = find_provider(provider)
    if connected is None:
        raise NoProvider
    ours = {row.provider_ref: _line(row) for row in statement(provider, _ms(begin), _ms(end))}
    if theirs is None:
        return compare(list(ours.values()), connected.statement(begin, end))
    known = transactions_by_ref(provider, [line.provider_ref for line in theirs])
    ours |= {row.provider_ref: _line(row) for row in known}
    return compare(*([line for line in book if line.state.moved_money] for book in (ours.values(), theirs)))


def _line(row: TransactionView) -> ProviderLine:
    return ProviderLine(row.provider_ref, row.state, row.amount)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
