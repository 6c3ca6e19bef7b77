"""The page that a monitor reads: counts of all processes, and what is looked up now. In Prometheus's text format."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, Metric, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from darcha.ground.metrics import FROM_NOUGHT, REGISTRY

from .gauges import gauges
from .sharing import VARIABLE, alone_in, files_in

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
HERE = "here"  # the process that answers, where none shares its counts


class _Page(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from counts()
        yield from gauges()


def exposition() -> bytes:
    """Everything that is known of this installation now. Names nobody."""
    page = CollectorRegistry(auto_describe=False)
    page.register(_Page())
    return generate_latest(page)


def counts() -> Iterator[Metric]:
    """By ``process``: web or worker, each the sum over those that live and those that a living one took over from."""
    families: dict[str, Metric] = {}
    for process, metrics in _sources():
        for metric in (*metrics, *_noughts(metrics)):
            one = families.setdefault(metric.name, Metric(metric.name, metric.documentation, metric.type))
            one.samples += [sample._replace(labels={**sample.labels, "process": process}) for sample in metric.samples]
    yield from families.values()


def _noughts(metrics: list[Metric]) -> Iterator[Metric]:
    """The series that have to be there before anything happened, as far as they are not."""
    there = [(sample.name, sample.labels) for metric in metrics for sample in metric.samples]
    for counter, series in FROM_NOUGHT.items():
        (family,) = counter.collect()
        nought = Metric(family.name, family.documentation, family.type)
        for labels in series:
            if (f"{family.name}_total", labels) not in there:
                nought.add_sample(f"{family.name}_total", labels, 0)
        yield nought


def _sources() -> Iterator[tuple[str, list[Metric]]]:
    if VARIABLE not in os.environ:
        yield HERE, list(REGISTRY.collect())
        return
    for folder in sorted(lock.parent for lock in Path(settings.DARCHA_METRICS_DIR).glob("*/lock")):
        try:
            with alone_in(folder):
                metrics = list(MultiProcessCollector.merge([str(file) for file in files_in(folder)]))
        except OSError:  # it went away just now, or may not be read: the others are still told of
            continue
        yield folder.name, metrics
