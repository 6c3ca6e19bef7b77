"""Everything an operator can put right, in sentences: readiness, failed jobs, and every connector's own check."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from darcha.connectors.demo_outbox import check as demo_outbox
from darcha.connectors.email_smtp import check as email_smtp
from darcha.connectors.filestore import check as filestore
from darcha.connectors.payme import check as payme
from darcha.connectors.seal_authority import check as seal_authority
from darcha.connectors.sms_eskiz import check as sms_eskiz
from darcha.connectors.sms_playmobile import check as sms_playmobile
from darcha.connectors.virus_scanner import check as virus_scanner
from darcha.connectors.virus_scanner.adapter import ClamdScanner

from .readiness import readiness
from .wiring import payme as payme_of_this_installation
from .wiring import seal_authority as seal_of_this_installation

_REMEDIES = {
    ("database", "unreachable"): "The database does not answer: start PostgreSQL or correct DATABASE_URL.",
    ("database", "behind"): "The database has not this version's tables: run `darcha migrate`.",
    ("packs", "unpublished"): "No service is published: run `darcha pack publish`.",
    ("worker", "silent"): "No worker has been heard for 90 seconds: start `darcha worker`. "
    "Nothing is decided, sent or issued without it.",
}
_MESSENGERS: dict[str, Callable[[], list[str]]] = {
    "demo_outbox": demo_outbox.problems,
    "email_smtp": email_smtp.problems,
    "sms_eskiz": sms_eskiz.problems,
    "sms_playmobile": sms_playmobile.problems,
}
_FAILED = "SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY 1 ORDER BY 1"


def troubles() -> list[str]:
    """One sentence for each thing that is not in order, with the remedy; empty when all is well."""
    states = readiness()
    found = [_REMEDIES[part, state] for part, state in states.items() if (part, state) in _REMEDIES]
    if states["database"] == "ok":
        found.extend(_failed_jobs())
    return [*found, *_connectors()]


def _failed_jobs() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_FAILED)
        for task, count in cursor.fetchall():
            yield f"{count} jobs of {task} failed for good: see docs/operate/troubles.md, Failed jobs."


def _connectors() -> Iterator[str]:
    yield from filestore.check()
    yield from seal_authority.check(seal_of_this_installation())
    yield from payme.problems(payme_of_this_installation())
    if settings.DARCHA_CLAMD_SOCKET:
        yield from virus_scanner.check(ClamdScanner(Path(settings.DARCHA_CLAMD_SOCKET)))
    for name in sorted({settings.DARCHA_SMS_CONNECTOR, settings.DARCHA_MAIL_CONNECTOR}):
        yield from _MESSENGERS[name]()
