"""Everything an operator can put right, in sentences: readiness, failed jobs, terms that ended unnoticed, and every
connector's own check."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from darcha.connectors.demo_outbox import check as demo_outbox
from darcha.connectors.email_smtp import check as email_smtp
from darcha.connectors.filestore import check as filestore
from darcha.connectors.payme import check as payme
from darcha.connectors.seal_authority import check as seal_authority
from darcha.connectors.seal_authority.adapter import SealNotConfigured
from darcha.connectors.sms_eskiz import check as sms_eskiz
from darcha.connectors.sms_playmobile import check as sms_playmobile
from darcha.connectors.virus_scanner import check as virus_scanner
from darcha.connectors.virus_scanner.adapter import ClamdScanner
from darcha.ground import clock, money
from darcha.ground.sealed_samples import unopened_columns
from darcha.kernel.cases import api as cases
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.payments import api as payments

from . import damage
from .backup.target import left_aside
from .jobs import FailedJob, failed_jobs
from .migrating import invalid_indexes
from .readiness import readiness
from .watch import pages, queues, surroundings
from .wiring import payme as payme_of_this_installation
from .wiring import seal_authority as seal_of_this_installation

_REMEDIES = {
    ("database", "unreachable"): "The database does not answer: start PostgreSQL or correct DATABASE_URL.",
    ("database", "behind"): "The database has not this version's tables: run `darcha migrate`.",
    ("packs", "unpublished"): "No service is published: run `darcha pack publish`.",
    ("worker", "silent"): "No worker has been heard for 90 seconds: start `darcha worker`. "
    "Nothing is decided, sent or issued without it.",
}
_NAMED = 10
_PATIENCE = timedelta(hours=1)  # with a refund that the provider was asked for
_MESSENGERS: dict[str, Callable[[], list[str]]] = {
    "demo_outbox": demo_outbox.problems,
    "email_smtp": email_smtp.problems,
    "sms_eskiz": sms_eskiz.problems,
    "sms_playmobile": sms_playmobile.problems,
}
SWEEP_PATIENCE = timedelta(minutes=5)  # the sweep runs every minute; a long one takes some


def troubles() -> list[str]:
    """One sentence for each thing that is not in order, with the remedy; empty when all is well."""
    states = readiness()
    cut_off = list(_restore_cut_off()) if states["database"] != "unreachable" else []
    found = cut_off or [_REMEDIES[part, state] for part, state in states.items() if (part, state) in _REMEDIES]
    if states["database"] == "ok":
        found.extend(_failed_jobs())
        found.extend(_refunds())
        found.extend(_keys())
        found.extend(_overdue_without_action())
        found.extend(_entries_left())
        found.extend(_invalid_indexes())
        found.extend(queues())
        found.extend(pages())
        found.extend(damage.troubles())
    return [*found, *surroundings(), *_connectors()]


def _restore_cut_off() -> Iterator[str]:
    """Said instead of what else would be done to the tables: they are not those of this installation."""
    if (tables := left_aside()) is not None:
        yield (
            "A restore goes on, or was cut off: what was in the database before it is in the schema before_restore "
            f"({tables} tables), and nothing of it is lost. Start nothing; docs/operate/troubles.md, A restore that "
            "was cut off."
        )


def _failed_jobs() -> Iterator[str]:
    kinds: dict[str, list[FailedJob]] = {}
    for job in failed_jobs():
        kinds.setdefault(job.event or job.task, []).append(job)
    for kind, jobs in sorted(kinds.items()):
        numbers = " ".join(str(job.id) for job in jobs[:_NAMED]) + (" ..." if len(jobs) > _NAMED else "")
        last = max((job.failed_at for job in jobs if job.failed_at), default=None)
        when = f", the last at {last.isoformat(timespec='minutes')}" if last else ""
        cases_named = sorted({job.case for job in jobs if job.case})[:_NAMED]
        of = f", of the cases {', '.join(cases_named)}" if cases_named else ""
        yield (
            f"{len(jobs)} jobs of {kind} failed for good{when} ({numbers}){of}: the worker's log says why. "
            "When that is put right: `darcha jobs retry`."
        )


def _refunds() -> Iterator[str]:
    late = [row for row in payments.refunds_due() if row.performed_at and row.performed_at < clock.now() - _PATIENCE]
    if late:
        total = money.format_som(sum(row.amount for row in late), "en")
        yield (
            f"{len(late)} refunds are due, {total} in all: order them at the provider. "
            "`darcha payments refunds` lists them."
        )


def _keys() -> Iterator[str]:
    """Above all for a database that was restored: its keys are not in it."""
    if columns := unopened_columns():
        yield (
            f"{len(columns)} sealed columns cannot be opened, among them {columns[0]}: DARCHA_KEY_RING lacks a key "
            "that sealed them. Put it back."
        )
    elif not identity.finds_its_own():
        yield "Nobody is found: DARCHA_INDEX_KEY is not the one that this database was filled with. Put it back."
    elif papers := _unverified_papers():
        yield (
            f"Documents {', '.join(papers)} do not verify: DARCHA_FILES_DIR lacks their bytes, or "
            "DARCHA_SEAL_EARLIER_ROOTS the root of the seal of that day."
        )


def _unverified_papers() -> list[str]:
    try:
        return documents.unverified_papers()
    except (SealNotConfigured, OSError):  # which the seal's own check says
        return []


def _overdue_without_action() -> Iterator[str]:
    if count := cases.overdue_without_action(patience=SWEEP_PATIENCE):
        yield f"{count} cases are overdue and nobody was told: see docs/operate/troubles.md, Overdue without action."


def _entries_left() -> Iterator[str]:
    if left := cases.entries_left():
        shown = ", ".join(f"{one.number} ({one.registry})" for one in left[:_NAMED]) + (
            " ..." if len(left) > _NAMED else ""
        )
        yield (
            f"{len(left)} decided cases are not in their register: {shown}. Put right what it refuses, then "
            "`darcha registry enter NUMBER`."
        )


def _invalid_indexes() -> Iterator[str]:
    if names := invalid_indexes():
        yield f"{len(names)} indexes were begun and not finished ({', '.join(names[:_NAMED])}): `darcha migrate`."


def _connectors() -> Iterator[str]:
    yield from filestore.check()
    yield from seal_authority.check(seal_of_this_installation())
    yield from payme.problems(payme_of_this_installation())
    if settings.DARCHA_CLAMD_SOCKET:
        yield from virus_scanner.check(ClamdScanner(Path(settings.DARCHA_CLAMD_SOCKET)))
    for name in sorted({settings.DARCHA_SMS_CONNECTOR, settings.DARCHA_MAIL_CONNECTOR}):
        yield from _MESSENGERS[name]()
