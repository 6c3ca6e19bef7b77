"""How long answers took and how many came: the same figures whoever measured them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Latency:
    """Answers in a second; milliseconds at the median, of 19 in 20, of 99 in 100; how many went wrong."""

    rate: float
    p50: float
    p95: float
    p99: float
    count: int
    errors: int = 0

    def as_json(self) -> dict[str, float]:
        """Rounded to what can be told apart."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def latency_of(took: Sequence[float], *, rate: float, errors: int = 0) -> Latency:
    """From milliseconds of each answer."""
    ordered = sorted(took) or [0.0]
    return Latency(rate, *(at(ordered, share) for share in (0.5, 0.95, 0.99)), len(took), errors)


def at(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered values lies; nearest rank."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def middle(rounds: Sequence[Latency]) -> Latency:
    """The median of rounds, figure by figure; errors and counts are summed."""
    middles = (median(getattr(one, name) for one in rounds) for name in ("rate", "p50", "p95", "p99"))
    return Latency(*middles, sum(one.count for one in rounds), sum(one.errors for one in rounds))


def spread(rounds: Sequence[Latency]) -> float:
    """Between the fastest and the slowest round, as a share of the median rate: what this run can tell apart."""
    rates = [one.rate for one in rounds]
    return (max(rates) - min(rates)) / median(rates) if median(rates) else 0.0
