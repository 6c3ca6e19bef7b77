"""What `make map` writes into deploy/: declared settings alone, units that systemd can read."""

import shutil
import subprocess

import pytest

from darcha.config.declared import declarations
from darcha.config.deploy.files import deploy_files, place

FILES = {path.name: content for path, content in deploy_files().items()}
SERVICES = [name for name in FILES if name.endswith(".service")]


def test_every_setting_that_production_asks_for_is_there_and_none_is_invented():
    names = {line.split("=")[0] for line in FILES["darcha.env"].splitlines() if line and not line.startswith("#")}
    assert names <= set(declarations())
    assert {name for name, said in declarations().items() if said.get("production") == "required"} <= names


def test_no_secret_is_in_any_of_them():
    given = dict(line.split("=", 1) for line in FILES["darcha.env"].splitlines() if line and not line.startswith("#"))
    secret = {name for name, said in declarations().items() if said.get("secret")} - {"DATABASE_URL"}
    assert {name: given[name] for name in secret & given.keys() if given[name]} == {}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_writes_where_it_must_and_nowhere_else(name):
    lines = FILES[name].splitlines()
    assert {"ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "UMask=0077"} <= set(lines)
    (writes,) = [line for line in lines if line.startswith("ReadWritePaths=")]
    assert (place()["backups"] in writes) is (name == "darcha-backup.service")
    assert (place()["archive"] in writes) is (name in {"darcha-archive.service", "darcha-base.service"})


def test_only_the_archive_knows_the_role_that_may_replicate():
    knows = {name for name, content in FILES.items() if place()["archive_environment"] in content}
    assert knows == {"darcha-archive.service", "darcha-base.service"}


def test_each_server_keeps_its_counts_in_a_folder_of_its_own_in_memory():
    given = dict(line.split("=", 1) for line in FILES["darcha.env"].splitlines() if line and not line.startswith("#"))
    for kind in ("web", "worker"):
        assert f"RuntimeDirectory={place()['counts']}/{kind}" in FILES[f"darcha-{kind}.service"].splitlines()
    assert given["DARCHA_METRICS_DIR"] == f"/run/{place()['counts']}"


def test_figures_do_not_leave_by_the_door():
    lines = [line.strip() for line in FILES["Caddyfile"].splitlines()]
    assert lines.index("respond @figures 404") == lines.index("@figures path /metrics") + 1
    assert lines.index("@figures path /metrics") < lines.index("reverse_proxy 127.0.0.1:8000 {")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_can_read_them(tmp_path):
    program = tmp_path / "darcha"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name, content in FILES.items():
        if name.endswith((".service", ".timer")):
            (tmp_path / name).write_text(content.replace(f"{place()['program']}/.venv/bin/darcha", str(program)))
    units = [str(path) for path in tmp_path.iterdir() if path.suffix in {".service", ".timer"}]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert not [line for line in done.stderr.splitlines() if "darcha" in line], done.stderr


@pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not on this machine")
def test_caddy_can_read_its_own(tmp_path):
    file = tmp_path / "Caddyfile"
    file.write_text(FILES["Caddyfile"], "utf-8")
    done = subprocess.run(
        ["caddy", "adapt", "--config", str(file), "--adapter", "caddyfile"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
