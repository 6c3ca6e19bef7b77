"""Two books of the same transactions, side by side. Pure."""

from collections.abc import Sequence

from ..types import Difference, ProviderLine, Reconciliation, TransactionState


def compare(ours: Sequence[ProviderLine], theirs: Sequence[ProviderLine]) -> Reconciliation:
    """Every transaction on which state or amount disagree, in the order of the references."""
    mine = {line.provider_ref: line for line in ours}
    other = {line.provider_ref: line for line in theirs}
    differences = [
        _difference(reference, mine.get(reference), other.get(reference))
        for reference in sorted(mine.keys() | other.keys())
        if mine.get(reference) != other.get(reference)
    ]
    return Reconciliation(_captured(ours), _captured(theirs), tuple(differences))


def _captured(lines: Sequence[ProviderLine]) -> int:
    return sum(line.amount for line in lines if line.state is TransactionState.PERFORMED)


def _difference(reference: str, ours: ProviderLine | None, theirs: ProviderLine | None) -> Difference:
    return Difference(
        provider_ref=reference,
        ours=ours.state if ours else None,
        theirs=theirs.state if theirs else None,
        our_amount=ours.amount if ours else None,
        their_amount=theirs.amount if theirs else None,
    )
