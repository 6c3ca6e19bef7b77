"""Rules by which Prometheus tells an operator: each from a figure of ``/metrics``, with where to read what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ..declared import declarations

PAGE, TICKET = "page", "ticket"  # wake somebody; by the next working day


@dataclass(frozen=True, slots=True)
class Alert:
    """``expr`` must hold for ``lasting``, in Prometheus's words; ``see`` is a heading of docs/operate/watching.md."""

    name: str
    expr: str
    lasting: str
    severity: str
    says: str
    see: str


def alerts() -> tuple[Alert, ...]:
    """Every rule. Thresholds are those by which Darcha itself says that something is wrong."""
    from ..readiness import WORKER_SILENCE_SECONDS
    from ..watch import CLOCK_PATIENCE, OUTBOX_PATIENCE

    full, stop, hours = (
        int(declarations()[name]["default"])
        for name in ("DARCHA_DISK_ALARM", "DARCHA_DISK_READ_ONLY", "DARCHA_BACKUP_HOURS")
    )
    answers = "sum(rate(darcha_requests_total[5m]))"
    faults = 'sum(rate(darcha_requests_total{status=~"5.."}[5m]))'
    return (
        Alert("DarchaGone", 'up{job="darcha"} == 0', "2m", PAGE,
              "Nobody answers at /metrics: the web server is down, or the monitor is no longer let in.", "gone"),
        Alert("DarchaNotReady", "darcha_ready == 0", "2m", PAGE,
              "{{ $labels.part }} is not in order.", "not-ready"),
        Alert("DarchaFaults", f"{faults} > 0.02 * {answers} and {faults} > 0.05", "5m", PAGE,
              "More than 2 in 100 answers are faults of ours.", "faults"),
        Alert("DarchaIncidents", "sum by (log) (increase(darcha_incidents_total[1h])) > 0", "0m", TICKET,
              "Something broke with a number, by the log {{ $labels.log }}.", "faults"),
        Alert("DarchaSlow",
              "histogram_quantile(0.99, sum by (le) (rate(darcha_request_seconds_bucket[10m]))) > 1", "15m", TICKET,
              "One answer in a hundred takes more than a second.", "slow"),
        Alert("DarchaWorkerSilent", f"darcha_worker_silent_seconds > {WORKER_SILENCE_SECONDS}", "1m", PAGE,
              "No worker is heard: nothing is decided, sent or issued.", "worker"),
        Alert("DarchaEventsWait", f"darcha_events_oldest_seconds > {OUTBOX_PATIENCE.seconds}", "5m", PAGE,
              "Events wait for too long: papers are not made, people are not told.", "worker"),
        Alert("DarchaJobsFailed", 'darcha_jobs{state="failed"} > 0', "5m", TICKET,
              "{{ $value }} jobs failed for good and wait for a person.", "failed-jobs"),
        Alert("DarchaLeft", "sum by (what) (increase(darcha_left_total[1h])) > 0", "10m", TICKET,
              "A sweep leaves a {{ $labels.what }} behind, again and again.", "failed-jobs"),
        Alert("DarchaOverdueUntold", "darcha_cases_overdue_untold > 0", "5m", PAGE,
              "{{ $value }} cases are overdue and nobody was told.", "overdue"),
        Alert("DarchaMessagesStuck", "darcha_messages_stuck > 0", "30m", TICKET,
              "{{ $value }} messages by {{ $labels.channel }} do not leave.", "messages"),
        Alert("DarchaPersonalData", "sum by (why) (increase(darcha_alarms_total[15m])) > 0", "0m", PAGE,
              "Personal data was read in a way that somebody has to look into: {{ $labels.why }}.", "personal-data"),
        Alert("DarchaReadOnly", "darcha_read_only == 1", "5m", PAGE,
              "Nothing is written.", "read-only"),
        Alert("DarchaDiskFills", f"darcha_disk_full_ratio > {full / 100}", "10m", TICKET,
              f"The disk of {{{{ $labels.folder }}}} fills; at {stop}% nothing is written any more.", "disk"),
        Alert("DarchaBackupOld",
              f"darcha_backup_age_seconds > {hours * 3600} or absent(darcha_backup_age_seconds)", "30m", TICKET,
              f"There is no backup younger than {hours} hours.", "backup"),
        Alert("DarchaClocks", f"darcha_clock_apart_seconds > {CLOCK_PATIENCE.seconds}", "5m", PAGE,
              "The clocks of this machine and of the database are apart.", "clocks"),
    )  # fmt: skip


def rules(place: Mapping[str, Any]) -> str:
    """The file that Prometheus reads."""
    group = {"name": "darcha", "rules": [_rule(one, place["program"]) for one in alerts()]}
    made = yaml.safe_dump({"groups": [group]}, sort_keys=False, width=1000, allow_unicode=True)
    return f"# Made by `make map` from src/darcha/config/deploy/alerts.py; do not edit.\n{made}"


def _rule(alert: Alert, program: str) -> dict[str, Any]:
    return {
        "alert": alert.name,
        "expr": alert.expr,
        "for": alert.lasting,
        "labels": {"severity": alert.severity},
        "annotations": {"summary": alert.says, "see": f"{program}/docs/operate/watching.md#{alert.see}"},
    }
