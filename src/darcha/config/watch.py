"""What an operator watches beside the connectors: disks, backups, clocks, queues, and whether anything is written."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Min

from darcha.ground import clock, read_only
from darcha.ground.models import OutboxEvent
from darcha.kernel.notifications import api as notifications

from .archive.place import followed
from .backup.manifest import NoBackup, newest, read

CLOCK_PATIENCE = timedelta(seconds=2)
OUTBOX_PATIENCE = timedelta(minutes=10)
A_DAY = timedelta(days=1)
SLOT_BYTES = 256 * 1024 * 1024
_PAGES = """
SELECT current_setting('data_checksums'), checksum_failures, checksum_last_failure,
       (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::bigint FROM pg_replication_slots
         WHERE slot_name = 'darcha_archive'),
       (SELECT bool_or(active) FROM pg_replication_slots WHERE slot_name = 'darcha_archive')
  FROM pg_stat_database WHERE datname = current_database()
"""
_CHANNELS = {"sms": "DARCHA_SMS_CONNECTOR and its login", "email": "DARCHA_MAIL_URL"}


def surroundings() -> Iterator[str]:
    """What can be said without a database."""
    yield from _standing()
    yield from full_disks(read_only.disks())
    for folder in read_only.unseen_disks():
        yield f"DARCHA_DATABASE_DISKS names {folder}, which Darcha may not look at: name the one above it."
    if settings.DARCHA_ENV == "production":
        yield from old_backup(settings.DARCHA_BACKUP_DIR, clock.now())
        if settings.DARCHA_ARCHIVE_DIR:
            yield from old_base(Path(settings.DARCHA_ARCHIVE_DIR), clock.now())


def queues() -> Iterator[str]:
    """What the database knows: its clock, what waits to be told, what does not leave."""
    with connection.cursor() as cursor:
        before = clock.machine()
        cursor.execute("SELECT clock_timestamp()")
        apart = clock.apart(before, cursor.fetchone()[0], clock.machine())
    yield from skewed(apart)
    yield from waiting_events(clock.now())
    yield from unsent_messages()
    yield from unproven_messages(clock.now())


def pages() -> Iterator[str]:
    """Whether the database notices rot, whether it has, and whether it fills its disk for an archive that is gone."""
    checked, failures, last, behind, follows = _pages()
    if checked != "on":
        yield (
            "The database has no checksums: rot would be read as if it were true. Stop it, `pg_checksums --enable`, "
            "start it (docs/operate/backup.md, Rot)."
        )
    if failures and last:
        yield (
            f"{failures} pages of the database were read and are not what was written, the last on "
            f"{clock.parse(last):%d.%m.%Y %H:%M}: restore it on another disk (docs/operate/backup.md, Rot)."
        )
    if settings.DARCHA_ARCHIVE_DIR and not follows:
        yield (
            "No archive follows the database: what is committed now could not be brought back. `systemctl status "
            "darcha-archive`."
        )
    if behind is not None and behind > SLOT_BYTES:
        yield (
            f"The archive is {behind // 1_000_000} MB behind, and the database keeps them for it: `systemctl status "
            "darcha-archive`."
        )


def full_disks(found: dict[Path, float]) -> Iterator[str]:
    """Each that is fuller than it should be; one disk is named once."""
    said = set()
    for folder, percent in found.items():
        if percent >= settings.DARCHA_DISK_ALARM and (device := folder.stat().st_dev) not in said:
            said.add(device)
            yield (
                f"The disk of {folder} is {percent:.0f}% full: make room. At {settings.DARCHA_DISK_READ_ONLY}% nothing "
                "is written any more."
            )


def old_backup(folder: Path, now: datetime) -> Iterator[str]:
    """None, or none that is young enough."""
    try:
        found = newest(folder)
        made_at = read(found).made_at
    except NoBackup as none:
        yield f"{none} Make one: `darcha backup`, and see to its timer (docs/operate/backup.md)."
        return
    hours = (now - made_at).total_seconds() / 3600
    if hours > settings.DARCHA_BACKUP_HOURS:
        yield (
            f"The newest backup is {hours:.0f} hours old ({found}): `systemctl status darcha-backup`, then "
            "`darcha backup`."
        )


def old_base(archive: Path, now: datetime) -> Iterator[str]:
    """The longer ago, the longer a restore replays; without any there is no way back to an instant. A folder that was
    begun anew needs one of its own: from those of the folder before, its changes cannot be replayed."""
    servers = followed(archive)
    without = [one.home for one in servers if not one.bases()]
    for folder in without if servers else [archive]:
        yield f"There is no base in {folder}: `systemctl start darcha-base`, and see to its timer."
    last = max((base.ended_at for one in servers for base in one.bases()), default=None)
    if last is not None and (hours := (now - last).total_seconds() / 3600) > settings.DARCHA_BACKUP_HOURS:
        yield f"The newest base of the archive is {hours:.0f} hours old: `systemctl status darcha-base`."


def skewed(apart: timedelta) -> Iterator[str]:
    """How far the database's clock is from ours."""
    if apart > CLOCK_PATIENCE:
        yield (
            f"The clocks of this machine and of the database are {apart.total_seconds():.0f} seconds apart: terms and "
            "numbers would bear wrong times. `timedatectl` on both. From 30 seconds on nothing is numbered."
        )


def waiting_events(now: datetime) -> Iterator[str]:
    """Facts of which other rooms were not told: papers not made, people not told."""
    oldest = OutboxEvent.objects.filter(delivered_at=None).aggregate(at=Min("at"))["at"]
    if oldest is not None and now - oldest > OUTBOX_PATIENCE:
        count = OutboxEvent.objects.filter(delivered_at=None).count()
        yield (
            f"{count} events wait to be delivered, the oldest since {clock.parse(oldest):%d.%m.%Y %H:%M}: is the "
            "worker running, and has it failed jobs (`darcha jobs failed`)?"
        )


def unsent_messages() -> Iterator[str]:
    """By channel, when a gateway was tried in vain."""
    for one in notifications.stuck_deliveries():
        yield (
            f"{one.count} messages by {one.channel} do not leave, the oldest of "
            f"{clock.parse(one.since):%d.%m.%Y %H:%M}: "
            f"see {_CHANNELS[one.channel]}, and whether the gateway is well. They are tried again by themselves."
        )


def unproven_messages(now: datetime) -> Iterator[str]:
    """By gateway, of the last day: they are in nobody's queue any more."""
    for one in notifications.unproven_deliveries(now - A_DAY):
        yield (
            f"{one.count} messages by {one.channel} may not have arrived: {one.gateway} got them within the last day "
            "and did not say what became of them. They are not sent again; the notices stand in the cabinets. Look for "
            "them in its own list of messages, and ask it why (docs/operate/troubles.md, Messages in doubt)."
        )


def _pages() -> tuple[str, int | None, datetime | None, int | None, bool]:
    with connection.cursor() as cursor:
        cursor.execute(_PAGES)
        checked, failures, last, behind, follows = cursor.fetchone()
    return checked, failures, last, behind, bool(follows)


def _standing() -> Iterator[str]:
    on = read_only.standing()
    if on is None:
        return
    if on.by == "disk":
        yield (
            f"Nothing is written: a disk is more than {settings.DARCHA_DISK_READ_ONLY}% full. Make room, and it ends "
            "by itself."
        )
    else:
        yield f"Nothing is written{f' ({on.why})' if on.why else ''}: `darcha readonly off` ends it."
