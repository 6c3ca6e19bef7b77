"""systemd's units: two services, and two things that the clock starts. Each writes where it must, nowhere else."""

from collections.abc import Mapping
from typing import Any

_MADE = "# Made by `make map` from src/darcha/config/deploy/place.yaml; do not edit.\n"
_FENCE = """UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
ProtectProc=invisible
CapabilityBoundingSet=
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
"""


def units(place: Mapping[str, Any]) -> dict[str, str]:
    """File names with their content."""
    var, backups = place["var"], place["backups"]
    serve = f"serve --port {place['port']} --workers {place['workers']}"
    return {
        "darcha-web.service": _service(place, "the web server", serve, counts="web", writes=var),
        "darcha-worker.service": _service(place, "the worker", "worker", counts="worker", writes=var),
        "darcha-backup.service": _once(
            place, "the backup of the night", "backup", "backup check", writes=f"{var} {backups}"
        ),
        "darcha-backup.timer": _timer("the backup of the night", place["backup_at"]),
        "darcha-archive.service": _archiving(
            place,
            _service(place, "the archive of every change", "archive run", counts="archive", writes=place["archive"]),
        ),
        "darcha-base.service": _archiving(
            place,
            _once(place, "the archive's base", "archive base", "archive check", writes=place["archive"]),
        ),
        "darcha-base.timer": _timer("the archive's base", place["base_at"]),
        "darcha-health.service": _once(place, "is all in order", "health", writes=var),
        "darcha-health.timer": _timer("is all in order", place["health_every"]),
    }


def _archiving(place: Mapping[str, Any], unit: str) -> str:
    """The role that may replicate is known to these units alone."""
    own = f"EnvironmentFile={place['environment']}\n"
    return unit.replace(own, f"{own}EnvironmentFile=-{place['archive_environment']}\n")


def _service(place: Mapping[str, Any], what: str, command: str, *, counts: str, writes: str) -> str:
    return (
        f"{_MADE}[Unit]\nDescription=Darcha, {what}\nWants=network-online.target\n"
        "After=network-online.target postgresql.service\nStartLimitIntervalSec=0\n\n"
        f"[Service]\n{_who(place)}{_start(place, command)}Restart=always\nRestartSec=300ms\n"
        f"RuntimeDirectory={place['counts']}/{counts}\nRuntimeDirectoryMode=0700\n{_fence(writes)}\n"
        "[Install]\nWantedBy=multi-user.target\n"
    )


def _once(place: Mapping[str, Any], what: str, *commands: str, writes: str) -> str:
    starts = "".join(_start(place, command) for command in commands)
    return (
        f"{_MADE}[Unit]\nDescription=Darcha, {what}\nAfter=postgresql.service\n\n"
        f"[Service]\nType=oneshot\n{_who(place)}{starts}{_fence(writes)}"
    )


def _timer(what: str, when: str) -> str:
    return (
        f"{_MADE}[Unit]\nDescription=Darcha, {what}\n\n[Timer]\nOnCalendar={when}\nPersistent=yes\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _who(place: Mapping[str, Any]) -> str:
    return f"User={place['user']}\nEnvironmentFile={place['environment']}\nWorkingDirectory={place['program']}\n"


def _start(place: Mapping[str, Any], command: str) -> str:
    return f"ExecStart={place['program']}/.venv/bin/darcha {command}\n"


def _fence(writes: str) -> str:
    return f"{_FENCE}ReadWritePaths={writes}\n"
