"""A small file system of our own in a file, that can lose its power or be full. Needs root and loop devices."""

import contextlib
import fcntl
import os
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .frame import NotHere

SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
NO_LOG_FLUSH = 2  # what is not on the disk yet never will be: as when the power goes


class LoopDisk:
    """Mounted ext4. Raises NotHere where the machine does not allow it."""

    def __init__(self, image: Path, mounted: Path, megabytes: int) -> None:
        self.image, self.mounted = image, mounted
        mounted.mkdir()
        with image.open("wb") as made:
            made.truncate(megabytes * 1024 * 1024)
        try:
            subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)
            self.mount()
        except (OSError, subprocess.CalledProcessError) as error:
            raise NotHere("no loop-mounted ext4 (root, mkfs.ext4 and a loop device)") from error

    def mount(self) -> None:
        """After a cut this replays the file system's own journal."""
        subprocess.run(["mount", "-o", "loop", str(self.image), str(self.mounted)], check=True, capture_output=True)
        self.mounted.chmod(0o755)

    def cut_power(self) -> None:
        """Nothing reaches the disk from here on."""
        handle = os.open(self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        except OSError as error:
            raise NotHere("no shutdown ioctl of ext4") from error
        finally:
            os.close(handle)

    def unmount(self) -> None:
        """Everybody who used it must have ended."""
        subprocess.run(["umount", str(self.mounted)], check=True, capture_output=True)


@contextlib.contextmanager
def loop_disk(home: Path, megabytes: int) -> Iterator[LoopDisk]:
    """Unmounted at the end, whoever still held it."""
    disk = LoopDisk(home / "disk.img", home / "disk", megabytes)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk.mounted)], check=False, capture_output=True)
