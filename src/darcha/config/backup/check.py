"""Is a backup whole, and can this installation open it? Touches neither the database nor the files of anybody."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import manifest
from .files import hash_of, read_list
from .manifest import DUMP, FILES, LIST, Manifest
from .tools import ToolFailed, run, tool

_NAMED = 5


def wrong_with(folder: Path, said: Manifest) -> Iterator[str]:
    """One sentence for each thing that is wrong, with what to do; none when it is whole."""
    yield from _dump(folder, said)
    yield from _files(folder, said)


def missing_keys(said: Manifest, ring: str, index_key: str) -> Iterator[str]:
    """Can it be opened here?"""
    if unlike := manifest.unlike_keys(said.keys, manifest.names_of_keys(ring, index_key)):
        yield (
            f"This installation has not the keys it was sealed with: {', '.join(unlike)} of DARCHA_KEY_RING or "
            "DARCHA_INDEX_KEY is missing or another. Take them from the copy of the settings of that day."
        )


def lacking(said: Manifest) -> Iterator[str]:
    """What was lost or rotten already when it was made; a backup cannot know better, but says so."""
    if said.lacking:
        yield (
            f"{len(said.lacking)} files that the database names were missing or damaged already when it was made "
            f"({_some(said.lacking)}): an earlier backup may have them whole. `darcha files check`."
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")


def _dump(folder: Path, said: Manifest) -> Iterator[str]:
    dump = folder / DUMP
    if not dump.exists():
        yield f"{DUMP} is missing: use another backup."
    elif hash_of(dump) != said.dump_sha256:
        yield f"{DUMP} is not what was written ({said.made_at:%d.%m.%Y %H:%M}): it was damaged; use another backup."
    else:
        try:
            run(
                tool("pg_restore", int(said.postgresql.split(".", maxsplit=1)[0])),
                "--list",
                str(dump),
                environment=os.environ,
            )
        except ToolFailed as failed:
            yield f"{DUMP} cannot be read back ({failed}): use another backup."


def _files(folder: Path, said: Manifest) -> Iterator[str]:
    if not (folder / LIST).exists() or hash_of(folder / LIST) != said.files_sha256:
        yield f"{LIST} is missing or was altered: use another backup."
        return
    bad = [one.name for one in read_list(folder) if not _is_whole(folder / FILES / one.name, one.sha256)]
    if bad:
        yield f"{len(bad)} of {said.files} files are missing or damaged ({_some(bad)}): take them from another backup."


def _is_whole(file: Path, digest: str) -> bool:
    try:
        return hash_of(file) == digest
    except OSError:
        return False
