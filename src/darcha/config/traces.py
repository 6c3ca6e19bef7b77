"""Sends traces to the collector that an installation names. Ignores what is traced.

The number of a trace is our own: one that a caller sends could come from anybody, and is not looked at.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.signals import connection_created

from darcha.ground import tracing

_FIRST_TABLE = re.compile(r'\b(?:FROM|INTO|UPDATE|JOIN)\s+"?([a-z][a-z0-9_]*)')
_VERBS = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET"}


def start_traces() -> None:
    """In a process that serves or works. Does nothing where no collector is named."""
    if not settings.DARCHA_TRACES_ENDPOINT:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    collector = OTLPSpanExporter(endpoint=settings.DARCHA_TRACES_ENDPOINT)
    bind_to(BatchSpanProcessor(collector), settings.DARCHA_TRACES_PERCENT)


def bind_to(processor: Any, percent: int) -> None:
    """Keep so many of a hundred traces, whole ones, and give their spans to ``processor``."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

    # A resource of our own making: the library's default would tell of the machine, and take words of the environment.
    provider = TracerProvider(
        sampler=ParentBased(TraceIdRatioBased(min(percent, 100) / 100)), resource=Resource({"service.name": "darcha"})
    )
    provider.add_span_processor(processor)
    tracing.bind(_Kept(provider.get_tracer("darcha")))
    connection_created.connect(_watch_statements, dispatch_uid="darcha-traces")


class _Kept:
    def __init__(self, tracer: Any) -> None:
        from opentelemetry import trace

        self._tracer, self._current = tracer, trace.get_current_span

    def span(self, name: str) -> AbstractContextManager[Any]:
        """An error's words may be anybody's data: its type is noted by who knows it, the rest is not taken."""
        kept: AbstractContextManager[Any] = self._tracer.start_as_current_span(
            name, record_exception=False, set_status_on_exception=False
        )
        return kept

    def note(self, name: str | None, facts: dict[str, str | int]) -> None:
        """Nothing where the trace is not kept."""
        span = self._current()
        if span.is_recording():
            span.set_attributes(facts)
            if name:
                span.update_name(name)

    def trace(self) -> str:
        """Of a trace that is kept: another's number leads nowhere."""
        context = self._current().get_span_context()
        return f"{context.trace_id:032x}" if context.trace_flags.sampled else ""


def _watch_statements(sender: object, connection: Any, **_: object) -> None:
    if _statement not in connection.execute_wrappers:
        connection.execute_wrappers.append(_statement)


def _statement(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    if not tracing.trace():
        return execute(sql, params, many, context)
    with tracing.span(summary(str(sql))):
        return execute(sql, params, many, context)


@lru_cache(maxsize=1000)
def summary(sql: str) -> str:
    """The verb and the first table of ours; nothing else of a statement, so no value that somebody wrote into one."""
    verb = sql.lstrip().partition(" ")[0].upper()
    table = next((name for name in _FIRST_TABLE.findall(sql) if name in _tables()), "")
    return f"{verb if verb in _VERBS else 'SQL'} {table}".rstrip()


@cache
def _tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models())
