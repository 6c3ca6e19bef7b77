"""What `make map` writes into deploy/: declared settings alone, units that systemd can read."""

import shutil
import subprocess

import pytest
import yaml

from darcha.config.declared import declarations
from darcha.config.deploy.containers import secrets
from darcha.config.deploy.files import FOLDER, deploy_files, place

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
@pytest.mark.parametrize("name", ["Caddyfile", "Caddyfile.containers"])
def test_caddy_can_read_its_own(tmp_path, name):
    file = tmp_path / "Caddyfile"
    file.write_text(FILES[name], "utf-8")
    done = subprocess.run(
        ["caddy", "adapt", "--config", str(file), "--adapter", "caddyfile"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


COMPOSE = yaml.safe_load(FILES["compose.yaml"])
CONTAINERS = COMPOSE["services"]


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_may_do_what_it_must_and_nothing_else(name):
    said = CONTAINERS[name]
    assert said["read_only"] is True and said["cap_drop"] == ["ALL"]
    assert said["security_opt"] == ["no-new-privileges:true"]
    assert said.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "door" else [])
    assert not {"privileged", "pid", "ipc", "devices", "extra_hosts"} & set(said)
    assert said.get("network_mode") == ("none" if name in {"database", "scanner"} else None)
    assert ("ports" in said) is (name == "door")


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_container_runs_as_root(name):
    target = FILES["Dockerfile"].partition(" AS door\n")[2]
    assert str(CONTAINERS[name].get("user", "root" if name != "door" else "")) not in {"root", "0", "0:0"}
    assert name != "door" or f"USER {place()['containers']['uid']}:" in target


def test_every_volume_and_secret_is_declared_and_every_file_is_there():
    for said in CONTAINERS.values():
        for mounted in said.get("volumes", []):
            source = mounted.split(":")[0]
            assert source in COMPOSE["volumes"] or source.removeprefix("./") in FILES, source
        assert set(said.get("secrets", [])) <= set(COMPOSE["secrets"])
        assert not {value for value in said.get("environment", {}).values() if "SECRET" in value}


def test_every_secret_of_ours_comes_out_of_a_file():
    given = CONTAINERS["web"]["environment"]
    assert given == {f"{name}_FILE": f"/run/secrets/{file}" for file, name in secrets().items()}
    written = {line.split("=")[0] for line in FILES["containers.env"].splitlines() if not line.startswith("#")}
    assert not {name for name, said in declarations().items() if said.get("secret")} & written
    needed = {name for name, said in declarations().items() if said.get("production") == "required"}
    assert needed <= written | set(secrets().values())
    assert {"containers.env", "installation.env", "secrets"} == {
        "containers.env",
        *(
            name.split("/")[1]
            for name in (FOLDER.parent / ".gitignore").read_text("utf-8").split()
            if "deploy/" in name
        ),
    }


def test_the_database_is_reached_by_its_socket_alone():
    sockets = [mounted.split(":")[1] for mounted in CONTAINERS["database"]["volumes"] if mounted.startswith("sockets")]
    assert f"sockets:{sockets[0]}" in CONTAINERS["web"]["volumes"]
    assert "--auth-local=scram-sha-256" in CONTAINERS["database"]["environment"]["POSTGRES_INITDB_ARGS"]


def test_the_door_s_word_on_where_people_come_from_is_believed_and_nobody_else_s():
    door = CONTAINERS["door"]["networks"]["inside"]["ipv4_address"]
    assert f"DARCHA_TRUSTED_PROXIES={door}\n" in FILES["containers.env"]
    assert f"reverse_proxy web:{place()['port']}" in FILES["Caddyfile.containers"]


def test_the_image_is_made_of_what_is_there():
    lines = FILES["Dockerfile"].splitlines()
    copied = [name for line in lines if line.startswith("COPY") and "--from" not in line for name in line.split()[1:-1]]
    assert copied and all((FOLDER.parent / name).exists() for name in copied)
    kept = {line[1:] for line in FILES["Dockerfile.dockerignore"].splitlines() if line.startswith("!")}
    assert kept == set(copied)


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not on this machine")
def test_compose_can_read_it(tmp_path):
    (tmp_path / "secrets").mkdir()
    for name in COMPOSE["secrets"]:
        (tmp_path / "secrets" / name).touch()
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "installation.env").write_text(FILES["containers.env"], "utf-8")
    done = subprocess.run(
        ["docker-compose", "-f", str(tmp_path / "compose.yaml"), "config", "-q"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint is not on this machine")
def test_hadolint_finds_nothing(tmp_path):
    file = tmp_path / "Dockerfile"
    file.write_text(FILES["Dockerfile"], "utf-8")
    done = subprocess.run(["hadolint", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
