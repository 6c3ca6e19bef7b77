"""What the rig reads of processes."""

import os
import subprocess
import sys

from bench.memory import cpu_seconds, family, megabytes, memory_of


def test_a_family_is_a_process_and_all_below_it():
    child = subprocess.Popen([sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"], stdout=-1)
    try:
        assert child.stdout is not None and child.stdout.readline()
        assert {os.getpid(), child.pid} <= set(family(os.getpid()))
        assert memory_of(os.getpid()) > megabytes(child.pid) > 1
    finally:
        child.kill()
        child.wait()


def test_processor_time_only_grows():
    before = cpu_seconds(os.getpid())
    assert sum(range(3_000_000)) and cpu_seconds(os.getpid()) >= before > 0
