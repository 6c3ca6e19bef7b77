"""A throw-away authority in memory, for tests: real keys and certificates, gone with the process."""

import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from darcha.ground import clock

from .adapter import certificate, load_signer
from .certificates import make_demo_authority


class ThrowAwayAuthority:
    """Made on first use; two of them do not trust each other."""

    demo = True

    @cached_property
    def _made(self) -> tuple[Any, tuple[Any, ...]]:
        root, bundle = make_demo_authority(clock.now())
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "seal.p12"
            place.write_bytes(bundle)
            return load_signer(place, None), (certificate(root),)

    def signer(self) -> Any:
        return self._made[0]

    def roots(self) -> Sequence[Any]:
        return self._made[1]
