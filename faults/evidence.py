"""What is really there: the database by SQL of our own, the folder of files, the provider's statement, the logs.

Imports nothing of Darcha, so that no fault of its code can hide itself here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

Rows = list[dict[str, Any]]

QUERIES = {
    "cases": """
SELECT c.id::text, c.public_id::text, c.number, c.state, c.party_kind, c.party_id::text, c.received_at,
       c.registered_at, c.invoice_id::text, k.key, k.request_hash, n.receipt,
       (SELECT count(*) FROM cases_caseparticipant p WHERE p.case_id = c.id AND p.role = 'lead') AS leads,
       (SELECT count(*) FROM ground_journalentry j WHERE j.about = 'case:' || c.id AND j.act = 'cases.submitted')
         AS journalled,
       (SELECT count(*) FROM ground_outboxevent e
         WHERE e.name = 'cases.CaseSubmitted' AND e.facts ->> 'case_id' = c.id::text) AS events
  FROM cases_case c
  LEFT JOIN cases_submissionkey k ON k.case_id = c.id
  LEFT JOIN cases_casecontent n ON n.case_id = c.id
 WHERE k.route IS NOT NULL OR n.case_id IS NULL
""",
    "timeline": """
SELECT case_id::text, code, at FROM cases_caseevent ORDER BY case_id, id
""",
    "events": """
SELECT e.id::text, e.name, e.at, e.delivered_at, e.facts ->> 'case_id' AS case_id,
       (SELECT count(*) FROM procrastinate_jobs j WHERE j.args ->> 'event_id' = e.id::text AND j.status <> 'failed')
         AS jobs,
       (SELECT count(*) FROM procrastinate_jobs j WHERE j.args ->> 'event_id' = e.id::text AND j.status = 'failed')
         AS given_up
  FROM ground_outboxevent e
""",
    "effects": """
SELECT event_id::text, listener, count(*) AS times FROM ground_outboxdelivery GROUP BY 1, 2
""",
    "said": """
SELECT dedupe_key, count(*) AS times FROM notifications_notification GROUP BY 1
""",
    "running": """
SELECT j.id, j.task_name, w.last_heartbeat, now() - w.last_heartbeat > interval '60 seconds' IS NOT FALSE AS unheld
  FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id WHERE j.status = 'doing'
""",
    "files": """
SELECT blob_key, 'incoming' AS what, NULL::bytea AS digest FROM documents_incomingfile
 UNION ALL SELECT blob_key, 'issued', NULL FROM documents_issueddocument
""",
    "ledger": """
SELECT l.kind, l.amount, l.invoice_id::text, t.provider_ref, t.state
  FROM payments_ledgerentry l JOIN payments_providertransaction t ON t.id = l.transaction_id
""",
    "invoices": """
SELECT id::text, state, amount, purpose_ref FROM payments_invoice
""",
    "guards": """
SELECT c.relname AS name, count(*) FILTER (WHERE t.tgenabled = 'O') AS on_guard
  FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
 WHERE c.relname IN ('ground_journalentry', 'cases_caseevent', 'payments_ledgerentry') GROUP BY 1
""",
}


@dataclass
class Evidence:
    """Rows by the names of ``QUERIES``; ``stored`` are keys of files on disk; ``statement`` is None where no provider
    was asked. ``secrets`` are words that no log may hold."""

    rows: dict[str, Rows] = field(default_factory=lambda: {name: [] for name in QUERIES})
    stored: set[str] = field(default_factory=set)
    statement: Rows | None = None
    logs: dict[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Rows:
        return self.rows[name]


def gather(
    url: str, files: Path, *, statement: Rows | None = None, logs: Iterable[Path] = (), secrets: Iterable[str] = ()
) -> Evidence:
    """One snapshot of the database, then the rest."""
    with psycopg.connect(url, row_factory=dict_row) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        rows = {name: connection.execute(query).fetchall() for name, query in QUERIES.items()}
    return Evidence(
        rows=rows,
        stored={place.parent.name + place.name for place in files.glob("[0-9a-f][0-9a-f]/*")},
        statement=statement,
        logs={log.name: log.read_text("utf-8", "replace") for log in logs},
        secrets=tuple(secrets),
    )
