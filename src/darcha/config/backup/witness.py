"""Is what comes back the same history that an earlier backup saw? Counts lines of the journal by day; reads none."""

from collections.abc import Iterator
from pathlib import Path

from .manifest import Manifest, NoBackup, finished, read

_NAMED = 3


def lost_since(said: Manifest, backups: Path) -> Iterator[str]:
    """A sentence when the newest backup from before this moment had lines that this one has not. Only a restore to an
    older moment in between explains that, and it left its own line."""
    earlier = None
    for folder in finished(backups):
        try:
            one = read(folder)
        except NoBackup:
            continue
        if one.made_at < said.made_at:
            earlier = one
    if earlier is None:
        return
    had, has = earlier.census.journal, said.census.journal
    if days := [f"{day}: {has.get(day, 0)} of {lines}" for day, lines in had.items() if has.get(day, 0) < lines]:
        more = " ..." if len(days) > _NAMED else ""
        yield (
            f"The backup of {earlier.made_at:%d.%m.%Y %H:%M} knew lines of the journal that are not here "
            f"({'; '.join(days[:_NAMED])}{more}). If no line installation.restored lies between, somebody removed "
            "them."
        )
