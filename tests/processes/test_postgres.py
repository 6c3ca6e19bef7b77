"""The embedded server: where it lives, what becomes of a half-made cluster, and that tests leave none behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from darcha.config import postgres
from darcha.config.environment import PROJECT_DIR
from darcha.config.postgres import Cluster, cluster_at

from .running import bare_environment, processes_of, wait_for

pytestmark = pytest.mark.loopback
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that ``nobody`` may enter, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="darcha-pg-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def _serves(cluster: Cluster) -> bool:
    process = cluster.start(durable=False)
    try:
        cluster.wait(process)
        cluster.create_database()
        return True
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def test_it_serves_where_it_was_wanted(folder):
    cluster, said = cluster_at(folder / "pg")
    cluster.initialise()
    assert said is None
    assert cluster.home == folder / "pg"
    assert (cluster.home.stat().st_mode & 0o777, cluster.socket_dir.stat().st_mode & 0o777) == (0o700, 0o700)
    assert _serves(cluster)


@as_root
def test_where_nobody_may_enter_it_lives_elsewhere_and_says_so(folder):
    hidden, elsewhere = folder / "hidden", folder / "lib"
    hidden.mkdir(mode=0o700)
    cluster, said = cluster_at(hidden / "postgres", elsewhere_in=elsewhere)
    assert said is not None
    assert str(cluster.home) in said
    assert cluster.home.is_relative_to(elsewhere)
    assert cluster_at(hidden / "postgres", elsewhere_in=elsewhere)[0] == cluster
    assert cluster_at(hidden / "another", elsewhere_in=elsewhere)[0].home != cluster.home
    cluster.initialise()
    assert _serves(cluster)


@as_root
def test_the_server_has_none_of_roots_groups(folder):
    cluster, _ = cluster_at(folder / "pg")
    cluster.initialise()
    process = cluster.start(durable=False)
    try:
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        groups = next(line for line in status.splitlines() if line.startswith("Gid:"))
        more = next(line for line in status.splitlines() if line.startswith("Groups:"))
        assert "0" not in groups.split()[1:]
        assert more.split()[1:] == []
    finally:
        process.kill()
        process.wait()


def test_a_folder_too_deep_for_a_socket_has_it_in_the_temporary_folder(folder):
    deep = folder / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    cluster, _ = cluster_at(deep / "pg")
    assert not cluster.socket_dir.is_relative_to(folder)
    try:
        cluster.initialise()
        assert _serves(cluster)
    finally:
        shutil.rmtree(cluster.socket_dir)


def test_the_longest_path_that_stays_is_short_enough_for_the_kernel(folder):
    for length in range(40, 110):
        cluster = Cluster(Path("/" + "d" * length), Path("/bin"), None)
        assert len(os.fsencode(cluster.socket_dir / ".s.PGSQL.5432.lock")) <= 107


def test_a_socket_folder_of_somebody_else_is_refused(folder):
    (folder / "pg").mkdir()
    (folder / "pg" / "socket").symlink_to(folder)
    cluster, _ = cluster_at(folder / "pg")
    with pytest.raises(PermissionError, match="socket"):
        cluster.initialise()


def test_a_half_made_cluster_is_made_again(folder):
    cluster, _ = cluster_at(folder / "pg")
    cluster.initialise()
    (cluster.data / "darcha-ready").unlink()
    shutil.rmtree(cluster.data / "global")
    cluster.initialise()
    assert _serves(cluster)


@pytest.mark.parametrize("left", ["{pid}\n{data}\n", "", "\x00\x00\n"], ids=["another's", "empty", "zeroes"])
def test_a_pid_file_of_a_dead_server_is_forgotten_even_when_its_number_lives(folder, left):
    cluster, _ = cluster_at(folder / "pg")
    cluster.initialise()
    (cluster.data / "postmaster.pid").write_text(left.format(pid=os.getpid(), data=cluster.data), "utf-8")
    cluster.end_leftover()
    assert not (cluster.data / "postmaster.pid").exists()


def test_a_server_that_outlived_its_starter_is_ended(folder):
    cluster, _ = cluster_at(folder / "pg")
    cluster.initialise()
    process = cluster.start(durable=False)
    cluster.wait(process)
    cluster.end_leftover()
    assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("how", ["passes", "fails", "no such option", "killed"])
def test_tests_leave_neither_server_nor_folder_behind(folder, how):
    test = folder / "test_one.py"
    body = {"fails": "assert False", "killed": "import os; os.kill(os.getpid(), 9)"}.get(how, "pass")
    test.write_text(f"def test_one():\n    {body}\n", "utf-8")
    options = ["--no-such-option"] if how == "no such option" else []
    environment = bare_environment() | {"TMPDIR": str(folder)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        str(PROJECT_DIR / "pyproject.toml"),
    ]
    subprocess.run(
        [*command, *options, str(test)], env=environment, cwd=PROJECT_DIR, capture_output=True, check=False, timeout=280
    )
    wait_for(lambda: not list(processes_of(folder)), "the end of the server")
    left = [path.name for path in folder.iterdir() if path.name.startswith("darcha-test-")]
    if how == "killed":
        assert len(left) == 1
        subprocess.run(
            [*command, "--no-such-option"], env=environment, cwd=PROJECT_DIR, capture_output=True, check=False
        )
        left = [path.name for path in folder.iterdir() if path.name.startswith("darcha-test-")]
    assert left == [], "the next run clears away what a killed one left"


def test_the_wheel_is_found():
    assert (postgres.wheel_binaries() / "initdb").exists()
