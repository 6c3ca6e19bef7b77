"""The same installation in containers: who runs, as whom, what each may write, where its secrets stand. None
writes outside of its volumes, none runs as root, the database and the scanner have no network at all."""

from collections.abc import Mapping
from typing import Any

import yaml

from ..declared import IN_A_FILE, declarations

_MADE = "# Made by `make map` from src/darcha/config/deploy/place.yaml and settings.yaml; do not edit.\n"
_SECRETS = "/run/secrets"
_SEAL = "seal.p12"
_FILLED_IN = "./installation.env"
_OF_THE_CONTAINER = "0.0.0.0"  # noqa: S104 - which none but the others of the network inside reach
_SOCKETS = "/run/postgresql"
_SCANNER = "/run/clamav"
_ARCHIVE = {"archive_url": "DARCHA_ARCHIVE_URL"}  # a role that may replicate: for one container alone
# The first two are of no use to most, and stand in installation.env where they are.
_NOT_HERE = {"DARCHA_STATUS_TOKEN", "DARCHA_SMS_RESERVE_PASSWORD", *_ARCHIVE.values()}

_ANSWERS = "import urllib.request as ask; ask.urlopen('http://127.0.0.1:{port}/healthz', timeout=5)"

Part = dict[str, Any]


def compose(place: Mapping[str, Any]) -> str:
    """``compose.yaml``: everything that docs/operate/install.md does by hand."""
    said = {
        "name": "darcha",
        "services": _services(place),
        "volumes": {
            **{name: {} for name in ("database", "var", "backups", "archive", "signatures", "door")},
            "sockets": _in_memory("mode=1777"),
            "scanner": _in_memory("mode=1777"),
            "counts": _in_memory(f"uid={_uid(place)},mode=0700"),
        },
        "networks": {"inside": {"ipam": {"config": [{"subnet": place["containers"]["network"]}]}}},
        "secrets": {
            name: {"file": f"./secrets/{name}"} for name in ["database_password", _SEAL, *secrets(), *_ARCHIVE]
        },
    }
    return _MADE + str(yaml.safe_dump(said, sort_keys=False, width=110, allow_unicode=True))


def secrets() -> dict[str, str]:
    """The file of each secret setting, with the setting."""
    names = [name for name, said in declarations().items() if said.get("secret") and name not in _NOT_HERE]
    return {name.removeprefix("DARCHA_").lower(): name for name in names}


def settings_to_fill(place: Mapping[str, Any]) -> str:
    """``containers.env``: what is no secret, and what the place alone knows."""
    known = {
        "DARCHA_ENV": "production",
        "DARCHA_HOSTS": place["host"],
        "DARCHA_BASE_URL": f"https://{place['host']}",
        "DARCHA_TRUSTED_PROXIES": place["containers"]["door"],
        "DARCHA_VAR": place["var"],
        "DARCHA_METRICS_DIR": f"/run/{place['counts']}",
        "DARCHA_BACKUP_DIR": place["backups"],
        "DARCHA_CLAMD_SOCKET": f"{_SCANNER}/clamd.ctl",
        "DARCHA_SEAL_P12": f"{_SECRETS}/{_SEAL}",
    }
    lines = [
        "# Made by `make map`; a copy of it is filled in. Secrets stand in files of their own. All: docs/settings.md"
    ]
    for name, said in declarations().items():
        is_asked = said.get("production") == "required" or name in {"DARCHA_SMS_LOGIN", "DARCHA_MAIL_FROM"}
        if name in known or (is_asked and not said.get("secret")):
            lines += [f"# {said['means']}", f"{name}={known.get(name, '')}"]
    return "\n".join(lines) + "\n"


def _services(place: Mapping[str, Any]) -> Part:
    return {
        "database": _database(place),
        "migrate": {**_darcha(place, "migrate"), "restart": "on-failure:5", "depends_on": _when(database="healthy")},
        "web": {
            **_darcha(
                place,
                "serve",
                "--host",
                _OF_THE_CONTAINER,
                "--port",
                str(place["port"]),
                "--workers",
                str(place["workers"]),
            ),
            "healthcheck": _check(*_python(place, "-c", _ANSWERS.format(port=place["port"])), start="60s"),
            "depends_on": _when(migrate="completed_successfully", scanner="started"),
        },
        "worker": {
            **_darcha(place, "worker"),
            "healthcheck": _check(*_python(place, "-m", "darcha.config.readiness"), start="90s", every="60s"),
            "depends_on": _when(migrate="completed_successfully", scanner="started"),
            "stop_grace_period": "30s",
        },
        "backup": {**_darcha(place, "backup"), "restart": "no", "profiles": ["by-hand"]},
        "archive": _archive(place),
        "scanner": _scanner(place, "clamd", network=False),
        "signatures": _scanner(place, "freshclam", network=True),
        "door": _door(place),
    }


def _fenced(place: Mapping[str, Any], **more: Any) -> Part:
    return {
        **more,
        "restart": "unless-stopped",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "tmpfs": ["/tmp:mode=1777"],  # noqa: S108 - inside the container
        "pids_limit": 512,
        "init": True,
        "logging": {"driver": "json-file", "options": {"max-size": "20m", "max-file": "5"}},
    }


def _darcha(place: Mapping[str, Any], *command: str) -> Part:
    return {
        **_fenced(
            place, image="darcha", build=_built("darcha"), command=list(command), user=f"{_uid(place)}:{_uid(place)}"
        ),
        "env_file": [_FILLED_IN],
        "environment": {f"{setting}{IN_A_FILE}": f"{_SECRETS}/{file}" for file, setting in secrets().items()},
        "secrets": [_SEAL, *secrets()],
        "volumes": [
            f"var:{place['var']}",
            f"backups:{place['backups']}",
            f"counts:/run/{place['counts']}",
            f"sockets:{_SOCKETS}",
            f"scanner:{_SCANNER}:ro",
        ],
        "networks": ["inside"],
    }


def _archive(place: Mapping[str, Any]) -> Part:
    said = _darcha(place, "archive", "run")
    return {
        **said,
        "profiles": ["archive"],
        "environment": {
            **said["environment"],
            "DARCHA_ARCHIVE_DIR": place["archive"],
            **{f"{setting}{IN_A_FILE}": f"{_SECRETS}/{file}" for file, setting in _ARCHIVE.items()},
        },
        "secrets": [*said["secrets"], *_ARCHIVE],
        "volumes": [*said["volumes"], f"archive:{place['archive']}"],
        "depends_on": _when(migrate="completed_successfully"),
        "stop_grace_period": "30s",
    }


def _database(place: Mapping[str, Any]) -> Part:
    return {
        **_fenced(place, image=place["containers"]["images"]["database"], user="postgres"),
        "network_mode": "none",  # reached by its socket alone
        "shm_size": "256mb",
        "environment": {
            "POSTGRES_USER": place["user"],
            "POSTGRES_DB": "darcha",
            "POSTGRES_PASSWORD_FILE": f"{_SECRETS}/database_password",
            "POSTGRES_INITDB_ARGS": "--encoding=UTF8 --locale=C.UTF-8 --data-checksums --auth-local=scram-sha-256",
        },
        "secrets": ["database_password"],
        "volumes": ["database:/var/lib/postgresql/data", f"sockets:{_SOCKETS}"],
        "healthcheck": _check("pg_isready", "--host", _SOCKETS, "--username", place["user"], "--dbname", "darcha"),
        "stop_signal": "SIGINT",  # at once and in order: clients are not waited for
        "stop_grace_period": "2m",
    }


def _scanner(place: Mapping[str, Any], program: str, *, network: bool) -> Part:
    image = place["containers"]["images"]["scanner"]
    command = [program, "--foreground", f"--config-file=/etc/darcha/{program}.conf"]
    if program == "freshclam":
        command.insert(1, "--daemon")
    said = {
        **_fenced(place, image=image, user="clamav", entrypoint=command),
        "volumes": [
            f"signatures:/var/lib/clamav{'' if network else ':ro'}",
            *([] if network else [f"scanner:{_SCANNER}"]),
            f"./{program}.conf:/etc/darcha/{program}.conf:ro",
        ],
    }
    if network:
        return said
    check = _check("clamdscan", "--config-file=/etc/darcha/clamd.conf", "--ping=1", start="10m")
    return {**said, "network_mode": "none", "healthcheck": check}


def scanner_files() -> dict[str, str]:
    """What clamd and freshclam read. clamd finds no signatures at the very first start, ends, and is started again."""
    return {
        "clamd.conf": f"{_MADE}Foreground yes\nDatabaseDirectory /var/lib/clamav\nLocalSocket {_SCANNER}/clamd.ctl\n"
        "LocalSocketMode 666\nFixStaleSocket yes\nStreamMaxLength 12M\nConcurrentDatabaseReload no\n",
        "freshclam.conf": f"{_MADE}Foreground yes\nDatabaseDirectory /var/lib/clamav\n"
        "DatabaseMirror database.clamav.net\nChecks 12\n",
    }


def _door(place: Mapping[str, Any]) -> Part:
    return {
        **_fenced(place, image="darcha-door", build=_built("door")),
        "ports": ["80:80", "443:443", "443:443/udp"],
        "cap_add": ["NET_BIND_SERVICE"],  # which its program carries: without it the kernel does not start it
        "sysctls": {"net.ipv4.ip_unprivileged_port_start": "0"},
        "volumes": ["./Caddyfile.containers:/etc/caddy/Caddyfile:ro", "door:/var/lib/caddy"],
        "networks": {"inside": {"ipv4_address": place["containers"]["door"]}},
        "healthcheck": _check("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/"),
        "depends_on": _when(web="started"),
    }


def _in_memory(options: str) -> Part:
    """Shared by the containers that mount it, gone with the last of them."""
    return {"driver_opts": {"type": "tmpfs", "device": "tmpfs", "o": options}}


def _built(target: str) -> Part:
    return {"context": "..", "dockerfile": "deploy/Dockerfile", "target": target}


def _python(place: Mapping[str, Any], *arguments: str) -> list[str]:
    return [f"{place['program']}/.venv/bin/python", *arguments]


def _check(*command: str, start: str = "20s", every: str = "30s") -> Part:
    return {"test": ["CMD", *command], "interval": every, "timeout": "10s", "retries": 3, "start_period": start}


def _when(**others: str) -> Part:
    return {name: {"condition": f"service_{state}"} for name, state in others.items()}


def _uid(place: Mapping[str, Any]) -> int:
    return int(place["containers"]["uid"])
